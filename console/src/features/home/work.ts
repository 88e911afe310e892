import type { CrudFilter } from "@refinedev/core";

/** One heap of work: how much there is, and the list that shows it. */
export type Heap = {
  /** Key in my_queue_counts(). */
  count: string;
  /** Tab of the ticket list. */
  view: string;
  /** A list of its own, with the text that names it. */
  elsewhere?: { path: string; label: string };
  permission: string;
  /** Counts something late; a number above zero is coloured. */
  isLate?: boolean;
};

/** What people come for, the most pressing first. */
export const heaps: Heap[] = [
  { count: "leaders", view: "awaitingDirection", permission: "tickets.direct" },
  { count: "triage", view: "triage", permission: "tickets.triage" },
  { count: "relay", view: "relay", permission: "tickets.triage" },
  { count: "clarification", view: "clarification", permission: "tickets.triage" },
  { count: "head", view: "escalated", permission: "tickets.head" },
  { count: "drafts", view: "drafts", permission: "tickets.head" },
  { count: "commitment_requests", view: "approval", permission: "tickets.head" },
  { count: "mine", view: "mine", permission: "tickets.handle" },
  { count: "agency", view: "agency", permission: "tickets.handle" },
  {
    count: "tasks",
    view: "tasks",
    elsewhere: { path: "/tickets/tasks", label: "coordination:menu" },
    permission: "tickets.handle",
  },
  { count: "briefs", view: "briefs", permission: "tickets.triage" },
  {
    count: "low_ratings",
    view: "low_ratings",
    elsewhere: { path: "/ratings", label: "ratings:waiting" },
    permission: "tickets.supervise",
  },
];

/** What this person should look at first: rows of the list below the heaps. */
export function pressingFilters(may: (permission: string) => boolean, staffIds: number[]): CrudFilter[] {
  const status = (...values: string[]): CrudFilter => ({ field: "status", operator: "in", value: values });
  if (may("tickets.direct")) return [status("overdue", "directed")];
  if (may("tickets.triage")) return [status("received", "relay_pending")];
  const open = status("assigned", "verifying", "clarification", "escalated", "overdue", "directed", "coordination");
  if (may("tickets.head")) return [open];
  // The Office owes little itself: what is late or about to be, whoever owes it.
  if (may("tickets.supervise")) return [{ field: "clock_state", operator: "in", value: ["overdue", "due_soon"] }];
  return [open, { field: "officer_id", operator: "in", value: staffIds }];
}
