import { useList } from "@refinedev/core";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { DataTable } from "../../components/data-table";
import { EmptyState } from "../../components/empty-state";
import { ErrorState } from "../../components/error-state";
import { FilterBar } from "../../components/filter-bar";
import { PageHeader } from "../../components/page-header";
import { PageLoading } from "../../components/page-loading";
import { useListState } from "../../components/use-list-state";
import { formatDate, formatDateTime } from "../../lib/date-time";
import { may } from "../../lib/me";
import { ChooseReport } from "./choose-report";
import "./reports.css";
import { numberOf, type ReportRow } from "./types";
import { useKinds } from "./use-kinds";

/** Makes reports, and shows what has been issued. Nguồn: SPEC §9. */
export function Page() {
  const { t } = useTranslation("reports");
  const { kinds, query: kindQuery, nameOf, descriptionOf } = useKinds();
  const list = useListState({ pageSize: 25, sort: { field: "issued_at", order: "desc" } });
  const sort = list.sort ?? { field: "issued_at", order: "desc" as const };
  const filters = [
    { field: "kind_code", values: list.filters.kind },
    { field: "agency_id", values: list.filters.agency },
  ];
  const { query, result } = useList<ReportRow>({
    resource: "reports",
    sorters: [sort],
    filters: [
      ...filters.flatMap(({ field, values }) =>
        values?.length ? [{ field, operator: "in" as const, value: values }] : [],
      ),
      ...(list.filters.whose?.[0] === "mine"
        ? [{ field: "for_staff_id", operator: "nnull" as const, value: true }]
        : []),
      ...(list.filters.whose?.[0] === "numbered" ? [{ field: "number", operator: "nnull" as const, value: true }] : []),
    ],
    pagination: { currentPage: list.page, pageSize: list.pageSize },
    meta: { select: "*, agency:agencies(name)", count: "exact" },
    liveMode: "off",
    errorNotification: false,
    queryOptions: { placeholderData: (previous) => previous, refetchInterval: 60_000 },
  });
  return (
    <div className="page">
      <PageHeader
        title={t("title")}
        subtitle={t("lead")}
        actions={
          may("reports.issue") ? (
            <Link to="/reports/schedules">
              <Button>{t("schedules.title")}</Button>
            </Link>
          ) : null
        }
      />
      {kindQuery.isError ? <ErrorState error={kindQuery.error} onRetry={kindQuery.refetch} /> : null}
      {kindQuery.isLoading ? <PageLoading /> : null}
      {kinds.length > 0 ? (
        <section className="report-new" aria-labelledby="report-new-title">
          <h2 id="report-new-title">{t("choose.title")}</h2>
          <ChooseReport kinds={kinds} nameOf={nameOf} descriptionOf={descriptionOf} />
        </section>
      ) : null}
      <section aria-labelledby="report-issued-title">
        <h2 id="report-issued-title" className="report-issued-title">
          {t("issued.title")}
        </h2>
        <FilterBar
          list={list}
          filters={[
            {
              key: "kind",
              type: "select",
              label: t("choose.kind"),
              options: kinds.map(({ code }) => ({ value: code, label: nameOf(code) })),
            },
            { key: "agency", type: "agency", label: t("choose.agency") },
            {
              key: "whose",
              type: "select",
              label: t("issued.whose"),
              options: ["numbered", "mine"].map((value) => ({ value, label: t(`issued.${value}`) })),
            },
          ]}
        />
        <DataTable<ReportRow>
          label={t("issued.title")}
          rows={result.data}
          rowName={(report) => report.title}
          rowLink={(report) => `/reports/${report.id}`}
          isLoading={query.isLoading || query.isPlaceholderData}
          error={query.isError && !query.data ? query.error : undefined}
          onRetry={query.refetch}
          total={result.total}
          page={list.page}
          pageSize={list.pageSize}
          onPage={list.setPage}
          sort={sort}
          onSort={list.setSort}
          empty={<EmptyState title={t("issued.empty")} hint={t("issued.emptyHint")} />}
          columns={[
            {
              key: "title",
              title: t("fields.title"),
              render: (report) => (
                <Link className="report-title" to={`/reports/${report.id}`}>
                  {report.title}
                </Link>
              ),
            },
            {
              key: "number",
              title: t("fields.number"),
              width: 130,
              sortField: "number",
              render: (report) =>
                report.number === null ? (
                  <span className="muted">{t("issued.mineShort")}</span>
                ) : (
                  <span className="num">{numberOf(report)}</span>
                ),
            },
            {
              key: "period",
              title: t("fields.period"),
              width: 200,
              sortField: "starts_on",
              render: (report) => (
                <span className="num nowrap">
                  {report.starts_on === report.ends_on
                    ? formatDate(report.starts_on)
                    : `${formatDate(report.starts_on)} – ${formatDate(report.ends_on)}`}
                </span>
              ),
            },
            {
              key: "version",
              title: t("fields.version"),
              width: 70,
              align: "right",
              render: (report) => <span className="num">{report.version}</span>,
            },
            {
              key: "issued_at",
              title: t("fields.issuedAt"),
              width: 150,
              sortField: "issued_at",
              render: (report) => <span className="num">{formatDateTime(report.issued_at)}</span>,
            },
            {
              key: "issued_by",
              title: t("fields.issuedBy"),
              width: 170,
              render: (report) => report.issued_by_name ?? "–",
            },
          ]}
        />
      </section>
    </div>
  );
}
