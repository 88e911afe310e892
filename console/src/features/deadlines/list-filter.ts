import {
  agencyFilter,
  choiceFilter,
  ends,
  type ListFilter,
  type Scope,
  scopeFilter,
  type Trees,
  unitFilter,
} from "../../components/list-conditions";

/** What the list of deadlines can be narrowed by, by the keys of bi.dataset_dimensions and bi.measures.list_filter. */
export function deadlineFilters(trees: Trees, scope: Scope): ListFilter[] {
  return [
    choiceFilter("clock_result", "live_state"),
    choiceFilter("subject", "subject_type"),
    choiceFilter("clock_level", "level"),
    agencyFilter("agency", "agency_id", trees),
    { key: "started", type: "dateRange", field: "started_at" },
    { key: "stopped", type: "dateRange", field: "stopped_at" },
    unitFilter("unit", "agency_id"),
    choiceFilter("rule", "rule_code", { isChip: true }),
    {
      key: "open",
      type: "boolean",
      isChip: true,
      says: "yes",
      toFilters: ([is]) =>
        is === undefined ? [] : [{ field: "stopped_at", operator: is === "true" ? "null" : "nnull", value: true }],
    },
    ...ends("started", "started_at"),
    ...ends("stopped", "stopped_at"),
    scopeFilter(scope, ["staff_id"]),
  ];
}

/** A timer (a ticket closing by itself) is owed by nobody. */
export const deadlinesOnly = { field: "kind", operator: "eq", value: "deadline" } as const;
