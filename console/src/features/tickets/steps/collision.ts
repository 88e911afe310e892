import type { TicketEvent } from "../types";
import type { SeenTicket } from "./step-draft";

/** Lines of the timeline that make nobody's work stale. */
const harmless = new Set(["noted", "attached", "contact_revealed", "warned", "breached", "rated"]);

/** What was done to the ticket since it was seen, oldest first. */
export const eventsSince = <Event extends Pick<TicketEvent, "kind" | "at">>(
  events: readonly Event[],
  seen: Pick<SeenTicket, "last_event_at">,
): Event[] =>
  events.filter((event) => !harmless.has(event.kind) && Date.parse(event.at) > Date.parse(seen.last_event_at));

const compared = ["status", "agency_name", "officer_name", "due_at"] as const;

export type Change = { key: (typeof compared)[number]; before: string | null; after: string | null };

/** What is different now: state, agency, officer, due time. */
export const changesBetween = (seen: SeenTicket, now: SeenTicket): Change[] =>
  compared
    .filter((key) => (seen[key] ?? null) !== (now[key] ?? null))
    .map((key) => ({ key, before: seen[key] ?? null, after: now[key] ?? null }));

/** What a person typed, to be copied: the texts of the form, one after the other. */
export const typedText = (values: Record<string, unknown>): string =>
  Object.values(values)
    .filter((value): value is string => typeof value === "string" && value.trim() !== "" && !isInstant(value))
    .join("\n\n");

const isInstant = (value: string): boolean => /^\d{4}-\d{2}-\d{2}T/.test(value);
