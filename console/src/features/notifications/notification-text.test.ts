import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import en from "../../locales/en/notifications.json";
import vi from "../../locales/vi/notifications.json";

// The steps are listed once, in the comment of the timeline's column; followers hear of each but those the trigger leaves out.
const read = (name: string) =>
  readFileSync(new URL(`../../../../supabase/migrations/${name}`, import.meta.url), "utf8");
const list = (text: string | undefined) =>
  (text ?? "")
    .split(",")
    .map((kind) => kind.replace(/['\s]/g, ""))
    .filter(Boolean);
const kinds = list(/ticket_events\.kind is\s+'([^']+)'/.exec(read("20260101000800_tickets.sql"))?.[1]);
const silent = list(/new\.kind not in \(([^)]+)\)/.exec(read("20260101000990_notes_and_following.sql"))?.[1]);

test("the lists are found", () => {
  expect(kinds.length).toBeGreaterThan(25);
  expect(silent).toContain("warned");
});

test.each(kinds.filter((kind) => !silent.includes(kind)))("a follower reads in words that it was %s", (kind) => {
  expect(vi.events).toHaveProperty(kind);
  expect(en.events).toHaveProperty(kind);
});
