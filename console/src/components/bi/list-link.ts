import { listLink } from "../use-list-state";
import { codeOf, type Dataset, type Key, keyOf, type Query, type Row } from "./types";

type Filters = Record<string, string[]>;

/** Where the rows of each list stand. */
const paths: Record<string, string> = {
  tickets: "/tickets",
  ratings: "/ratings",
  cases: "/cases",
  sessions: "/sessions",
  dossiers: "/dossiers",
};

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

/**
 * The list behind a number of an answer: the rows its measure counts, every filter of the query, and the values of the
 * row it stands in. Undefined when there is no list that would show exactly as many rows.
 */
export function numberLink(dataset: Dataset, query: Query, measureCode: string, row?: Row): string | undefined {
  const path = paths[dataset.resource ?? ""];
  const measure = dataset.measures.find((each) => each.code === measureCode);
  if (!path || !measure?.list_filter) return undefined;
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
    const key = dataset.dimensions.find((each) => each.code === filter.dimension)?.filter_key;
    if (!key || !filter.in) return undefined;
    if (filter.in.length && !put(key, filter.in.map(String))) return undefined;
  }
  for (const dimension of query.dimensions ?? []) {
    const code = codeOf(dimension);
    if (code === "time" || !row) continue;
    const key = dataset.dimensions.find((each) => each.code === code)?.filter_key;
    if (!key || !put(key, [keyText(keyOf(row, code).key)])) return undefined;
  }
  return listLink(path, result);
}
