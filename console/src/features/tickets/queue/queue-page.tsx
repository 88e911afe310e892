import { PhoneOutlined, PlusOutlined } from "@ant-design/icons";
import { useDataProvider, useList } from "@refinedev/core";
import { Button, Dropdown, Grid, type InputRef } from "antd";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate } from "react-router";
import { ColumnChoice } from "../../../components/column-choice";
import { useCustomColumns } from "../../../components/custom-fields/use-custom-columns";
import { useCustomFields } from "../../../components/custom-fields/use-custom-fields";
import { DataTable } from "../../../components/data-table";
import { EmptyState } from "../../../components/empty-state";
import { ErrorState } from "../../../components/error-state";
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
import { BulkBar, mayBulk } from "../bulk/bulk-bar";
import type { Chosen } from "../bulk/bulk-modal";
import { keepLastList } from "../last-list";
import "../tickets.css";
import type { TicketRow } from "../types";
import { useTicketsLive } from "../use-ticket";
import { byDue, viewsFor } from "../views";
import "./queue.css";
import { columnsOfView, ownColumn, queueColumns, spareWidth } from "./queue-columns";
import { TicketCards } from "./ticket-cards";
import { useSearchFilters } from "./use-search-filters";
import { useTicketFilters } from "./use-ticket-filters";
import { ViewTabs } from "./view-tabs";

const columnsRead =
  "id, code, status, channel, priority, content, category_id, category_name, category_name_en, field_id, field_name, field_name_en, location_text, commune_id, commune_name, is_confidential, is_published, citizen_name_masked, received_at, agency_id, agency_name, agency_short_name, officer_id, officer_name, level, answered_at, imported_ref, due_at, clock_state, clock_level, remaining_seconds, brief_due_at, draft_id, last_note, custom, version";

/** The queue: what waits for this person, what is due first on top. */
export function Page() {
  const { t, i18n } = useTranslation(["tickets", "common"]);
  const me = useMe();
  const navigate = useNavigate();
  const location = useLocation();
  const { md } = Grid.useBreakpoint();
  const search = useRef<InputRef>(null);
  const getDataProvider = useDataProvider();
  useTicketsLive();

  const views = useMemo(() => viewsFor(may), [me]);
  const list = useListState({ pageSize: 50 });
  const isFiltered = Boolean(list.search) || Object.keys(list.filters).length > 0;
  const viewKey = list.params.get("as") ?? (isFiltered || list.params.get("view") ? "all" : views[0]?.key);
  const view = views.find((each) => each.key === viewKey) ?? views[views.length - 1];

  const filters = useTicketFilters();
  const [added, setAdded] = useState<string[]>([]);
  const inBar = filters.filter(
    (each) =>
      each.place === "bar" ||
      (md === false && !each.isChip) ||
      (each.place === "more" && (added.includes(each.key) || list.filters[each.key] !== undefined)),
  );
  const chips = filters.filter(({ isChip }) => isChip);
  const addable = filters.filter((each) => each.place === "more" && !inBar.includes(each));

  const found = useSearchFilters(list.search);
  const crudFilters = useMemo(
    () => [
      ...toCrudFilters(filters, { ...list, search: "", filters: view?.filters ?? {} }, null),
      ...toCrudFilters(filters, list, null),
      ...found.filters,
    ],
    [filters, list, view, found.filters],
  );
  const sort = list.sort ?? view?.sort ?? byDue;
  const sorters = sort.field === "received_at" ? [sort] : [sort, { field: "received_at", order: "desc" as const }];
  const { query, result } = useList<TicketRow>({
    resource: "ticket_list",
    filters: crudFilters,
    sorters,
    pagination: { currentPage: list.page, pageSize: list.pageSize },
    // Counting every ticket there is costs more than reading a page of them.
    meta: { select: columnsRead, count: "capped" as never },
    liveMode: "off",
    errorNotification: false,
    queryOptions: { placeholderData: (previous) => previous, refetchInterval: 60_000, enabled: !found.isAsking },
  });
  const { data: counts } = useRpcQuery<Record<string, number>>("my_queue_counts", {}, { tables: ["tickets"] });

  const rows = result.data;
  const url = location.pathname + location.search;
  useEffect(() => keepLastList({ url, ids: rows.map((row) => row.id) }), [url, rows]);

  const own = useCustomColumns(useCustomFields("ticket"));
  const columns = useMemo(() => [...queueColumns(t, i18n.language), ...own.map(ownColumn)], [t, i18n.language, own]);
  const { shown, setShown, reset } = useColumns("tickets", columns);
  const inView = columnsOfView(shown, view?.filters ?? {});
  const visible = columns.filter((column) => inView.includes(column.key));
  const [chosen, setChosen] = useState<readonly Chosen[]>([]);
  const selected = useMemo(() => chosen.map((ticket) => ticket.id), [chosen]);
  // What was chosen stays known when its page is left.
  const select = (ids: number[]) =>
    setChosen(
      ids.flatMap((id) => {
        const row = chosen.find((each) => each.id === id) ?? rows.find((each) => each.id === id);
        return row ? [{ id: row.id, code: row.code, agency_id: row.agency_id }] : [];
      }),
    );
  const isSelectable = mayBulk();
  const mayReceive = may("tickets.receive");
  // Another list is another matter.
  useEffect(() => setChosen([]), [viewKey]);

  useKeys(t("menu.queue"), [
    { keys: "/", label: t("common:keys.search"), run: () => search.current?.focus({ cursor: "all" }) },
    {
      keys: "n",
      label: t("queue.new"),
      run: () => navigate("/tickets/new"),
      isOff: !mayReceive,
    },
    ...views.slice(0, 9).map((each, index) => ({
      keys: String(index + 1),
      label: t(`views.${each.key}`),
      run: () => navigate(`/tickets?as=${each.key}`),
    })),
  ]);

  const title = (key: string) => own.find((each) => each.key === key)?.title ?? t(`fields.${key}`);
  const empty = (
    <EmptyState
      title={t("queue.emptyTitle")}
      hint={t(isFiltered ? "queue.emptyFilter" : "queue.emptyView")}
      actions={
        isFiltered ? (
          <>
            {list.search && view?.key !== "all" ? (
              <Button type="primary" onClick={() => navigate(`/tickets?as=all&q=${encodeURIComponent(list.search)}`)}>
                {t("queue.searchAll")}
              </Button>
            ) : null}
            <Button onClick={list.clear}>{t("queue.clear")}</Button>
          </>
        ) : undefined
      }
    />
  );

  return (
    <div className="page" style={{ "--spare": `${spareWidth(inView, isSelectable)}px` } as React.CSSProperties}>
      <PageHeader
        title={view ? t(`views.${view.key}`) : t("queue.title")}
        count={query.isSuccess ? result.total : undefined}
        subtitle={
          query.dataUpdatedAt ? (
            <span className="num">{t("queue.refreshed", { time: formatTime(query.dataUpdatedAt) })}</span>
          ) : undefined
        }
        actions={
          mayReceive ? (
            <Button type="primary" icon={<PhoneOutlined />} onClick={() => navigate("/tickets/new")}>
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
                  items: addable.map((each) => ({ key: each.key, label: each.label })),
                  onClick: ({ key }) => setAdded([...added, key]),
                }}
              >
                <Button type="text" icon={<PlusOutlined />}>
                  {t("filter.more")}
                </Button>
              </Dropdown>
            ) : null}
            <SavedViews resource="tickets" list={list} columns={shown} onColumns={setShown} />
            <ColumnChoice
              columns={columns.map((column) => ({ key: column.key, title: title(column.key) }))}
              shown={shown}
              onChange={setShown}
              onReset={reset}
            />
            <ExportMenu<TicketRow>
              fileName={t("queue.exportName")}
              columns={visible.map((column) => ({
                title: column.key === "clock" ? t("queue.remainingMinutes") : title(column.key),
                value: column.value,
                width: column.key === "content" ? 60 : undefined,
              }))}
              load={(onProgress) =>
                getDataProvider()
                  .getList<TicketRow>({
                    resource: "ticket_list",
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
      {chosen.length ? <BulkBar tickets={chosen} onSelect={select} /> : null}
      {md === false && query.isError && !query.data ? (
        <ErrorState error={query.error} onRetry={query.refetch} />
      ) : md === false ? (
        rows.length || query.isLoading ? (
          <TicketCards rows={rows} total={result.total ?? 0} list={list} />
        ) : (
          <div className="data-frame">{empty}</div>
        )
      ) : (
        <DataTable<TicketRow>
          label={t("queue.title")}
          rows={rows}
          rowLink={(row) => `/tickets/${row.id}`}
          isLoading={query.isLoading || query.isPlaceholderData || found.isAsking}
          error={query.isError && !query.data ? query.error : undefined}
          onRetry={query.refetch}
          total={result.total}
          page={list.page}
          pageSize={list.pageSize}
          onPage={list.setPage}
          sort={sort}
          onSort={list.setSort}
          selected={isSelectable ? selected : undefined}
          onSelect={isSelectable ? (keys) => select(keys.map(Number)) : undefined}
          rowClass={(row) => (row.clock_state === "overdue" ? "is-overdue" : "")}
          columns={visible.map(({ key, render, sortField, width }) => ({
            key,
            title: title(key),
            render,
            sortField,
            width,
          }))}
          empty={empty}
        />
      )}
      <p className="queue-keys muted" aria-hidden="true">
        {t("queue.keys")}
      </p>
    </div>
  );
}
