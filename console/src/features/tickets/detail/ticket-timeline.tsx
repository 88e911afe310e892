import { Segmented } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFieldChanges } from "../../../components/custom-fields/use-field-changes";
import { Timeline } from "../../../components/timeline";
import type { TicketEvent } from "../types";
import { timelineEntry } from "./timeline-entry";

/** What the clocks and the log said by themselves; people's own steps are what most readers look for. */
const quiet = new Set(["warned", "breached", "contact_revealed"]);

/** What happened to the ticket, newest first: who, from where, when, what was said. */
export function TicketTimeline({ events }: { events: TicketEvent[] }) {
  const { t } = useTranslation("tickets");
  const fieldChanges = useFieldChanges("ticket");
  const [mode, setMode] = useState<"steps" | "all">("steps");
  const entries = useMemo(
    () =>
      [...events]
        .reverse()
        .filter((event) => mode === "all" || !quiet.has(event.kind))
        .map((event) => timelineEntry(event, t, fieldChanges)),
    [events, mode, t, fieldChanges],
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
