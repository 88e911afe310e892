import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { formatDateTime } from "../../lib/date-time";
import type { ExportColumn } from "../../lib/export-rows";
import type { RatingRow } from "./types";

/** The list as a spreadsheet. */
export function useExportColumns(): ExportColumn<RatingRow>[] {
  const { t } = useTranslation("ratings");
  return useMemo(
    () => [
      { title: t("column.code"), value: (row) => row.code },
      { title: t("column.rated"), value: (row) => formatDateTime(row.rated_at) },
      { title: t("filter.score"), value: (row) => row.score },
      { title: t("aspect.reception"), value: (row) => row.reception },
      { title: t("aspect.handling"), value: (row) => row.handling },
      { title: t("aspect.answer"), value: (row) => row.answer_score },
      { title: t("column.comment"), value: (row) => row.comment },
      { title: t("filter.via"), value: (row) => t(`via.${row.via}`) },
      { title: t("filter.agency"), value: (row) => row.agency_name },
      { title: t("filter.category"), value: (row) => row.category_name },
      { title: t("answer"), value: (row) => row.answer },
      { title: t("column.outcome"), value: (row) => (row.outcome ? t(`outcome.${row.outcome}`) : null) },
      { title: t("column.remark"), value: (row) => row.remark },
      { title: t("column.reviewedBy"), value: (row) => row.reviewed_by },
    ],
    [t],
  );
}
