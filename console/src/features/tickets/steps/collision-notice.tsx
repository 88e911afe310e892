import { CopyOutlined } from "@ant-design/icons";
import { Alert, App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { formatDateTime, formatTime } from "../../../lib/date-time";
import { EventSentence } from "../detail/event-sentence";
import type { TicketEvent, TicketRow } from "../types";
import { useTicketParts } from "../use-ticket";
import { changesBetween, eventsSince } from "./collision";
import type { SeenTicket } from "./step-draft";

type Props = {
  ticket: TicketRow;
  seen: SeenTicket;
  /** The step can no longer be taken; what was typed can only be copied. */
  isGone: boolean;
  /** The ticket went out of this person's sight. */
  isLost: boolean;
  /** What the person typed, as text. */
  typed: string;
  onContinue: () => void;
};

/** Somebody was faster: who, what and when, what is different now; and how to go on without losing a word. */
export function CollisionNotice({ ticket, seen, isGone, isLost, typed, onContinue }: Props) {
  const { t } = useTranslation("tickets");
  const { message } = App.useApp();
  const parts = useTicketParts(ticket.id);
  const events: TicketEvent[] = isLost ? [] : eventsSince(parts.data?.events ?? [], seen);
  const changes = changesBetween(seen, ticket);
  const show = (key: string, value: string | null): string => {
    if (!value) return t("collision.none");
    if (key === "status") return t(`status.${value}`);
    return key === "due_at" ? formatDateTime(value) : value;
  };
  const copy = () =>
    navigator.clipboard?.writeText(typed).then(
      () => message.success(t("collision.copied")),
      () => message.error(t("collision.notCopied")),
    );
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      className="collision"
      message={t(isLost ? "collision.lostTitle" : "collision.title")}
      description={
        <>
          {events.length ? (
            <ul className="collision-events">
              {events.map((event) => (
                <li key={event.id}>
                  <span className="num muted">{formatTime(event.at)}</span> <EventSentence event={event} t={t} />
                  {event.note ? <q>{event.note.length > 300 ? `${event.note.slice(0, 300)}…` : event.note}</q> : null}
                </li>
              ))}
            </ul>
          ) : null}
          {changes.length && !isLost ? (
            <dl className="collision-changes">
              {changes.map(({ key, before, after }) => (
                <div key={key}>
                  <dt>{t(`collision.${key}`)}</dt>
                  <dd>
                    <del>{show(key, before)}</del> → <ins>{show(key, after)}</ins>
                  </dd>
                </div>
              ))}
            </dl>
          ) : null}
          <p>{t(isLost ? "collision.lostText" : isGone ? "collision.goneText" : "collision.text")}</p>
          <div className="collision-actions">
            {isGone ? null : (
              <Button size="small" type="primary" onClick={onContinue}>
                {t("collision.continue")}
              </Button>
            )}
            {typed ? (
              <Button size="small" icon={<CopyOutlined />} onClick={copy}>
                {t("collision.copy")}
              </Button>
            ) : null}
          </div>
        </>
      }
    />
  );
}
