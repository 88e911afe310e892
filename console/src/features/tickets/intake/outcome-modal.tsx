import { Alert, App, Checkbox, Form, Input, Radio } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { StepDialog } from "../../../components/steps/step-dialog";
import { useRpc } from "../../../components/use-rpc";
import type { AppError } from "../../../lib/app-error";
import { errorText } from "../../../lib/error-text";
import { rpc } from "../../../lib/rpc";
import type { Draft, IntakeValues } from "./intake-draft";
import { fieldProblems, isPhone, plainPhone } from "./intake-payload";
import { type PickableTicket, TicketPicker } from "./ticket-picker";
import type { Caller } from "./use-caller";

/** What may come of a call that becomes no ticket; the numbers are keys. */
const outcomes = [
  "information",
  "result_asked",
  "existing_ticket",
  "wrong_number",
  "silent",
  "harassment",
  "other",
] as const;
type Outcome = (typeof outcomes)[number];

const needsTicket = (outcome?: Outcome) => outcome === "existing_ticket" || outcome === "result_asked";
const needsNote = (outcome?: Outcome) => outcome === "existing_ticket" || outcome === "other";

type Values = { outcome: Outcome; ticket_id?: number; note?: string; is_nuisance?: boolean };
type Props = {
  draft: Draft;
  /** The form as it stands, which nobody should have to type again. */
  values: Partial<IntakeValues>;
  caller: Caller | undefined;
  /** Preset when the caller's words go to a ticket that exists. */
  ticket?: PickableTicket;
  onClose: () => void;
  onLogged: () => void;
};

/** "Không cần tạo phiếu": what came of the call, in a few keys. */
export function OutcomeModal({ draft, values, caller, ticket, onClose, onLogged }: Props) {
  const { t } = useTranslation(["calls", "tickets", "common"]);
  const [form] = Form.useForm<Values>();
  const { notification } = App.useApp();
  const [failure, setFailure] = useState<AppError>();
  const outcome = Form.useWatch("outcome", form);
  const phone = values.phone && isPhone(values.phone) ? plainPhone(values.phone) : undefined;
  const { run, isPending } = useRpc<{ id: number }>("log_call", {
    silent: true,
    success: t("outcome.saved"),
    onSuccess: async () => {
      const { is_nuisance, note } = form.getFieldsValue();
      if (is_nuisance && phone) {
        // The call is logged already: what fails here is told, and can be done again in the caller's panel.
        await rpc("mark_nuisance", { p_phone: phone, p_reason: note || t("outcome.harassment") }).catch((error) =>
          notification.error({ message: errorText(t, error), placement: "bottomRight" }),
        );
      }
      onLogged();
    },
    onError: (error) => {
      const problems = Object.entries(fieldProblems(error)).filter(([field]) => ["ticket_id", "note"].includes(field));
      form.setFields(
        problems.map(([field, problem]) => ({
          name: field as keyof Values,
          errors: [t([`tickets:intake.problem.${problem}`, "tickets:intake.invalid"])],
        })),
      );
      if (!problems.length) setFailure(error);
    },
  });

  const save = (entered: Values) => {
    setFailure(undefined);
    run({
      p_call: {
        // One call, one row, however often it is sent.
        request_id: draft.id,
        outcome: entered.outcome,
        phone,
        full_name: values.full_name,
        started_at: draft.startedAt ?? draft.openedAt,
        ended_at: new Date().toISOString(),
        note: entered.note,
        ticket_id: entered.ticket_id,
      },
    });
  };

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || !/^Digit[1-7]$/.test(event.code)) return;
      event.preventDefault();
      form.setFieldValue("outcome", outcomes[Number(event.code.slice(-1)) - 1]);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [form]);

  const offered = (caller?.tickets ?? []).map(({ id, code, excerpt }) => ({ id, code, excerpt }));
  if (ticket && !offered.some((each) => each.id === ticket.id)) offered.unshift(ticket);
  return (
    <StepDialog
      width={600}
      title={t(ticket ? "outcome.addTitle" : "outcome.title")}
      onClose={onClose}
      onOpen={() => form.focusField("note")}
      cancelText={t("tickets:form.cancel")}
      submitText={t(ticket ? "outcome.add" : "outcome.save")}
      isPending={isPending}
      onSubmit={form.submit}
    >
      {failure ? <Alert type="error" showIcon role="alert" message={errorText(t, failure)} /> : null}
      <Form<Values>
        form={form}
        layout="vertical"
        name={`outcome-${draft.id}`}
        className="outcome-form"
        initialValues={{
          outcome: ticket ? "existing_ticket" : "information",
          ticket_id: ticket?.id,
          note: values.content,
          is_nuisance: false,
        }}
        onFinish={save}
        onFinishFailed={({ errorFields }) => form.focusField(errorFields[0]?.name[0] as keyof Values)}
      >
        <Form.Item name="outcome" label={t("fields.outcome")}>
          <Radio.Group className="outcome-choices">
            {outcomes.map((each, index) => (
              <Radio key={each} value={each}>
                {t(`outcome.${each}`)}{" "}
                <span className="key-hint" aria-hidden="true">
                  Alt+{index + 1}
                </span>
              </Radio>
            ))}
          </Radio.Group>
        </Form.Item>
        {outcome === "wrong_number" || outcome === "silent" || outcome === "harassment" ? null : (
          <Form.Item
            name="ticket_id"
            label={t("fields.ticket")}
            required={needsTicket(outcome)}
            rules={needsTicket(outcome) ? [{ required: true, message: t("outcome.ticketRequired") }] : []}
          >
            <TicketPicker offered={offered} />
          </Form.Item>
        )}
        <Form.Item
          name="note"
          label={t(outcome === "existing_ticket" ? "outcome.words" : "fields.note")}
          extra={outcome === "existing_ticket" ? t("outcome.wordsHelp") : undefined}
          required={needsNote(outcome)}
          rules={needsNote(outcome) ? [{ required: true, whitespace: true, message: t("outcome.noteRequired") }] : []}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} />
        </Form.Item>
        {outcome === "harassment" && phone && !caller?.nuisance ? (
          <Form.Item name="is_nuisance" valuePropName="checked" extra={t("nuisance.help")}>
            <Checkbox>{t("outcome.markNuisance", { phone: values.phone })}</Checkbox>
          </Form.Item>
        ) : null}
      </Form>
    </StepDialog>
  );
}
