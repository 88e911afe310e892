import type { TFunction } from "i18next";
import { Trans } from "react-i18next";
import { Link } from "react-router";
import { formatDate, formatDateTime } from "../../../lib/date-time";
import type { TicketEvent } from "../types";

const told = new Set([
  "received",
  "clarification_asked",
  "clarification_supplied",
  "refused",
  "answered_directly",
  "transferred",
  "forwarded",
  "recalled",
  "returned",
  "committed",
  "commitment_change_asked",
  "commitment_change_approved",
  "commitment_change_refused",
  "escalated",
  "overdue",
  "directed",
  "answered",
  "head_answered",
  "relayed",
  "rated",
  "reopened",
  "closed",
  "withdrawn",
  "urged",
  "reassigned",
  "noted",
  "called",
  "called_back",
  "attached",
  "attachment_removed",
  "rating_reviewed",
  "merged",
  "merged_in",
  "unmerged",
  "merge_undone",
  "split",
  "split_off",
  "published",
  "unpublished",
  "agency_published",
  "warned",
  "breached",
  "contact_revealed",
  "imported",
  "moved",
  "coordinated",
  "task_added",
  "task_answered",
  "task_returned",
  "task_forwarded",
  "task_cancelled",
  "tasks_ended",
  "task_moved",
  "fields_changed",
  "classified",
  "marked_urgent",
  "phoned",
  "explanation_needed",
  "briefed",
  "draft_submitted",
  "draft_approved",
  "draft_sent_back",
]);

/** The key of the sentence: some kinds read differently when nobody of the office did it. */
export function sentenceKey(event: Pick<TicketEvent, "kind" | "actor_name" | "data">): string {
  if (event.kind === "received" && !event.actor_name) return "received_citizen";
  if (event.kind === "clarification_supplied" && !event.actor_name) return "clarification_supplied_citizen";
  if (event.kind === "closed" && (event.data.auto || !event.actor_name)) return "closed_system";
  if (event.kind === "transferred" && event.data.officer_name) return "transferred_officer";
  if (event.kind === "published" && event.data.again) return "published_again";
  if (event.kind === "directed" && event.data.leader_name) return "directed_on_word";
  if (event.kind === "coordinated" && event.data.participants) return "coordinated_with";
  if (event.kind === "marked_urgent" && event.data.phoned_to) return "marked_urgent_phoned";
  return told.has(event.kind) ? event.kind : "other";
}

const text = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "");

const list = (value: unknown, nameOf: (each: unknown) => string): string =>
  Array.isArray(value) ? value.map(nameOf).filter(Boolean).join(", ") : "";

/** What the sentence is filled with. */
export function sentenceValues(t: TFunction, event: TicketEvent): Record<string, string> {
  const { data } = event;
  return {
    actor: event.actor_name ?? t("tickets:timeline.system"),
    agency: event.agency?.name ?? "",
    channel: text(data.channel) ? t(`tickets:channel.${text(data.channel)}`) : "",
    officer: text(data.officer_name),
    caller: text(data.caller),
    leader: text(data.leader_name),
    due: text(data.due_at) ? formatDateTime(text(data.due_at)) : "",
    level: text(data.level) ? t(`tickets:level.${text(data.level)}`) : "",
    score: text(data.score),
    file: text(data.file_name),
    other: text(data.other_code),
    codes: text(data.codes),
    title: text(data.title),
    day: text(data.on) ? formatDate(text(data.on)) : "",
    phone: text(data.phoned_to),
    participants: list(data.participants, (each) => text((each as { agency?: unknown }).agency)),
    agencies: list(data.agencies, text),
    kind: event.kind,
  };
}

/** One step in a sentence, the names in bold. */
export function EventSentence({ event, t }: { event: TicketEvent; t: TFunction }) {
  return (
    <Trans
      t={t}
      i18nKey={`tickets:timeline.${sentenceKey(event)}`}
      values={sentenceValues(t, event)}
      components={{ b: <strong />, ticket: <Link className="num" to={`/tickets/${text(event.data.other_id)}`} /> }}
    />
  );
}
