import { Button, Skeleton } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ErrorState } from "../../../components/error-state";
import { useRpcQuery } from "../../../components/use-rpc";
import { formatDate } from "../../../lib/date-time";

type Entry = { id: number; code: string; status?: string; result?: string };
type History = {
  name: string | null;
  tickets: (Entry & { received_at: string; excerpt: string })[];
  cases: (Entry & { title: string; registered_at: string })[];
  visits: (Entry & { visited_at: string; excerpt: string })[];
}[];

/** What else the citizens of a case brought before: asked for when somebody wants to know. */
export function HistorySection({ caseId }: { caseId: number }) {
  const { t } = useTranslation(["cases", "visits", "tickets"]);
  const [isOpen, setOpen] = useState(false);
  const { data, isLoading, isError, error, refetch } = useRpcQuery<History>(
    "case_history",
    { p_case_id: caseId },
    { enabled: isOpen },
  );
  const line = (key: string, code: ReactNode, at: string, text: string, state: string) => (
    <li key={key}>
      <span>
        {code}{" "}
        <span className="muted">
          · <span className="num">{formatDate(at)}</span> · {state}
        </span>
        <small className="case-clamp">{text}</small>
      </span>
    </li>
  );
  return (
    <section className="sheet sheet-pad" aria-labelledby="case-history">
      <div className="case-section-head">
        <h2 id="case-history" className="sheet-title">
          {t("sections.history")}
        </h2>
        {isOpen ? null : <Button onClick={() => setOpen(true)}>{t("history.open")}</Button>}
      </div>
      {isError && !data ? <ErrorState error={error} onRetry={refetch} /> : null}
      {isOpen && isLoading ? <Skeleton active /> : null}
      {data?.map((person, index) => {
        const others = person.cases.filter(({ id }) => id !== caseId);
        const isEmpty = !others.length && !person.visits.length && !person.tickets.length;
        return (
          <div key={index}>
            <h3>{person.name}</h3>
            {isEmpty ? <p className="muted">{t("history.none")}</p> : null}
            <ul className="plain-list">
              {others.map((each) =>
                line(
                  `c${each.id}`,
                  <Link className="num" to={`/cases/${each.id}`}>
                    {each.code}
                  </Link>,
                  each.registered_at,
                  each.title,
                  t(`status.${each.status}`),
                ),
              )}
              {person.visits.map((each) =>
                line(
                  `v${each.id}`,
                  <Link className="num" to={`/visits/${each.id}`}>
                    {each.code}
                  </Link>,
                  each.visited_at,
                  each.excerpt,
                  t(`visits:result.${each.result}`),
                ),
              )}
              {person.tickets.map((each) =>
                line(
                  `t${each.id}`,
                  <strong className="num">{each.code}</strong>,
                  each.received_at,
                  each.excerpt,
                  t(`tickets:status.${each.status}`),
                ),
              )}
            </ul>
          </div>
        );
      })}
    </section>
  );
}
