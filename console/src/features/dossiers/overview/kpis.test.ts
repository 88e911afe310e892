import { expect, test } from "vitest";
import { isReached, type Kpis, measureOf } from "./kpis";

const kpis: Kpis = {
  received: 40,
  received_online: 10,
  results: 20,
  early: 5,
  on_time: 12,
  late: 3,
  electronic: 15,
  open: 9,
  overdue: 2,
  unclosed: 1,
  accept_known: 8,
  accepted_in_time: 6,
  documents: 100,
  documents_digitised: 90,
  handling_seconds_online: 21_600,
  handling_seconds_direct: 28_800,
  submission_seconds: 270,
  ratings: 0,
  satisfied: 0,
};

test.each([
  ["on_time_rate", 85],
  ["accepted_in_time", 75],
  ["online_share", 25],
  ["digitised", 90],
  ["electronic_results", 75],
  ["online_handling_gain", 25],
  ["submission_minutes", 4.5],
  ["satisfaction", null],
] as const)("KH26: %s is %s", (measure, value) => expect(measureOf(measure, kpis).value).toBe(value));

test.each([
  [95, "at_least", true],
  [94.9, "at_least", false],
  [5, "at_most", false],
] as const)("%s against 95 / 4.5 (%s): %s", (value, direction, reached) =>
  expect(isReached(value, { direction, value: direction === "at_least" ? 95 : 4.5 })).toBe(reached),
);

test("nothing to measure neither reaches nor misses a target", () => {
  expect(isReached(null, { direction: "at_least", value: 95 })).toBeUndefined();
});
