import { WarningOutlined } from "@ant-design/icons";
import { Alert, Button, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { formatDateTime } from "../../../lib/date-time";
import { errorText } from "../../../lib/error-text";
import { StatusTag } from "../status-tag";
import type { Caller, useCaller } from "./use-caller";

type Props = {
  phone: string | undefined;
  query: ReturnType<typeof useCaller>;
  isPrefilled: boolean;
  onPrefill: () => void;
};

/** The rest is folded away: the suggestions below must stay in sight. */
const SHOWN = 3;

function CallerTickets({ tickets }: { tickets: Caller["tickets"] }) {
  const { t } = useTranslation("tickets");
  return (
    <ul className="caller-tickets">
      {tickets.map((ticket) => (
        <li key={ticket.id}>
          <a
            href={`/tickets/${ticket.id}`}
            target="_blank"
            rel="noreferrer"
            aria-label={t("caller.viewTicket", { code: ticket.code })}
          >
            <span className="num">{ticket.code}</span> <StatusTag status={ticket.status} />
          </a>
          <p className="caller-excerpt">{ticket.excerpt}</p>
          <small className="muted num">
            {formatDateTime(ticket.received_at)}
            {ticket.agency_name ? ` · ${ticket.agency_name}` : ""}
          </small>
        </li>
      ))}
    </ul>
  );
}

/** Who calls: earlier tickets, so that nobody has to tell the same story twice. */
export function CallerPanel({ phone, query, isPrefilled, onPrefill }: Props) {
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
      {caller?.is_nuisance ? (
        <Alert
          className="caller-nuisance"
          type="warning"
          showIcon
          icon={<WarningOutlined />}
          message={t("caller.nuisance")}
        />
      ) : null}
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
          ) : (
            <Button size="small" onClick={onPrefill}>
              {t("caller.prefill")}
            </Button>
          )}
          <CallerTickets tickets={caller.tickets.slice(0, SHOWN)} />
          {caller.tickets.length > SHOWN ? (
            <details className="caller-more">
              <summary>{t("caller.more", { count: caller.tickets.length - SHOWN })}</summary>
              <CallerTickets tickets={caller.tickets.slice(SHOWN)} />
            </details>
          ) : null}
        </>
      ) : null}
    </section>
  );
}
