import { describe, expect, test } from "vitest";
import en from "../locales/en/public.json";
import vi from "../locales/vi/public.json";
import { CallError, errorText } from "./api";
import { date, dateTime } from "./dates";
import { categoryOptions } from "./send/choices";
import { emptyDraft, isPhone, problemsOf } from "./send/draft";
import { translate } from "./texts";

test.each([
  ["2026-11-22T10:49:00Z", "22/11/2026 17:49"],
  ["2026-12-31T17:00:00+00:00", "01/01/2027 00:00"],
])("%s is %s in Hải Phòng, wherever the reader is", (at, text) => expect(dateTime(at)).toBe(text));

test("a plain day stays the day it is", () => expect(date("2026-03-02")).toBe("02/03/2026"));

test.each([
  ["0912 345 678", true],
  ["+84 912.345.678", true],
  ["0084912345678", true],
  ["84912345678", true],
  ["0225 3842 124", true],
  ["912345678", false],
  ["0012345678", false],
  ["09123", false],
  ["không có", false],
])("%s: a telephone number? %s", (text, is) => expect(isPhone(text)).toBe(is));

describe("what is missing is told at its field", () => {
  const whole = {
    ...emptyDraft(),
    content: "Đèn hỏng ba hôm nay",
    full_name: "An",
    phone: "0912345678",
    address: "12 Lạch Tray",
    consent: true,
  };
  test.each([
    [{}, {}],
    [{ content: " " }, { content: "required" }],
    [{ content: "Hỏng" }, { content: "content_short" }],
    [{ phone: "12" }, { phone: "invalid" }],
    [{ email: "an@" }, { email: "invalid" }],
    [{ consent: false }, { consent: "consent_needed" }],
  ])("%o", (changes, problems) => expect(problemsOf({ ...whole, ...changes })).toEqual(problems));

  test("every problem has its sentence in both languages", () => {
    const problems = problemsOf({ ...emptyDraft(), email: "x" });
    expect(Object.keys(problems)).toHaveLength(6);
    for (const texts of [vi, en]) {
      for (const [field, problem] of Object.entries(problems)) {
        const key = `send.problems.${field}_${problem}`;
        expect(translate(texts, key)).not.toBe(key);
      }
    }
  });
});

test("texts: a plural, a value, and the key itself where there is no text", () => {
  expect(translate(en, "results.count", { count: 1 })).toBe("1 result");
  expect(translate(en, "results.count", { count: 7 })).toBe("7 results");
  expect(translate(vi, "home.nothing.here")).toBe("home.nothing.here");
});

test("an error tells its sentence, minutes instead of seconds, and never a bare key", () => {
  const t = (key: string, params?: Record<string, unknown>) => translate(vi, key, params);
  expect(errorText(t, new CallError("public.too_many", { seconds: 61 }))).toContain("2 phút");
  expect(errorText(t, new CallError("something.new"))).toBe(vi.errors.server);
  expect(errorText(t, new TypeError("x"))).toBe(vi.errors.server);
});

test("a refused form names its fields, one or several", () => {
  expect(new CallError("ticket.field_required", { field: "phone" }).fields).toEqual({ phone: "required" });
  expect(new CallError("public.content_short", { field: "content", min: 10 }).fields).toEqual({
    content: "content_short",
  });
  expect(new CallError("ticket.invalid", { fields: { phone: "invalid" } }).fields).toEqual({ phone: "invalid" });
  expect(new CallError("network").fields).toEqual({});
});

test("a field without sub-categories can be chosen itself", () => {
  const category = (id: number, parent_id: number | null) => ({
    id,
    parent_id,
    name: `Loại ${id}`,
    name_en: null,
    keywords: null,
  });
  const options = categoryOptions(
    { categories: [category(1, null), category(2, 1), category(3, null)], communes: [], max_files: 5 },
    "en",
  );
  expect(options.map(({ id, group }) => [id, group])).toEqual([
    ["2", "Loại 1"],
    ["3", "Loại 3"],
  ]);
});
