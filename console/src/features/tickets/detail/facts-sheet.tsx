import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useCustomFacts } from "../../../components/custom-fields/custom-facts";
import { useCustomFields } from "../../../components/custom-fields/use-custom-fields";
import { DateTime } from "../../../components/date-time";
import { formatDateTime, formatTime } from "../../../lib/date-time";
import { communeOf } from "../queue/queue-columns";
import type { TicketRow } from "../types";

/** What is known about the ticket besides its text. */
export function FactsSheet({ ticket }: { ticket: TicketRow }) {
  const { t, i18n } = useTranslation("tickets");
  const named = (vi: string | null, en: string | null) => (i18n.language === "en" && en) || vi;
  const field = named(ticket.field_name, ticket.field_name_en);
  const category = named(ticket.category_name, ticket.category_name_en);
  const isBackdated = +new Date(ticket.recorded_at) - +new Date(ticket.received_at) > 60_000;
  const place =
    ticket.latitude !== null && ticket.longitude !== null ? `${ticket.latitude}, ${ticket.longitude}` : null;
  const own = useCustomFacts(useCustomFields("ticket"), ticket.custom);
  const facts: [string, ReactNode][] = [
    [t("fields.agency"), ticket.agency_name],
    [t("fields.officer"), ticket.officer_name],
    [t("fields.category"), category],
    [t("fields.field"), field === category ? null : field],
    [t("fields.commune"), communeOf(ticket)],
    [t("fields.location_text"), ticket.location_text],
    [
      t("fields.coordinates"),
      place ? (
        <a
          key="map"
          href={`https://www.openstreetmap.org/?mlat=${ticket.latitude}&mlon=${ticket.longitude}#map=17/${ticket.latitude}/${ticket.longitude}`}
          target="_blank"
          rel="noreferrer"
        >
          {place}
        </a>
      ) : null,
    ],
    [t("fields.channel"), t(`channel.${ticket.channel}`)],
    [t("fields.priority"), t(`priority.${ticket.priority}`)],
    [
      t("fields.received_at"),
      <span key="received">
        <DateTime value={ticket.received_at} />
        {isBackdated ? (
          <small className="muted num"> · {t("detail.backdated", { time: formatDateTime(ticket.recorded_at) })}</small>
        ) : null}
      </span>,
    ],
    [t("fields.received_by"), ticket.received_by_name],
    [
      t("fields.call"),
      ticket.call_started_at ? <span className="num">{formatTime(ticket.call_started_at)}</span> : null,
    ],
    [t("fields.assigned_at"), ticket.assigned_at ? <DateTime value={ticket.assigned_at} /> : null],
    [t("fields.answered_at"), ticket.answered_at ? <DateTime value={ticket.answered_at} /> : null],
    [t("fields.closed_at"), ticket.closed_at ? <DateTime value={ticket.closed_at} /> : null],
    [t("fields.level_reached"), ticket.level_reached === "operator" ? null : t(`level.${ticket.level_reached}`)],
    [t("fields.returns"), ticket.return_count || null],
    [t("fields.reopens"), ticket.reopen_count || null],
    [t("fields.imported_ref"), ticket.imported_ref],
    [t("fields.imported_due_at"), ticket.imported_due_at ? <DateTime value={ticket.imported_due_at} /> : null],
    ...own,
  ];
  return (
    <section className="sheet sheet-pad" aria-labelledby="ticket-facts">
      <h2 id="ticket-facts" className="sheet-title">
        {t("detail.facts")}
      </h2>
      <dl className="facts">
        {facts
          .filter(([, value]) => value !== null && value !== undefined && value !== "")
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
