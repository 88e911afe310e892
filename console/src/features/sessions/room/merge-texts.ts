/** Which line of `from` is which of `to`, by the longest common run of lines. */
function matches(from: string[], to: string[]): Map<number, number> {
  const found = new Map<number, number>();
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) found.set(start, start++);
  let tail = 0;
  const rest = Math.min(from.length, to.length) - start;
  while (tail < rest && from[from.length - 1 - tail] === to[to.length - 1 - tail]) {
    tail += 1;
    found.set(from.length - tail, to.length - tail);
  }
  const rows = from.length - start - tail;
  const columns = to.length - start - tail;
  const lengths = Array.from({ length: rows + 1 }, () => new Uint32Array(columns + 1));
  const at = (row: number, column: number) => lengths[row]?.[column] ?? 0;
  for (let row = rows - 1; row >= 0; row -= 1)
    for (let column = columns - 1; column >= 0; column -= 1)
      (lengths[row] as Uint32Array)[column] =
        from[start + row] === to[start + column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    if (from[start + row] === to[start + column]) found.set(start + row++, start + column++);
    else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return found;
}

export type Merged = { text: string; conflicts: number };

/**
 * Brings two people's changes of one text together, line by line. Where both changed the same lines both stay, theirs
 * first: nothing anybody wrote is lost, and `conflicts` says how often somebody has to look.
 */
export function mergeTexts(base: string, mine: string, theirs: string): Merged {
  const [b, m, t] = [base, mine, theirs].map((text) => text.split("\n")) as [string[], string[], string[]];
  const toMine = matches(b, m);
  const toTheirs = matches(b, t);
  const lines: string[] = [];
  let conflicts = 0;
  let [i, j, k] = [0, 0, 0];
  const settle = (untilBase: number, untilMine: number, untilTheirs: number) => {
    const [was, my, their] = [b.slice(i, untilBase), m.slice(j, untilMine), t.slice(k, untilTheirs)];
    const [wasText, myText, theirText] = [was, my, their].map((part) => JSON.stringify(part));
    if (myText === theirText || theirText === wasText) lines.push(...my);
    else if (myText === wasText) lines.push(...their);
    else {
      const blank = (part: string[]) => part.every((line) => line.trim() === "");
      if (!blank(my) && !blank(their)) conflicts += 1;
      lines.push(...(blank(their) && !blank(my) ? [] : their), ...(blank(my) && !blank(their) ? [] : my));
    }
  };
  for (let line = 0; line < b.length; line += 1) {
    const [inMine, inTheirs] = [toMine.get(line), toTheirs.get(line)];
    if (inMine === undefined || inTheirs === undefined) continue;
    settle(line, inMine, inTheirs);
    lines.push(b[line] as string);
    [i, j, k] = [line + 1, inMine + 1, inTheirs + 1];
  }
  settle(b.length, m.length, t.length);
  return { text: lines.join("\n"), conflicts };
}
