import { describe, expect, test } from "vitest";
import { type CalendarSketch, insertCalendar, office } from "../support/calendars.ts";
import type { Db } from "../support/database.ts";
import { sharedTransaction } from "../support/shared-transaction.ts";

const sketches: Record<string, CalendarSketch> = {
  night: {
    timeZone: "Asia/Ho_Chi_Minh",
    week: { "1-5": "22:00-06:00", "6": "08:00-12:00" },
    exceptions: [{ day: "2026-03-04", kind: "holiday" }],
  },
  swaps: {
    timeZone: "Asia/Ho_Chi_Minh",
    week: { "1-4": office, "5": "07:30-11:30" },
    exceptions: [
      { day: "2026-03-07", kind: "working", asWeekday: 5 },
      { day: "2026-03-14", kind: "working", asWeekday: null },
      { day: "2026-03-15", kind: "working", asWeekday: 7 },
      { day: "2026-03-17", kind: "working", hours: "09:00-10:00" },
      { day: "2026-03-18", kind: "holiday", confirmed: false },
    ],
  },
  berlin: { timeZone: "Europe/Berlin", week: { "1-7": "20:00-02:30" } },
  berlinTwo: { timeZone: "Europe/Berlin", week: { "1-7": "20:00-02:00" } },
  skipped: { timeZone: "Europe/Berlin", week: { "1-7": "02:00-03:00" } },
  apia: { timeZone: "Pacific/Apia", week: { "1-5": "08:00-16:00" } },
  dated: { timeZone: "UTC", week: {}, exceptions: [{ day: "2026-03-07", kind: "working", hours: "08:00-10:00" }] },
};

async function insertSketches(db: Db) {
  for (const [id, sketch] of Object.entries(sketches)) await insertCalendar(db, id, sketch);
  await insertCalendar(db, "empty", { timeZone: "UTC", week: {} });
}

describe("add_working_days", () => {
  const db = sharedTransaction(insertSketches);

  test.each([
    ["the day of the event does not count", "vn-city", "2026-11-23 08:00+07", 1, "2026-11-24 17:30+07"],
    ["nor when it comes before opening", "vn-city", "2026-11-23 05:00+07", 1, "2026-11-24 17:30+07"],
    ["nor when it comes after closing", "vn-city", "2026-11-23 23:59+07", 1, "2026-11-24 17:30+07"],
    ["from Friday to Monday", "vn-city", "2026-11-20 10:00+07", 1, "2026-11-23 17:30+07"],
    ["from Sunday, Monday is the first", "vn-city", "2026-11-22 10:00+07", 1, "2026-11-23 17:30+07"],
    ["QĐ583 Đ9.6: two working days over Tết", "vn-city", "2026-02-13 10:00+07", 2, "2026-02-24 17:30+07"],
    ["a make-up Saturday counts", "vn-city", "2026-01-09 10:00+07", 1, "2026-01-10 17:30+07"],
    ["QĐ2926 Đ28.8: five working days over 30/4 and 1/5", "vn-city", "2026-04-24 10:00+07", 5, "2026-05-06 17:30+07"],
    ["an unconfirmed holiday counts as a working day", "vn-city", "2026-11-23 10:00+07", 2, "2026-11-25 17:30+07"],
    ["a hundred", "vn-city", "2026-01-01 00:00+07", 100, "2026-06-02 17:30+07"],
    ["local date, not UTC's", "vn-city", "2026-11-22 18:00Z", 1, "2026-11-24 17:30+07"],
    ["negative: the working day before, at its end", "vn-city", "2026-11-24 10:00+07", -1, "2026-11-23 17:30+07"],
    ["negative from Monday", "vn-city", "2026-11-23 10:00+07", -1, "2026-11-20 17:30+07"],
    ["negative from Sunday", "vn-city", "2026-11-22 10:00+07", -1, "2026-11-20 17:30+07"],
    ["negative over Tết", "vn-city", "2026-02-24 10:00+07", -2, "2026-02-13 17:30+07"],
    ["round the clock ends at midnight", "centre-24x7", "2026-11-23 10:00+07", 1, "2026-11-25 00:00+07"],
    ["a shift across midnight ends next morning", "night", "2026-03-02 10:00+07", 1, "2026-03-04 06:00+07"],
    ["a holiday takes its own night away", "night", "2026-03-02 10:00+07", 2, "2026-03-06 06:00+07"],
    ["Saturday's end is its own, not Friday night's", "night", "2026-03-06 10:00+07", 1, "2026-03-07 12:00+07"],
    ["a make-up day ends as the weekday it stands for", "swaps", "2026-03-06 10:00+07", 1, "2026-03-07 11:30+07"],
    ["as Monday unless said otherwise", "swaps", "2026-03-13 10:00+07", 1, "2026-03-14 17:30+07"],
    ["a make-up day as a weekday without hours is none", "swaps", "2026-03-14 10:00+07", 1, "2026-03-16 17:30+07"],
    ["a short day ends early", "swaps", "2026-03-16 10:00+07", 1, "2026-03-17 10:00+07"],
    ["in summer time", "berlin", "2026-03-29 12:00+02", 1, "2026-03-31 02:30+02"],
    ["an end that is skipped: at the clock change", "berlin", "2026-03-27 12:00+01", 1, "2026-03-29 02:00+01"],
    ["an end that is repeated: the second time", "berlin", "2026-10-23 12:00+02", 1, "2026-10-25 02:30+01"],
    [
      "an end where the repeated hour begins: the first time",
      "berlinTwo",
      "2026-10-23 12:00+02",
      1,
      "2026-10-25 02:00+02",
    ],
    ["a date whose only hour is skipped is no working day", "skipped", "2026-03-28 12:00+01", 1, "2026-03-30 03:00+02"],
    ["backwards as well", "skipped", "2026-03-30 12:00+02", -1, "2026-03-28 03:00+01"],
    ["a date that never was is no working day", "apia", "2011-12-29 12:00-10", 1, "2012-01-02 16:00+14"],
    ["only dated hours", "dated", "2020-01-01 00:00Z", 1, "2026-03-07 10:00Z"],
    ["only dated hours, backwards", "dated", "2030-01-01 00:00Z", -1, "2026-03-07 10:00Z"],
    ["1970", "vn-city", "1970-01-01 00:00Z", -1, "1969-12-31 17:30+08"],
    ["2100", "vn-city", "2100-12-31 10:00+07", 1, "2101-01-03 17:30+07"],
  ])("%s", async (_name, calendar, start, days, due) => {
    const answer = await db().row<{ actual: string; expected: string }>(
      "select sla.add_working_days($1, $2, $3)::text as actual, $4::timestamptz::text as expected",
      [calendar, start, days, due],
    );
    expect(answer.actual).toBe(answer.expected);
  });

  test.each([
    ["zero", "vn-city", "2026-01-01", 0, "sla.zero_days"],
    ["an unknown calendar", "nowhere", "2026-01-01", 1, "sla.calendar_unknown"],
    ["an empty calendar", "empty", "2026-01-01", 1, "sla.calendar_empty"],
    ["more days than there are", "vn-city", "2026-01-01", 2147483647, "sla.amount_out_of_range"],
    ["fewer days than there are", "vn-city", "2026-01-01", -2147483648, "sla.amount_out_of_range"],
    ["days beyond the last year", "vn-city", "2026-01-01", 40000, "sla.amount_out_of_range"],
    ["days before the first year", "vn-city", "2026-01-01", -40000, "sla.amount_out_of_range"],
    ["more days than dated hours alone hold", "dated", "2026-01-01", 2, "sla.amount_out_of_range"],
    ["more days back than dated hours alone hold", "dated", "2027-01-01", -2, "sla.amount_out_of_range"],
    ["a start at infinity", "vn-city", "-infinity", 1, "sla.amount_out_of_range"],
  ])("refuses %s", async (_name, calendar, start, days, key) => {
    expect((await db().refusal("select sla.add_working_days($1, $2, $3)", [calendar, start, days])).key).toBe(key);
  });
});
