import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { formatDateTime } from "../../../lib/date-time";
import type { Step } from "../steps/step-definitions";
import type { TicketRow } from "../types";
import "./coordination.css";
import type { TicketBrief } from "./use-coordination";

type Props = { ticket: TicketRow; briefs: TicketBrief[]; allowed: readonly string[]; onStep: (step: Step) => void };

/** What 1022 owes or has told the Office about an urgent matter. Nguồn: QĐ583 Điều 9.6. */
export function BriefSection({ ticket, briefs, allowed, onStep }: Props) {
  const { t } = useTranslation("coordination");
  const due = ticket.brief_due_at;
  if (!due && !briefs.length && !ticket.phoned_at) return null;
  const isLate = due !== null && +new Date(due) < Date.now();
  return (
    <section className="sheet sheet-pad" aria-labelledby="ticket-brief">
      <h2 id="ticket-brief" className="sheet-title">
        {t("brief.title")}
      </h2>
      {ticket.phoned_at ? (
        <p className="muted">{t("brief.phoned", { time: formatDateTime(ticket.phoned_at) })}</p>
      ) : null}
      {due ? (
        <Alert
          type={isLate ? "error" : "info"}
          showIcon
          message={t(isLate ? "brief.late" : "brief.owed", { due: formatDateTime(due) })}
          action={
            allowed.includes("brief_ticket") ? (
              <Button size="small" type="primary" onClick={() => onStep("brief_ticket")}>
                {t("brief.write")}
              </Button>
            ) : undefined
          }
        />
      ) : null}
      {[...briefs].reverse().map((brief) => (
        <article key={brief.id} className="task">
          <p className="draft-text">{brief.content}</p>
          <p className="muted">
            {t("brief.sent", { name: brief.sent_by_name ?? "", time: formatDateTime(brief.sent_at) })}
          </p>
        </article>
      ))}
    </section>
  );
}
