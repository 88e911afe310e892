import type { CrudFilter } from "@refinedev/core";
import { dayBoundary } from "../lib/date-time";
import type { FilterSpec } from "./list-filters";

/** The tree of agencies or of categories, as much of it as widening a choice to what lies below needs. */
export type Tree = readonly { id: number; parent_id: number | null; kind?: string }[];
export type Trees = { agencies: Tree; categories: Tree };

/** How the values of a filter that has no control are read out: a name from a tree, a day or an instant, yes or no. */
export type Says = "agency" | "category" | "staff" | "procedure" | "instant" | "yes" | "nothing" | "itself";

/** A filter as a list and the numbers that lead to it know it; its words and choices are added by the screen. */
export type ListFilter = FilterSpec & {
  /** Comes with a link only: no control, shown as a chip that can be taken off. */
  isChip?: true;
  says?: Says;
};

/** The chosen ones and everything below them; ends on a loop. */
export function withBelow(tree: Tree, ids: number[]): number[] {
  const found = new Set(ids);
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const node of tree) if (node.parent_id !== null && found.has(node.parent_id)) found.add(node.id);
  }
  return [...found];
}

/** `none` among the chosen values means: or without one. */
export function oneOf(field: string, values: string[], read: (chosen: string[]) => unknown[]): CrudFilter[] {
  const chosen = read(values.filter((value) => value !== "none"));
  const some: CrudFilter = { field, operator: "in", value: chosen };
  const none: CrudFilter = { field, operator: "null", value: true };
  if (!values.includes("none")) return values.length ? [some] : [];
  return chosen.length ? [{ operator: "or", value: [some, none] }] : [none];
}

const numbers = (values: string[]): number[] => values.filter((value) => /^\d+$/.test(value)).map(Number);

export const idsIn = (field: string, values: string[], widen: (ids: number[]) => number[] = (ids) => ids) =>
  oneOf(field, values, (chosen) => widen(numbers(chosen)));

/** A date means the office's day; an instant (as boards give it) is taken as it is, excluded at the end. */
const instant = (value: string, isEnd: boolean): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) ? dayBoundary(value, isEnd) : value;

/** When the value carries its own zone, "+" has become a blank on the way through the URL. */
export const mended = (value: string): string => value.replace(/ (\d{2}:?\d{2})$/, "+$1");

/** The ends of a period of a column, `<key>_from` and `<key>_to`, to the instant. */
export const ends = (key: string, field: string): ListFilter[] => [
  {
    key: `${key}_from`,
    type: "select",
    isChip: true,
    says: "instant",
    toFilters: ([value]) => (value ? [{ field, operator: "gte", value: instant(mended(value), false) }] : []),
  },
  {
    key: `${key}_to`,
    type: "select",
    isChip: true,
    says: "instant",
    toFilters: ([value]) => (value ? [{ field, operator: "lt", value: instant(mended(value), true) }] : []),
  },
];

/** An agency with everything below it, as the numbers count it. */
export const agencyFilter = (key: string, field: string, { agencies }: Trees): ListFilter => ({
  key,
  type: "agency",
  toFilters: (values) => idsIn(field, values, (ids) => withBelow(agencies, ids)),
});

/** One agency alone, as a bar of a chart counts it. */
export const unitFilter = (key: string, field: string): ListFilter => ({
  key,
  type: "select",
  isChip: true,
  says: "agency",
  toFilters: (values) => idsIn(field, values),
});

/** A field or category with everything below it. */
export const categoryFilter = (key: string, { categories }: Trees, isChip?: true): ListFilter => ({
  key,
  type: "category",
  ...(isChip ? { isChip, says: "category" as const } : {}),
  toFilters: (values) => idsIn("category_id", values, (ids) => withBelow(categories, ids)),
});

/** A fixed list of values, `none` = without. */
export const choiceFilter = (key: string, field = key, more: Partial<ListFilter> = {}): ListFilter => ({
  key,
  type: "select",
  toFilters: (values) => oneOf(field, values, (chosen) => chosen),
  ...more,
});

/** A condition that only links bring: it holds or it does not. */
export const yesFilter = (key: string, field: string): ListFilter => ({
  key,
  type: "boolean",
  field,
  isChip: true,
  says: "yes",
});

/** Whose work boards count for a person: their agencies' (undefined = every agency's) and what they handle or took in. */
export type Scope = { agencyIds: number[] | undefined; staffIds: number[] };

/** Rows that count in the reader's own numbers (bi.scope_condition()), where they may read more than they answer for. */
export const scopeFilter = (
  { agencyIds, staffIds }: Scope,
  people: string[] = ["officer_id", "received_by_id"],
): ListFilter => ({
  key: "scope",
  type: "select",
  isChip: true,
  says: "nothing",
  toFilters: (values) =>
    values.length && agencyIds
      ? [
          {
            operator: "or",
            value: [
              { field: "agency_id", operator: "in", value: agencyIds },
              ...people.map((field) => ({ field, operator: "in" as const, value: staffIds })),
            ],
          },
        ]
      : [],
});
