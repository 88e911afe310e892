import { myId } from "../../../lib/me";
import { forget, recall, remember } from "../../../lib/storage";
import type { DossierRow } from "../types";

export type StepValues = Record<string, unknown>;

/** What a person saw of the dossier when they began to write: what it is compared with when somebody else was faster. */
export type Seen = Pick<
  DossierRow,
  "version" | "last_event_at" | "status" | "step_name" | "step_agency_name" | "officer_name" | "due_at"
>;

type Draft = { at: number; values: StepValues; seen: Seen };

/** Long enough for a weekend and a day off; what lies longer was given up. */
const KEPT_MS = 4 * 24 * 3_600_000;

const keyOf = (dossierId: number, step: string) => `dossier-step.${myId() ?? 0}.${dossierId}.${step}`;

export const seenOf = (row: Seen): Seen => ({
  version: row.version,
  last_event_at: row.last_event_at,
  status: row.status,
  step_name: row.step_name,
  step_agency_name: row.step_agency_name,
  officer_name: row.officer_name,
  due_at: row.due_at,
});

/** What was typed into a step's form and not sent: a conflict, a slip of the hand or a closed tab loses nothing. */
export function readDraft(dossierId: number, step: string, now = Date.now()): Omit<Draft, "at"> | undefined {
  const draft = recall<Draft | undefined>(keyOf(dossierId, step), undefined);
  if (draft && now - draft.at <= KEPT_MS) return draft;
  if (draft) dropDraft(dossierId, step);
  return undefined;
}

/** Only what somebody wrote is worth keeping; a choice made by a click is made again as fast. */
export function keepDraft(dossierId: number, step: string, values: StepValues, seen: Seen, now = Date.now()): void {
  const isWritten = Object.entries(values).some(
    ([name, value]) =>
      name !== "via" && name !== "kind" && name !== "method" && typeof value === "string" && value.trim(),
  );
  if (isWritten) remember(keyOf(dossierId, step), { at: now, values, seen: seenOf(seen) } satisfies Draft);
  else dropDraft(dossierId, step);
}

export const dropDraft = (dossierId: number, step: string): void => forget(keyOf(dossierId, step));
