import { expect, test } from "vitest";
import { wholeNumber } from "./use-visitor";

test.each([
  ["0912 345 678", "0912345678"],
  ["+84 912.345.678", "0912345678"],
  ["0225-1022", undefined],
  ["02253822222", "02253822222"],
  ["091234567", undefined],
  ["", undefined],
  [undefined, undefined],
])("%s is looked up as %s", (typed, number) => {
  expect(wholeNumber(typed)).toBe(number);
});
