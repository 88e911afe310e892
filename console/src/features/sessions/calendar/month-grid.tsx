import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatDate, formatTime, isoDate } from "../../../lib/date-time";
import type { ReceptionDate, SessionListRow } from "../types";
import { dayOf, onDay, weekdayOf } from "./calendar-days";
import { draggedSession, ReceptionChip, SessionChip } from "./session-chip";
import type { OfficeDay } from "./use-calendar";

export type Move = { session: SessionListRow; starts_at: string; ends_at: string };

export type GridProps = {
  days: string[];
  sessions: SessionListRow[];
  fixed: ReceptionDate[];
  office: Map<string, OfficeDay>;
  onMove: (move: Move) => void;
};

export const stay = (session: SessionListRow): Move => ({
  session,
  starts_at: session.starts_at,
  ends_at: session.ends_at,
});

/** A month in whole weeks; a session is dropped on another day and keeps its time. */
export function MonthGrid({ days, month, sessions, fixed, office, onMove }: GridProps & { month: string }) {
  const { t } = useTranslation("sessions");
  const [over, setOver] = useState<string>();
  const today = isoDate(new Date());
  return (
    <div className="month-grid">
      {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
        <div key={weekday} className="month-head">
          {t(`weekday.${weekday}`)}
        </div>
      ))}
      {days.map((day) => {
        const known = office.get(day);
        const list = sessions.filter((each) => dayOf(each.starts_at) === day);
        const ghosts = fixed.filter((each) => each.day === day && !each.session_id);
        return (
          <section
            key={day}
            className="month-day"
            aria-label={`${t(`weekday.${weekdayOf(day)}`)} ${formatDate(day)}${known?.name ? `, ${known.name}` : ""}`}
            data-off={known && !known.is_working ? true : undefined}
            data-other={day.slice(0, 7) === month ? undefined : true}
            data-today={day === today || undefined}
            data-over={over === day || undefined}
            onDragOver={(event) => {
              if (!draggedSession() || day < today) return;
              event.preventDefault();
              setOver(day);
            }}
            onDragLeave={() => setOver((current) => (current === day ? undefined : current))}
            onDrop={(event) => {
              event.preventDefault();
              setOver(undefined);
              const session = draggedSession()?.session;
              if (!session || day === dayOf(session.starts_at)) return;
              onMove({
                session,
                starts_at: onDay(session.starts_at, day, formatTime),
                ends_at: onDay(session.ends_at, day, formatTime),
              });
            }}
          >
            <div className="month-date">
              <span className="num">{Number(day.slice(8))}</span>
              {known?.name ? <span className="month-holiday">{known.name}</span> : null}
            </div>
            {list.map((session) => (
              <SessionChip key={session.id} session={session} onMove={(moved) => onMove(stay(moved))} />
            ))}
            {ghosts.map((date) => (
              <Fragment key={`${date.reception_day_id}`}>
                <ReceptionChip date={date} />
              </Fragment>
            ))}
          </section>
        );
      })}
    </div>
  );
}
