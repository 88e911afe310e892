/** A line of a comparison: on both sides, or only on one of them. */
export type DiffLine = { left: string | null; right: string | null };

/** Two ordered lists beside each other: what is the same stays on one line, what changed its place or words stands on its own side. */
export function pairLines(left: readonly string[], right: readonly string[]): DiffLine[] {
  // Longest common part by the usual table; the lists have a few dozen lines at most.
  const width = right.length + 1;
  const length = new Array<number>((left.length + 1) * width).fill(0);
  const at = (i: number, j: number): number => length[i * width + j] ?? 0;
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      length[i * width + j] = left[i] === right[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && left[i] === right[j]) {
      lines.push({ left: left[i++] as string, right: right[j++] as string });
    } else if (j >= right.length || (i < left.length && at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ left: left[i++] as string, right: null });
    } else {
      lines.push({ left: null, right: right[j++] as string });
    }
  }
  return joined(lines);
}

/** A line that went and one that came beside it are one changed line. */
function joined(lines: DiffLine[]): DiffLine[] {
  const out: DiffLine[] = [];
  for (const line of lines) {
    const open = line.left === null ? firstOpen(out) : undefined;
    if (open) open.right = line.right;
    else out.push({ ...line });
  }
  return out;
}

/** The first line of the run at the end that still lacks its right side. */
function firstOpen(lines: DiffLine[]): DiffLine | undefined {
  let start = lines.length;
  while (start > 0 && lines[start - 1]?.left !== lines[start - 1]?.right) start--;
  return lines.slice(start).find((line) => line.right === null);
}

export const isChanged = (line: DiffLine): boolean => line.left !== line.right;
