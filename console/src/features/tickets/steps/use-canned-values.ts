import { useMemo } from "react";
import { useRpcQuery } from "../../../components/use-rpc";
import { formatDate, formatDateTime } from "../../../lib/date-time";
import { useMe } from "../../../lib/me";
import type { CannedValues } from "../canned-text";
import type { TicketRow } from "../types";
import { useAgencies } from "../use-catalogue";

type Choice = { agencyId?: number; dueAt?: string; citizenName?: string; citizenPhone?: string };

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
export function useCannedValues(
  ticket: TicketRow,
  { agencyId, dueAt, citizenName, citizenPhone }: Choice,
  isNeeded = true,
): CannedValues {
  const agencies = useAgencies();
  const me = useMe();
  const { data: link } = useRpcQuery<string>(
    "ticket_lookup_link",
    { p_ticket_id: ticket.id },
    { enabled: isNeeded, staleTime: 10 * 60_000 },
  );
  return useMemo(() => {
    const agency = agencies.find((each) => each.id === (agencyId ?? ticket.agency_id));
    const due = dueAt ?? ticket.commitment_due_at ?? ticket.due_at;
    return {
      // Without a reveal the writer sees a masked name only, which is no way to address anybody.
      citizen_name: citizenName ?? "",
      citizen_masked: ticket.citizen_name_masked,
      citizen_phone: citizenPhone ?? ticket.citizen_phone_masked,
      ticket_code: ticket.code,
      ticket_content: ticket.content.length > 160 ? `${ticket.content.slice(0, 160).trimEnd()}…` : ticket.content,
      received_at: formatDateTime(ticket.received_at),
      category_name: ticket.category_name,
      location: [ticket.location_text, ticket.commune_name].filter(Boolean).join(", ") || null,
      agency_name: agency?.name ?? ticket.agency_name,
      agency_phone: agency?.phone ?? null,
      officer_name: agencyId && agencyId !== ticket.agency_id ? null : ticket.officer_name,
      due_at: due ? formatDateTime(due) : null,
      today: formatDate(new Date().toISOString()),
      my_name: me?.person.display_name ?? null,
      lookup_link: link ? new URL(link, window.location.origin).href : null,
    };
  }, [agencies, me, link, ticket, agencyId, dueAt, citizenName, citizenPhone]);
}
