import { Drawer, Skeleton } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "../../../components/error-state";
import { formatDateTime } from "../../../lib/date-time";
import { AnswersSection } from "../detail/answers-section";
import "../detail/detail.css";
import { TicketTimeline } from "../detail/ticket-timeline";
import { ClockCell, placeOf } from "../queue/queue-columns";
import { StatusTag } from "../status-tag";
import type { TicketRow } from "../types";
import { useTicket, useTicketParts } from "../use-ticket";

type Props = {
  ticketId: number;
  onClose: () => void;
  /** What can be done with it for this call. */
  actions: (ticket: TicketRow) => ReactNode;
};

/** A ticket beside the form: read it to the caller without losing a word that has been typed. */
export function TicketDrawer({ ticketId, onClose, actions }: Props) {
  const { t } = useTranslation(["calls", "tickets"]);
  const query = useTicket(ticketId);
  const parts = useTicketParts(ticketId);
  const ticket = query.data;
  return (
    <Drawer
      open
      width={Math.min(620, window.innerWidth)}
      onClose={onClose}
      title={
        ticket ? (
          <span className="drawer-title">
            <span className="num">{ticket.code}</span> <StatusTag status={ticket.status} />
          </span>
        ) : (
          t("drawer.title")
        )
      }
      extra={
        <a href={`/tickets/${ticketId}`} target="_blank" rel="noreferrer">
          {t("drawer.open")}
        </a>
      }
      footer={ticket ? <div className="drawer-actions">{actions(ticket)}</div> : undefined}
    >
      {query.isError ? <ErrorState error={query.error} onRetry={query.refetch} /> : null}
      {ticket ? (
        <div className="drawer-facts">
          <p className="muted num">
            {[formatDateTime(ticket.received_at), ticket.category_name, ticket.agency_name ?? ticket.commune_name]
              .filter(Boolean)
              .join(" · ")}
          </p>
          <p className="ticket-text">{ticket.content}</p>
          {placeOf(ticket) ? <p className="muted">{placeOf(ticket)}</p> : null}
          <p>
            <ClockCell row={ticket} t={t} />
          </p>
        </div>
      ) : null}
      {parts.data ? (
        <>
          <AnswersSection answers={parts.data.answers} ratings={parts.data.ratings} />
          <TicketTimeline events={parts.data.events} />
        </>
      ) : parts.isError ? null : (
        <Skeleton active />
      )}
    </Drawer>
  );
}
