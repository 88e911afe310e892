import { numberLink } from "../../../console/src/components/bi/list-link.ts";
import type { Dataset, Query, Row } from "../../../console/src/components/bi/types.ts";
import { customFilters } from "../../../console/src/components/custom-fields/custom-filters.ts";
import type { ListFilter, Scope, Trees } from "../../../console/src/components/list-conditions.ts";
import { toCrudFilters } from "../../../console/src/components/list-filters.ts";
import { parseListState } from "../../../console/src/components/use-list-state.ts";
import { caseFilters } from "../../../console/src/features/cases/list-filter.ts";
import { deadlineFilters, deadlinesOnly } from "../../../console/src/features/deadlines/list-filter.ts";
import { dossierFilters } from "../../../console/src/features/dossiers/list-filter.ts";
import { ratingFilters } from "../../../console/src/features/ratings/list-filter.ts";
import { sessionFilters, taskFilters } from "../../../console/src/features/sessions/list-filter.ts";
import { ticketFilters } from "../../../console/src/features/tickets/list-filter.ts";
import { visitFilters } from "../../../console/src/features/visits/list-filter.ts";
import type { Db } from "../support/database.ts";

/** The very links and filters of the console, over SQL in the place of its data provider. */

type Condition = ReturnType<typeof toCrudFilters>[number];
type Own = Parameters<typeof customFilters>[0];

export interface Screen {
  trees: Trees;
  scope: Scope;
  own: Record<string, Own>;
}

const lists: Record<string, { view: string; filters: (screen: Screen) => ListFilter[]; own?: string }> = {
  tickets: {
    view: "ticket_list",
    own: "ticket",
    filters: ({ trees, scope }) => ticketFilters({ ...trees, scope, staffIds: scope.staffIds }),
  },
  ratings: { view: "rating_list", filters: ({ trees, scope }) => ratingFilters(trees, scope) },
  visits: { view: "visits", filters: ({ trees }) => visitFilters(trees) },
  cases: { view: "case_list", own: "case", filters: ({ trees }) => caseFilters(trees) },
  sessions: { view: "session_list", filters: ({ trees }) => sessionFilters(trees) },
  clocks: {
    view: "clocks",
    filters: ({ trees, scope }) => [
      ...deadlineFilters(trees, scope),
      { key: "deadlines", type: "select", initial: ["only"], toFilters: () => [deadlinesOnly] },
    ],
  },
  case_tasks: { view: "case_task_list", filters: ({ trees }) => taskFilters(trees) },
  dossiers: { view: "dossier_list", own: "dossier", filters: ({ trees }) => dossierFilters(trees) },
};

const literal = (value: unknown): string => `'${String(value).replaceAll("'", "''")}'`;
const columnOf = (field: string): string =>
  field.replace(/->>?(\w+)$/, (arrow, code) => arrow.replace(code, `'${code}'`));

function sql(condition: Condition): string {
  if (!("field" in condition)) return `(${(condition.value as Condition[]).map(sql).join(` ${condition.operator} `)})`;
  const column = columnOf(condition.field);
  const { value } = condition;
  switch (condition.operator) {
    case "eq":
      return `${column} = ${literal(value)}`;
    case "in":
      return (value as unknown[]).length ? `${column} in (${(value as unknown[]).map(literal).join(", ")})` : "false";
    case "gte":
      return `${column} >= ${literal(value)}`;
    case "gt":
      return `${column} > ${literal(value)}`;
    case "lt":
      return `${column} < ${literal(value)}`;
    case "null":
      return `${column} is null`;
    case "nnull":
      return `${column} is not null`;
    default:
      throw new Error(`The test does not know the operator ${condition.operator}`);
  }
}

/** What the person at the screen has at hand: the trees, whose numbers they see, the office's own fields. */
export async function screenOf(db: Db): Promise<Screen> {
  const me = await db.value<{
    person: { id: number };
    permissions: Record<string, { agency_ids: number[] | null }>;
    deputy_for: { id: number }[];
  }>("select public.my_permissions()");
  const own = await db.rows<Own[number] & { subject: string }>("select * from public.custom_fields order by id");
  return {
    trees: {
      agencies: await db.rows("select id, parent_id, kind from public.agencies"),
      categories: await db.rows("select id, parent_id from public.categories"),
    },
    scope: {
      agencyIds: me.permissions["boards.read"]?.agency_ids ?? undefined,
      staffIds: [me.person.id, ...me.deputy_for.map(({ id }) => id)],
    },
    own: Object.fromEntries(
      ["ticket", "case", "dossier"].map((subject) => [subject, own.filter((each) => each.subject === subject)]),
    ),
  };
}

/** The statement that counts the list behind a number; undefined when the console offers no link. */
export function countBehind(
  dataset: Dataset,
  query: Query,
  measure: string,
  row: Row | undefined,
  screen: Screen,
): { link: string; sql: string } | undefined {
  const link = numberLink(dataset, query, measure, row, screen.trees);
  const list = lists[dataset.resource ?? ""];
  if (!link || !list) return undefined;
  const state = parseListState(new URL(link, "http://console.test").searchParams, { pageSize: 50 });
  const filters = [
    ...list.filters(screen),
    ...(list.own ? customFilters(screen.own[list.own] ?? [], ({ name }) => name) : []),
  ];
  const known = new Set(filters.map(({ key }) => key));
  const unknown = Object.keys(state.filters).filter((key) => !known.has(key));
  if (unknown.length) throw new Error(`${link}: the list has no filter ${unknown.join(", ")}`);
  const conditions = toCrudFilters(filters, state, null).map(sql);
  return {
    link,
    sql: `select count(*)::int as n from public.${list.view} where ${["true", ...conditions].join(" and ")}`,
  };
}
