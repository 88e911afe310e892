import { describe, expect, test } from "vitest";
import { withBelow } from "../../components/list-conditions";
import { toCrudFilters } from "../../components/list-filters";
import { parseListState } from "../../components/use-list-state";
import { type FilterContext, ticketFilters } from "./list-filter";

const context: FilterContext = {
  agencies: [
    { id: 1, parent_id: null },
    { id: 2, parent_id: 1 },
    { id: 3, parent_id: 2 },
    { id: 4, parent_id: null },
  ],
  categories: [
    { id: 10, parent_id: null },
    { id: 11, parent_id: 10 },
  ],
  staffIds: [7, 8],
};

const filtersOf = (query: string) =>
  toCrudFilters(ticketFilters(context), parseListState(new URLSearchParams(query), { pageSize: 50 }), "search");

describe("the list's filters, by the board's keys", () => {
  test("an agency counts with its sub-units", () => {
    expect(filtersOf("agency=1")).toEqual([{ field: "agency_id", operator: "in", value: [1, 2, 3] }]);
  });

  test("followed tickets are those the person follows; following none finds none", () => {
    expect(filtersOf("followed=1")).toEqual([{ field: "id", operator: "in", value: [0] }]);
    const filters = ticketFilters({ ...context, followedIds: [5, 3] });
    expect(
      toCrudFilters(filters, parseListState(new URLSearchParams("followed=1"), { pageSize: 50 }), "search"),
    ).toEqual([{ field: "id", operator: "in", value: [5, 3] }]);
  });

  test("a unit is one agency alone, as a bar of the board counts it", () => {
    expect(filtersOf("unit=1")).toEqual([{ field: "agency_id", operator: "in", value: [1] }]);
    expect(filtersOf("unit=none")).toEqual([{ field: "agency_id", operator: "null", value: true }]);
  });

  test("open at the agency leaves out what the centre owes", () => {
    const [filter] = filtersOf("open=agency") as { value: string[] }[];
    expect(filter?.value).toContain("verifying");
    expect(filter?.value).not.toContain("relay_pending");
    expect(filter?.value).not.toContain("received");
    expect((filtersOf("open=1") as { value: string[] }[])[0]?.value).toContain("relay_pending");
  });

  test.each([
    ["answered_from=2026-01-01", { field: "answered_at", operator: "gte", value: "2025-12-31T17:00:00.000Z" }],
    [
      "answered_to=2026-01-31T17:00:00.000Z",
      { field: "answered_at", operator: "lt", value: "2026-01-31T17:00:00.000Z" },
    ],
    ["level_reached=head,leaders", { field: "level_reached", operator: "in", value: ["head", "leaders"] }],
    ["rule=ticket.head", { field: "clock_rule_code", operator: "in", value: ["ticket.head"] }],
    ["reopened=true", { field: "reopen_count", operator: "gt", value: 0 }],
    ["officer=none", { field: "officer_id", operator: "null", value: true }],
  ])("what a number of a chart stands for: %s", (query, filter) => {
    expect(filtersOf(query)).toEqual([filter]);
  });

  test("a field counts with its sub-categories", () => {
    expect(filtersOf("field=10")).toEqual([{ field: "category_id", operator: "in", value: [10, 11] }]);
  });

  test("none means without one", () => {
    const none = { field: "commune_id", operator: "null", value: true };
    expect(filtersOf("commune=none")).toEqual([none]);
    expect(filtersOf("commune=5,none")).toEqual([
      { operator: "or", value: [{ field: "commune_id", operator: "in", value: [5] }, none] },
    ]);
  });

  test("overdue alone is asked for by the due time", () => {
    expect(filtersOf("clock_state=overdue")).toEqual([{ field: "is_overdue", operator: "eq", value: true }]);
  });

  test("states and levels are taken as they are", () => {
    expect(filtersOf("clock_state=overdue,due_soon&level=head")).toEqual([
      { field: "clock_state", operator: "in", value: ["overdue", "due_soon"] },
      { field: "level", operator: "in", value: ["head"] },
    ]);
  });

  test("a period in dates is the office's days, the last one included", () => {
    const days = [
      { field: "received_at", operator: "gte", value: "2026-10-31T17:00:00.000Z" },
      { field: "received_at", operator: "lt", value: "2026-11-22T17:00:00.000Z" },
    ];
    expect(filtersOf("received=2026-11-01,2026-11-22")).toEqual(days);
    expect(filtersOf("received_from=2026-11-01&received_to=2026-11-22")).toEqual(days);
  });

  test("an instant is taken as the board gave it", () => {
    const until = (value: string) => [{ field: "received_at", operator: "lt", value }];
    expect(filtersOf("received_to=2026-11-22T03:00:00Z")).toEqual(until("2026-11-22T03:00:00Z"));
    expect(filtersOf("received_to=2026-11-22T03:00:00+07:00")).toEqual(until("2026-11-22T03:00:00+07:00"));
  });

  test("officer=me is the person and those they stand in for", () => {
    expect(filtersOf("officer=me")).toEqual([{ field: "officer_id", operator: "in", value: [7, 8] }]);
  });

  test("an emptied filter filters nothing", () => {
    expect(filtersOf("agency=&officer=&open=&request=&import_batch=")).toEqual([]);
  });
});

test("withBelow ends on a loop", () => {
  const loop = [
    { id: 1, parent_id: 2 },
    { id: 2, parent_id: 1 },
  ];
  expect(withBelow(loop, [1])).toEqual([1, 2]);
});
