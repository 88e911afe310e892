import { chartColor } from "../chart/chart-theme";

type Input = {
  width: number;
  height: number;
  kmPerPixel: number;
  /** What the sizes mean: the name of the measure, and the circles that explain them. */
  sizes: { name: string; circles: { radius: number; text: string }[] };
  /** What the colours mean. */
  colors?: { name: string; from: string; to: string; max: number; least: string; most: string };
};

/** 1, 2, 5, 10, 20 …: the largest not above. */
export function roundDown(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  return ([5, 2, 1].find((step) => step * power <= value) ?? 1) * power;
}

const isNarrow = (width: number) => width < 430;
/** Pixels under the map; on a telephone the colours take a line of their own. */
export const legendHeight = (width: number, hasColors: boolean) => (isNarrow(width) && hasColors ? 94 : 52);

const EDGE = 10;
const LETTER = 6.2;

/** Under the map, in its own plane (pixels from the left and the top): the scale, the sizes, the colours. */
export function mapLegend({ width, height, kmPerPixel, sizes, colors }: Input) {
  const quiet = { color: chartColor("secondary"), fontSize: 11 };
  const still = {
    type: "scatter",
    silent: true,
    tooltip: { show: false },
    animation: false,
    z: 1,
    itemStyle: { opacity: 1 },
  };
  const line = height - 14;
  const caption = height - 42;
  const km = roundDown(kmPerPixel * Math.min(width / 6, 90));
  const scale = km / kmPerPixel;
  let right = width - EDGE;
  const circles = sizes.circles.map(({ radius, text }) => {
    const x = right - text.length * LETTER - 4 - radius;
    right = x - radius - 10;
    return { x, radius, text };
  });
  const words = (text: string, x: number, y: number, position: "left" | "right") => ({
    value: [x, y],
    symbolSize: 0,
    label: { show: true, position, distance: 0, formatter: text, ...quiet },
  });
  const left = isNarrow(width) ? EDGE : EDGE + scale + 26;
  const under = isNarrow(width) ? 52 : 6;
  return {
    visualMap: colors && {
      min: 0,
      max: colors.max,
      dimension: 2,
      seriesIndex: 0,
      orient: "horizontal",
      left,
      bottom: under,
      itemWidth: 8,
      itemHeight: Math.min(96, width / 4),
      padding: 0,
      text: [colors.most, colors.least],
      textStyle: quiet,
      textGap: 6,
      inRange: { color: [colors.from, colors.to] },
    },
    series: [
      {
        ...still,
        data: [
          ...(colors ? [words(colors.name, left, height - under - 26, "right")] : []),
          words(sizes.name, width - EDGE, caption, "left"),
          words(`${km} km`, EDGE, line - 10, "right"),
        ],
      },
      {
        ...still,
        data: circles.map(({ x, radius, text }) => ({
          value: [x, line],
          symbolSize: radius * 2,
          label: { show: true, position: "right", distance: 4, formatter: text, ...quiet },
        })),
        itemStyle: { opacity: 1, color: "transparent", borderColor: chartColor("secondary"), borderWidth: 1 },
      },
      {
        ...still,
        type: "line",
        symbol: "none",
        data: [
          [EDGE, line - 3],
          [EDGE, line + 1],
          [EDGE + scale, line + 1],
          [EDGE + scale, line - 3],
        ],
        lineStyle: { color: chartColor("secondary"), width: 1 },
      },
    ],
  };
}
