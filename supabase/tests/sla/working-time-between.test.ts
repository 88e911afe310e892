import { describe, expect, test } from "vitest";
import { insertCalendar } from "../support/calendars.ts";
import { inTransaction } from "../support/database.ts";
import { sharedTransaction } from "../support/shared-transaction.ts";

describe("working_time_between", () => {
  const db = sharedTransaction(async (shared) => {
    await insertCalendar(shared, "berlin", { timeZone: "Europe/Berlin", week: { "1-7": "00:00-24:00" } });
    await insertCalendar(shared, "empty", { timeZone: "UTC", week: {} });
  });

  test.each([
    ["within a morning", "vn-city", "2026-11-23 08:00+07", "2026-11-23 10:15:30+07", "02:15:30"],
    ["over lunch", "vn-city", "2026-11-23 11:00+07", "2026-11-23 14:00+07", "01:00:00"],
    ["from closed to closed", "vn-city", "2026-11-21 00:00+07", "2026-11-24 00:00+07", "08:00:00"],
    ["of a closed stretch", "vn-city", "2026-11-21 00:00+07", "2026-11-23 07:30+07", "00:00:00"],
    ["of an instant", "vn-city", "2026-11-23 08:00+07", "2026-11-23 08:00+07", "00:00:00"],
    ["is negative backwards", "vn-city", "2026-11-23 10:00+07", "2026-11-23 08:30+07", "-01:30:00"],
    ["to the microsecond", "vn-city", "2026-11-23 08:00+07", "2026-11-23 08:00:00.000001+07", "00:00:00.000001"],
    // 261 weekdays less 1/1, 2/1, 16–20/2, 27/4, 30/4, 1/5, 31/8, 1/9, 2/9, plus the Saturdays 10/1 and 22/8.
    ["of the year 2026, in hours", "vn-city", "2026-01-01 00:00+07", "2027-01-01 00:00+07", "2000:00:00"],
    // 262 weekdays less 1/1, 5 of 8–14/2, 18/4, 29/4, 30/4, 1/5, 2/9, 3/9, plus Saturday 4/5.
    ["of the year 2024, in hours", "vn-city", "2024-01-01 00:00+07", "2025-01-01 00:00+07", "2008:00:00"],
    // 261 weekdays less 1/1, 27–31/1, 7/4, 30/4, 1/5, 2/5, 1/9, 2/9, plus Saturday 26/4.
    ["of the year 2025, in hours", "vn-city", "2025-01-01 00:00+07", "2026-01-01 00:00+07", "2000:00:00"],
    ["of a century round the clock", "centre-24x7", "1970-01-01 00:00Z", "2070-01-01 00:00Z", "876600:00:00"],
    ["of a night of 25 hours", "berlin", "2026-10-25 00:00+02", "2026-10-26 00:00+01", "25:00:00"],
    ["of a year with both clock changes", "berlin", "2026-01-01 00:00+01", "2027-01-01 00:00+01", "8760:00:00"],
  ])("%s", async (_name, calendar, from, to, expected) => {
    expect(await db().value("select sla.working_time_between($1, $2, $3)::text", [calendar, from, to])).toBe(expected);
  });

  test.each([
    ["an unknown calendar", "nowhere", "2026-01-01", "sla.calendar_unknown"],
    ["an empty calendar", "empty", "2026-01-01", "sla.calendar_empty"],
    ["an instant at infinity", "vn-city", "infinity", "sla.amount_out_of_range"],
    ["an instant in antiquity", "vn-city", "0400-01-01", "sla.amount_out_of_range"],
  ])("refuses %s", async (_name, calendar, to, key) => {
    const refusal = await db().refusal("select sla.working_time_between($1, '2026-11-23', $2)", [calendar, to]);
    expect(refusal.key).toBe(key);
  });
});

describe("working_segments", () => {
  test("lists what was counted, each stretch once, with the date it belongs to", () =>
    inTransaction(async (db) => {
      await insertCalendar(db, "test", {
        timeZone: "Asia/Ho_Chi_Minh",
        week: { "1": "08:00-12:00 22:00-06:00", "2": "05:00-07:00" },
        exceptions: [{ day: "2026-03-04", kind: "working", hours: "09:00-10:00" }],
      });
      const segments = await db.rows(
        `select to_char(starts_at at time zone 'Asia/Ho_Chi_Minh', 'DD HH24:MI') as starts,
           to_char(ends_at at time zone 'Asia/Ho_Chi_Minh', 'DD HH24:MI') as ends, day, kind
         from sla.working_segments('test', '2026-03-02 09:00+07', '2026-03-04 09:30+07')`,
      );
      expect(segments).toEqual([
        { starts: "02 09:00", ends: "02 12:00", day: "2026-03-02", kind: "weekly" },
        { starts: "02 22:00", ends: "03 06:00", day: "2026-03-02", kind: "weekly" },
        { starts: "03 06:00", ends: "03 07:00", day: "2026-03-03", kind: "weekly" },
        { starts: "04 09:00", ends: "04 09:30", day: "2026-03-04", kind: "exception" },
      ]);
    }));

  test("closed_exceptions names the holidays in between, confirmed ones only", () =>
    inTransaction(async (db) => {
      const days = await db.rows<{ day: string; name: string }>(
        "select day, name from sla.closed_exceptions('vn-city', '2026-04-24 08:00+07', '2026-05-04 08:00+07')",
      );
      expect(days.map(({ day }) => day)).toEqual(["2026-04-27", "2026-04-30", "2026-05-01"]);
      expect(days[1]?.name).toBe("Ngày Chiến thắng");
      const doubtful = await db.rows("select from sla.closed_exceptions('vn-city', '2026-11-23', '2026-11-26')");
      expect(doubtful).toHaveLength(0);
    }));
});
