import { Alert, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { StepDialog } from "../../../components/steps/step-dialog";
import { useRpc } from "../../../components/use-rpc";
import type { AppError } from "../../../lib/app-error";
import { errorText } from "../../../lib/error-text";
import { forget, recall, remember } from "../../../lib/storage";
import { OfficerPicker } from "../steps/people-pickers";
import type { TicketTask } from "./use-coordination";

export const taskSteps = ["answer_task", "forward_task", "return_task", "cancel_task"] as const;
export type TaskStep = (typeof taskSteps)[number];

const argument: Record<TaskStep, string> = {
  answer_task: "answer",
  forward_task: "note",
  return_task: "reason",
  cancel_task: "reason",
};

type Props = { task: TicketTask; step: TaskStep; onClose: () => void; onDone: () => void; onReload: () => void };

/** One step of a task as a form; what was typed and not sent is kept for this browser. */
export function TaskModal({ task, step, onClose, onDone, onReload }: Props) {
  const { t } = useTranslation(["coordination", "tickets"]);
  const [form] = Form.useForm<Record<string, unknown>>();
  const [failure, setFailure] = useState<AppError>();
  const [version, setVersion] = useState(task.version);
  const field = argument[step];
  const key = `task.${task.id}.${step}`;
  const isForward = step === "forward_task";
  const isStale = version !== task.version || task.status !== "open";
  const { run, isPending } = useRpc(step, {
    silent: true,
    success: t(`steps.${step}.done`),
    onSuccess: () => {
      forget(key);
      onDone();
    },
    onError: (error) => {
      if ([403, 404, 409].includes(error.statusCode)) onReload();
      const at = error.field === field || error.field === "staff_id" ? error.field : undefined;
      if (at) form.setFields([{ name: at, errors: [errorText(t, error)] }]);
      setFailure(at ? undefined : error);
    },
  });
  const submit = (values: Record<string, unknown>) => {
    setFailure(undefined);
    run({
      p_task_id: task.id,
      p_version: version,
      [`p_${field}`]: values[field] || null,
      ...(isForward ? { p_staff_id: values.staff_id ?? null } : {}),
    });
  };

  return (
    <StepDialog
      width={640}
      title={t(`steps.${step}.title`)}
      of={
        <>
          <strong>{task.agency_name}</strong> {task.task}
        </>
      }
      help={t(`steps.${step}.help`)}
      submitText={t(`steps.${step}.submit`)}
      cancelText={t("tickets:form.cancel")}
      isBlocked={isStale}
      isPending={isPending}
      onSubmit={form.submit}
      onClose={onClose}
      onOpen={() => form.focusField(isForward ? "staff_id" : field)}
    >
      {isStale ? (
        <Alert
          type="warning"
          showIcon
          role="alert"
          message={t(task.status === "open" ? "errors:task.changed" : "errors:task.over")}
          action={
            task.status === "open" ? (
              <button type="button" className="link-button" onClick={() => setVersion(task.version)}>
                {t("tickets:form.conflictReload")}
              </button>
            ) : undefined
          }
        />
      ) : failure ? (
        <Alert type="error" showIcon role="alert" message={errorText(t, failure)} />
      ) : null}
      <Form
        form={form}
        layout="vertical"
        name={`task-${step}`}
        initialValues={recall<Record<string, unknown>>(key, {})}
        onFinish={submit}
        onValuesChange={() => remember(key, form.getFieldsValue())}
        onFinishFailed={({ errorFields }) => form.focusField(errorFields[0]?.name ?? [])}
      >
        {isForward ? (
          <Form.Item
            name="staff_id"
            label={t("tickets:form.staff_id")}
            rules={[{ required: true, message: t("tickets:form.required") }]}
          >
            <OfficerPicker agencyId={task.agency_id} />
          </Form.Item>
        ) : null}
        <Form.Item
          name={field}
          label={t(`steps.${step}.field`)}
          rules={isForward ? [] : [{ required: true, whitespace: true, message: t("tickets:form.required") }]}
        >
          <Input.TextArea autoSize={{ minRows: step === "answer_task" ? 6 : 3, maxRows: 16 }} maxLength={10_000} />
        </Form.Item>
      </Form>
    </StepDialog>
  );
}
