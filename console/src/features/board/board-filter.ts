import type { Query } from "../../components/bi/types";
import { listLink } from "../../components/use-list-state";
import { dayBoundary } from "../../lib/date-time";

/** The filters of the board as they stand in its URL; the ticket list reads the same keys the same way. */
export type BoardFilters = Record<string, string[]>;

/** Keys of bi.dimensions the board offers or may be linked with, besides `received`, the period of receipt in days. */
const keys = [
  "agency",
  "unit",
  "field",
  "category",
  "commune",
  "channel",
  "priority",
  "level",
  "clock_state",
  "status",
  "import_batch",
  "received_from",
  "received_to",
];

const isDay = (value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value);

/** What the measures take as `p_filter`: unknown keys of the URL are left out, days become instants of the office. */
export function toMeasureFilter(filters: BoardFilters): Record<string, string[]> {
  const result: Record<string, string[]> = {};
  for (const key of keys) {
    const values = filters[key];
    if (values?.length) result[key] = values;
  }
  const [from, to] = filters.received ?? [];
  if (from) result.received_from = [dayBoundary(from)];
  if (to) result.received_to = [dayBoundary(to, true)];
  for (const key of ["received_from", "received_to"] as const) {
    const value = result[key]?.[0];
    if (value && isDay(value)) result[key] = [dayBoundary(value, key === "received_to")];
  }
  return result;
}

const ranges = ["received_from", "received_to"];

/** The same filters in the words of `bi_query()`. */
export function toQueryFilter(filters: BoardFilters): Pick<Query, "filters" | "within"> {
  const all = toMeasureFilter(filters);
  const [from] = all.received_from ?? [];
  const [to] = all.received_to ?? [];
  return {
    filters: Object.entries(all).flatMap(([dimension, values]) =>
      ranges.includes(dimension) ? [] : [{ dimension, in: values }],
    ),
    ...(from || to ? { within: { received_at: { ...(from ? { from } : {}), ...(to ? { to } : {}) } } } : {}),
  };
}

const later = (a: string | undefined, b: string | undefined) =>
  a && b ? (Date.parse(a) >= Date.parse(b) ? a : b) : (a ?? b);
const sooner = (a: string | undefined, b: string | undefined) =>
  a && b ? (Date.parse(a) <= Date.parse(b) ? a : b) : (a ?? b);

/**
 * The ticket list behind a number: the board's own filters, and what the number stands for. A choice of the number
 * takes the place of the board's for the same key, but a range of receipt narrows the board's range.
 */
export function ticketsLink(
  filters: BoardFilters,
  narrower: BoardFilters = {},
  options: { isOpen?: boolean; sort?: string } = {},
): string {
  const base = toMeasureFilter(filters);
  const merged: BoardFilters = { ...base, ...narrower };
  // One agency alone is already inside the agency chosen above it.
  if (narrower.unit) delete merged.agency;
  if (narrower.category) delete merged.field;
  const from = later(base.received_from?.[0], narrower.received_from?.[0]);
  const to = sooner(base.received_to?.[0], narrower.received_to?.[0]);
  if (from) merged.received_from = [from];
  if (to) merged.received_to = [to];
  if (options.isOpen !== false) merged.open = ["1"];
  return listLink("/tickets", merged, options.sort);
}
