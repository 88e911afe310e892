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

/** What the list of sessions can be narrowed by, by the keys of bi.dataset_dimensions and bi.measures.list_filter. */
export function sessionFilters(trees: Trees): ListFilter[] {
  return [
    choiceFilter("status"),
    choiceFilter("kind"),
    { key: "starts", type: "dateRange", field: "starts_at" },
    agencyFilter("agency", "agency_id", trees),
    { key: "chair", type: "staff", toFilters: (values) => idsIn("chair_id", values) },
    unitFilter("unit", "agency_id"),
    ...ends("starts", "starts_at"),
    ...ends("concluded", "concluded_at"),
    yesFilter("held", "is_held"),
    yesFilter("rated", "is_rated"),
    choiceFilter("conclusion", "conclusion_state", { isChip: true }),
  ];
}

export const taskStates = ["active", "overdue", "due_soon", "reported", "done", "all"] as const;
type TaskState = (typeof taskStates)[number];

const taskMeanings: Record<TaskState, NonNullable<ListFilter["toFilters"]>> = {
  active: () => [{ field: "status", operator: "in", value: ["open", "reported"] }],
  overdue: () => [{ field: "clock_state", operator: "eq", value: "overdue" }],
  due_soon: () => [{ field: "clock_state", operator: "eq", value: "due_soon" }],
  reported: () => [{ field: "status", operator: "eq", value: "reported" }],
  done: () => [{ field: "status", operator: "in", value: ["done", "cancelled"] }],
  all: () => [],
};

/** What the list of follow-up tasks can be narrowed by; it begins with what is not done. */
export function taskFilters(trees: Trees): ListFilter[] {
  return [
    {
      key: "state",
      type: "select",
      initial: ["active"],
      toFilters: ([state]) => taskMeanings[(state ?? "all") as TaskState]?.([]) ?? [],
    },
    agencyFilter("agency", "agency_id", trees),
    { key: "due", type: "dateRange", field: "due_at" },
    choiceFilter("status", "status", { isChip: true }),
    unitFilter("unit", "agency_id"),
    { key: "officer", type: "staff", toFilters: (values) => idsIn("officer_id", values) },
    ...ends("assigned", "assigned_at"),
    ...ends("due", "due_at"),
    yesFilter("in_time", "is_in_time"),
    yesFilter("late", "is_overdue"),
  ];
}
