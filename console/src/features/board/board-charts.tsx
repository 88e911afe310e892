import { Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BoardFilters } from "./board-filter";
import { CountChart } from "./count-chart";
import type { Board, Count, Dimension } from "./types";
import { noCount, useCounts } from "./use-counts";
import { useNames } from "./use-names";

const levels = ["operator", "officer", "head", "leaders"];
const ages = ["under_1", "1_to_3", "3_to_5", "5_to_10", "10_to_20", "over_20"];

/** The values of a fixed scale in its order, empty ones included: a gap in the scale would mislead. */
function onScale(scale: string[], rows: Count[]): Count[] {
  if (rows.length === 0) return [];
  return scale.map((key) => rows.find((row) => row.key === key) ?? { ...noCount, key });
}

type Props = { filters: BoardFilters };

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
export function PlaceChart({ filters, limit = 12 }: Props & { limit?: number }) {
  const { t } = useTranslation("board");
  const { nameOf, filterOf } = useNames();
  const [place, setPlace] = useState<Dimension>("agency");
  const query = useCounts(place, filters);
  const rows = (query.counts ?? []).slice(0, limit);
  return (
    <CountChart
      title={t(`chart.${place}`)}
      dimension={t(`dimension.${place}`)}
      query={query}
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

export function LevelChart({ filters }: Props) {
  const { t } = useTranslation("board");
  const { nameOf, filterOf } = useNames();
  const query = useCounts("level", filters);
  const rows = onScale(levels, query.counts ?? []);
  return (
    <CountChart
      title={t("chart.level")}
      dimension={t("dimension.level")}
      query={query}
      rows={rows}
      nameOf={nameOf("level")}
      filterOf={filterOf("level")}
      filters={filters}
      height={164}
      nameWidth={120}
    />
  );
}

export function AgeChart({ board, filters }: Props & { board: Board }) {
  const { t } = useTranslation("board");
  const { nameOf, filterOf } = useNames(board.ages);
  const query = useCounts("age", filters);
  const rows = onScale(ages, query.counts ?? []);
  return (
    <CountChart
      title={t("chart.age")}
      dimension={t("dimension.age")}
      query={query}
      rows={rows}
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
export function SubjectChart({ filters }: Props) {
  const { t } = useTranslation("board");
  const { nameOf, filterOf } = useNames();
  const [subject, setSubject] = useState<Dimension>("field");
  const query = useCounts(subject, filters);
  const rows = (query.counts ?? []).slice(0, 10);
  return (
    <CountChart
      title={t(`chart.${subject}`)}
      dimension={t(`dimension.${subject}`)}
      query={query}
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
