import { Button, Form, Input, Select } from "antd";
import { addDays } from "date-fns";
import { useTranslation } from "react-i18next";
import { AgencySelect } from "../../../components/agency-select";
import { OfficeDateTimePicker } from "../../../components/office-date-time-picker";
import { useRpc } from "../../../components/use-rpc";
import { formatDate, isoDate } from "../../../lib/date-time";
import { errorText } from "../../../lib/error-text";
import { officeInstant } from "../../../lib/office-time";
import type { RoomCase } from "./use-cases";

type Values = { task: string; agency_id: number; due_at: string; case_id: number | null };

/** Fifteen days, at the end of a day: long enough for most, and seen before it is sent. */
const usualDue = () => officeInstant(`${isoDate(addDays(new Date(), 15))}T17:00`);

export type RoomTask = { id: number; task: string; due_at: string; agency: { name: string } | null };

/** What the chair decides becomes an agency's task in two fields: what, and who. */
export function DecisionForm({
  sessionId,
  current,
  cases,
}: {
  sessionId: number;
  current?: RoomCase;
  cases: RoomCase[];
}) {
  const { t } = useTranslation(["room", "common", "errors"]);
  const [form] = Form.useForm<Values>();
  const assign = useRpc("assign_task", {
    success: t("task.assigned"),
    silent: true,
    onSuccess: () => form.resetFields(["task", "due_at"]),
    onError: (error) => {
      const name = error.field as keyof Values | undefined;
      const known = name && form.getFieldInstance(name) ? name : "task";
      form.setFields([{ name: known, errors: [errorText(t, error)] }]);
    },
  });
  const caseId = Form.useWatch("case_id", form);
  return (
    <Form<Values>
      form={form}
      key={current?.id ?? 0}
      layout="vertical"
      className="room-decision"
      requiredMark={false}
      initialValues={{ case_id: current?.id ?? null, agency_id: current?.agency_id ?? undefined, due_at: usualDue() }}
      onFinish={(values) =>
        assign.run({
          p_case_id: values.case_id ?? null,
          p_session_id: sessionId,
          p_agency_id: values.agency_id,
          p_task: values.task,
          p_due_at: values.due_at,
        })
      }
    >
      <Form.Item
        name="task"
        label={t("task.task")}
        rules={[{ required: true, whitespace: true, message: t("common:form.required") }]}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={4000} placeholder={t("task.placeholder")} />
      </Form.Item>
      <div className="room-decision-row">
        <Form.Item
          name="agency_id"
          label={t("task.agency")}
          rules={[{ required: true, message: t("common:form.required") }]}
        >
          <AgencySelect />
        </Form.Item>
        <Form.Item name="due_at" label={t("task.due")} rules={[{ required: true, message: t("common:form.required") }]}>
          <OfficeDateTimePicker only="future" />
        </Form.Item>
        {cases.length > 1 ? (
          <Form.Item name="case_id" label={t("task.case")}>
            <Select
              allowClear
              options={cases.map((each) => ({ value: each.id, label: `${each.code} ${each.title}` }))}
              placeholder={t("task.noCase")}
              value={caseId}
            />
          </Form.Item>
        ) : (
          <Form.Item name="case_id" hidden>
            <Input />
          </Form.Item>
        )}
        <Button type="primary" htmlType="submit" loading={assign.isPending}>
          {t("task.assign")}
        </Button>
      </div>
    </Form>
  );
}

export function TaskList({ tasks }: { tasks: RoomTask[] }) {
  const { t } = useTranslation("room");
  if (!tasks.length) return <p className="muted">{t("task.none")}</p>;
  return (
    <ul className="room-tasks">
      {tasks.map((each) => (
        <li key={each.id}>
          <span>{each.task}</span>
          <small>
            {each.agency?.name} · {t("task.dueOn", { date: formatDate(each.due_at) })}
          </small>
        </li>
      ))}
    </ul>
  );
}
