import { DatePicker } from "antd";
import dayjs from "dayjs";
import { isoDate } from "../../../lib/date-time";

type Props = { id?: string; value?: string; onChange?: (value: string | undefined) => void };

/** A day of the office up to today, as `yyyy-MM-dd`. */
export function PastDayPicker({ id, value, onChange }: Props) {
  const today = isoDate(new Date());
  return (
    <DatePicker
      id={id}
      style={{ width: "100%" }}
      format={["DD/MM/YYYY", "D/M/YYYY", "DDMMYYYY"]}
      value={value ? dayjs(value) : null}
      onChange={(day) => onChange?.(day ? day.format("YYYY-MM-DD") : undefined)}
      disabledDate={(day) => day.format("YYYY-MM-DD") > today}
    />
  );
}
