/** What `bi_catalog()` and `bi_query()` say (docs/decisions/0023). */

export type Named = { code: string; name: string; name_en: string };

/** Seconds are working time, written in hours; minutes are seconds on the wall, written in minutes. */
export type Format = "number" | "percent" | "seconds" | "minutes" | "score";

export type Measure = Named & {
  unit: string;
  unit_en: string;
  format: Format;
  better: "higher" | "lower" | null;
  is_additive: boolean;
  is_rate: boolean;
  /** Counted over a period, and so along a time axis; otherwise as of now. */
  has_time: boolean;
  definition: string;
  definition_en: string;
  citation: string;
  list_filter: Record<string, unknown> | null;
  /** Its code among the targets. */
  target: string;
};

export type Dimension = Named & {
  type: "time" | "bigint" | "text" | "boolean";
  labels: "time" | "agency" | "category" | "rule" | "value" | "column";
  filter_key: string | null;
  /** Null = the list behind the dataset cannot be filtered by it. */
  list_column: string | null;
  /** A filter by it takes in what lies below in this tree. */
  takes_in: "agency" | "category" | null;
  /** Split by it, rows are gathered under the highest of the tree; otherwise each stands under its own. */
  is_gathered: boolean;
  values: { value: string; name: string; name_en: string }[] | null;
};

export type Dataset = Named & {
  definition: string;
  definition_en: string;
  resource: string | null;
  is_whole: boolean;
  /** The reader counts their own work only, though they may read more. */
  is_scoped: boolean;
  measures: Measure[];
  dimensions: Dimension[];
};

export type Catalogue = { grains: string[]; datasets: Dataset[] };

export type Grain = "hour" | "day" | "week" | "month" | "quarter" | "year";
export type QueryDimension = string | { code: "time"; grain: Grain };
export type QueryFilter = {
  dimension: string;
  in?: (string | number | boolean)[];
  not_in?: (string | number | boolean)[];
};
export type Compare = "previous" | "last_year";

/** A question without its period: what a saved chart keeps. */
export type ChartQuery = {
  dataset: string;
  measures: string[];
  dimensions?: QueryDimension[];
  filters?: QueryFilter[];
  sort?: { by: string; dir: "asc" | "desc" }[];
  limit?: number;
  compare?: Compare;
};

export type Query = ChartQuery & {
  period?: { from: string; to: string };
  /** Rows of these times only, whatever time a measure counts by. */
  within?: Record<string, { from?: string; to?: string }>;
  totals?: boolean;
};

export const looks = ["lying", "bar", "stacked", "line", "pie", "heatmap", "number", "table", "map"] as const;
export type Look = (typeof looks)[number];

export type Value = { value: number | null; numerator?: number; denominator?: number };
export type Cell = Value & { compare?: Value };
export type Key = {
  key: string | number | boolean | null;
  label: string | null;
  label_en: string | null;
  from?: string;
  to?: string;
};
export type Row = Record<string, Cell | Key | null>;

export type Column = Named & { filter_key?: string; grain?: Grain } & (
    | { kind: "dimension" }
    | {
        kind: "measure";
        unit: string;
        unit_en: string;
        format: Format;
        /** Of a rate: what it is a rate of. */
        part_format?: Format;
        better?: "higher" | "lower";
        is_additive: boolean;
        list_filter?: Record<string, unknown>;
      }
  );
export type MeasureColumn = Extract<Column, { kind: "measure" }>;

export type Answer = {
  dataset: string;
  columns: Column[];
  rows: Row[];
  totals: Row | null;
  row_count: number;
  is_cut: boolean;
  period: { from: string | null; to: string | null };
  compare: { with: Compare; from: string; to: string } | null;
  as_of: string;
  source: "raw" | "rollup";
  is_whole: boolean;
};

export const codeOf = (dimension: QueryDimension): string =>
  typeof dimension === "string" ? dimension : dimension.code;
export const cellOf = (row: Row | null | undefined, code: string): Cell =>
  (row?.[code] as Cell | null) ?? { value: null };
export const keyOf = (row: Row, code: string): Key =>
  (row[code] as Key | null) ?? { key: null, label: null, label_en: null };
export const measuresOf = (answer: Answer): MeasureColumn[] =>
  answer.columns.filter((column): column is MeasureColumn => column.kind === "measure");
export const dimensionsOf = (answer: Answer): Column[] =>
  answer.columns.filter((column) => column.kind === "dimension");
