import { describe, expect, test } from "vitest";
import { pairLines } from "./differences";

describe("two versions side by side", () => {
  test.each<[string, string[], string[], [string | null, string | null][]]>([
    [
      "the same",
      ["a", "b"],
      ["a", "b"],
      [
        ["a", "a"],
        ["b", "b"],
      ],
    ],
    [
      "one more",
      ["a", "c"],
      ["a", "b", "c"],
      [
        ["a", "a"],
        [null, "b"],
        ["c", "c"],
      ],
    ],
    [
      "one less",
      ["a", "b", "c"],
      ["a", "c"],
      [
        ["a", "a"],
        ["b", null],
        ["c", "c"],
      ],
    ],
    [
      "other words",
      ["a", "b", "c"],
      ["a", "B", "c"],
      [
        ["a", "a"],
        ["b", "B"],
        ["c", "c"],
      ],
    ],
    [
      "two changed in a row",
      ["a", "b", "c"],
      ["A", "B", "c"],
      [
        ["a", "A"],
        ["b", "B"],
        ["c", "c"],
      ],
    ],
    [
      "moved up",
      ["a", "b", "c"],
      ["c", "a", "b"],
      [
        [null, "c"],
        ["a", "a"],
        ["b", "b"],
        ["c", null],
      ],
    ],
    ["from nothing", [], ["a"], [[null, "a"]]],
    ["to nothing", ["a"], [], [["a", null]]],
  ])("%s", (_name, left, right, expected) => {
    expect(pairLines(left, right).map((line) => [line.left, line.right])).toEqual(expected);
  });
});
