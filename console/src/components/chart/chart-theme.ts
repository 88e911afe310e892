const css = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(`--c-${name}`).trim();

/** Colours of series that are not clock states: never red or amber, told apart by lightness as well as hue. */
const series = {
  light: ["#0f5f5c", "#7f9cc0", "#7d8a3c", "#8a5a83", "#9a978d", "#4aa39d", "#3f5880"],
  dark: ["#66b9b3", "#93b1d8", "#b3c06a", "#c79ac0", "#a8a59b", "#3d8f8a", "#6f8fc0"],
};

/** A CSS colour of the page as a plain value, for a series that stands for a clock state: `chartColor("overdue")`. */
export const chartColor = css;

/** ECharts' theme from the page's own colours, so that a chart never looks like a foreign body. */
export function chartTheme(mode: "light" | "dark"): object {
  const text = { color: css("secondary"), fontFamily: '"Be Vietnam Pro", sans-serif', fontSize: 12 };
  const axis = {
    axisLine: { lineStyle: { color: css("line") } },
    axisTick: { show: false },
    axisLabel: { color: css("secondary"), fontFamily: text.fontFamily },
    splitLine: { lineStyle: { color: css("hairline") } },
    nameTextStyle: text,
  };
  return {
    color: series[mode],
    backgroundColor: "transparent",
    textStyle: text,
    categoryAxis: { ...axis, splitLine: { show: false } },
    valueAxis: { ...axis, axisLine: { show: false } },
    timeAxis: axis,
    // A legend that scrolls cuts off at the line's height; Vietnamese marks stand above the letters.
    legend: { textStyle: { ...text, lineHeight: 18 }, itemWidth: 12, itemHeight: 8, icon: "roundRect" },
    tooltip: {
      backgroundColor: css("raised"),
      borderColor: css("line"),
      textStyle: { ...text, color: css("text"), fontSize: 13 },
      extraCssText: "box-shadow: 0 4px 16px rgb(0 0 0 / 12%)",
    },
    line: { symbolSize: 6, lineStyle: { width: 2 } },
    bar: { barMaxWidth: 26, itemStyle: { borderRadius: [2, 2, 0, 0] } },
  };
}
