/** A chart as what it shows; how it looks is the same for all of them. */
export interface Chart {
  kind: "bar" | "line" | "stacked" | "across";
  title: string;
  unit: string;
  /** In the order of the axis. */
  labels: string[];
  series: { name: string; values: (number | null)[] }[];
  /** Values are fractions. */
  isPercent?: boolean;
  /** A line at what is aimed at. */
  target?: { name: string; value: number };
}

/** Told apart by lightness too: most of these papers are printed in black and white. */
const colours = ["#0f5f5c", "#9db8b5", "#3f5880", "#b9a26b", "#8a5a83", "#5d635d"];
const ink = "#20241f";
const font = "Be Vietnam Pro, sans-serif";

/** Height in pixels of a picture 760 wide; bars that lie across need room for each. */
export const chartHeight = (chart: Chart): number =>
  chart.kind === "across" ? Math.max(160, 78 + chart.labels.length * (chart.series.length > 1 ? 34 : 26)) : 330;
export const chartWidth = 760;

/** What ECharts draws. Without animation: the picture is taken at once. */
export function chartOption(chart: Chart): Record<string, unknown> {
  const isAcross = chart.kind === "across";
  const text = { fontFamily: font, color: ink, fontSize: 13 };
  const categories = {
    type: "category",
    data: chart.labels,
    inverse: isAcross,
    axisTick: { show: false },
    axisLabel: {
      ...text,
      ...(isAcross ? { width: 230, overflow: "truncate" } : { interval: "auto", hideOverlap: true }),
    },
  };
  const values = {
    type: "value",
    minInterval: chart.isPercent ? undefined : 1,
    axisLabel: { ...text, formatter: chart.isPercent ? (n: number) => `${Math.round(n * 100)}%` : undefined },
    splitLine: { lineStyle: { color: "#e5e1d8" } },
  };
  const shown = (value: number | null) =>
    value === null
      ? ""
      : chart.isPercent
        ? `${(value * 100).toFixed(1).replace(".", ",").replace(",0", "")}%`
        : value.toLocaleString("vi-VN");
  return {
    animation: false,
    textStyle: { fontFamily: font },
    color: colours,
    backgroundColor: "#ffffff",
    legend: chart.series.length > 1 ? { top: 4, textStyle: text, itemWidth: 14, itemHeight: 9 } : { show: false },
    grid: {
      left: 12,
      right: 48,
      top: chart.series.length > 1 ? 42 : 18,
      bottom: 12,
      // Room for the labels.
      outerBoundsMode: "same",
      outerBoundsContain: "axisLabel",
    },
    xAxis: isAcross ? values : categories,
    yAxis: isAcross ? categories : values,
    series: chart.series.map(({ name, values: data }, index) => ({
      name,
      type: chart.kind === "line" ? "line" : "bar",
      ...(chart.kind === "stacked" ? { stack: "all" } : {}),
      barMaxWidth: isAcross ? 16 : 30,
      lineStyle: { width: 2.5, type: index === 0 ? "solid" : "dashed" },
      symbolSize: 7,
      data,
      label: {
        show: chart.kind !== "stacked" && data.length * chart.series.length <= 30,
        position: isAcross ? "right" : "top",
        ...text,
        fontSize: 11,
        formatter: ({ value }: { value: number | null }) => shown(value),
      },
      ...(chart.target && index === 0
        ? {
            markLine: {
              symbol: "none",
              label: { ...text, fontSize: 11, formatter: chart.target.name, position: "insideEndTop" },
              lineStyle: { color: ink, type: "dashed", width: 1.2 },
              data: [isAcross ? { xAxis: chart.target.value } : { yAxis: chart.target.value }],
            },
          }
        : {}),
    })),
  };
}
