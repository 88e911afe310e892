import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { formatDate, formatDateTime, formatTime } from "../../lib/date-time";
import { type BoardFilters, ticketsLink } from "./board-filter";
import { useFigures } from "./figures";
import type { BoardTicket, Brief } from "./types";

type Props = { brief: Brief; filters: BoardFilters };

/** The page itself: what stands, what changed, where it got worse, what waits for a word. */
export function BriefPaper({ brief, filters }: Props) {
  const { t } = useTranslation("board");
  const figures = useFigures();
  const now = brief.now;
  const overdue = now?.overdue ?? 0;
  const change = overdue - brief.overdue_before;
  const [day, month, year] = formatDate(brief.as_of).split("/");
  const c = brief.changes;
  const changes: { key: keyof Brief["changes"]; isLate?: boolean }[] = [
    { key: "received" },
    { key: "received_urgent" },
    { key: "answered" },
    { key: "resolved_overdue" },
    { key: "newly_overdue", isLate: true },
    { key: "escalated" },
    { key: "to_leaders" },
    { key: "reopened" },
  ];
  // One page: nothing is told twice.
  const awaiting = brief.awaiting_direction.slice(0, 4);
  const urgent = brief.urgent.filter((ticket) => !awaiting.some((each) => each.id === ticket.id)).slice(0, 4);
  const told = [...awaiting, ...urgent];
  const oldest = brief.oldest_overdue.filter((ticket) => !told.some((each) => each.id === ticket.id)).slice(0, 5);
  return (
    <article className="brief-paper">
      <header className="brief-head">
        <div>
          <p>{t("brief.city")}</p>
          <p className="brief-issuer">{t("brief.office")}</p>
        </div>
        <p className="brief-date">{t("brief.date", { day, month, year })}</p>
      </header>
      <h1>{t("brief.heading")}</h1>
      <p className="brief-lead">
        {t("brief.lead", {
          time: formatTime(brief.as_of),
          open: figures.count(now?.total),
          overdue: figures.count(overdue),
          dueSoon: figures.count(now?.due_soon),
        })}{" "}
        {change === 0
          ? t("brief.sameOverdue")
          : t(change > 0 ? "brief.moreOverdue" : "brief.lessOverdue", { count: Math.abs(change) })}{" "}
        {brief.rates.this === null
          ? null
          : t("brief.rate", { now: figures.rate(brief.rates.this), before: figures.rate(brief.rates.last) })}
        {brief.is_whole ? null : ` ${t("brief.ownOnly")}`}
      </p>

      <section>
        <h2>
          {t("brief.changed")} <small>{t("brief.since", { at: formatDateTime(brief.since) })}</small>
        </h2>
        <dl className="brief-changes">
          {changes.map(({ key, isLate }) => (
            <div key={key} data-late={isLate && c[key] > 0 ? "" : undefined}>
              <dd className="num">{figures.count(c[key])}</dd>
              <dt>{t(`brief.change.${key}`)}</dt>
            </div>
          ))}
        </dl>
      </section>

      <div className="brief-columns">
        <section>
          <h2>{t("brief.byLevel")}</h2>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("dimension.level")}</th>
                <th scope="col">{t("openShort")}</th>
                <th scope="col">{t("state.overdue")}</th>
                <th scope="col">{t("state.due_soon")}</th>
              </tr>
            </thead>
            <tbody>
              {["operator", "officer", "head", "leaders"].map((level) => {
                const row = brief.levels.find((each) => each.key === level);
                return (
                  <tr key={level}>
                    <th scope="row">
                      <Link to={ticketsLink(filters, { level: [level] })}>{t(`level.${level}`)}</Link>
                    </th>
                    <td className="num">{figures.count(row?.total)}</td>
                    <td className="num">{figures.count(row?.overdue)}</td>
                    <td className="num">{figures.count(row?.due_soon)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
        <section>
          <h2>{t("brief.worse")}</h2>
          {brief.worse_agencies.length ? (
            <table>
              <thead>
                <tr>
                  <th scope="col">{t("dimension.agency")}</th>
                  <th scope="col">{t("brief.before")}</th>
                  <th scope="col">{t("brief.nowColumn")}</th>
                </tr>
              </thead>
              <tbody>
                {brief.worse_agencies.slice(0, 5).map((agency) => (
                  <tr key={agency.agency_id}>
                    <th scope="row">
                      <Link to={ticketsLink(filters, { unit: [agency.agency_id], clock_state: ["overdue"] })}>
                        {agency.name}
                      </Link>
                    </th>
                    <td className="num">{figures.count(agency.overdue_before)}</td>
                    <td className="num brief-late">{figures.count(agency.overdue_now)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          ) : (
            <p className="muted">{t("brief.noneWorse")}</p>
          )}
        </section>
      </div>

      <TicketSection title={t("brief.awaiting")} tickets={awaiting} none={t("brief.noneAwaiting")} />
      <TicketSection title={t("brief.urgent")} tickets={urgent} none={t("brief.noneUrgent")} />
      <TicketSection title={t("brief.oldest")} tickets={oldest} none={t("brief.noneOverdue")} />
      <footer>{t("brief.source")}</footer>
    </article>
  );
}

function TicketSection({ title, tickets, none }: { title: ReactNode; tickets: BoardTicket[]; none: string }) {
  const { t } = useTranslation("board");
  return (
    <section>
      <h2>{title}</h2>
      {tickets.length ? (
        <ul className="brief-tickets">
          {tickets.map((ticket) => (
            <li key={ticket.id}>
              <Link to={`/tickets/${ticket.id}`} className="num">
                {ticket.code}
              </Link>
              <span className="brief-content">{ticket.content}</span>
              <span className="brief-where">
                {ticket.agency_name ?? t("without.agency")}
                {ticket.due_at ? `; ${t("brief.due", { at: formatDateTime(ticket.due_at) })}` : ""}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="muted">{none}</p>
      )}
    </section>
  );
}
