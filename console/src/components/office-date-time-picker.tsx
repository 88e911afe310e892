import { DatePicker } from "antd";
import dayjs from "dayjs";
import { formatTime, isoDate } from "../lib/date-time";
import { officeInstant } from "../lib/office-time";

type Props = {
  id?: string;
  value?: string | null;
  onChange?: (value: string | undefined) => void;
  /** What a picked day starts with, `HH:mm`. */
  defaultTime?: string;
  /** No day before or no day after today. */
  only?: "past" | "future";
  placeholder?: string;
};

/** A date and time of the office; the value is an instant, the picker shows the office's wall clock. */
export function OfficeDateTimePicker({ id, value, onChange, defaultTime = "17:00", only, placeholder }: Props) {
  const today = isoDate(new Date());
  return (
    <DatePicker
      id={id}
      style={{ width: "100%" }}
      placeholder={placeholder}
      // Shown as the first; the others are how people type it.
      format={["DD/MM/YYYY HH:mm", "D/M/YYYY H:mm", "D/M/YYYY H:m", "DDMMYYYY HHmm", "D/M/YYYY"]}
      showTime={{ format: "HH:mm", minuteStep: 5, defaultOpenValue: dayjs(`2000-01-01T${defaultTime}`) }}
      value={value ? dayjs(`${isoDate(value)}T${formatTime(value)}`) : null}
      onChange={(wall) => onChange?.(wall ? officeInstant(wall.format("YYYY-MM-DDTHH:mm")) : undefined)}
      disabledDate={(day) => {
        const each = day.format("YYYY-MM-DD");
        return only === "past" ? each > today : only === "future" ? each < today : false;
      }}
      needConfirm={false}
    />
  );
}
