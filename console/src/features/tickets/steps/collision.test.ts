import { expect, test } from "vitest";
import { changesBetween, eventsSince, typedText } from "./collision";
import type { SeenTicket } from "./step-draft";

const seen: SeenTicket = {
  version: 3,
  last_event_at: "2026-11-20T03:00:00.123456+00:00",
  status: "assigned",
  agency_name: "Sở Xây dựng",
  officer_name: "Trần Văn Bình",
  due_at: "2026-11-21T03:00:00Z",
};

test("only what was done after the ticket was seen, and only what makes work stale", () => {
  const events = [
    { kind: "transferred", at: "2026-11-20T03:00:00.123456+00:00" },
    { kind: "noted", at: "2026-11-20T04:00:00Z" },
    { kind: "recalled", at: "2026-11-20T04:01:00Z" },
    { kind: "contact_revealed", at: "2026-11-20T04:02:00Z" },
  ];
  expect(eventsSince(events, seen).map((event) => event.kind)).toEqual(["recalled"]);
});

test("what is different now", () => {
  expect(changesBetween(seen, { ...seen, version: 4 })).toEqual([]);
  expect(changesBetween(seen, { ...seen, status: "received", agency_name: null, officer_name: null })).toEqual([
    { key: "status", before: "assigned", after: "received" },
    { key: "agency_name", before: "Sở Xây dựng", after: null },
    { key: "officer_name", before: "Trần Văn Bình", after: null },
  ]);
});

test("texts are copied, not choices and times", () => {
  expect(
    typedText({ answer: "Đã xong", agency_id: 4, due_at: "2026-11-20T03:00:00Z", note: " ", more: "Kèm ảnh" }),
  ).toBe("Đã xong\n\nKèm ảnh");
});
