import { expect, test } from "vitest";
import type { TicketRow } from "../types";
import { columnsOfView, communeOf, placeOf, queueColumns, spareWidth } from "./queue-columns";

test("a commune is named by its place, not by its office", () => {
  expect(communeOf({ commune_name: "UBND phường An Hải" })).toBe("Phường An Hải");
  expect(communeOf({ commune_name: null })).toBe("");
});

test("the commune is not said twice", () => {
  const commune_name = "UBND xã An Phú";
  expect(placeOf({ location_text: "thôn Bắc, xã An Phú", commune_name })).toBe("thôn Bắc, xã An Phú");
  expect(placeOf({ location_text: "thôn Bắc", commune_name })).toBe("thôn Bắc, Xã An Phú");
  expect(placeOf({ location_text: null, commune_name })).toBe("Xã An Phú");
});

test("what a view says on every row makes room for what differs", () => {
  const shown = ["code", "clock", "content", "status", "agency"];
  expect(columnsOfView(shown, { status: ["received"] })).toEqual(["code", "clock", "content", "category", "commune"]);
  expect(columnsOfView(shown, { status: ["overdue"] })).toEqual(["code", "clock", "content", "agency"]);
  expect(columnsOfView(shown, { open: ["1"] })).toEqual(shown);
  expect(spareWidth(["code", "content"], false)).toBeGreaterThan(spareWidth(shown, true));
});

test("an export tells the time as the office's clock showed it", () => {
  const received = queueColumns((() => "") as never, "vi").find((column) => column.key === "received_at");
  expect(received?.value({ received_at: "2026-10-28T16:14:03.399Z" } as TicketRow)).toBe("28/10/2026 23:14");
});
