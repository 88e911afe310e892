import { Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BoardFilters } from "./board-filter";
import { CountChart } from "./count-chart";
import type { Board, Count, Dimension } from "./types";
import { useNames } from "./use-names";

const levels = ["operator", "officer", "head", "leaders"];
const ages = ["under_1", "1_to_3", "3_to_5", "5_to_10", "10_to_20", "over_20"];

/** The values of a fixed scale in its order, empty ones included: a gap in the scale would mislead. */
function onScale(scale: string[], rows: Count[] = []): Count[] {
  const template: Count = {
    key: null,
    name: null,
    name_en: null,
    total: 0,
    overdue: 0,
    due_soon: 0,
    running: 0,
    paused: 0,
    none: 0,
    oldest_at: null,
    received_from: null,
    received_to: null,
  };
  return scale.map((key) => rows.find((row) => row.key === key) ?? { ...template, key });
}

type Props = { board: Board; filters: BoardFilters };

type ChoiceProps = {
  label: string;
  value: Dimension;
  values: readonly Dimension[];
  onChange: (value: Dimension) => void;
};

/** What a chart is split by, for those that can be split several ways. */
function Choice({ label, value, values, onChange }: ChoiceProps) {
  const { t } = useTranslation("board");
  return (
    <Segmented
      size="small"
      aria-label={label}
      value={value}
      onChange={onChange}
      options={values.map((each) => ({ value: each, label: t(`dimension.${each}`) }))}
    />
  );
}

const places = ["agency", "commune"] as const;

/** Open tickets by handling agency, or by the commune they come from: those with most overdue first. */
export function PlaceChart({ board, filters, limit = 12 }: Props & { limit?: number }) {
  const { t } = useTranslation("board");
  const { nameOf, filterOf } = useNames();
  const [place, setPlace] = useState<Dimension>("agency");
  const rows = (board.counts[place] ?? []).slice(0, limit);
  return (
    <CountChart
      title={t(`chart.${place}`)}
      dimension={t(`dimension.${place}`)}
      rows={rows}
      nameOf={nameOf(place)}
      filterOf={filterOf(place)}
      filters={filters}
      height={62 + Math.max(rows.length, 4) * 29}
      nameWidth={190}
      extra={<Choice label={t("chart.choice")} value={place} values={places} onChange={setPlace} />}
    />
  );
}

export function LevelChart({ board, filters }: Props) {
  const { t } = useTranslation("board");
  const { nameOf, filterOf } = useNames();
  const rows = onScale(levels, board.counts.level);
  return (
    <CountChart
      title={t("chart.level")}
      dimension={t("dimension.level")}
      rows={board.counts.level?.length ? rows : []}
      nameOf={nameOf("level")}
      filterOf={filterOf("level")}
      filters={filters}
      height={164}
      nameWidth={120}
    />
  );
}

export function AgeChart({ board, filters }: Props) {
  const { t } = useTranslation("board");
  const { nameOf, filterOf } = useNames();
  const rows = onScale(ages, board.counts.age);
  return (
    <CountChart
      title={t("chart.age")}
      dimension={t("dimension.age")}
      rows={board.counts.age?.length ? rows : []}
      nameOf={nameOf("age")}
      filterOf={filterOf("age")}
      filters={filters}
      axisNameOf={(count) => t(`ageShort.${count.key}`)}
      measures={["age", "open"]}
      isLying={false}
      height={228}
    />
  );
}

const subjects = ["field", "category", "channel"] as const;

/** By content: the five fields, the commonest sub-categories, or the channels. */
export function SubjectChart({ board, filters }: Props) {
  const { t } = useTranslation("board");
  const { nameOf, filterOf } = useNames();
  const [subject, setSubject] = useState<Dimension>("field");
  const rows = (board.counts[subject] ?? []).slice(0, 10);
  return (
    <CountChart
      title={t(`chart.${subject}`)}
      dimension={t(`dimension.${subject}`)}
      rows={rows}
      nameOf={nameOf(subject)}
      filterOf={filterOf(subject)}
      filters={filters}
      height={62 + Math.max(rows.length, 3) * (rows.length > 6 ? 27 : 53)}
      nameWidth={170}
      extra={<Choice label={t("chart.choice")} value={subject} values={subjects} onChange={setSubject} />}
    />
  );
}
