import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { formatDateTime } from "../../lib/date-time";
import type { ExportColumn } from "../../lib/export-rows";
import type { VisitRow } from "./types";

/** The log as a spreadsheet, as the register on paper has it. */
export function useVisitExport(): ExportColumn<VisitRow>[] {
  const { t } = useTranslation("visits");
  return useMemo(
    () => [
      { title: t("fields.code"), value: (row) => row.code },
      { title: t("fields.visited_at"), value: (row) => formatDateTime(row.visited_at) },
      { title: t("fields.citizen"), value: (row) => row.citizen_name_masked },
      { title: t("fields.phone"), value: (row) => row.citizen_phone_masked },
      { title: t("fields.head_count"), value: (row) => row.head_count },
      { title: t("fields.classification"), value: (row) => t(`classification.${row.classification}`) },
      { title: t("fields.content"), value: (row) => row.content, width: 60 },
      { title: t("fields.commune"), value: (row) => row.commune?.name ?? null },
      { title: t("fields.result"), value: (row) => t(`result.${row.result}`) },
      { title: t("fields.redirect_to"), value: (row) => row.redirect_to },
      { title: t("fields.made"), value: (row) => row.made_code },
      { title: t("fields.note"), value: (row) => row.result_note, width: 40 },
      { title: t("fields.result_at"), value: (row) => (row.result_at ? formatDateTime(row.result_at) : null) },
      { title: t("fields.recorded_by"), value: (row) => row.recorded_by_name },
      { title: t("fields.agency"), value: (row) => row.agency?.name ?? null },
    ],
    [t],
  );
}
