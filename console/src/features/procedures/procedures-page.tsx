import { ImportOutlined, PlusOutlined } from "@ant-design/icons";
import { useDataProvider, useList } from "@refinedev/core";
import { Button, type InputRef } from "antd";
import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { ColumnChoice } from "../../components/column-choice";
import { DataTable } from "../../components/data-table";
import { EmptyState } from "../../components/empty-state";
import { ExportMenu } from "../../components/export-menu";
import { FilterBar } from "../../components/filter-bar";
import { toCrudFilters } from "../../components/list-filters";
import { PageHeader } from "../../components/page-header";
import { SavedViews } from "../../components/saved-views";
import { useColumns } from "../../components/use-columns";
import { useKeys } from "../../components/use-keys";
import { useListState } from "../../components/use-list-state";
import { may } from "../../lib/me";
import { type ExportRow, useProcedureColumns, useProcedureExport, useProcedureFilters } from "./procedure-columns";
import "./procedures.css";
import type { ProcedureRow } from "./types";
import { partsOf } from "./use-procedure";

const byName = { field: "name", order: "asc" as const };

/** The catalogue of administrative procedures. */
export function Page() {
  const { t } = useTranslation(["procedures", "common"]);
  const search = useRef<InputRef>(null);
  const navigate = useNavigate();
  const getDataProvider = useDataProvider();
  const list = useListState({ pageSize: 50, sort: byName });
  const mayEdit = may("procedures.edit");
  useKeys(t("title"), [
    { keys: "/", label: t("search"), run: () => search.current?.focus() },
    { keys: "n", label: t("new"), run: () => navigate("/procedures/new"), isOff: !mayEdit },
  ]);
  const filters = useProcedureFilters();
  const columns = useProcedureColumns();
  const { shown, setShown, reset } = useColumns("procedures", columns);
  const exportColumns = useProcedureExport();
  const crudFilters = useMemo(() => toCrudFilters(filters, list, "search"), [filters, list]);
  const sort = list.sort ?? byName;
  const { query, result } = useList<ProcedureRow>({
    resource: "procedure_list",
    filters: crudFilters,
    sorters: [sort],
    pagination: { currentPage: list.page, pageSize: list.pageSize },
    errorNotification: false,
    queryOptions: { placeholderData: (previous) => previous },
  });
  const isFiltered = crudFilters.length > 0;
  const load = async (onProgress: (done: number, total?: number) => void): Promise<ExportRow[]> => {
    const { data } = await getDataProvider().getList<ProcedureRow>({
      resource: "procedure_list",
      filters: crudFilters,
      sorters: [sort],
      pagination: { mode: "off" },
      meta: { onProgress },
    });
    const shownVersion = (row: ProcedureRow) => row.version_id ?? row.draft_id ?? 0;
    const parts = await partsOf(data.map(shownVersion));
    const own = <Part extends { version_id?: number }>(all: Part[], row: ProcedureRow) =>
      all.filter((part) => part.version_id === shownVersion(row));
    return data.map((row) => ({
      ...row,
      documents: own(parts.documents, row),
      fees: own(parts.fees, row),
      steps: own(parts.steps, row),
    }));
  };
  const create = mayEdit ? (
    <Link to="/procedures/new">
      <Button type="primary" icon={<PlusOutlined />} tabIndex={-1}>
        {t("new")}
      </Button>
    </Link>
  ) : undefined;

  return (
    <div className="page">
      <PageHeader
        title={t("title")}
        count={query.isSuccess ? result.total : undefined}
        subtitle={t("lead")}
        actions={
          <>
            {mayEdit ? (
              <Link to="/imports/new?target=procedures">
                <Button icon={<ImportOutlined />} tabIndex={-1}>
                  {t("import")}
                </Button>
              </Link>
            ) : null}
            {create}
          </>
        }
      />
      <FilterBar
        list={list}
        filters={filters}
        searchRef={search}
        searchPlaceholder={t("search")}
        tools={
          <>
            <SavedViews resource="procedures" list={list} columns={shown} onColumns={setShown} />
            <ColumnChoice columns={columns} shown={shown} onChange={setShown} onReset={reset} />
            <ExportMenu<ExportRow> fileName={t("exportName")} columns={exportColumns} load={load} />
          </>
        }
      />
      <DataTable<ProcedureRow>
        label={t("title")}
        rows={result.data}
        rowName={(row) => row.name}
        rowLink={(row) => `/procedures/${row.id}`}
        isLoading={query.isLoading || query.isPlaceholderData}
        error={query.isError && !query.data ? query.error : undefined}
        onRetry={query.refetch}
        total={result.total}
        page={list.page}
        pageSize={list.pageSize}
        onPage={list.setPage}
        sort={sort}
        onSort={list.setSort}
        columns={columns.filter(({ key }) => shown.includes(key))}
        empty={
          <EmptyState
            title={t(isFiltered ? "emptyFilter" : "empty")}
            hint={isFiltered ? undefined : t(mayEdit ? "emptyHint" : "emptyReader")}
            actions={isFiltered ? <Button onClick={list.clear}>{t("common:filter.clear")}</Button> : create}
          />
        }
      />
    </div>
  );
}
