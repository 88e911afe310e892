import { describe, expect, test } from "vitest";
import type { Version } from "../types";
import { fieldOf, moved, toProcedure, toValues } from "./procedure-values";

const draft = {
  id: 7,
  procedure_id: 3,
  number: 2,
  name: "Đăng ký thử",
  field_id: 1,
  level: "city",
  online_level: "full",
  audience: "citizens",
  agency_id: 9,
  description: null,
  conditions: null,
  legal_basis: "Luật",
  decision_number: "1/QĐ",
  decision_on: "2026-03-02",
  decision_issuer: "Chủ tịch",
  valid_from: "2026-03-05",
  valid_to: null,
  total_days: 2,
  result_name: "Giấy",
  result_kind: "both",
  fee_note: null,
  published_at: null,
  published_by_name: null,
  revision: 1,
  documents: [{ id: 1, name: "Tờ khai", form: "electronic", copies: 1, is_required: true, template_note: null }],
  fees: [],
  steps: [
    { id: 1, name: "Tiếp nhận", unit_kind: "one_stop", agency_id: null, working_days: 0.5 },
    { id: 2, name: "Thuế", unit_kind: "other", agency_id: 4, working_days: 1.5 },
  ],
} satisfies Version;

test("what is opened and saved unchanged is the same", () => {
  const sent = toProcedure(toValues({ code: "1.001" }, draft));
  expect(sent).toMatchObject({ code: "1.001", name: draft.name, agency_id: 9, valid_to: null, total_days: 2 });
  expect(sent.steps).toEqual(draft.steps.map(({ id: _id, ...step }) => step));
  expect(sent.documents).toEqual(draft.documents.map(({ id: _id, ...each }) => each));
});

test("at commune level nobody else is named; a leader's step has no agency", () => {
  const values = toValues({ code: "1.001" }, draft);
  const sent = toProcedure({
    ...values,
    level: "commune",
    steps: [{ name: "Ký", unit_kind: "leader", agency_id: 4, working_days: 1 }],
  });
  expect(sent.agency_id).toBeNull();
  expect(sent.steps).toEqual([{ name: "Ký", unit_kind: "leader", agency_id: null, working_days: 1 }]);
});

test.each([
  [{ field: "name" }, ["name"]],
  [{ field: "steps", index: 1, item: "working_days" }, ["steps", 1, "working_days"]],
  [{ field: "documents", index: 0 }, ["documents", 0, "name"]],
  [{}, undefined],
])("a complaint about %j is shown there", (params, place) => {
  expect(fieldOf(params)).toEqual(place);
});

describe("moving a step", () => {
  test.each([
    [0, 1, ["b", "a", "c"]],
    [2, 0, ["c", "a", "b"]],
    [0, -1, ["a", "b", "c"]],
    [2, 3, ["a", "b", "c"]],
  ])("from %i to %i", (from, to, expected) => {
    expect(moved(["a", "b", "c"], from, to)).toEqual(expected);
  });
});
