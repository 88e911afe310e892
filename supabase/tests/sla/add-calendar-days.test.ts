import { describe, expect, test } from "vitest";
import { insertCalendar } from "../support/calendars.ts";
import { sharedTransaction } from "../support/shared-transaction.ts";

describe("add_calendar_days", () => {
  const db = sharedTransaction(async (shared) => {
    await insertCalendar(shared, "empty", { timeZone: "UTC", week: {} });
    await insertCalendar(shared, "night", { timeZone: "Asia/Ho_Chi_Minh", week: { "1-5": "22:00-06:00" } });
    await insertCalendar(shared, "dated", {
      timeZone: "UTC",
      week: {},
      exceptions: [{ day: "2026-03-07", kind: "working", hours: "08:00-10:00" }],
    });
  });

  test.each([
    ["a working date: its end of working time", "vn-city", "2026-11-23 08:00+07", 2, "2026-11-25 17:30+07"],
    ["forward onto Saturday rolls to Monday", "vn-city", "2026-11-19 08:00+07", 2, "2026-11-23 17:30+07"],
    ["QĐ3394 Đ6.1đ: five days on, over 30/4 and 1/5", "vn-city", "2026-04-25 08:00+07", 5, "2026-05-04 17:30+07"],
    ["forward into Tết rolls beyond it", "vn-city", "2026-02-13 08:00+07", 5, "2026-02-23 17:30+07"],
    ["QĐ3394 Đ6.1a: five days before, back from Sunday", "vn-city", "2026-11-27 08:00+07", -5, "2026-11-20 17:30+07"],
    ["three days before, back out of Tết", "vn-city", "2026-02-23 08:00+07", -3, "2026-02-13 17:30+07"],
    ["back onto a working date stays there", "vn-city", "2026-11-27 08:00+07", -3, "2026-11-24 17:30+07"],
    ["onto a make-up Saturday stays there", "vn-city", "2026-01-08 08:00+07", 2, "2026-01-10 17:30+07"],
    ["back onto a make-up Saturday stays there", "vn-city", "2026-01-12 08:00+07", -2, "2026-01-10 17:30+07"],
    ["zero on a working date", "vn-city", "2026-11-23 23:00+07", 0, "2026-11-23 17:30+07"],
    ["zero rolls forward", "vn-city", "2026-11-22 08:00+07", 0, "2026-11-23 17:30+07"],
    ["the local date counts, not UTC's", "vn-city", "2026-11-22 20:00Z", 1, "2026-11-24 17:30+07"],
    ["a shift across midnight ends on the date after", "night", "2026-03-02 10:00+07", 1, "2026-03-04 06:00+07"],
    ["only dated hours", "dated", "2026-03-01 00:00Z", 0, "2026-03-07 10:00Z"],
    ["only dated hours, backwards", "dated", "2026-03-31 00:00Z", -1, "2026-03-07 10:00Z"],
  ])("%s", async (_name, calendar, start, days, due) => {
    const answer = await db().row<{ actual: string; expected: string }>(
      "select sla.add_calendar_days($1, $2, $3)::text as actual, $4::timestamptz::text as expected",
      [calendar, start, days, due],
    );
    expect(answer.actual).toBe(answer.expected);
  });

  test.each([
    ["an unknown calendar", "nowhere", 1, "sla.calendar_unknown"],
    ["an empty calendar", "empty", 1, "sla.calendar_empty"],
    ["too many days", "vn-city", 2147483647, "sla.amount_out_of_range"],
    ["too few days", "vn-city", -2147483648, "sla.amount_out_of_range"],
  ])("refuses %s", async (_name, calendar, days, key) => {
    expect((await db().refusal("select sla.add_calendar_days($1, '2026-01-01', $2)", [calendar, days])).key).toBe(key);
  });
});
