import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { may } from "../../../lib/me";
import { openStatuses } from "../types";
import { TicketDrawer } from "./ticket-drawer";
import type { PickableTicket } from "./ticket-picker";
import type { MergeTarget } from "./use-receive";

type Props = {
  ticketId: number;
  onClose: () => void;
  onAdd: (ticket: PickableTicket) => void;
  onMerge: (ticket: MergeTarget) => void;
};

/** A ticket that may be what the caller speaks of: read it, then say which of both it is. */
export function IntakeTicketDrawer({ ticketId, onClose, onAdd, onMerge }: Props) {
  const { t } = useTranslation("calls");
  return (
    <TicketDrawer
      ticketId={ticketId}
      onClose={onClose}
      actions={(ticket) => (
        <>
          <Button onClick={() => onAdd({ id: ticket.id, code: ticket.code, excerpt: ticket.content })}>
            {t("duplicates.addWords")}
          </Button>
          {may("tickets.merge") && openStatuses.includes(ticket.status) ? (
            <Button type="primary" onClick={() => onMerge({ id: ticket.id, code: ticket.code })}>
              {t("duplicates.merge")}
            </Button>
          ) : null}
        </>
      )}
    />
  );
}
