import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  EditOutlined,
  ExclamationCircleFilled,
  EyeOutlined,
  HourglassOutlined,
  PaperClipOutlined,
  RightCircleOutlined,
  SoundOutlined,
  StarOutlined,
} from "@ant-design/icons";
import { Segmented } from "antd";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Timeline, type TimelineEntry } from "../../../components/timeline";
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
  attached: { icon: <PaperClipOutlined /> },
  attachment_removed: { icon: <PaperClipOutlined /> },
  contact_revealed: { icon: <EyeOutlined /> },
  rated: { icon: <StarOutlined /> },
};

/** What the clocks and the log said by themselves; people's own steps are what most readers look for. */
const quiet = new Set(["warned", "breached", "contact_revealed"]);

/** What happened to the ticket, newest first: who, from where, when, what was said. */
export function TicketTimeline({ events }: { events: TicketEvent[] }) {
  const { t } = useTranslation("tickets");
  const [mode, setMode] = useState<"steps" | "all">("steps");
  const entries = useMemo(
    () =>
      [...events]
        .reverse()
        .filter((event) => mode === "all" || !quiet.has(event.kind))
        .map((event): TimelineEntry => {
          const redirect = typeof event.data.redirect_to === "string" ? event.data.redirect_to : undefined;
          const isBackdated = +new Date(event.recorded_at) - +new Date(event.at) > 60_000;
          const said = [
            event.note,
            redirect ? `${t("form.redirect_to")}: ${redirect}` : null,
            isBackdated ? t("detail.backdated", { time: formatDateTime(event.recorded_at) }) : null,
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
        }),
    [events, mode, t],
  );
  const hidden = events.filter((event) => quiet.has(event.kind)).length;
  return (
    <section className="sheet sheet-pad" aria-labelledby="ticket-timeline">
      <div className="sheet-head">
        <h2 id="ticket-timeline" className="sheet-title">
          {t("detail.timeline")}
        </h2>
        {hidden ? (
          <Segmented
            size="small"
            value={mode}
            onChange={(value) => setMode(value as "steps" | "all")}
            options={[
              { value: "steps", label: t("detail.timelineSteps") },
              { value: "all", label: t("detail.timelineAll", { count: hidden }) },
            ]}
          />
        ) : null}
      </div>
      <Timeline entries={entries} />
    </section>
  );
}
