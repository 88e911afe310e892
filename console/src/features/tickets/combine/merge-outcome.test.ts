import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import en from "../../../locales/en/merging.json";
import vi from "../../../locales/vi/merging.json";
import { statuses } from "../types";
import { isMergeable, mergeOutcome, mustStay, obstacle, suggestedMain } from "./merge-outcome";

const ticket = (
  id: number,
  status = "received",
  received_at = "2026-03-02T02:00:00Z",
  agency_id: number | null = null,
) => ({
  id,
  status: status as (typeof statuses)[number],
  received_at,
  agency_id,
});

test("the older one stays", () => {
  const older = ticket(2, "received", "2026-03-01T02:00:00Z");
  expect(suggestedMain(ticket(1), older)).toBe(older);
  expect(suggestedMain(older, ticket(1))).toBe(older);
});

test("the one an agency works on stays before an older one that waits", () => {
  const worked = ticket(2, "assigned", "2026-03-05T02:00:00Z", 7);
  expect(suggestedMain(ticket(1), worked)).toBe(worked);
});

test("an answered one stays whatever the other is, and must", () => {
  const answered = ticket(2, "answered", "2026-03-05T02:00:00Z");
  const worked = ticket(1, "assigned", "2026-03-01T02:00:00Z", 7);
  expect(suggestedMain(worked, answered)).toBe(answered);
  expect(mustStay(answered)).toBe(true);
  expect(mustStay(worked)).toBe(false);
  expect(obstacle(worked, answered)).toBeUndefined();
  expect(obstacle(answered, answered)).toBe("bothAnswered");
  expect(obstacle(worked, ticket(3, "closed"))).toBe("over");
});

test("what is told is what happens", () => {
  const row = {
    code: "A",
    status: "received" as const,
    priority: "normal" as const,
    agency_id: null,
    agency_name: null,
  };
  const keys = (main: object, duplicate: object) =>
    mergeOutcome({ ...row, ...main }, { ...row, code: "B", ...duplicate }).map(({ key }) => key);
  expect(keys({}, {})).toEqual(["goesOn", "ends", "resultLater", "kept"]);
  expect(
    keys(
      { status: "answered", agency_id: 1 },
      { status: "coordination", agency_id: 2, agency_name: "Sở Xây dựng", priority: "urgent" },
    ),
  ).toEqual(["goesOn", "ends", "tasks", "agency", "urgent", "resultNow", "kept"]);
  expect(keys({ agency_id: 2 }, { agency_id: 2 })).not.toContain("agency");
  for (const key of ["goesOn", "ends", "tasks", "agency", "urgent", "resultNow", "resultLater", "kept"]) {
    expect(vi.merge.outcome).toHaveProperty(key);
    expect(en.merge.outcome).toHaveProperty(key);
  }
});

test("the states that can be merged are those of the database", () => {
  const sql = readFileSync(
    new URL("../../../../../supabase/migrations/20260101000970_ticket_merging.sql", import.meta.url),
    "utf8",
  );
  const listed = /'merge_tickets', 'tickets\.merge', '\{([^}]+)\}'/.exec(sql)?.[1]?.split(",").sort();
  expect(statuses.filter(isMergeable).sort()).toEqual(listed);
});
