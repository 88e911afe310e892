import { describe, expect, test } from "vitest";
import { type Draft, draftOfDate, emptyDraft, isCityChair, problemsOf, toChanges, toPlan } from "./draft";

const complete: Draft = {
  ...emptyDraft(),
  title: "Tiếp công dân định kỳ",
  chair_id: 7,
  times: { day: "2099-03-02", from: "08:00", to: "11:00" },
  points: [{ point_id: 1, part: "central", contact_name: "", contact_phone: "" }],
};

describe("a plan", () => {
  test("is sent with instants of the office, whatever the browser's zone is", () => {
    expect(toPlan(complete)).toMatchObject({
      kind: "city",
      starts_at: "2099-03-02T01:00:00.000Z",
      ends_at: "2099-03-02T04:00:00.000Z",
      chair_id: 7,
      has_city_leader: true,
      points: [{ point_id: 1, part: "central", contact_name: null, contact_phone: null }],
    });
  });

  test("of a commune names the commune, and says whether a city leader comes", () => {
    expect(toPlan({ ...complete, kind: "commune", agency_id: 12, has_city_leader: false })).toMatchObject({
      agency_id: 12,
      has_city_leader: false,
    });
    expect(toPlan({ ...complete, agency_id: 12 })).not.toHaveProperty("agency_id");
  });

  test.each<[string, Partial<Draft>]>([
    ["title", { title: "  " }],
    ["chair_name", { chair_id: undefined }],
    ["chair_name", { is_chair_outside: true, chair_name: "" }],
    ["agency_id", { kind: "commune", agency_id: undefined }],
    ["starts_at", { times: { from: "08:00", to: "11:00" } }],
    ["starts_at", { times: { day: "2001-01-01", from: "08:00", to: "11:00" } }],
    ["ends_at", { times: { day: "2099-03-02", from: "11:00", to: "08:00" } }],
    ["points", { points: [] }],
    ["points", { points: [{ ...complete.points[0], part: "delegate" } as Draft["points"][number]] }],
  ])("asks for %s before it is sent", (field, change) => {
    expect(Object.keys(problemsOf({ ...complete, ...change }, true))).toEqual([field]);
  });

  test("without anything missing has no problems", () => expect(problemsOf(complete, true)).toEqual({}));
});

describe("changes", () => {
  test("are only what differs; the time is not among them", () => {
    expect(toChanges(complete, complete)).toEqual({});
    expect(
      toChanges(complete, { ...complete, title: "Khác", times: { day: "2099-04-01", from: "09:00", to: "10:00" } }),
    ).toEqual({
      title: "Khác",
    });
    expect(
      toChanges(complete, { ...complete, cases: [{ case_id: 3, code: "VV", title: "", is_approved: true }] }),
    ).toEqual({
      cases: [{ case_id: 3 }],
    });
  });

  test("of the chair carry all that names them", () => {
    expect(
      toChanges(complete, { ...complete, is_chair_outside: true, chair_name: "Ông A", chair_title: "Vụ trưởng" }),
    ).toEqual({
      chair_id: null,
      chair_name: "Ông A",
      chair_title: "Vụ trưởng",
    });
  });
});

test("a fixed day becomes a plan", () => {
  const draft = draftOfDate(
    {
      reception_day_id: 4,
      day: "2099-03-02",
      fixed_day: "2099-03-01",
      kind: "city",
      leader_id: 7,
      leader_name: "Lê A",
      leader_title: "Chủ tịch UBND thành phố",
      agency_id: 1,
      agency_name: "UBND thành phố",
      starts_at: "2099-03-02T01:00:00Z",
      ends_at: "2099-03-02T04:30:00Z",
      point_id: 9,
      point_name: "Trụ sở",
      session_id: null,
      session_code: null,
    },
    "Tiếp công dân",
  );
  expect(draft).toMatchObject({
    chair_id: 7,
    reception_day_id: 4,
    is_city_chair: true,
    times: { day: "2099-03-02", from: "08:00", to: "11:30" },
    points: [{ point_id: 9, part: "central" }],
  });
});

test.each([
  ["Chủ tịch UBND thành phố", true],
  ["Phó Chủ tịch UBND thành phố", false],
  ["Chủ tịch UBND phường Lê Chân", false],
  [null, false],
])("%s is the city's Chair: %s", (title, expected) => expect(isCityChair(title)).toBe(expected));
