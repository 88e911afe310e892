import type { Sort } from "../../components/use-list-state";

/** A ready list: filters as they would stand in the URL. */
export type BuiltInView = {
  key: string;
  filters: Record<string, string[]>;
  sort?: Sort;
  /** Key in my_dossier_counts(). */
  count?: string;
};

type May = (permission: string) => boolean;

const byDue: Sort = { field: "due_at", order: "asc" };
const byStepDue: Sort = { field: "step_due_at", order: "asc" };

/** The ready lists of a person, what they most likely came for first. `staffIds` = they and whom they stand in for. */
export function viewsFor(may: May, staffIds: number[]): BuiltInView[] {
  const desk: BuiltInView[] = [
    { key: "toAccept", filters: { status: ["submitted"] }, sort: byDue, count: "to_accept" },
    { key: "toForward", filters: { status: ["accepted"] }, sort: byStepDue, count: "to_forward" },
    {
      key: "supplements",
      filters: { status: ["supplement_requested"] },
      sort: { field: "last_event_at", order: "asc" },
      count: "supplements",
    },
    {
      key: "toReturn",
      filters: { status: ["result_ready"] },
      sort: { field: "result_at", order: "asc" },
      count: "to_return",
    },
    {
      key: "toClose",
      filters: { status: ["returned"] },
      sort: { field: "returned_at", order: "asc" },
      count: "to_close",
    },
  ];
  const unit: BuiltInView[] = [
    { key: "mine", filters: { status: ["processing"], officer: staffIds.map(String) }, sort: byStepDue, count: "mine" },
    { key: "unit", filters: { status: ["processing"] }, sort: byStepDue, count: "unit" },
  ];
  return [
    ...(may("dossiers.receive") ? desk : []),
    ...(may("dossiers.process") ? unit : []),
    ...(may("dossiers.decide") ? [{ key: "suspended", filters: { status: ["suspended"] }, count: "suspended" }] : []),
    { key: "overdue", filters: { clock_state: ["overdue"] }, sort: byDue, count: "overdue" },
    { key: "dueSoon", filters: { clock_state: ["due_soon"] }, sort: byDue, count: "due_soon" },
    // Nguồn: QĐ2926 Điều 21.3; the desk has it among its own.
    ...(may("dossiers.receive")
      ? []
      : [{ key: "toClose", filters: { status: ["returned"] }, sort: { field: "returned_at", order: "asc" as const } }]),
    { key: "all", filters: {}, sort: { field: "received_at", order: "desc" } },
  ];
}
