import { DatePicker, Select } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isRelative, type Period, periods } from "../../lib/periods";

type Props = {
  value: Period | undefined;
  onChange: (value: Period | undefined) => void;
  /** Offers "each chart's own", for a board. */
  withOwn?: boolean;
  /** Only the relative ones: a saved chart stays current. */
  isRelativeOnly?: boolean;
  id?: string;
};

/** A period by its name, or two days of one's own. */
export function PeriodSelect({ value, onChange, withOwn, isRelativeOnly, id }: Props) {
  const { t } = useTranslation("charts");
  const isDays = value !== undefined && !isRelative(value);
  const [isPicking, setPicking] = useState(false);
  const [from, to] = isDays ? (value.split(",") as [string, string]) : [];
  const days = isDays || isPicking;
  return (
    <>
      <Select
        id={id}
        className="filter-control"
        aria-label={t("period.label")}
        popupMatchSelectWidth={false}
        value={days ? "days" : (value ?? "own")}
        options={[
          ...(withOwn ? [{ value: "own", label: t("period.own") }] : []),
          ...periods.map((each) => ({ value: each, label: t(`period.${each}`) })),
          ...(isRelativeOnly ? [] : [{ value: "days", label: t("period.days") }]),
        ]}
        onChange={(next: string) => {
          setPicking(next === "days");
          if (next !== "days") onChange(next === "own" ? undefined : (next as Period));
        }}
      />
      {days ? (
        <DatePicker.RangePicker
          className="filter-control"
          aria-label={t("period.days")}
          format="DD/MM/YYYY"
          allowClear={false}
          value={from && to ? [dayjs(from), dayjs(to)] : undefined}
          onChange={(range) => {
            const [first, last] = range ?? [];
            if (first && last) onChange(`${first.format("YYYY-MM-DD")},${last.format("YYYY-MM-DD")}`);
          }}
        />
      ) : null}
    </>
  );
}
