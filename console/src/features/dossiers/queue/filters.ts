import { useList } from "@refinedev/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { customFilters } from "../../../components/custom-fields/custom-filters";
import { useCustomFields, useNamed } from "../../../components/custom-fields/use-custom-fields";
import type { BarFilter } from "../../../components/filter-bar";
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
  return useMemo(() => {
    const of = (values: readonly string[], key: string) =>
      values.map((value) => ({ value, label: t(`${key}.${value}`) }));
    const clocks = dueStates.map((value) => ({
      value,
      label: value === "none" ? t("filter.noClock") : t(`common:clock.${value}`),
    }));
    return [
      { key: "status", type: "select", label: t("fields.status"), options: of(statuses, "status") },
      { key: "clock_state", type: "select", label: t("fields.due"), options: clocks },
      { key: "step_clock_state", type: "select", label: t("fields.stepDue"), options: clocks },
      {
        key: "field",
        type: "select",
        field: "field_id",
        label: t("fields.field"),
        options: fields.map(({ id, name, name_en }) => ({
          value: String(id),
          label: (i18n.language === "en" && name_en) || name,
        })),
      },
      { key: "agency", type: "agency", field: "agency_id", label: t("fields.agency") },
      { key: "step_agency", type: "agency", field: "step_agency_id", label: t("fields.stepAgency") },
      { key: "officer", type: "staff", field: "officer_id", label: t("fields.officer") },
      {
        key: "unit",
        type: "select",
        field: "step_unit_kind",
        label: t("fields.unitKind"),
        options: of(unitKinds, "unitKind"),
      },
      { key: "channel", type: "select", label: t("fields.channel"), options: of(channels, "channel") },
      { key: "procedure", type: "select", field: "procedure_id", label: t("fields.procedure"), options: [] },
      { key: "received", type: "dateRange", field: "received_at", label: t("fields.received") },
      { key: "result", type: "dateRange", field: "result_at", label: t("fields.result") },
      {
        key: "apologised",
        type: "boolean",
        label: t("fields.apologised"),
        toFilters: ([value]) =>
          value === undefined
            ? []
            : [{ field: "apologised_at", operator: value === "true" ? "nnull" : "null", value: true }],
      },
      {
        key: "unpaid",
        type: "boolean",
        label: t("fields.unpaid"),
        toFilters: ([value]) =>
          value === undefined ? [] : [{ field: "fee_left", operator: value === "true" ? "gt" : "lte", value: 0 }],
      },
      ...customFilters(own, named),
    ] satisfies BarFilter[];
  }, [t, i18n.language, fields, own, named]);
}
