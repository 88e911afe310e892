import type { CrudFilter } from "@refinedev/core";
import {
  agencyFilter,
  categoryFilter,
  choiceFilter,
  ends,
  type ListFilter,
  type Trees,
  unitFilter,
} from "../../components/list-conditions";

/** What the registry can be narrowed by, by the keys of bi.dataset_dimensions and bi.measures.list_filter. */
export function caseFilters(trees: Trees): ListFilter[] {
  return [
    choiceFilter("status"),
    choiceFilter("matter"),
    agencyFilter("agency", "agency_id", trees),
    agencyFilter("commune", "commune_id", { ...trees, agencies: [] }),
    {
      key: "criterion",
      type: "select",
      // One of those chosen is enough. Letters stand alone in the list's text, so "d" is not found in "đ".
      toFilters: (letters) => {
        const each = letters.map((letter): CrudFilter => ({ field: "criteria", operator: "containss", value: letter }));
        return each.length > 1 ? [{ operator: "or", value: each }] : each;
      },
    },
    { key: "group", type: "boolean", field: "is_group" },
    {
      key: "tasks",
      type: "boolean",
      toFilters: ([is]) =>
        is === undefined ? [] : [{ field: "open_task_count", operator: is === "true" ? "gt" : "eq", value: 0 }],
    },
    { key: "registered", type: "dateRange", field: "registered_at" },
    unitFilter("unit", "agency_id"),
    categoryFilter("field", trees, true),
    categoryFilter("category", trees, true),
    ...ends("registered", "registered_at"),
    ...ends("proposed", "proposed_at"),
    ...ends("concluded", "concluded_at"),
    {
      key: "agreed",
      type: "boolean",
      isChip: true,
      says: "yes",
      toFilters: ([is]) =>
        is === undefined ? [] : [{ field: "decided_at", operator: is === "true" ? "nnull" : "null", value: true }],
    },
  ];
}
