import type { CrudFilter } from "@refinedev/core";
import type { FilterSpec } from "../../components/list-filters";
import { dayBoundary } from "../../lib/date-time";
import { handlingStatuses, openStatuses } from "./types";

/** The tree of agencies or of categories, as much of it as widening a choice to what lies below needs. */
export type Tree = readonly { id: number; parent_id: number | null }[];

/** The chosen ones and everything below them; ends on a loop. */
export function withBelow(tree: Tree, ids: number[]): number[] {
  const found = new Set(ids);
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const node of tree) if (node.parent_id !== null && found.has(node.parent_id)) found.add(node.id);
  }
  return [...found];
}

export type FilterContext = {
  agencies: Tree;
  categories: Tree;
  /** The person at the screen and those whom they stand in for. */
  staffIds: number[];
  /** The tickets the person follows. */
  followedIds?: number[];
  /** The agencies the person works for; undefined = all. */
  ownAgencyIds?: number[];
};

/** `none` among the chosen values means: or without one. */
function idsIn(field: string, values: string[], widen: (ids: number[]) => number[] = (ids) => ids): CrudFilter[] {
  const ids = widen(values.filter((value) => /^\d+$/.test(value)).map(Number));
  const some: CrudFilter = { field, operator: "in", value: ids };
  const none: CrudFilter = { field, operator: "null", value: true };
  if (!values.includes("none")) return values.length ? [some] : [];
  return ids.length ? [{ operator: "or", value: [some, none] }] : [none];
}

/** A date means the office's day; an instant (as boards give it) is taken as it is, excluded at the end. */
const instant = (value: string, isEnd: boolean): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) ? dayBoundary(value, isEnd) : value;

/** When the value carries its own zone, "+" has become a blank on the way through the URL. */
const mended = (value: string): string => value.replace(/ (\d{2}:?\d{2})$/, "+$1");

export type TicketFilter = FilterSpec & {
  /** Offered in the bar from the start, on request, or only shown as a chip when a link brings it. */
  place: "bar" | "more" | "chip";
};

/**
 * The filters of the ticket list, by the keys of the board's filter object (bi.dimensions.filter_key), so that a
 * number on a board and the list behind it mean the same rows.
 */
export function ticketFilters(context: FilterContext): TicketFilter[] {
  const below = (tree: Tree) => (ids: number[]) => withBelow(tree, ids);
  return [
    { key: "clock_state", type: "select", place: "bar" },
    { key: "status", type: "select", place: "more" },
    { key: "agency", type: "agency", place: "bar", toFilters: (v) => idsIn("agency_id", v, below(context.agencies)) },
    {
      key: "category",
      type: "category",
      place: "bar",
      toFilters: (v) => idsIn("category_id", v, below(context.categories)),
    },
    { key: "received", type: "dateRange", place: "more", field: "received_at" },
    { key: "commune", type: "agency", place: "more", toFilters: (v) => idsIn("commune_id", v) },
    { key: "level", type: "select", place: "more" },
    { key: "channel", type: "select", place: "more" },
    { key: "priority", type: "select", place: "more" },
    {
      key: "published",
      type: "select",
      place: "more",
      toFilters: (values) =>
        values.length === 1 ? [{ field: "is_published", operator: "eq", value: values[0] === "yes" }] : [],
    },
    {
      key: "field",
      type: "category",
      place: "chip",
      toFilters: (v) => idsIn("category_id", v, below(context.categories)),
    },
    { key: "unit", type: "select", place: "chip", toFilters: (v) => idsIn("agency_id", v) },
    { key: "import_batch", type: "select", place: "chip", toFilters: (v) => idsIn("import_batch_id", v) },
    {
      key: "received_from",
      type: "select",
      place: "chip",
      toFilters: ([value]) =>
        value ? [{ field: "received_at", operator: "gte", value: instant(mended(value), false) }] : [],
    },
    {
      key: "received_to",
      type: "select",
      place: "chip",
      toFilters: ([value]) =>
        value ? [{ field: "received_at", operator: "lt", value: instant(mended(value), true) }] : [],
    },
    {
      key: "answered_from",
      type: "select",
      place: "chip",
      toFilters: ([value]) =>
        value ? [{ field: "answered_at", operator: "gte", value: instant(mended(value), false) }] : [],
    },
    {
      key: "answered_to",
      type: "select",
      place: "chip",
      toFilters: ([value]) =>
        value ? [{ field: "answered_at", operator: "lt", value: instant(mended(value), true) }] : [],
    },
    { key: "level_reached", type: "select", place: "chip" },
    { key: "rule", type: "select", place: "chip", field: "clock_rule_code" },
    {
      key: "reopened",
      type: "select",
      place: "chip",
      toFilters: ([value]) =>
        value ? [{ field: "reopen_count", operator: value === "true" ? "gt" : "eq", value: 0 }] : [],
    },
    {
      key: "officer",
      type: "select",
      place: "chip",
      toFilters: (values) =>
        values.length === 1 && values[0] === "none"
          ? [{ field: "officer_id", operator: "null", value: true }]
          : values.length
            ? [
                {
                  field: "officer_id",
                  operator: "in",
                  value: values.flatMap((v) => (v === "me" ? context.staffIds : Number(v))),
                },
              ]
            : [],
    },
    {
      key: "followed",
      type: "select",
      place: "chip",
      // Following nothing finds nothing: no ticket has the number 0.
      toFilters: (values) =>
        values.length
          ? [{ field: "id", operator: "in", value: context.followedIds?.length ? context.followedIds : [0] }]
          : [],
    },
    {
      key: "request",
      type: "select",
      place: "chip",
      toFilters: (values) => (values.length ? [{ field: "commitment_request", operator: "nnull", value: true }] : []),
    },
    {
      // What the agency itself handles: those that only take part read the ticket too.
      key: "own",
      type: "select",
      place: "chip",
      toFilters: (values) =>
        values.length && context.ownAgencyIds
          ? [{ field: "agency_id", operator: "in", value: context.ownAgencyIds }]
          : [],
    },
    {
      key: "draft",
      type: "select",
      place: "chip",
      toFilters: (values) => (values.length ? [{ field: "draft_id", operator: "nnull", value: true }] : []),
    },
    {
      key: "brief",
      type: "select",
      place: "chip",
      toFilters: (values) => (values.length ? [{ field: "brief_due_at", operator: "nnull", value: true }] : []),
    },
    {
      key: "open",
      type: "select",
      place: "chip",
      // "agency": open and with the agency, as my_queue_counts() counts its work.
      toFilters: ([value]) =>
        value
          ? [{ field: "status", operator: "in", value: [...(value === "agency" ? handlingStatuses : openStatuses)] }]
          : [],
    },
  ];
}
