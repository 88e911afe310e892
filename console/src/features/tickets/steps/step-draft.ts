import { myId } from "../../../lib/me";
import { forget, recall, remember, remembered } from "../../../lib/storage";
import type { TicketRow } from "../types";

export type StepValues = Record<string, unknown>;

/** What a person saw of the ticket when they began to write: what it is compared with when somebody else was faster. */
export type SeenTicket = Pick<
  TicketRow,
  "version" | "last_event_at" | "status" | "agency_name" | "officer_name" | "due_at"
>;

type Draft = { at: number; values: StepValues; seen: SeenTicket };

/** Long enough for a weekend and a day off; what lies longer was given up. */
const KEPT_MS = 4 * 24 * 3_600_000;

const keyOf = (ticketId: number, step: string) => `step.${myId() ?? 0}.${ticketId}.${step}`;

export const seenOf = (ticket: SeenTicket): SeenTicket => ({
  version: ticket.version,
  last_event_at: ticket.last_event_at,
  status: ticket.status,
  agency_name: ticket.agency_name,
  officer_name: ticket.officer_name,
  due_at: ticket.due_at,
});

/**
 * What was typed into a step's form and not sent, with the ticket as it was then. Kept in this browser for the person who
 * typed it: a conflict, a slip of the hand or a closed tab loses nothing.
 */
export function readDraft(ticketId: number, step: string, now = Date.now()): Omit<Draft, "at"> | undefined {
  const draft = recall<Draft | undefined>(keyOf(ticketId, step), undefined);
  if (!draft) return undefined;
  if (now - draft.at <= KEPT_MS) return draft;
  dropDraft(ticketId, step);
  return undefined;
}

export function keepDraft(
  ticketId: number,
  step: string,
  values: StepValues,
  seen: SeenTicket,
  now = Date.now(),
): void {
  const isWritten = Object.values(values).some((value) => value !== undefined && value !== null && value !== "");
  if (isWritten) remember(keyOf(ticketId, step), { at: now, values, seen: seenOf(seen) } satisfies Draft);
  else dropDraft(ticketId, step);
}

export const dropDraft = (ticketId: number, step: string): void => forget(keyOf(ticketId, step));

/** Takes away what has lain too long, of anybody who writes in this browser. */
export function dropOldDrafts(now = Date.now()): void {
  for (const key of remembered("step.")) {
    const draft = recall<Draft | undefined>(key, undefined);
    if (!draft || now - draft.at > KEPT_MS) forget(key);
  }
}
