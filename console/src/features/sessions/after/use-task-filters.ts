import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { BarFilter } from "../../../components/filter-bar";
import { withWords } from "../../../components/list-words";
import { useTrees } from "../../../components/use-trees";
import { taskFilters, taskStates } from "../list-filter";

/** What the list of follow-up tasks can be narrowed by, in words. */
export function useTaskFilters(): BarFilter[] {
  const { t } = useTranslation(["session_after", "common"]);
  const trees = useTrees();
  return useMemo(
    () =>
      withWords(t, taskFilters(trees), {
        labels: {
          state: t("tasks.filter.state"),
          agency: t("tasks.agency"),
          due: t("tasks.dueAt"),
        },
        options: {
          state: taskStates.map((value) => ({ value, label: t(`tasks.state.${value}`) })),
          status: ["open", "reported", "done", "cancelled"].map((value) => ({
            value,
            label: t(`tasks.status.${value}`),
          })),
        },
      }).map((filter) => (filter.key === "state" ? { ...filter, isMultiple: false } : filter)),
    [t, trees],
  );
}
