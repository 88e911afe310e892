import {
  choiceFilter,
  ends,
  idsIn,
  type ListFilter,
  type Scope,
  scopeFilter,
  type Tree,
  withBelow,
} from "../../components/list-conditions";
import { handlingStatuses, openStatuses } from "./types";

export type FilterContext = {
  agencies: Tree;
  categories: Tree;
  /** The person at the screen and those whom they stand in for. */
  staffIds: number[];
  /** The tickets the person follows. */
  followedIds?: number[];
  /** The agencies the person works for; undefined = all. */
  ownAgencyIds?: number[];
  /** Whose tickets the boards count for the person. */
  scope?: Scope;
};

export type TicketFilter = ListFilter & {
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
    {
      key: "clock_state",
      type: "select",
      place: "bar",
      // What is overdue has passed its due time: said so, an index finds it, and in the order of the queue.
      toFilters: (values) => {
        if (values.length === 1 && values[0] === "overdue")
          return [{ field: "is_overdue", operator: "eq", value: true }];
        return values.length ? [{ field: "clock_state", operator: "in", value: values }] : [];
      },
    },
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
    { ...choiceFilter("level"), place: "more" },
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
      says: "category",
      isChip: true,
      place: "chip",
      toFilters: (v) => idsIn("category_id", v, below(context.categories)),
    },
    {
      key: "unit",
      type: "select",
      says: "agency",
      isChip: true,
      place: "chip",
      toFilters: (v) => idsIn("agency_id", v),
    },
    {
      key: "import_batch",
      type: "select",
      says: "itself",
      isChip: true,
      place: "chip",
      toFilters: (v) => idsIn("import_batch_id", v),
    },
    ...ends("received", "received_at").map((each) => ({ ...each, place: "chip" as const })),
    ...ends("answered", "answered_at").map((each) => ({ ...each, place: "chip" as const })),
    ...(context.scope ? [{ ...scopeFilter(context.scope), place: "chip" as const }] : []),
    { ...choiceFilter("level_reached"), isChip: true, place: "chip" },
    { ...choiceFilter("rule", "clock_rule_code"), says: "itself", isChip: true, place: "chip" },
    {
      key: "reopened",
      type: "select",
      says: "yes",
      isChip: true,
      place: "chip",
      toFilters: ([value]) =>
        value ? [{ field: "reopen_count", operator: value === "true" ? "gt" : "eq", value: 0 }] : [],
    },
    {
      key: "officer",
      type: "select",
      says: "staff",
      isChip: true,
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
      says: "nothing",
      isChip: true,
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
      says: "nothing",
      isChip: true,
      place: "chip",
      toFilters: (values) => (values.length ? [{ field: "commitment_request", operator: "nnull", value: true }] : []),
    },
    {
      // What the agency itself handles: those that only take part read the ticket too.
      key: "own",
      type: "select",
      says: "nothing",
      isChip: true,
      place: "chip",
      toFilters: (values) =>
        values.length && context.ownAgencyIds
          ? [{ field: "agency_id", operator: "in", value: context.ownAgencyIds }]
          : [],
    },
    {
      key: "draft",
      type: "select",
      says: "nothing",
      isChip: true,
      place: "chip",
      toFilters: (values) => (values.length ? [{ field: "draft_id", operator: "nnull", value: true }] : []),
    },
    {
      key: "brief",
      type: "select",
      says: "nothing",
      isChip: true,
      place: "chip",
      toFilters: (values) => (values.length ? [{ field: "brief_due_at", operator: "nnull", value: true }] : []),
    },
    {
      key: "open",
      type: "select",
      says: "nothing",
      isChip: true,
      place: "chip",
      // "agency": open and with the agency, as my_queue_counts() counts its work.
      toFilters: ([value]) =>
        value
          ? [{ field: "status", operator: "in", value: [...(value === "agency" ? handlingStatuses : openStatuses)] }]
          : [],
    },
  ];
}
