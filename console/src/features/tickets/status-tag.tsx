import { useTranslation } from "react-i18next";
import type { TicketStatus } from "./types";
import "./tickets.css";

/** Where a ticket stands, in words; only "overdue" has a colour of its own. */
export function StatusTag({ status, isShort }: { status: TicketStatus; isShort?: boolean }) {
  const { t } = useTranslation("tickets");
  return (
    <span className="status-tag" data-status={status} data-short={isShort} title={t(`status.${status}`)}>
      {t(isShort && status === "overdue" ? "statusShort.overdue" : `status.${status}`)}
    </span>
  );
}
