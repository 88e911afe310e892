import { CalendarOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../../components/empty-state";
import { formatDate, isoDate } from "../../../lib/date-time";
import { dayOf, weekdayOf } from "./calendar-days";
import { type GridProps, stay } from "./month-grid";
import { ReceptionChip, SessionChip } from "./session-chip";

/** The period as a list of days, for a narrow screen: only days on which there is something. */
export function AgendaList({ days, sessions, fixed, office, onMove }: GridProps) {
  const { t } = useTranslation("sessions");
  const today = isoDate(new Date());
  const filled = days
    .map((day) => ({
      day,
      list: sessions.filter((each) => dayOf(each.starts_at) === day),
      ghosts: fixed.filter((each) => each.day === day && !each.session_id),
    }))
    .filter(({ list, ghosts }) => list.length || ghosts.length);
  if (!filled.length) return <EmptyState icon={<CalendarOutlined />} title={t("calendar.emptyPeriod")} />;
  return (
    <ol className="agenda-days">
      {filled.map(({ day, list, ghosts }) => (
        <li key={day}>
          <h2 data-today={day === today || undefined}>
            {t(`weekday.${weekdayOf(day)}`)} <span className="num">{formatDate(day)}</span>
            {office.get(day)?.name ? <small>{office.get(day)?.name}</small> : null}
          </h2>
          {list.map((session) => (
            <SessionChip key={session.id} session={session} isTall onMove={(moved) => onMove(stay(moved))} />
          ))}
          {ghosts.map((date) => (
            <ReceptionChip key={date.reception_day_id} date={date} />
          ))}
        </li>
      ))}
    </ol>
  );
}
