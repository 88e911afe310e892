/** How long a report looks back. */
export type PeriodKind = "day" | "week" | "month" | "quarter" | "year";

/** A period by its name: 2026-11-29, 2026-W48, 2026-11, 2026-Q4, 2026. The database reads it the same: `bi.report_period()`. */
export interface Period {
  key: string;
  kind: PeriodKind;
  /** First day, yyyy-mm-dd. */
  from: string;
  /** The day after the last one. */
  to: string;
  /** "tháng 10 năm 2026" */
  name: string;
  /** "từ ngày 01/10/2026 đến ngày 31/10/2026" */
  range: string;
}

const iso = (date: Date) => date.toISOString().slice(0, 10);
const utc = (year: number, month: number, day: number) => new Date(Date.UTC(year, month, day));
const plus = (date: Date, days: number) => new Date(date.getTime() + days * 86_400_000);
const shown = (date: Date) => iso(date).split("-").reverse().join("/");
const roman = ["I", "II", "III", "IV"];

/** The Monday of a date's week. */
const monday = (date: Date) => plus(date, -((date.getUTCDay() + 6) % 7));

/** Weeks as ISO 8601 counts them: week 1 has the year's first Thursday. */
function weekKey(date: Date): string {
  const thursday = plus(monday(date), 3);
  const year = thursday.getUTCFullYear();
  const week = 1 + Math.round((plus(thursday, -3).getTime() - monday(utc(year, 0, 4)).getTime()) / (7 * 86_400_000));
  return `${year}-W${String(week).padStart(2, "0")}`;
}

function made(key: string, kind: PeriodKind, from: Date, to: Date, name: string): Period {
  const last = plus(to, -1);
  const range = kind === "day" ? `ngày ${shown(from)}` : `từ ngày ${shown(from)} đến ngày ${shown(last)}`;
  return { key, kind, from: iso(from), to: iso(to), name, range };
}

/** @throws a sentence when there is no such period. */
export function periodOf(key: string): Period {
  const day = /^(\d{4})-(\d\d)-(\d\d)$/.exec(key);
  if (day) {
    const from = utc(Number(day[1]), Number(day[2]) - 1, Number(day[3]));
    if (iso(from) === key) return made(key, "day", from, plus(from, 1), `ngày ${shown(from)}`);
  }
  const week = /^(\d{4})-W(\d\d)$/.exec(key);
  if (week) {
    const from = plus(monday(utc(Number(week[1]), 0, 4)), (Number(week[2]) - 1) * 7);
    if (weekKey(from) === key) return made(key, "week", from, plus(from, 7), `tuần ${Number(week[2])} năm ${week[1]}`);
  }
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(key);
  if (month) {
    const [year, n] = [Number(month[1]), Number(month[2])];
    return made(key, "month", utc(year, n - 1, 1), utc(year, n, 1), `tháng ${n < 3 ? `0${n}` : n} năm ${year}`);
  }
  const quarter = /^(\d{4})-Q([1-4])$/.exec(key);
  if (quarter) {
    const [year, n] = [Number(quarter[1]), Number(quarter[2])];
    return made(key, "quarter", utc(year, n * 3 - 3, 1), utc(year, n * 3, 1), `quý ${roman[n - 1]} năm ${year}`);
  }
  if (/^\d{4}$/.test(key)) {
    const year = Number(key);
    return made(key, "year", utc(year, 0, 1), utc(year + 1, 0, 1), `năm ${year}`);
  }
  throw new Error(`There is no period "${key}": write 2026-11-29, 2026-W48, 2026-11, 2026-Q4 or 2026.`);
}

/** The name of the period in which a day (yyyy-mm-dd) lies. */
export function periodKey(kind: PeriodKind, day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  switch (kind) {
    case "day":
      return day;
    case "week":
      return weekKey(date);
    case "month":
      return day.slice(0, 7);
    case "quarter":
      return `${day.slice(0, 4)}-Q${Math.floor(date.getUTCMonth() / 3) + 1}`;
    case "year":
      return day.slice(0, 4);
  }
}

/** The period before. */
export const periodBefore = ({ kind, from }: Period): Period =>
  periodOf(periodKey(kind, iso(plus(new Date(`${from}T00:00:00Z`), -1))));
