import { addDays, format, getISODay, startOfYear } from "date-fns";
import type { CalendarException, WeeklyHours } from "./types";

export type DayLook = "working" | "off" | "holiday" | "makeup" | "short" | "unconfirmed";

export type Day = { date: string; look: DayLook; exception?: CalendarException };

/** The days of a year in twelve lists, each day as the calendar counts it. */
export function yearDays(
  year: number,
  weekly: readonly WeeklyHours[],
  exceptions: readonly CalendarException[],
  hasOwnHours: (day: string) => boolean,
): Day[][] {
  const workingWeekdays = new Set(weekly.map(({ weekday }) => weekday));
  const byDay = new Map(exceptions.map((exception) => [exception.day, exception]));
  const months: Day[][] = Array.from({ length: 12 }, () => []);
  for (let date = startOfYear(new Date(year, 0, 1)); date.getFullYear() === year; date = addDays(date, 1)) {
    const key = format(date, "yyyy-MM-dd");
    const exception = byDay.get(key);
    const usual: DayLook = workingWeekdays.has(getISODay(date)) ? "working" : "off";
    months[date.getMonth()]?.push({
      date: key,
      look: exception ? exceptionLook(exception, hasOwnHours(key)) : usual,
      exception,
    });
  }
  return months;
}

function exceptionLook(exception: CalendarException, hasOwnHours: boolean): DayLook {
  if (!exception.confirmed) return "unconfirmed";
  if (hasOwnHours) return "short";
  return exception.kind === "holiday" ? "holiday" : "makeup";
}
