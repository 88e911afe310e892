import { Alert, Form } from "antd";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { StepDialog } from "../../../components/steps/step-dialog";
import { insertPassage } from "../../../components/trigger-area/insert-text";
import { useRpc } from "../../../components/use-rpc";
import type { AppError } from "../../../lib/app-error";
import { formatDateTime } from "../../../lib/date-time";
import { errorText } from "../../../lib/error-text";
import { may } from "../../../lib/me";
import { fillCanned, openVariables } from "../canned-text";
import type { StepResult, TicketRow } from "../types";
import { type CannedAnswer, suggestAgency, useAgencies, useCannedAnswers, useCategories } from "../use-catalogue";
import { typedText } from "./collision";
import { CollisionNotice } from "./collision-notice";
import { type Step, type StepDefinition, stepDefinitions } from "./step-definitions";
import { dropDraft, keepDraft, readDraft, type SeenTicket, type StepValues, seenOf } from "./step-draft";
import { StepFormField } from "./step-field";
import "./steps.css";
import { useCannedValues, useOfficerDue } from "./use-canned-values";
import { WritingHelp } from "./writing-help";

type Props = {
  step: Step;
  ticket: TicketRow;
  /** What the person may do on the ticket as it stands; a step that left the list can no longer be sent. */
  allowed: readonly string[];
  /** The ticket went out of the person's sight while they wrote. */
  isLost?: boolean;
  /** Values the form starts with when nothing was kept. */
  initial?: StepValues;
  /** The citizen's full name, when it has been revealed. */
  citizenName?: string;
  citizenPhone?: string;
  /** What the person should see before they fill in the form. */
  children?: ReactNode;
  onClose: () => void;
  onDone: (result: StepResult) => void;
  onReload: () => void;
};

/** The slip that fits: urgent, sent back before, or plain. */
const slipCode = (ticket: TicketRow): string =>
  ticket.priority === "urgent"
    ? "phieu-chuyen-khan"
    : ticket.return_count > 0
      ? "phieu-chuyen-lan-hai"
      : "phieu-chuyen";

/** One step of a ticket as a form: canned answers, previews, a conflict that loses nothing, Ctrl+Enter sends. */
export function StepModal({
  step,
  ticket,
  allowed,
  isLost = false,
  initial,
  citizenName,
  citizenPhone,
  children,
  onClose,
  onDone,
  onReload,
}: Props) {
  const { t } = useTranslation("tickets");
  const definition: StepDefinition = stepDefinitions[step];
  const [form] = Form.useForm<StepValues>();
  const [draft] = useState(() => readDraft(ticket.id, step));
  const kept = draft?.values;
  // A text begun yesterday is compared with the ticket of yesterday.
  const [seen, setSeen] = useState<SeenTicket>(() => draft?.seen ?? seenOf(ticket));
  const [isReloaded, setReloaded] = useState(false);
  const [failure, setFailure] = useState<AppError>();
  const agencies = useAgencies();
  const categories = useCategories();
  const slips = useCannedAnswers(step === "transfer_ticket" ? "transfer" : undefined);
  // A leader directs in person; the Office says on whose word.
  const fields = definition.fields.filter((field) => field.kind !== "leader" || !may("tickets.direct"));
  // Where the writing happens, or whom it is for: the agency is usually suggested already.
  const first =
    (kept ? undefined : fields.find(({ kind }) => kind === "agency" || kind === "officer" || kind === "text")?.name) ??
    fields[0]?.name ??
    "";
  const filledByUs = useRef<string | undefined>(undefined);

  const suggested = useMemo(() => {
    const category = categories.find((each) => each.id === ticket.category_id);
    return suggestAgency(agencies, category, ticket.commune_id)?.agency;
  }, [agencies, categories, ticket.category_id, ticket.commune_id]);
  const agencyId = Form.useWatch("agency_id", form) as number | undefined;
  const dueAt = Form.useWatch("due_at", form) as string | undefined;
  const isTransfer = step === "transfer_ticket";
  const officerDue = useOfficerDue(ticket.id, agencyId, isTransfer || step === "reassign_ticket");
  const values = useCannedValues(
    ticket,
    { agencyId, dueAt: dueAt ?? (isTransfer ? (officerDue ?? undefined) : undefined), citizenName, citizenPhone },
    definition.canned !== undefined,
  );
  const textField = definition.canned && definition.fields.find((field) => field.kind === "text")?.name;
  const text = (Form.useWatch(textField ?? "note", form) ?? "") as string;
  const missing = definition.canned ? openVariables(text) : [];

  const startValues = kept ?? {
    ...(definition.fields.some((f) => f.kind === "agency") && step === "transfer_ticket"
      ? { agency_id: suggested?.id }
      : {}),
    ...initial,
  };

  // The slip is written for the person: it follows the chosen agency until they change a word of it.
  useEffect(() => {
    if (step !== "transfer_ticket" || kept) return;
    const slip = slips.find((each) => each.code === slipCode(ticket));
    const current = form.getFieldValue("note") as string | undefined;
    if (!slip || (current && current !== filledByUs.current)) return;
    const written = fillCanned(slip.body, values);
    filledByUs.current = written;
    form.setFieldValue("note", written);
  }, [step, kept, slips, ticket, values, form]);

  // The catalogue may arrive after the form: suggest then, unless something was chosen meanwhile.
  useEffect(() => {
    if (step === "transfer_ticket" && suggested && !kept && form.getFieldValue("agency_id") === undefined) {
      form.setFieldValue("agency_id", suggested.id);
    }
  }, [step, suggested, kept, form]);

  const { run, isPending } = useRpc<StepResult>(step, {
    silent: true,
    success: t(`steps.${step}.done`),
    onSuccess: (result) => {
      dropDraft(ticket.id, step);
      onDone(result);
    },
    onError: (error) => {
      // A refusal often means that somebody was faster: in its new state the step is not possible, or not ours.
      if ([403, 404, 409].includes(error.statusCode)) onReload();
      // `participants.0.task` is a place inside a list.
      const path = error.field?.split(".").map((part) => (/^\d+$/.test(part) ? Number(part) : part));
      const field = definition.fields.some((each) => each.name === path?.[0]) ? path : undefined;
      if (field) {
        form.setFields([{ name: field, errors: [errorText(t, error)] }]);
        form.focusField(field);
      }
      setFailure(field ? undefined : error);
    },
  });

  const submit = (entered: StepValues) => {
    setFailure(undefined);
    const args: Record<string, unknown> = { p_ticket_id: ticket.id };
    if (!definition.isVersionless) args.p_version = seen.version;
    for (const field of fields) {
      const value = entered[field.name];
      args[`p_${field.name}`] = value === "" || value === undefined ? null : value;
    }
    run(args);
  };

  const pick = (answer: CannedAnswer) => {
    if (!textField) return;
    const filled = fillCanned(answer.body, values);
    const before = ((form.getFieldValue(textField) as string | undefined) ?? "").trim();
    // What nobody has changed a word of gives way; what somebody wrote stays, and the text goes in at the cursor.
    if (before && before !== filledByUs.current?.trim()) return insert(filled);
    filledByUs.current = filled;
    form.setFieldValue(textField, filled);
    keepDraft(ticket.id, step, form.getFieldsValue(), seen);
    requestAnimationFrame(() => form.focusField(textField));
  };

  const insert = (passage: string) => {
    const area = document.getElementById(`step-${step}_${textField}`);
    filledByUs.current = undefined;
    if (area instanceof HTMLTextAreaElement) insertPassage(area, passage);
  };

  // While it is being sent, the ticket may move because of this very step.
  const isChanged =
    !isPending &&
    (isLost ||
      (!definition.isVersionless && ticket.version !== seen.version) ||
      failure?.key === "ticket.changed" ||
      failure?.key === "ticket.wrong_status");
  const isGone = isChanged && (isLost || !allowed.includes(step));

  const accept = () => {
    setSeen(seenOf(ticket));
    keepDraft(ticket.id, step, form.getFieldsValue(), ticket);
    setFailure(undefined);
    setReloaded(true);
    form.focusField(textField ?? first);
  };

  return (
    <StepDialog
      width={640}
      of={
        <>
          <strong className="num">{ticket.code}</strong> {ticket.content}
        </>
      }
      help={t(`steps.${step}.help`)}
      title={t(`steps.${step}.title`)}
      onClose={onClose}
      onOpen={() => form.focusField(first)}
      cancelText={t("form.cancel")}
      submitText={t(`steps.${step}.submit`)}
      isBlocked={isChanged}
      isPending={isPending}
      onSubmit={form.submit}
    >
      {step === "return_ticket" && ticket.return_count > 0 ? (
        <Alert type="warning" showIcon message={t("steps.return_ticket.second")} />
      ) : null}
      {isChanged ? (
        <CollisionNotice
          ticket={ticket}
          seen={seen}
          isGone={isGone}
          isLost={isLost}
          typed={typedText(form.getFieldsValue())}
          onContinue={accept}
        />
      ) : isReloaded ? (
        <Alert type="info" showIcon message={t("form.conflictReady")} />
      ) : kept ? (
        <Alert type="info" showIcon message={t("form.draft")} />
      ) : null}
      {failure && !isChanged ? <Alert type="error" showIcon role="alert" message={errorText(t, failure)} /> : null}
      {definition.canned ? (
        <WritingHelp purpose={definition.canned} categoryId={ticket.category_id} onPick={pick} onInsert={insert} />
      ) : null}
      {children}
      <Form
        form={form}
        name={`step-${step}`}
        layout="vertical"
        initialValues={startValues}
        onFinish={submit}
        onFinishFailed={({ errorFields }) => form.focusField(errorFields[0]?.name ?? [])}
        onValuesChange={() => keepDraft(ticket.id, step, form.getFieldsValue(), seen)}
        requiredMark
      >
        {fields.map((field) => (
          <StepFormField
            key={field.name}
            field={field}
            ticket={ticket}
            suggestedAgencyId={suggested?.id}
            canned={definition.canned && field.name === textField ? { purpose: definition.canned, values } : undefined}
          />
        ))}
      </Form>
      {officerDue ? <p className="num">{t("form.previewDue", { due: formatDateTime(officerDue) })}</p> : null}
      {missing.length ? (
        <Alert
          type="warning"
          showIcon
          message={t("form.missing", {
            names: missing.map((name) => t([`canned-answers:variables.${name}`], { defaultValue: name })).join(", "),
          })}
        />
      ) : null}
    </StepDialog>
  );
}
