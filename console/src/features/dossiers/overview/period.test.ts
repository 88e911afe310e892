import { expect, test } from "vitest";
import { periodOf } from "./period";

test.each([
  ["month", "2026-11-29", "2026-11-01", "2026-11-30"],
  ["lastMonth", "2026-01-15", "2025-12-01", "2025-12-31"],
  ["quarter", "2026-02-10", "2026-01-01", "2026-03-31"],
  ["year", "2028-02-29", "2028-01-01", "2028-12-31"],
  ["lastYear", "2026-11-29", "2025-01-01", "2025-12-31"],
] as const)("%s seen from %s is %s to %s", (period, today, from, to) =>
  expect(periodOf(period, today)).toEqual({ from, to }),
);
