import type { EChartsCoreOption } from "echarts/core";
import { chartColor } from "../chart/chart-theme";
import type { Answer, Column, Format, Look, MeasureColumn, Row } from "./types";
import { cellOf, dimensionsOf, keyOf, measuresOf } from "./types";
import { scaled } from "./use-formats";

export type OptionTexts = {
  nameOf: (column: { name: string; name_en: string }) => string;
  unitOf: (column: MeasureColumn) => string;
  /** The name of a row's value, "not given" included. */
  labelOf: (row: Row, code: string) => string;
  axis: (value: number, format: Format) => string;
  text: (value: number | null, format: Format) => string;
  compared: string;
  /** What is gathered behind the largest: "Others (118)". */
  others: (count: number) => string;
};
export type TargetLine = { measure: string; value: number; name: string };

type Input = { answer: Answer; look: Look; texts: OptionTexts; targets?: TargetLine[]; isNarrow: boolean };
type Drawn = {
  option: EChartsCoreOption;
  rowOf: (point: { dataIndex: number; seriesIndex: number }) => Row | undefined;
};

/** The scale of the clocks, wherever its states are told apart. */
const states: Record<string, string> = {
  overdue: "overdue",
  missed: "overdue",
  due_soon: "due-soon",
  running: "accent",
  met: "accent",
  paused: "tertiary",
  cancelled: "tertiary",
  none: "line",
};
const stateColor = (dimension: string, key: string): string | undefined => {
  const name = dimension.startsWith("clock_") ? states[key] : undefined;
  return name ? chartColor(name) : undefined;
};

/** Red belongs to what is overdue, whichever chart shows it. */
const colorOf = (code: string): string | undefined =>
  code.startsWith("overdue") || code === "missed"
    ? chartColor("overdue")
    : code === "due_soon"
      ? chartColor("due-soon")
      : undefined;

const unscale = (value: number, format: Format) =>
  ({ percent: value / 100, seconds: value * 3600, minutes: value * 60, score: value, number: value })[format];

const single = (row: Row, column: MeasureColumn) => scaled(cellOf(row, column.code).value, column.format);

function valueAxis(column: MeasureColumn, texts: OptionTexts, extra: object = {}) {
  return {
    type: "value",
    name: texts.unitOf(column),
    nameGap: 10,
    splitNumber: column.format === "percent" ? 5 : 4,
    minInterval: column.format === "number" ? 1 : undefined,
    // A share of more than the whole is no tick of an axis.
    max: column.format === "percent" ? ({ max }: { max: number }) => (max > 75 && max <= 100 ? 100 : null) : undefined,
    axisLabel: { formatter: (value: number) => texts.axis(value, column.format) },
    ...extra,
  };
}

const tooltipOf = (column: MeasureColumn, texts: OptionTexts) => ({
  valueFormatter: (value: number | null | undefined) =>
    texts.text(typeof value === "number" ? unscale(value, column.format) : null, column.format),
});

function targetLine(targets: TargetLine[] | undefined, column: MeasureColumn, isLying: boolean) {
  const target = targets?.find((each) => each.measure === column.code);
  if (!target) return undefined;
  const at = scaled(target.value, column.format);
  return {
    silent: true,
    symbol: "none",
    lineStyle: { type: "dashed", width: 1.5, color: chartColor("text") },
    label: {
      formatter: target.name,
      // Below its line: above it stands the name of the axis.
      position: isLying ? "end" : "insideStartBottom",
      color: chartColor("text"),
      fontSize: 11.5,
    },
    data: [isLying ? { xAxis: at } : { yAxis: at }],
  };
}

/** "Tháng 7/2026" is too long for an axis; that 7/2026 is a month goes without saying, that 30/2026 is a week does not. */
const axisName = (label: string, dimension: Column): string =>
  dimension.code === "time" ? label.replace(/^(Tháng|Năm) /, "") : label;

/** One dimension: its values along an axis, a series a measure, the compared period paler beside it. */
function alongOne({ answer, look, texts, targets, isNarrow }: Input, dimension: Column): Drawn {
  const measures = measuresOf(answer);
  const rows = answer.rows;
  const isLying = look === "lying";
  const isLine = look === "line";
  const names = rows.map((row) => axisName(texts.labelOf(row, dimension.code), dimension));
  // Two kinds of number cannot share an axis; a third would have none of its own.
  const formats = [...new Set(measures.map((column) => column.format))].slice(0, 2);
  const axes = formats.map((format, place) => {
    const column = measures.find((each) => each.format === format) as MeasureColumn;
    return valueAxis(column, texts, {
      splitLine: { show: place === 0 },
      // Beside the last number under lying bars, not on it.
      ...(isLying ? { nameGap: 18 } : {}),
      ...(isLying && isNarrow ? { splitNumber: 2 } : {}),
      nameTextStyle: isLying
        ? { align: "left", verticalAlign: "top", padding: [8, 0, 0, 0] }
        : { align: place === 0 ? "left" : "right" },
      // Lying bars have room for one axis only.
      show: !isLying || place === 0,
    });
  });
  const categories = {
    type: "category",
    data: names,
    inverse: isLying,
    boundaryGap: !isLine,
    axisLabel: isLying
      ? { width: isNarrow ? 110 : 170, overflow: rows.length > 8 ? "truncate" : "break", lineHeight: 15, interval: 0 }
      : dimension.code === "time"
        ? { hideOverlap: true, alignMinLabel: "left", alignMaxLabel: "right" }
        : { hideOverlap: true, interval: 0, width: 90, overflow: "break" },
  };
  const series = measures.flatMap((column) => {
    const axis = Math.max(0, formats.indexOf(column.format));
    const color = colorOf(column.code);
    const shared = {
      type: isLine || (!isLying && axis === 1) ? "line" : "bar",
      stack: look === "stacked" && axis === 0 ? "all" : undefined,
      tooltip: tooltipOf(column, texts),
      connectNulls: false,
      showSymbol: rows.length <= 40,
      [isLying ? "xAxisIndex" : "yAxisIndex"]: axis,
    };
    const now = {
      ...shared,
      name: texts.nameOf(column),
      data: rows.map((row) => single(row, column)),
      itemStyle: color ? { color } : undefined,
      lineStyle: color ? { color } : undefined,
      markLine: targetLine(targets, column, isLying),
      label:
        isLying && measures.length === 1
          ? {
              show: true,
              position: "right",
              color: chartColor("text"),
              formatter: ({ value }: { value: number | null }) =>
                value === null ? "" : texts.text(unscale(value, column.format), column.format),
            }
          : undefined,
    };
    const isCompared = answer.compare && look !== "stacked" && rows.some((row) => cellOf(row, column.code).compare);
    if (!isCompared) return [now];
    return [
      now,
      {
        ...shared,
        name: `${texts.nameOf(column)} (${texts.compared})`,
        data: rows.map((row) => scaled(cellOf(row, column.code).compare?.value, column.format)),
        itemStyle: { color: color ?? chartColor("tertiary"), opacity: 0.45 },
        lineStyle: { type: [4, 4], width: 1.5, color: color ?? chartColor("tertiary"), opacity: 0.8 },
        symbol: "none",
      },
    ];
  });
  const hasLegend = series.length > 1;
  return {
    option: {
      grid: {
        left: 4,
        right: isLying ? 54 : formats.length > 1 ? 8 : 16,
        top: (hasLegend ? (isNarrow && series.length > 2 ? 64 : 34) : 8) + (isLying ? 0 : 24),
        bottom: isLying ? 22 : 10,
        containLabel: true,
      },
      legend: { show: hasLegend, top: 0, left: 0, type: isNarrow ? "plain" : "scroll" },
      tooltip: { trigger: "axis", axisPointer: { type: isLine ? "line" : "shadow" }, confine: true },
      [isLying ? "yAxis" : "xAxis"]: categories,
      [isLying ? "xAxis" : "yAxis"]: axes,
      series,
    },
    rowOf: ({ dataIndex }) => rows[dataIndex],
  };
}

/** As many as there are colours to tell them apart; more rows than those have no room for their names. */
const MOST_SERIES = 7;
const MOST_ROWS = 20;

/** Two dimensions: the first along an axis, a series each value of the second; of the first measure. */
function alongTwo({ answer, look, texts, isNarrow }: Input, first: Column, second: Column): Drawn {
  const column = measuresOf(answer)[0] as MeasureColumn;
  const id = (row: Row, code: string) => String(keyOf(row, code).key);
  const firsts = [...new Map(answer.rows.map((row) => [id(row, first.code), row])).entries()];
  const all = [...new Map(answer.rows.map((row) => [id(row, second.code), row])).entries()];
  const most = look === "heatmap" ? MOST_ROWS : MOST_SERIES;
  const seconds = all.length > most ? largest(answer.rows, column, (row) => id(row, second.code), all, most) : all;
  const others = all.filter(([b]) => !seconds.some(([kept]) => kept === b));
  const at = new Map(answer.rows.map((row) => [`${id(row, first.code)}|${id(row, second.code)}`, row]));
  const isLying = look === "lying";
  const cellAt = (a: string, b: string) => {
    const row = at.get(`${a}|${b}`);
    return row ? single(row, column) : column.format === "number" ? 0 : null;
  };
  const names = (entries: [string, Row][], code: string) =>
    entries.map(([, row]) => axisName(texts.labelOf(row, code), code === first.code ? first : second));

  if (look === "heatmap") {
    const data = firsts.flatMap(([a], x) => seconds.map(([b], y) => [x, y, cellAt(a, b) ?? "-"]));
    const most = Math.max(1, ...data.map((point) => (typeof point[2] === "number" ? point[2] : 0)));
    return {
      option: {
        grid: { left: 4, right: 8, top: 8, bottom: 44, containLabel: true },
        tooltip: {
          confine: true,
          formatter: ({ value }: { value: [number, number, number | string] }) =>
            `${names(firsts, first.code)[value[0]]} · ${names(seconds, second.code)[value[1]]}: <b>${
              typeof value[2] === "number" ? texts.text(unscale(value[2], column.format), column.format) : "–"
            }</b>`,
        },
        xAxis: { type: "category", data: names(firsts, first.code), axisLabel: { hideOverlap: true } },
        yAxis: {
          type: "category",
          inverse: true,
          data: names(seconds, second.code),
          axisLabel: { width: isNarrow ? 90 : 150, overflow: "truncate" },
        },
        visualMap: {
          min: 0,
          max: most,
          orient: "horizontal",
          left: "center",
          bottom: 0,
          itemHeight: 120,
          itemWidth: 10,
          inRange: { color: [chartColor("hover"), chartColor("accent")] },
          formatter: (value: number) => texts.axis(Math.round(value), column.format),
        },
        series: [
          {
            type: "heatmap",
            name: texts.nameOf(column),
            data,
            itemStyle: { borderColor: chartColor("surface"), borderWidth: 1 },
          },
        ],
      },
      rowOf: ({ dataIndex }) => {
        const a = firsts[Math.floor(dataIndex / seconds.length)]?.[0];
        const b = seconds[dataIndex % seconds.length]?.[0];
        return at.get(`${a}|${b}`);
      },
    };
  }
  const categories = {
    type: "category",
    data: names(firsts, first.code),
    inverse: isLying,
    axisLabel: isLying
      ? { width: isNarrow ? 110 : 180, overflow: "truncate", interval: 0 }
      : { hideOverlap: true, ...(first.code === "time" ? { alignMinLabel: "left", alignMaxLabel: "right" } : {}) },
  };
  const axis = valueAxis(column, texts, { nameTextStyle: { align: "left" } });
  const shared = {
    type: look === "line" ? "line" : "bar",
    stack: look === "stacked" || isLying ? "all" : undefined,
    tooltip: tooltipOf(column, texts),
    barMaxWidth: 34,
  };
  return {
    option: {
      grid: { left: 4, right: 20, top: isLying ? 34 : 58, bottom: isLying ? 22 : 10, containLabel: true },
      legend: { top: 0, left: 0, type: "scroll" },
      tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, confine: true },
      [isLying ? "yAxis" : "xAxis"]: categories,
      [isLying ? "xAxis" : "yAxis"]: axis,
      series: [
        ...seconds.map(([b, row]) => ({
          ...shared,
          name: texts.labelOf(row, second.code),
          data: firsts.map(([a]) => cellAt(a, b)),
          itemStyle: stateColor(second.code, b) ? { color: stateColor(second.code, b) } : undefined,
        })),
        // What can be added up is; of shares the table tells the rest.
        ...(others.length > 0 && column.is_additive
          ? [
              {
                ...shared,
                name: texts.others(others.length),
                data: firsts.map(([a]) => others.reduce((sum, [b]) => sum + (cellAt(a, b) ?? 0), 0)),
                itemStyle: { color: chartColor("line") },
                lineStyle: { color: chartColor("tertiary"), type: [4, 4] },
              },
            ]
          : []),
      ],
    },
    rowOf: ({ dataIndex, seriesIndex }) => at.get(`${firsts[dataIndex]?.[0]}|${seconds[seriesIndex]?.[0]}`),
  };
}

/** The values with the largest sums, in the order they came. Shares are told by their cases. */
function largest<Entry extends [string, Row]>(
  rows: Row[],
  column: MeasureColumn,
  idOf: (row: Row) => string,
  entries: Entry[],
  most: number,
): Entry[] {
  const sums = new Map<string, number>();
  for (const row of rows) {
    const { value, denominator } = cellOf(row, column.code);
    sums.set(idOf(row), (sums.get(idOf(row)) ?? 0) + (denominator ?? value ?? 0));
  }
  const kept = new Set(
    [...sums]
      .sort(([, a], [, b]) => b - a)
      .slice(0, most)
      .map(([key]) => key),
  );
  return entries.filter(([key]) => kept.has(key));
}

function asPie({ answer, texts, isNarrow }: Input, dimension: Column): Drawn {
  const column = measuresOf(answer)[0] as MeasureColumn;
  return {
    option: {
      legend: {
        type: "scroll",
        orient: isNarrow ? "horizontal" : "vertical",
        ...(isNarrow ? { bottom: 0, left: 0 } : { right: 4, top: "middle" }),
        textStyle: { width: 150, overflow: "truncate" },
      },
      tooltip: { trigger: "item", confine: true, ...tooltipOf(column, texts) },
      series: [
        {
          type: "pie",
          name: texts.nameOf(column),
          radius: ["46%", "74%"],
          center: isNarrow ? ["50%", "42%"] : ["34%", "50%"],
          label: { show: false },
          itemStyle: { borderColor: chartColor("surface"), borderWidth: 2 },
          data: answer.rows.map((row) => ({
            name: texts.labelOf(row, dimension.code),
            value: single(row, column),
            itemStyle: { color: stateColor(dimension.code, String(keyOf(row, dimension.code).key)) },
          })),
        },
      ],
    },
    rowOf: ({ dataIndex }) => answer.rows[dataIndex],
  };
}

/** How an answer is drawn, and which of its rows a mark stands for. Undefined = these numbers cannot be drawn so. */
export function drawAnswer(input: Input): Drawn | undefined {
  const [first, second] = dimensionsOf(input.answer);
  if (!first || measuresOf(input.answer).length === 0) return undefined;
  if (second) return input.look === "pie" ? undefined : alongTwo(input, first, second);
  if (input.look === "heatmap") return undefined;
  return input.look === "pie" ? asPie(input, first) : alongOne(input, first);
}
