import { PhoneOutlined } from "@ant-design/icons";
import { Button, type InputRef } from "antd";
import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { DataTable } from "../../components/data-table";
import { DateTime } from "../../components/date-time";
import { EmptyState } from "../../components/empty-state";
import { ExportMenu } from "../../components/export-menu";
import { type BarFilter, FilterBar } from "../../components/filter-bar";
import { toCrudFilters } from "../../components/list-filters";
import { PageHeader } from "../../components/page-header";
import { useKeys } from "../../components/use-keys";
import { useListPage } from "../../components/use-list-page";
import { useListState } from "../../components/use-list-state";
import { formatDateTime } from "../../lib/date-time";
import { may } from "../../lib/me";
import { CallsTabs } from "./calls-tabs";
import { RevealNumber } from "./reveal-number";
import { type CallRow, outcomes } from "./types";

const columnsRead =
  "id, direction, outcome, caller_name_masked, phone_masked, started_at, duration_seconds, note, article, staff_name, ticket:tickets(id, code, status)";
const newestFirst = { field: "started_at", order: "desc" as const };

const minutes = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

/** Calls that became no ticket, and call-backs made. */
export function Page() {
  const { t } = useTranslation(["calls", "common"]);
  const search = useRef<InputRef>(null);
  const list = useListState({ pageSize: 50, sort: newestFirst });
  useKeys(t("log.title"), [{ keys: "/", label: t("log.search"), run: () => search.current?.focus() }]);

  const filters = useMemo(
    (): BarFilter[] => [
      {
        key: "outcome",
        type: "select",
        label: t("fields.outcome"),
        options: outcomes.map((value) => ({ value, label: t(`outcome.${value}`) })),
      },
      {
        key: "direction",
        type: "select",
        label: t("fields.direction"),
        isMultiple: false,
        options: (["in", "out"] as const).map((value) => ({ value, label: t(`log.${value}`) })),
      },
      { key: "staff", type: "staff", field: "staff_id", label: t("fields.staff") },
      { key: "period", type: "dateRange", field: "started_at", label: t("log.period") },
    ],
    [t],
  );
  const crudFilters = toCrudFilters(filters, list, "search");
  const sort = list.sort ?? newestFirst;
  const { query, result, load, table } = useListPage<CallRow>({
    resource: "calls",
    list,
    filters: crudFilters,
    sort,
    select: columnsRead,
  });
  const isFiltered = crudFilters.length > 0;

  return (
    <div className="page">
      <PageHeader
        title={t("log.title")}
        count={query.isSuccess ? result.total : undefined}
        actions={
          may("tickets.receive") ? (
            <Link to="/tickets/new">
              <Button type="primary" icon={<PhoneOutlined />} tabIndex={-1}>
                {t("tickets:queue.new")}
              </Button>
            </Link>
          ) : undefined
        }
      />
      <CallsTabs />
      <FilterBar
        list={list}
        filters={filters}
        searchRef={search}
        searchPlaceholder={t("log.search")}
        tools={
          <ExportMenu<CallRow>
            fileName={t("log.exportName")}
            columns={[
              { title: t("fields.started_at"), value: (row) => formatDateTime(row.started_at) },
              { title: t("log.seconds"), value: (row) => row.duration_seconds },
              { title: t("fields.direction"), value: (row) => t(`log.${row.direction}`) },
              { title: t("fields.outcome"), value: (row) => t(`outcome.${row.outcome}`) },
              { title: t("fields.citizen"), value: (row) => row.caller_name_masked },
              { title: t("fields.phone"), value: (row) => row.phone_masked },
              { title: t("fields.note"), value: (row) => row.note, width: 60 },
              { title: t("fields.ticket"), value: (row) => row.ticket?.code ?? null },
              { title: t("log.article"), value: (row) => row.article },
              { title: t("fields.staff"), value: (row) => row.staff_name },
            ]}
            load={load}
          />
        }
      />
      <DataTable<CallRow>
        label={t("log.title")}
        {...table}
        rowName={(row) => formatDateTime(row.started_at)}
        columns={[
          {
            key: "started_at",
            title: t("fields.started_at"),
            width: 124,
            sortField: "started_at",
            render: (row) => <DateTime value={row.started_at} />,
          },
          {
            key: "duration",
            title: t("fields.duration"),
            width: 84,
            align: "right",
            sortField: "duration_seconds",
            // A call-back is noted down afterwards: how long it lasted nobody measured.
            render: (row) => (
              <span className="num">{row.outcome === "called_back" ? "–" : minutes(row.duration_seconds)}</span>
            ),
          },
          {
            key: "outcome",
            title: t("fields.outcome"),
            width: 170,
            render: (row) => <span className="call-outcome">{t(`outcome.${row.outcome}`)}</span>,
          },
          {
            key: "citizen",
            title: t("fields.citizen"),
            width: 210,
            render: (row) => (
              <span className="call-who">
                {row.caller_name_masked}
                <RevealNumber masked={row.phone_masked} args={{ p_call_id: row.id }} />
              </span>
            ),
          },
          {
            key: "note",
            title: t("fields.note"),
            width: 172,
            render: (row) => (
              <span className="clip" title={row.note ?? undefined}>
                {row.note ?? "–"}
              </span>
            ),
          },
          {
            key: "ticket",
            title: t("fields.ticket"),
            width: 118,
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
            key: "staff",
            title: t("fields.staff"),
            width: 120,
            render: (row) => <span className="clip">{row.staff_name}</span>,
          },
        ]}
        empty={
          <EmptyState
            title={t(isFiltered ? "log.emptyFilter" : "log.empty")}
            hint={isFiltered ? undefined : t("log.emptyHint")}
            actions={isFiltered ? <Button onClick={list.clear}>{t("common:filter.clear")}</Button> : undefined}
          />
        }
      />
    </div>
  );
}
