import { dayBoundary, isoDate } from "../../lib/date-time";
import { listLink } from "../use-list-state";
import { codeOf, type Dataset, type Key, keyOf, type Query, type Row } from "./types";

type Filters = Record<string, string[]>;

/** What each list can show of a number's filters; undefined = not exactly these rows. */
const lists: Record<string, { path: string; shows: (filters: Filters) => Filters | undefined }> = {
  tickets: { path: "/tickets", shows: (filters) => filters },
  ratings: { path: "/ratings", shows: ratingFilters },
};

/** The list of ratings has days where numbers have instants, one agency alone, and begins with what waits. */
function ratingFilters({ rated_from, rated_to, unit, ...rest }: Filters): Filters | undefined {
  if (Object.keys(rest).some((key) => key !== "score" && key !== "via")) return undefined;
  if (unit?.includes("none")) return undefined;
  const [from] = rated_from ?? [];
  const [to] = rated_to ?? [];
  // Only whole days of the office can be said.
  if ([from, to].some((end) => end && dayBoundary(isoDate(end)) !== new Date(end).toISOString())) return undefined;
  const days = (from || to) && [from ? isoDate(from) : "", to ? isoDate(Date.parse(to) - 1) : ""];
  return { state: ["all"], ...rest, ...(unit ? { agency: unit } : {}), ...(days ? { rated: days } : {}) };
}

/** Filters that take in what lies below: a narrower choice inside them cannot be told from one beside them. */
const trees = new Set(["agency", "field", "category"]);

const keyText = (key: Key["key"]): string => (key === null ? "none" : String(key));

/**
 * Both must hold: what they share, when both are plain values. Undefined = one list key cannot say it.
 * Of a tree the value named by both, or the filter's only one, which lies inside the row's.
 */
function both(key: string, filter: string[], row: string[]): string[] | undefined {
  const shared = row.filter((value) => filter.includes(value));
  if (shared.length || !trees.has(key)) return shared.length ? shared : undefined;
  return filter.length === 1 ? filter : undefined;
}

/** The list's name for a dimension, when the list can be filtered by it. */
function listKey(dataset: Dataset, code: string): string | undefined {
  const dimension = dataset.dimensions.find((each) => each.code === code);
  return (dimension?.list_column && dimension.filter_key) || undefined;
}

/**
 * The list behind a number of an answer: the rows its measure counts, every filter of the query, and the values of the
 * row it stands in. Undefined when there is no list that would show exactly as many rows.
 */
export function numberLink(dataset: Dataset, query: Query, measureCode: string, row?: Row): string | undefined {
  const list = lists[dataset.resource ?? ""];
  const measure = dataset.measures.find((each) => each.code === measureCode);
  if (!list || !measure?.list_filter) return undefined;
  const time = row && query.dimensions?.some((each) => codeOf(each) === "time") ? keyOf(row, "time") : undefined;
  const ends: Record<string, string | undefined> = {
    $from: time?.from ?? query.period?.from,
    $to: time?.to ?? query.period?.to,
  };
  const result: Filters = {};
  const put = (key: string, values: string[]): boolean => {
    const kept = result[key] ? both(key, result[key], values) : values;
    if (!kept) return false;
    result[key] = kept;
    return true;
  };

  for (const [key, given] of Object.entries(measure.list_filter)) {
    const values = [given].flat().map(String);
    const end = values[0]?.startsWith("$") ? ends[values[0]] : undefined;
    if (values[0]?.startsWith("$")) {
      if (end) put(key, [end]);
    } else put(key, values);
  }
  for (const filter of query.filters ?? []) {
    const key = listKey(dataset, filter.dimension);
    if (!key || !filter.in) return undefined;
    if (filter.in.length && !put(key, filter.in.map(String))) return undefined;
  }
  for (const dimension of query.dimensions ?? []) {
    const code = codeOf(dimension);
    if (code === "time" || !row) continue;
    const key = listKey(dataset, code);
    if (!key || !put(key, [keyText(keyOf(row, code).key)])) return undefined;
  }
  const shown = list.shows(result);
  return shown && listLink(list.path, shown);
}
