import { expect, test } from "vitest";
import { startValues } from "./intake-draft";
import { duplicateQuestion } from "./use-duplicates";

test.each([
  ["nothing", {}, false],
  ["two words", { content: "đèn hỏng" }, false],
  ["a sentence", { content: "Đèn đường ngõ 12 tắt" }, true],
  ["a number", { phone: "0912 345 678" }, true],
  ["half a number", { phone: "0912" }, false],
  ["a place alone", { commune_id: 1 }, false],
  ["a place and a kind of matter", { commune_id: 1, category_id: 2 }, true],
])("%s is enough to look for the same: %s", (_name, values, isEnough) =>
  expect(duplicateQuestion({ ...startValues, ...values }) !== undefined).toBe(isEnough),
);

test("what is asked: digits, whole words, the place as numbers", () => {
  expect(
    duplicateQuestion({ phone: "0912.345.678", content: "ngắn", commune_id: 3, coordinates: "20.85, 106.68" }),
  ).toEqual({
    phone: "0912345678",
    content: undefined,
    commune_id: 3,
    category_id: undefined,
    latitude: 20.85,
    longitude: 106.68,
  });
});
