import { Button, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { formatDate } from "../../lib/date-time";
import { type CalendarException, type ExceptionHours, shortTime } from "./types";

type Props = { exceptions: CalendarException[]; hours: ExceptionHours[]; onOpen?: (day: string) => void };

/** The year's exceptions with their source; what is not confirmed says so. */
export function ExceptionList({ exceptions, hours, onOpen }: Props) {
  const { t } = useTranslation("calendars");
  if (!exceptions.length) return <p className="exception-none">{t("exceptions.none")}</p>;
  return (
    <ul className="exception-list">
      {exceptions.map((exception) => {
        const own = hours.filter((each) => each.day === exception.day);
        const weekday = t(`weekday.${new Date(`${exception.day}T00:00:00`).getDay() || 7}`);
        return (
          <li key={exception.day}>
            <div>
              {onOpen ? (
                <Button type="link" size="small" className="num" onClick={() => onOpen(exception.day)}>
                  {formatDate(exception.day)}
                </Button>
              ) : (
                <strong className="num">{formatDate(exception.day)}</strong>
              )}
              <span className="exception-weekday">{weekday}</span>
              {exception.confirmed ? null : <Tag>{t("exceptions.unconfirmed")}</Tag>}
            </div>
            <div>
              {t(`kind.${exception.kind}`)}
              {exception.name ? `: ${exception.name}` : ""}
              {own.length
                ? ` (${own.map((each) => `${shortTime(each.opens)}–${shortTime(each.closes)}`).join(", ")})`
                : ""}
            </div>
            {exception.source ? <div className="exception-source">{exception.source}</div> : null}
          </li>
        );
      })}
    </ul>
  );
}
