import { Alert, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AgencySelect } from "../../../components/agency-select";
import { OfficeDateTimePicker } from "../../../components/office-date-time-picker";
import { RadioGroup } from "../../../components/radio-group";
import { useRpc } from "../../../components/use-rpc";
import type { AppError } from "../../../lib/app-error";
import { fieldText } from "../../../lib/field-text";
import type { CaseTask } from "../types";

/** Shows a refusal at its field if the form has it, else above the form. */
function useFailure<Values extends object>(fields: readonly (keyof Values & string)[]) {
  const { t } = useTranslation("cases");
  const [form] = Form.useForm<Values>();
  const [failure, setFailure] = useState<AppError>();
  const onError = (error: AppError) => {
    const field = fields.find((each) => each === error.field);
    if (field) form.setFields([{ name: field as never, errors: [fieldText(t, error)] }]);
    else setFailure(error);
  };
  const notice = failure ? (
    <Alert className="case-alert" type="error" showIcon role="alert" message={fieldText(t, failure)} />
  ) : null;
  return { form, onError, notice, clear: () => setFailure(undefined) };
}

type Assign = { agency_id?: number; task?: string; due_at?: string };

/** A follow-up task of the case for an agency. */
export function AssignModal({
  caseId,
  agencyId,
  onClose,
}: {
  caseId: number;
  agencyId: number | null;
  onClose: () => void;
}) {
  const { t } = useTranslation(["cases", "common"]);
  const { form, onError, notice, clear } = useFailure<Assign>(["agency_id", "task", "due_at"]);
  const { run, isPending } = useRpc("assign_task", {
    silent: true,
    success: t("tasks.assigned"),
    onSuccess: onClose,
    onError,
  });
  return (
    <Modal
      open
      width={600}
      title={t("tasks.assign")}
      okText={t("tasks.assign")}
      cancelText={t("common:cancel")}
      confirmLoading={isPending}
      onOk={form.submit}
      onCancel={onClose}
      maskClosable={false}
    >
      {notice}
      <Form<Assign>
        form={form}
        name="assign-task"
        layout="vertical"
        initialValues={{ agency_id: agencyId ?? undefined }}
        onFinish={({ agency_id, task, due_at }) => {
          clear();
          run({ p_case_id: caseId, p_session_id: null, p_agency_id: agency_id, p_task: task, p_due_at: due_at });
        }}
      >
        <Form.Item
          name="agency_id"
          label={t("tasks.agency")}
          rules={[{ required: true, message: t("tasks.agencyRequired") }]}
        >
          <AgencySelect />
        </Form.Item>
        <Form.Item
          name="task"
          label={t("tasks.task")}
          rules={[{ required: true, whitespace: true, message: t("tasks.taskRequired") }]}
        >
          <Input.TextArea autoFocus autoSize={{ minRows: 3, maxRows: 10 }} maxLength={4000} />
        </Form.Item>
        <Form.Item name="due_at" label={t("tasks.due")} rules={[{ required: true, message: t("tasks.dueRequired") }]}>
          <OfficeDateTimePicker only="future" />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** The agency says what it did; its clock stops. */
export function ReportModal({ task, onClose }: { task: CaseTask; onClose: () => void }) {
  const { t } = useTranslation(["cases", "common"]);
  const { form, onError, notice, clear } = useFailure<{ report?: string }>(["report"]);
  const { run, isPending } = useRpc("report_task", {
    silent: true,
    success: t("tasks.reported"),
    onSuccess: onClose,
    onError,
  });
  return (
    <Modal
      open
      width={600}
      title={t("tasks.report")}
      okText={t("tasks.reportSend")}
      cancelText={t("common:cancel")}
      confirmLoading={isPending}
      onOk={form.submit}
      onCancel={onClose}
      maskClosable={false}
    >
      <p className="case-text">{task.task}</p>
      {notice}
      <Form
        form={form}
        name="report-task"
        layout="vertical"
        onFinish={({ report }) => {
          clear();
          run({ p_task_id: task.id, p_report: report });
        }}
      >
        <Form.Item
          name="report"
          label={t("tasks.reportLabel")}
          rules={[{ required: true, whitespace: true, message: t("tasks.reportRequired") }]}
        >
          <Input.TextArea autoFocus autoSize={{ minRows: 5, maxRows: 16 }} maxLength={10_000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

type Review = { decision?: "accept" | "return" | "cancel"; note?: string; due_at?: string };

/** The board accepts what was reported, sends it back with a new due time, or takes the task back. */
export function ReviewModal({ task, onClose }: { task: CaseTask; onClose: () => void }) {
  const { t } = useTranslation(["cases", "common"]);
  const { form, onError, notice, clear } = useFailure<Review>(["decision", "note", "due_at"]);
  const decision = Form.useWatch("decision", form);
  const { run, isPending } = useRpc("review_task", {
    silent: true,
    success: t("common:saved"),
    onSuccess: onClose,
    onError,
  });
  const decisions = task.status === "reported" ? (["accept", "return", "cancel"] as const) : (["cancel"] as const);
  return (
    <Modal
      open
      width={600}
      title={t("tasks.review")}
      okText={t("common:save")}
      cancelText={t("common:cancel")}
      confirmLoading={isPending}
      onOk={form.submit}
      onCancel={onClose}
      maskClosable={false}
    >
      <p className="case-text">{task.task}</p>
      {task.report ? <blockquote className="case-quote">{task.report}</blockquote> : null}
      {notice}
      <Form<Review>
        form={form}
        name="review-task"
        layout="vertical"
        initialValues={{ decision: decisions[0] }}
        onFinish={(values) => {
          clear();
          run({
            p_task_id: task.id,
            p_decision: values.decision,
            p_note: values.note ?? null,
            p_due_at: values.decision === "return" ? values.due_at : null,
          });
        }}
      >
        <Form.Item name="decision" label={t("tasks.decision")}>
          <RadioGroup options={decisions.map((value) => ({ value, label: t(`tasks.${value}`) }))} />
        </Form.Item>
        {decision === "return" ? (
          <Form.Item
            name="due_at"
            label={t("tasks.newDue")}
            rules={[{ required: true, message: t("tasks.dueRequired") }]}
          >
            <OfficeDateTimePicker only="future" />
          </Form.Item>
        ) : null}
        <Form.Item
          name="note"
          label={t("tasks.note")}
          required={decision !== "accept"}
          rules={decision === "accept" ? [] : [{ required: true, whitespace: true, message: t("tasks.noteRequired") }]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
