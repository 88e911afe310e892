import { useQuery } from "@tanstack/react-query";
import type { AppError } from "../../../lib/app-error";
import { rpc } from "../../../lib/rpc";
import type { Channel, TicketAttachment, TicketEvent, TicketStatus } from "../types";

/** One answer of linked_tickets(). */
export type LinkedTicket = {
  relation: "merged_into" | "split_from" | "split_into" | "merged";
  id: number;
  code: string;
  status: TicketStatus;
  received_at: string;
  agency_name: string | null;
  category_name: string | null;
  is_readable: boolean;
  content: string | null;
  channel: Channel;
  location_text: string | null;
  citizen_name_masked: string | null;
  citizen_phone_masked: string | null;
  /** When it was merged or split. */
  at: string;
  events: TicketEvent[] | null;
  attachments: TicketAttachment[] | null;
};

/** What hangs together with a ticket: where it went, what was merged into it, what was split off. */
export function useLinked(ticketId: number) {
  return useQuery<LinkedTicket[], AppError>({
    queryKey: ["tickets", "linked", ticketId],
    queryFn: () => rpc<LinkedTicket[]>("linked_tickets", { p_ticket_id: ticketId }),
  });
}
