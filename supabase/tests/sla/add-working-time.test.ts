import { describe, expect, test } from "vitest";
import { type CalendarSketch, insertCalendar, office } from "../support/calendars.ts";
import type { Db } from "../support/database.ts";
import { sharedTransaction } from "../support/shared-transaction.ts";

type Case = [name: string, start: string, amount: string, due: string];

/** Compares in SQL, to the microsecond. */
async function check(db: Db, calendar: string, [, start, amount, due]: Case) {
  const answer = await db.row<{ actual: string; expected: string }>(
    `select sla.add_working_time($1, $2, $3::interval)::text as actual, $4::timestamptz::text as expected`,
    [calendar, start, amount, due],
  );
  expect(answer.actual).toBe(answer.expected);
}

function cases(title: string, calendar: string | CalendarSketch, table: Case[]) {
  describe(title, () => {
    const id = typeof calendar === "string" ? calendar : "test";
    const db = sharedTransaction(async (shared) => {
      if (typeof calendar !== "string") await insertCalendar(shared, id, calendar);
    });
    test.each(table)("%s", (...each) => check(db(), id, each));
  });
}

cases("the city's calendar, as shipped", "vn-city", [
  ["within the morning", "2026-11-23 08:00+07", "2 hours", "2026-11-23 10:00+07"],
  ["lunch is a gap", "2026-11-23 11:00+07", "1 hour", "2026-11-23 14:00+07"],
  ["seconds are kept", "2026-11-23 11:29:30+07", "45 seconds", "2026-11-23 13:30:15+07"],
  ["microseconds are kept", "2026-11-23 11:29:59.999999+07", "2 microseconds", "2026-11-23 13:30:00.000001+07"],
  ["QĐ583 Đ9.3: eight hours from 08:00 end next morning", "2026-11-23 08:00+07", "8 hours", "2026-11-24 08:00+07"],
  ["out exactly at the lunch closing: due then", "2026-11-23 10:30+07", "1 hour", "2026-11-23 11:30+07"],
  [
    "out exactly at the evening closing: due then, not next morning",
    "2026-11-23 07:30+07",
    "8 hours",
    "2026-11-23 17:30+07",
  ],
  [
    "QĐ2926 Đ19.2a: an event at night starts at the next opening",
    "2026-11-23 20:00+07",
    "2 hours",
    "2026-11-24 09:30+07",
  ],
  [
    "an event at the very closing starts at the next opening",
    "2026-11-23 17:30+07",
    "1 second",
    "2026-11-24 07:30:01+07",
  ],
  ["an event on Sunday starts on Monday", "2026-11-22 09:00+07", "8 hours", "2026-11-23 17:30+07"],
  ["zero from closed hours is the next opening", "2026-11-20 18:00+07", "0", "2026-11-23 07:30+07"],
  ["zero at the closing is the next opening", "2026-11-20 17:30+07", "0", "2026-11-23 07:30+07"],
  ["zero within hours is the same instant", "2026-11-23 09:12:34+07", "0", "2026-11-23 09:12:34+07"],
  ["zero at the opening is the same instant", "2026-11-23 07:30+07", "0", "2026-11-23 07:30+07"],
  ["Tết Bính Ngọ is skipped (16–20/2/2026)", "2026-02-13 16:30+07", "2 hours", "2026-02-23 08:30+07"],
  ["Tết Giáp Thìn is skipped (8–14/2/2024)", "2024-02-07 17:00+07", "1 hour", "2024-02-15 08:00+07"],
  ["a make-up Saturday counts (10/1/2026)", "2026-01-09 17:00+07", "1 hour", "2026-01-10 08:00+07"],
  ["a make-up Saturday counts (4/5/2024)", "2024-05-03 17:00+07", "9 hours", "2024-05-06 08:00+07"],
  ["30/4 and 1/5 and the swapped 2/5/2025", "2025-04-29 16:30+07", "90 minutes", "2025-05-05 08:00+07"],
  ["27/4/2026 in lieu of Sunday 26/4", "2026-04-24 17:00+07", "1 hour", "2026-04-28 08:00+07"],
  ["an unconfirmed day counts as any other (24/11/2026)", "2026-11-23 17:00+07", "1 hour", "2026-11-24 08:00+07"],
  ["48 hours are six working days (QĐ583 Đ9.4)", "2026-11-23 07:30+07", "48 hours", "2026-11-30 17:30+07"],
  ["one day of an interval is 24 hours", "2026-11-23 07:30+07", "1 day", "2026-11-25 17:30+07"],
  ["negative: within the afternoon", "2026-11-23 16:00+07", "-2 hours", "2026-11-23 14:00+07"],
  ["negative: over lunch", "2026-11-23 14:00+07", "-1 hour", "2026-11-23 11:00+07"],
  ["negative: out exactly at the opening: due then", "2026-11-23 17:30+07", "-8 hours", "2026-11-23 07:30+07"],
  [
    "negative: out exactly at the afternoon opening: due then",
    "2026-11-23 15:30+07",
    "-2 hours",
    "2026-11-23 13:30+07",
  ],
  ["negative: from the night, over the weekend", "2026-11-23 03:00+07", "-30 minutes", "2026-11-20 17:00+07"],
  ["negative: over Tết", "2026-02-23 08:30+07", "-2 hours", "2026-02-13 16:30+07"],
  ["years without dated exceptions follow the week", "1970-01-05 07:30+08", "17 hours", "1970-01-07 08:30+08"],
  ["the last day of 2100", "2100-12-31 17:00+07", "1 hour", "2101-01-03 08:00+07"],
  ["the first instant of 1970 UTC (Saigon was at +08)", "1970-01-01 00:00+00", "1 hour", "1970-01-01 09:00+08"],
  ["ten years ahead", "2026-11-23 07:30+07", "20880 hours", "2036-11-21 17:30+07"],
]);

cases("round the clock", "centre-24x7", [
  ["wall clock", "2026-02-17 23:59:59+07", "1 hour", "2026-02-18 00:59:59+07"],
  ["negative", "2026-02-17 00:30+07", "-1 hour", "2026-02-16 23:30+07"],
  ["zero", "2026-02-17 00:00+07", "0", "2026-02-17 00:00+07"],
  ["a century", "1970-01-01 00:00+00", "876600 hours", "2070-01-01 00:00+00"],
]);

cases(
  "a shift across midnight belongs to the day it opens",
  {
    timeZone: "Asia/Ho_Chi_Minh",
    week: { "1-5": "22:00-06:00" },
    exceptions: [
      { day: "2026-03-04", kind: "holiday" },
      { day: "2026-03-07", kind: "working", hours: "20:00-02:00" },
      { day: "2026-03-09", kind: "working", hours: "00:00-24:00" },
    ],
  },
  [
    ["over midnight", "2026-03-02 23:00+07", "2 hours", "2026-03-03 01:00+07"],
    ["the holiday's eve still ends in the holiday's morning", "2026-03-03 23:00+07", "7 hours", "2026-03-04 06:00+07"],
    [
      "the holiday's own night is off, the next day's morning with it",
      "2026-03-03 23:00+07",
      "8 hours",
      "2026-03-05 23:00+07",
    ],
    ["Friday's shift runs into Saturday", "2026-03-06 23:00+07", "7 hours", "2026-03-07 06:00+07"],
    ["a make-up Saturday's own shift runs into Sunday", "2026-03-07 06:00+07", "6 hours", "2026-03-08 02:00+07"],
    ["a full day, overlapping nothing twice", "2026-03-08 12:00+07", "24 hours", "2026-03-10 00:00+07"],
    ["after the full day the next night opens", "2026-03-09 23:00+07", "2 hours", "2026-03-10 23:00+07"],
    ["negative over midnight", "2026-03-03 01:00+07", "-2 hours", "2026-03-02 23:00+07"],
  ],
);

cases(
  "hours that overlap count once",
  {
    timeZone: "Asia/Ho_Chi_Minh",
    week: { "1": "20:00-08:00 19:00-21:00", "2": "06:00-10:00 06:00-10:00", "7": "18:00-03:00" },
    exceptions: [{ day: "2026-03-10", kind: "working", hours: "07:00-09:00" }],
  },
  [
    ["Monday night into Tuesday morning is one stretch", "2026-03-02 19:00+07", "15 hours", "2026-03-03 10:00+07"],
    ["an exception on the next day changes the overlap", "2026-03-09 19:00+07", "14 hours", "2026-03-10 09:00+07"],
    ["and beyond it comes Sunday", "2026-03-09 19:00+07", "15 hours", "2026-03-15 19:00+07"],
    ["a shift from Sunday into Monday, over the week's end", "2026-03-08 23:00+07", "4 hours", "2026-03-09 03:00+07"],
  ],
);

cases("Europe/Berlin around the clock", { timeZone: "Europe/Berlin", week: { "1-7": "00:00-24:00" } }, [
  ["a night of 23 hours", "2026-03-29 00:00+01", "23 hours", "2026-03-30 00:00+02"],
  ["a night of 25 hours", "2026-10-25 00:00+02", "25 hours", "2026-10-26 00:00+01"],
]);

cases("Europe/Berlin by night", { timeZone: "Europe/Berlin", week: { "1-7": "01:00-02:30" } }, [
  ["the skipped half hour does not exist", "2026-03-29 00:00+01", "90 minutes", "2026-03-30 01:30+02"],
  ["out exactly at the change: due then", "2026-03-29 00:00+01", "1 hour", "2026-03-29 02:00+01"],
  ["the repeated half hour counts twice", "2026-10-25 00:00+02", "2 hours", "2026-10-25 02:30+01"],
  ["with the closed half hour between", "2026-10-25 00:00+02", "91 minutes", "2026-10-25 02:01+01"],
  ["negative through the repeated hour", "2026-10-25 02:30+01", "-1 hour", "2026-10-25 02:00+02"],
]);

cases("a shift wholly in the skipped hour", { timeZone: "Europe/Berlin", week: { "7": "02:00-03:00" } }, [
  ["has no working time that Sunday", "2026-03-23 00:00+01", "30 minutes", "2026-04-05 02:30+02"],
  ["and two hours in autumn", "2026-10-24 00:00+02", "2 hours", "2026-10-25 03:00+01"],
]);

cases("America/New_York in office hours", { timeZone: "America/New_York", week: { "1-5": office } }, [
  ["over the change in spring", "2026-03-06 16:30-05", "2 hours", "2026-03-09 08:30-04"],
  ["over the change in autumn", "2026-10-30 16:30-04", "2 hours", "2026-11-02 08:30-05"],
]);

cases(
  "Australia/Lord_Howe moves by half an hour",
  { timeZone: "Australia/Lord_Howe", week: { "1-7": "00:00-24:00" } },
  [
    ["a day of 24.5 hours", "2026-04-05 00:00+11", "1470 minutes", "2026-04-06 00:00+10:30"],
    ["a day of 23.5 hours", "2026-10-04 00:00+10:30", "1410 minutes", "2026-10-05 00:00+11"],
  ],
);

cases(
  "a dated exception on the day of a clock change",
  {
    timeZone: "Australia/Lord_Howe",
    week: { "1-7": "08:00-09:00" },
    exceptions: [
      { day: "2026-04-05", kind: "working", hours: "00:00-24:00" },
      { day: "2026-10-04", kind: "working", hours: "00:00-24:00" },
    ],
  },
  [
    ["of 24.5 hours", "2026-04-05 00:00+11", "1470 minutes", "2026-04-06 00:00+10:30"],
    ["of 23.5 hours", "2026-10-04 00:00+10:30", "1410 minutes", "2026-10-05 00:00+11"],
  ],
);

cases("Pacific/Apia left out 30/12/2011", { timeZone: "Pacific/Apia", week: { "1-5": "08:00-16:00" } }, [
  ["a Friday that never was", "2011-12-29 15:00-10", "2 hours", "2012-01-02 09:00+14"],
]);

cases(
  "only dated hours",
  {
    timeZone: "Asia/Ho_Chi_Minh",
    week: {},
    exceptions: [{ day: "2026-03-07", kind: "working", hours: "08:00-10:00" }],
  },
  [
    ["to the last second", "2020-01-01 00:00+07", "2 hours", "2026-03-07 10:00+07"],
    ["and back", "2030-01-01 00:00+07", "-2 hours", "2026-03-07 08:00+07"],
  ],
);

describe("bad input is refused at once", () => {
  const refusals: [name: string, id: string | null, start: string, amount: string, key: string][] = [
    ["unknown calendar", "nowhere", "2026-01-01", "1 hour", "sla.calendar_unknown"],
    ["a calendar with no working time", "empty", "2026-01-01", "1 hour", "sla.calendar_empty"],
    ["a calendar whose only hours are skipped by the zone", "never", "2026-01-01", "1 hour", "sla.calendar_empty"],
    ["months", "vn-city", "2026-01-01", "1 month", "sla.amount_has_months"],
    ["years", "vn-city", "2026-01-01", "1 year", "sla.amount_has_months"],
    ["more than the calendar holds", "vn-city", "2026-01-01", "1000000 hours", "sla.amount_out_of_range"],
    ["far more", "vn-city", "2026-01-01", "2000000000 hours", "sla.amount_out_of_range"],
    ["far less", "vn-city", "2026-01-01", "-2000000000 hours", "sla.amount_out_of_range"],
    ["infinity", "vn-city", "2026-01-01", "infinity", "sla.amount_out_of_range"],
    ["a start at infinity", "vn-city", "infinity", "1 hour", "sla.amount_out_of_range"],
    ["a start in antiquity", "vn-city", "0001-01-01", "1 hour", "sla.amount_out_of_range"],
    ["more than dated hours alone hold", "dated", "2026-01-01", "3 hours", "sla.amount_out_of_range"],
    ["no opening left", "dated", "2027-01-01", "0", "sla.amount_out_of_range"],
  ];
  const db = sharedTransaction(async (shared) => {
    await insertCalendar(shared, "empty", { timeZone: "UTC", week: {} });
    await insertCalendar(shared, "never", {
      timeZone: "Pacific/Apia",
      week: {},
      exceptions: [{ day: "2011-12-30", kind: "working", hours: "08:00-16:00" }],
    });
    await insertCalendar(shared, "dated", {
      timeZone: "UTC",
      week: {},
      exceptions: [{ day: "2026-03-07", kind: "working", hours: "08:00-10:00" }],
    });
  });

  test.each(refusals)("%s", async (_name, id, start, amount, key) => {
    const refusal = await db().refusal("select sla.add_working_time($1, $2, $3::interval)", [id, start, amount]);
    expect(refusal.key).toBe(key);
  });

  test.each([
    "sla.add_working_time('vn-city', null, '1 hour')",
    "sla.add_working_time(null, now(), '1 hour')",
    "sla.working_time_between('vn-city', now(), null)",
    "sla.add_working_days('vn-city', now(), null)",
    "sla.add_calendar_days('vn-city', null, 1)",
  ])("null in, null out: %s", async (call) => {
    expect(await db().value(`select ${call}`)).toBeNull();
  });
});
