import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatDate, formatTime, isoDate } from "../../../lib/date-time";
import { officeInstant } from "../../../lib/office-time";
import { dayOf, lanes, minuteOf, weekdayOf } from "./calendar-days";
import { type GridProps, stay } from "./month-grid";
import { draggedSession, ReceptionChip, SessionChip } from "./session-chip";

const HOUR = 52;
const STEP = 15;

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** A week by the hour; a session is dropped on another day and hour, by quarters. */
export function WeekGrid({ days, sessions, fixed, office, onMove }: GridProps) {
  const { t } = useTranslation("sessions");
  const [over, setOver] = useState<{ day: string; minute: number }>();
  const today = isoDate(new Date());
  const minutes = sessions.flatMap((each) => [
    minuteOf(each.starts_at, formatTime),
    minuteOf(each.ends_at, formatTime),
  ]);
  const first = Math.floor(Math.min(7 * 60, ...minutes) / 60);
  const last = Math.ceil(Math.max(18 * 60, ...minutes) / 60);
  const hours = Array.from({ length: last - first }, (_, index) => first + index);
  const place = (startsAt: string, endsAt: string, lane = 0, count = 1) => {
    const from = minuteOf(startsAt, formatTime);
    const to = Math.max(minuteOf(endsAt, formatTime), from + 20);
    return {
      top: ((from - first * 60) / 60) * HOUR,
      height: ((to - from) / 60) * HOUR - 2,
      left: `calc(${(lane / count) * 100}% + 2px)`,
      width: `calc(${100 / count}% - 4px)`,
    };
  };
  const minuteAt = (column: HTMLElement, clientY: number, grabbedAt: number): number => {
    const y = clientY - grabbedAt - column.getBoundingClientRect().top;
    const minute = first * 60 + Math.round(((y / HOUR) * 60) / STEP) * STEP;
    return Math.min(Math.max(minute, first * 60), last * 60 - STEP);
  };
  return (
    <div className="week-frame">
      <div className="week-grid" style={{ ["--hours" as string]: hours.length, ["--hour" as string]: `${HOUR}px` }}>
        <div className="week-corner" />
        {days.map((day) => {
          const known = office.get(day);
          return (
            <div key={day} className="week-head" data-today={day === today || undefined}>
              <span>{t(`weekday.${weekdayOf(day)}`)}</span>{" "}
              <strong className="num">{formatDate(day).slice(0, 5)}</strong>
              {known?.name ? <small>{known.name}</small> : null}
            </div>
          );
        })}
        <div className="week-hours" aria-hidden="true">
          {hours.map((hour) => (
            <span key={hour} className="num">
              {clock(hour * 60)}
            </span>
          ))}
        </div>
        {days.map((day) => {
          const known = office.get(day);
          const ghosts = fixed.filter((each) => each.day === day && !each.session_id);
          return (
            <section
              key={day}
              className="week-day"
              aria-label={`${t(`weekday.${weekdayOf(day)}`)} ${formatDate(day)}`}
              data-off={known && !known.is_working ? true : undefined}
              onDragOver={(event) => {
                const drag = draggedSession();
                if (!drag || day < today) return;
                event.preventDefault();
                const minute = minuteAt(event.currentTarget, event.clientY, drag.grabbedAt);
                setOver((current) => (current?.day === day && current.minute === minute ? current : { day, minute }));
              }}
              onDragLeave={() => setOver(undefined)}
              onDrop={(event) => {
                event.preventDefault();
                setOver(undefined);
                const drag = draggedSession();
                if (!drag) return;
                const { session, grabbedAt } = drag;
                const starts_at = officeInstant(
                  `${day}T${clock(minuteAt(event.currentTarget, event.clientY, grabbedAt))}`,
                );
                const length = Date.parse(session.ends_at) - Date.parse(session.starts_at);
                if (Date.parse(starts_at) === Date.parse(session.starts_at)) return;
                onMove({ session, starts_at, ends_at: new Date(Date.parse(starts_at) + length).toISOString() });
              }}
            >
              {over?.day === day ? (
                <div className="week-drop num" style={{ top: ((over.minute - first * 60) / 60) * HOUR }}>
                  {clock(over.minute)}
                </div>
              ) : null}
              {ghosts.map((date) => (
                <ReceptionChip key={date.reception_day_id} date={date} style={place(date.starts_at, date.ends_at)} />
              ))}
              {lanes(sessions.filter((each) => dayOf(each.starts_at) === day)).map(({ item, lane, count }) => (
                <SessionChip
                  key={item.id}
                  session={item}
                  isTall
                  onMove={(moved) => onMove(stay(moved))}
                  style={place(item.starts_at, item.ends_at, lane, count)}
                />
              ))}
            </section>
          );
        })}
      </div>
    </div>
  );
}
