import type { Cell, ReportContent, Table, TableColumn } from "../../content.ts";
import { type Format, written } from "../../lib/numbers.ts";
import type { ReportNumber } from "../report-paper.ts";

/** Excel's own number formats: it shows them in the reader's language. */
const numberFormats: Partial<Record<Format, string>> = {
  count: "#,##0",
  percent: "0.0%",
  hours: "#,##0.0",
  minutes: "#,##0.0",
  score: "0.00",
  moment: "dd/mm/yyyy hh:mm",
};

/** A spreadsheet runs a text that starts with = + - @ as a formula; a quote before it keeps it text. Source: OWASP, CSV injection. */
const inert = (text: string): string =>
  /^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d\s.]+$/.test(text) ? `'${text}` : text;

/** Excel counts a moment by the clock on the wall, without a zone. */
const localMoment = (instant: string) => new Date(new Date(instant).getTime() + 7 * 3_600_000);

function value(cell: Cell, { format }: TableColumn): string | number | Date | null {
  if (cell === null) return null;
  if (typeof cell === "string") return format === "moment" ? localMoment(cell) : inert(cell);
  return format === "hours" ? cell / 3600 : format === "minutes" ? cell / 60 : cell;
}

/** The report's tables as sheets: real numbers, a header that stays, widths and formats; before them what they are. */
export async function xlsxBytes(content: ReportContent, issued: ReportNumber | null = null): Promise<Uint8Array> {
  const { default: ExcelJS } = await import("exceljs");
  const book = new ExcelJS.Workbook();
  book.title = content.title;
  book.creator = content.issuer.name;
  book.created = new Date(issued?.issued_at ?? content.asOf);
  const font = { name: "Times New Roman", size: 12 };
  const tables = content.sections.filter((section): section is Table => section.type === "table");

  const about = book.addWorksheet("Báo cáo");
  about.columns = [{ width: 24 }, { width: 100 }];
  const facts: [string, string][] = [
    ["Báo cáo", content.title],
    ["Kỳ báo cáo", content.range],
    ["Phạm vi", content.agency?.name ?? "Toàn thành phố"],
    ["Đơn vị lập", content.issuer.name],
    ["Căn cứ", content.basis],
    ["Số liệu lúc", written(content.asOf, "moment")],
    ...(issued?.number
      ? [["Số", `${String(issued.number).padStart(2, "0")}/${issued.symbol}`] as [string, string]]
      : []),
    ...(issued && issued.version > 1 ? [["Bản", String(issued.version)] as [string, string]] : []),
  ];
  for (const [name, words] of facts) {
    const row = about.addRow([name, inert(words)]);
    row.font = font;
    row.getCell(1).font = { ...font, bold: true };
    row.getCell(2).alignment = { wrapText: true, vertical: "top" };
  }
  about.addRow([]);
  for (const section of content.sections) {
    if (section.type !== "heading" && section.type !== "text" && section.type !== "item") continue;
    const row = about.addRow([null, inert(section.type === "item" ? `• ${section.text}` : section.text)]);
    row.font = { ...font, bold: section.type === "heading" };
    row.getCell(2).alignment = { wrapText: true, vertical: "top" };
  }

  tables.forEach((table, index) => {
    const sheet = book.addWorksheet(sheetName(table.title, index), {
      views: [{ state: "frozen", ySplit: 3 }],
      pageSetup: {
        paperSize: 9,
        orientation: table.columns.length > 6 ? "landscape" : "portrait",
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        printTitlesRow: "3:3",
      },
    });
    sheet.columns = table.columns.map(({ width, format }) => ({
      width: Math.max(format === "text" ? 16 : 12, Math.round(width * 1.1)),
    }));
    sheet.getColumn(1).width = 6;
    const title = sheet.addRow([`Bảng ${index + 1}. ${table.title}`]);
    title.font = { ...font, bold: true, size: 13 };
    sheet.addRow([[content.range, content.agency?.name].filter(Boolean).join(" – ")]).font = { ...font, italic: true };
    const head = sheet.addRow(table.columns.map((column) => column.title));
    head.eachCell((cell) => {
      cell.font = { ...font, bold: true };
      cell.alignment = { wrapText: true, horizontal: "center", vertical: "middle" };
      cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFEDEBE5" } };
    });
    for (const [isTotal, row] of [
      ...table.rows.map((line) => [false, line] as const),
      ...(table.total ? [[true, table.total] as const] : []),
    ]) {
      const line = sheet.addRow(row.map((cell, n) => value(cell, table.columns[n] as TableColumn)));
      table.columns.forEach((column, n) => {
        const cell = line.getCell(n + 1);
        cell.font = { ...font, bold: isTotal };
        const shape = numberFormats[column.format];
        if (shape && cell.value !== null) cell.numFmt = shape;
        else if (typeof cell.value === "number") cell.numFmt = Number.isInteger(cell.value) ? "#,##0" : "#,##0.0";
        cell.alignment = { wrapText: column.format === "text", vertical: "top" };
      });
    }
    sheet.eachRow((row, number) => {
      if (number < 3) return;
      for (let n = 1; n <= table.columns.length; n += 1) {
        const side = { style: "thin" as const };
        row.getCell(n).border = { top: side, bottom: side, left: side, right: side };
      }
    });
    if (table.note) sheet.addRow([table.note]).font = { ...font, italic: true };
    sheet.autoFilter = { from: { row: 3, column: 1 }, to: { row: 3, column: table.columns.length } };
  });
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** Excel refuses some characters, more than 31 of them, and the same name twice: it begins with the table's number. */
const sheetName = (title: string, index: number): string =>
  `${index + 1}. ${title.replace(/[\\/?*[\]:]/g, " ")}`.slice(0, 31).trim();
