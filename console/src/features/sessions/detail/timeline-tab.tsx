import { useTranslation } from "react-i18next";
import { Timeline } from "../../../components/timeline";
import { formatDateTime } from "../../../lib/date-time";
import type { SessionEvent } from "../types";

type Data = Record<string, unknown>;

/** What happened to the session, newest first. */
export function TimelineTab({ events }: { events: SessionEvent[] }) {
  const { t, i18n } = useTranslation(["sessions", "common"]);
  const title = (event: SessionEvent): string => {
    const data = (event.data ?? {}) as Data;
    const named = (key: string, value: unknown): string =>
      typeof value === "string" && i18n.exists(`sessions:${key}.${value}`) ? t(`${key}.${value}`) : String(value ?? "");
    const params = {
      ...data,
      kind: named("obstacle", data.kind),
      reply: named("replied", data.reply),
      rule: named("deadlines", typeof data.rule_code === "string" ? data.rule_code.replace("session.", "") : undefined),
      due: typeof data.due_at === "string" ? formatDateTime(data.due_at) : "",
      from: typeof data.old_starts_at === "string" ? formatDateTime(data.old_starts_at) : "",
      to: typeof data.starts_at === "string" ? formatDateTime(data.starts_at) : "",
      number: data.document ?? data.number ?? "",
      fields: Array.isArray(data.fields) ? data.fields.map((field) => named("fields", field)).join(", ") : "",
      count: typeof data.count === "number" ? data.count : 0,
    };
    return i18n.exists(`sessions:event.${event.kind}`) || i18n.exists(`sessions:event.${event.kind}_other`)
      ? t(`event.${event.kind}`, params)
      : t("event.other");
  };
  return (
    <section className="sheet sheet-pad" aria-label={t("tab.timeline")}>
      <Timeline
        entries={events.map((event) => ({
          id: event.id,
          at: event.at,
          actor: event.actor_name,
          title: title(event),
          body: event.note ?? undefined,
        }))}
      />
    </section>
  );
}
