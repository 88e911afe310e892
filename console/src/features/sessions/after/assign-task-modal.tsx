import { useList } from "@refinedev/core";
import { Alert, Form, Input, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AgencySelect } from "../../../components/agency-select";
import { OfficeDateTimePicker } from "../../../components/office-date-time-picker";
import { useRpc } from "../../../components/use-rpc";
import type { AppError } from "../../../lib/app-error";
import { errorText } from "../../../lib/error-text";
import { fieldText } from "../../../lib/field-text";

type Values = { case_id?: number; agency_id?: number; task?: string; due_at?: string };
type SessionCase = { case: { id: number; code: string; title: string; agency_id: number | null } | null };
type Props = { sessionId: number; caseId?: number; onClose: () => void };

const fields = ["case_id", "agency_id", "task", "due_at"] as const;

/** A decision of the session becomes a task: which agency, what, until when. */
export function AssignTaskModal({ sessionId, caseId, onClose }: Props) {
  const { t } = useTranslation("session_after");
  const [form] = Form.useForm<Values>();
  const [failure, setFailure] = useState<AppError>();
  const { result } = useList<SessionCase>({
    resource: "session_cases",
    filters: [{ field: "session_id", operator: "eq", value: sessionId }],
    sorters: [{ field: "position", order: "asc" }],
    pagination: { mode: "off" },
    meta: { select: "id, case:cases!case_id(id, code, title, agency_id)" },
    liveMode: "off",
    errorNotification: false,
  });
  const cases = result.data.flatMap((each) => (each.case ? [each.case] : []));
  const { run, isPending } = useRpc("assign_task", {
    silent: true,
    success: t("tasks.added"),
    onSuccess: onClose,
    onError: (error) => {
      const name = fields.find((each) => each === error.field);
      if (name) form.setFields([{ name, errors: [fieldText(t, error)] }]);
      setFailure(name ? undefined : error);
    },
  });
  return (
    <Modal
      open
      title={t("tasks.add")}
      okText={t("tasks.assign")}
      cancelText={t("common:cancel")}
      confirmLoading={isPending}
      maskClosable={false}
      onOk={form.submit}
      onCancel={onClose}
    >
      {failure ? <Alert type="error" showIcon role="alert" message={errorText(t, failure)} /> : null}
      <Form
        form={form}
        layout="vertical"
        initialValues={{ case_id: caseId }}
        onFinish={(values: Values) =>
          run({
            p_case_id: values.case_id ?? null,
            p_session_id: sessionId,
            p_agency_id: values.agency_id ?? null,
            p_task: values.task ?? "",
            p_due_at: values.due_at ?? null,
          })
        }
      >
        <Form.Item name="case_id" label={t("tasks.case")}>
          <Select
            allowClear
            placeholder={t("tasks.wholeSession")}
            options={cases.map(({ id, code, title }) => ({ value: id, label: `${code} · ${title}` }))}
            onChange={(id?: number) => {
              // Whoever answers for the case is whom it is mostly for.
              const lead = cases.find((each) => each.id === id)?.agency_id;
              if (lead && !form.getFieldValue("agency_id")) form.setFieldValue("agency_id", lead);
            }}
          />
        </Form.Item>
        <Form.Item
          name="agency_id"
          label={t("tasks.agency")}
          rules={[{ required: true, message: t("tasks.agencyNeeded") }]}
        >
          <AgencySelect />
        </Form.Item>
        <Form.Item
          name="task"
          label={t("tasks.task")}
          rules={[{ required: true, whitespace: true, message: t("tasks.taskNeeded") }]}
        >
          <Input.TextArea
            autoSize={{ minRows: 3, maxRows: 10 }}
            maxLength={4000}
            placeholder={t("tasks.taskPlaceholder")}
          />
        </Form.Item>
        <Form.Item name="due_at" label={t("tasks.dueAt")} rules={[{ required: true, message: t("tasks.dueNeeded") }]}>
          <OfficeDateTimePicker only="future" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
