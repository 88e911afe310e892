import type { CrudFilter } from "@refinedev/core";
import { dayBoundary } from "../lib/date-time";
import { normaliseText } from "../lib/normalise-text";
import type { ListState } from "./use-list-state";

export type FilterSpec = {
  key: string;
  type: "select" | "boolean" | "agency" | "staff" | "category" | "dateRange" | "text" | "numberRange";
  field?: string;
  initial?: string[];
  toFilters?: (values: string[]) => CrudFilter[];
};

/** The values of a filter in force: the URL's, else the initial ones. */
export const valuesOf = (filter: FilterSpec, state: Pick<ListState, "filters">): string[] =>
  state.filters[filter.key] ?? filter.initial ?? [];

function meaningOf(filter: FilterSpec, values: string[]): CrudFilter[] {
  if (filter.toFilters) return filter.toFilters(values);
  const field = filter.field ?? filter.key;
  if (values.length === 0) return [];
  if (filter.type === "dateRange") {
    const [from, to] = values;
    const filters: CrudFilter[] = [];
    if (from) filters.push({ field, operator: "gte", value: dayBoundary(from) });
    // Days are whole: up to, not including, the start of the day after.
    if (to) filters.push({ field, operator: "lt", value: dayBoundary(to, true) });
    return filters;
  }
  if (filter.type === "boolean") return [{ field, operator: "eq", value: values[0] === "true" }];
  return [{ field, operator: "in", value: values }];
}

/** The whole state of a list as filters: each word typed must occur in the search column, in any order, accents or not. */
export function toCrudFilters(filters: FilterSpec[], state: ListState, searchColumn: string | null): CrudFilter[] {
  const words = searchColumn ? normaliseText(state.search).split(" ").filter(Boolean) : [];
  return [
    ...words.map((word): CrudFilter => ({ field: searchColumn as string, operator: "containss", value: word })),
    ...filters.flatMap((filter) => meaningOf(filter, valuesOf(filter, state))),
  ];
}
