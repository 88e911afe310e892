import { describe, expect, test } from "vitest";
import { periods, readPeriod, resolvePeriod } from "./periods";

describe("a relative period on Wednesday, 18 November 2026 at 06:30", () => {
  // 23:30 UTC of the day before is already the 18th in the office.
  const now = new Date("2026-11-17T23:30:00Z");
  // The same table stands in supabase/tests/boards/boards.test.ts.
  const cases = [
    ["today", "2026-11-18", "2026-11-19"],
    ["yesterday", "2026-11-17", "2026-11-18"],
    ["this_week", "2026-11-16", "2026-11-19"],
    ["last_week", "2026-11-09", "2026-11-16"],
    ["this_month", "2026-11-01", "2026-11-19"],
    ["last_month", "2026-10-01", "2026-11-01"],
    ["this_quarter", "2026-10-01", "2026-11-19"],
    ["last_quarter", "2026-07-01", "2026-10-01"],
    ["this_year", "2026-01-01", "2026-11-19"],
    ["last_year", "2025-01-01", "2026-01-01"],
    ["last_7_days", "2026-11-12", "2026-11-19"],
    ["last_30_days", "2026-10-20", "2026-11-19"],
    ["last_90_days", "2026-08-21", "2026-11-19"],
    ["last_12_weeks", "2026-08-31", "2026-11-19"],
    ["last_12_months", "2025-12-01", "2026-11-19"],
    ["last_24_months", "2024-12-01", "2026-11-19"],
  ] as const;
  test.each(cases)("%s", (period, from, to) => {
    expect(resolvePeriod(period, now)).toEqual({ from, to });
  });
  test("all of them are in the table", () => {
    expect(cases.map(([period]) => period)).toEqual([...periods]);
  });
});

describe("a period of one's own", () => {
  test("the last day is included", () => {
    expect(resolvePeriod("2026-01-01,2026-01-31")).toEqual({ from: "2026-01-01", to: "2026-02-01" });
  });
  test.each([
    ["last_week", "last_week"],
    ["2026-01-01,2026-01-31", "2026-01-01,2026-01-31"],
    ["2026-01-31,2026-01-01", undefined],
    ["2026-01-01", undefined],
    ["2026-13-01,2026-14-01", undefined],
    ["fortnight", undefined],
    [undefined, undefined],
  ])("%s in a URL", (value, expected) => {
    expect(readPeriod(value)).toBe(expected);
  });
});
