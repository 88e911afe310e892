import { expect, test } from "vitest";
import en from "../../locales/en/tickets.json";
import vi from "../../locales/vi/tickets.json";
import { builtInViews, viewsFor } from "./views";

const keysFor = (...permissions: string[]) =>
  viewsFor((permission, ...rest: unknown[]) => {
    // A permission asked for "agency 0" would be refused to everybody who holds it for their own agency.
    expect(rest).toEqual([]);
    return permissions.includes(permission);
  }).map((view) => view.key);

test("each role opens on what it comes for", () => {
  expect(keysFor("tickets.read", "tickets.triage")[0]).toBe("triage");
  expect(keysFor("tickets.read", "tickets.handle")).toEqual(["mine", "agency", "following", "all"]);
  expect(keysFor("tickets.read", "tickets.handle", "tickets.head")[0]).toBe("escalated");
  expect(keysFor("tickets.read", "tickets.supervise")[0]).toBe("overdue");
  expect(keysFor("tickets.read", "tickets.direct")[0]).toBe("awaitingDirection");
  expect(keysFor("tickets.read")).toEqual(["following", "all"]);
});

test.each(builtInViews.map((view) => view.key))("%s has its words", (key) => {
  expect(vi.views).toHaveProperty(key);
  expect(en.views).toHaveProperty(key);
});
