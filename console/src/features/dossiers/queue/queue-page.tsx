import "../dossiers.css";
import { FileAddOutlined, PlusOutlined } from "@ant-design/icons";
import { useDataProvider, useList } from "@refinedev/core";
import { Button, Dropdown, Grid, type InputRef } from "antd";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useNavigate } from "react-router";
import { ColumnChoice } from "../../../components/column-choice";
import { useCustomColumns } from "../../../components/custom-fields/use-custom-columns";
import { useCustomFields } from "../../../components/custom-fields/use-custom-fields";
import { DataTable } from "../../../components/data-table";
import { EmptyState } from "../../../components/empty-state";
import { ExportMenu } from "../../../components/export-menu";
import { FilterBar } from "../../../components/filter-bar";
import { toCrudFilters } from "../../../components/list-filters";
import { PageHeader } from "../../../components/page-header";
import { SavedViews } from "../../../components/saved-views";
import { useColumns } from "../../../components/use-columns";
import { useKeys } from "../../../components/use-keys";
import { useListState } from "../../../components/use-list-state";
import { useRpcQuery } from "../../../components/use-rpc";
import { formatTime } from "../../../lib/date-time";
import { may, useMe } from "../../../lib/me";
import { keepLastList } from "../last-list";
import type { DossierRow } from "../types";
import { useDossiersLive } from "../use-dossier";
import { type BuiltInView, viewsFor } from "../views";
import { BulkForward } from "./bulk-forward";
import { ownColumn, queueColumns } from "./columns";
import { inBarFirst, useDossierFilters } from "./filters";

const columnsRead =
  "id, code, number, status, channel, procedure_name, subject, applicant_name_masked, agency_name, agency_short_name, step_name, step_agency_name, step_agency_short_name, officer_name, received_at, accepted_at, promised_at, apologised_at, new_promised_at, returned_at, fee_due, fee_left, due_at, clock_state, remaining_seconds, step_due_at, step_clock_state, step_remaining_seconds, custom, version";

type Counts = Record<string, number>;

/** The ready lists of the person, with how much waits in each. */
function ViewTabs({ views, active, counts }: { views: BuiltInView[]; active?: string; counts?: Counts }) {
  const { t, i18n } = useTranslation("dossiers");
  return (
    <nav className="dossier-tabs" aria-label={t("queue.views")}>
      {views.map(({ key, count }) => {
        const waiting = count ? counts?.[count] : undefined;
        return (
          <Link key={key} to={`/dossiers?as=${key}`} aria-current={key === active ? "page" : undefined}>
            {t(`views.${key}`)}
            {waiting ? <span className="dossier-count num">{waiting.toLocaleString(i18n.language)}</span> : null}
          </Link>
        );
      })}
    </nav>
  );
}

/** Dossiers by what waits for this person: the desk's, the unit's, the late ones; what is due first on top. */
export function Page() {
  const { t } = useTranslation(["dossiers", "common"]);
  const me = useMe();
  const navigate = useNavigate();
  const location = useLocation();
  const { md } = Grid.useBreakpoint();
  const search = useRef<InputRef>(null);
  const getDataProvider = useDataProvider();
  useDossiersLive();

  const views = useMemo(() => viewsFor(may, me ? [me.person.id, ...me.deputy_for.map(({ id }) => id)] : []), [me]);
  const list = useListState({ pageSize: 50 });
  const isFiltered = Boolean(list.search) || Object.keys(list.filters).length > 0;
  const viewKey = list.params.get("as") ?? (isFiltered || list.params.get("view") ? "all" : views[0]?.key);
  const view = views.find((each) => each.key === viewKey) ?? views[views.length - 1];

  const filters = useDossierFilters();
  const [added, setAdded] = useState<string[]>([]);
  const chips = filters.filter(({ isChip }) => isChip);
  const choosable = filters.filter(({ isChip }) => !isChip);
  const inBar = choosable.filter(
    ({ key }) => md === false || inBarFirst.has(key) || added.includes(key) || list.filters[key] !== undefined,
  );
  const addable = choosable.filter((each) => !inBar.includes(each));

  const crudFilters = useMemo(
    () => [
      ...toCrudFilters(filters, { ...list, search: "", filters: view?.filters ?? {} }, null),
      ...toCrudFilters(filters, list, "search"),
    ],
    [filters, list, view],
  );
  const sort = list.sort ?? view?.sort;
  const sorters = [...(sort ? [sort] : []), { field: "id", order: "desc" as const }];
  const { query, result } = useList<DossierRow>({
    resource: "dossier_list",
    filters: crudFilters,
    sorters,
    pagination: { currentPage: list.page, pageSize: list.pageSize },
    meta: { select: columnsRead, count: "capped" as never },
    liveMode: "off",
    errorNotification: false,
    queryOptions: { placeholderData: (previous) => previous, refetchInterval: 60_000 },
  });
  const { data: counts } = useRpcQuery<Counts>("my_dossier_counts", {}, { tables: ["dossiers"] });
  const rows = result.data;
  const url = location.pathname + location.search;
  useEffect(() => keepLastList({ url, ids: rows.map(({ id }) => id) }), [url, rows]);

  const own = useCustomColumns(useCustomFields("dossier"));
  const columns = useMemo(() => [...queueColumns(t), ...own.map(ownColumn)], [t, own]);
  const { shown, setShown, reset } = useColumns("dossiers", columns);
  // Of a single status every row would say the same.
  const isOneStatus = view?.filters.status?.length === 1;
  const visible = columns.filter(({ key }) => shown.includes(key) && !(isOneStatus && key === "status"));
  const title = (key: string) => own.find((each) => each.key === key)?.title ?? t(`fields.${key}`);

  const isSelectable = may("dossiers.receive") || may("dossiers.process");
  const [chosen, setChosen] = useState<{ id: number; number: string }[]>([]);
  const select = (ids: number[]) =>
    setChosen(
      ids.flatMap((id) => {
        const row = chosen.find((each) => each.id === id) ?? rows.find((each) => each.id === id);
        return row ? [{ id, number: row.number }] : [];
      }),
    );
  useEffect(() => setChosen([]), [viewKey]);
  const mayReceive = may("dossiers.receive");

  useKeys(t("menu.queue"), [
    { keys: "/", label: t("common:keys.search"), run: () => search.current?.focus({ cursor: "all" }) },
    { keys: "n", label: t("queue.new"), run: () => navigate("/dossiers/new"), isOff: !mayReceive },
    ...views.slice(0, 9).map((each, index) => ({
      keys: String(index + 1),
      label: t(`views.${each.key}`),
      run: () => navigate(`/dossiers?as=${each.key}`),
    })),
  ]);

  return (
    <div className="page">
      <PageHeader
        title={view ? t(`views.${view.key}`) : t("menu.queue")}
        count={query.isSuccess ? result.total : undefined}
        subtitle={
          query.dataUpdatedAt ? (
            <span className="num">{t("queue.refreshed", { time: formatTime(query.dataUpdatedAt) })}</span>
          ) : undefined
        }
        actions={
          mayReceive ? (
            <Button type="primary" icon={<FileAddOutlined />} onClick={() => navigate("/dossiers/new")}>
              {t("queue.new")}
            </Button>
          ) : undefined
        }
      />
      <ViewTabs views={views} active={view?.key} counts={counts} />
      <FilterBar
        list={list}
        filters={[...inBar, ...chips]}
        searchRef={search}
        searchPlaceholder={t("queue.search")}
        tools={
          <>
            {md && addable.length ? (
              <Dropdown
                trigger={["click"]}
                menu={{
                  items: addable.map(({ key, label }) => ({ key, label })),
                  onClick: ({ key }) => setAdded([...added, key]),
                }}
              >
                <Button type="text" icon={<PlusOutlined />}>
                  {t("filter.more")}
                </Button>
              </Dropdown>
            ) : null}
            <SavedViews resource="dossiers" list={list} columns={shown} onColumns={setShown} />
            <ColumnChoice
              columns={columns.map(({ key }) => ({ key, title: title(key) }))}
              shown={shown}
              onChange={setShown}
              onReset={reset}
            />
            <ExportMenu<DossierRow>
              fileName={t("queue.exportName")}
              columns={visible.map(({ key, value }) => ({
                title: key === "due" || key === "stepDue" ? t("queue.minutesLeft", { of: title(key) }) : title(key),
                value,
              }))}
              load={(onProgress) =>
                getDataProvider()
                  .getList<DossierRow>({
                    resource: "dossier_list",
                    filters: crudFilters,
                    sorters,
                    pagination: { mode: "off" },
                    meta: { select: columnsRead, onProgress },
                  })
                  .then((answer) => answer.data)
              }
            />
          </>
        }
      />
      {chosen.length ? <BulkForward dossiers={chosen} onSelect={select} /> : null}
      <DataTable<DossierRow>
        label={view ? t(`views.${view.key}`) : t("menu.queue")}
        rows={rows}
        rowName={(row) => row.number}
        rowLink={(row) => `/dossiers/${row.id}`}
        isLoading={query.isLoading || query.isPlaceholderData}
        error={query.isError && !query.data ? query.error : undefined}
        onRetry={query.refetch}
        total={result.total}
        page={list.page}
        pageSize={list.pageSize}
        onPage={list.setPage}
        sort={sort}
        onSort={list.setSort}
        selected={isSelectable ? chosen.map(({ id }) => id) : undefined}
        onSelect={isSelectable ? (keys) => select(keys.map(Number)) : undefined}
        rowClass={(row) => (row.clock_state === "overdue" ? "is-overdue" : "")}
        columns={visible.map(({ key, render, sortField, width }) => ({
          key,
          title: title(key),
          render,
          sortField,
          width,
        }))}
        empty={
          <EmptyState
            title={t("queue.emptyTitle")}
            hint={t(isFiltered ? "queue.emptyFilter" : `queue.empty.${view?.key}`)}
            actions={isFiltered ? <Button onClick={list.clear}>{t("queue.clear")}</Button> : undefined}
          />
        }
      />
      <p className="dossier-keys muted" aria-hidden="true">
        {t("queue.keys")}
      </p>
    </div>
  );
}
