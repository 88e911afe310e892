import { describe, expect, test } from "vitest";
import { placeLabels, type Spot } from "./map-labels";

const frame = { width: 400, height: 300, most: 20 };
const sideOf = (spot: Spot, label: { x: number; y: number; isApart: boolean } | undefined) =>
  !label ? "none" : label.isApart ? "apart" : label.x > spot.x ? "right" : label.y !== spot.y ? "over" : "left";

describe("names on the map", () => {
  test.each<[name: string, spots: Spot[], sides: string[]]>([
    ["beside their bubbles, on the right", [{ x: 200, y: 150, radius: 12 }], ["right"]],
    [
      "on the left where a neighbour stands on the right",
      [
        { x: 200, y: 150, radius: 12 },
        { x: 230, y: 152, radius: 8 },
      ],
      ["left", "right"],
    ],
    ["on the left at the edge", [{ x: 395, y: 150, radius: 4 }], ["left"]],
    [
      "apart, with a line, in a crowd",
      [
        { x: 200, y: 150, radius: 20 },
        { x: 232, y: 150, radius: 14 },
        { x: 168, y: 150, radius: 14 },
        { x: 200, y: 116, radius: 14 },
        { x: 200, y: 184, radius: 14 },
      ],
      ["apart", "right", "left", "right", "left"],
    ],
  ])("stand %s", (_name, spots, sides) => {
    const labels = placeLabels(
      spots,
      spots.map(() => "Hồng Bàng"),
      frame,
    );
    expect(labels.map((label, at) => sideOf(spots[at] as Spot, label))).toEqual(sides);
  });

  test("never meet, stay inside, and are no more than so many", () => {
    const crowd: Spot[] = Array.from({ length: 114 }, (_, n) => ({
      x: 40 + ((n * 37) % 320),
      y: 20 + ((n * 61) % 260),
      radius: Math.max(3, 22 - n / 4),
    }));
    const labels = placeLabels(
      crowd,
      crowd.map((_, n) => `Phường số ${n}`),
      { ...frame, most: 9 },
    ).flatMap((label, n) => (label ? [{ ...label, right: label.x + `Phường số ${n}`.length * 6.1 }] : []));
    expect(labels.length).toBeGreaterThan(2);
    expect(labels.length).toBeLessThanOrEqual(9);
    for (const [at, a] of labels.entries()) {
      expect(a.x >= 0 && a.right <= frame.width && a.y >= 7 && a.y <= frame.height).toBe(true);
      for (const b of labels.slice(at + 1))
        expect(a.x < b.right && b.x < a.right && Math.abs(a.y - b.y) < 14).toBe(false);
    }
  });
});
