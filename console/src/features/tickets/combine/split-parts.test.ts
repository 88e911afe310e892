import { expect, test } from "vitest";
import { emptyPart, moveSelection, sentParts } from "./split-parts";

const ticket = { commune_id: 7, category_id: 3 };
const whole = "Đèn đường hỏng, rác chưa dọn ba ngày. Mong xử lý sớm";
const parts = [{ content: whole, category_id: 3 }, emptyPart(ticket)];

test("what is selected fills the empty part; the rest reads on", () => {
  const from = whole.indexOf(", rác");
  const to = whole.indexOf(". Mong");
  const moved = moveSelection(parts, 0, from, to, ticket);
  expect(moved?.at).toBe(1);
  expect(moved?.parts[0]).toEqual({ content: "Đèn đường hỏng. Mong xử lý sớm", category_id: 3 });
  expect(moved?.parts[1]).toEqual({ content: "Rác chưa dọn ba ngày", category_id: 3, commune_id: 7 });
});

test("without an empty part it makes one at the end", () => {
  const full = [parts[0] ?? {}, { content: "Khác" }];
  expect(moveSelection(full, 0, 0, 14, ticket)?.parts).toHaveLength(3);
});

test("nothing selected, or everything: nothing moves", () => {
  expect(moveSelection(parts, 0, 5, 5, ticket)).toBeUndefined();
  expect(moveSelection(parts, 0, 0, whole.length, ticket)).toBeUndefined();
});

test("an empty place is not sent as one, nor the commune of the whole, which keeps its pin", () => {
  expect(sentParts([{ content: "A", commune_id: 7, location_text: "" }], ticket)[0]).toEqual({
    content: "A",
    category_id: undefined,
    commune_id: undefined,
    location_text: undefined,
  });
  expect(sentParts([{ content: "A", commune_id: 8 }], ticket)[0]?.commune_id).toBe(8);
});
