import { useDataProvider, useList } from "@refinedev/core";
import { Pagination, Skeleton } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../components/empty-state";
import { ErrorState } from "../../components/error-state";
import { ExportMenu } from "../../components/export-menu";
import { FilterBar } from "../../components/filter-bar";
import { toCrudFilters, valuesOf } from "../../components/list-filters";
import { PageHeader } from "../../components/page-header";
import { useListState } from "../../components/use-list-state";
import { may } from "../../lib/me";
import { AgencySatisfaction } from "./agency-satisfaction";
import { RatingAction } from "./rating-action";
import { RatingCard } from "./rating-card";
import "./ratings.css";
import { useExportColumns } from "./export-columns";
import type { RatingRow } from "./types";
import { useRatingFilters } from "./use-rating-filters";

const CHUNK = 1000;

/** What citizens think of the answers: the low ratings first, each beside its answer, to be acted on. */
export function Page() {
  const { t } = useTranslation("ratings");
  const list = useListState({ pageSize: 20, sort: { field: "rated_at", order: "desc" } });
  const filters = useRatingFilters();
  const crudFilters = useMemo(() => toCrudFilters(filters, list, "search"), [filters, list]);
  const sorters = [list.sort ?? { field: "rated_at", order: "desc" as const }];
  const [action, setAction] = useState<{ row: RatingRow; kind: "review" | "reopen" }>();
  const getDataProvider = useDataProvider();
  const columns = useExportColumns();
  const { query, result } = useList<RatingRow>({
    resource: "rating_list",
    filters: crudFilters,
    sorters,
    pagination: { currentPage: list.page, pageSize: list.pageSize },
    errorNotification: false,
  });
  const rows = result.data ?? [];
  const days = list.filters.rated ?? [];
  const state = valuesOf(filters[0] as (typeof filters)[number], list)[0] ?? "all";

  const loadAll = async (onProgress: (done: number, total?: number) => void): Promise<RatingRow[]> => {
    const all: RatingRow[] = [];
    for (let page = 1; ; page++) {
      const part = await getDataProvider().getList<RatingRow>({
        resource: "rating_list",
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
    <div className="page">
      <PageHeader title={t("title")} count={result.total} subtitle={t("lead")} />
      <FilterBar
        list={list}
        filters={filters}
        searchPlaceholder={t("search")}
        tools={<ExportMenu fileName="danh-gia" columns={columns} load={loadAll} />}
      />
      <div className="detail ratings">
        <div className="detail-main">
          {query.isError && !rows.length ? <ErrorState error={query.error} onRetry={query.refetch} /> : null}
          {query.isLoading ? <Skeleton active paragraph={{ rows: 8 }} /> : null}
          {query.isSuccess && !rows.length ? (
            <EmptyState
              title={t(`empty.${state === "waiting" ? "waiting" : "other"}`)}
              hint={t(`empty.${state === "waiting" ? "waitingHint" : "otherHint"}`)}
            />
          ) : null}
          {rows.map((row) => (
            <RatingCard
              key={row.id}
              row={row}
              onReview={(chosen) => setAction({ row: chosen, kind: "review" })}
              onReopen={(chosen) => setAction({ row: chosen, kind: "reopen" })}
            />
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
        {may("boards.read") ? (
          <aside className="detail-side">
            <AgencySatisfaction from={days[0]} to={days[1]} onAgency={(id) => list.setFilter("agency", [String(id)])} />
          </aside>
        ) : null}
      </div>
      {action ? <RatingAction row={action.row} action={action.kind} onClose={() => setAction(undefined)} /> : null}
    </div>
  );
}
