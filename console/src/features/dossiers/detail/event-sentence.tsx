import type { TFunction } from "i18next";
import { Trans } from "react-i18next";
import { formatDate, formatDateTime } from "../../../lib/date-time";
import { type DossierEvent, money } from "../types";

const told = new Set([
  "submitted",
  "received",
  "accepted",
  "supplement_requested",
  "supplied",
  "forwarded",
  "assigned",
  "sent_back",
  "suspended",
  "resumed",
  "refused",
  "result_issued",
  "returned",
  "closed",
  "withdrawn",
  "apologised",
  "paid",
  "fee_set",
  "rated",
  "noted",
  "document_checked",
  "document_reused",
  "file_added",
  "file_removed",
  "fields_changed",
  "contact_revealed",
  "breached",
  "paper_corrected",
]);

const text = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "");

/** One step in a sentence, the names in bold. */
export function EventSentence({ event, t }: { event: DossierEvent; t: TFunction }) {
  const { data, kind } = event;
  const key = kind === "supplied" && !event.actor_name ? "supplied_applicant" : told.has(kind) ? kind : "other";
  const due = text(data.new_due_at) || text(data.promised_at) || text(data.due_at);
  return (
    <Trans
      t={t}
      i18nKey={`dossiers:timeline.${key}`}
      values={{
        kind,
        actor: event.actor_name ?? t("dossiers:timeline.applicant"),
        agency: event.agency?.name ?? "",
        channel: text(data.channel) ? t(`dossiers:channel.${text(data.channel)}`) : "",
        step: text(data.step),
        officer: text(data.officer),
        due: due ? formatDateTime(due) : "",
        day:
          text(data.supply_by) || text(data.expected_on)
            ? formatDate(text(data.supply_by) || text(data.expected_on))
            : "",
        document: text(data.document),
        paper: text(data.paper),
        from: text(data.from),
        file: text(data.file_name),
        number: text(data.number),
        amount: data.amount === undefined ? "" : money(Number(data.amount)),
        fee: data.new === undefined ? "" : money(Number(data.new)),
        score: text(data.score),
        rule: text(data.rule_code) ? t([`dossiers:clockRule.${text(data.rule_code)}`, "dossiers:clockRule.other"]) : "",
        result: text(data.kind) ? t(`dossiers:resultKind.${text(data.kind)}`) : "",
      }}
      components={{ b: <strong /> }}
    />
  );
}
