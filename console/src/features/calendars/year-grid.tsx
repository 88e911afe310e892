import { getISODay } from "date-fns";
import { useTranslation } from "react-i18next";
import { formatDate, isoDate } from "../../lib/date-time";
import type { Day, DayLook } from "./year-days";

const looks: DayLook[] = ["working", "off", "holiday", "makeup", "short", "unconfirmed"];

type Props = { year: number; months: Day[][]; onOpen?: (day: string) => void };

/** Twelve small months. What a day is, is told by shape and words, never by colour alone. */
export function YearGrid({ year, months, onOpen }: Props) {
  const { t } = useTranslation("calendars");
  const today = isoDate(new Date());
  return (
    <section className="sheet sheet-pad" aria-label={t("year.label", { year })}>
      <ul className="year-legend">
        {looks.map((look) => (
          <li key={look}>
            <span className={`day is-${look}`} aria-hidden="true">
              1
            </span>
            {t(`look.${look}`)}
          </li>
        ))}
      </ul>
      <div className="year-grid">
        {months.map((days, index) => (
          <Month
            key={days[0]?.date}
            title={t("month", { month: index + 1 })}
            days={days}
            today={today}
            onOpen={onOpen}
          />
        ))}
      </div>
    </section>
  );
}

function Month({
  title,
  days,
  today,
  onOpen,
}: {
  title: string;
  days: Day[];
  today: string;
  onOpen?: (day: string) => void;
}) {
  const { t } = useTranslation("calendars");
  const first = days[0] ? getISODay(new Date(`${days[0].date}T00:00:00`)) : 1;
  return (
    <section className="year-month" aria-label={title}>
      <h3>{title}</h3>
      <div className="year-days">
        {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
          <span key={weekday} className="year-weekday" aria-hidden="true">
            {t(`weekdayShort.${weekday}`)}
          </span>
        ))}
        {days.map((day, index) => {
          const name = day.exception?.name || undefined;
          const label = `${formatDate(day.date)}: ${t(`look.${day.look}`)}${name ? `, ${name}` : ""}`;
          const props = {
            className: `day is-${day.look}${day.date === today ? " is-today" : ""}`,
            style: index === 0 ? { gridColumnStart: first } : undefined,
            title: label,
          };
          const number = Number(day.date.slice(8));
          return onOpen ? (
            <button key={day.date} type="button" {...props} aria-label={label} onClick={() => onOpen(day.date)}>
              {number}
            </button>
          ) : (
            <span key={day.date} {...props}>
              {number}
              {day.exception ? <span className="visually-hidden">{label}</span> : null}
            </span>
          );
        })}
      </div>
    </section>
  );
}
