import { describe, expect, test } from "vitest";
import { numberLink } from "./list-link";
import type { Dataset, Dimension, Measure, Query, Row } from "./types";

const measure = (code: string, list_filter: Measure["list_filter"]) => ({ code, list_filter }) as Measure;
const tree = (code: string): Partial<Dimension> =>
  code === "agency" ? { takes_in: "agency", is_gathered: true } : code === "category" ? { takes_in: "category" } : {};
const dimension = (code: string, list_column: string | null = code) =>
  ({ code, filter_key: code, list_column, ...tree(code) }) as Dimension;
/** The city, two departments with a unit each; a field with a sub-category, and one alone. */
const trees = {
  agencies: [
    { id: 1, parent_id: null, kind: "city" },
    { id: 3, parent_id: 1, kind: "department" },
    { id: 31, parent_id: 3, kind: "public_service_unit" },
    { id: 4, parent_id: 1, kind: "department" },
    { id: 41, parent_id: 4, kind: "public_service_unit" },
  ],
  categories: [
    { id: 10, parent_id: null },
    { id: 11, parent_id: 10 },
    { id: 20, parent_id: null },
  ],
};
const tickets = {
  code: "tickets",
  resource: "tickets",
  measures: [
    measure("received", { received_from: "$from", received_to: "$to" }),
    measure("open", { status: ["received", "assigned"] }),
    measure("overdue_rate", null),
    measure("head_share", { received_from: "$from", received_to: "$to", level_reached: ["head", "leaders"] }),
  ],
  dimensions: [
    dimension("time", null),
    dimension("agency"),
    dimension("unit"),
    dimension("category"),
    dimension("channel"),
    dimension("status"),
    dimension("level_reached"),
    dimension("age", null),
  ],
} as unknown as Dataset;

const query = (more: Partial<Query> = {}): Query => ({
  dataset: "tickets",
  measures: ["received"],
  period: { from: "2026-01-01", to: "2026-03-01" },
  ...more,
});
const key = (value: string | number | null) => ({ key: value, label: null, label_en: null });
const filtersOf = (link: string | undefined) =>
  link && Object.fromEntries(new URL(link, "http://console").searchParams);
const linkOf = (q: Query, code: string, row?: Row) => filtersOf(numberLink(tickets, q, code, row, trees));

describe("the list of ratings", () => {
  const ratings = {
    code: "ratings",
    resource: "ratings",
    measures: [measure("satisfaction", { rated_from: "$from", rated_to: "$to", score: [4, 5] })],
    dimensions: [dimension("unit"), dimension("agency"), dimension("via")],
  } as unknown as Dataset;
  const asked = query({ dataset: "ratings", period: { from: "2025-12-31T17:00:00Z", to: "2026-01-31T17:00:00Z" } });
  test("says days, shows all states, and one agency by its name for it", () => {
    const link = numberLink(ratings, { ...asked, dimensions: ["unit"] }, "satisfaction", { unit: key(7) }, trees);
    expect(filtersOf(link)).toEqual({ state: "all", score: "4,5", unit: "7", rated: "2026-01-01,2026-01-31" });
  });
  test("says part of a day to the instant", () => {
    const hour = { ...asked, period: { from: "2025-12-31T18:00:00Z", to: "2026-01-31T17:00:00Z" } };
    expect(filtersOf(numberLink(ratings, hour, "satisfaction", undefined, trees))).toMatchObject({
      rated_from: "2025-12-31T18:00:00Z",
      rated_to: "2026-01-31T17:00:00Z",
    });
  });
});

describe("the list behind a number", () => {
  test("the period's ends stand where the measure says", () => {
    expect(linkOf(query(), "received")).toEqual({ received_from: "2026-01-01", received_to: "2026-03-01" });
  });
  test("what is counted as of now has no period", () => {
    expect(linkOf(query(), "open")).toEqual({ status: "received,assigned" });
  });
  test("every filter is kept and the row's values are added", () => {
    const asked = query({ dimensions: ["channel"], filters: [{ dimension: "agency", in: [12, 13] }] });
    expect(linkOf(asked, "received", { channel: key("hotline") })).toEqual({
      received_from: "2026-01-01",
      received_to: "2026-03-01",
      agency: "12,13",
      channel: "hotline",
    });
  });
  test("a bucket of time takes the place of the period", () => {
    const asked = query({ dimensions: [{ code: "time", grain: "month" }] });
    const row = { time: { ...key("2026-02-01"), from: "2026-01-31T17:00:00Z", to: "2026-02-28T17:00:00Z" } };
    expect(linkOf(asked, "received", row)).toEqual({
      received_from: "2026-01-31T17:00:00Z",
      received_to: "2026-02-28T17:00:00Z",
    });
  });
  test("a row without a value", () => {
    expect(linkOf(query({ dimensions: ["agency"] }), "open", { agency: key(null) })).toMatchObject({ agency: "none" });
  });
  test("of two choices for one key only what both hold", () => {
    const asked = query({ dimensions: ["status"] });
    expect(linkOf(asked, "open", { status: key("assigned") })).toEqual({ status: "assigned" });
    expect(
      linkOf(query({ dimensions: ["level_reached"] }), "head_share", { level_reached: key("head") }),
    ).toMatchObject({
      level_reached: "head",
    });
  });
  test("a unit below the row's agency stays the narrower one", () => {
    const asked = query({ dimensions: ["agency"], filters: [{ dimension: "agency", in: [31] }] });
    expect(linkOf(asked, "open", { agency: key(3) })).toMatchObject({ agency: "31" });
    const two = query({ dimensions: ["agency"], filters: [{ dimension: "agency", in: [31, 41] }] });
    expect(linkOf(two, "open", { agency: key(3) })).toMatchObject({ agency: "31" });
    const whole = query({ dimensions: ["agency"], filters: [{ dimension: "agency", in: [1] }] });
    expect(linkOf(whole, "open", { agency: key(3) })).toMatchObject({ agency: "3" });
  });
  test("what is the city's own is its alone, since everything lies below it", () => {
    const link = linkOf(query({ dimensions: ["agency"] }), "open", { agency: key(1) });
    expect(link).toMatchObject({ unit: "1" });
    expect(link).not.toHaveProperty("agency");
  });
  test("a field that counts without its sub-categories has no list, one that has none has", () => {
    const asked = query({ dimensions: ["category"] });
    expect(linkOf(asked, "open", { category: key(10) })).toBeUndefined();
    expect(linkOf(asked, "open", { category: key(11) })).toMatchObject({ category: "11" });
    expect(linkOf(asked, "open", { category: key(20) })).toMatchObject({ category: "20" });
  });
  test("whoever boards their own work is shown no more than that", () => {
    const own = { ...tickets, is_scoped: true } as Dataset;
    expect(filtersOf(numberLink(own, query(), "open", undefined, trees))).toMatchObject({ scope: "mine" });
  });
  test("a list that begins narrowed is told to show all when nothing narrows it", () => {
    const open = { ...tickets, measures: [measure("all", {})] } as Dataset;
    expect(filtersOf(numberLink(open, query(), "all", undefined, trees))).toEqual({ as: "all" });
  });
  test.each([
    ["a number of no named period", query({ period: undefined }), "received", undefined],
    ["a measure the list cannot show", query(), "overdue_rate", undefined],
    ["a filter the list has not", query({ filters: [{ dimension: "age", in: ["under_1"] }] }), "open", undefined],
    ["a filter that leaves out", query({ filters: [{ dimension: "channel", not_in: ["import"] }] }), "open", undefined],
    ["a dimension the list has not", query({ dimensions: ["age"] }), "open", { age: key("under_1") }],
    ["a status that is not open", query({ dimensions: ["status"] }), "open", { status: key("closed") }],
  ] as [string, Query, string, Row | undefined][])("%s has no list", (_name, asked, code, row) => {
    expect(numberLink(tickets, asked, code, row, trees)).toBeUndefined();
  });
});
