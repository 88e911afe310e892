import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { dropDraft, hasContent, KEPT_DAYS, keepDraft, newDraft, popCall, readDrafts } from "./intake-draft";

/** A browser's storage, as far as the drafts use it. */
function storage(): Storage {
  const kept: Record<string, string> = {};
  const methods = {
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => {
      kept[key] = value;
    },
    removeItem: (key: string) => {
      delete kept[key];
    },
  };
  return new Proxy(kept, {
    get: (target, key: string) => methods[key as keyof typeof methods] ?? target[key],
  }) as unknown as Storage;
}

beforeEach(() => vi.stubGlobal("localStorage", storage()));
afterEach(() => vi.unstubAllGlobals());

const call = (phone: string, openedAt = new Date().toISOString()) => ({ ...newDraft({ phone }), openedAt });

describe("drafts of calls", () => {
  test("two calls are there again after the tab was closed, the earlier one first", () => {
    const second = call("0912345678", "2026-11-22T01:05:00.000Z");
    const first = call("0987654321", "2026-11-22T01:00:00.000Z");
    keepDraft(7, second);
    keepDraft(7, { ...first, values: { ...first.values, content: "Mất nước" } });
    expect(readDrafts(7).map((each) => [each.values.phone, each.values.content])).toEqual([
      ["0987654321", "Mất nước"],
      ["0912345678", undefined],
    ]);
  });

  test("nobody sees another person's", () => {
    keepDraft(7, call("0912345678"));
    expect(readDrafts(8)).toEqual([]);
    expect(readDrafts(70)).toEqual([]);
    expect(readDrafts(7)).toHaveLength(1);
  });

  test("what was saved or thrown away is gone, the other call stays", () => {
    const [one, other] = [call("0912345678"), call("0987654321")];
    keepDraft(7, one);
    keepDraft(7, other);
    dropDraft(7, one.id);
    expect(readDrafts(7).map((each) => each.id)).toEqual([other.id]);
  });

  test("an untouched form is not kept, and one that was emptied is forgotten", () => {
    const draft = newDraft();
    expect(hasContent(draft)).toBe(false);
    keepDraft(7, draft);
    expect(readDrafts(7)).toEqual([]);
    keepDraft(7, { ...draft, values: { ...draft.values, content: "x" } });
    keepDraft(7, { ...draft, values: { ...draft.values, content: "" } });
    expect(readDrafts(7)).toEqual([]);
  });

  test("names and numbers do not stay for ever, whoever left them", () => {
    keepDraft(7, call("0912345678"));
    const later = Date.now() + (KEPT_DAYS + 1) * 86_400_000;
    expect(readDrafts(8, later)).toEqual([]);
    expect(readDrafts(7)).toEqual([]);
  });

  test("what is no draft breaks nothing", () => {
    localStorage.setItem("console.intake.call.7.x", "{");
    localStorage.setItem("console.intake.call.7.y", '{"id": "y"}');
    expect(readDrafts(7)).toEqual([]);
  });

  test("each call keeps the name of its request, so that a retry finds its ticket", () => {
    const draft = call("0912345678");
    keepDraft(7, draft);
    expect(readDrafts(7)[0]?.requestId).toBe(draft.requestId);
  });
});

describe("a call put through by the telephone system", () => {
  test("fills the untouched form, its time running", () => {
    const { drafts, id } = popCall([newDraft()], { phone: "0912345678", callId: "c-1" });
    expect(drafts).toHaveLength(1);
    expect(drafts[0]).toMatchObject({ id, callId: "c-1", values: { phone: "0912345678", channel: "hotline" } });
    expect(drafts[0]?.startedAt).toBeDefined();
  });

  test("opens beside a call being written down", () => {
    const busy = call("0987654321");
    const { drafts, id } = popCall([busy], { phone: "0912345678", callId: "c-2" });
    expect(drafts.map((each) => each.id)).toEqual([busy.id, id]);
  });

  test("the same call opened twice is one, the same number in another call is another", () => {
    const once = popCall([newDraft()], { phone: "0912345678", callId: "c-1" });
    expect(popCall(once.drafts, { phone: "0912345678", callId: "c-1" })).toEqual(once);
    expect(popCall(once.drafts, { phone: "0912345678", callId: "c-2" }).drafts).toHaveLength(2);
    expect(popCall(once.drafts, { phone: "0912345678" })).toEqual(once);
  });

  test("a withheld number opens a form too", () => {
    const { drafts, id } = popCall([call("0987654321")], { callId: "c-3" });
    expect(drafts).toHaveLength(2);
    expect(drafts[1]).toMatchObject({ id, callId: "c-3" });
  });
});
