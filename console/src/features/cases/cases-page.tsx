import { PlusOutlined } from "@ant-design/icons";
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
import { useListPage } from "../../components/use-list-page";
import { useListState } from "../../components/use-list-state";
import { may } from "../../lib/me";
import { useCaseColumns, useCaseExport } from "./case-columns";
import type { CaseRow } from "./types";
import { useCaseFilters } from "./use-case-filters";

const newestFirst = { field: "registered_at", order: "desc" as const };
const SELECT =
  "id, code, status, matter, title, content, category_name, commune_name, is_group, head_count, citizen_name_masked, registered_at, registered_by_name, agency_name, proposed_at, decided_at, concluded_at, closed_at, outcome, criteria, open_task_count, session_id, session_code, session_starts_at, custom, last_event_at";

/** The registry of cases. */
export function Page() {
  const { t } = useTranslation(["cases", "common"]);
  const search = useRef<InputRef>(null);
  const navigate = useNavigate();
  const list = useListState({ pageSize: 50, sort: newestFirst });
  const mayEdit = may("cases.edit");
  useKeys(t("title"), [
    { keys: "/", label: t("search"), run: () => search.current?.focus() },
    ...(mayEdit ? [{ keys: "n", label: t("new"), run: () => navigate("/cases/new") }] : []),
  ]);
  const filters = useCaseFilters();
  const columns = useCaseColumns();
  const { shown, setShown, reset } = useColumns("cases", columns);
  const exportColumns = useCaseExport();
  const crudFilters = useMemo(() => toCrudFilters(filters, list, "search"), [filters, list]);
  const sort = list.sort ?? newestFirst;
  const { query, result, load, table } = useListPage<CaseRow>({
    resource: "case_list",
    list,
    filters: crudFilters,
    sort,
    select: SELECT,
  });
  const isFiltered = crudFilters.length > 0;
  const register = mayEdit ? (
    <Link to="/cases/new">
      <Button type="primary" icon={<PlusOutlined />} tabIndex={-1}>
        {t("new")}
      </Button>
    </Link>
  ) : undefined;

  return (
    <div className="page">
      <PageHeader title={t("title")} count={query.isSuccess ? result.total : undefined} actions={register} />
      <FilterBar
        list={list}
        filters={filters}
        searchRef={search}
        searchPlaceholder={t("search")}
        tools={
          <>
            <SavedViews resource="cases" list={list} columns={shown} onColumns={setShown} />
            <ColumnChoice columns={columns} shown={shown} onChange={setShown} onReset={reset} />
            <ExportMenu<CaseRow> fileName={t("exportName")} columns={exportColumns} load={load} />
          </>
        }
      />
      <DataTable<CaseRow>
        label={t("title")}
        {...table}
        rowLink={(row) => `/cases/${row.id}`}
        columns={columns.filter(({ key }) => shown.includes(key))}
        empty={
          <EmptyState
            title={t(isFiltered ? "emptyFilter" : "empty")}
            hint={isFiltered ? undefined : t(mayEdit ? "emptyHint" : "emptyReader")}
            actions={isFiltered ? <Button onClick={list.clear}>{t("common:filter.clear")}</Button> : register}
          />
        }
      />
    </div>
  );
}
