import { Alert, Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { StepDialog } from "../../../components/steps/step-dialog";
import { useRpc } from "../../../components/use-rpc";
import type { AppError } from "../../../lib/app-error";
import { formatDateTime } from "../../../lib/date-time";
import { fieldText } from "../../../lib/field-text";
import type { CaseRow } from "../types";
import { useCaseParts } from "../use-case";
import "../cases.css";

/** Steps of a case that want one text: what is proposed, why it ends. */
export const noteSteps = {
  propose: { rpc: "propose_case", field: "proposal", argument: "p_proposal", rows: 6 },
  withdraw: { rpc: "withdraw_case", field: "note", argument: "p_note", rows: 3 },
  close: { rpc: "close_case", field: "note", argument: "p_note", rows: 3 },
} as const;
export type NoteStep = keyof typeof noteSteps;

type Props = { step: NoteStep; row: CaseRow; start?: string; onClose: () => void };

export function StepModal({ step, row, start, onClose }: Props) {
  const { t } = useTranslation(["cases", "common"]);
  const { rpc, field, argument, rows } = noteSteps[step];
  const [form] = Form.useForm<{ text: string }>();
  const [failure, setFailure] = useState<AppError>();
  // What the reader was looking at when they opened this; a change meanwhile is told instead of overwritten.
  const [version, setVersion] = useState(row.version);
  const parts = useCaseParts(row.id);
  const last = parts.data?.events.at(-1);
  const { run, isPending } = useRpc(rpc, {
    silent: true,
    success: t(`steps.${step}.done`),
    onSuccess: onClose,
    onError: (error) => {
      if (error.field === field) form.setFields([{ name: "text", errors: [fieldText(t, error)] }]);
      else setFailure(error);
    },
  });
  const isChanged = failure?.key === "case.changed";
  return (
    <StepDialog
      width={600}
      help={t(`steps.${step}.hint`)}
      title={`${t(`steps.${step}.title`)} ${row.code}`}
      onClose={onClose}
      submitText={t(`steps.${step}.action`)}
      isPending={isPending}
      onSubmit={form.submit}
    >
      {failure ? (
        <Alert
          className="case-alert"
          type={isChanged ? "warning" : "error"}
          showIcon
          role="alert"
          message={
            isChanged && last
              ? t("collision.title", { who: last.actor_name ?? "", when: formatDateTime(last.at) })
              : fieldText(t, failure)
          }
          action={
            isChanged ? (
              <Button
                size="small"
                onClick={() => {
                  setVersion(row.version);
                  setFailure(undefined);
                }}
              >
                {t("collision.goOn")}
              </Button>
            ) : undefined
          }
        />
      ) : null}
      <Form
        form={form}
        name={`case-${step}`}
        layout="vertical"
        initialValues={{ text: start }}
        onFinish={({ text }) => {
          setFailure(undefined);
          run({ p_case_id: row.id, [argument]: text, p_version: version });
        }}
      >
        <Form.Item
          name="text"
          label={t(`steps.${step}.label`)}
          rules={[{ required: true, whitespace: true, message: t(`steps.${step}.required`) }]}
        >
          <Input.TextArea autoFocus autoSize={{ minRows: rows, maxRows: 14 }} maxLength={4000} />
        </Form.Item>
      </Form>
    </StepDialog>
  );
}
