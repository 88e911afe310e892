import { DatePicker, Form, TimePicker } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { formatTime, isoDate } from "../../../lib/date-time";
import { officeInstant } from "../../../lib/office-time";

/** The office's wall clock: a day and two times of it. */
export type Times = { day?: string; from?: string; to?: string };

export const timesOf = (startsAt: string, endsAt: string): Times => ({
  day: isoDate(startsAt),
  from: formatTime(startsAt),
  to: formatTime(endsAt),
});

/** The instants, once all three are given and in order. */
export function instantsOf(times: Times): { starts_at: string; ends_at: string } | undefined {
  if (!times.day || !times.from || !times.to || times.to <= times.from) return undefined;
  return { starts_at: officeInstant(`${times.day}T${times.from}`), ends_at: officeInstant(`${times.day}T${times.to}`) };
}

type Props = { value: Times; onChange: (value: Times) => void; errors?: { starts_at?: string; ends_at?: string } };

export function TimeFields({ value, onChange, errors = {} }: Props) {
  const { t } = useTranslation("sessions");
  const time = (part: "from" | "to") => (
    <TimePicker
      id={`session-${part}`}
      format={["HH:mm", "H:mm", "HHmm"]}
      minuteStep={5}
      needConfirm={false}
      allowClear={false}
      value={value[part] ? dayjs(`2000-01-01T${value[part]}`) : null}
      onChange={(picked) => onChange({ ...value, [part]: picked?.format("HH:mm") })}
    />
  );
  const isBackwards = Boolean(value.from && value.to && value.to <= value.from);
  return (
    <div className="session-times">
      <Form.Item
        label={t("fields.day")}
        htmlFor="session-day"
        required
        validateStatus={errors.starts_at ? "error" : undefined}
        help={errors.starts_at}
      >
        <DatePicker
          id="session-day"
          format={["DD/MM/YYYY", "D/M/YYYY", "DDMMYYYY"]}
          allowClear={false}
          value={value.day ? dayjs(value.day) : null}
          disabledDate={(day) => day.format("YYYY-MM-DD") < isoDate(new Date())}
          onChange={(picked) => onChange({ ...value, day: picked?.format("YYYY-MM-DD") })}
        />
      </Form.Item>
      <Form.Item label={t("fields.from")} htmlFor="session-from" required>
        {time("from")}
      </Form.Item>
      <Form.Item
        label={t("fields.to")}
        htmlFor="session-to"
        required
        validateStatus={errors.ends_at || isBackwards ? "error" : undefined}
        help={isBackwards ? t("plan.endsBefore") : errors.ends_at}
      >
        {time("to")}
      </Form.Item>
    </div>
  );
}
