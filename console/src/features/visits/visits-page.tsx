import { PlusOutlined } from "@ant-design/icons";
import { Button, type InputRef } from "antd";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { DataTable } from "../../components/data-table";
import { DateTime } from "../../components/date-time";
import { EmptyState } from "../../components/empty-state";
import { ExportMenu } from "../../components/export-menu";
import { FilterBar } from "../../components/filter-bar";
import { toCrudFilters } from "../../components/list-filters";
import { withWords } from "../../components/list-words";
import { PageHeader } from "../../components/page-header";
import { SavedViews } from "../../components/saved-views";
import { useKeys } from "../../components/use-keys";
import { useListPage } from "../../components/use-list-page";
import { useListState } from "../../components/use-list-state";
import { useTrees } from "../../components/use-trees";
import { may } from "../../lib/me";
import { visitFilters } from "./list-filter";
import { LogDrawer } from "./log-drawer";
import { ResultTag } from "./result-tag";
import { classifications, results, type VisitRow, visitColumns } from "./types";
import { useVisitExport } from "./use-visit-export";

const newestFirst = { field: "visited_at", order: "desc" as const };
const NO_COLUMNS: string[] = [];
const nothing = () => undefined;

/** The counter's log: who came, about what, what became of it. */
export function Page() {
  const { t } = useTranslation(["visits", "common"]);
  const search = useRef<InputRef>(null);
  const navigate = useNavigate();
  const list = useListState({ pageSize: 50, sort: newestFirst });
  // A link may ask for the form at once: /visits?new=1.
  const [isLogging, setLogging] = useState(() => may("visits.edit") && list.params.get("new") !== null);
  const mayLog = may("visits.edit");
  useKeys(t("title"), [
    { keys: "/", label: t("search"), run: () => search.current?.focus() },
    ...(mayLog ? [{ keys: "n", label: t("form.title"), run: () => setLogging(true) }] : []),
  ]);

  const trees = useTrees();
  const filters = useMemo(
    () =>
      withWords(t, visitFilters(trees), {
        labels: {
          result: t("fields.result"),
          classification: t("fields.classification"),
          commune: t("fields.commune"),
          agency: t("fields.agency"),
          visited: t("fields.visited_at"),
        },
        options: {
          result: results.map((value) => ({ value, label: t(`result.${value}`) })),
          classification: classifications.map((value) => ({ value, label: t(`classification.${value}`) })),
        },
      }),
    [t, trees],
  );
  const crudFilters = toCrudFilters(filters, list, "search");
  const sort = list.sort ?? newestFirst;
  const { query, result, load, table } = useListPage<VisitRow>({
    resource: "visits",
    list,
    filters: crudFilters,
    sort,
    select: visitColumns,
  });
  const isFiltered = crudFilters.length > 0;
  const columns = useVisitExport();
  const log = mayLog ? (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setLogging(true)}>
      {t("form.title")}
    </Button>
  ) : undefined;

  return (
    <div className="page">
      <PageHeader title={t("title")} count={query.isSuccess ? result.total : undefined} actions={log} />
      <FilterBar
        list={list}
        filters={filters}
        searchRef={search}
        searchPlaceholder={t("search")}
        tools={
          <>
            <SavedViews resource="visits" list={list} columns={NO_COLUMNS} onColumns={nothing} />
            <ExportMenu<VisitRow> fileName={t("exportName")} columns={columns} load={load} />
          </>
        }
      />
      <DataTable<VisitRow>
        label={t("title")}
        {...table}
        rowLink={(row) => `/visits/${row.id}`}
        columns={[
          {
            key: "code",
            title: t("fields.code"),
            width: 124,
            sortField: "code",
            render: (row) => (
              <Link className="num visit-code" to={`/visits/${row.id}`}>
                {row.code}
              </Link>
            ),
          },
          {
            key: "visited_at",
            title: t("fields.visited_at"),
            width: 132,
            sortField: "visited_at",
            render: (row) => <DateTime value={row.visited_at} />,
          },
          {
            key: "citizen",
            title: t("fields.citizen"),
            width: 150,
            render: (row) => (
              <span className="clip">
                {row.citizen_name_masked}
                {row.head_count > 1 ? <span className="muted"> · {t("people", { count: row.head_count })}</span> : null}
              </span>
            ),
          },
          {
            key: "classification",
            title: t("fields.classification"),
            width: 100,
            sortField: "classification",
            render: (row) => t(`classification.${row.classification}`),
          },
          {
            key: "content",
            title: t("fields.content"),
            width: 250,
            render: (row) => (
              <span className="clip" title={row.content}>
                {row.content}
              </span>
            ),
          },
          {
            key: "commune",
            title: t("fields.commune"),
            width: 128,
            render: (row) => <span className="clip">{row.commune?.name.replace(/^UBND /, "") ?? "–"}</span>,
          },
          {
            key: "result",
            title: t("fields.result"),
            width: 124,
            sortField: "result",
            render: (row) => <ResultTag result={row.result} />,
          },
          {
            key: "by",
            title: t("fields.recorded_by"),
            width: 116,
            render: (row) => <span className="clip">{row.recorded_by_name}</span>,
          },
        ]}
        empty={
          <EmptyState
            title={t(isFiltered ? "emptyFilter" : "empty")}
            hint={isFiltered ? undefined : t("emptyHint")}
            actions={isFiltered ? <Button onClick={list.clear}>{t("common:filter.clear")}</Button> : log}
          />
        }
      />
      {isLogging ? (
        <LogDrawer
          onClose={() => setLogging(false)}
          // What is to become of it comes next.
          onLogged={(visit) => navigate(`/visits/${visit.id}?resolve=1`)}
        />
      ) : null}
    </div>
  );
}
