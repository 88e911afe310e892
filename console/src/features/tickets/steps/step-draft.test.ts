import { beforeEach, expect, test, vi } from "vitest";
import { dropDraft, dropOldDrafts, keepDraft, readDraft, type SeenTicket } from "./step-draft";

const who = vi.hoisted(() => ({ id: 7 as number | undefined }));
vi.mock("../../../lib/me", () => ({ myId: () => who.id }));

const seen: SeenTicket = {
  version: 3,
  last_event_at: "2026-11-20T03:00:00Z",
  status: "assigned",
  agency_name: "Sở Xây dựng",
  officer_name: null,
  due_at: null,
};

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal(
    "localStorage",
    new Proxy(
      {
        getItem: (key: string) => kept.get(key) ?? null,
        setItem: (key: string, value: string) => kept.set(key, value),
        removeItem: (key: string) => kept.delete(key),
      },
      { ownKeys: () => [...kept.keys()], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }) },
    ),
  );
  who.id = 7;
});

test("what was typed is there again, with the ticket as it was then", () => {
  keepDraft(12, "answer_ticket", { answer: "Đã thay bóng đèn" }, seen);
  expect(readDraft(12, "answer_ticket")).toMatchObject({ values: { answer: "Đã thay bóng đèn" }, seen });
  expect(readDraft(12, "add_note")).toBeUndefined();
  expect(readDraft(13, "answer_ticket")).toBeUndefined();
});

test("a colleague at the same computer does not see it", () => {
  keepDraft(12, "answer_ticket", { answer: "Riêng tôi" }, seen);
  who.id = 8;
  expect(readDraft(12, "answer_ticket")).toBeUndefined();
  who.id = 7;
  expect(readDraft(12, "answer_ticket")).toBeDefined();
});

test("sent, or emptied by hand, it is gone", () => {
  keepDraft(12, "answer_ticket", { answer: "x" }, seen);
  dropDraft(12, "answer_ticket");
  expect(readDraft(12, "answer_ticket")).toBeUndefined();
  keepDraft(12, "answer_ticket", { answer: "x" }, seen);
  keepDraft(12, "answer_ticket", { answer: "", note: undefined }, seen);
  expect(readDraft(12, "answer_ticket")).toBeUndefined();
});

test("after four days it is given up, whoever opens the page", () => {
  const day = 86_400_000;
  keepDraft(12, "answer_ticket", { answer: "cũ" }, seen, 0);
  keepDraft(13, "answer_ticket", { answer: "mới" }, seen, 4 * day);
  expect(readDraft(12, "answer_ticket", 4 * day)).toBeDefined();
  dropOldDrafts(4 * day + 1);
  expect(readDraft(12, "answer_ticket", 4 * day)).toBeUndefined();
  expect(readDraft(13, "answer_ticket", 4 * day + 1)).toBeDefined();
});
