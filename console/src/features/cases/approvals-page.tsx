import { useList } from "@refinedev/core";
import { Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { EmptyState } from "../../components/empty-state";
import { ErrorState } from "../../components/error-state";
import { PageHeader } from "../../components/page-header";
import "./cases.css";
import { DecisionCard } from "./steps/decision-card";
import type { CaseRow } from "./types";

/** What waits for the Chair, oldest first: the matter, what is proposed, yes or no. Nguồn: QĐ3394 Điều 4.2. */
export function Page() {
  const { t } = useTranslation("cases");
  const { query, result } = useList<CaseRow>({
    resource: "case_list",
    filters: [{ field: "status", operator: "eq", value: "proposed" }],
    sorters: [{ field: "proposed_at", order: "asc" }],
    pagination: { pageSize: 100 },
    errorNotification: false,
  });
  return (
    <div className="page">
      <PageHeader title={t("menu.approvals")} count={query.isSuccess ? result.total : undefined} />
      {query.isError && !query.data ? <ErrorState error={query.error} onRetry={query.refetch} /> : null}
      {query.isLoading ? <Skeleton active paragraph={{ rows: 8 }} /> : null}
      {query.isSuccess && !result.data.length ? (
        <EmptyState title={t("approvals.none")} hint={t("approvals.noneHint")} />
      ) : null}
      <div className="case-approvals">
        {result.data.map((row) => (
          <article key={row.id} className="case-approval" aria-label={row.code}>
            <div className="sheet sheet-pad">
              <div className="case-approval-head">
                <h2>
                  <Link to={`/cases/${row.id}`}>{row.title}</Link>
                </h2>
                <span className="num">{row.code}</span>
                <span className="muted">
                  {[
                    t(`matter.${row.matter}`),
                    row.is_group ? t("groupOf", { count: row.head_count }) : row.citizen_name_masked,
                    row.commune_name?.replace(/^UBND /, ""),
                    row.agency_name,
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </div>
              <p className="case-text">{row.content}</p>
              <p className="muted">{t("approvals.criteria", { letters: row.criteria ?? "–" })}</p>
            </div>
            <DecisionCard row={row} />
          </article>
        ))}
      </div>
    </div>
  );
}
