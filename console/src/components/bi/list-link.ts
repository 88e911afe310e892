import { dayBoundary, isoDate } from "../../lib/date-time";
import { type Tree, type Trees, withBelow } from "../list-conditions";
import { listLink } from "../use-list-state";
import { codeOf, type Dataset, type Dimension, type Key, keyOf, type Query, type Row } from "./types";

type Filters = Record<string, string[]>;

type List = {
  path: string;
  /** Who may open it. */
  permission: string;
  /** What the list must be told so that it shows nothing less than the filters say. */
  always?: Filters;
  /** The same where no filter at all is left. */
  unfiltered?: Filters;
  /** Filters by whole days that stand in the bar: a period of whole days is said by them. */
  days?: string[];
};

/** The list that shows the rows of a dataset, by its `resource`. */
export const lists: Record<string, List> = {
  tickets: { path: "/tickets", permission: "tickets.read", unfiltered: { as: ["all"] } },
  ratings: { path: "/ratings", permission: "tickets.read", always: { state: ["all"] }, days: ["rated"] },
  visits: { path: "/visits", permission: "visits.read", days: ["visited"] },
  cases: { path: "/cases", permission: "cases.read", days: ["registered"] },
  sessions: { path: "/sessions", permission: "sessions.read", always: { as: ["list"] }, days: ["starts"] },
  clocks: { path: "/clocks", permission: "boards.read", days: ["started", "stopped"] },
  case_tasks: { path: "/case-tasks", permission: "cases.read", always: { state: ["all"] }, days: ["due"] },
  dossiers: {
    path: "/dossiers",
    permission: "dossiers.read",
    unfiltered: { as: ["all"] },
    days: ["received", "result"],
  },
};

/** Whole days of the office stand in the bar as days, first and last; parts of a day stay instants. */
function withDays(filters: Filters, days: string[]): Filters {
  const result = { ...filters };
  for (const day of days) {
    const [from] = result[`${day}_from`] ?? [];
    const [to] = result[`${day}_to`] ?? [];
    const isWhole = [from, to].every((end) => !end || dayBoundary(isoDate(end)) === new Date(end).toISOString());
    if (!(from || to) || !isWhole) continue;
    delete result[`${day}_from`];
    delete result[`${day}_to`];
    result[day] = [from ? isoDate(from) : "", to ? isoDate(Date.parse(to) - 1) : ""];
  }
  return result;
}

const keyText = (key: Key["key"]): string => (key === null ? "none" : String(key));

/** What lies below both a value of one choice and one of the other: of trees always the lower of the two. */
function shared(one: string[], other: string[], tree: Tree | undefined): string[] {
  const below = (id: string): Set<string> => new Set(tree ? withBelow(tree, [Number(id)]).map(String) : [id]);
  const found = new Set<string>();
  for (const a of one)
    for (const b of other) {
      if (a === b || below(b).has(a)) found.add(a);
      else if (below(a).has(b)) found.add(b);
    }
  return [...found];
}

/** The tree a list's filter takes the lower ones in by. */
const treeOf = (dimension: Dimension | undefined, trees: Trees): Tree | undefined =>
  dimension?.takes_in === "agency" ? trees.agencies : dimension?.takes_in === "category" ? trees.categories : undefined;

/** Beside a dimension that gathers agencies the one that does not. */
const aloneOf: Record<string, string> = { agency: "unit", handling_agency: "handling_unit" };

/** By which key and value the list shows the rows gathered under a value of a dimension; undefined = it cannot. */
function rowFilter(dimension: Dimension, value: string, dataset: Dataset, trees: Trees): [string, string] | undefined {
  const tree = treeOf(dimension, trees);
  const node = tree?.find(({ id }) => String(id) === value);
  // Nothing is gathered under the city but what is its own: everything else lies below it in the tree.
  if (node && dimension.is_gathered && node.kind === "city") {
    const alone = dataset.dimensions.find(({ code }) => code === aloneOf[dimension.code]);
    return alone?.list_column && alone.filter_key ? [alone.filter_key, value] : undefined;
  }
  // What is not gathered counts without what lies below, which the list would take in.
  if (tree && !dimension.is_gathered && tree.some(({ parent_id }) => String(parent_id) === value)) return undefined;
  return dimension.list_column && dimension.filter_key ? [dimension.filter_key, value] : undefined;
}

/**
 * The list behind a number of an answer: the rows its measure counts, every filter of the query, and the values of the
 * row it stands in. Undefined when there is no list that would show exactly as many rows.
 */
export function numberLink(
  dataset: Dataset,
  query: Query,
  measureCode: string,
  row: Row | undefined,
  trees: Trees,
): string | undefined {
  const list = lists[dataset.resource ?? ""];
  const measure = dataset.measures.find((each) => each.code === measureCode);
  if (!list || !measure?.list_filter || query.within) return undefined;
  const time = row && query.dimensions?.some((each) => codeOf(each) === "time") ? keyOf(row, "time") : undefined;
  const ends: Record<string, string | undefined> = {
    $from: time?.from ?? query.period?.from,
    $to: time?.to ?? query.period?.to,
  };
  // Counted over a period that nobody named: the list has no words for "ever".
  if (Object.values(measure.list_filter).some((each) => each === "$from") && !ends.$from && !ends.$to) return undefined;
  const dimensionOf = (code: string) => dataset.dimensions.find((each) => each.code === code);
  const result: Filters = {};
  /** Both must hold: what the list's one key is told already, and this. */
  const put = (key: string, values: string[], tree?: Tree): boolean => {
    const kept = result[key] ? shared(result[key], values, tree) : values;
    if (!kept.length) return false;
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
    const dimension = dimensionOf(filter.dimension);
    if (!dimension?.list_column || !dimension.filter_key || !filter.in) return undefined;
    if (!put(dimension.filter_key, filter.in.map(keyText), treeOf(dimension, trees))) return undefined;
  }
  for (const each of query.dimensions ?? []) {
    const code = codeOf(each);
    if (code === "time" || !row) continue;
    const dimension = dimensionOf(code);
    const said = dimension && rowFilter(dimension, keyText(keyOf(row, code).key), dataset, trees);
    if (!dimension || !said) return undefined;
    if (!put(said[0], [said[1]], treeOf(dimension, trees))) return undefined;
  }
  if (dataset.is_scoped) result.scope = ["mine"];
  const said = withDays(result, list.days ?? []);
  return listLink(list.path, { ...list.always, ...(Object.keys(said).length ? {} : list.unfiltered), ...said });
}
