import { describe, expect, test } from "vitest";
import { type FilterSpec, toCrudFilters, valuesOf } from "./list-filters";
import { filterParam, listLink, parseListState } from "./use-list-state";

const parse = (query: string) => parseListState(new URLSearchParams(query), { pageSize: 25 });

describe("the list in the URL", () => {
  test("search, sort, page and filters", () => {
    expect(parse("q=ngập&sort=-due_at&page=3&size=50&state=overdue,due_soon&as=tree")).toEqual({
      search: "ngập",
      sort: { field: "due_at", order: "desc" },
      page: 3,
      pageSize: 50,
      filters: { state: ["overdue", "due_soon"] },
    });
  });

  test.each(["page=0", "page=-2", "page=x", "page=0.4", ""])("a page that is none is the first: %s", (query) => {
    expect(parse(query).page).toBe(1);
  });

  test("nobody asks for a million rows by typing it", () => {
    expect(parse("size=1000000").pageSize).toBe(200);
  });

  test("a comma inside a value survives", () => {
    const params = new URLSearchParams();
    params.set("place", filterParam(["Lê Chân, Hải Phòng", "An Dương"]));
    expect(parse(params.toString()).filters.place).toEqual(["Lê Chân, Hải Phòng", "An Dương"]);
  });

  test.each(["100%", "50%2C", "%", "a,b%"])("what looks like an escape is none: %s", (value) => {
    const params = new URLSearchParams();
    params.set("place", filterParam([value, "An Dương"]));
    expect(parse(params.toString()).filters.place).toEqual([value, "An Dương"]);
  });

  test("an address typed by hand does not break the page", () => {
    expect(parse("place=100%25&page=2.7&size=33.3")).toMatchObject({
      filters: { place: ["100%"] },
      page: 2,
      pageSize: 33,
    });
  });

  test("a link carries its filters", () => {
    const link = listLink("/tickets", { clock_state: ["overdue"], agency: ["12"] }, "due_at");
    expect(link).toBe("/tickets?clock_state=overdue&agency=12&sort=due_at");
  });
});

describe("the list as filters", () => {
  const state = (query: string) => parse(query);
  const kind: FilterSpec = { key: "kind", type: "select" };
  const day: FilterSpec = { key: "received", type: "dateRange", field: "received_at" };
  const archived: FilterSpec = { key: "archived", type: "select", initial: ["no"] };

  test("every word typed must occur, without accents, in any order", () => {
    expect(toCrudFilters([], state("q=Đường  NGẬP"), "search")).toEqual([
      { field: "search", operator: "containss", value: "duong" },
      { field: "search", operator: "containss", value: "ngap" },
    ]);
    expect(toCrudFilters([], state("q=x"), null)).toEqual([]);
  });

  test("days are whole days of the office", () => {
    expect(toCrudFilters([day], state("received=2026-11-20,2026-11-22"), null)).toEqual([
      { field: "received_at", operator: "gte", value: "2026-11-19T17:00:00.000Z" },
      { field: "received_at", operator: "lt", value: "2026-11-22T17:00:00.000Z" },
    ]);
  });

  test("an open range has one end", () => {
    expect(toCrudFilters([day], state("received=,2026-11-22"), null)).toEqual([
      { field: "received_at", operator: "lt", value: "2026-11-22T17:00:00.000Z" },
    ]);
  });

  test("initial values apply until the URL speaks, also when it says: all", () => {
    expect(valuesOf(archived, state(""))).toEqual(["no"]);
    expect(valuesOf(archived, state("archived="))).toEqual([]);
    expect(toCrudFilters([kind], state("kind=a,b"), null)).toEqual([
      { field: "kind", operator: "in", value: ["a", "b"] },
    ]);
  });
});
