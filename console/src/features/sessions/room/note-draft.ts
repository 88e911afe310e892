/** Notes that have not reached the office, with the text they were written onto. */
export type Draft = { text: string; content: string; version: number };

const keyOf = (sessionId: number) => `console.minutes.${sessionId}`;

export function keepDraft(sessionId: number, draft: Draft): void {
  try {
    localStorage.setItem(keyOf(sessionId), JSON.stringify(draft));
  } catch {
    // A full or forbidden storage: the office still has what was saved.
  }
}

export function forgetDraft(sessionId: number): void {
  localStorage.removeItem(keyOf(sessionId));
}

export function keptDraft(sessionId: number): Draft | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(sessionId)) ?? "null") as Draft | null;
    return kept && typeof kept.text === "string" && typeof kept.content === "string" && Number.isInteger(kept.version)
      ? kept
      : undefined;
  } catch {
    return undefined;
  }
}
