import { describe, expect, test } from "vitest";
import { parseListState } from "../../components/use-list-state";
import { ticketsLink, toMeasureFilter } from "./board-filter";

const filtersOf = (query: string) => parseListState(new URLSearchParams(query), { pageSize: 25 }).filters;
const queryOf = (link: string) => Object.fromEntries(new URL(link, "http://console").searchParams);

describe("the board's filters as the measures take them", () => {
  test("known keys only, lists as lists", () => {
    expect(toMeasureFilter(filtersOf("agency=3,4&clock_state=overdue&q=den&page=2&colour=red"))).toEqual({
      agency: ["3", "4"],
      clock_state: ["overdue"],
    });
  });

  test("a period in days is the office's days, the last one included", () => {
    expect(toMeasureFilter(filtersOf("received=2026-11-01,2026-11-22"))).toEqual({
      received_from: ["2026-10-31T17:00:00.000Z"],
      received_to: ["2026-11-22T17:00:00.000Z"],
    });
  });

  test("a period open at one end", () => {
    expect(toMeasureFilter(filtersOf("received=,2026-11-22"))).toEqual({ received_to: ["2026-11-22T17:00:00.000Z"] });
  });
});

describe("the link from a number to its tickets", () => {
  test("keeps every filter of the board and adds what the number stands for", () => {
    const filters = filtersOf("agency=3&channel=hotline&received=2026-11-01,2026-11-22");
    expect(queryOf(ticketsLink(filters, { clock_state: ["overdue"] }))).toEqual({
      agency: "3",
      channel: "hotline",
      received_from: "2026-10-31T17:00:00.000Z",
      received_to: "2026-11-22T17:00:00.000Z",
      clock_state: "overdue",
      open: "1",
    });
  });

  test("one agency alone takes the place of the agency it is under", () => {
    expect(queryOf(ticketsLink(filtersOf("agency=3"), { unit: ["31"] }))).toEqual({ unit: "31", open: "1" });
  });

  test("an age group narrows the board's period, never widens it", () => {
    const filters = filtersOf("received=2026-11-10,2026-11-12");
    const link = ticketsLink(filters, {
      received_from: ["2026-11-01T00:30:00+00:00"],
      received_to: ["2026-11-11T00:30:00+00:00"],
    });
    expect(queryOf(link)).toMatchObject({
      received_from: "2026-11-09T17:00:00.000Z",
      received_to: "2026-11-11T00:30:00+00:00",
    });
  });

  test("what came in is not only what is open", () => {
    expect(queryOf(ticketsLink({}, { received_from: ["2026-11-22"] }, { isOpen: false }))).toEqual({
      received_from: "2026-11-22",
    });
  });
});
