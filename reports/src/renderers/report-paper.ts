import { chartHeight, chartWidth } from "../charts/chart.ts";
import type { Cell, Issuer, ReportContent, Section, Table, TableColumn } from "../content.ts";
import { localDate } from "../lib/dates.ts";
import { fileName } from "../lib/file-name.ts";
import { capacityOf, issuerOf, placeOfIssue } from "../lib/issuer.ts";
import { written } from "../lib/numbers.ts";
import { numberOf } from "../lib/register.ts";
import type { Block, Letterhead, Paper, Text } from "../paper.ts";

export type { ReportContent };

/** The number a report was given when it was issued. */
export interface ReportNumber {
  number: number | null;
  symbol: string | null;
  issued_at: string;
  version: number;
}

/** The report as a paper of the office: .docx or a page to print are made of it. */
export function reportPaper(content: ReportContent, issued: ReportNumber | null = null): Paper {
  const version = issued && issued.version > 1 ? `-ban-${issued.version}` : "";
  let chartCount = 0;
  let tableCount = 0;
  return {
    fileName: fileName("bao-cao", content.kind, content.agency?.code ?? "", content.period) + version,
    name: `Báo cáo ${content.title}`,
    letterhead: letterhead(content.issuer, issued),
    kind: "BÁO CÁO",
    subject: unbroken(content.title),
    body: [
      {
        type: "paragraph",
        text: [{ text: `Căn cứ ${content.basis}, ${content.issuer.name} báo cáo như sau:`, italic: false }],
      },
      ...content.sections.flatMap((section) => {
        if (section.type === "chart") chartCount += 1;
        if (section.type === "table") tableCount += 1;
        return blocks(section, section.type === "chart" ? chartCount : tableCount);
      }),
      {
        type: "paragraph",
        text: `Số liệu lấy từ hệ thống lúc ${written(content.asOf, "moment")}${issued && issued.version > 1 ? `; báo cáo này thay thế bản lần ${issued.version - 1}` : ""}./.`,
      },
    ],
    signatures: [{ capacity: capacityOf(content.issuer), name: "" }],
    recipients: content.recipients,
  };
}

/** The period at the end of a title stays together: no line begins with the year. */
const unbroken = (title: string): string =>
  title.replace(
    / (ngày [\d/]+|tuần \d+ năm \d{4}|(tháng \d+ |quý [IV]+ )?năm \d{4})$/,
    (period) => ` ${period.slice(1).replaceAll(" ", "\u00a0")}`,
  );

function blocks(section: Section, n: number): Block[] {
  switch (section.type) {
    case "heading":
      return [{ type: "heading", text: section.text }];
    case "text":
      return [{ type: "paragraph", text: section.text }];
    case "item":
      return [{ type: "item", text: section.text }];
    case "chart": {
      if (!section.png) return [];
      const width = 158;
      return [
        {
          type: "picture",
          png: Uint8Array.from(atob(section.png), (sign) => sign.charCodeAt(0)),
          width,
          height: Math.round((width * chartHeight(section.chart)) / chartWidth),
          alt: `Biểu đồ: ${section.chart.title}`,
        },
        {
          type: "paragraph",
          align: "center",
          indent: false,
          text: [{ text: `Hình ${n}. ${section.chart.title} (${section.chart.unit})`, italic: true }],
        },
      ];
    }
    case "table":
      return tableBlocks(section, n);
  }
}

const bold = (cell: string): Text => [{ text: cell, bold: true }];

function tableBlocks(table: Table, n: number): Block[] {
  const cells = (row: Cell[]) => row.map((cell, index) => shown(cell, table.columns[index]));
  return [
    {
      type: "paragraph",
      align: "center",
      indent: false,
      keepNext: true,
      text: [{ text: `Bảng ${n}. ${table.title}`, bold: true }],
    },
    {
      type: "table",
      columns: table.columns.map(({ title, width, format }) => ({
        title,
        width,
        align: title === "TT" ? "center" : format === "text" || format === "moment" ? "left" : "right",
      })),
      rows:
        // A total of nothing says nothing.
        table.rows.length > 0 || table.total?.some((cell) => typeof cell === "number" && cell !== 0)
          ? [...table.rows.map(cells), ...(table.total ? [cells(table.total).map(bold)] : [])]
          : [table.columns.map((_, index) => (index === 1 ? "Không có số liệu trong kỳ" : ""))],
      size: table.columns.length > 6 ? 11 : 12,
    },
    ...(table.note
      ? [{ type: "paragraph", align: "left", indent: false, text: [{ text: table.note, italic: true }] } as Block]
      : []),
  ];
}

/** Nothing to measure is a dash; a total line has no number of its own. */
const shown = (cell: Cell, column: TableColumn | undefined): string =>
  column?.title === "TT" && cell === null ? "" : written(cell, column?.format ?? "text");

function letterhead(issuer: Issuer, issued: ReportNumber | null): Letterhead {
  return {
    ...issuerOf(issuer),
    number: issued?.number
      ? `Số: ${numberOf({ number: issued.number, symbol: issued.symbol ?? "" })}`
      : issued
        ? null
        : undefined,
    place: placeOfIssue(issuer),
    date: issued ? localDate(issued.issued_at) : null,
  };
}
