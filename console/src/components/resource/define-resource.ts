import type { CrudFilter } from "@refinedev/core";
import type { FormInstance } from "antd";
import type { Rule } from "antd/es/form";
import type { ComponentType, ReactNode } from "react";

// biome-ignore lint/suspicious/noExplicitAny: a declaration may read any column of its table; its author knows the row.
export type Row = any;

export type ColumnType =
  | "text"
  /** Codes, phone numbers: never wrapped, tabular figures. */
  | "code"
  | "number"
  | "date"
  | "datetime"
  | "boolean"
  /** A fixed set of values; texts at `<resource>:options.<key>.<value>`. */
  | "enum";

/** A column of the list. Its title is the text `<resource>:fields.<key>`. */
export type ResourceColumn = {
  key: string;
  type?: ColumnType;
  /** The value when it is not `row[key]`, e.g. `(row) => row.parent?.name`. Lists, exports and sorting on screen use it. */
  value?: (row: Row) => unknown;
  /** What the cell shows when the value alone will not do. */
  render?: (row: Row) => ReactNode;
  /** Text of the export when it differs from what the type makes of the value. */
  exportValue?: (row: Row) => string | number | boolean | Date | null;
  /** `true` = sorts by `key`; a string = by that column (`agency.name` sorts by the embedded row). */
  sort?: boolean | string;
  width?: number;
  /** Not among the columns shown at first. */
  isOptional?: boolean;
  /** Prefix of the option texts when not `<resource>:options.<key>`. */
  options?: string;
};

export type FilterType = "select" | "boolean" | "agency" | "staff" | "category" | "dateRange";

/** A filter of the list, kept in the URL under its key. Its title is `<resource>:filters.<key>`, else `fields.<key>`. */
export type ResourceFilter = {
  key: string;
  type: FilterType;
  /** Database column; default `key`. */
  field?: string;
  /** Values of a `select`; texts at `<resource>:options.<key>.<value>` unless `optionTexts` says otherwise. */
  options?: readonly string[];
  optionTexts?: string;
  isMultiple?: boolean;
  /** Values that apply while the URL says nothing about this filter. */
  initial?: string[];
  /** What the chosen values mean to the database when it is not `field in (values)`. */
  toFilters?: (values: string[]) => CrudFilter[];
};

export type FieldType =
  | "text"
  | "longText"
  | "number"
  | "date"
  | "email"
  | "phone"
  | "url"
  | "boolean"
  | "select"
  | "agency"
  | "staff"
  | "category";

/** A field of the form. Label `<resource>:fields.<key>`, hint `<resource>:hints.<key>` where that text exists. */
export type ResourceField = {
  key: string;
  type: FieldType;
  isRequired?: boolean;
  /** Half of the row (two beside each other) instead of the whole. */
  isHalf?: boolean;
  options?: readonly string[];
  optionTexts?: string;
  isMultiple?: boolean;
  rules?: Rule[];
  maxLength?: number;
  rows?: number;
  /** Cannot be changed once the record exists. */
  isFixed?: boolean;
  isHidden?: (values: Row) => boolean;
  /** Needs this permission; others see the value but cannot change it. */
  permission?: string;
  /** A control of the feature's own, with antd's `value`/`onChange`. */
  control?: ComponentType<{ value?: unknown; onChange?: (value: unknown) => void; id?: string; disabled?: boolean }>;
};

/** Title `<resource>:sections.<key>`. */
export type ResourceSection = { key: string; fields: ResourceField[] };

/** A step the person may take on the shown record, beside "edit" and "archive". */
export type ResourceAction = ComponentType<{ row: Row }>;

export type ResourceDefinition = {
  /** Same as the feature's `name`: Refine resource and namespace of the texts. */
  name: string;
  /** What is read; default `name`. A view is fine. */
  table?: string;
  /** What is written; default `table`. */
  writeTable?: string;
  /** PostgREST select; default `*`. */
  select?: string;
  /** The select of the list when it depends on the filters in force (`!inner` for a filter on an embedded table). */
  selectFor?: (filters: Record<string, string[]>) => string | undefined;
  /** The agency a row belongs to, when the rights over it are held per agency. */
  agencyOf?: (row: Row) => number | null;
  titleOf: (row: Row) => string;
  /** A line under the title of the detail page. */
  subtitleOf?: (row: Row) => ReactNode;
  /** Column with folded text that the search box looks into; null = no search box. Default `search`. */
  searchColumn?: string | null;
  columns: ResourceColumn[];
  filters?: ResourceFilter[];
  sort: { field: string; order: "asc" | "desc" };
  pageSize?: number;
  form?: {
    sections: ResourceSection[];
    /** Values of a new record. */
    initial?: () => Row;
    fromRow?: (row: Row) => Row;
    toRow?: (values: Row, row?: Row) => Row;
    /** Saves through a function instead of the table; returns the id. `id` is undefined for a new record. */
    save?: (values: Row, id: number | undefined) => Promise<number>;
    /** Reacts to a change, e.g. fills one field from another. */
    onValuesChange?: (changed: Row, form: FormInstance) => void;
  };
  show?: {
    /** Parts of the main column, above the timeline. */
    main?: ComponentType<{ row: Row }>[];
    /** Parts of the right column, below the facts. */
    side?: ComponentType<{ row: Row }>[];
    actions?: ResourceAction[];
    /** Columns and fields that the facts leave out. */
    hiddenFacts?: string[];
  };
  /** Archiving sets this timestamp column; default `archived_at`; null = never archived. */
  archiveColumn?: string | null;
  /** Archives through a function of its own. */
  archive?: (row: Row, isArchived: boolean) => Promise<unknown>;
  /** The audited table (`public.agencies`) whose changes the detail page tells. */
  auditTable?: string;
  /** Who may read them; default: whoever reads the catalogues (`catalogs.read`) or the audit (`audit.read`). */
  auditRights?: string[];
  /** Another way to see the list (a tree), offered beside the table. */
  alternative?: { key: string; isDefault?: boolean; View: ComponentType<{ filters: CrudFilter[] }> };
  /** Actions over the selected rows. */
  bulk?: ComponentType<{ rows: Row[]; onDone: () => void }>[];
  /** Rows offered as a sheet to fill in, imports, and so on: shown left of the main action. */
  headerActions?: ComponentType[];
};

/** Declares a plain resource; the shared list, show and form pages do the rest. */
export function defineResource(definition: ResourceDefinition): ResourceDefinition {
  return definition;
}

export const tableOf = (definition: ResourceDefinition): string => definition.table ?? definition.name;
export const writeTableOf = (definition: ResourceDefinition): string => definition.writeTable ?? tableOf(definition);

/** The value of a column, by its own reader or by its key (`agency.name` reads the embedded row). */
export function columnValue(column: Pick<ResourceColumn, "key" | "value">, row: Row): unknown {
  if (column.value) return column.value(row);
  return column.key.split(".").reduce((value, part) => value?.[part], row);
}
