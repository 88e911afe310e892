type Sized = { key: string; width: number; height: number };

const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

/** The tile so many places later (or, below zero, earlier); the others close up. */
export function moveTile<T extends Sized>(tiles: readonly T[], key: string, by: number): T[] {
  const from = tiles.findIndex((tile) => tile.key === key);
  const tile = tiles[from];
  if (!tile) return [...tiles];
  const rest = tiles.filter((each) => each !== tile);
  rest.splice(within(from + by, 0, rest.length), 0, tile);
  return rest;
}

/** The tile wider and taller by so many columns and rows, as far as the grid goes (as the database has it). */
export function resizeTile<T extends Sized>(tiles: readonly T[], key: string, width: number, height: number): T[] {
  return tiles.map((tile) =>
    tile.key === key
      ? { ...tile, width: within(tile.width + width, 3, 12), height: within(tile.height + height, 1, 6) }
      : tile,
  );
}
