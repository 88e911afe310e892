import { useList } from "@refinedev/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { customFilters } from "../../../components/custom-fields/custom-filters";
import { useCustomFields, useNamed } from "../../../components/custom-fields/use-custom-fields";
import type { BarFilter } from "../../../components/filter-bar";
import { withWords } from "../../../components/list-words";
import { useTrees } from "../../../components/use-trees";
import { dossierFilters } from "../list-filter";
import { channels, dueStates, statuses, unitKinds } from "../types";

/** Filters that stand in the bar; the others are added when somebody wants them. */
export const inBarFirst = new Set(["status", "clock_state", "agency", "field"]);

export function useDossierFilters(): BarFilter[] {
  const { t, i18n } = useTranslation(["dossiers", "common"]);
  const { result } = useList<{ id: number; name: string; name_en: string | null }>({
    resource: "procedure_fields",
    sorters: [{ field: "position", order: "asc" }],
    pagination: { pageSize: 200 },
    meta: { select: "id, name, name_en" },
    errorNotification: false,
    queryOptions: { staleTime: 600_000 },
  });
  const fields = result.data;
  const own = useCustomFields("dossier");
  const named = useNamed();
  const trees = useTrees();
  return useMemo(() => {
    const of = (values: readonly string[], key: string) =>
      values.map((value) => ({ value, label: t(`${key}.${value}`) }));
    const clocks = dueStates.map((value) => ({
      value,
      label: value === "none" ? t("filter.noClock") : t(`common:clock.${value}`),
    }));
    return [
      ...withWords(t, dossierFilters(trees), {
        labels: {
          status: t("fields.status"),
          clock_state: t("fields.due"),
          step_clock_state: t("fields.stepDue"),
          field: t("fields.field"),
          agency: t("fields.agency"),
          handling_agency: t("fields.handlingAgency"),
          step_agency: t("fields.stepAgency"),
          officer: t("fields.officer"),
          unit_kind: t("fields.unitKind"),
          channel: t("fields.channel"),
          timeliness: t("fields.timeliness"),
          received: t("fields.received"),
          result: t("fields.result"),
          apologised: t("fields.apologised"),
          unpaid: t("fields.unpaid"),
        },
        options: {
          status: of(statuses, "status"),
          clock_state: clocks,
          step_clock_state: clocks,
          field: fields.map(({ id, name, name_en }) => ({
            value: String(id),
            label: (i18n.language === "en" && name_en) || name,
          })),
          unit_kind: of(unitKinds, "unitKind"),
          channel: of(channels, "channel"),
          timeliness: [
            ...of(["early", "on_time", "late"], "timeliness"),
            { value: "none", label: t("timeliness.none") },
          ],
          result_kind: of(["electronic", "paper", "both"], "resultKind"),
        },
      }),
      ...customFilters(own, named),
    ] satisfies BarFilter[];
  }, [t, i18n.language, fields, own, named, trees]);
}
