import { PlusOutlined } from "@ant-design/icons";
import { Button, type InputRef } from "antd";
import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ClockBadge } from "../../../components/clock-badge";
import { DataTable } from "../../../components/data-table";
import { EmptyState } from "../../../components/empty-state";
import { type BarFilter, FilterBar } from "../../../components/filter-bar";
import { toCrudFilters } from "../../../components/list-filters";
import { PageHeader } from "../../../components/page-header";
import { SavedViews } from "../../../components/saved-views";
import { useKeys } from "../../../components/use-keys";
import { useListPage } from "../../../components/use-list-page";
import { useListState } from "../../../components/use-list-state";
import { formatDate, formatDateTime } from "../../../lib/date-time";
import "../procedures.css";
import { type DecisionRow, decisionKinds, decisionStatuses } from "./use-decisions";

const newestFirst = { field: "decided_on", order: "desc" as const };

/** The decisions that change the catalogue, with the five working days of each. */
export function Page() {
  const { t } = useTranslation(["procedures", "common"]);
  const search = useRef<InputRef>(null);
  const list = useListState({ pageSize: 50, sort: newestFirst });
  useKeys(t("decisions.title"), [{ keys: "/", label: t("decisions.search"), run: () => search.current?.focus() }]);
  const filters = useMemo<BarFilter[]>(
    () => [
      {
        key: "status",
        type: "select",
        label: t("decisions.status"),
        options: decisionStatuses.map((value) => ({ value, label: t(`decisions.statuses.${value}`) })),
      },
      {
        key: "kind",
        type: "select",
        label: t("decisions.kind"),
        options: decisionKinds.map((value) => ({ value, label: t(`decisions.kinds.${value}`) })),
      },
      {
        key: "clock",
        type: "select",
        field: "clock_state",
        label: t("decisions.clock"),
        options: (["running", "due_soon", "overdue", "met", "missed"] as const).map((value) => ({
          value,
          label: t(`common:clock.${value}`),
        })),
      },
    ],
    [t],
  );
  const crudFilters = useMemo(() => toCrudFilters(filters, list, "search"), [filters, list]);
  const sort = list.sort ?? newestFirst;
  const { query, result, table } = useListPage<DecisionRow>({
    resource: "catalogue_decision_list",
    list,
    filters: crudFilters,
    sort,
  });
  const register = (
    <Link to="/catalogue-decisions/new">
      <Button type="primary" icon={<PlusOutlined />} tabIndex={-1}>
        {t("decisions.register")}
      </Button>
    </Link>
  );
  return (
    <div className="page">
      <PageHeader
        title={t("decisions.title")}
        count={query.isSuccess ? result.total : undefined}
        subtitle={t("decisions.lead")}
        back={{ label: t("title"), to: "/procedures" }}
        actions={register}
      />
      <FilterBar
        list={list}
        filters={filters}
        searchRef={search}
        searchPlaceholder={t("decisions.search")}
        tools={<SavedViews resource="catalogue_decisions" list={list} columns={[]} onColumns={() => undefined} />}
      />
      <DataTable<DecisionRow>
        label={t("decisions.title")}
        {...table}
        rowName={(row) => row.number}
        rowLink={(row) => `/catalogue-decisions/${row.id}`}
        columns={[
          {
            key: "number",
            title: t("fields.decision_number"),
            width: 160,
            sortField: "number",
            render: (row) => <Link to={`/catalogue-decisions/${row.id}`}>{row.number}</Link>,
          },
          {
            key: "decided_on",
            title: t("fields.decision_on"),
            width: 120,
            sortField: "decided_on",
            render: (row) => <span className="num">{formatDate(row.decided_on)}</span>,
          },
          {
            key: "summary",
            title: t("decisions.summary"),
            width: 360,
            render: (row) => (
              <span className="clip" title={row.summary ?? undefined}>
                {row.summary ?? t(`decisions.kinds.${row.kind}`)}
              </span>
            ),
          },
          {
            key: "done",
            title: t("decisions.done"),
            width: 110,
            align: "right",
            sortField: "done_count",
            render: (row) => (
              <span className="num">
                {row.done_count}/{row.item_count}
              </span>
            ),
          },
          {
            key: "due_at",
            title: t("decisions.due"),
            width: 140,
            sortField: "due_at",
            render: (row) => <span className="num">{row.due_at ? formatDateTime(row.due_at) : "–"}</span>,
          },
          {
            key: "clock",
            title: t("decisions.clock"),
            width: 150,
            sortField: "remaining_seconds",
            render: (row) =>
              row.clock_state === "none" ? (
                <span className="muted">{t(`decisions.statuses.${row.status}`)}</span>
              ) : (
                <ClockBadge state={row.clock_state} dueAt={row.due_at} remainingSeconds={row.remaining_seconds} />
              ),
          },
        ]}
        empty={
          <EmptyState
            title={t(crudFilters.length ? "emptyFilter" : "decisions.empty")}
            hint={crudFilters.length ? undefined : t("decisions.emptyHint")}
            actions={crudFilters.length ? <Button onClick={list.clear}>{t("common:filter.clear")}</Button> : register}
          />
        }
      />
    </div>
  );
}
