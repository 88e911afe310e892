import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  EditOutlined,
  ExclamationCircleFilled,
  EyeOutlined,
  GlobalOutlined,
  HourglassOutlined,
  MergeOutlined,
  PaperClipOutlined,
  RightCircleOutlined,
  SoundOutlined,
  SplitCellsOutlined,
  StarOutlined,
} from "@ant-design/icons";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import type { TimelineEntry } from "../../../components/timeline";
import { formatDateTime } from "../../../lib/date-time";
import type { TicketEvent } from "../types";
import { EventSentence } from "./event-sentence";
import { NoteText } from "./note-text";

const icons: Record<string, { icon: ReactNode; color?: string }> = {
  transferred: { icon: <RightCircleOutlined /> },
  reassigned: { icon: <RightCircleOutlined /> },
  committed: { icon: <ClockCircleOutlined /> },
  warned: { icon: <HourglassOutlined />, color: "var(--c-due-soon)" },
  breached: { icon: <ExclamationCircleFilled />, color: "var(--c-overdue)" },
  escalated: { icon: <ExclamationCircleFilled />, color: "var(--c-overdue)" },
  overdue: { icon: <ExclamationCircleFilled />, color: "var(--c-overdue)" },
  urged: { icon: <SoundOutlined /> },
  answered: { icon: <CheckCircleOutlined />, color: "var(--c-success)" },
  head_answered: { icon: <CheckCircleOutlined />, color: "var(--c-success)" },
  answered_directly: { icon: <CheckCircleOutlined />, color: "var(--c-success)" },
  relayed: { icon: <CheckCircleOutlined />, color: "var(--c-success)" },
  noted: { icon: <EditOutlined /> },
  fields_changed: { icon: <EditOutlined /> },
  classified: { icon: <EditOutlined /> },
  attached: { icon: <PaperClipOutlined /> },
  attachment_removed: { icon: <PaperClipOutlined /> },
  contact_revealed: { icon: <EyeOutlined /> },
  rated: { icon: <StarOutlined /> },
  merged: { icon: <MergeOutlined /> },
  merged_in: { icon: <MergeOutlined /> },
  unmerged: { icon: <SplitCellsOutlined /> },
  merge_undone: { icon: <SplitCellsOutlined /> },
  split: { icon: <SplitCellsOutlined /> },
  split_off: { icon: <SplitCellsOutlined /> },
  published: { icon: <GlobalOutlined /> },
  unpublished: { icon: <GlobalOutlined /> },
  agency_published: { icon: <GlobalOutlined /> },
};

type Change = { before?: string; after?: string };

/** Category, commune and place, from what to what. */
function classification(changes: unknown, t: TFunction): string {
  const of = (changes ?? {}) as Partial<Record<"category" | "commune" | "place", Change>>;
  return (["category", "commune", "place"] as const)
    .flatMap((key) => {
      const change = of[key];
      const none = t("common:empty");
      return change ? [`${t(`tickets:classified.${key}`)}: ${change.before ?? none} → ${change.after ?? none}`] : [];
    })
    .join("\n");
}

/** One event as a line of the timeline. */
export function timelineEntry(
  event: TicketEvent,
  t: TFunction,
  fieldChanges: (changes: unknown) => string,
): TimelineEntry {
  const redirect = typeof event.data.redirect_to === "string" ? event.data.redirect_to : undefined;
  const isBackdated = +new Date(event.recorded_at) - +new Date(event.at) > 60_000;
  const said = [
    event.note,
    event.kind === "fields_changed" ? fieldChanges(event.data.custom) : null,
    event.kind === "classified" ? classification(event.data.changes, t) : null,
    redirect ? `${t("tickets:form.redirect_to")}: ${redirect}` : null,
    // What a report of several matters said in full, before it was split.
    event.kind === "split" && typeof event.data.content === "string"
      ? t("merging:split.whole", { content: event.data.content })
      : null,
    event.kind === "agency_published" && typeof event.data.url === "string" ? event.data.url : null,
    isBackdated ? t("tickets:detail.backdated", { time: formatDateTime(event.recorded_at) }) : null,
  ]
    .filter(Boolean)
    .join("\n");
  return {
    id: event.id,
    at: event.at,
    actor: event.actor_agency?.name ?? (event.actor_name ? "" : null),
    title: <EventSentence event={event} t={t} />,
    body: said ? <NoteText note={said} mentioned={event.data.mentioned} /> : undefined,
    ...icons[event.kind],
  };
}
