import { PrinterOutlined } from "@ant-design/icons";
import { useOne } from "@refinedev/core";
import { Button, Skeleton } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "react-router";
import { AuditLink } from "../../components/audit-link";
import { EmptyState } from "../../components/empty-state";
import { ErrorState } from "../../components/error-state";
import { PageHeader } from "../../components/page-header";
import { formatDateTime } from "../../lib/date-time";
import { may } from "../../lib/me";
import { EditModal } from "./edit-modal";
import { ResolveModal } from "./resolve-modal";
import { ResultTag } from "./result-tag";
import { type VisitRow, visitColumns } from "./types";
import "./visits.css";

/** Where the matter went on. */
function Made({ visit }: { visit: VisitRow }): ReactNode {
  if (visit.case_id) return <Link to={`/cases/${visit.case_id}`}>{visit.made_code}</Link>;
  if (visit.ticket_id && may("tickets.read")) return <Link to={`/tickets/${visit.ticket_id}`}>{visit.made_code}</Link>;
  return visit.made_code;
}

function VisitView({ visit }: { visit: VisitRow }) {
  const { t } = useTranslation(["visits", "common"]);
  const [params, setParams] = useSearchParams();
  const isOpen = visit.result === "open" && may("visits.edit");
  const [dialog, setDialog] = useState<"resolve" | "edit">();
  const asked = params.get("resolve");
  useEffect(() => {
    if (!asked) return;
    if (isOpen) setDialog("resolve");
    setParams({}, { replace: true });
  }, [asked, isOpen, setParams]);

  const facts: [string, ReactNode][] = [
    [t("fields.citizen"), visit.citizen_name_masked],
    [t("fields.phone"), visit.citizen_phone_masked],
    [t("fields.head_count"), visit.head_count],
    [t("fields.commune"), visit.commune?.name.replace(/^UBND /, "")],
    [t("fields.visited_at"), formatDateTime(visit.visited_at)],
    [t("fields.recorded_by"), visit.recorded_by_name],
    [t("fields.agency"), visit.agency?.name],
  ];
  const outcome: [string, ReactNode][] = [
    [t("fields.redirect_to"), visit.redirect_to],
    [t("fields.made"), visit.made_code ? <Made visit={visit} /> : null],
    [t("fields.note"), visit.result_note],
    [t("fields.result_at"), visit.result_at ? formatDateTime(visit.result_at) : null],
  ];
  return (
    <div className="page">
      <PageHeader
        title={visit.code}
        back={{ label: t("title"), to: "/visits" }}
        tags={<ResultTag result={visit.result} />}
        actions={
          <>
            {visit.result === "redirected" ? (
              <Link to={`/visits/${visit.id}/slip`} target="_blank">
                <Button icon={<PrinterOutlined />} tabIndex={-1}>
                  {t("slip.print")}
                </Button>
              </Link>
            ) : null}
            {isOpen ? (
              <>
                <Button onClick={() => setDialog("edit")}>{t("form.edit")}</Button>
                <Button type="primary" onClick={() => setDialog("resolve")}>
                  {t("resolve.open")}
                </Button>
              </>
            ) : null}
          </>
        }
      />
      <div className="detail">
        <div className="detail-main">
          <section className="sheet sheet-pad" aria-labelledby="visit-content">
            <h2 id="visit-content" className="sheet-title">
              {t(`classification.${visit.classification}`)}
            </h2>
            <p className="visit-text">{visit.content}</p>
          </section>
          <section className="sheet sheet-pad" aria-labelledby="visit-outcome">
            <h2 id="visit-outcome" className="sheet-title">
              {t("fields.result")}
            </h2>
            {visit.result === "open" ? (
              <p className="muted">{t("resolve.waiting")}</p>
            ) : (
              <dl className="facts">
                <div>
                  <dt>{t("fields.result")}</dt>
                  <dd>{t(`resolve.${visit.result}`)}</dd>
                </div>
                {outcome.map(([label, value]) =>
                  value ? (
                    <div key={label}>
                      <dt>{label}</dt>
                      <dd>{value}</dd>
                    </div>
                  ) : null,
                )}
              </dl>
            )}
          </section>
          <AuditLink subject="visit" id={visit.id} />
        </div>
        <aside className="detail-side">
          <section className="sheet sheet-pad">
            <dl className="facts facts-stacked">
              {facts.map(([label, value]) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd className="num">{value ?? "–"}</dd>
                </div>
              ))}
            </dl>
          </section>
        </aside>
      </div>
      {dialog === "resolve" ? <ResolveModal visit={visit} onClose={() => setDialog(undefined)} /> : null}
      {dialog === "edit" ? <EditModal visit={visit} onClose={() => setDialog(undefined)} /> : null}
    </div>
  );
}

/** One visit at the counter. */
export function Page() {
  const { t } = useTranslation("visits");
  const { query, result } = useOne<VisitRow>({
    resource: "visits",
    id: useParams().id,
    meta: { select: visitColumns },
    errorNotification: false,
  });
  if (result) return <VisitView key={result.id} visit={result} />;
  return (
    <div className="page">
      {query.isLoading ? (
        <Skeleton active paragraph={{ rows: 6 }} />
      ) : query.isError &&
        (query.error as { statusCode?: number }).statusCode !== 404 &&
        (query.error as { key?: string }).key !== "not_found" ? (
        <ErrorState error={query.error} onRetry={query.refetch} />
      ) : (
        <EmptyState title={t("notFound")} hint={t("notFoundHint")} />
      )}
    </div>
  );
}
