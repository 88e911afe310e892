import { type CrudFilter, useList } from "@refinedev/core";
import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ClockBadge } from "../../../components/clock-badge";
import type { ClockState } from "../../../components/clock-states";
import { DataTable } from "../../../components/data-table";
import { EmptyState } from "../../../components/empty-state";
import { PageHeader } from "../../../components/page-header";
import { useListState } from "../../../components/use-list-state";
import { formatDateTime } from "../../../lib/date-time";
import { may, useMe } from "../../../lib/me";
import { useTicketsLive } from "../use-ticket";
import "./coordination.css";
import type { TicketTask } from "./use-coordination";

const choices = ["open", "mine", "all"] as const;

/** The parts an agency owes in coordinations, what is due first on top. */
export function Page() {
  const { t } = useTranslation("coordination");
  const me = useMe();
  useTicketsLive();
  const list = useListState({ pageSize: 50, sort: { field: "due_at", order: "asc" } });
  const shown = list.params.get("show") ?? "open";
  const mayMine = may("tickets.handle");
  const staffIds = me ? [me.person.id, ...me.deputy_for.map((each) => each.id)] : [];
  const filters: CrudFilter[] = [
    ...(shown === "all" ? [] : [{ field: "status", operator: "eq" as const, value: "open" }]),
    ...(shown === "mine" ? [{ field: "officer_id", operator: "in" as const, value: staffIds }] : []),
    // An agency reads the parts of others in what it leads; here it looks for its own.
    ...(me?.permissions["tickets.handle"]?.agency_ids
      ? [{ field: "agency_id", operator: "in" as const, value: me.permissions["tickets.handle"].agency_ids }]
      : []),
  ];
  const sort = list.sort ?? { field: "due_at", order: "asc" as const };
  const { query, result } = useList<TicketTask>({
    resource: "ticket_task_list",
    filters,
    sorters: [sort],
    pagination: { currentPage: list.page, pageSize: list.pageSize },
    meta: { select: "*", count: "exact" },
    liveMode: "off",
    errorNotification: false,
    queryOptions: { placeholderData: (previous) => previous, refetchInterval: 60_000 },
  });
  const clock = (task: TicketTask) =>
    task.status === "open" ? (
      <ClockBadge
        state={task.clock_state as ClockState}
        dueAt={task.due_at}
        remainingSeconds={task.remaining_seconds}
        article="QĐ583 Điều 9.5"
      />
    ) : (
      <span className="num muted">{formatDateTime(task.due_at)}</span>
    );
  return (
    <div className="page">
      <PageHeader
        title={t("title")}
        count={query.isSuccess ? result.total : undefined}
        subtitle={t("lead")}
        actions={
          <Segmented
            value={shown}
            onChange={(value) => list.setFilter("show", value === "open" ? undefined : [String(value)])}
            options={choices
              .filter((each) => each !== "mine" || mayMine)
              .map((value) => ({ value, label: t(`filter.${value}`) }))}
          />
        }
      />
      <DataTable<TicketTask>
        label={t("title")}
        rows={result.data}
        rowLink={(task) => `/tickets/${task.ticket_id}`}
        isLoading={query.isLoading || query.isPlaceholderData}
        error={query.isError && !query.data ? query.error : undefined}
        onRetry={query.refetch}
        total={result.total}
        page={list.page}
        pageSize={list.pageSize}
        onPage={list.setPage}
        sort={sort}
        onSort={list.setSort}
        rowClass={(task) => (task.clock_state === "overdue" ? "is-overdue" : "")}
        empty={<EmptyState title={t("empty")} hint={t("emptyHint")} />}
        columns={[
          {
            key: "code",
            title: t("fields.code"),
            width: 160,
            render: (task) =>
              task.code ? (
                <Link className="num" to={`/tickets/${task.ticket_id}`}>
                  {task.code}
                </Link>
              ) : (
                "–"
              ),
          },
          { key: "due_at", title: t("fields.due_at"), width: 200, sortField: "due_at", render: clock },
          {
            key: "task",
            title: t("fields.task"),
            render: (task) => (
              <span className="task-line" title={task.task}>
                {task.task}
              </span>
            ),
          },
          { key: "agency", title: t("fields.agency"), render: (task) => task.agency_short_name ?? task.agency_name },
          { key: "officer", title: t("fields.officer"), render: (task) => task.officer_name ?? "–" },
          {
            key: "lead",
            title: t("fields.lead"),
            render: (task) => task.lead_agency_short_name ?? task.lead_agency_name ?? "–",
          },
          ...(shown === "all"
            ? [
                {
                  key: "status",
                  title: t("fields.status"),
                  width: 130,
                  render: (task: TicketTask) => t(`status.${task.status}`),
                },
              ]
            : []),
        ]}
      />
    </div>
  );
}
