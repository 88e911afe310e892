import { useList, useOne } from "@refinedev/core";
import type { Calendar, CalendarException, CalendarYear, ExceptionHours, WeeklyHours } from "./types";

/** A calendar with its week and all its dated exceptions. */
export function useCalendar(id: string) {
  const calendar = useOne<Calendar>({ resource: "calendars", id, errorNotification: false });
  const list = {
    filters: [{ field: "calendar_id", operator: "eq" as const, value: id }],
    pagination: { mode: "off" as const },
    errorNotification: false as const,
  };
  const weekly = useList<WeeklyHours>({
    resource: "calendar_hours",
    ...list,
    sorters: [{ field: "weekday", order: "asc" }],
  });
  // These two have a day, not an id, for a key.
  const keyless = { meta: { idColumnName: "day" } };
  const exceptions = useList<CalendarException>({
    resource: "calendar_exceptions",
    ...list,
    ...keyless,
    sorters: [{ field: "day", order: "asc" }],
  });
  const hours = useList<ExceptionHours>({
    resource: "calendar_exception_hours",
    ...list,
    ...keyless,
    sorters: [{ field: "opens", order: "asc" }],
  });
  const years = useList<CalendarYear>({
    resource: "calendar_years",
    ...list,
    meta: { idColumnName: "year" },
    sorters: [{ field: "year", order: "asc" }],
  });
  const queries = [calendar.query, weekly.query, exceptions.query, hours.query, years.query];
  return {
    calendar: calendar.result,
    weekly: [...weekly.result.data].sort((a, b) => a.weekday - b.weekday || a.opens.localeCompare(b.opens)),
    exceptions: exceptions.result.data,
    hours: hours.result.data,
    years: years.result.data,
    isLoading: queries.some((query) => query.isLoading),
    error: queries.find((query) => query.error)?.error,
    refetch: () => Promise.all(queries.map((query) => query.refetch())),
  };
}
