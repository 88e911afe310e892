import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useCustomColumns } from "../../components/custom-fields/use-custom-columns";
import { useCustomFields } from "../../components/custom-fields/use-custom-fields";
import type { DataColumn } from "../../components/data-table";
import { DateTime } from "../../components/date-time";
import { formatDate, formatDateTime } from "../../lib/date-time";
import type { ExportColumn } from "../../lib/export-rows";
import "./cases.css";
import { StatusTag } from "./status-tag";
import type { CaseRow } from "./types";

type Column = DataColumn<CaseRow> & { isOptional?: boolean };

export function useCaseColumns(): Column[] {
  const { t } = useTranslation("cases");
  const own = useCustomColumns(useCustomFields("case"));
  return useMemo(
    () => [
      {
        key: "code",
        title: t("fields.code"),
        width: 112,
        sortField: "code",
        render: (row) => (
          <Link className="num case-code" to={`/cases/${row.id}`}>
            {row.code}
          </Link>
        ),
      },
      {
        key: "title",
        title: t("fields.title"),
        width: 290,
        sortField: "title",
        render: (row) => (
          <span className="clip" title={row.title}>
            {row.title}
          </span>
        ),
      },
      {
        key: "citizen",
        title: t("fields.citizens"),
        width: 150,
        render: (row) => (
          <span className="clip" title={row.citizen_name_masked ?? undefined}>
            {row.is_group ? t("groupOf", { count: row.head_count }) : row.citizen_name_masked}
          </span>
        ),
      },
      {
        key: "matter",
        title: t("fields.matter"),
        width: 92,
        sortField: "matter",
        render: (row) => t(`matter.${row.matter}`),
      },
      { key: "criteria", title: t("fields.criteria"), width: 72, render: (row) => row.criteria ?? "–" },
      {
        key: "agency",
        title: t("fields.lead"),
        width: 156,
        sortField: "agency_name",
        render: (row) => (
          <span className="clip" title={row.agency_name ?? undefined}>
            {row.agency_name?.replace(/ thành phố Hải Phòng$/, "") ?? "–"}
          </span>
        ),
      },
      {
        key: "status",
        title: t("fields.status"),
        width: 132,
        sortField: "status",
        render: (row) => <StatusTag status={row.status} />,
      },
      {
        key: "session",
        title: t("fields.session"),
        width: 104,
        sortField: "session_starts_at",
        render: (row) =>
          row.session_starts_at ? (
            <span className="num">{formatDate(row.session_starts_at)}</span>
          ) : (
            <span className="muted">–</span>
          ),
      },
      {
        key: "tasks",
        title: t("fields.tasks"),
        width: 96,
        align: "right",
        sortField: "open_task_count",
        isOptional: true,
        render: (row) => <span className="num">{row.open_task_count || "–"}</span>,
      },
      {
        key: "commune",
        title: t("fields.commune"),
        width: 150,
        sortField: "commune_name",
        isOptional: true,
        render: (row) => <span className="clip">{row.commune_name ?? "–"}</span>,
      },
      {
        key: "category",
        title: t("fields.category"),
        width: 170,
        isOptional: true,
        render: (row) => <span className="clip">{row.category_name ?? "–"}</span>,
      },
      {
        key: "registered_at",
        title: t("fields.registered_at"),
        width: 124,
        sortField: "registered_at",
        isOptional: true,
        render: (row) => <DateTime value={row.registered_at} dateOnly />,
      },
      ...own.map(
        ({ key, title, text }): Column => ({
          key,
          title,
          isOptional: true,
          width: 150,
          render: (row) => <span className="clip">{text(row) || "–"}</span>,
        }),
      ),
    ],
    [t, own],
  );
}

/** The registry as a spreadsheet. */
export function useCaseExport(): ExportColumn<CaseRow>[] {
  const { t } = useTranslation("cases");
  const own = useCustomColumns(useCustomFields("case"));
  return useMemo(() => {
    const day = (value: string | null) => (value ? formatDate(value) : null);
    return [
      { title: t("fields.code"), value: (row) => row.code },
      { title: t("fields.status"), value: (row) => t(`status.${row.status}`) },
      { title: t("fields.matter"), value: (row) => t(`matter.${row.matter}`) },
      { title: t("fields.title"), value: (row) => row.title, width: 50 },
      { title: t("fields.content"), value: (row) => row.content, width: 60 },
      { title: t("fields.citizens"), value: (row) => row.citizen_name_masked },
      { title: t("fields.head_count"), value: (row) => row.head_count },
      { title: t("fields.commune"), value: (row) => row.commune_name },
      { title: t("fields.category"), value: (row) => row.category_name },
      { title: t("fields.criteria"), value: (row) => row.criteria },
      { title: t("fields.lead"), value: (row) => row.agency_name },
      { title: t("fields.registered_at"), value: (row) => formatDateTime(row.registered_at) },
      { title: t("fields.proposed_at"), value: (row) => day(row.proposed_at) },
      { title: t("fields.decided_at"), value: (row) => day(row.decided_at) },
      { title: t("fields.session"), value: (row) => day(row.session_starts_at) },
      { title: t("fields.concluded_at"), value: (row) => day(row.concluded_at) },
      { title: t("fields.closed_at"), value: (row) => day(row.closed_at) },
      { title: t("fields.outcome"), value: (row) => row.outcome, width: 40 },
      { title: t("fields.tasks"), value: (row) => row.open_task_count },
      { title: t("fields.registered_by"), value: (row) => row.registered_by_name },
      ...own.map(({ title, exported }) => ({ title, value: exported })),
    ];
  }, [t, own]);
}
