import { Alert, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { OfficeDateTimePicker } from "../../../components/office-date-time-picker";
import { useRpc } from "../../../components/use-rpc";
import type { AppError } from "../../../lib/app-error";
import { errorText } from "../../../lib/error-text";
import { fieldText } from "../../../lib/field-text";
import type { TaskRow } from "./use-after";

export type Decision = "accept" | "return" | "cancel";
type Values = { note?: string; due_at?: string };

/** The board accepts a report, returns it with a new due time, or takes the task back. */
export function ReviewTaskModal({
  task,
  decision,
  onClose,
}: {
  task: TaskRow;
  decision: Decision;
  onClose: () => void;
}) {
  const { t } = useTranslation("session_after");
  const [form] = Form.useForm<Values>();
  const [failure, setFailure] = useState<AppError>();
  const { run, isPending } = useRpc("review_task", {
    silent: true,
    success: t(`review.${decision}.done`),
    onSuccess: onClose,
    onError: (error) => {
      const name = error.field === "note" || error.field === "due_at" ? error.field : undefined;
      if (name) form.setFields([{ name, errors: [fieldText(t, error)] }]);
      setFailure(name ? undefined : error);
    },
  });
  return (
    <Modal
      open
      title={t(`review.${decision}.title`, { code: task.code })}
      okText={t(`review.${decision}.submit`)}
      cancelText={t("common:cancel")}
      confirmLoading={isPending}
      maskClosable={false}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p className="muted whole-text">{task.task}</p>
      {failure ? <Alert type="error" showIcon role="alert" message={errorText(t, failure)} /> : null}
      <Form
        form={form}
        layout="vertical"
        onFinish={({ note, due_at }: Values) =>
          run({ p_task_id: task.id, p_decision: decision, p_note: note ?? null, p_due_at: due_at ?? null })
        }
      >
        <Form.Item
          name="note"
          label={t(`review.${decision}.note`)}
          rules={decision === "accept" ? [] : [{ required: true, whitespace: true, message: t("review.noteNeeded") }]}
        >
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={2000} />
        </Form.Item>
        {decision === "return" ? (
          <Form.Item
            name="due_at"
            label={t("review.return.dueAt")}
            rules={[{ required: true, message: t("tasks.dueNeeded") }]}
          >
            <OfficeDateTimePicker only="future" />
          </Form.Item>
        ) : null}
      </Form>
    </Modal>
  );
}
