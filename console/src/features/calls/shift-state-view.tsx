import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { formatDateTime } from "../../lib/date-time";
import { callerOf, type ShiftState } from "./types";

const counted = [
  "triage",
  "relay",
  "clarification",
  "urgent",
  "overdue",
  "call_backs",
  "call_backs_due",
  "received",
  "calls",
] as const;

/** What stands open at the centre: how much, which tickets, which call-backs; of now, or as it was handed over. */
export function ShiftStateView({ state }: { state: ShiftState }) {
  const { t, i18n } = useTranslation("calls");
  const late = (dueAt: string | null) => dueAt !== null && dueAt < state.at;
  return (
    <>
      <dl className="shift-counts">
        {counted.map((key) => {
          const count = state.counts[key] ?? 0;
          return (
            <div key={key}>
              <dt>{t(`shift.counts.${key}`)}</dt>
              <dd className="num" style={key === "overdue" && count ? { color: "var(--c-overdue)" } : undefined}>
                {count.toLocaleString(i18n.language)}
              </dd>
            </div>
          );
        })}
      </dl>
      {state.tickets.length ? (
        <section>
          <h3 className="shift-heading">{t("shift.tickets")}</h3>
          <ul className="shift-list">
            {state.tickets.map((ticket) => (
              <li key={ticket.id}>
                <Link className="num" to={`/tickets/${ticket.id}`}>
                  {ticket.code}
                </Link>
                <span className="shift-why">{t(`shift.why.${ticket.why}`)}</span>
                <span className="shift-text">{ticket.excerpt}</span>
                <span className="num shift-due" style={late(ticket.due_at) ? { color: "var(--c-overdue)" } : undefined}>
                  {ticket.due_at ? t("clocks:due", { due: formatDateTime(ticket.due_at) }) : ""}
                </span>
              </li>
            ))}
          </ul>
          {state.tickets.length >= 30 ? <p className="muted">{t("shift.moreTickets")}</p> : null}
        </section>
      ) : null}
      {state.call_backs.length ? (
        <section>
          <h3 className="shift-heading">{t("shift.callBacks")}</h3>
          <ul className="shift-list">
            {state.call_backs.map((each) => (
              <li key={each.id}>
                <span className="num">{formatDateTime(each.due_at)}</span>
                <span className="shift-why">{each.staff_name ?? t("callBack.anybody")}</span>
                <span className="shift-text">{each.reason}</span>
                <span className="num shift-due">{callerOf(each)}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {state.tickets.length || state.call_backs.length ? null : <p className="muted">{t("shift.nothing")}</p>}
    </>
  );
}
