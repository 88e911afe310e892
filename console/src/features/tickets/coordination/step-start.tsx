import { Alert } from "antd";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import type { Step } from "../steps/step-definitions";
import type { StepValues } from "../steps/step-draft";
import type { TicketRow } from "../types";
import type { AnswerDraft, TicketTask } from "./use-coordination";

/** These forms start with what hangs on the ticket: opened before it is there, they would take it away. */
export const startsFromParts = (step: Step): boolean =>
  step === "classify_ticket" ||
  step === "coordinate_ticket" ||
  step === "submit_answer_draft" ||
  step === "approve_answer_draft";

/** What a form starts with: the coordination as it stands, or the draft that came back. */
export function stepStart(
  step: Step,
  ticket: TicketRow,
  tasks: TicketTask[],
  drafts: AnswerDraft[],
): StepValues | undefined {
  if (step === "coordinate_ticket") {
    const isCoordinated = ticket.status === "coordination" && ticket.agency_id !== null;
    const isAhead = ticket.due_at !== null && +new Date(ticket.due_at) > Date.now();
    return {
      lead_agency_id: ticket.agency_id ?? undefined,
      due_at: isCoordinated && isAhead ? ticket.due_at : undefined,
      participants: tasks
        .filter((task) => task.status === "open")
        .map((task) => ({ agency_id: task.agency_id, task: task.task, due_at: task.due_at })),
    };
  }
  if (step === "classify_ticket") {
    return {
      category_id: ticket.category_id ?? undefined,
      commune_id: ticket.commune_id ?? undefined,
      location_text: ticket.location_text ?? undefined,
    };
  }
  const last = drafts.at(-1);
  if (step === "submit_answer_draft" && last && ["sent_back", "waiting"].includes(last.status)) {
    return { answer: last.content };
  }
  return undefined;
}

/** What the person should see before they send: parts that are still owed, the draft they approve. */
export function stepNotice(t: TFunction, step: Step, tasks: TicketTask[], drafts: AnswerDraft[]): ReactNode {
  const open = tasks.filter((task) => task.status === "open");
  if ((step === "answer_ticket" || step === "approve_answer_draft") && open.length) {
    return (
      <>
        {step === "approve_answer_draft" ? draftText(drafts) : null}
        <Alert
          type="warning"
          showIcon
          message={t("coordination:openTasks", { count: open.length })}
          description={open.map((task) => task.agency_name).join(", ")}
        />
      </>
    );
  }
  return step === "approve_answer_draft" || step === "send_back_answer_draft" ? draftText(drafts) : null;
}

const draftText = (drafts: AnswerDraft[]): ReactNode => {
  const draft = drafts.find((each) => each.status === "waiting");
  return draft ? <p className="draft-text">{draft.content}</p> : null;
};
