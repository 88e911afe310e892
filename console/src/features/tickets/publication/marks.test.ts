import { expect, test } from "vitest";
import { type Mark, masked, pieces, withoutDoor } from "./marks";

const mark = (start: number, text: string, extra: Partial<Mark> = {}): Mark => ({
  field: "question",
  start,
  length: [...text].length,
  text,
  kind: "name",
  is_blocking: true,
  ...extra,
});

test("what is marked is set off where it stands", () => {
  expect(
    pieces("Ông Nguyễn Văn An báo", [mark(4, "Nguyễn Văn An")]).map(({ text, mark }) => [text, Boolean(mark)]),
  ).toEqual([
    ["Ông ", false],
    ["Nguyễn Văn An", true],
    [" báo", false],
  ]);
});

test("places count characters: a sign of two code units before does not shift them", () => {
  expect(pieces("🙏🙏 An", [mark(3, "An")]).map(({ text }) => text)).toEqual(["🙏🙏 ", "An"]);
});

test("the same words decomposed are the same place", () => {
  expect(pieces("Ông Nguyễn".normalize("NFD"), [mark(4, "Nguyễn")]).map(({ text }) => text)).toEqual([
    "Ông ",
    "Nguyễn",
  ]);
});

test("while the text runs ahead, a mark follows its words; words that are gone take it along", () => {
  expect(pieces("Kính gửi ông An", [mark(0, "An"), mark(3, "0912345123")]).map(({ text }) => text)).toEqual([
    "Kính gửi ông ",
    "An",
  ]);
});

test("what stands inside another mark is not marked twice", () => {
  expect(pieces("Nguyễn Văn An", [mark(0, "Nguyễn Văn An"), mark(7, "Văn An")])).toHaveLength(1);
});

test("masking names nobody and leaves the rest as it is", () => {
  expect(
    masked("Gọi 0912345123 gặp An", [mark(4, "0912345123"), mark(19, "An")], ({ text }) => `[${text.length}]`),
  ).toBe("Gọi [10] gặp [2]");
});

test("an address keeps its street and loses its door", () => {
  expect(withoutDoor("12A/45 phố Lạch Tray")).toBe("… phố Lạch Tray");
  expect(withoutDoor("thôn Đông, xã Cẩm Giàng")).toBeUndefined();
});

test("a salutation goes with the name, another word does not", () => {
  const word = () => "công dân";
  expect(masked("cảm ơn ông Nguyễn Văn An đã báo", [mark(11, "Nguyễn Văn An")], word)).toBe("cảm ơn công dân đã báo");
  expect(masked("theo Không Nguyễn Văn An", [mark(11, "Nguyễn Văn An")], word)).toBe("theo Không công dân");
});
