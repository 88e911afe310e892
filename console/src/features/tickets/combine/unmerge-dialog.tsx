import { StepModal } from "../steps/step-modal";
import { useTicket, useTicketActions, useTicketsRefresh } from "../use-ticket";

/** Undoes a mistaken merge from the page of the ticket that stayed. */
export function UnmergeDialog({ ticketId, onClose }: { ticketId: number; onClose: () => void }) {
  const ticket = useTicket(ticketId).data;
  const allowed = useTicketActions(ticketId);
  const refresh = useTicketsRefresh();
  if (!ticket) return null;
  return (
    <StepModal
      step="unmerge_ticket"
      ticket={ticket}
      allowed={allowed}
      onClose={onClose}
      onReload={refresh}
      onDone={() => {
        refresh();
        onClose();
      }}
    />
  );
}
