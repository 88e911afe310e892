import { PlusOutlined } from "@ant-design/icons";
import { useDataProvider, useList } from "@refinedev/core";
import { Button, Grid, type InputRef, Segmented } from "antd";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import type { FeatureResource } from "../../lib/feature";
import { mayRight } from "../../lib/me";
import { ColumnChoice } from "../column-choice";
import { DataTable } from "../data-table";
import { EmptyState } from "../empty-state";
import { ExportMenu } from "../export-menu";
import { FilterBar } from "../filter-bar";
import { toCrudFilters } from "../list-filters";
import { PageHeader } from "../page-header";
import { SavedViews } from "../saved-views";
import { useColumns } from "../use-columns";
import { useKeys } from "../use-keys";
import { useListState } from "../use-list-state";
import { BulkBar } from "./bulk-bar";
import { cell, exported } from "./cell";
import { type ResourceDefinition, type Row, tableOf } from "./define-resource";
import { useResourceFilters } from "./use-resource-filters";

type Props = { definition: ResourceDefinition; entry: FeatureResource };

/** The list page of every plain resource. */
export function ResourceList({ definition, entry }: Props) {
  const { name, columns } = definition;
  const { t } = useTranslation([name, "common"]);
  const navigate = useNavigate();
  const search = useRef<InputRef>(null);
  const { md } = Grid.useBreakpoint();
  const list = useListState({ pageSize: definition.pageSize, sort: definition.sort });
  const filters = useResourceFilters(definition);
  const { shown, setShown, reset } = useColumns(name, columns);
  const [selected, setSelected] = useState<Row[]>([]);
  const getDataProvider = useDataProvider();

  const searchColumn = definition.searchColumn === undefined ? "search" : definition.searchColumn;
  const crudFilters = useMemo(() => toCrudFilters(filters, list, searchColumn), [filters, list, searchColumn]);
  // An address may name a column that is none, or was one in an older version.
  const isSortable = columns.some(
    (column) => column.sort && (column.sort === true ? column.key : column.sort) === list.sort?.field,
  );
  const sorters = list.sort && isSortable ? [list.sort] : [definition.sort];
  const meta = { select: definition.selectFor?.(list.filters) ?? definition.select };
  const table = tableOf(definition);
  const { query, result } = useList<Row>({
    resource: table,
    filters: crudFilters,
    sorters,
    pagination: { currentPage: list.page, pageSize: list.pageSize },
    meta,
    errorNotification: false,
    queryOptions: { placeholderData: (previous) => previous },
  });

  // Archiving through a function of its own is left to the detail page, which asks the right question.
  const mayArchiveMany = definition.archiveColumn !== null && !definition.archive && mayRight(entry.rights.archive);
  const isSelectable = Boolean(definition.bulk) || mayArchiveMany;
  const mayCreate = Boolean(definition.form) && mayRight(entry.rights.create);
  useKeys(t("title"), [
    { keys: "/", label: t("common:keys.search"), run: () => search.current?.focus() },
    {
      keys: "n",
      label: t("new"),
      run: () => navigate(`${entry.path}/new`),
      isCommand: true,
      isOff: !mayCreate,
    },
  ]);

  const title = (key: string) => t(`fields.${key.replace(/\./g, "_")}`);
  const visible = columns.filter((column) => shown.includes(column.key));
  const isFiltered = Boolean(list.search) || Object.keys(list.filters).length > 0;
  const { alternative } = definition;
  const shownAs = list.params.get("as") ?? (alternative?.isDefault ? alternative.key : "table");
  const isAlternative = Boolean(alternative) && shownAs === alternative?.key;

  return (
    <div className="page">
      <PageHeader
        title={t("title")}
        count={query.isSuccess ? result.total : undefined}
        subtitle={t("lead", { defaultValue: "" }) || undefined}
        actions={
          <>
            {alternative ? (
              <Segmented
                size="small"
                value={isAlternative ? alternative.key : "table"}
                onChange={(value) => list.setParam("as", String(value))}
                options={[
                  { value: "table", label: t("common:table.list") },
                  { value: alternative.key, label: t(`views.${alternative.key}`) },
                ]}
              />
            ) : null}
            <SavedViews resource={name} list={list} columns={shown} onColumns={setShown} />
            {md === false || isAlternative ? null : (
              <ColumnChoice
                columns={columns.map((column) => ({ key: column.key, title: title(column.key) }))}
                shown={shown}
                onChange={setShown}
                onReset={reset}
              />
            )}
            <ExportMenu<Row>
              fileName={t("title")}
              columns={visible.map((column) => ({
                title: title(column.key),
                value: (row: Row) => exported(t, name, column, row),
                width: column.width ? column.width / 7 : undefined,
              }))}
              load={(onProgress) =>
                getDataProvider()
                  .getList<Row>({
                    resource: table,
                    filters: crudFilters,
                    sorters,
                    pagination: { mode: "off" },
                    meta: { ...meta, onProgress },
                  })
                  .then((answer) => answer.data)
              }
            />
            {definition.headerActions?.map((Action, index) => (
              <Action key={index} />
            ))}
            {mayCreate ? (
              <Button type="primary" icon={<PlusOutlined />} onClick={() => navigate(`${entry.path}/new`)}>
                {t("new")}
              </Button>
            ) : null}
          </>
        }
      />
      <FilterBar
        list={list}
        filters={filters}
        searchRef={search}
        searchPlaceholder={searchColumn ? t("search", { defaultValue: t("common:search") }) : undefined}
      />
      {selected.length && isSelectable ? (
        <BulkBar definition={definition} rows={selected} mayArchive={mayArchiveMany} onDone={() => setSelected([])} />
      ) : null}
      {alternative && isAlternative ? (
        <alternative.View filters={crudFilters} />
      ) : (
        <DataTable<Row>
          label={t("title")}
          rows={result.data}
          rowName={definition.titleOf}
          rowLink={(row) => `${entry.path}/${row.id}`}
          isLoading={query.isLoading || query.isPlaceholderData}
          error={query.isError && !query.data ? query.error : undefined}
          onRetry={query.refetch}
          total={result.total}
          page={list.page}
          pageSize={list.pageSize}
          onPage={list.setPage}
          sort={list.sort}
          onSort={list.setSort}
          selected={isSelectable ? selected.map((row) => row.id) : undefined}
          onSelect={
            isSelectable
              ? (keys) => {
                  const known = new Map([...selected, ...result.data].map((row) => [row.id, row]));
                  setSelected(keys.map((key) => known.get(key)).filter(Boolean));
                }
              : undefined
          }
          columns={visible.map((column, index) => ({
            key: column.key,
            title: title(column.key),
            width: column.width,
            align: column.type === "number" ? "right" : undefined,
            sortField: column.sort ? (column.sort === true ? column.key : column.sort) : undefined,
            render: (row) =>
              index === 0 ? (
                <Link to={`${entry.path}/${row.id}`}>{cell(t, name, column, row)}</Link>
              ) : (
                cell(t, name, column, row)
              ),
          }))}
          empty={
            isFiltered ? (
              <EmptyState
                title={t("common:table.nothingFound")}
                hint={t("common:table.nothingFoundHint")}
                actions={<Button onClick={list.clear}>{t("common:filter.clear")}</Button>}
              />
            ) : (
              <EmptyState
                title={t("empty.title", { defaultValue: t("common:table.empty") })}
                hint={t("empty.hint", { defaultValue: "" }) || undefined}
                actions={
                  mayCreate ? (
                    <Button type="primary" onClick={() => navigate(`${entry.path}/new`)}>
                      {t("new")}
                    </Button>
                  ) : undefined
                }
              />
            )
          }
        />
      )}
    </div>
  );
}
