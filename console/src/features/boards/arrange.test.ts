import { describe, expect, test } from "vitest";
import { moveTile, resizeTile } from "./arrange";

const tiles = [
  { key: "a", width: 6, height: 3 },
  { key: "b", width: 6, height: 3 },
  { key: "c", width: 12, height: 6 },
];
const order = (moved: { key: string }[]) => moved.map(({ key }) => key).join("");

describe("arranging a board", () => {
  test.each([
    ["a", 1, "bac"],
    ["a", 2, "bca"],
    ["a", 9, "bca"],
    ["a", -1, "abc"],
    ["c", -1, "acb"],
    ["b", 0, "abc"],
    ["x", 1, "abc"],
  ])("%s moved by %i: %s", (key, by, expected) => {
    expect(order(moveTile(tiles, key, by))).toBe(expected);
  });
  test.each([
    ["a", 1, 0, 7, 3],
    ["a", -9, -9, 3, 1],
    ["c", 1, 1, 12, 6],
  ])("%s resized by %i, %i stays in the grid", (key, width, height, columns, rows) => {
    expect(resizeTile(tiles, key, width, height).find((tile) => tile.key === key)).toEqual({
      key,
      width: columns,
      height: rows,
    });
  });
});
