import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatDate, formatTime } from "../lib/date-time";
import "./timeline.css";

export type TimelineEntry = {
  id: string | number;
  at: string;
  /** Who did it; null = the system. */
  actor: string | null;
  title: ReactNode;
  body?: ReactNode;
  icon?: ReactNode;
  /** CSS colour of the icon, e.g. from the clock scale. */
  color?: string;
};

/** What happened to a record, newest first, by day. */
export function Timeline({ entries, empty }: { entries: TimelineEntry[]; empty?: ReactNode }) {
  const { t } = useTranslation("common");
  if (!entries.length) return <p className="muted">{empty ?? t("timeline.none")}</p>;
  return (
    <ol className="timeline">
      {entries.map((entry, index) => {
        const day = formatDate(entry.at);
        const isNewDay = index === 0 || formatDate(entries[index - 1]?.at) !== day;
        return (
          <li key={entry.id}>
            {isNewDay ? <div className="timeline-day num">{day}</div> : null}
            <div className="timeline-entry">
              <span
                className="timeline-icon"
                style={entry.color ? { color: entry.color } : undefined}
                aria-hidden="true"
              >
                {entry.icon ?? <span className="timeline-dot" />}
              </span>
              <div className="timeline-text">
                <div className="timeline-head">
                  <span>
                    {entry.title}
                    <span className="timeline-actor"> · {entry.actor ?? t("timeline.system")}</span>
                  </span>
                  <time className="num" dateTime={entry.at}>
                    {formatTime(entry.at)}
                  </time>
                </div>
                {entry.body ? <div className="timeline-body">{entry.body}</div> : null}
              </div>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
