import { isoDate } from "./date-time";

/** Relative periods of charts and boards, as the database has them (`bi.resolve_period()`). */
export const periods = [
  "today",
  "yesterday",
  "this_week",
  "last_week",
  "this_month",
  "last_month",
  "this_quarter",
  "last_quarter",
  "this_year",
  "last_year",
  "last_7_days",
  "last_30_days",
  "last_90_days",
  "last_12_weeks",
  "last_12_months",
  "last_24_months",
] as const;
export type RelativePeriod = (typeof periods)[number];

/** A relative period, or two days of the office (the last one included): `2026-01-01,2026-03-31`. */
export type Period = RelativePeriod | `${string},${string}`;

/** Days of the office, the last one excluded. */
export type Days = { from: string; to: string };

/** Calendar days are reckoned at noon UTC, where no zone of a browser can move them. */
const day = (text: string) => new Date(`${text}T12:00:00Z`);
const text = (date: Date) => date.toISOString().slice(0, 10);
const isDay = (value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(+day(value));

export function addDays(from: string, days: number): string {
  const date = day(from);
  date.setUTCDate(date.getUTCDate() + days);
  return text(date);
}

function addMonths(from: string, months: number): string {
  const date = day(from);
  date.setUTCMonth(date.getUTCMonth() + months);
  return text(date);
}

export const isRelative = (value: string): value is RelativePeriod => (periods as readonly string[]).includes(value);

/** A period as it may stand in a URL; undefined when it is none. */
export function readPeriod(value: string | undefined): Period | undefined {
  if (!value) return undefined;
  if (isRelative(value)) return value;
  const [from, to, ...rest] = value.split(",");
  return from && to && rest.length === 0 && isDay(from) && isDay(to) && from <= to ? `${from},${to}` : undefined;
}

/** The days of a period as of an instant; a running one ends with today. */
export function resolvePeriod(period: Period, now: Date = new Date()): Days {
  if (!isRelative(period)) {
    const [from, to] = period.split(",") as [string, string];
    return { from, to: addDays(to, 1) };
  }
  const today = isoDate(now);
  const to = addDays(today, 1);
  // ISO weeks begin on Monday.
  const week = addDays(today, -((day(today).getUTCDay() + 6) % 7));
  const month = `${today.slice(0, 7)}-01`;
  const quarter = addMonths(month, -((Number(month.slice(5, 7)) - 1) % 3));
  const year = `${today.slice(0, 4)}-01-01`;
  const all: Record<RelativePeriod, Days> = {
    today: { from: today, to },
    yesterday: { from: addDays(today, -1), to: today },
    this_week: { from: week, to },
    last_week: { from: addDays(week, -7), to: week },
    this_month: { from: month, to },
    last_month: { from: addMonths(month, -1), to: month },
    this_quarter: { from: quarter, to },
    last_quarter: { from: addMonths(quarter, -3), to: quarter },
    this_year: { from: year, to },
    last_year: { from: addMonths(year, -12), to: year },
    last_7_days: { from: addDays(today, -6), to },
    last_30_days: { from: addDays(today, -29), to },
    last_90_days: { from: addDays(today, -89), to },
    last_12_weeks: { from: addDays(week, -77), to },
    last_12_months: { from: addMonths(month, -11), to },
    last_24_months: { from: addMonths(month, -23), to },
  };
  return all[period];
}
