import { describe, expect, test } from "vitest";
import { fieldOf, toCase } from "./case-values";

describe("a case as the server takes it", () => {
  test("criteria in the order of the article, only those that are met", () => {
    const { criteria } = toCase({ met: { đ: true, a: true, b: false }, reason: { đ: "2", a: "1", b: "0" } });
    expect(criteria).toEqual([
      { criterion: "a", reason: "1" },
      { criterion: "đ", reason: "2" },
    ]);
  });
  test("the lead agency is not among the related ones", () => {
    expect(toCase({ lead_id: 3, related_ids: [3, 4] }).agencies).toEqual([
      { agency_id: 3, part: "lead" },
      { agency_id: 4, part: "related" },
    ]);
  });
  test("whoever is on the case goes by id alone; whoever comes alone speaks for themselves", () => {
    expect(toCase({ citizens: [{ citizen_id: 7, name_masked: "N. A.", is_representative: false }] }).citizens).toEqual([
      { citizen_id: 7, is_representative: true },
    ]);
    expect(toCase({ is_group: true, citizens: [{ full_name: "A", is_representative: false }] }).citizens).toEqual([
      { full_name: "A", is_representative: false },
    ]);
  });
});

test.each([
  [{ field: "title" }, ["title"]],
  [{ field: "citizens", index: 1, item: "phone" }, ["citizens", 1, "phone"]],
  [{ field: "citizens" }, undefined],
  [{ field: "criteria", criterion: "đ" }, ["reason", "đ"]],
  [{ field: "agencies" }, ["lead_id"]],
  [{ field: "decisions", index: 0, item: "issuer" }, ["decisions", 0, "issuer"]],
  [{}, undefined],
])("%j belongs at %j", (params, name) => {
  expect(fieldOf(params)).toEqual(name);
});
