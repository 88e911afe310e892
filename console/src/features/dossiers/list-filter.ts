import {
  agencyFilter,
  choiceFilter,
  ends,
  idsIn,
  type ListFilter,
  type Trees,
  unitFilter,
  yesFilter,
} from "../../components/list-conditions";

/** What the list of dossiers can be narrowed by, by the keys of bi.dataset_dimensions and bi.measures.list_filter. */
export function dossierFilters(trees: Trees): ListFilter[] {
  return [
    choiceFilter("status"),
    // Their "none" is a value of its own: no clock runs.
    { key: "clock_state", type: "select" },
    { key: "step_clock_state", type: "select" },
    { key: "field", type: "select", toFilters: (values) => idsIn("field_id", values) },
    agencyFilter("agency", "agency_id", trees),
    agencyFilter("handling_agency", "handling_agency_id", trees),
    agencyFilter("step_agency", "step_agency_id", trees),
    { key: "officer", type: "staff", toFilters: (values) => idsIn("officer_id", values) },
    choiceFilter("unit_kind", "step_unit_kind"),
    choiceFilter("channel"),
    choiceFilter("timeliness"),
    { key: "received", type: "dateRange", field: "received_at" },
    { key: "result", type: "dateRange", field: "result_at" },
    {
      key: "apologised",
      type: "boolean",
      toFilters: ([value]) =>
        value === undefined
          ? []
          : [{ field: "apologised_at", operator: value === "true" ? "nnull" : "null", value: true }],
    },
    {
      key: "unpaid",
      type: "boolean",
      toFilters: ([value]) =>
        value === undefined ? [] : [{ field: "fee_left", operator: value === "true" ? "gt" : "lte", value: 0 }],
    },
    unitFilter("unit", "agency_id"),
    unitFilter("handling_unit", "handling_agency_id"),
    {
      key: "procedure",
      type: "select",
      isChip: true,
      says: "procedure",
      toFilters: (values) => idsIn("procedure_id", values),
    },
    choiceFilter("result_kind", "result_kind", { isChip: true }),
    choiceFilter("score", "rating_score", { isChip: true, says: "itself" }),
    ...ends("received", "received_at"),
    ...ends("submitted", "submitted_at"),
    ...ends("result", "result_at"),
    ...ends("rated", "rated_at"),
    yesFilter("past_limit", "is_past_limit"),
    yesFilter("accepted_in_time", "is_accepted_in_time"),
  ];
}
