import { AlertFilled } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { formatDateTime } from "../../lib/date-time";
import { useTickHealth } from "./use-board";

/** Shown only while nobody watches the deadlines: the numbers below are then older than they look. */
export function TickAlarm() {
  const { t } = useTranslation("board");
  const { data, isError } = useTickHealth();
  if (isError || !data || (!data.is_stalled && data.overdue_unfired === 0)) return null;
  return (
    <div className="tick-alarm" role="alert">
      <AlertFilled aria-hidden="true" />
      <div>
        <strong>{t("alarm.title")}</strong>
        <p>
          {data.last_finished_at ? t("alarm.since", { at: formatDateTime(data.last_finished_at) }) : t("alarm.never")}{" "}
          {data.overdue_unfired > 0 ? t("alarm.unfired", { count: data.overdue_unfired }) : null} {t("alarm.whatToDo")}
        </p>
      </div>
    </div>
  );
}
