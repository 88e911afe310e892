/** What was typed into a step's form and not sent: kept for this tab, so that neither a conflict nor a slip loses it. */
const keyOf = (ticketId: number, step: string) => `console.step.${ticketId}.${step}`;

export type StepValues = Record<string, unknown>;

export function readDraft(ticketId: number, step: string): StepValues | undefined {
  try {
    const kept = sessionStorage.getItem(keyOf(ticketId, step));
    return kept ? (JSON.parse(kept) as StepValues) : undefined;
  } catch {
    return undefined;
  }
}

export function keepDraft(ticketId: number, step: string, values: StepValues): void {
  const written = Object.values(values).some((value) => value !== undefined && value !== null && value !== "");
  try {
    if (written) sessionStorage.setItem(keyOf(ticketId, step), JSON.stringify(values));
    else sessionStorage.removeItem(keyOf(ticketId, step));
  } catch {
    // A full or blocked storage: the form itself still holds what was typed.
  }
}

export function dropDraft(ticketId: number, step: string): void {
  try {
    sessionStorage.removeItem(keyOf(ticketId, step));
  } catch {
    // Nothing was kept then.
  }
}
