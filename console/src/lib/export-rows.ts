export type ExportColumn<Row> = {
  title: string;
  value: (row: Row) => string | number | boolean | Date | null | undefined;
  width?: number;
};

type Cell = string | number | boolean | Date | null;

/**
 * A spreadsheet runs a text that starts with = + - @ (or a control character) as a formula; a quote before it keeps it text.
 * Source: OWASP, CSV injection.
 */
export const inert = (text: string): string =>
  /^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d\s.]+$/.test(text) ? `'${text}` : text;

const cellOf = (value: unknown): Cell => {
  if (value === null || value === undefined) return null;
  if (typeof value === "number" || typeof value === "boolean" || value instanceof Date) return value;
  return inert(String(value));
};

export function toCsv<Row>(columns: ExportColumn<Row>[], rows: readonly Row[]): string {
  const quote = (value: Cell): string => {
    const text = value instanceof Date ? value.toISOString() : value === null ? "" : String(value);
    return /[",\n\r]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  };
  const lines = [columns.map((column) => quote(column.title))];
  for (const row of rows) lines.push(columns.map((column) => quote(cellOf(column.value(row)))));
  // The mark makes Excel read the file as UTF-8.
  return `\uFEFF${lines.map((line) => line.join(",")).join("\r\n")}\r\n`;
}

async function toXlsx<Row>(
  columns: ExportColumn<Row>[],
  rows: readonly Row[],
  sheetName: string,
): Promise<ArrayBuffer> {
  const { default: ExcelJS } = await import("exceljs");
  const book = new ExcelJS.Workbook();
  // Excel refuses these characters, and more than 31, in the name of a sheet.
  const sheet = book.addWorksheet(sheetName.replace(/[\\/?*[\]:]/g, " ").slice(0, 31), {
    views: [{ state: "frozen", ySplit: 1 }],
  });
  sheet.columns = columns.map((column) => ({ header: column.title, width: column.width ?? 22 }));
  sheet.getRow(1).font = { bold: true };
  for (const row of rows) {
    const line = sheet.addRow(columns.map((column) => cellOf(column.value(row))));
    line.eachCell((cell) => {
      if (cell.value instanceof Date) cell.numFmt = "dd/mm/yyyy hh:mm";
    });
  }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  return book.xlsx.writeBuffer() as Promise<ArrayBuffer>;
}

export function download(fileName: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Writes rows to a file the browser saves; exceljs is loaded only when an .xlsx is asked for. */
export async function exportRows<Row>(
  format: "csv" | "xlsx",
  fileName: string,
  columns: ExportColumn<Row>[],
  rows: readonly Row[],
): Promise<void> {
  if (format === "csv") return download(`${fileName}.csv`, toCsv(columns, rows), "text/csv;charset=utf-8");
  const content = await toXlsx(columns, rows, fileName);
  download(`${fileName}.xlsx`, content, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
}
