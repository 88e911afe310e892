import { useTranslation } from "react-i18next";
import { shortTime, type WeeklyHours } from "./types";

/** The usual week, a line a weekday. */
export function WeekHours({ weekly }: { weekly: WeeklyHours[] }) {
  const { t } = useTranslation("calendars");
  return (
    <dl className="week-hours">
      {[1, 2, 3, 4, 5, 6, 7].map((weekday) => {
        const hours = weekly.filter((each) => each.weekday === weekday);
        return (
          <div key={weekday}>
            <dt>{t(`weekday.${weekday}`)}</dt>
            <dd className="num">
              {hours.length
                ? hours.map((each) => `${shortTime(each.opens)}–${shortTime(each.closes)}`).join(", ")
                : t("week.closed")}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
