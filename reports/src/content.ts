import type { Chart } from "./charts/chart.ts";
import type { Format } from "./lib/numbers.ts";

/** What a report says: frozen at its issue, drawn as .docx, .xlsx or a page from the same description. */
export interface ReportContent {
  kind: string;
  /** The period's name, 2026-10. */
  period: string;
  /** Trích yếu: "Tình hình … tháng 10 năm 2026". */
  title: string;
  /** Where the numbers begin and end, and as of when they are. */
  asOf: string;
  range: string;
  /** By which articles it is made. */
  basis: string;
  issuer: Issuer;
  agency: { id: number; code: string; name: string } | null;
  sections: Section[];
  recipients: string[];
}

export interface Issuer {
  person: string;
  job_title: string | null;
  code: string;
  name: string;
  kind: string;
}

export type Section =
  | { type: "heading"; text: string }
  | { type: "text"; text: string }
  | { type: "item"; text: string }
  | Table
  | { type: "chart"; chart: Chart; png?: string };

export interface Table {
  type: "table";
  /** Above the table, and the name of its sheet. */
  title: string;
  columns: TableColumn[];
  rows: Cell[][];
  /** Computed, not added up. */
  total?: Cell[];
  note?: string;
}

export interface TableColumn {
  title: string;
  format: Format;
  /** Share of the width, in per cent. */
  width: number;
}

/** Numbers as they are: percent as a fraction, durations in seconds, moments as ISO text. null = nothing to measure. */
export type Cell = string | number | null;
