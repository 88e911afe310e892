import { UserSwitchOutlined } from "@ant-design/icons";
import { type CrudFilter, useDataProvider, useList } from "@refinedev/core";
import { Button, Space, Tooltip } from "antd";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { DataTable } from "../../components/data-table";
import { DateTime } from "../../components/date-time";
import { EmptyState } from "../../components/empty-state";
import { ExportMenu } from "../../components/export-menu";
import { PageHeader } from "../../components/page-header";
import { useListState } from "../../components/use-list-state";
import { formatDateTime } from "../../lib/date-time";
import { may, useMe } from "../../lib/me";
import { CallsTabs } from "./calls-tabs";
import { ReassignModal } from "./reassign-modal";
import { RecordModal } from "./record-modal";
import { type CallBack, callerOf } from "./types";

const views = ["mine", "all", "closed"] as const;
type View = (typeof views)[number];
const columnsRead =
  "id, caller_name_masked, phone_masked, reason, due_at, status, staff_id, staff_name, created_by_name, created_at, attempt_count, last_attempt_at, last_result, closed_at, version, ticket:tickets(id, code, status)";

function filtersOf(view: View, personId: number): CrudFilter[] {
  if (view === "closed") return [{ field: "status", operator: "ne", value: "open" }];
  const open: CrudFilter = { field: "status", operator: "eq", value: "open" };
  if (view === "all") return [open];
  // Nobody's in particular is everybody's on shift.
  return [
    open,
    {
      operator: "or",
      value: [
        { field: "staff_id", operator: "eq", value: personId },
        { field: "staff_id", operator: "null", value: true },
      ],
    },
  ];
}

/** Promises to call citizens back, the one due first on top. */
export function Page() {
  const { t } = useTranslation("calls");
  const me = useMe();
  const getDataProvider = useDataProvider();
  const list = useListState({ pageSize: 50 });
  const mayCall = may("tickets.receive");
  const asked = views.find((each) => each === list.params.get("as"));
  const view = asked ?? (mayCall ? "mine" : "all");
  const filters = useMemo(() => filtersOf(view, me?.person.id ?? 0), [view, me]);
  const sorters = [
    view === "closed" ? { field: "closed_at", order: "desc" as const } : { field: "due_at", order: "asc" as const },
  ];
  const { query, result } = useList<CallBack>({
    resource: "call_backs",
    filters,
    sorters,
    pagination: { currentPage: list.page, pageSize: list.pageSize },
    meta: { select: columnsRead },
    errorNotification: false,
    queryOptions: { placeholderData: (previous) => previous, refetchInterval: 60_000 },
  });
  const [calling, setCalling] = useState<CallBack>();
  const [giving, setGiving] = useState<CallBack>();

  // The bell leads to one call-back: it opens at once, then the address forgets it.
  const wanted = Number(list.params.get("id"));
  useEffect(() => {
    const found = wanted ? result.data.find((each) => each.id === wanted && each.status === "open") : undefined;
    if (!found) return;
    if (mayCall) setCalling(found);
    list.setParam("id", undefined);
  }, [wanted, result.data]);

  const now = Date.now();
  const isDue = (row: CallBack) => row.status === "open" && +new Date(row.due_at) <= now;
  return (
    <div className="page">
      <PageHeader title={t("backs.title")} count={query.isSuccess ? result.total : undefined} />
      <CallsTabs />
      <div className="calls-bar">
        <nav className="view-choice" aria-label={t("backs.title")}>
          {views.map((each) => (
            <Link
              key={each}
              to={`/calls/call-backs?as=${each}`}
              aria-current={each === view ? "page" : undefined}
              replace
            >
              {t(`backs.${each}`)}
            </Link>
          ))}
        </nav>
        <ExportMenu<CallBack>
          fileName={t("backs.exportName")}
          columns={[
            { title: t("fields.due_at"), value: (row) => formatDateTime(row.due_at) },
            { title: t("fields.status"), value: (row) => t(`backs.status.${row.status}`) },
            { title: t("fields.citizen"), value: callerOf },
            { title: t("fields.reason"), value: (row) => row.reason, width: 60 },
            { title: t("fields.ticket"), value: (row) => row.ticket?.code ?? null },
            { title: t("fields.caller"), value: (row) => row.staff_name ?? t("callBack.anybody") },
            { title: t("fields.attempts"), value: (row) => row.attempt_count },
            { title: t("fields.created_by"), value: (row) => row.created_by_name },
          ]}
          load={(onProgress) =>
            getDataProvider()
              .getList<CallBack>({
                resource: "call_backs",
                filters,
                sorters,
                pagination: { mode: "off" },
                meta: { select: columnsRead, onProgress },
              })
              .then((answer) => answer.data)
          }
        />
      </div>
      <DataTable<CallBack>
        label={t("backs.title")}
        rows={result.data}
        rowName={callerOf}
        isLoading={query.isLoading || query.isPlaceholderData}
        error={query.isError && !query.data ? query.error : undefined}
        onRetry={query.refetch}
        total={result.total}
        page={list.page}
        pageSize={list.pageSize}
        onPage={list.setPage}
        rowClass={(row) => (isDue(row) ? "is-due-now" : "")}
        columns={[
          {
            key: "due_at",
            title: t("fields.due_at"),
            width: 200,
            render: (row) => (
              <>
                <DateTime value={row.due_at} />
                {isDue(row) ? <span className="due-now">{t("backs.dueNow")}</span> : null}
              </>
            ),
          },
          {
            key: "citizen",
            title: t("fields.citizen"),
            width: 210,
            render: (row) => <span className="num">{callerOf(row)}</span>,
          },
          {
            key: "reason",
            title: t("fields.reason"),
            width: 240,
            render: (row) => (
              <span className="clip" title={row.reason}>
                {row.reason}
              </span>
            ),
          },
          {
            key: "ticket",
            title: t("fields.ticket"),
            width: 130,
            render: (row) =>
              row.ticket ? (
                <Link className="num call-ticket" to={`/tickets/${row.ticket.id}`}>
                  {row.ticket.code}
                </Link>
              ) : (
                <span className="muted">–</span>
              ),
          },
          {
            key: "caller",
            title: t("fields.caller"),
            width: 150,
            render: (row) => row.staff_name ?? <span className="muted">{t("callBack.anybody")}</span>,
          },
          {
            key: "attempts",
            title: t("fields.attempts"),
            width: 90,
            render: (row) => (
              <>
                <span className="num">{row.attempt_count}</span>
                {row.last_result && row.last_result !== "reassigned" ? (
                  <span className="muted"> · {t(`backs.result.${row.last_result}`)}</span>
                ) : null}
              </>
            ),
          },
          {
            key: "actions",
            title: t("fields.status"),
            width: 150,
            render: (row) =>
              row.status === "open" && mayCall ? (
                <Space size={4}>
                  <Button size="small" type={isDue(row) ? "primary" : "default"} onClick={() => setCalling(row)}>
                    {t("backs.call")}
                  </Button>
                  <Tooltip title={t("backs.reassign")}>
                    <Button
                      size="small"
                      type="text"
                      icon={<UserSwitchOutlined />}
                      aria-label={`${t("backs.reassign")}: ${callerOf(row)}`}
                      onClick={() => setGiving(row)}
                    />
                  </Tooltip>
                </Space>
              ) : (
                <>
                  {t(`backs.status.${row.status}`)}
                  {row.closed_at ? <span className="muted num"> · {formatDateTime(row.closed_at)}</span> : null}
                </>
              ),
          },
        ]}
        empty={<EmptyState title={t("backs.empty")} hint={t("backs.emptyHint")} />}
      />
      {calling ? <RecordModal key={calling.id} callBack={calling} onClose={() => setCalling(undefined)} /> : null}
      {giving ? <ReassignModal key={giving.id} callBack={giving} onClose={() => setGiving(undefined)} /> : null}
    </div>
  );
}
