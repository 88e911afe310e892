import type { CrudFilter, LogicalFilter } from "@refinedev/core";

/** The part of a PostgREST query builder that filters need. */
export type Filterable = {
  filter: (column: string, operator: string, value: unknown) => Filterable;
  or: (conditions: string) => Filterable;
};

const quote = (value: unknown): string => `"${String(value).replace(/\\/g, "\\\\").replace(/"/g, '\\"')}"`;
const list = (value: unknown): string => `(${(value as unknown[]).map(quote).join(",")})`;
const array = (value: unknown): string => `{${(value as unknown[]).map(quote).join(",")}}`;

/** What the reader typed is text, not a pattern; PostgREST reads `*` as `%` and knows no escape for it. */
const literal = (value: unknown): string =>
  String(value)
    .replace(/([\\%_])/g, "\\$1")
    .replace(/\*/g, "_");

type Condition = { operator: string; value: string };

const like =
  (operator: string, before: string, after: string) =>
  (value: unknown): Condition => ({
    operator,
    value: `${before}${literal(value)}${after}`,
  });

/** Refine's operators in PostgREST's words; every operator of CrudOperators but the logical ones and the ranges. */
const conditions: Record<string, (value: unknown) => Condition> = {
  eq: (value) => (value === null ? { operator: "is", value: "null" } : { operator: "eq", value: String(value) }),
  ne: (value) => (value === null ? { operator: "not.is", value: "null" } : { operator: "neq", value: String(value) }),
  eqs: (value) => ({ operator: "eq", value: String(value) }),
  nes: (value) => ({ operator: "neq", value: String(value) }),
  lt: (value) => ({ operator: "lt", value: String(value) }),
  lte: (value) => ({ operator: "lte", value: String(value) }),
  gt: (value) => ({ operator: "gt", value: String(value) }),
  gte: (value) => ({ operator: "gte", value: String(value) }),
  in: (value) => ({ operator: "in", value: list(value) }),
  nin: (value) => ({ operator: "not.in", value: list(value) }),
  ina: (value) => ({ operator: "cs", value: array(value) }),
  nina: (value) => ({ operator: "not.cs", value: array(value) }),
  null: () => ({ operator: "is", value: "null" }),
  nnull: () => ({ operator: "not.is", value: "null" }),
  contains: like("ilike", "%", "%"),
  ncontains: like("not.ilike", "%", "%"),
  containss: like("like", "%", "%"),
  ncontainss: like("not.like", "%", "%"),
  startswith: like("ilike", "", "%"),
  nstartswith: like("not.ilike", "", "%"),
  startswiths: like("like", "", "%"),
  nstartswiths: like("not.like", "", "%"),
  endswith: like("ilike", "%", ""),
  nendswith: like("not.ilike", "%", ""),
  endswiths: like("like", "%", ""),
  nendswiths: like("not.like", "%", ""),
};

function range({ field, operator, value }: LogicalFilter): CrudFilter {
  const [from, to] = value as [unknown, unknown];
  const open = (end: unknown) => end === null || end === undefined || end === "";
  const inside = operator === "between";
  const ends: LogicalFilter[] = [];
  if (!open(from)) ends.push({ field, operator: inside ? "gte" : "lt", value: from });
  if (!open(to)) ends.push({ field, operator: inside ? "lte" : "gt", value: to });
  return { operator: inside ? "and" : "or", value: ends };
}

/** One filter as PostgREST writes it inside `or=(…)`; "" when it says nothing (an empty group). */
export function toExpression(filter: CrudFilter): string {
  if (filter.operator === "or" || filter.operator === "and") {
    const parts = filter.value.map(toExpression).filter(Boolean);
    return parts.length ? `${filter.operator}(${parts.join(",")})` : "";
  }
  if (filter.operator === "between" || filter.operator === "nbetween")
    return toExpression(range(filter as LogicalFilter));
  const { field, operator, value } = filter as LogicalFilter;
  const make = conditions[operator];
  if (!make) throw new Error(`unknown filter operator: ${operator}`);
  const condition = make(value);
  const bare = /(^|\.)(is|in)$/.test(condition.operator);
  return `${field}.${condition.operator}.${bare ? condition.value : quote(condition.value)}`;
}

/** Adds a Refine filter to a query. Throws on an operator nobody defined instead of passing it on unmapped. */
export function applyFilter(query: Filterable, filter: CrudFilter): Filterable {
  if (filter.operator === "and") return filter.value.reduce(applyFilter, query);
  if (filter.operator === "or") {
    const parts = filter.value.map(toExpression).filter(Boolean);
    return parts.length ? query.or(parts.join(",")) : query;
  }
  if (filter.operator === "between" || filter.operator === "nbetween")
    return applyFilter(query, range(filter as LogicalFilter));
  const { field, operator, value } = filter as LogicalFilter;
  const make = conditions[operator];
  if (!make) throw new Error(`unknown filter operator: ${operator}`);
  const condition = make(value);
  return query.filter(field, condition.operator, condition.value);
}
