import { TimePicker } from "antd";
import dayjs from "dayjs";

type Props = { id?: string; value?: string; onChange?: (value: string | undefined) => void };

/** A time of the day, `HH:mm`. */
export function TimeField({ id, value, onChange }: Props) {
  return (
    <TimePicker
      id={id}
      style={{ width: "100%" }}
      format={["HH:mm", "H:mm", "HHmm"]}
      minuteStep={5}
      needConfirm={false}
      value={value ? dayjs(`2000-01-01T${value.slice(0, 5)}`) : null}
      onChange={(picked) => onChange?.(picked?.format("HH:mm"))}
    />
  );
}
