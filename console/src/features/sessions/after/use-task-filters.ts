import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { BarFilter } from "../../../components/filter-bar";

export const taskStates = ["active", "overdue", "due_soon", "reported", "done", "all"] as const;
type TaskState = (typeof taskStates)[number];

const meanings: Record<TaskState, NonNullable<BarFilter["toFilters"]>> = {
  active: () => [{ field: "status", operator: "in", value: ["open", "reported"] }],
  overdue: () => [{ field: "clock_state", operator: "eq", value: "overdue" }],
  due_soon: () => [{ field: "clock_state", operator: "eq", value: "due_soon" }],
  reported: () => [{ field: "status", operator: "eq", value: "reported" }],
  done: () => [{ field: "status", operator: "in", value: ["done", "cancelled"] }],
  all: () => [],
};

/** What the list of follow-up tasks can be narrowed by; it begins with what is not done. */
export function useTaskFilters(): BarFilter[] {
  const { t } = useTranslation("session_after");
  return useMemo(
    () => [
      {
        key: "state",
        type: "select",
        label: t("tasks.filter.state"),
        initial: ["active"],
        options: taskStates.map((value) => ({ value, label: t(`tasks.state.${value}`) })),
        toFilters: ([state]) => meanings[(state ?? "all") as TaskState]?.([]) ?? [],
      },
      { key: "agency", type: "agency", field: "agency_id", label: t("tasks.agency"), isMultiple: true },
      { key: "due", type: "dateRange", field: "due_at", label: t("tasks.dueAt") },
    ],
    [t],
  );
}
