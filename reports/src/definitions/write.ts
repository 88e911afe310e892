import type { Chart } from "../charts/chart.ts";
import type { Cell, Section, Table, TableColumn } from "../content.ts";
import { type Format, written } from "../lib/numbers.ts";
import type { Answer, Row, Value } from "./definition.ts";

/** The words of which reports are made; see `centre/centre.ts` for how they read. */
export const heading = (text: string): Section => ({ type: "heading", text });
export const text = (words: string): Section => ({ type: "text", text: words });
export const item = (words: string): Section => ({ type: "item", text: words });
export const chart = (described: Chart): Section => ({ type: "chart", chart: described });

const nothing: Value = { value: null };

/** A measure of a row, or of the totals; null where nothing was asked or found. */
export const measured = (row: Row | null | undefined, measure: string): Value => row?.[measure] ?? nothing;

/** Each measure of the total line, written: `said(total, "overdue_rate", "percent")` = "12,5% (25/200)". */
export function said(row: Row | null | undefined, measure: string, format: Format): string {
  const { value, numerator, denominator } = measured(row, measure);
  if (value === null && denominator === 0) return "chưa có số liệu";
  const parts =
    format === "percent" && numerator !== undefined
      ? ` (${written(numerator, "count")}/${written(denominator, "count")})`
      : "";
  return `${written(value, format)}${parts}`;
}

/** ", tăng 12 (8,3%) so với kỳ trước (144)"; nothing when there is nothing to compare with. */
export function compared(row: Row | null | undefined, measure: string, format: Format, before: string): string {
  const { value, compare } = measured(row, measure);
  if (value === null || compare?.value === null || compare === undefined) return "";
  const change = value - compare.value;
  const was = written(compare.value, format);
  if (written(Math.abs(change), format) === written(0, format)) return `, bằng ${before} (${was})`;
  const way = change > 0 ? "tăng" : "giảm";
  if (format === "percent")
    return `, ${way} ${written(Math.abs(change) * 100, "figure")} điểm phần trăm so với ${before} (${was})`;
  // "Up by 3,150 %" says no more than the two numbers do.
  const part = Math.abs(change) / compare.value;
  const share = compare.value > 0 && part < 10 ? ` (${written(part, "percent")})` : "";
  return `, ${way} ${written(Math.abs(change), format)}${share} so với ${before} (${was})`;
}

interface Spec {
  title: string;
  width: number;
  format: Format;
  /** The dimension or measure, or how the cell comes about. */
  of: string | ((row: Row) => Cell);
}

const unnamed: Record<string, string> = {
  agency: "Chưa chuyển cơ quan",
  field: "Chưa phân loại",
  commune: "Chưa rõ địa bàn",
};

/** How the row is called; a row without a value says what is missing. */
export const nameOf = (row: Row, dimension: string): string =>
  row[dimension]?.label ?? unnamed[dimension] ?? "Chưa xác định";

const cellOf = (row: Row, { of, format }: Spec): Cell => {
  if (typeof of === "function") return of(row);
  const found = row[of];
  if (!found) return format === "text" ? "" : null;
  return format === "text" ? nameOf(row, of) : found.value;
};

/** A table with a line a row of the answer, numbered, and the computed total below. */
export function table(
  title: string,
  answer: Answer,
  specs: Spec[],
  options: { note?: string; total?: string } = {},
): Table {
  const [name] = specs;
  const numbered: TableColumn = { title: "TT", format: "count", width: 6 };
  const share = 94 / specs.reduce((sum, { width }) => sum + width, 0);
  return {
    type: "table",
    title,
    columns: [
      numbered,
      ...specs.map(({ title: head, format, width }) => ({ title: head, format, width: width * share })),
    ],
    rows: answer.rows.map((row, index) => [index + 1, ...specs.map((spec) => cellOf(row, spec))]),
    ...(answer.totals
      ? {
          total: [
            null,
            ...specs.map((spec) =>
              spec === name ? (options.total ?? "Tổng cộng") : cellOf(answer.totals as Row, spec),
            ),
          ],
        }
      : {}),
    ...(options.note ? { note: options.note } : {}),
  };
}

/** A table of two columns: what, how much, and how much before. */
export function figures(
  title: string,
  row: Row | null,
  lines: { name: string; measure: string; format: Format; unit: string }[],
  before?: string,
): Table {
  return {
    type: "table",
    title,
    columns: [
      { title: "TT", format: "count", width: 6 },
      { title: "Chỉ tiêu", format: "text", width: before ? 48 : 60 },
      { title: "Đơn vị", format: "text", width: 16 },
      { title: "Kết quả", format: "figure", width: before ? 15 : 18 },
      ...(before ? [{ title: before, format: "figure" as const, width: 15 }] : []),
    ],
    rows: lines.map(({ name, measure, format, unit }, index) => {
      const { value, compare } = measured(row, measure);
      return [
        index + 1,
        name,
        unit,
        figure(value, format),
        ...(before ? [figure(compare?.value ?? null, format)] : []),
      ];
    }),
  };
}

/** A number among numbers of other kinds: it is written in its unit, still a number for the .xlsx. */
const figure = (value: number | null, format: Format): Cell =>
  value === null
    ? null
    : format === "percent"
      ? value * 100
      : format === "hours"
        ? value / 3600
        : format === "minutes"
          ? value / 60
          : value;

/** The largest rows of an answer as bars. */
export function bars(
  title: string,
  answer: Answer,
  by: string,
  measures: { code: string; name: string }[],
  options: { unit: string; most?: number; isPercent?: boolean; target?: Chart["target"] },
): Section {
  const rows = answer.rows
    .filter((row) => row[by]?.key !== null && measures.some(({ code }) => measured(row, code).value))
    .slice(0, options.most ?? 12);
  return chart({
    kind: "across",
    title,
    unit: options.unit,
    labels: rows.map((row) => nameOf(row, by)),
    series: measures.map(({ code, name }) => ({ name, values: rows.map((row) => measured(row, code).value) })),
    ...(options.isPercent ? { isPercent: true } : {}),
    ...(options.target ? { target: options.target } : {}),
  });
}

/** Rows over time as a line. */
export function trend(
  title: string,
  answer: Answer,
  measures: { code: string; name: string }[],
  options: { unit: string; isPercent?: boolean; kind?: "line" | "bar" },
): Section {
  return chart({
    kind: options.kind ?? "line",
    title,
    unit: options.unit,
    labels: answer.rows.map((row) => shortTime(row.time?.label ?? "")),
    series: measures.map(({ code, name }) => ({ name, values: answer.rows.map((row) => measured(row, code).value) })),
    ...(options.isPercent ? { isPercent: true } : {}),
  });
}

/** "Tháng 10/2026" is too long for an axis: "10/2026". */
const shortTime = (label: string) => label.replace(/^(Tháng|Năm) /, "").replace(/^(\d\d\/\d\d)\/\d{4}$/, "$1");
