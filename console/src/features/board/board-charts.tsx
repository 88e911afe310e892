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

/** Open tickets by agency: those with most overdue first. */
export function AgencyChart({ board, filters, limit = 12 }: Props & { limit?: number }) {
  const { t } = useTranslation("board");
  const { nameOf, filterOf } = useNames();
  const rows = (board.counts.agency ?? []).slice(0, limit);
  return (
    <CountChart
      title={t("chart.agency")}
      dimension={t("dimension.agency")}
      rows={rows}
      nameOf={nameOf("agency")}
      filterOf={filterOf("agency")}
      filters={filters}
      height={62 + rows.length * 27}
      nameWidth={190}
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
      height={328}
      nameWidth={170}
      extra={
        <Segmented
          size="small"
          aria-label={t("chart.subjectChoice")}
          value={subject}
          onChange={setSubject}
          options={subjects.map((value) => ({ value: value as Dimension, label: t(`dimension.${value}`) }))}
        />
      }
    />
  );
}

export function CommuneChart({ board, filters }: Props) {
  const { t } = useTranslation("board");
  const { nameOf, filterOf } = useNames();
  const rows = (board.counts.commune ?? []).filter((row) => row.key !== null).slice(0, 12);
  return (
    <CountChart
      title={t("chart.commune")}
      dimension={t("dimension.commune")}
      rows={rows}
      nameOf={nameOf("commune")}
      filterOf={filterOf("commune")}
      filters={filters}
      height={62 + Math.max(rows.length, 4) * 27}
      nameWidth={130}
    />
  );
}
