import { useRpcQuery } from "../../../components/use-rpc";
import { formatDateTime } from "../../../lib/date-time";
import type { CannedValues } from "../canned-text";
import type { TicketRow } from "../types";
import { useAgencies } from "../use-catalogue";

type Choice = { agencyId?: number; dueAt?: string; citizenName?: string };

/** When an agency would have to answer if the ticket went there now; null when the rule gives no time of its own. */
export function useOfficerDue(ticketId: number, agencyId: number | undefined, isNeeded: boolean): string | null {
  const { data } = useRpcQuery<string | null>(
    "preview_due",
    { p_rule_code: "ticket.officer", p_agency_id: agencyId, p_ticket_id: ticketId },
    { enabled: isNeeded && agencyId !== undefined, staleTime: 60_000 },
  );
  return data ?? null;
}

/** What the variables of a canned answer mean on this ticket, given what is chosen in the form so far. */
export function useCannedValues(ticket: TicketRow, choice: Choice): CannedValues {
  const agencies = useAgencies();
  const agency = choice.agencyId ? agencies.find((each) => each.id === choice.agencyId)?.name : ticket.agency_name;
  const due = choice.dueAt ?? ticket.commitment_due_at ?? ticket.due_at;
  return {
    // Without a reveal the writer sees a masked name only, which is no way to address anybody.
    citizen_name: choice.citizenName ?? "",
    ticket_code: ticket.code,
    agency_name: agency,
    due_at: due ? formatDateTime(due) : null,
  };
}
