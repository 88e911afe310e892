import { type PeriodKind, periodBefore, periodKey, periodOf } from "@city-office/reports/periods";
import fc from "fast-check";
import { expect, test } from "vitest";
import { inTransaction } from "../support/database.ts";

const kinds: PeriodKind[] = ["day", "week", "month", "quarter", "year"];

test("a period means the same to the page and to the database, on any day", () =>
  inTransaction(async (db) => {
    const days = fc.sample(
      fc.date({ min: new Date("2000-01-01"), max: new Date("2089-12-31"), noInvalidDate: true }),
      60,
    );
    for (const day of [...days, new Date("2026-12-31"), new Date("2027-01-01"), new Date("2024-02-29")].map((date) =>
      date.toISOString().slice(0, 10),
    )) {
      for (const kind of kinds) {
        const key = periodKey(kind, day);
        const { from, to } = periodOf(key);
        expect(await db.value("select bi.period_key($1, $2)", [kind, day])).toBe(key);
        expect(await db.row("select * from bi.report_period($1)", [key])).toEqual({
          period: kind,
          starts_on: from,
          ends_before: to,
        });
        expect(periodBefore(periodOf(key)).to).toBe(from);
      }
    }
  }));

test.each([
  ["2026-10", "tháng 10 năm 2026", "từ ngày 01/10/2026 đến ngày 31/10/2026"],
  ["2026-02", "tháng 02 năm 2026", "từ ngày 01/02/2026 đến ngày 28/02/2026"],
  ["2026-Q4", "quý IV năm 2026", "từ ngày 01/10/2026 đến ngày 31/12/2026"],
  ["2026-W01", "tuần 1 năm 2026", "từ ngày 29/12/2025 đến ngày 04/01/2026"],
  ["2026-11-29", "ngày 29/11/2026", "ngày 29/11/2026"],
])("%s is written %s, %s", (key, name, range) => {
  expect(periodOf(key)).toMatchObject({ name, range });
});

test.each(["2026-13", "2025-W53", "2026-02-30", "", "tháng 10"])("%j is no period", (key) => {
  expect(() => periodOf(key)).toThrow(/no period/);
});
