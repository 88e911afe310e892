import { Button, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Row } from "../../../components/resource/define-resource";
import { useRpcQuery } from "../../../components/use-rpc";
import { formatDate, formatTime, isoDate } from "../../../lib/date-time";
import { may } from "../../../lib/me";
import { addDays, weekdayOf } from "../calendar/calendar-days";
import type { ReceptionDate } from "../types";

/** The coming dates of a fixed day, each with its session or the button to plan it. */
export function ComingDays({ row }: { row: Row }) {
  const { t } = useTranslation("reception_days");
  const today = isoDate(new Date());
  const query = useRpcQuery<ReceptionDate[]>(
    "propose_reception_days",
    { p_from: addDays(today, 1), p_to: addDays(today, 365) },
    { tables: ["sessions", "reception_days"] },
  );
  if (query.isLoading) return <Skeleton active />;
  const dates = (query.data ?? []).filter((each) => each.reception_day_id === row.id).slice(0, 12);
  return (
    <section className="sheet sheet-pad" aria-labelledby="coming-days">
      <h2 id="coming-days" className="sheet-title">
        {t("coming.title")}
      </h2>
      {dates.length ? (
        <ul className="plain-list">
          {dates.map((date) => (
            <li key={date.day}>
              <span>
                {t(`options.weekday.${weekdayOf(date.day)}`)}{" "}
                <strong className="num">
                  {formatDate(date.day)}, {formatTime(date.starts_at)}–{formatTime(date.ends_at)}
                </strong>
                {date.day === date.fixed_day ? null : (
                  <small>{t("coming.moved", { day: formatDate(date.fixed_day) })}</small>
                )}
              </span>
              {date.session_id ? (
                <Link to={`/sessions/${date.session_id}`}>{date.session_code}</Link>
              ) : may("sessions.edit") ? (
                <Link to={`/sessions/new?reception_day=${row.id}&day=${date.day}`}>
                  <Button size="small" tabIndex={-1}>
                    {t("coming.plan")}
                  </Button>
                </Link>
              ) : null}
            </li>
          ))}
        </ul>
      ) : (
        <p className="muted">{t("coming.none")}</p>
      )}
    </section>
  );
}
