import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { DataTable } from "../../../components/data-table";
import { DateTime } from "../../../components/date-time";
import { EmptyState } from "../../../components/empty-state";
import { type BarFilter, FilterBar } from "../../../components/filter-bar";
import { toCrudFilters } from "../../../components/list-filters";
import { PageHeader } from "../../../components/page-header";
import { listLink, useListState } from "../../../components/use-list-state";
import { formatDate, formatTime } from "../../../lib/date-time";
import { CheckState } from "./check-state";
import { type Check, useChecks } from "./use-checks";

const states = ["missing", "late", "open", "confirmed"] as const;

/** Which desks have confirmed that they looked through their overdue dossiers, and which have not. Nguồn: QĐ2926 Điều 16.3. */
export function Page() {
  const { t } = useTranslation("dossiers");
  const list = useListState({ pageSize: 50 });
  const filters = useMemo<BarFilter[]>(
    () => [
      {
        key: "state",
        type: "select",
        label: t("checks.stateLabel"),
        // What somebody has to ask after.
        initial: ["missing"],
        options: states.map((value) => ({ value, label: t(`checks.state.${value}`) })),
      },
      { key: "agency", type: "agency", field: "agency_id", label: t("fields.agency") },
      {
        key: "slot",
        type: "select",
        label: t("checks.slotLabel"),
        options: (["morning", "afternoon"] as const).map((value) => ({ value, label: t(`checks.slot.${value}`) })),
      },
      {
        key: "day",
        type: "dateRange",
        label: t("checks.day"),
        toFilters: ([from, to]) => [
          ...(from ? [{ field: "day", operator: "gte" as const, value: from }] : []),
          ...(to ? [{ field: "day", operator: "lte" as const, value: to }] : []),
        ],
      },
    ],
    [t],
  );
  const crudFilters = useMemo(() => toCrudFilters(filters, list, null), [filters, list]);
  const { query, result } = useChecks(crudFilters, list.pageSize, list.page);
  return (
    <div className="page">
      <PageHeader
        title={t("checks.title")}
        count={query.isSuccess ? result.total : undefined}
        subtitle={t("checks.lead")}
      />
      <FilterBar list={list} filters={filters} />
      <DataTable<Check>
        label={t("checks.title")}
        rows={result.data}
        rowName={(row) => `${row.agency_name} ${formatDate(row.day)}`}
        isLoading={query.isLoading}
        error={query.isError && !query.data ? query.error : undefined}
        onRetry={query.refetch}
        total={result.total}
        page={list.page}
        pageSize={list.pageSize}
        onPage={list.setPage}
        columns={[
          {
            key: "agency",
            title: t("fields.agency"),
            render: (row) => (
              <Link
                className="clip"
                title={row.agency_name}
                to={listLink("/dossiers", { agency: [String(row.agency_id)], clock_state: ["overdue"] })}
              >
                {row.agency_name}
              </Link>
            ),
          },
          {
            key: "day",
            title: t("checks.day"),
            width: 160,
            render: (row) => (
              <span className="num">
                {formatDate(row.day)} {formatTime(row.due_at)}
              </span>
            ),
          },
          {
            key: "state",
            title: t("checks.stateLabel"),
            width: 190,
            render: (row) => <CheckState state={row.state} />,
          },
          {
            key: "overdue",
            title: t("checks.overdueCount"),
            width: 130,
            align: "right",
            render: (row) => <span className="num">{row.overdue_count}</span>,
          },
          {
            key: "confirmed",
            title: t("checks.confirmedAt"),
            width: 140,
            render: (row) => <DateTime value={row.confirmed_at} />,
          },
          {
            key: "by",
            title: t("checks.by"),
            width: 170,
            render: (row) => <span className="clip">{row.confirmed_by_name ?? "–"}</span>,
          },
          {
            key: "remark",
            title: t("checks.remarkLabel"),
            render: (row) => (
              <span className="clip" title={row.remark ?? undefined}>
                {row.remark ?? "–"}
              </span>
            ),
          },
        ]}
        empty={<EmptyState title={t("checks.empty")} hint={t("checks.emptyHint")} />}
      />
    </div>
  );
}
