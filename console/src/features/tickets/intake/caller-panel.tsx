import { Button, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { formatDateTime } from "../../../lib/date-time";
import { errorText } from "../../../lib/error-text";
import { StatusTag } from "../status-tag";
import { NuisanceNotice } from "./nuisance-notice";
import type { Caller, CallerTicket, useCaller } from "./use-caller";

type Props = {
  phone: string | undefined;
  query: ReturnType<typeof useCaller>;
  isPrefilled: boolean;
  onPrefill: () => void;
  onView: (ticketId: number) => void;
  /** The caller speaks of a ticket that exists. */
  onAdd: (ticket: CallerTicket) => void;
};

/** The rest is folded away: the suggestions below must stay in sight. */
const SHOWN = 3;

function CallerTickets({ tickets, onView, onAdd }: { tickets: CallerTicket[] } & Pick<Props, "onView" | "onAdd">) {
  const { t } = useTranslation(["tickets", "calls"]);
  return (
    <ul className="caller-tickets">
      {tickets.map((ticket) => (
        <li key={ticket.id}>
          <div className="duplicate-head">
            <Button
              type="link"
              size="small"
              className="num duplicate-code"
              onClick={() => onView(ticket.id)}
              aria-label={t("caller.viewTicket", { code: ticket.code })}
            >
              {ticket.code}
            </Button>
            <StatusTag status={ticket.status} />
          </div>
          <p className="caller-excerpt">{ticket.excerpt}</p>
          <small className="muted num">
            {formatDateTime(ticket.received_at)}
            {ticket.agency_name ? ` · ${ticket.agency_name}` : ""}
          </small>
          {ticket.is_open ? (
            <div className="duplicate-actions">
              <Button size="small" onClick={() => onAdd(ticket)}>
                {t("calls:duplicates.addWords")}
              </Button>
            </div>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** What was talked about before without a ticket, and what was promised. */
function CallerCalls({ caller }: { caller: Caller }) {
  const { t } = useTranslation("calls");
  if (!caller.calls.length && !caller.call_backs.length) return null;
  return (
    <div className="suggest-block">
      {caller.call_backs.map((each) => (
        <p key={each.id} className="caller-promise">
          {t("caller.promised", {
            time: formatDateTime(each.due_at),
            name: each.staff_name ?? t("callBack.shift"),
            reason: each.reason,
          })}
        </p>
      ))}
      {caller.calls.length ? (
        <details className="caller-more">
          <summary>
            {t("caller.calls", { count: caller.call_count })}
            {caller.harassment_count ? ` · ${t("caller.harassed", { count: caller.harassment_count })}` : ""}
          </summary>
          <ul className="caller-tickets">
            {caller.calls.map((call) => (
              <li key={call.id}>
                {t(`outcome.${call.outcome}`)}
                {call.note ? <p className="caller-excerpt">{call.note}</p> : null}
                <small className="muted num">
                  {formatDateTime(call.started_at)} · {call.staff_name}
                </small>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

/** Who calls: earlier tickets and calls, so that nobody has to tell the same story twice. */
export function CallerPanel({ phone, query, isPrefilled, onPrefill, onView, onAdd }: Props) {
  const { t } = useTranslation("tickets");
  const caller = query.data;
  return (
    <section className="sheet sheet-pad" aria-label={t("caller.title")} aria-live="polite">
      <h2 className="sheet-title">{caller?.is_known ? caller.full_name || t("caller.title") : t("caller.title")}</h2>
      {!phone ? <p className="muted">{t("caller.hint")}</p> : null}
      {phone && query.isLoading ? (
        <Skeleton active title={false} paragraph={{ rows: 3 }} aria-label={t("caller.searching", { phone })} />
      ) : null}
      {query.isError ? <p role="alert">{errorText(t, query.error)}</p> : null}
      {caller?.is_nuisance ? <NuisanceNotice caller={caller} onChanged={query.refetch} /> : null}
      {caller && !caller.is_known ? (
        <p>
          <strong>{t("caller.none")}</strong>
          <br />
          <span className="muted">{t("caller.noneHint", { phone: caller.phone })}</span>
        </p>
      ) : null}
      {caller?.is_known ? (
        <>
          <p className="muted">
            {caller.address ? (
              <>
                {caller.address}
                <br />
              </>
            ) : null}
            {t("caller.tickets", { count: caller.ticket_count })}
          </p>
          {isPrefilled ? (
            <p className="caller-prefilled">{t("caller.prefilled")}</p>
          ) : caller.full_name ? (
            <Button size="small" onClick={onPrefill}>
              {t("caller.prefill")}
            </Button>
          ) : null}
          <CallerTickets tickets={caller.tickets.slice(0, SHOWN)} onView={onView} onAdd={onAdd} />
          {caller.tickets.length > SHOWN ? (
            <details className="caller-more">
              <summary>{t("caller.more", { count: caller.tickets.length - SHOWN })}</summary>
              <CallerTickets tickets={caller.tickets.slice(SHOWN)} onView={onView} onAdd={onAdd} />
            </details>
          ) : null}
          <CallerCalls caller={caller} />
        </>
      ) : null}
      {caller && !caller.is_nuisance ? <NuisanceNotice caller={caller} onChanged={query.refetch} /> : null}
    </section>
  );
}
