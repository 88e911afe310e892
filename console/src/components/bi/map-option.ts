import type { EChartsCoreOption } from "echarts/core";
import { chartColor } from "../chart/chart-theme";
import type { OptionTexts } from "./chart-option";
import { placeLabels } from "./map-labels";
import { legendHeight, mapLegend, roundDown } from "./map-legend";
import { type Answer, cellOf, dimensionsOf, keyOf, measuresOf, type Row } from "./types";

export type Place = { id: number; kind: string; latitude: number | null; longitude: number | null };

type Input = { answer: Answer; places: ReadonlyMap<number, Place>; texts: OptionTexts; width: number; height: number };

/** One degree of longitude is shorter than one of latitude; at the city's latitude by this much. */
const narrowing = Math.cos((20.8 * Math.PI) / 180);
const kmPerDegree = 111.2;
const DOT = 2.4;

type Point = { x: number; y: number };
type Mark = Point & { id: number; row: Row; value: number; share: number | null };

const pointOf = (place: Place | undefined): Point | undefined =>
  place && place.latitude !== null && place.longitude !== null
    ? { x: place.longitude * narrowing, y: place.latitude }
    : undefined;

function marksOf({ answer, places }: Pick<Input, "answer" | "places">): Mark[] {
  const dimension = dimensionsOf(answer)[0];
  const [size, share] = measuresOf(answer);
  if (!dimension || !size) return [];
  return answer.rows
    .flatMap((row) => {
      const id = Number(keyOf(row, dimension.code).key);
      const point = pointOf(places.get(id));
      const value = cellOf(row, size.code).value;
      return point && value ? [{ ...point, id, row, value, share: share ? cellOf(row, share.code).value : null }] : [];
    })
    .sort((a, b) => b.value - a.value);
}

/** From the first to the last, without one or two that lie far from all others: islands out at sea are drawn at the edge. */
function span(values: number[]): [number, number] {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (place: number) => sorted[place] as number;
  let [first, last] = [0, sorted.length - 1];
  for (let n = 0; n < 2 && last - first > 3; n += 1) {
    const isFar = (gap: number) => gap > (at(last) - at(first) - gap) / 6;
    if (isFar(at(first + 1) - at(first))) first += 1;
    if (isFar(at(last) - at(last - 1))) last -= 1;
  }
  return [at(first), at(last)];
}

/** Where the points lie in pixels: north is up, both axes at one scale, what is too far off at the edge. */
function project(points: readonly Point[], width: number, height: number, room: number) {
  const [west, east] = span(points.map(({ x }) => x));
  const [south, north] = span(points.map(({ y }) => y));
  const perPixel = Math.max((east - west) / (width - 2 * room), (north - south) / (height - 2 * room), 0.0001);
  const at = ({ x, y }: Point) => {
    const free = {
      x: width / 2 + (x - (west + east) / 2) / perPixel,
      y: height / 2 - (y - (south + north) / 2) / perPixel,
    };
    const held = {
      x: Math.min(width - room, Math.max(room, free.x)),
      y: Math.min(height - room, Math.max(room, free.y)),
    };
    const [east_, south_] = [Math.sign(free.x - held.x), Math.sign(free.y - held.y)];
    const isFar = Math.hypot(free.x - held.x, free.y - held.y) > 2 * room;
    // Which way it really lies.
    return { ...held, far: isFar ? (["↖↑↗", "← →", "↙↓↘"][south_ + 1]?.[east_ + 1] ?? "") : "" };
  };
  return { at, perPixel };
}

/** Up to where colours tell apart: shares of two or three cases would otherwise make all others pale. */
function topShare(marks: readonly Mark[]): { value: number; isCut: boolean } {
  const shares = marks.map(({ share }) => share ?? 0);
  const least = (marks[0]?.value ?? 0) / 8;
  const value = Math.max(...marks.filter((mark) => mark.value >= least).map(({ share }) => share ?? 0)) || 0.01;
  return { value, isCut: Math.max(...shares) > value };
}

const hex = (color: string) => {
  const long = color.length === 4 ? color.replace(/[0-9a-f]/gi, "$&$&") : color;
  return [1, 3, 5].map((at) => Number.parseInt(long.slice(at, at + 2), 16));
};
/** A colour between two of the page's, `part` of the way. */
function between(from: string, to: string, part: number): string {
  const [a, b] = [hex(from), hex(to)];
  return `rgb(${a.map((value, at) => Math.round(value + ((b[at] ?? 0) - value) * part)).join(", ")})`;
}

/** On a map of communes it goes without saying that they are communes. */
const shortName = (name: string) =>
  name.replace(/^(Phường|Xã|Đặc khu) /, "").replace(/ (Ward|Commune|Special Zone)$/, "");

/**
 * A map without tiles: a bubble each unit at its coordinates, as large as the first measure, as dark as the second, over
 * the quiet dots of all units, which give the city its shape.
 */
export function mapOption(input: Input): { option: EChartsCoreOption; rows: Row[] } | undefined {
  const { answer, places, texts, width, height } = input;
  const marks = marksOf(input);
  const [size, share] = measuresOf(answer);
  const dimension = dimensionsOf(answer)[0];
  if (marks.length === 0 || !size || !dimension) return undefined;
  const communes = [...places.values()].flatMap((place) => {
    const point = place.kind === "commune" && pointOf(place);
    return point ? [{ ...point, id: place.id }] : [];
  });
  const shown = new Set(marks.map(({ id }) => id));
  const frame = { width, height: height - legendHeight(width, share !== undefined) };
  const largest = Math.max(8, Math.min(24, Math.min(frame.width, frame.height) / 20));
  const most = marks[0]?.value ?? 1;
  const radius = (value: number) => Math.max(DOT + 0.8, largest * Math.sqrt(value / most));
  const { at, perPixel } = project(communes.length > 2 ? communes : marks, frame.width, frame.height, largest + 4);
  const spots = marks.map((mark) => {
    const spot = at(mark);
    // What is not where it is drawn must be named.
    return { ...spot, radius: radius(mark.value), isImportant: spot.far !== "" };
  });
  const names = marks.map(({ row }, index) =>
    `${shortName(texts.labelOf(row, dimension.code))} ${spots[index]?.far}`.trim(),
  );
  const labels = placeLabels(spots, names, { ...frame, most: width < 480 ? 10 : 20 });
  const top = topShare(marks);
  const strong = chartColor(share?.code.startsWith("overdue") ? "overdue" : "accent");
  const surface = chartColor("surface");
  const text = chartColor("text");
  // Circles that a legend has room for.
  const example = most * Math.min(1, (12 / largest) ** 2);
  const steps = [...new Set([roundDown(example), roundDown(example / 6)])];
  const legend = mapLegend({
    width,
    height,
    kmPerPixel: perPixel * kmPerDegree,
    sizes: {
      name: texts.nameOf(size),
      circles: steps.map((step) => ({ radius: radius(step), text: texts.text(step, size.format) })),
    },
    ...(share
      ? {
          colors: {
            name: texts.nameOf(share),
            from: between(surface, strong, 0.28),
            to: strong,
            max: top.value,
            least: texts.text(0, share.format),
            most: `${top.isCut ? "≥ " : ""}${texts.text(top.value, share.format)}`,
          },
        }
      : {}),
  });
  return {
    rows: marks.map((mark) => mark.row),
    option: {
      grid: { left: 0, right: 0, top: 0, bottom: 0 },
      xAxis: { show: false, type: "value", min: 0, max: width },
      yAxis: { show: false, type: "value", min: 0, max: height, inverse: true },
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
      visualMap: legend.visualMap,
      series: [
        {
          type: "scatter",
          name: texts.nameOf(size),
          z: 3,
          data: marks.map((mark, index) => ({
            value: [spots[index]?.x, spots[index]?.y, mark.share ?? 0],
            symbolSize: radius(mark.value) * 2,
            label: { show: labels[index] !== undefined },
            labelLine: { show: labels[index]?.isApart === true },
            itemStyle: spots[index]?.far ? { borderColor: text, borderType: "dashed" } : undefined,
          })),
          itemStyle: { color: strong, opacity: 0.92, borderColor: surface, borderWidth: 1 },
          label: {
            position: "right",
            distance: 3,
            fontSize: 11,
            color: text,
            textBorderColor: surface,
            textBorderWidth: 2.5,
            formatter: ({ dataIndex }: { dataIndex: number }) => names[dataIndex] ?? "",
          },
          labelLine: { lineStyle: { color: chartColor("secondary"), width: 0.8 }, length2: 0, smooth: false },
          labelLayout: ({ dataIndex }: { dataIndex: number }) => {
            const label = labels[dataIndex];
            return {
              ...(label ? { x: label.x, y: label.y, align: "left", verticalAlign: "middle" } : {}),
              hideOverlap: true,
            };
          },
          emphasis: { scale: 1.15, label: { show: true, fontWeight: 600 }, itemStyle: { borderColor: text } },
        },
        {
          type: "scatter",
          silent: true,
          animation: false,
          tooltip: { show: false },
          z: 1,
          data: communes.filter(({ id }) => !shown.has(id)).map((point) => [at(point).x, at(point).y]),
          symbolSize: DOT * 2,
          itemStyle: { color: chartColor("line") },
        },
        ...legend.series,
      ],
    },
  };
}
