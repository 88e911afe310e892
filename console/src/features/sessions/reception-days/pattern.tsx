import { useTranslation } from "react-i18next";
import type { Row } from "../../../components/resource/define-resource";

/** "ngày 15 hằng tháng", "Thứ Năm tuần thứ 2 hằng tháng". */
export function Pattern({ row }: { row: Row }) {
  const { t } = useTranslation("reception_days");
  return (
    <>
      {row.day_of_month
        ? t("pattern.monthly", { day: row.day_of_month })
        : t(row.week_of_month === 5 ? "pattern.last" : "pattern.weekday", {
            weekday: t(`options.weekday.${row.weekday}`),
            week: row.week_of_month,
          })}
    </>
  );
}
