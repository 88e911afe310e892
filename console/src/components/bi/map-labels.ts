export type Spot = { x: number; y: number; radius: number; isImportant?: boolean };
/** Where a name stands: its left edge and middle; with a line to its bubble when it stands apart. */
export type Label = { x: number; y: number; isApart: boolean };

type Box = { left: number; right: number; top: number; bottom: number };

/** About how wide a letter of 11 px is; names are short, so the average serves. */
const LETTER = 6.1;
const LINE = 14;
const GAP = 3;
/** So many names of the largest may stand apart from their bubbles when there is no room beside them. */
const IMPORTANT = 7;
const RINGS = [16, 30, 46, 64];
const ANGLES = Array.from({ length: 16 }, (_, n) => (n * Math.PI) / 8);

const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const around = ({ x, y, radius }: Spot): Box => ({
  left: x - radius,
  right: x + radius,
  top: y - radius,
  bottom: y + radius,
});
const boxOf = ({ x, y }: { x: number; y: number }, width: number): Box => ({
  left: x,
  right: x + width,
  top: y - LINE / 2,
  bottom: y + LINE / 2,
});

/** Beside the bubble: right, left, above, below; then ever farther away, all around. */
function* places({ x, y, radius }: Spot, width: number, isImportant: boolean): Generator<Label> {
  const away = radius + GAP;
  yield { x: x + away, y, isApart: false };
  yield { x: x - away - width, y, isApart: false };
  yield { x: x - width / 2, y: y - away - LINE / 2, isApart: false };
  yield { x: x - width / 2, y: y + away + LINE / 2, isApart: false };
  if (!isImportant) return;
  for (const ring of RINGS)
    for (const angle of ANGLES) {
      const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
      const middle = { x: x + dx * (away + ring), y: y + dy * (away + ring) };
      yield {
        x: dx < -0.3 ? middle.x - width : dx > 0.3 ? middle.x : middle.x - width / 2,
        y: middle.y,
        isApart: true,
      };
    }
}

/**
 * Where the names of bubbles stand, the first ones served first: inside the frame, over no other name, and over no bubble
 * larger than a dot. Undefined = there is no room; pointing at the bubble names it.
 */
export function placeLabels(
  spots: readonly Spot[],
  names: readonly string[],
  frame: { width: number; height: number; most: number },
): (Label | undefined)[] {
  const taken: Box[] = [];
  const bubbles = spots.map(around);
  return spots.map((spot, index) => {
    const width = (names[index] ?? "").length * LETTER;
    if (width === 0 || taken.length >= frame.most) return undefined;
    for (const label of places(spot, width, index < IMPORTANT || spot.isImportant === true)) {
      const box = boxOf(label, width);
      const isInside = box.left >= 2 && box.right <= frame.width - 2 && box.top >= 2 && box.bottom <= frame.height;
      if (!isInside || taken.some((other) => meet(box, other))) continue;
      if (bubbles.some((other, at) => at !== index && (spots[at] as Spot).radius > 4 && meet(box, other))) continue;
      taken.push(box);
      return label;
    }
    return undefined;
  });
}
