import { useTranslation } from "react-i18next";
import { formatDate } from "../../lib/date-time";
import type { Visitor } from "./types";

/** What the person at the counter brought before: visits, cases, tickets. */
export function VisitorPanel({ visitor }: { visitor: Visitor }) {
  const { t } = useTranslation(["visits", "cases", "tickets"]);
  const groups = [
    {
      key: "cases",
      rows: visitor.cases.map((each) => ({
        ...each,
        at: each.registered_at,
        text: each.title,
        state: t(`cases:status.${each.status}`),
        path: `/cases/${each.id}`,
      })),
    },
    {
      key: "visits",
      rows: visitor.visits.map((each) => ({
        ...each,
        at: each.visited_at,
        text: each.excerpt,
        state: t(`result.${each.result}`),
        path: `/visits/${each.id}`,
      })),
    },
    {
      key: "tickets",
      rows: visitor.tickets.map((each) => ({
        ...each,
        at: each.received_at,
        text: each.excerpt,
        state: t(`tickets:status.${each.status}`),
        path: undefined,
      })),
    },
  ].filter(({ rows }) => rows.length);
  return (
    <section className="visitor" aria-label={t("visitor.title")}>
      <strong>{visitor.is_known ? visitor.full_name : t("visitor.unknown")}</strong>
      {visitor.is_known && !groups.length ? <p className="muted">{t("visitor.nothing")}</p> : null}
      {groups.map(({ key, rows }) => (
        <div key={key}>
          <h3>{t(`visitor.${key}`, { count: rows.length })}</h3>
          <ul>
            {rows.slice(0, 5).map((row) => (
              <li key={row.id}>
                {row.path ? (
                  <a className="num" href={row.path} target="_blank" rel="noreferrer">
                    {row.code}
                  </a>
                ) : (
                  <span className="num">{row.code}</span>
                )}
                <span title={row.text}>
                  <span className="num muted">{formatDate(row.at)}</span> {row.text}
                </span>
                <span className="muted">{row.state}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
