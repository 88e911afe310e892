import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Timeline } from "../../../components/timeline";
import { formatDateTime } from "../../../lib/date-time";
import type { CaseEvent } from "../types";

/** What happened to a case, in sentences. */
export function CaseTimeline({ events }: { events: CaseEvent[] }) {
  const { t } = useTranslation("cases");
  const entries = useMemo(
    () =>
      events.toReversed().map(({ id, at, actor_name, kind, note, data }) => ({
        id,
        at,
        actor: actor_name,
        title: t([`event.${kind}`, "event.other"], {
          ...data,
          starts_at: typeof data.starts_at === "string" ? formatDateTime(data.starts_at) : "",
          due_at: typeof data.due_at === "string" ? formatDateTime(data.due_at) : "",
        }),
        body: note ?? undefined,
      })),
    [events, t],
  );
  return (
    <section className="sheet sheet-pad" aria-labelledby="case-timeline">
      <h2 id="case-timeline" className="sheet-title">
        {t("sections.timeline")}
      </h2>
      <Timeline entries={entries} />
    </section>
  );
}
