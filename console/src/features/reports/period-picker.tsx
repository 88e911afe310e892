import { type PeriodKind, periodKey, periodOf } from "@city-office/reports/periods";
import { DatePicker } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";

type Props = { id?: string; kind: PeriodKind; value: string; onChange: (key: string) => void };

const formats: Record<PeriodKind, string> = {
  day: "DD/MM/YYYY",
  week: "[W]WW/GGGG",
  month: "MM/YYYY",
  quarter: "[Q]Q/YYYY",
  year: "YYYY",
};

/** Picks a day, week, month, quarter or year that has begun. */
export function PeriodPicker({ id, kind, value, onChange }: Props) {
  const { t } = useTranslation("reports");
  return (
    <DatePicker
      id={id}
      aria-label={t("choose.period")}
      picker={kind === "day" ? "date" : kind}
      format={kind === "week" ? (day) => periodOf(periodKey("week", day.format("YYYY-MM-DD"))).name : formats[kind]}
      allowClear={false}
      value={dayjs(periodOf(value).from)}
      disabledDate={(day) =>
        day.isAfter(dayjs(), "day") && dayjs(periodOf(periodKey(kind, day.format("YYYY-MM-DD"))).from).isAfter(dayjs())
      }
      onChange={(day) => day && onChange(periodKey(kind, day.format("YYYY-MM-DD")))}
      style={{ width: "100%" }}
    />
  );
}
