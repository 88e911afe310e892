import { type ReactNode, useEffect, useRef } from "react";
import { date, dateTime } from "../dates";
import { icons } from "../icons";
import { useTexts } from "../texts";
import { dong } from "./receipt";
import { Supplement } from "./supplement";

export type Status =
  | "submitted"
  | "accepted"
  | "supplement_requested"
  | "processing"
  | "suspended"
  | "refused"
  | "result_ready"
  | "returned"
  | "closed"
  | "withdrawn";

/** What look_up_dossier() answers: nothing in it names a person. */
export interface Progress {
  code: string;
  number: string;
  status: Status;
  procedure: string;
  agency: string;
  handling_agency: string;
  channel: "online" | "direct" | "postal";
  received_at: string;
  accepted_at: string | null;
  promised_at: string | null;
  new_promised_at: string | null;
  due_at: string | null;
  is_overdue: boolean;
  steps: { name: string; status: "waiting" | "current" | "done"; finished_at: string | null }[];
  supplement: { requested_at: string; supply_by: string | null } | null;
  result_at: string | null;
  result_kind: "electronic" | "paper" | "both" | null;
  returned_at: string | null;
  fee_due: number;
  fee_paid: number;
}

const looks: Record<Status, ReactNode> = {
  submitted: icons.clock,
  accepted: icons.work,
  supplement_requested: icons.question,
  processing: icons.work,
  suspended: icons.clock,
  refused: icons.stop,
  result_ready: icons.check,
  returned: icons.check,
  closed: icons.check,
  withdrawn: icons.stop,
};
const phases: Partial<Record<Status, string>> = {
  result_ready: "answered",
  returned: "closed",
  closed: "closed",
  refused: "refused",
  withdrawn: "withdrawn",
};

/** Where a dossier stands, its steps, until when; and what its applicant can do about it. */
export function DossierProgress({ progress, onChanged }: { progress: Progress; onChanged: () => void }) {
  const { t } = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { status, due_at: due, is_overdue: isOverdue } = progress;
  const facts: [string, string | null][] = [
    ["number", progress.number],
    ["procedure", progress.procedure],
    ["agency", progress.agency],
    ["received", dateTime(progress.received_at)],
    ["accepted", progress.accepted_at && dateTime(progress.accepted_at)],
    ["promised", progress.promised_at && dateTime(progress.promised_at)],
    ["newPromised", progress.new_promised_at && dateTime(progress.new_promised_at)],
    ["resultAt", progress.result_at && dateTime(progress.result_at)],
    ["resultKind", progress.result_kind && t(`dossier.resultKind.${progress.result_kind}`)],
    [
      "fee",
      progress.fee_due > 0
        ? t(progress.fee_paid >= progress.fee_due ? "dossier.feePaid" : "dossier.feeOpen", {
            amount: dong(progress.fee_due),
          })
        : null,
    ],
  ];
  return (
    <section className="progress-of" aria-labelledby="state">
      <div className="sheet state" data-phase={phases[status]}>
        <p className="state-code">{progress.code}</p>
        <h2 id="state" ref={heading} tabIndex={-1}>
          {looks[status]} {t(`dossier.status.${status}.title`)}
        </h2>
        <p>{t(`dossier.status.${status}.text`, { agency: progress.handling_agency, desk: progress.agency })}</p>
        {due ? (
          <p className="due" data-overdue={isOverdue || undefined}>
            {isOverdue ? icons.alarm : icons.clock}
            {t(
              status === "submitted"
                ? "dossier.answerBy"
                : isOverdue
                  ? "dossier.overdue"
                  : progress.new_promised_at
                    ? "dossier.newDue"
                    : "dossier.due",
              { at: dateTime(due) },
            )}
          </p>
        ) : null}
      </div>
      <Supplement progress={progress} onSent={onChanged} />
      {progress.steps.length > 0 ? (
        <div className="sheet">
          <h3>{t("dossier.steps")}</h3>
          <ol className="steps dossier-steps">
            {progress.steps.map((step) => (
              <li
                key={step.name}
                data-state={step.status}
                aria-current={step.status === "current" ? "step" : undefined}
              >
                <span>{step.name}</span>
                <small>
                  {step.status === "done" && step.finished_at
                    ? t("dossier.step.done", { at: date(step.finished_at) })
                    : t(`dossier.step.${step.status}`)}
                </small>
              </li>
            ))}
          </ol>
        </div>
      ) : null}
      <div className="sheet">
        <h3>{t("dossier.about")}</h3>
        <dl className="facts">
          {facts.map(([key, value]) =>
            value ? (
              <div key={key}>
                <dt>{t(`dossier.facts.${key}`)}</dt>
                <dd>{value}</dd>
              </div>
            ) : null,
          )}
        </dl>
      </div>
    </section>
  );
}
