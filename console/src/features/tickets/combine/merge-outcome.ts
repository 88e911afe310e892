import type { TicketRow, TicketStatus } from "../types";

/** States of a ticket that can still be merged or be merged into; the same list as in private.ticket_step_rights. */
const mergeable: readonly TicketStatus[] = [
  "received",
  "clarification",
  "assigned",
  "verifying",
  "escalated",
  "overdue",
  "directed",
  "coordination",
  "relay_pending",
  "answered",
];

export const isMergeable = (status: TicketStatus): boolean => mergeable.includes(status);

type Standing = Pick<TicketRow, "id" | "status" | "received_at" | "agency_id">;

/** The one that should stay: an answered one must; then the one an agency works on; then the older. */
export function suggestedMain<Ticket extends Standing>(one: Ticket, other: Ticket): Ticket {
  const rank = (each: Ticket) => (each.status === "answered" ? 0 : each.agency_id !== null ? 1 : 2);
  if (rank(one) !== rank(other)) return rank(one) < rank(other) ? one : other;
  return Date.parse(one.received_at) <= Date.parse(other.received_at) ? one : other;
}

/** Its citizen has the answer already: such a ticket does not end as a duplicate. */
export const mustStay = (ticket: Pick<Standing, "status">): boolean => ticket.status === "answered";

/** Why these two cannot become one; undefined when they can. */
export function obstacle(one: Pick<Standing, "status">, other: Pick<Standing, "status">): string | undefined {
  if (!isMergeable(other.status)) return "over";
  return mustStay(one) && mustStay(other) ? "bothAnswered" : undefined;
}

export type Consequence = {
  key: "goesOn" | "ends" | "tasks" | "agency" | "urgent" | "resultNow" | "resultLater" | "kept";
  params: Record<string, string>;
};

type Merged = Pick<TicketRow, "code" | "status" | "priority" | "agency_id" | "agency_name">;

/** What merging will do, told beforehand. */
export function mergeOutcome(main: Merged, duplicate: Merged): Consequence[] {
  const params = { main: main.code, duplicate: duplicate.code, agency: duplicate.agency_name ?? "" };
  const isFreed = duplicate.agency_id !== null && duplicate.agency_id !== main.agency_id;
  const keys: (Consequence["key"] | false)[] = [
    "goesOn",
    "ends",
    duplicate.status === "coordination" && "tasks",
    isFreed && "agency",
    duplicate.priority === "urgent" && main.priority !== "urgent" && "urgent",
    main.status === "answered" ? "resultNow" : "resultLater",
    "kept",
  ];
  return keys.filter((key) => key !== false).map((key) => ({ key, params }));
}
