import Papa from "papaparse";

/** A file as text: header row and data rows, each as long as the header, with its line as a spreadsheet counts it. */
export type FileTable = { headers: string[]; rows: string[][]; lines: number[] };

type Line = { at: number; cells: string[] };

export class TableFileError extends Error {
  constructor(readonly key: "empty" | "unreadable") {
    super(key);
  }
}

/** CSV as offices save it: UTF-8, UTF-16 or Windows-1258, separated by comma, semicolon or tab. */
export function readCsv(bytes: ArrayBuffer): FileTable {
  // Blank lines are left out here, not by the parser: the lines after them keep their numbers.
  const parsed = Papa.parse<string[]>(decode(bytes));
  return toTable(parsed.data.map((cells, index) => ({ at: index + 1, cells })).filter(hasText));
}

const hasText = ({ cells }: Line): boolean => cells.some((cell) => cell.trim() !== "");

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
  const lines: Line[] = [];
  sheet.eachRow((row, at) => {
    const cells: string[] = [];
    for (let column = 1; column <= sheet.columnCount; column++) cells.push(cellText(row.getCell(column).value));
    lines.push({ at, cells });
  });
  return toTable(lines.filter(hasText));
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

function toTable(lines: Line[]): FileTable {
  const [first, ...rest] = lines;
  if (!first) throw new TableFileError("empty");
  const header = first.cells;
  const rows = rest.map(({ cells }) => cells);
  const width = Math.max(header.length, ...rows.slice(0, 100).map((row) => row.length));
  const seen = new Map<string, number>();
  const headers = Array.from({ length: width }, (_, index) => {
    const name = (header[index] ?? "").trim() || `#${index + 1}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
  if (rows.length === 0) throw new TableFileError("empty");
  return {
    headers,
    rows: rows.map((row) => headers.map((_, index) => (row[index] ?? "").trim())),
    lines: rest.map(({ at }) => at),
  };
}
