import { DatePicker } from "antd";
import dayjs from "dayjs";
import { isoDate } from "../lib/date-time";

type Props = {
  id?: string;
  /** `yyyy-MM-dd` */
  value?: string | null;
  onChange?: (value: string | null) => void;
  only?: "past" | "future";
  placeholder?: string;
};

/** A day without a time, e.g. the date of a decision. */
export function DayPicker({ id, value, onChange, only, placeholder }: Props) {
  const today = isoDate(new Date());
  return (
    <DatePicker
      id={id}
      style={{ width: "100%" }}
      placeholder={placeholder}
      format={["DD/MM/YYYY", "D/M/YYYY", "DDMMYYYY"]}
      value={value ? dayjs(value) : null}
      onChange={(day) => onChange?.(day ? day.format("YYYY-MM-DD") : null)}
      disabledDate={(day) => {
        const each = day.format("YYYY-MM-DD");
        return only === "past" ? each > today : only === "future" ? each < today : false;
      }}
    />
  );
}
