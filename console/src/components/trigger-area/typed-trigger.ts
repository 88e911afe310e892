export type TypedTrigger = { sign: string; query: string; from: number };

/**
 * The sign and what follows it up to the cursor, when somebody is just asking for the list: "@thu h", "/gio". A sign in the
 * middle of a word ("và/hoặc", "a@b") is none, nor is one followed by a blank.
 */
export function typedTrigger(text: string, cursor: number, signs: readonly string[]): TypedTrigger | undefined {
  const before = text.slice(0, cursor);
  const line = before.slice(before.lastIndexOf("\n") + 1);
  for (let i = line.length - 1; i >= 0 && line.length - i <= 41; i -= 1) {
    const sign = line[i] as string;
    if (!signs.includes(sign)) continue;
    const query = line.slice(i + 1);
    if ((i > 0 && !/[\s("“]/.test(line[i - 1] as string)) || /^\s/.test(query)) return undefined;
    return { sign, query, from: cursor - query.length - 1 };
  }
  return undefined;
}
