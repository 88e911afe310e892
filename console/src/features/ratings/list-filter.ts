import {
  agencyFilter,
  categoryFilter,
  choiceFilter,
  ends,
  idsIn,
  type ListFilter,
  type Scope,
  scopeFilter,
  type Trees,
  unitFilter,
  yesFilter,
} from "../../components/list-conditions";

export const states = ["waiting", "low", "handled", "all"] as const;
export type RatingState = (typeof states)[number];

const stateFilters: Record<RatingState, ListFilter["toFilters"]> = {
  waiting: () => [
    { field: "is_low", operator: "eq", value: true },
    { field: "is_handled", operator: "eq", value: false },
  ],
  low: () => [{ field: "is_low", operator: "eq", value: true }],
  handled: () => [{ field: "is_handled", operator: "eq", value: true }],
  all: () => [],
};

const aspectColumns: Record<string, string> = { reception: "reception", handling: "handling", answer: "answer_score" };

/**
 * What the list of ratings can be narrowed by, by the keys of bi.dataset_dimensions and bi.measures.list_filter; it
 * begins with the low ones nobody has looked at.
 */
export function ratingFilters(trees: Trees, scope: Scope): ListFilter[] {
  return [
    {
      key: "state",
      type: "select",
      initial: ["waiting"],
      toFilters: ([state]) => stateFilters[(state ?? "all") as RatingState]?.([]) ?? [],
    },
    choiceFilter("score"),
    agencyFilter("agency", "agency_id", trees),
    categoryFilter("category", trees),
    choiceFilter("via"),
    { key: "rated", type: "dateRange", field: "rated_at" },
    unitFilter("unit", "agency_id"),
    unitFilter("commune", "commune_id"),
    categoryFilter("field", trees, true),
    { key: "officer", type: "select", isChip: true, says: "staff", toFilters: (values) => idsIn("officer_id", values) },
    choiceFilter("channel", "channel", { isChip: true }),
    choiceFilter("priority", "priority", { isChip: true }),
    choiceFilter("status", "status", { isChip: true }),
    choiceFilter("level_reached", "level_reached", { isChip: true }),
    yesFilter("reopened", "is_reopened"),
    {
      key: "import_batch",
      type: "select",
      isChip: true,
      says: "itself",
      toFilters: (values) => idsIn("import_batch_id", values),
    },
    {
      key: "aspect",
      type: "select",
      isChip: true,
      toFilters: ([aspect]) => {
        const field = aspect && aspectColumns[aspect];
        return field ? [{ field, operator: "nnull", value: true }] : [];
      },
    },
    ...ends("rated", "rated_at"),
    scopeFilter(scope),
  ];
}
