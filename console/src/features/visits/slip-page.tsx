import { useOne } from "@refinedev/core";
import { Button, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { ErrorState } from "../../components/error-state";
import { formatDate } from "../../lib/date-time";
import { type VisitRow, visitColumns } from "./types";
import "./visits.css";

/** The slip that sends a citizen to whoever is competent; always in Vietnamese. Nguồn: Luật Tiếp công dân 2013 Điều 26. */
export function Page() {
  const { t: tr, i18n } = useTranslation("visits");
  const t = i18n.getFixedT("vi", "visits");
  const { id } = useParams();
  const { query, result: visit } = useOne<VisitRow>({
    resource: "visits",
    id,
    meta: { select: visitColumns },
    errorNotification: false,
  });
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  if (!visit) return <Skeleton active />;
  const [day, month, year] = formatDate(visit.result_at ?? visit.visited_at).split("/");
  return (
    <main>
      <div className="visit-print">
        <Link to={`/visits/${id}`}>{tr("slip.back")}</Link>
        <Button type="primary" onClick={() => window.print()}>
          {tr("slip.print")}
        </Button>
      </div>
      <article className="visit-paper" lang="vi">
        <header>
          <div>
            <p>{t("slip.parent")}</p>
            <p>
              <strong>{(visit.agency?.name ?? "").toUpperCase()}</strong>
            </p>
            <p>{t("slip.number", { code: visit.code })}</p>
          </div>
          <div>
            <p>
              <strong>{t("slip.nation")}</strong>
            </p>
            <p>
              <strong>{t("slip.motto")}</strong>
            </p>
            <p>
              <em>{t("slip.date", { day, month, year })}</em>
            </p>
          </div>
        </header>
        <h1>{t("slip.title")}</h1>
        <p>{t("slip.to")}</p>
        <p>
          {t("slip.came", {
            day: formatDate(visit.visited_at),
            kind: t(`classification.${visit.classification}`).toLowerCase(),
          })}
        </p>
        <p>“{visit.content}”</p>
        <p>
          {t("slip.where")} <strong>{visit.redirect_to}</strong>
        </p>
        {visit.result_note ? <p>{t("slip.note", { note: visit.result_note })}</p> : null}
        <p>{t("slip.closing")}</p>
        <footer>
          <p>
            <strong>{t("slip.citizen")}</strong>
            <br />
            <em>{t("slip.sign")}</em>
          </p>
          <p>
            <strong>{t("slip.receiver")}</strong>
            <br />
            <em>{t("slip.sign")}</em>
            <br />
            <br />
            <br />
            {visit.recorded_by_name}
          </p>
        </footer>
      </article>
    </main>
  );
}
