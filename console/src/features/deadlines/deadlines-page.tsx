import { Button } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { datasetOf, useCatalogue, useNameOf } from "../../components/bi/use-bi";
import { ClockBadge } from "../../components/clock-badge";
import type { ClockState } from "../../components/clock-states";
import { DataTable } from "../../components/data-table";
import { DateTime } from "../../components/date-time";
import { EmptyState } from "../../components/empty-state";
import { ExportMenu } from "../../components/export-menu";
import { FilterBar } from "../../components/filter-bar";
import { toCrudFilters } from "../../components/list-filters";
import { withWords } from "../../components/list-words";
import { PageHeader } from "../../components/page-header";
import { useListPage } from "../../components/use-list-page";
import { useListState } from "../../components/use-list-state";
import { useScope, useTrees } from "../../components/use-trees";
import { formatDateTime } from "../../lib/date-time";
import { deadlineFilters, deadlinesOnly } from "./list-filter";

type Row = {
  id: number;
  rule_code: string;
  rule_name: string;
  rule_name_en: string | null;
  citation: string | null;
  subject_type: string;
  subject_id: number;
  subject_code: string;
  agency_name: string | null;
  live_state: ClockState;
  started_at: string;
  due_at: string | null;
  stopped_at: string | null;
};
const SELECT =
  "id, rule_code, rule_name, rule_name_en, citation, subject_type, subject_id, subject_code, agency_name, live_state, started_at, due_at, stopped_at";
const newestFirst = { field: "started_at", order: "desc" as const };

/** Where the record of a deadline is shown. */
const recordOf = ({ subject_type, subject_id }: Row): string | undefined =>
  ({
    ticket: `/tickets/${subject_id}`,
    session: `/sessions/${subject_id}`,
    dossier: `/dossiers/${subject_id}`,
    case_task: `/case-tasks?state=all&q=NV${subject_id}`,
  })[subject_type];

/** The rows behind the numbers of deadlines: each with its record, rule, agency, and how it ended. */
export function Page() {
  const { t } = useTranslation(["clocks", "common"]);
  const { nameOf } = useNameOf();
  const list = useListState({ pageSize: 50, sort: newestFirst });
  const trees = useTrees();
  const scope = useScope();
  const dimensions = datasetOf(useCatalogue().data, "clocks")?.dimensions;
  const filters = useMemo(() => {
    const values = (code: string) =>
      (dimensions?.find((each) => each.code === code)?.values ?? []).map((each) => ({
        value: each.value,
        label: nameOf(each),
      }));
    return withWords(t, deadlineFilters(trees, scope), {
      labels: {
        clock_result: t("list.result"),
        subject: t("list.subject"),
        clock_level: t("list.level"),
        agency: t("list.agency"),
        started: t("list.started"),
        stopped: t("list.stopped"),
        rule: t("list.rule"),
        open: t("list.open"),
      },
      options: {
        clock_result: values("clock_result"),
        subject: values("subject"),
        clock_level: values("clock_level"),
      },
    });
  }, [t, trees, scope, dimensions, nameOf]);
  const crudFilters = [deadlinesOnly, ...toCrudFilters(filters, list, null)];
  const sort = list.sort ?? newestFirst;
  const { query, result, load, table } = useListPage<Row>({
    resource: "clocks",
    list,
    filters: crudFilters,
    sort,
    select: SELECT,
  });
  const ruleOf = (row: Row) => nameOf({ name: row.rule_name, name_en: row.rule_name_en });
  // The rules a link named are those of the rows it found.
  const rules = result.data.map((row) => ({ value: row.rule_code, label: ruleOf(row) }));
  return (
    <div className="page">
      <PageHeader
        title={t("list.title")}
        count={query.isSuccess ? result.total : undefined}
        subtitle={t("list.lead")}
      />
      <FilterBar
        list={list}
        filters={filters.map((filter) => (filter.key === "rule" ? { ...filter, options: rules } : filter))}
        tools={
          <ExportMenu<Row>
            fileName={t("list.exportName")}
            columns={[
              { title: t("list.subject"), value: (row) => row.subject_code },
              { title: t("list.rule"), value: ruleOf },
              { title: t("list.agency"), value: (row) => row.agency_name },
              { title: t("list.started"), value: (row) => formatDateTime(row.started_at) },
              { title: t("explainDue"), value: (row) => formatDateTime(row.due_at) },
              { title: t("list.stopped"), value: (row) => formatDateTime(row.stopped_at) },
              { title: t("list.result"), value: (row) => t(`common:clock.${row.live_state}`) },
            ]}
            load={load}
          />
        }
      />
      <DataTable<Row>
        label={t("list.title")}
        {...table}
        columns={[
          {
            key: "subject",
            title: t("list.subject"),
            width: 164,
            render: (row) => {
              const to = recordOf(row);
              return to ? (
                <Link className="num" to={to}>
                  {row.subject_code}
                </Link>
              ) : (
                row.subject_code
              );
            },
          },
          { key: "rule", title: t("list.rule"), width: 200, sortField: "rule_code", render: ruleOf },
          {
            key: "agency",
            title: t("list.agency"),
            width: 160,
            sortField: "agency_name",
            render: (row) => <span className="clip">{row.agency_name ?? "–"}</span>,
          },
          {
            key: "started",
            title: t("list.started"),
            width: 132,
            sortField: "started_at",
            render: (row) => <DateTime value={row.started_at} />,
          },
          {
            key: "due",
            title: t("explainDue"),
            width: 132,
            sortField: "due_at",
            render: (row) => <DateTime value={row.due_at} />,
          },
          {
            key: "stopped",
            title: t("list.stopped"),
            width: 132,
            sortField: "stopped_at",
            render: (row) => <DateTime value={row.stopped_at} />,
          },
          {
            key: "result",
            title: t("list.result"),
            width: 130,
            render: (row) => <ClockBadge state={row.live_state} dueAt={row.due_at} article={row.citation} />,
          },
        ]}
        empty={
          <EmptyState
            title={t("list.empty")}
            actions={<Button onClick={list.clear}>{t("common:filter.clear")}</Button>}
          />
        }
      />
    </div>
  );
}
