/** The keys of each offered step, in the order of the buttons: its letter while nobody before it has that, and 1–9 by its place. */
export function stepKeys<Step extends string>(
  steps: readonly Step[],
  letters: Partial<Record<string, string>>,
): Map<Step, string[]> {
  const taken = new Set<string>();
  return new Map(
    steps.map((step, index) => {
      const letter = letters[step];
      const isFree = letter !== undefined && !taken.has(letter);
      if (isFree) taken.add(letter);
      return [step, [...(isFree ? [letter] : []), ...(index < 9 ? [String(index + 1)] : [])]];
    }),
  );
}
