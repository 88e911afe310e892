import { Button, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { formatDateTime } from "../../../lib/date-time";
import type { Step } from "../steps/step-definitions";
import "./coordination.css";
import type { AnswerDraft } from "./use-coordination";

type Props = { drafts: AnswerDraft[]; allowed: readonly string[]; onStep: (step: Step) => void };

/** The answer that waits for the head, or came back with remarks; earlier ones folded away. */
export function DraftSection({ drafts, allowed, onStep }: Props) {
  const { t } = useTranslation(["coordination", "tickets"]);
  const last = drafts.at(-1);
  // Once the answer is out, it stands among the answers.
  if (!last || last.status === "approved") return null;
  const earlier = drafts.slice(0, -1).reverse();
  const card = (draft: AnswerDraft) => (
    <>
      <div className="task-head">
        <span className="muted">
          {t("draft.by", { name: draft.submitted_by_name ?? "", time: formatDateTime(draft.submitted_at) })}
        </span>
        <Tag color={draft.status === "waiting" ? "processing" : undefined}>{t(`draft.${draft.status}`)}</Tag>
      </div>
      <p className="draft-text">{draft.content}</p>
      {draft.remarks ? (
        <p>
          <strong>{t("draft.remarks")}:</strong> {draft.remarks}{" "}
          <span className="muted">
            {t("draft.decided", { name: draft.decided_by_name ?? "", time: formatDateTime(draft.decided_at) })}
          </span>
        </p>
      ) : null}
    </>
  );
  return (
    <section className="sheet sheet-pad" aria-labelledby="ticket-draft">
      <h2 id="ticket-draft" className="sheet-title">
        {t("draft.title")}
      </h2>
      {card(last)}
      <div className="task-buttons">
        {allowed.includes("approve_answer_draft") ? (
          <Button type="primary" onClick={() => onStep("approve_answer_draft")}>
            {t("tickets:steps.approve_answer_draft.label")}
          </Button>
        ) : null}
        {allowed.includes("send_back_answer_draft") ? (
          <Button onClick={() => onStep("send_back_answer_draft")}>
            {t("tickets:steps.send_back_answer_draft.label")}
          </Button>
        ) : null}
        {last.status === "sent_back" && allowed.includes("submit_answer_draft") ? (
          <Button type="primary" onClick={() => onStep("submit_answer_draft")}>
            {t("draft.again")}
          </Button>
        ) : null}
      </div>
      {earlier.length ? (
        <details>
          <summary>{t("draft.earlier", { count: earlier.length })}</summary>
          {earlier.map((draft) => (
            <div key={draft.id} className="task">
              {card(draft)}
            </div>
          ))}
        </details>
      ) : null}
    </section>
  );
}
