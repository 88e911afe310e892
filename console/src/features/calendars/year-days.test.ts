import { expect, test } from "vitest";
import { yearDays } from "./year-days";

const weekly = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: "07:30", closes: "11:30" }));
const exception = (day: string, kind: "holiday" | "working", confirmed = true) => ({
  day,
  kind,
  confirmed,
  as_weekday: 1,
  name: "",
  source: "",
});

test("a leap year has its 366 days, each in its month", () => {
  const months = yearDays(2024, weekly, [], () => false);
  expect(months.map((days) => days.length)).toEqual([31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
  expect(months[1]?.at(-1)?.date).toBe("2024-02-29");
});

test("a day looks as the calendar counts it", () => {
  const look = new Map(
    yearDays(
      2026,
      weekly,
      [
        exception("2026-01-01", "holiday"),
        exception("2026-01-10", "working"),
        exception("2026-11-24", "holiday", false),
        exception("2026-02-13", "working"),
      ],
      (day) => day === "2026-02-13",
    )
      .flat()
      .map(({ date, look }) => [date, look]),
  );
  expect(
    ["2026-01-01", "2026-01-10", "2026-11-24", "2026-02-13", "2026-01-05", "2026-01-04"].map((day) => look.get(day)),
  ).toEqual(["holiday", "makeup", "unconfirmed", "short", "working", "off"]);
});
