import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Hours } from "./types";

type Props = { value?: Hours[]; onChange?: (hours: Hours[]) => void; label: string; isDisabled?: boolean };

const pattern = "([01][0-9]|2[0-3]):[0-5][0-9]|24:00";

/** Opening hours of one day; typed, because a time picker takes longer. Closing at or before opening means the next day. */
export function HoursEditor({ value = [], onChange, label, isDisabled }: Props) {
  const { t } = useTranslation("calendars");
  const change = (index: number, part: Partial<Hours>) =>
    onChange?.(value.map((hours, at) => (at === index ? { ...hours, ...part } : hours)));
  return (
    <div className="hours-editor">
      {value.map((hours, index) => (
        <div key={index} className="hours-row">
          {(["opens", "closes"] as const).map((end) => (
            <Input
              key={end}
              value={hours[end]}
              disabled={isDisabled}
              placeholder="hh:mm"
              inputMode="numeric"
              maxLength={5}
              pattern={pattern}
              status={isTime(hours[end]) ? undefined : "error"}
              aria-label={`${label}, ${t(`hours.${end}`)} ${index + 1}`}
              onChange={(event) => change(index, { [end]: event.target.value })}
            />
          ))}
          <Button
            type="text"
            icon={<DeleteOutlined />}
            disabled={isDisabled}
            aria-label={t("hours.remove")}
            onClick={() => onChange?.(value.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button
        size="small"
        type="dashed"
        icon={<PlusOutlined />}
        disabled={isDisabled}
        onClick={() => onChange?.([...value, nextHours(value)])}
      >
        {t("hours.add")}
      </Button>
    </div>
  );
}

export const isTime = (text: string): boolean => new RegExp(`^(${pattern})$`).test(text);

/** Morning first, then afternoon: what an office adds most often. */
const nextHours = (hours: Hours[]): Hours =>
  hours.length ? { opens: "13:30", closes: "17:30" } : { opens: "07:30", closes: "11:30" };
