import {
  agencyFilter,
  choiceFilter,
  ends,
  type ListFilter,
  type Trees,
  unitFilter,
} from "../../components/list-conditions";

/** What the counter's log can be narrowed by, by the keys of bi.dataset_dimensions and bi.measures.list_filter. */
export function visitFilters(trees: Trees): ListFilter[] {
  return [
    choiceFilter("result"),
    choiceFilter("classification"),
    agencyFilter("commune", "commune_id", { ...trees, agencies: [] }),
    agencyFilter("agency", "agency_id", trees),
    { key: "visited", type: "dateRange", field: "visited_at" },
    unitFilter("unit", "agency_id"),
    ...ends("visited", "visited_at"),
  ];
}
