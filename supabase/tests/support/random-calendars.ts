import fc from "fast-check";
import type { CalendarSketch, ExceptionSketch } from "./calendars.ts";

/** How long the stretch of days is in which a random calendar has its dated exceptions. */
export const stretchDays = 130;

/** Zones of all kinds of clock change: none, an hour, half an hour, at midnight, a skipped date, odd offsets. */
export const stretches: [timeZone: string, from: string][] = [
  ["Asia/Ho_Chi_Minh", "2024-01-01"],
  ["Asia/Ho_Chi_Minh", "2026-01-05"],
  ["Europe/Berlin", "2026-02-01"],
  ["Europe/Berlin", "2025-08-20"],
  ["America/New_York", "2024-01-15"],
  ["America/New_York", "2027-09-10"],
  ["Australia/Lord_Howe", "2026-02-10"],
  ["Australia/Lord_Howe", "2025-08-15"],
  ["America/Sao_Paulo", "2018-09-01"],
  ["America/Sao_Paulo", "2017-12-15"],
  ["America/Havana", "2025-01-20"],
  ["Pacific/Apia", "2011-11-01"],
  ["Asia/Kathmandu", "1985-11-01"],
  ["Pacific/Chatham", "2026-02-15"],
  ["UTC", "1970-01-01"],
  ["Europe/Berlin", "2036-09-01"],
  ["Asia/Ho_Chi_Minh", "2099-06-01"],
];

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** One shift: any length up to a full day, often on round hours and often across midnight or a clock change. */
const shift = fc
  .tuple(
    fc.oneof(
      fc.integer({ min: 0, max: 23 }).map((hour) => hour * 60),
      fc.integer({ min: 0, max: 1439 }),
    ),
    fc.oneof(fc.constantFrom(30, 60, 240, 480, 1440), fc.integer({ min: 1, max: 1440 })),
  )
  .map(([opens, length]) => {
    const closes = opens + length;
    return `${clock(opens)}-${closes === 1440 ? "24:00" : clock(closes % 1440)}`;
  });
const shifts = fc.array(shift, { minLength: 1, maxLength: 3 }).map((list) => list.join(" "));
const dateAfter = (from: string, days: number) =>
  new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);

const exceptionsFrom = (from: string): fc.Arbitrary<ExceptionSketch[]> =>
  fc
    .uniqueArray(
      fc.record({
        day: fc.integer({ min: 0, max: stretchDays - 1 }).map((days) => dateAfter(from, days)),
        kind: fc.constantFrom("holiday", "working"),
        asWeekday: fc.option(fc.integer({ min: 1, max: 7 })),
        own: fc.option(shifts),
        confirmed: fc.integer({ min: 0, max: 4 }).map((roll) => roll > 0),
      }),
      { selector: ({ day }) => day, maxLength: 25 },
    )
    .map(
      (list) =>
        list.map(({ own, ...exception }) => ({
          ...exception,
          ...(own && exception.kind === "working" ? { hours: own } : {}),
        })) as ExceptionSketch[],
    );

/** A random calendar and the first day of its stretch. */
export const randomCalendar: fc.Arbitrary<{ from: string; sketch: CalendarSketch }> = fc
  .constantFrom(...stretches)
  .chain(([timeZone, from]) =>
    fc.record({
      from: fc.constant(from),
      sketch: fc.record({
        timeZone: fc.constant(timeZone),
        week: fc.oneof(
          { weight: 2, arbitrary: fc.constant({ "1-5": "07:30-11:30 13:30-17:30" }) },
          {
            weight: 6,
            arbitrary: fc.dictionary(fc.constantFrom("1", "2", "3", "4", "5", "6", "7"), shifts, { minKeys: 1 }),
          },
          { weight: 1, arbitrary: fc.constant({ "1-7": "00:00-24:00" }) },
          { weight: 1, arbitrary: fc.constant({}) },
        ),
        exceptions: exceptionsFrom(from),
      }) as fc.Arbitrary<CalendarSketch>,
    }),
  );
