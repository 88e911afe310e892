import { numberOf } from "@city-office/reports/register";
import { useDataProvider, useList } from "@refinedev/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type DataColumn, DataTable } from "../../../components/data-table";
import { DateTime } from "../../../components/date-time";
import { EmptyState } from "../../../components/empty-state";
import { ExportMenu } from "../../../components/export-menu";
import { type BarFilter, FilterBar } from "../../../components/filter-bar";
import { toCrudFilters } from "../../../components/list-filters";
import { PageHeader } from "../../../components/page-header";
import { useListState } from "../../../components/use-list-state";
import { formatDate, isoDate } from "../../../lib/date-time";
import { may } from "../../../lib/me";
import "./after.css";
import { PaperButtons } from "./paper-buttons";
import { type DocumentRow, type PaperKind, paperKinds } from "./papers";

const CHUNK = 1000;
const FIRST_YEAR = 2026;
const isPaper = (register: string): register is PaperKind => (paperKinds as readonly string[]).includes(register);

/** The register of issued papers: by kind and year, each as it was issued. */
export function Page() {
  const { t } = useTranslation("session_after");
  const list = useListState({ pageSize: 50, sort: { field: "issued_at", order: "desc" } });
  const filters = useMemo<BarFilter[]>(() => {
    const thisYear = Number(isoDate(new Date()).slice(0, 4));
    const years = Array.from({ length: thisYear - FIRST_YEAR + 2 }, (_, index) => String(thisYear - index));
    return [
      {
        key: "register",
        type: "select",
        label: t("register.kind"),
        isMultiple: true,
        options: paperKinds.map((value) => ({ value, label: t(`papers.kind.${value}`) })),
      },
      {
        key: "year",
        type: "select",
        label: t("register.year"),
        options: years.map((value) => ({ value, label: value })),
      },
      { key: "agency", type: "agency", field: "agency_id", label: t("register.issuer"), isMultiple: true },
      { key: "issued", type: "dateRange", field: "issued_at", label: t("register.issued") },
    ];
  }, [t]);
  const crudFilters = useMemo(
    () => [
      // Papers of dossiers stand with their dossier.
      { field: "subject_type", operator: "in" as const, value: ["session", "case"] },
      ...toCrudFilters(filters, { ...list, search: "" }, null),
      ...(list.search.trim() ? [{ field: "title", operator: "contains" as const, value: list.search.trim() }] : []),
    ],
    [filters, list],
  );
  const sorters = [list.sort ?? { field: "issued_at", order: "desc" as const }];
  const getDataProvider = useDataProvider();
  const meta = { select: "*, agency:agencies!agency_id(name, short_name)" };
  type Row = DocumentRow & { agency: { name: string; short_name: string | null } | null };
  const { query, result } = useList<Row>({
    resource: "documents",
    filters: crudFilters,
    sorters,
    pagination: { currentPage: list.page, pageSize: list.pageSize },
    meta,
    errorNotification: false,
    queryOptions: { placeholderData: (previous) => previous },
  });
  const columns = useMemo<DataColumn<Row>[]>(
    () => [
      {
        key: "number",
        title: t("register.number"),
        sortField: "number",
        width: 116,
        render: (row) => (
          <Link className="num" to={`/sessions/${row.subject_id}?tab=papers`}>
            {numberOf(row)}
          </Link>
        ),
      },
      { key: "title", title: t("register.paper"), render: (row) => row.title },
      {
        key: "issued",
        title: t("register.issued"),
        width: 120,
        sortField: "issued_at",
        render: (row) => <DateTime value={row.issued_at} dateOnly />,
      },
      { key: "signed", title: t("register.signedBy"), width: 150, render: (row) => row.signed_by_name ?? "–" },
      {
        key: "agency",
        title: t("register.issuer"),
        width: 150,
        render: (row) => row.agency?.short_name ?? row.agency?.name ?? "–",
      },
      {
        key: "open",
        title: t("register.open"),
        width: 110,
        render: (row) =>
          isPaper(row.register) && (may("sessions.edit") || may("sessions.lead", row.agency_id)) ? (
            <PaperButtons
              isSmall
              isBare
              name={`${numberOf(row)} ${row.title}`}
              request={{ sessionId: row.subject_id, kind: row.register, document: row }}
            />
          ) : (
            "–"
          ),
      },
    ],
    [t],
  );
  function kindOf(row: Row): string {
    return t([`papers.kind.${row.register}`, "papers.kind.other"]);
  }
  const loadAll = async (onProgress: (done: number, total?: number) => void): Promise<Row[]> => {
    const all: Row[] = [];
    for (let page = 1; ; page++) {
      const part = await getDataProvider().getList<Row>({
        resource: "documents",
        filters: crudFilters,
        sorters,
        pagination: { currentPage: page, pageSize: CHUNK },
        meta,
      });
      all.push(...part.data);
      onProgress(all.length, part.total);
      if (part.data.length < CHUNK) return all;
    }
  };
  return (
    <div className="page">
      <PageHeader title={t("register.title")} count={result.total} subtitle={t("register.lead")} />
      <FilterBar
        list={list}
        filters={filters}
        searchPlaceholder={t("register.search")}
        tools={
          <ExportMenu
            fileName="so-dang-ky-van-ban"
            columns={[
              { title: t("register.number"), value: (row: Row) => numberOf(row) },
              { title: t("register.year"), value: (row: Row) => row.year },
              { title: t("register.kind"), value: kindOf },
              { title: t("register.paper"), value: (row: Row) => row.title, width: 60 },
              { title: t("register.issued"), value: (row: Row) => formatDate(row.issued_at) },
              { title: t("register.signedBy"), value: (row: Row) => row.signed_by_name },
              { title: t("register.issuer"), value: (row: Row) => row.agency?.name },
            ]}
            load={loadAll}
          />
        }
      />
      <DataTable
        label={t("register.title")}
        rows={result.data}
        columns={columns}
        rowName={(row) => numberOf(row)}
        isLoading={query.isLoading}
        error={query.isError && !query.data ? query.error : undefined}
        onRetry={query.refetch}
        empty={<EmptyState title={t("register.none")} hint={t("register.noneHint")} />}
        total={result.total}
        page={list.page}
        pageSize={list.pageSize}
        onPage={list.setPage}
        sort={list.sort}
        onSort={list.setSort}
      />
    </div>
  );
}
