import type { Section } from "../content.ts";
import type { Period } from "../lib/periods.ts";

/** A question to `public.bi_query()`, or one of the lists of `bi.report_list()`. */
export type Query =
  | {
      dataset: string;
      measures: string[];
      dimensions?: (string | { code: "time"; grain: string })[];
      period?: { from: string; to: string };
      filters?: { dimension: string; in?: (string | number | boolean)[]; not_in?: (string | number | boolean)[] }[];
      sort?: { by: string; dir: "asc" | "desc" }[];
      limit?: number;
      compare?: "previous" | "last_year";
      totals?: boolean;
    }
  | { list: string; limit?: number };

/** What a measure's cell holds. */
export interface Value {
  value: number | null;
  numerator?: number;
  denominator?: number;
  compare?: { value: number | null; numerator?: number; denominator?: number };
}
/** What a dimension's cell holds. */
export interface Key {
  key: string | number | boolean | null;
  label: string | null;
}
// The database answers with names that only the query knows.
export type Row = Record<string, Value & Key>;

export interface Answer {
  rows: Row[];
  totals: Row | null;
  row_count?: number;
}
export interface List {
  rows: Record<string, string | number | null>[];
  count: number;
}

export interface Scope {
  period: Period;
  agency: { id: number; code: string; name: string } | null;
}

export interface Numbers extends Scope {
  answer: (name: string) => Answer;
  list: (name: string) => List;
  asOf: string;
}

/**
 * A report. To make a new one: copy a folder, change what is asked and what is written, add it to `definitions.ts` and a
 * row to `supabase/seed/reference/095_reports.sql`. The agency need not be filtered: the database keeps a report about one
 * agency to that agency, and everything to what its reader may see.
 */
export interface Definition {
  code: string;
  /** "Tình hình …": the period (and agency) is added. */
  title: string;
  /** By which articles. */
  basis: string;
  /** Nơi nhận. */
  recipients: (scope: Scope) => string[];
  queries: (scope: Scope) => Record<string, Query>;
  write: (numbers: Numbers) => Section[];
}

/** From the answers of `public.report_data()`. */
export interface ReportData {
  kind: string;
  period: string;
  starts_on: string;
  ends_on: string;
  as_of: string;
  agency: { id: number; code: string; name: string; kind: string } | null;
  issuer: {
    person: string;
    job_title: string | null;
    agency_id: number;
    code: string;
    name: string;
    kind: string;
    parent: string | null;
  };
  answers: Record<string, unknown>;
}
