import { expect, test } from "vitest";
import { asPassage } from "./insert-text";
import { typedTrigger } from "./typed-trigger";

test.each([
  ["@", "", 0],
  ["Nhờ @thu h", "thu h", 4],
  ["dòng một\n/gio", "gio", 9],
  ["(@an", "an", 1],
])("%j asks for the list", (text, query, from) => {
  expect(typedTrigger(text, text.length, ["@", "/"])).toEqual({ sign: text[from], query, from });
});

test.each(["và/hoặc", "a@b.vn", "ngày 12/5", "@ an", "@một\nhai", `@${"a".repeat(50)}`, "không có"])(
  "%j asks for nothing",
  (text) => expect(typedTrigger(text, text.length, ["@", "/"])).toBeUndefined(),
);

test("only up to the cursor", () => {
  expect(typedTrigger("Nhờ @thu xem", 6, ["@"])).toEqual({ sign: "@", query: "t", from: 4 });
});

test.each([
  ["", 0, 0, "Mới"],
  ["Trước", 5, 5, "\n\nMới"],
  ["Trước\n", 6, 6, "\nMới"],
  ["Trước. Sau", 6, 6, "\n\nMới\n\n"],
  ["Sau", 0, 0, "Mới\n\n"],
  ["chọn cả", 0, 7, "Mới"],
])("a passage in %j from %i to %i", (value, from, to, text) => {
  expect(asPassage(value, from, to, "Mới")).toBe(text);
});
