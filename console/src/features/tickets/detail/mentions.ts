export type Named = { id: number; name: string };

/** Those chosen from the list whose name still stands in the text: who was deleted from it is not told. */
export function mentionedIn(text: string, named: readonly Named[]): Named[] {
  const seen = new Set<number>();
  return named.filter((each) => {
    if (seen.has(each.id) || !text.includes(`@${each.name}`)) return false;
    seen.add(each.id);
    return true;
  });
}

export type NotePart = { text: string; isName: boolean };

/** A note cut at the names it mentions. */
export function noteParts(note: string, mentioned: readonly Named[]): NotePart[] {
  // The longest first: "@Trần Văn An" is not "@Trần Văn" and " An".
  const names = mentioned.map((each) => `@${each.name}`).sort((a, b) => b.length - a.length);
  const parts: NotePart[] = [];
  let rest = note;
  while (rest) {
    const places = names.map((name) => [rest.indexOf(name), name] as const).filter(([at]) => at >= 0);
    const next = places.sort((a, b) => a[0] - b[0] || b[1].length - a[1].length)[0];
    if (!next) {
      parts.push({ text: rest, isName: false });
      break;
    }
    if (next[0] > 0) parts.push({ text: rest.slice(0, next[0]), isName: false });
    parts.push({ text: next[1], isName: true });
    rest = rest.slice(next[0] + next[1].length);
  }
  return parts;
}
