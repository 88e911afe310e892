import { CheckCircleFilled, CopyOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ClockBadge } from "../../../components/clock-badge";
import { UploadList } from "../../../components/uploads/upload-list";
import { isTyping } from "../../../lib/keys";
import { fillCanned } from "../canned-text";
import { StatusTag } from "../status-tag";
import { isStep, type Step } from "../steps/step-definitions";
import type { StepValues } from "../steps/step-draft";
import { StepModal } from "../steps/step-modal";
import { ticketUploads } from "../uploads";
import { useTicket, useTicketActions, useTicketsRefresh } from "../use-ticket";
import type { Saved } from "./intake-form";

type Props = Saved & { isActive: boolean; onNext: () => void };

const offered: Step[] = ["transfer_ticket", "answer_directly", "ask_clarification", "refuse_ticket"];
const words: Partial<Record<Step, string>> = {
  transfer_ticket: "intake.transferNow",
  answer_directly: "intake.answerNow",
  ask_clarification: "intake.clarifyNow",
  refuse_ticket: "intake.refuseNow",
};

/** The code to read out, and what can be done with the ticket while the citizen is still on the line. */
export function SavedPanel({ result, values, next, mergedInto, isActive, onNext }: Props) {
  const { t } = useTranslation(["tickets", "calls"]);
  const { message } = App.useApp();
  const { data: ticket } = useTicket(result.id);
  const actions = useTicketActions(result.id);
  const refresh = useTicketsRefresh();
  const [step, setStep] = useState<Step | undefined>(next?.step);
  const uploads = ticketUploads.useUploads(({ ticketId }) => ticketId === result.id);
  const nextButton = useRef<HTMLButtonElement>(null);

  const initial = useMemo((): StepValues => {
    if (step === "answer_directly" && next?.answer) {
      return {
        answer: fillCanned(next.answer.body, { citizen_name: values.full_name ?? "", ticket_code: result.code }),
      };
    }
    return step === "transfer_ticket" && values.agency_id ? { agency_id: values.agency_id } : {};
  }, [step, next, values, result.code]);

  useEffect(() => {
    if (!isActive || step) return;
    nextButton.current?.focus();
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "n" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)) {
        event.preventDefault();
        onNext();
      }
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [isActive, step, onNext]);

  const possible = offered.filter((each) => actions.includes(each));
  return (
    <section className="sheet saved-panel" hidden={!isActive} aria-label={t("intake.savedTitle")}>
      <p className="saved-head" role="status">
        <CheckCircleFilled aria-hidden="true" /> {t("intake.savedTitle")}
      </p>
      <p className="saved-code num">{result.code}</p>
      {mergedInto ? (
        <p>
          {t("calls:duplicates.merged")}{" "}
          <Link className="num saved-main" to={`/tickets/${mergedInto.id}`}>
            {mergedInto.code}
          </Link>
        </p>
      ) : null}
      <p className="muted">
        {t("intake.readOut")}{" "}
        <Button
          type="link"
          size="small"
          icon={<CopyOutlined />}
          onClick={() => navigator.clipboard?.writeText(result.code).then(() => message.success(t("intake.copied")))}
        >
          {t("intake.copy")}
        </Button>
      </p>
      {ticket ? (
        <p className="saved-state">
          <StatusTag status={ticket.status} />
          {ticket.agency_name ? <span>{ticket.agency_name}</span> : null}
          {ticket.clock_state === "none" ? null : (
            <ClockBadge state={ticket.clock_state} dueAt={ticket.due_at} remainingSeconds={ticket.remaining_seconds} />
          )}
        </p>
      ) : null}
      <UploadList uploads={uploads} queue={ticketUploads} hasCount />
      <div className="saved-actions">
        {possible.map((each) => (
          <Button key={each} onClick={() => setStep(each)}>
            {t(words[each] ?? `steps.${each}.label`)}
          </Button>
        ))}
        <Link to={`/tickets/${result.id}`}>
          <Button tabIndex={-1}>{t("intake.openTicket")}</Button>
        </Link>
        <Button ref={nextButton} type="primary" onClick={onNext}>
          {t("intake.next")} <kbd>N</kbd>
        </Button>
      </div>
      {step && ticket && isStep(step) ? (
        <StepModal
          key={step}
          step={step}
          ticket={ticket}
          allowed={actions}
          initial={initial}
          citizenName={values.full_name}
          onClose={() => setStep(undefined)}
          onReload={refresh}
          onDone={() => {
            setStep(undefined);
            refresh();
          }}
        />
      ) : null}
    </section>
  );
}
