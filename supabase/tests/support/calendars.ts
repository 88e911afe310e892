import type { Db } from "./database.ts";

/** A calendar as tests write it: hours as `"07:30-11:30 13:30-17:30"`, per ISO weekday. */
export interface CalendarSketch {
  timeZone: string;
  /** Keys are weekdays, `"1-5"` or `"6"`. */
  week: Record<string, string>;
  exceptions?: ExceptionSketch[];
}

export interface ExceptionSketch {
  day: string;
  kind: "holiday" | "working";
  asWeekday?: number | null;
  hours?: string;
  confirmed?: boolean;
}

export const office = "07:30-11:30 13:30-17:30";

/** `"07:30-11:30 22:00-06:00"` as pairs. */
export function parseHours(text: string): [opens: string, closes: string][] {
  return text
    .split(" ")
    .filter(Boolean)
    .map((range) => range.split("-") as [string, string]);
}

/** `"1-5"` as 1, 2, 3, 4, 5. */
export function parseWeekdays(text: string): number[] {
  const [first = 0, last = first] = text.split("-").map(Number);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Inserts a calendar through the columns of the named interface alone. */
export async function insertCalendar(db: Db, id: string, sketch: CalendarSketch): Promise<void> {
  await db.rows("insert into sla.calendars (id, name, time_zone) values ($1, $1, $2)", [id, sketch.timeZone]);
  const hours = Object.entries(sketch.week).flatMap(([weekdays, text]) =>
    parseWeekdays(weekdays).flatMap((weekday) =>
      parseHours(text).map(([opens, closes]) => ({ weekday, opens, closes })),
    ),
  );
  await db.rows(
    `insert into sla.calendar_hours (calendar_id, weekday, opens, closes)
     select $1, h.weekday, h.opens, h.closes
     from jsonb_to_recordset($2::jsonb) as h (weekday smallint, opens time, closes time)`,
    [id, JSON.stringify(hours)],
  );
  const exceptions = sketch.exceptions ?? [];
  if (exceptions.length === 0) return;
  await db.rows(
    `insert into sla.calendar_exceptions (calendar_id, day, kind, as_weekday, name, source, confirmed)
     select $1, x.day, x.kind, x."asWeekday", 'test', 'test', coalesce(x.confirmed, true)
     from jsonb_to_recordset($2::jsonb) as x (day date, kind text, "asWeekday" smallint, confirmed boolean)`,
    [id, JSON.stringify(exceptions)],
  );
  await db.rows(
    `insert into sla.calendar_exception_hours (calendar_id, day, opens, closes)
     select $1, h.day, h.opens, h.closes from jsonb_to_recordset($2::jsonb) as h (day date, opens time, closes time)`,
    [
      id,
      JSON.stringify(
        exceptions.flatMap(({ day, hours: text }) =>
          parseHours(text ?? "").map(([opens, closes]) => ({ day, opens, closes })),
        ),
      ),
    ],
  );
}
