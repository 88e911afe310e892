import { describe, expect, test } from "vitest";
import { formatTime } from "../../../lib/date-time";
import { addDays, addMonths, lanes, mondayOf, monthDays, onDay, weekDays, weekdayOf } from "./calendar-days";

describe("days of the calendar", () => {
  test.each([
    ["2026-02-28", 1, "2026-03-01"],
    ["2026-01-01", -1, "2025-12-31"],
    ["2028-02-28", 1, "2028-02-29"],
  ])("%s and %i days is %s", (day, count, expected) => expect(addDays(day, count)).toBe(expected));

  test.each([
    ["2026-01-31", 1, "2026-02-01"],
    ["2026-01-15", -1, "2025-12-01"],
  ])("%s and %i months is the first, %s", (day, count, expected) => expect(addMonths(day, count)).toBe(expected));

  test("Monday begins the week", () => {
    expect(weekdayOf("2026-11-22")).toBe(7);
    expect(mondayOf("2026-11-22")).toBe("2026-11-16");
    expect(weekDays("2026-11-22")).toEqual([
      "2026-11-16",
      "2026-11-17",
      "2026-11-18",
      "2026-11-19",
      "2026-11-20",
      "2026-11-21",
      "2026-11-22",
    ]);
  });

  test("a month is shown in whole weeks", () => {
    const february = monthDays("2026-02-16");
    expect(february[0]).toBe("2026-01-26");
    expect(february.at(-1)).toBe("2026-03-01");
    expect(february).toHaveLength(35);
    // June 2026 begins on a Monday and ends on a Tuesday.
    expect(monthDays("2026-06-30")[0]).toBe("2026-06-01");
    expect(monthDays("2026-06-30")).toHaveLength(35);
  });

  test("a session dragged to another day keeps its time of the day", () => {
    expect(onDay("2026-11-20T01:00:00Z", "2026-12-01", formatTime)).toBe("2026-12-01T01:00:00.000Z");
  });
});

test("what overlaps stands side by side, what follows takes the whole width again", () => {
  const at = (from: string, to: string) => ({ starts_at: from, ends_at: to });
  const a = at("08:00", "10:00");
  const b = at("09:00", "11:00");
  const c = at("10:00", "10:30");
  const d = at("13:00", "14:00");
  expect(lanes([d, b, a, c]).map(({ item, lane, count }) => [item.starts_at, lane, count])).toEqual([
    ["08:00", 0, 2],
    ["09:00", 1, 2],
    ["10:00", 0, 2],
    ["13:00", 0, 1],
  ]);
});
