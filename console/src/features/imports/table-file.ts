import Papa from "papaparse";

/** A file as text: header row and data rows, each as long as the header. */
export type FileTable = { headers: string[]; rows: string[][] };

export class TableFileError extends Error {
  constructor(readonly key: "empty" | "unreadable") {
    super(key);
  }
}

/** CSV as offices save it: UTF-8, UTF-16 or Windows-1258, separated by comma, semicolon or tab. */
export function readCsv(bytes: ArrayBuffer): FileTable {
  const parsed = Papa.parse<string[]>(decode(bytes), { skipEmptyLines: "greedy" });
  return toTable(parsed.data);
}

function decode(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes);
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1258").decode(bytes);
  }
}

/** The first sheet of a workbook that has rows. exceljs is loaded only when a workbook comes. */
export async function readXlsx(bytes: ArrayBuffer): Promise<FileTable> {
  const { default: ExcelJs } = await import("exceljs");
  const workbook = new ExcelJs.Workbook();
  try {
    await workbook.xlsx.load(bytes);
  } catch {
    throw new TableFileError("unreadable");
  }
  const sheet = workbook.worksheets.find((each) => each.actualRowCount > 0);
  if (!sheet) throw new TableFileError("empty");
  const lines: string[][] = [];
  sheet.eachRow((row) => {
    const cells: string[] = [];
    for (let column = 1; column <= sheet.columnCount; column++) cells.push(cellText(row.getCell(column).value));
    if (cells.some((cell) => cell !== "")) lines.push(cells);
  });
  return toTable(lines);
}

/** A cell as the text a person would type; dates have no zone in a workbook and get none here. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return Number.isNaN(+value) ? "" : value.toISOString().slice(0, 19).replace("T", " ");
  if (typeof value === "object") {
    const cell = value as { richText?: { text: string }[]; text?: unknown; result?: unknown; error?: string };
    if (cell.richText) return cell.richText.map((part) => part.text).join("");
    if (cell.error) return "";
    return cellText(cell.result ?? cell.text);
  }
  return String(value).trim();
}

function toTable(lines: string[][]): FileTable {
  const [header, ...rows] = lines;
  if (!header) throw new TableFileError("empty");
  const width = Math.max(header.length, ...rows.slice(0, 100).map((row) => row.length));
  const seen = new Map<string, number>();
  const headers = Array.from({ length: width }, (_, index) => {
    const name = (header[index] ?? "").trim() || `#${index + 1}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
  if (rows.length === 0) throw new TableFileError("empty");
  return { headers, rows: rows.map((row) => headers.map((_, index) => (row[index] ?? "").trim())) };
}
