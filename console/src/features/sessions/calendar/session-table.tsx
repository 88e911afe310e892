import { useDataProvider, useList } from "@refinedev/core";
import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ClockBadge } from "../../../components/clock-badge";
import { DataTable } from "../../../components/data-table";
import { DateTime } from "../../../components/date-time";
import { EmptyState } from "../../../components/empty-state";
import { ExportMenu } from "../../../components/export-menu";
import { type BarFilter, FilterBar } from "../../../components/filter-bar";
import { toCrudFilters } from "../../../components/list-filters";
import { withWords } from "../../../components/list-words";
import { useListState } from "../../../components/use-list-state";
import { useTrees } from "../../../components/use-trees";
import { formatDateTime } from "../../../lib/date-time";
import { sessionFilters } from "../list-filter";
import { SessionStatusTag } from "../status-tag";
import { type SessionListRow, sessionKinds, sessionStatuses } from "../types";

const CHUNK = 1000;
type ClockState = Parameters<typeof ClockBadge>[0]["state"];

function useFilters(): BarFilter[] {
  const { t } = useTranslation(["sessions", "common"]);
  const trees = useTrees();
  return useMemo(
    () =>
      withWords(t, sessionFilters(trees), {
        labels: {
          status: t("fields.status"),
          kind: t("fields.kind"),
          starts: t("fields.day"),
          agency: t("fields.agency"),
          chair: t("fields.chair"),
        },
        options: {
          status: sessionStatuses.map((value) => ({ value, label: t(`status.${value}`) })),
          kind: sessionKinds.map((value) => ({ value, label: t(`kind.${value}`) })),
          conclusion: ["met", "missed", "running", "due_soon", "overdue"].map((value) => ({
            value,
            label: t(`common:clock.${value}`),
          })),
        },
      }),
    [t, trees],
  );
}

/** The sessions as rows, to search, narrow and take away as a file. */
export function SessionTable({ onTotal }: { onTotal: (total: number | undefined) => void }) {
  const { t } = useTranslation("sessions");
  const list = useListState({ pageSize: 25, sort: { field: "starts_at", order: "desc" } });
  const filters = useFilters();
  const crudFilters = toCrudFilters(filters, list, "search");
  const sorters = [list.sort ?? { field: "starts_at", order: "desc" as const }];
  const getDataProvider = useDataProvider();
  const { query, result } = useList<SessionListRow>({
    resource: "session_list",
    filters: crudFilters,
    sorters,
    pagination: { currentPage: list.page, pageSize: list.pageSize },
    errorNotification: false,
  });
  const total = query.isSuccess ? result.total : undefined;
  useEffect(() => onTotal(total), [total, onTotal]);
  const replies = (row: SessionListRow) =>
    row.invited_at ? t("list.replies", { accepted: row.accepted_count, all: row.participant_count }) : "–";
  const loadAll = async (onProgress: (done: number, total?: number) => void): Promise<SessionListRow[]> => {
    const all: SessionListRow[] = [];
    for (let page = 1; ; page++) {
      const part = await getDataProvider().getList<SessionListRow>({
        resource: "session_list",
        filters: crudFilters,
        sorters,
        pagination: { currentPage: page, pageSize: CHUNK },
      });
      all.push(...part.data);
      onProgress(all.length, part.total);
      if (part.data.length < CHUNK) return all;
    }
  };
  return (
    <>
      <FilterBar
        list={list}
        filters={filters}
        searchPlaceholder={t("list.search")}
        tools={
          <ExportMenu<SessionListRow>
            fileName="buoi-tiep-cong-dan"
            load={loadAll}
            columns={[
              { title: t("fields.code"), value: (row) => row.code },
              { title: t("fields.title"), value: (row) => row.title },
              { title: t("fields.kind"), value: (row) => t(`kind.${row.kind}`) },
              { title: t("fields.status"), value: (row) => t(`status.${row.status}`) },
              { title: t("fields.starts"), value: (row) => formatDateTime(row.starts_at) },
              { title: t("fields.ends"), value: (row) => formatDateTime(row.ends_at) },
              { title: t("fields.chair"), value: (row) => row.chair_name },
              { title: t("fields.agency"), value: (row) => row.agency_name ?? "" },
              { title: t("fields.central"), value: (row) => row.central_point_name ?? "" },
              { title: t("fields.points"), value: (row) => row.point_count ?? 0 },
              { title: t("fields.cases"), value: (row) => row.case_count },
              { title: t("list.accepted"), value: (row) => row.accepted_count ?? 0 },
              { title: t("list.declined"), value: (row) => row.declined_count ?? 0 },
            ]}
          />
        }
      />
      <DataTable<SessionListRow>
        label={t("title")}
        rows={result.data ?? []}
        rowLink={(row) => `/sessions/${row.id}`}
        isLoading={query.isLoading}
        error={query.isError ? query.error : undefined}
        onRetry={query.refetch}
        total={result.total}
        page={list.page}
        pageSize={list.pageSize}
        onPage={list.setPage}
        sort={list.sort}
        onSort={list.setSort}
        empty={<EmptyState title={t("list.empty")} hint={t("list.emptyHint")} />}
        columns={[
          {
            key: "code",
            title: t("fields.code"),
            width: 110,
            sortField: "code",
            render: (row) => <Link to={`/sessions/${row.id}`}>{row.code}</Link>,
          },
          {
            key: "starts_at",
            title: t("fields.starts"),
            width: 145,
            sortField: "starts_at",
            render: (row) => <DateTime value={row.starts_at} />,
          },
          {
            key: "title",
            title: t("fields.title"),
            width: 260,
            render: (row) => (
              <>
                {row.title}
                <small>
                  {t(`kind.${row.kind}`)} · {t("list.cases", { count: row.case_count })}
                </small>
              </>
            ),
          },
          {
            key: "status",
            title: t("fields.status"),
            width: 115,
            render: (row) => <SessionStatusTag status={row.status} />,
          },
          {
            key: "chair",
            title: t("fields.chair"),
            width: 150,
            sortField: "chair_name",
            render: (row) => row.chair_name,
          },
          { key: "replies", title: t("list.repliesTitle"), width: 120, render: replies },
          {
            key: "next",
            title: t("list.next"),
            width: 165,
            render: (row) =>
              row.next_state && row.next_due_at ? (
                <>
                  <ClockBadge state={row.next_state as ClockState} dueAt={row.next_due_at} />
                  <small className="num">
                    {t(`deadlines.${row.next_rule_code?.replace("session.", "")}`)} {formatDateTime(row.next_due_at)}
                  </small>
                </>
              ) : (
                "–"
              ),
          },
        ]}
      />
    </>
  );
}
