import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  ImageRun,
  type ISectionOptions,
  LineRuleType,
  NumberFormat,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";
import { longDate } from "../../lib/dates.ts";
import type { Block, Letterhead, Paper, Signature, Text } from "../../paper.ts";

// Nghị định 30/2020/NĐ-CP, Phụ lục I: A4; margins top and bottom 20–25, left 30–35, right 15–20 mm; Times New Roman 13–14;
// the page number in the middle of the upper margin, not on the first page.
const font = "Times New Roman";
const size = { body: 28, head: 24, table: 26, small: 22, recipients: 24 };
const mm = (n: number) => Math.round((n / 25.4) * 1440);
const page = { width: mm(210), height: mm(297), top: mm(20), bottom: mm(20), left: mm(30), right: mm(18) };
const textWidth = page.width - page.left - page.right;

const none = { style: BorderStyle.NONE, size: 0, color: "FFFFFF" };
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };
const thin = { style: BorderStyle.SINGLE, size: 4, color: "000000" };

function runs(
  text: Text,
  options: { size?: number; bold?: boolean; italics?: boolean; allCaps?: boolean } = {},
): ParagraphChild[] {
  const pieces = typeof text === "string" ? [{ text }] : text;
  return pieces.flatMap((run) =>
    run.text.split("\n").map(
      (line, index) =>
        new TextRun({
          text: line,
          ...(index > 0 ? { break: 1 } : {}),
          font,
          size: options.size ?? size.body,
          bold: options.bold ?? ("bold" in run && run.bold),
          italics: options.italics ?? ("italic" in run && run.italic),
        }),
    ),
  );
}

const centred = (text: string, options: { size?: number; bold?: boolean; italics?: boolean } = {}) =>
  new Paragraph({ alignment: AlignmentType.CENTER, children: runs(text, options) });

/** The rule under a line of the head: a bordered empty paragraph as wide as the share of its cell. */
const rule = (cellWidth: number, share: number) =>
  new Paragraph({
    indent: { left: Math.round((cellWidth * (1 - share)) / 2), right: Math.round((cellWidth * (1 - share)) / 2) },
    border: { top: { style: BorderStyle.SINGLE, size: 6, color: "000000", space: 1 } },
    spacing: { before: 60, line: 120, lineRule: LineRuleType.EXACT },
    children: [],
  });

function head(letterhead: Letterhead): (Paragraph | Table)[] {
  const left = Math.round(textWidth * 0.4);
  const right = textWidth - left;
  const cell = (width: number, children: Paragraph[]) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      borders: noBorders,
      margins: { left: 0, right: 0 },
      children,
    });
  const dateLine = letterhead.date
    ? `${letterhead.place}, ${longDate(letterhead.date)}`
    : letterhead.date === null
      ? `${letterhead.place}, ngày      tháng      năm        `
      : "";
  const numberLine = letterhead.number === null ? "" : (letterhead.number ?? "Số:          ");
  return [
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: [left, right],
      borders: noBorders,
      rows: [
        new TableRow({
          children: [
            cell(left, [
              ...(letterhead.superior ? [centred(letterhead.superior.toUpperCase(), { size: size.head })] : []),
              ...letterhead.issuer
                .split("\n")
                .map((line) => centred(line.toUpperCase(), { size: size.head, bold: true })),
              rule(left, 0.4),
            ]),
            cell(right, [
              centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", { size: size.head, bold: true }),
              centred("Độc lập - Tự do - Hạnh phúc", { size: size.table, bold: true }),
              rule(right, 0.62),
            ]),
          ],
        }),
        ...(numberLine || dateLine
          ? [
              new TableRow({
                children: [
                  cell(left, [centred(numberLine, { size: size.table })]),
                  cell(right, [centred(dateLine, { size: size.table, italics: true })]),
                ],
              }),
            ]
          : []),
      ],
    }),
  ];
}

function title(paper: Paper): Paragraph[] {
  if (!paper.kind) return [];
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 280, after: 40 },
      children: runs(paper.kind, { bold: true }),
    }),
    ...(paper.subject
      ? [
          new Paragraph({ alignment: AlignmentType.CENTER, children: runs(paper.subject, { bold: true }) }),
          ...(paper.annexOf ? [centred(`(Kèm theo ${paper.annexOf})`, { italics: true })] : []),
          rule(textWidth, 0.28),
        ]
      : []),
    new Paragraph({ spacing: { line: 160, lineRule: LineRuleType.EXACT }, children: [] }),
  ];
}

const align = {
  justify: AlignmentType.JUSTIFIED,
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
};

/** What stands around a block: a table needs air above it, and the last lines go with the signature. */
interface Place {
  isBeforeTable: boolean;
  isLast: boolean;
}

function block(part: Block, { isBeforeTable, isLast }: Place): Paragraph | Table {
  const after = isBeforeTable ? 120 : 0;
  switch (part.type) {
    case "paragraph":
      return new Paragraph({
        alignment: align[part.align ?? "justify"],
        indent: (part.indent ?? part.align === undefined) ? { firstLine: mm(10) } : undefined,
        spacing: { before: 120, after, line: 288 },
        keepNext: part.keepNext ?? (isBeforeTable || isLast),
        keepLines: isLast,
        children: runs(part.text),
      });
    case "heading":
      return new Paragraph({
        alignment: AlignmentType.JUSTIFIED,
        indent: { firstLine: mm(10) },
        spacing: { before: 160, after, line: 288 },
        keepNext: true,
        children: runs(part.text, { bold: true }),
      });
    case "item":
      return new Paragraph({
        alignment: AlignmentType.JUSTIFIED,
        indent: { firstLine: mm(part.level === 2 ? 15 : 10) },
        spacing: { before: 80, after, line: 288 },
        keepNext: isBeforeTable || isLast,
        keepLines: isLast,
        children: runs(prefixed(part.text, part.level === 2 ? "+ " : "- ")),
      });
    case "table":
      return table(part);
    case "picture":
      return new Paragraph({
        alignment: align[part.align ?? "center"],
        spacing: { before: 120 },
        children: [
          new ImageRun({
            type: "png",
            data: part.png,
            // The library counts in pixels of 96 to the inch.
            transformation: {
              width: Math.round((part.width / 25.4) * 96),
              height: Math.round((part.height / 25.4) * 96),
            },
            altText: { name: part.alt, title: part.alt, description: part.alt },
          }),
        ],
      });
    case "pageBreak":
      return new Paragraph({ children: [new PageBreak()] });
  }
}

const prefixed = (text: Text, prefix: string): Text =>
  typeof text === "string" ? prefix + text : [{ text: prefix }, ...text];

function table({ columns, rows, size: points }: Extract<Block, { type: "table" }>): Table {
  const letters = points ? points * 2 : size.table;
  const widths = columns.map(({ width }) => Math.round((textWidth * width) / 100));
  // A short table stays on one page, of a long one the last lines stay together: no total stands alone overleaf.
  const stays = (row: number) => row < rows.length - 1 && (rows.length <= 8 || row >= rows.length - 4);
  const cell = (text: Text, index: number, isHead: boolean, keepNext: boolean) =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      verticalAlign: isHead ? VerticalAlign.CENTER : VerticalAlign.TOP,
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      children: [
        new Paragraph({
          alignment: isHead ? AlignmentType.CENTER : align[columns[index]?.align ?? "left"],
          keepNext,
          children: runs(text, { size: letters, ...(isHead ? { bold: true } : {}) }),
        }),
      ],
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    borders: { top: thin, bottom: thin, left: thin, right: thin, insideHorizontal: thin, insideVertical: thin },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map((column, index) => cell(column.title, index, true, true)),
      }),
      ...rows.map(
        (row, n) =>
          new TableRow({ cantSplit: true, children: row.map((text, index) => cell(text, index, false, stays(n))) }),
      ),
    ],
  });
}

function foot(signatures: Signature[], recipients: string[]): (Paragraph | Table)[] {
  if (signatures.length === 0 && recipients.length === 0) return [];
  const one = signatures.length < 2;
  const columns = one
    ? [Math.round(textWidth * 0.48), Math.round(textWidth * 0.52)]
    : signatures.map(() => Math.round(textWidth / signatures.length));
  const cell = (index: number, children: Paragraph[]) =>
    new TableCell({
      width: { size: columns[index] ?? 0, type: WidthType.DXA },
      borders: noBorders,
      margins: { left: 0, right: 0 },
      children,
    });
  const sign = ({ capacity, name }: Signature) => [
    ...capacity.map(
      (line) =>
        new Paragraph({ alignment: AlignmentType.CENTER, keepNext: true, children: runs(line, { bold: true }) }),
    ),
    ...[0, 1, 2, 3].map(() => new Paragraph({ keepNext: true, children: runs(" ") })),
    centred(name, { bold: true }),
  ];
  const noted = [
    ...(recipients.length > 0
      ? [
          new Paragraph({
            keepNext: true,
            spacing: { before: one ? 0 : 240 },
            children: runs("Nơi nhận:", { size: size.recipients, bold: true, italics: true }),
          }),
        ]
      : []),
    ...recipients.map(
      (line, index) =>
        new Paragraph({
          keepNext: true,
          children: runs(`- ${line}${index === recipients.length - 1 ? "." : ";"}`, { size: size.small }),
        }),
    ),
  ];
  const cells = one
    ? [
        cell(0, noted.length > 0 ? noted : [new Paragraph({})]),
        cell(1, signatures[0] ? sign(signatures[0]) : [new Paragraph({})]),
      ]
    : signatures.map((signature, index) => cell(index, sign(signature)));
  return [
    new Paragraph({ spacing: { before: 120 }, keepNext: true, children: [] }),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: columns,
      borders: noBorders,
      // Signature and names stay on one page.
      rows: [new TableRow({ cantSplit: true, children: cells })],
    }),
    ...(one ? [] : noted),
  ];
}

function section(paper: Paper): ISectionOptions {
  return {
    properties: {
      titlePage: true,
      page: {
        size: { width: page.width, height: page.height },
        margin: {
          top: page.top,
          bottom: page.bottom,
          left: page.left,
          right: page.right,
          header: mm(10),
          footer: mm(10),
        },
        pageNumbers: { start: 1, formatType: NumberFormat.DECIMAL },
      },
    },
    headers: {
      first: new Header({ children: [new Paragraph({})] }),
      default: new Header({
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ children: [PageNumber.CURRENT], font, size: size.table })],
          }),
        ],
      }),
    },
    children: [
      ...(paper.letterhead ? head(paper.letterhead) : []),
      ...title(paper),
      ...paper.body.map((part, index) =>
        block(part, {
          isBeforeTable: paper.body[index + 1]?.type === "table",
          isLast: index === paper.body.length - 1 && Boolean(paper.signatures?.length),
        }),
      ),
      ...foot(paper.signatures ?? [], paper.recipients ?? []),
    ],
  };
}

/** One file with each paper beginning on a page of its own, numbered by itself. */
function toDocument(papers: Paper[]): Document {
  return new Document({
    title: papers[0]?.name,
    creator: papers[0]?.letterhead?.issuer,
    styles: { default: { document: { run: { font, size: size.body, language: { value: "vi-VN" } } } } },
    sections: papers.map(section),
  });
}

/** The file's bytes, in the browser. */
export const docxBlob = (...papers: Paper[]): Promise<Blob> => Packer.toBlob(toDocument(papers));

/** The file's bytes, in Node. */
export const docxBytes = async (...papers: Paper[]): Promise<Uint8Array> =>
  new Uint8Array(await Packer.toArrayBuffer(toDocument(papers)));
