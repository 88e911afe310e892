import type { EChartsCoreOption } from "echarts/core";
import { chartColor } from "../../components/chart/chart-theme";
import { stateOpacity } from "./state-look";
import { type BoardState, boardStates, type Count } from "./types";

const colorOf = (state: BoardState): string =>
  ({
    overdue: chartColor("overdue"),
    due_soon: chartColor("due-soon"),
    running: chartColor("accent"),
    paused: chartColor("tertiary"),
    none: chartColor("line"),
  })[state];

type Options = {
  nameOf: (count: Count) => string;
  stateName: (state: BoardState) => string;
  /** Unit of the value axis. */
  unit: string;
  /** Bars lie (long names) or stand (an order of groups). */
  isLying?: boolean;
  nameWidth?: number;
  /** On a phone: shorter names, fewer ticks, a legend of two lines. */
  isNarrow?: boolean;
  language: string;
};

/** The states in which any of the rows has a ticket: the series of the chart, in their order. */
export const statesOf = (rows: readonly Count[]): BoardState[] =>
  boardStates.filter((state) => rows.some((row) => row[state] > 0));

/** Bars stacked by the state of the deadline, worst first, with the whole written at the end. */
export function stackedOption(rows: readonly Count[], options: Options): EChartsCoreOption {
  const { nameOf, stateName, unit, isLying = true, nameWidth: wanted = 168, isNarrow = false, language } = options;
  const nameWidth = isNarrow ? Math.min(wanted, 116) : wanted;
  const legendRoom = isNarrow ? 20 : 0;
  const write = (value: number) => value.toLocaleString(language);
  const categories = {
    type: "category",
    data: rows.map(nameOf),
    inverse: isLying,
    axisLabel: isLying
      ? { width: nameWidth, overflow: rows.length > 6 ? "truncate" : "break", lineHeight: 16, fontSize: 12.5 }
      : { interval: 0, fontSize: 12 },
    axisLine: { show: !isLying },
  };
  const values = {
    type: "value",
    name: unit,
    nameLocation: "end",
    nameGap: isLying ? 16 : 12,
    nameTextStyle: isLying
      ? { align: "left", verticalAlign: "top", padding: [8, 0, 0, 0] }
      : { align: "left", padding: [0, 0, 0, -14] },
    minInterval: 1,
    splitNumber: isNarrow ? 2 : 4,
  };
  const states = statesOf(rows);
  return {
    grid: isLying
      ? { left: 4, right: 46, top: 30 + legendRoom, bottom: 4, containLabel: true }
      : { left: 4, right: 8, top: 54 + legendRoom, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, itemGap: isNarrow ? 10 : 14, selectedMode: false },
    tooltip: {
      trigger: "axis",
      axisPointer: { type: "shadow" },
      valueFormatter: (value: number) => write(value),
      confine: true,
    },
    [isLying ? "yAxis" : "xAxis"]: categories,
    [isLying ? "xAxis" : "yAxis"]: values,
    series: [
      ...states.map((state) => ({
        name: stateName(state),
        type: "bar",
        stack: "all",
        barWidth: isLying ? 14 : undefined,
        barMaxWidth: 40,
        data: rows.map((row) => row[state]),
        itemStyle: {
          color: colorOf(state),
          opacity: stateOpacity[state],
          borderRadius: 0,
          borderColor: chartColor("surface"),
          borderWidth: 0.6,
        },
        emphasis: { focus: "series" },
      })),
      {
        // Not a state of its own: it only writes the whole behind the bar.
        type: "bar",
        stack: "all",
        data: rows.map(() => 0),
        silent: true,
        tooltip: { show: false },
        label: {
          show: true,
          position: isLying ? "right" : "top",
          formatter: ({ dataIndex }: { dataIndex: number }) => write(rows[dataIndex]?.total ?? 0),
          color: chartColor("text"),
          fontWeight: 500,
          fontSize: 12.5,
        },
      },
    ],
  };
}
