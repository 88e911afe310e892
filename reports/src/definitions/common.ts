import type { PeriodKind } from "../lib/periods.ts";
import type { Query, Scope } from "./definition.ts";

/** What a period is compared with, in words. */
export const before: Record<PeriodKind, string> = {
  day: "ngày trước",
  week: "tuần trước",
  month: "tháng trước",
  quarter: "quý trước",
  year: "năm trước",
};

export const span = ({ period }: Scope) => ({ from: period.from, to: period.to });

/** How finely a report's trend is cut. */
export const grainOf: Record<PeriodKind, string> = {
  day: "hour",
  week: "day",
  month: "week",
  quarter: "month",
  year: "month",
};

export const trendTitle: Record<PeriodKind, string> = {
  day: "theo giờ",
  week: "theo ngày",
  month: "theo tuần",
  quarter: "theo tháng",
  year: "theo tháng",
};

/** A query over the report's own period. */
export const over = (
  scope: Scope,
  dataset: string,
  measures: string[],
  more: Partial<Extract<Query, { dataset: string }>> = {},
): Query => ({
  dataset,
  measures,
  period: span(scope),
  ...more,
});
