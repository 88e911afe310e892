import { describe, expect, test } from "vitest";
import { AppError } from "../../../lib/app-error";
import { type Draft, newDraft, startValues } from "./intake-draft";
import { fieldProblems, isPhone, parseCoordinates, toPayload } from "./intake-payload";

const draft: Draft = {
  ...newDraft(),
  requestId: "11111111-1111-4111-8111-111111111111",
  startedAt: "2026-11-22T01:00:00.000Z",
};

describe("coordinates", () => {
  test.each([
    ["20.8561, 106.6822", { latitude: 20.8561, longitude: 106.6822 }],
    [" 20.85;106.68 ", { latitude: 20.85, longitude: 106.68 }],
    ["91, 10", undefined],
    ["20, 181", undefined],
    ["ngõ 12", undefined],
    ["20.8", undefined],
  ])("%s", (text, place) => expect(parseCoordinates(text)).toEqual(place));
});

test.each([
  ["0912 345 678", true],
  ["0225.3.842.222", true],
  ["+84 912 345 678", true],
  ["1022", false],
  ["0912 345 67", false],
  ["không nhớ", false],
])("%s is a telephone number: %s", (text, isOne) => expect(isPhone(text)).toBe(isOne));

describe("what is sent", () => {
  const values = { ...startValues, phone: "0912 345.678", content: "Mất nước", coordinates: "20.8,106.6" };

  test("a call carries its beginning and the request's name", () => {
    expect(toPayload(values, draft)).toMatchObject({
      request_id: draft.requestId,
      phone: "0912345678",
      latitude: 20.8,
      longitude: 106.6,
      call_started_at: draft.startedAt,
      received_at: undefined,
    });
  });

  test("a letter has no beginning of a call; a backdated receipt has its own time", () => {
    expect(toPayload({ ...values, channel: "email" }, draft).call_started_at).toBeUndefined();
    const paper = { ...values, is_backdated: true, received_at: "2026-11-20T02:00:00.000Z" };
    expect(toPayload(paper, draft)).toMatchObject({
      call_started_at: undefined,
      received_at: "2026-11-20T02:00:00.000Z",
    });
    expect(toPayload({ ...paper, is_backdated: false }, draft).received_at).toBeUndefined();
  });
});

test("the database's problems come by field", () => {
  const failure = (key: string, params: Record<string, unknown>) =>
    new AppError({ message: "", statusCode: 422, code: "PT422", key, params });
  expect(fieldProblems(failure("ticket.invalid", { fields: { phone: "invalid", address: "required" } }))).toEqual({
    phone: "invalid",
    address: "required",
  });
  expect(fieldProblems(failure("ticket.field_required", { field: "content" }))).toEqual({ content: "required" });
  expect(fieldProblems(failure("ticket.field_invalid", { field: "phone", problem: "invalid" }))).toEqual({
    phone: "invalid",
  });
  expect(fieldProblems(failure("authz.forbidden", {}))).toEqual({});
});
