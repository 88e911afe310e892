import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { formatDateTime, formatTime } from "../../../lib/date-time";
import { EventSentence } from "../detail/event-sentence";
import type { DossierRow } from "../types";
import { useDossierParts } from "../use-dossier";
import type { Seen } from "./step-draft";

const compared = ["status", "step_name", "step_agency_name", "officer_name", "due_at"] as const;
/** Lines of the timeline that make nobody's work stale. */
const harmless = new Set([
  "noted",
  "file_added",
  "contact_revealed",
  "breached",
  "document_checked",
  "document_reused",
]);

type Props = {
  dossier: DossierRow;
  seen: Seen;
  /** The step can no longer be taken. */
  isGone: boolean;
  onContinue: () => void;
};

/** Somebody was faster: who, what and when, what is different now; and how to go on without losing a word. */
export function CollisionNotice({ dossier, seen, isGone, onContinue }: Props) {
  const { t } = useTranslation("dossiers");
  const parts = useDossierParts(dossier.id);
  const events = (parts.data?.events ?? []).filter(
    ({ kind, at }) => !harmless.has(kind) && Date.parse(at) > Date.parse(seen.last_event_at),
  );
  const changes = compared.filter((key) => (seen[key] ?? null) !== (dossier[key] ?? null));
  const show = (key: (typeof compared)[number], value: string | null) =>
    value ? (key === "status" ? t(`status.${value}`) : key === "due_at" ? formatDateTime(value) : value) : "–";
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      message={t("collision.title")}
      description={
        <div className="dossier-collision">
          <ul>
            {events.map((event) => (
              <li key={event.id}>
                <span className="num muted">{formatTime(event.at)}</span> <EventSentence event={event} t={t} />
                {event.note ? <q>{event.note.slice(0, 300)}</q> : null}
              </li>
            ))}
          </ul>
          <dl>
            {changes.map((key) => (
              <div key={key}>
                <dt>{t(`collision.${key}`)}</dt>
                <dd>
                  <del>{show(key, seen[key])}</del> → <ins>{show(key, dossier[key])}</ins>
                </dd>
              </div>
            ))}
          </dl>
          <p>{t(isGone ? "collision.gone" : "collision.text")}</p>
          {isGone ? null : (
            <Button size="small" type="primary" onClick={onContinue}>
              {t("collision.continue")}
            </Button>
          )}
        </div>
      }
    />
  );
}
