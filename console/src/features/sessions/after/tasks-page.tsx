import { useDataProvider, useList } from "@refinedev/core";
import { Pagination, Skeleton } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../../components/empty-state";
import { ErrorState } from "../../../components/error-state";
import { ExportMenu } from "../../../components/export-menu";
import { FilterBar } from "../../../components/filter-bar";
import { toCrudFilters } from "../../../components/list-filters";
import { PageHeader } from "../../../components/page-header";
import { useListState } from "../../../components/use-list-state";
import { formatDateTime } from "../../../lib/date-time";
import "./after.css";
import { TaskCard } from "./task-card";
import type { TaskRow } from "./use-after";
import { useTaskFilters } from "./use-task-filters";

const CHUNK = 1000;

/** Follow-up tasks of the sessions: the board follows them all, an agency's head reports on its own. */
export function Page() {
  const { t } = useTranslation("session_after");
  const list = useListState({ pageSize: 20, sort: { field: "due_at", order: "asc" } });
  const filters = useTaskFilters();
  const crudFilters = useMemo(() => toCrudFilters(filters, list, "search"), [filters, list]);
  const sorters = [list.sort ?? { field: "due_at", order: "asc" as const }];
  const getDataProvider = useDataProvider();
  const { query, result } = useList<TaskRow>({
    resource: "case_task_list",
    filters: crudFilters,
    sorters,
    pagination: { currentPage: list.page, pageSize: list.pageSize },
    errorNotification: false,
    queryOptions: { placeholderData: (previous) => previous },
  });
  const columns = useMemo(
    () => [
      { title: t("tasks.column.code"), value: (row: TaskRow) => row.code },
      { title: t("tasks.case"), value: (row: TaskRow) => row.case_code },
      { title: t("tasks.column.session"), value: (row: TaskRow) => row.session_code },
      { title: t("tasks.agency"), value: (row: TaskRow) => row.agency_name },
      { title: t("tasks.task"), value: (row: TaskRow) => row.task, width: 60 },
      { title: t("tasks.dueAt"), value: (row: TaskRow) => formatDateTime(row.due_at) },
      { title: t("tasks.column.status"), value: (row: TaskRow) => t(`tasks.status.${row.status}`) },
      {
        title: t("tasks.column.clock"),
        value: (row: TaskRow) => (row.clock_state === "none" ? null : t(`common:clock.${row.clock_state}`)),
      },
      { title: t("tasks.report"), value: (row: TaskRow) => row.report, width: 60 },
      { title: t("tasks.column.reportedAt"), value: (row: TaskRow) => formatDateTime(row.reported_at) },
    ],
    [t],
  );
  const loadAll = async (onProgress: (done: number, total?: number) => void): Promise<TaskRow[]> => {
    const all: TaskRow[] = [];
    for (let page = 1; ; page++) {
      const part = await getDataProvider().getList<TaskRow>({
        resource: "case_task_list",
        filters: crudFilters,
        sorters,
        pagination: { currentPage: page, pageSize: CHUNK },
      });
      all.push(...part.data);
      onProgress(all.length, part.total);
      if (part.data.length < CHUNK) return all;
    }
  };
  const isFiltered = Boolean(list.search || Object.keys(list.filters).length);
  return (
    <div className="page">
      <PageHeader title={t("tasks.title")} count={result.total} subtitle={t("tasks.lead")} />
      <FilterBar
        list={list}
        filters={filters}
        searchPlaceholder={t("tasks.search")}
        tools={<ExportMenu fileName="nhiem-vu-sau-tiep-cong-dan" columns={columns} load={loadAll} />}
      />
      <div className="after">
        {query.isError && !query.data ? <ErrorState error={query.error} onRetry={query.refetch} /> : null}
        {query.isLoading ? <Skeleton active paragraph={{ rows: 8 }} /> : null}
        {query.isSuccess && !result.data.length ? (
          <div className="sheet">
            <EmptyState
              title={t(isFiltered ? "tasks.noneFound" : "tasks.allDone")}
              hint={t(isFiltered ? "tasks.noneFoundHint" : "tasks.allDoneHint")}
            />
          </div>
        ) : null}
        {result.data.map((task) => (
          <TaskCard key={task.id} task={task} />
        ))}
        {(result.total ?? 0) > list.pageSize ? (
          <Pagination
            current={list.page}
            pageSize={list.pageSize}
            total={result.total}
            showSizeChanger={false}
            onChange={(page) => list.setPage(page, list.pageSize)}
          />
        ) : null}
      </div>
    </div>
  );
}
