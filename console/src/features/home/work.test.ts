import { expect, test } from "vitest";
import { heaps, pressingFilters } from "./work";

const holding =
  (...codes: string[]) =>
  (code: string) =>
    codes.includes(code);

test("an operator starts with what waits at the centre", () => {
  expect(pressingFilters(holding("tickets.triage"), [1])).toEqual([
    { field: "status", operator: "in", value: ["received", "relay_pending"] },
  ]);
});

test("an officer sees their own work and that of whom they stand in for, a head the whole agency's", () => {
  expect(pressingFilters(holding("tickets.handle"), [1, 2])).toContainEqual({
    field: "officer_id",
    operator: "in",
    value: [1, 2],
  });
  expect(pressingFilters(holding("tickets.handle", "tickets.head"), [1])).toHaveLength(1);
});

test("the Office sees what is late or about to be", () => {
  expect(pressingFilters(holding("tickets.supervise"), [1])).toEqual([
    { field: "clock_state", operator: "in", value: ["overdue", "due_soon"] },
  ]);
});

test("no heap is shown twice", () => {
  expect(new Set(heaps.map((each) => each.view)).size).toBe(heaps.length);
});
