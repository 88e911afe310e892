import { useList } from "@refinedev/core";
import { Alert, Button, Form, Input, Radio, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { OfficeDateTimePicker } from "../../components/office-date-time-picker";
import { StepDialog } from "../../components/steps/step-dialog";
import { useRpc } from "../../components/use-rpc";
import type { AppError } from "../../lib/app-error";
import { formatDateTime } from "../../lib/date-time";
import { errorText } from "../../lib/error-text";
import { RevealNumber } from "./reveal-number";
import { type Attempt, type CallBack, callerOf } from "./types";

const results = ["reached", "no_answer", "busy", "wrong_number", "not_needed"] as const;
type Result = (typeof results)[number];
type Values = { result: Result; note?: string; isAgain: boolean; next_at?: string };

/** Whether the citizen may still be tried: neither reached nor to be left in peace. */
const mayTryAgain = (result?: Result) => result === "no_answer" || result === "busy" || result === "wrong_number";
const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

function History({ id }: { id: number }) {
  const { t } = useTranslation("calls");
  const { result } = useList<Attempt>({
    resource: "call_back_attempts",
    filters: [{ field: "call_back_id", operator: "eq", value: id }],
    sorters: [{ field: "at", order: "desc" }],
    pagination: { pageSize: 50 },
    liveMode: "off",
  });
  if (!result.data.length) return null;
  return (
    <section className="call-back-history" aria-label={t("backs.history")}>
      <h3>{t("backs.history")}</h3>
      <ul>
        {result.data.map((each) => (
          <li key={each.id}>
            <span className="num">{formatDateTime(each.at)}</span> · {each.staff_name}:{" "}
            {t(`backs.result.${each.result}`, { name: each.note ?? t("callBack.shift") })}
            {each.note && each.result !== "reassigned" ? ` (${each.note})` : ""}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Calling back: the number, what it is about, what was tried before, and what came of it. */
export function RecordModal({ callBack, onClose }: { callBack: CallBack; onClose: () => void }) {
  const { t } = useTranslation(["calls", "tickets"]);
  const [form] = Form.useForm<Values>();
  const [failure, setFailure] = useState<AppError>();
  const result = Form.useWatch("result", form);
  const isAgain = Form.useWatch("isAgain", form);
  const { run, isPending } = useRpc("record_call_back", {
    silent: true,
    success: t("backs.recorded"),
    onSuccess: onClose,
    onError: (error) => {
      const field = (["note", "next_at"] as const).find((each) => each === error.field);
      if (field) form.setFields([{ name: field, errors: [errorText(t, error)] }]);
      else setFailure(error);
    },
  });
  const again = mayTryAgain(result) && isAgain;
  const isGivingUp = result !== "reached" && !again;
  return (
    <StepDialog
      width={560}
      title={t("backs.recordTitle", { citizen: callBack.caller_name_masked ?? callBack.phone_masked })}
      onClose={onClose}
      cancelText={t("tickets:form.cancel")}
      submitText={t("backs.record")}
      isPending={isPending}
      onSubmit={form.submit}
    >
      <dl className="facts call-back-facts">
        <div>
          <dt>{t("fields.phone")}</dt>
          <dd>
            <RevealNumber masked={callBack.phone_masked} args={{ p_call_back_id: callBack.id }} />{" "}
            <small className="muted">{t("backs.dialHint")}</small>
          </dd>
        </div>
        <div>
          <dt>{t("fields.citizen")}</dt>
          <dd>{callerOf({ ...callBack, phone_masked: null })}</dd>
        </div>
        <div>
          <dt>{t("fields.reason")}</dt>
          <dd>{callBack.reason}</dd>
        </div>
        {callBack.ticket ? (
          <div>
            <dt>{t("fields.ticket")}</dt>
            <dd>
              <a className="num" href={`/tickets/${callBack.ticket.id}`} target="_blank" rel="noreferrer">
                {callBack.ticket.code}
              </a>
            </dd>
          </div>
        ) : null}
      </dl>
      <History id={callBack.id} />
      {failure ? <Alert type="error" showIcon role="alert" message={errorText(t, failure)} /> : null}
      <Form<Values>
        form={form}
        layout="vertical"
        name="record-call-back"
        initialValues={{ result: "reached", isAgain: true, next_at: inMinutes(60) }}
        onFinish={(values) => {
          setFailure(undefined);
          run({
            p_call_back_id: callBack.id,
            p_result: values.result,
            p_note: values.note ?? null,
            p_next_at: again ? values.next_at : null,
            p_version: callBack.version,
          });
        }}
        onFinishFailed={({ errorFields }) => form.focusField(errorFields[0]?.name[0] as keyof Values)}
      >
        <Form.Item name="result" label={t("fields.result")}>
          <Radio.Group options={results.map((value) => ({ value, label: t(`backs.result.${value}`) }))} />
        </Form.Item>
        {mayTryAgain(result) ? (
          <Form.Item name="isAgain">
            <Radio.Group
              optionType="button"
              options={[
                { value: true, label: t("backs.again") },
                { value: false, label: t("backs.giveUp") },
              ]}
            />
          </Form.Item>
        ) : null}
        {again ? (
          <Form.Item
            name="next_at"
            label={t("fields.next_at")}
            rules={[{ required: true, message: t("backs.nextRequired") }]}
            extra={
              <Space wrap size={4} className="call-back-quick">
                {[15, 30].map((minutes) => (
                  <Button key={minutes} size="small" onClick={() => form.setFieldValue("next_at", inMinutes(minutes))}>
                    {t("callBack.in", { minutes })}
                  </Button>
                ))}
                <Button size="small" onClick={() => form.setFieldValue("next_at", inMinutes(60))}>
                  {t("callBack.inHour")}
                </Button>
              </Space>
            }
          >
            <OfficeDateTimePicker only="future" />
          </Form.Item>
        ) : null}
        <Form.Item
          name="note"
          label={t("fields.note")}
          required={isGivingUp}
          rules={isGivingUp ? [{ required: true, whitespace: true, message: t("backs.noteRequired") }] : []}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
        </Form.Item>
      </Form>
    </StepDialog>
  );
}
