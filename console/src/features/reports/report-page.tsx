import { periodOf } from "@city-office/reports/periods";
import { useList, useOne } from "@refinedev/core";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { EmptyState } from "../../components/empty-state";
import { ErrorState } from "../../components/error-state";
import { PageHeader } from "../../components/page-header";
import { PageLoading } from "../../components/page-loading";
import { formatDateTime } from "../../lib/date-time";
import { may } from "../../lib/me";
import { DownloadButtons } from "./download-buttons";
import { issuedContent } from "./make";
import { ReportView } from "./report-view";
import "./reports.css";
import { numberOf, type ReportRow } from "./types";

/** An issued report, as it was. */
export function Page() {
  const { t } = useTranslation("reports");
  const { id } = useParams();
  const { query, result: report } = useOne<ReportRow>({
    resource: "reports",
    id: id ?? "",
    meta: { select: "*, agency:agencies(name)" },
    liveMode: "off",
    errorNotification: false,
    queryOptions: { retry: false },
  });
  const content = useQuery({
    queryKey: ["report-content", id],
    queryFn: () => issuedContent(Number(id)),
    enabled: Boolean(report),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const back = { label: t("title"), to: "/reports" };
  if (query.isLoading) return <PageLoading />;
  if (!report)
    return (
      <div className="page">
        <PageHeader title={t("title")} back={back} />
        <EmptyState title={t("issued.unknown")} hint={t("issued.unknownHint")} />
      </div>
    );
  const again = new URLSearchParams({ kind: report.kind_code, period: report.period_key });
  if (report.agency_id) again.set("agency", String(report.agency_id));
  return (
    <div className="page">
      <PageHeader
        title={report.title}
        back={back}
        subtitle={[
          report.number === null ? t("issued.mine") : t("issued.number", { number: numberOf(report) }),
          t("issued.at", { time: formatDateTime(report.issued_at), person: report.issued_by_name ?? "–" }),
          t("issued.version", { version: report.version }),
          periodOf(report.period_key).range,
        ].join(" · ")}
        actions={
          <>
            <DownloadButtons content={content.data} issued={report} />
            {may("reports.issue", report.agency_id) ? (
              <Link to={`/reports/new?${again}`}>
                <Button>{t("issue.again")}</Button>
              </Link>
            ) : null}
          </>
        }
      />
      {report.reason ? <p className="report-note">{t("issued.reason", { reason: report.reason })}</p> : null}
      <Versions report={report} />
      {content.isError ? <ErrorState error={content.error} onRetry={content.refetch} /> : null}
      {content.isLoading ? <PageLoading /> : null}
      {content.data ? <ReportView content={content.data} issued={report} /> : null}
    </div>
  );
}

/** Other versions of the same report; nothing while there is one only. */
function Versions({ report }: { report: ReportRow }) {
  const { t } = useTranslation("reports");
  const { result } = useList<ReportRow>({
    resource: "reports",
    filters: [
      { field: "kind_code", operator: "eq", value: report.kind_code },
      { field: "period_key", operator: "eq", value: report.period_key },
      report.agency_id === null
        ? { field: "agency_id", operator: "null", value: true }
        : { field: "agency_id", operator: "eq", value: report.agency_id },
      { field: "number", operator: "nnull", value: true },
    ],
    sorters: [{ field: "version", order: "desc" }],
    pagination: { mode: "off" },
    liveMode: "off",
    errorNotification: false,
    queryOptions: { enabled: report.number !== null },
  });
  const others = result.data.filter(({ id }) => id !== report.id);
  if (others.length === 0) return null;
  const isReplaced = others.some(({ version }) => version > report.version);
  return (
    <nav className="report-note" aria-label={t("issued.versions")}>
      {isReplaced ? <strong>{t("issued.replaced")} </strong> : null}
      {t("issued.versions")}:{" "}
      {others.map((other, index) => (
        <span key={other.id}>
          {index > 0 ? ", " : ""}
          <Link to={`/reports/${other.id}`}>
            {t("issued.version", { version: other.version })} ({numberOf(other)})
          </Link>
        </span>
      ))}
    </nav>
  );
}
