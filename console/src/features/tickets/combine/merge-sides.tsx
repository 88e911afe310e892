import { Radio } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatDateTime } from "../../../lib/date-time";
import { ClockCell, placeOf, TicketMarks } from "../queue/queue-columns";
import { StatusTag } from "../status-tag";
import type { TicketRow } from "../types";
import { mustStay } from "./merge-outcome";

type Props = { tickets: [TicketRow, TicketRow]; mainId: number; onMain: (id: number) => void };

/** Two reports side by side, and which of them goes on. */
export function MergeSides({ tickets, mainId, onMain }: Props) {
  const { t } = useTranslation("merging");
  const isFixed = tickets.some(mustStay);
  const facts = (ticket: TicketRow): [string, ReactNode][] => [
    [t("tickets:fields.received_at"), formatDateTime(ticket.received_at)],
    [
      t("tickets:fields.citizen"),
      [ticket.citizen_name_masked, ticket.citizen_phone_masked].filter(Boolean).join(" · ") || null,
    ],
    [t("tickets:fields.location_text"), placeOf(ticket) || null],
    [t("tickets:fields.category"), ticket.category_name],
    [t("tickets:fields.agency"), [ticket.agency_name, ticket.officer_name].filter(Boolean).join(" · ") || null],
    [t("tickets:fields.clock"), ticket.clock_state === "none" ? null : <ClockCell key="clock" row={ticket} t={t} />],
  ];
  return (
    <fieldset className="merge-sides">
      <legend className="combine-heading">{t("merge.which")}</legend>
      {tickets.map((ticket) => {
        const isMain = ticket.id === mainId;
        return (
          <section key={ticket.id} className="merge-side" data-main={isMain} aria-label={ticket.code}>
            <Radio
              name="merge-main"
              checked={isMain}
              disabled={isFixed && !isMain}
              onChange={() => onMain(ticket.id)}
              className="merge-choice"
            >
              <strong className="num">{ticket.code}</strong>{" "}
              <span className={isMain ? "merge-stays" : "muted"}>{t(isMain ? "merge.stays" : "merge.endsHere")}</span>
            </Radio>
            <p className="merge-tags">
              <StatusTag status={ticket.status} />
              <TicketMarks row={ticket} t={t} />
            </p>
            <p className="merge-text">{ticket.content}</p>
            <dl className="facts">
              {facts(ticket).map(([label, value]) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{value ?? <span className="muted">–</span>}</dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
      {isFixed ? <p className="muted merge-fixed">{t("merge.answeredStays")}</p> : null}
    </fieldset>
  );
}
