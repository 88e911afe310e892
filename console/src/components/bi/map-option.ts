import type { EChartsCoreOption } from "echarts/core";
import { chartColor } from "../chart/chart-theme";
import type { OptionTexts } from "./chart-option";
import { type Answer, cellOf, dimensionsOf, keyOf, measuresOf, type Row } from "./types";

export type Place = { id: number; latitude: number | null; longitude: number | null };

type Input = { answer: Answer; places: ReadonlyMap<number, Place>; texts: OptionTexts; width: number; height: number };

/** One degree of longitude is shorter than one of latitude; at the city's latitude by this much. */
const narrowing = Math.cos((20.8 * Math.PI) / 180);

type Mark = { row: Row; place: Place & { latitude: number; longitude: number }; value: number; share: number | null };

function marksOf({ answer, places }: Pick<Input, "answer" | "places">): Mark[] {
  const dimension = dimensionsOf(answer)[0];
  const [size, share] = measuresOf(answer);
  if (!dimension || !size) return [];
  return answer.rows
    .flatMap((row) => {
      const place = places.get(Number(keyOf(row, dimension.code).key));
      const value = cellOf(row, size.code).value;
      if (!place || place.latitude === null || place.longitude === null || !value) return [];
      const { latitude, longitude } = place;
      const part = share ? cellOf(row, share.code).value : null;
      return [{ row, place: { ...place, latitude, longitude }, value, share: part }];
    })
    .sort((a, b) => b.value - a.value);
}

/** The middle nine tenths decide what is shown; an island far out at sea is drawn at the edge, not the city in a corner. */
function frame(values: number[]): [number, number] {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.round((sorted.length - 1) * part)] as number;
  return [at(0.02), at(0.98)];
}

/**
 * A map without tiles: a bubble each unit at its coordinates, as large as the first measure, as dark as the second.
 * Both axes keep the same scale on the ground.
 */
export function mapOption(input: Input): { option: EChartsCoreOption; rows: Row[] } | undefined {
  const { answer, texts, width, height } = input;
  const marks = marksOf(input);
  const [size, share] = measuresOf(answer);
  const dimension = dimensionsOf(answer)[0];
  if (marks.length === 0 || !size || !dimension) return undefined;
  const [west, east] = frame(marks.map((mark) => mark.place.longitude * narrowing));
  const [south, north] = frame(marks.map((mark) => mark.place.latitude));
  const perPixel = Math.max(
    (east - west) / Math.max(width - 150, 120),
    (north - south) / Math.max(height - 90, 100),
    0.0004,
  );
  const halfWidth = (perPixel * width) / 2;
  const halfHeight = (perPixel * height) / 2;
  // Names stand to the right of their bubbles: room for them.
  const x = (west + east) / 2 + perPixel * 38;
  const y = (south + north) / 2;
  const clamp = (value: number, middle: number, half: number) =>
    Math.min(middle + half * 0.96, Math.max(middle - half * 0.96, value));
  const most = marks[0]?.value ?? 1;
  const shares = marks.map((mark) => mark.share ?? 0);
  const isOverdue = share?.code.startsWith("overdue");
  const largest = Math.max(14, Math.min(52, width / 16));
  return {
    rows: marks.map((mark) => mark.row),
    option: {
      grid: { left: 0, right: 0, top: 0, bottom: 0 },
      xAxis: { show: false, type: "value", min: x - halfWidth, max: x + halfWidth },
      yAxis: { show: false, type: "value", min: y - halfHeight, max: y + halfHeight },
      tooltip: {
        confine: true,
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const mark = marks[dataIndex];
          if (!mark) return "";
          const lines = measuresOf(answer).map(
            (column) =>
              `${texts.nameOf(column)}: <b>${texts.text(cellOf(mark.row, column.code).value, column.format)}</b>`,
          );
          return [`<b>${texts.labelOf(mark.row, dimension.code)}</b>`, ...lines].join("<br>");
        },
      },
      visualMap: share
        ? {
            min: 0,
            max: Math.max(...shares) || 1,
            dimension: 3,
            orient: "horizontal",
            left: 6,
            bottom: 4,
            itemWidth: 9,
            itemHeight: 90,
            text: [texts.nameOf(share), ""],
            textStyle: { color: chartColor("secondary"), fontSize: 11.5 },
            inRange: {
              color: isOverdue
                ? [chartColor("line"), chartColor("overdue")]
                : [chartColor("line"), chartColor("accent")],
            },
          }
        : undefined,
      series: [
        {
          type: "scatter",
          name: texts.nameOf(size),
          data: marks.map((mark) => [
            clamp(mark.place.longitude * narrowing, x, halfWidth),
            clamp(mark.place.latitude, y, halfHeight),
            mark.value,
            mark.share ?? 0,
          ]),
          symbolSize: (value: number[]) => Math.max(5, largest * Math.sqrt((value[2] ?? 0) / most)),
          itemStyle: { opacity: 0.82, borderColor: chartColor("surface"), borderWidth: 1 },
          label: {
            show: true,
            position: "right",
            fontSize: 11,
            color: chartColor("text"),
            // The largest are named; the others by pointing at them, or in the table.
            formatter: ({ dataIndex }: { dataIndex: number }) =>
              dataIndex < (width < 480 ? 4 : 10) ? texts.labelOf(marks[dataIndex]?.row as Row, dimension.code) : "",
          },
          labelLayout: { hideOverlap: true, moveOverlap: "shiftY" },
        },
      ],
    },
  };
}
