import { expect, test } from "vitest";
import { searchable } from "./intake-draft";

test.each([
  ["0912 345 678", "0912345678"],
  ["+84 912.345.678", "0912345678"],
  ["031 099 001 234", "031099001234"],
  ["0912", undefined],
  ["không có", undefined],
  [undefined, undefined],
])("%s is looked up as %s", (typed, asked) => expect(searchable(typed)).toBe(asked));
