import { describe, expect, test } from "vitest";
import { type Choice, codesOf, grouped, phoneOf, ranked, score, wordsOf } from "./rank";

const choice = (title: string, detail?: string, group = "pages"): Choice => ({ key: title, group, title, detail });
const titles = (choices: Choice[]) => choices.map((each) => each.title);

describe("ranking", () => {
  test("the whole title, then its beginning, then beginnings of words, then the middle", () => {
    const all = ["Xây dựng hạ tầng", "Sở Xây dựng", "Xây dựng", "Đoxay dung"].map((title) => choice(title));
    expect(titles(ranked(all, wordsOf("xay dung")))).toEqual([
      "Xây dựng",
      "Xây dựng hạ tầng",
      "Sở Xây dựng",
      "Đoxay dung",
    ]);
  });

  test("every word must occur, in any order, in the title or beside it", () => {
    const all = [choice("Sở Y tế", "SYT"), choice("Sở Xây dựng", "SXD"), choice("UBND phường")];
    expect(titles(ranked(all, wordsOf("dung so")))).toEqual(["Sở Xây dựng"]);
    expect(titles(ranked(all, wordsOf("syt")))).toEqual(["Sở Y tế"]);
    expect(ranked(all, wordsOf("so dien"))).toEqual([]);
  });

  test("equals keep their order, and more letters never let a new one jump ahead of what still answers best", () => {
    const all = ["Chuyển đơn vị", "Chuyển lại đơn vị khác", "Chuyển thủ trưởng"].map((title) => choice(title));
    expect(titles(ranked(all, wordsOf("chuyen")))).toEqual(titles(all));
    expect(titles(ranked(all, wordsOf("chuyen don")))[0]).toBe("Chuyển đơn vị");
  });

  test("signs of LIKE are text", () => {
    expect(wordsOf("100% _x_ *")).toEqual(["100", "x"]);
    expect(score("Phiếu", [])).toBe(1);
  });
});

describe("what was typed may be a code", () => {
  test.each([
    ["4217", ["1022-26-004217", "1022-25-004217"]],
    ["004217", ["1022-26-004217", "1022-25-004217"]],
    ["25-4217", ["1022-25-004217"]],
    ["1022-24-004217", ["1022-24-004217"]],
    ["1022 24 4217", ["1022-24-004217"]],
    ["0", []],
    ["đèn 12", []],
    ["0912345123", []],
  ])("%s", (typed, codes) => expect(codesOf(typed, 2026)).toEqual(codes));
});

describe("or a telephone number", () => {
  test.each([
    ["0912 345 123", "0912345123"],
    ["+84 912.345.123", "0912345123"],
    ["84912345123", "0912345123"],
    ["02253 123 456", "02253123456"],
    ["4217", undefined],
    ["0012345678", undefined],
    ["đèn", undefined],
  ])("%s", (typed, phone) => expect(phoneOf(typed)).toBe(phone));
});

test("groups stand in their own order, whichever answers first", () => {
  const all = [choice("B", undefined, "agencies"), choice("A", undefined, "tickets")];
  expect(grouped(all, ["tickets", "agencies", "staff"]).map((each) => each.group)).toEqual(["tickets", "agencies"]);
});
