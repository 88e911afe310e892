import { Alert, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DayPicker } from "../../../components/day-picker";
import { useRpc } from "../../../components/use-rpc";
import type { AppError } from "../../../lib/app-error";
import { fieldText } from "../../../lib/field-text";
import type { ProcedureRow } from "../types";

type Values = { decision_number: string; decision_on: string; retired_on: string; reason?: string };
const fields = ["decision_number", "decision_on", "retired_on", "reason"];

/** Abolishes a procedure by a decision. */
export function RetireModal({ row, onClose }: { row: ProcedureRow; onClose: () => void }) {
  const { t } = useTranslation(["procedures", "common"]);
  const [form] = Form.useForm<Values>();
  const [failure, setFailure] = useState<AppError>();
  const { run, isPending } = useRpc("retire_procedure", {
    silent: true,
    success: t("retire.done"),
    onSuccess: onClose,
    onError: (error) => {
      if (error.field && fields.includes(error.field)) {
        form.setFields([{ name: error.field as keyof Values, errors: [fieldText(t, error)] }]);
        form.scrollToField(error.field, { focus: true });
      } else setFailure(error);
    },
  });
  const needed = [{ required: true, message: t("common:required") }];
  return (
    <Modal
      open
      title={t("retire.title", { code: row.code })}
      okText={t("retire.action")}
      okButtonProps={{ danger: true }}
      cancelText={t("common:cancel")}
      confirmLoading={isPending}
      maskClosable={false}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p className="muted procedure-hint">{t("retire.hint")}</p>
      {failure ? <Alert type="error" showIcon role="alert" message={fieldText(t, failure)} /> : null}
      <Form<Values>
        form={form}
        name="retire"
        layout="vertical"
        onFinish={(values) =>
          run({
            p_procedure_id: row.id,
            p_retired_on: values.retired_on,
            p_decision_number: values.decision_number,
            p_decision_on: values.decision_on,
            p_reason: values.reason ?? null,
          })
        }
      >
        <Form.Item name="decision_number" label={t("fields.decision_number")} rules={needed}>
          <Input maxLength={100} placeholder="123/QĐ-UBND" autoFocus />
        </Form.Item>
        <div className="procedure-pair">
          <Form.Item name="decision_on" label={t("fields.decision_on")} rules={needed}>
            <DayPicker only="past" />
          </Form.Item>
          <Form.Item name="retired_on" label={t("fields.retired_on")} rules={needed}>
            <DayPicker />
          </Form.Item>
        </div>
        <Form.Item name="reason" label={t("fields.retired_reason")}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
