import { Alert, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRpc } from "../../../components/use-rpc";
import type { AppError } from "../../../lib/app-error";
import { errorText } from "../../../lib/error-text";
import type { TaskRow } from "./use-after";

/** The agency's head says what was done; the task's clock stops. */
export function ReportTaskModal({ task, onClose }: { task: TaskRow; onClose: () => void }) {
  const { t } = useTranslation("session_after");
  const [form] = Form.useForm<{ report: string }>();
  const [failure, setFailure] = useState<AppError>();
  const { run, isPending } = useRpc("report_task", {
    silent: true,
    success: t("tasks.reported"),
    onSuccess: onClose,
    onError: (error) => {
      if (error.field === "report") form.setFields([{ name: "report", errors: [errorText(t, error)] }]);
      setFailure(error.field === "report" ? undefined : error);
    },
  });
  return (
    <Modal
      open
      title={t("tasks.reportTitle", { code: task.code })}
      okText={t("tasks.sendReport")}
      cancelText={t("common:cancel")}
      confirmLoading={isPending}
      maskClosable={false}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p className="muted whole-text">{task.task}</p>
      {failure ? <Alert type="error" showIcon role="alert" message={errorText(t, failure)} /> : null}
      <Form form={form} layout="vertical" onFinish={({ report }) => run({ p_task_id: task.id, p_report: report })}>
        <Form.Item
          name="report"
          label={t("tasks.reportLabel")}
          rules={[{ required: true, whitespace: true, message: t("tasks.reportNeeded") }]}
        >
          <Input.TextArea
            autoSize={{ minRows: 5, maxRows: 14 }}
            maxLength={10_000}
            placeholder={t("tasks.reportPlaceholder")}
            onKeyDown={(event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && form.submit()}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
