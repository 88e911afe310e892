import { Grid } from "antd";
import type { EChartsCoreOption } from "echarts/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { Chart } from "../../components/chart/chart";
import { chartColor } from "../../components/chart/chart-theme";
import { useModeValue } from "../../components/mode-context";
import { formatDate } from "../../lib/date-time";
import { type BoardFilters, ticketsLink } from "./board-filter";
import { Definition } from "./definition";
import { useFigures } from "./figures";
import type { Week } from "./types";

const percent = (rate: number | null) => (rate === null ? null : Math.round(rate * 1000) / 10);

type Props = { weeks: readonly Week[]; filters: BoardFilters; height: number; isWall?: boolean };

/** Twelve weeks: how much came in, and which share was overdue; the running week is drawn paler. */
export function TrendChart({ weeks, filters, height, isWall = false }: Props) {
  const { t, i18n } = useTranslation("board");
  const { mode } = useModeValue();
  const figures = useFigures();
  const navigate = useNavigate();
  const isNarrow = Grid.useBreakpoint().md === false;
  const weekName = (week: Week) => formatDate(week.from_at).slice(0, 5);

  const option = useMemo((): EChartsCoreOption => {
    const fontSize = isWall ? 15 : 12;
    return {
      grid: { left: 4, right: 4, top: isNarrow ? 84 : 66, bottom: 4, containLabel: true },
      legend: { top: 0, left: 0, itemGap: 16, textStyle: { fontSize } },
      tooltip: { trigger: "axis", confine: true },
      xAxis: {
        type: "category",
        data: weeks.map((week, index) => (index === weeks.length - 1 ? t("trend.running") : weekName(week))),
        axisLabel: { fontSize, hideOverlap: true },
      },
      yAxis: [
        {
          type: "value",
          name: t("axis.inflow"),
          nameGap: 12,
          nameTextStyle: { align: "left", fontSize },
          minInterval: 1,
          splitNumber: 4,
          axisLabel: { fontSize, formatter: (value: number) => figures.count(value) },
        },
        {
          type: "value",
          name: t("axis.rate"),
          nameGap: 12,
          nameTextStyle: { align: "right", fontSize },
          min: 0,
          splitNumber: 4,
          splitLine: { show: false },
          axisLabel: { fontSize, formatter: "{value} %" },
        },
      ],
      series: [
        {
          name: t("trend.inflow"),
          type: "bar",
          barMaxWidth: 30,
          data: weeks.map((week, index) => ({
            value: week.received,
            itemStyle: index === weeks.length - 1 ? { opacity: 0.45 } : undefined,
          })),
          itemStyle: { color: mode === "dark" ? "#5d7596" : "#b4c5da" },
          tooltip: { valueFormatter: (value: number) => `${figures.count(value)} ${t("unit.tickets")}` },
        },
        {
          name: t("trend.officerMissed"),
          type: "line",
          yAxisIndex: 1,
          symbol: "none",
          data: weeks.map((week) => percent(week.officer_missed_rate)),
          lineStyle: { type: [4, 4], width: 1.5, color: chartColor("tertiary") },
          itemStyle: { color: chartColor("tertiary") },
          tooltip: { valueFormatter: (value: number) => figures.rate(value === null ? null : value / 100) },
        },
        {
          name: t("trend.rate"),
          type: "line",
          yAxisIndex: 1,
          symbol: "circle",
          symbolSize: isWall ? 9 : 6,
          data: weeks.map((week) => percent(week.overdue_rate)),
          lineStyle: { width: isWall ? 3.5 : 2.5, color: chartColor("overdue") },
          itemStyle: { color: chartColor("overdue") },
          tooltip: { valueFormatter: (value: number) => figures.rate(value === null ? null : value / 100) },
        },
      ],
    };
  }, [weeks, mode, i18n.language, isWall, isNarrow]);

  const columns = [
    {
      title: t("trend.week"),
      value: (week: Week) => `${formatDate(week.from_at)} – ${formatDate(Date.parse(week.to_at) - 1)}`,
      width: 26,
    },
    { title: t("trend.inflow"), value: (week: Week) => week.received, isNumber: true },
    { title: t("trend.answered"), value: (week: Week) => week.answered, isNumber: true },
    { title: t("trend.counted"), value: (week: Week) => week.tickets, isNumber: true },
    { title: t("trend.overdue"), value: (week: Week) => week.overdue, isNumber: true },
    { title: t("trend.ratePercent"), value: (week: Week) => percent(week.overdue_rate), isNumber: true },
    { title: t("trend.officerMissed"), value: (week: Week) => week.officer_missed, isNumber: true },
  ];
  return (
    <Chart
      title={t("trend.title")}
      summary={t("trend.summary", {
        first: figures.rate(weeks[0]?.overdue_rate),
        last: figures.rate(weeks.at(-1)?.overdue_rate),
      })}
      rows={weeks}
      columns={columns}
      option={option}
      height={height}
      rowName={weekName}
      onOpen={(week) =>
        navigate(ticketsLink(filters, { received_from: [week.from_at], received_to: [week.to_at] }, { isOpen: false }))
      }
      extra={<Definition measures={["overdue_rate", "officer_missed", "received"]} />}
    />
  );
}
