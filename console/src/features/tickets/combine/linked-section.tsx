import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useFieldChanges } from "../../../components/custom-fields/use-field-changes";
import { Timeline } from "../../../components/timeline";
import { formatDateTime } from "../../../lib/date-time";
import { AttachmentsSection } from "../detail/attachments-section";
import { timelineEntry } from "../detail/timeline-entry";
import { StatusTag } from "../status-tag";
import type { TicketRow } from "../types";
import "./combine.css";
import { UnmergeDialog } from "./unmerge-dialog";
import { type LinkedTicket, useLinked } from "./use-linked";

/** A code that leads to its ticket, for those who may read it. */
function Code({ ticket }: { ticket: LinkedTicket }) {
  return ticket.is_readable ? (
    <Link className="num" to={`/tickets/${ticket.id}`}>
      {ticket.code}
    </Link>
  ) : (
    <span className="num">{ticket.code}</span>
  );
}

/** On a merged ticket, before anything else: where it went. */
export function MergedNotice({ ticket }: { ticket: TicketRow }) {
  const { t } = useTranslation("merging");
  const into = useLinked(ticket.id).data?.find(({ relation }) => relation === "merged_into");
  if (!into) return null;
  return (
    <Alert
      type="info"
      showIcon
      className="merged-notice"
      message={
        <>
          {t("linked.mergedInto")} <Code ticket={into} /> <StatusTag status={into.status} />
        </>
      }
      description={t("linked.mergedIntoText", { time: formatDateTime(into.at), code: into.code, own: ticket.code })}
    />
  );
}

/** What another citizen reported about the same matter, with everything that was said and sent. */
function MergedOne({ ticket, onUndo }: { ticket: LinkedTicket; onUndo?: () => void }) {
  const { t } = useTranslation("merging");
  const fieldChanges = useFieldChanges("ticket");
  return (
    <li>
      <details className="linked-one">
        <summary>
          <strong className="num">{ticket.code}</strong>
          <span className="muted num">
            {[t(`tickets:channel.${ticket.channel}`), formatDateTime(ticket.received_at), ticket.citizen_name_masked]
              .filter(Boolean)
              .join(" · ")}
          </span>
          <span className="linked-excerpt">{ticket.content}</span>
        </summary>
        <div className="linked-body">
          <p className="ticket-text">{ticket.content}</p>
          {ticket.location_text ? <p className="muted">{ticket.location_text}</p> : null}
          {ticket.citizen_phone_masked ? (
            <p className="muted num">
              {[ticket.citizen_name_masked, ticket.citizen_phone_masked].filter(Boolean).join(" · ")}
            </p>
          ) : null}
          <AttachmentsSection ticketId={ticket.id} files={ticket.attachments ?? []} mayAdd={false} mayRemove={false} />
          <h4 className="combine-heading">{t("tickets:detail.timeline")}</h4>
          <Timeline
            entries={[...(ticket.events ?? [])].reverse().map((event) => timelineEntry(event, t, fieldChanges))}
          />
          <p className="linked-actions">
            {ticket.is_readable ? (
              <Link to={`/tickets/${ticket.id}`}>{t("linked.open", { code: ticket.code })}</Link>
            ) : null}
            {onUndo ? (
              <Button size="small" onClick={onUndo}>
                {t("tickets:steps.unmerge_ticket.label")}
              </Button>
            ) : null}
          </p>
        </div>
      </details>
    </li>
  );
}

/** Tickets that hang together with this one: merged into it, split off it, or the one it came from. */
export function LinkedSection({ ticket, mayMerge }: { ticket: TicketRow; mayMerge: boolean }) {
  const { t } = useTranslation("merging");
  const linked = useLinked(ticket.id).data ?? [];
  const [undone, setUndone] = useState<LinkedTicket>();
  const merged = linked.filter(({ relation }) => relation === "merged");
  const parts = linked.filter(({ relation }) => relation === "split_from" || relation === "split_into");
  const filesOfWhole = linked.find(({ relation }) => relation === "split_from")?.attachments ?? [];
  return (
    <>
      {merged.length ? (
        <section className="sheet sheet-pad" aria-labelledby="ticket-merged">
          <h2 id="ticket-merged" className="sheet-title">
            {t("linked.merged")} <span className="muted num">{merged.length}</span>
          </h2>
          <p className="muted">{t("linked.mergedText")}</p>
          <ul className="linked-list">
            {merged.map((each) => (
              <MergedOne key={each.id} ticket={each} onUndo={mayMerge ? () => setUndone(each) : undefined} />
            ))}
          </ul>
        </section>
      ) : null}
      {parts.length ? (
        <section className="sheet sheet-pad" aria-labelledby="ticket-parts">
          <h2 id="ticket-parts" className="sheet-title">
            {t("linked.parts")}
          </h2>
          <ul className="linked-list">
            {parts.map((each) => (
              <li key={each.id} className="linked-part">
                <span className="muted">{t(`linked.${each.relation}`)}</span>
                <Code ticket={each} />
                <StatusTag status={each.status} />
                <span className="muted">{[each.category_name, each.agency_name].filter(Boolean).join(" · ")}</span>
                {each.content ? <p className="linked-excerpt">{each.content}</p> : null}
              </li>
            ))}
          </ul>
          {filesOfWhole.length ? (
            <AttachmentsSection ticketId={parts[0]?.id ?? 0} files={filesOfWhole} mayAdd={false} mayRemove={false} />
          ) : null}
        </section>
      ) : null}
      {undone ? <UnmergeDialog ticketId={undone.id} onClose={() => setUndone(undefined)} /> : null}
    </>
  );
}
