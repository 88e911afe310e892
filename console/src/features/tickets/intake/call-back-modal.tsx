import { Alert, Button, Form, Input, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { OfficeDateTimePicker } from "../../../components/office-date-time-picker";
import { StaffSelect } from "../../../components/staff-select";
import { StepDialog } from "../../../components/steps/step-dialog";
import { useRpc } from "../../../components/use-rpc";
import type { AppError } from "../../../lib/app-error";
import { dayBoundary, formatDateTime, isoDate } from "../../../lib/date-time";
import { errorText } from "../../../lib/error-text";
import { useMe } from "../../../lib/me";
import { fieldProblems } from "./intake-payload";
import { type PickableTicket, TicketPicker } from "./ticket-picker";

type Values = { due_at: string; reason: string; ticket_id?: number; staff_id?: number };
type Props = {
  /** Digits; absent when it is about a ticket, whose own number is called. */
  phone?: string;
  fullName?: string;
  reason?: string;
  ticket?: PickableTicket;
  offered?: PickableTicket[];
  onClose: () => void;
  onDone: () => void;
};

const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();
/** Eight o'clock of the office's next morning. */
const tomorrowAtEight = (): string =>
  new Date(+new Date(dayBoundary(isoDate(new Date()), true)) + 8 * 3_600_000).toISOString();

/** A promise to call a citizen back: when, about what, by whom. */
export function CallBackModal({ phone, fullName, reason, ticket, offered = [], onClose, onDone }: Props) {
  const { t } = useTranslation(["calls", "tickets"]);
  const me = useMe();
  const [form] = Form.useForm<Values>();
  const [requestId] = useState(() => crypto.randomUUID());
  const [failure, setFailure] = useState<AppError>();
  const { run, isPending } = useRpc<{ id: number }>("schedule_call_back", {
    silent: true,
    success: () => t("callBack.promised", { time: formatDateTime(form.getFieldValue("due_at") as string) }),
    onSuccess: onDone,
    onError: (error) => {
      const known = ["due_at", "reason", "ticket_id", "staff_id"];
      const problems = Object.entries(fieldProblems(error)).filter(([field]) => known.includes(field));
      if (error.field === "due_at" && !problems.length) problems.push(["due_at", "past"]);
      form.setFields(
        problems.map(([field, problem]) => ({
          name: field as keyof Values,
          errors: [
            problem === "past"
              ? t("callBack.past")
              : t([`tickets:intake.problem.${problem}`, "tickets:intake.invalid"]),
          ],
        })),
      );
      if (!problems.length) setFailure(error);
    },
  });

  const times: [label: string, time: () => string][] = [
    [t("callBack.in", { minutes: 15 }), () => inMinutes(15)],
    [t("callBack.in", { minutes: 30 }), () => inMinutes(30)],
    [t("callBack.inHour"), () => inMinutes(60)],
    [t("callBack.tomorrow"), tomorrowAtEight],
  ];
  const tickets = ticket && !offered.some((each) => each.id === ticket.id) ? [ticket, ...offered] : offered;
  return (
    <StepDialog
      width={560}
      title={t("callBack.title")}
      help={[fullName, phone ?? ticket?.code].filter(Boolean).join(" · ")}
      onClose={onClose}
      onOpen={() => form.focusField("reason")}
      cancelText={t("tickets:form.cancel")}
      submitText={t("callBack.save")}
      isPending={isPending}
      onSubmit={form.submit}
    >
      {failure ? <Alert type="error" showIcon role="alert" message={errorText(t, failure)} /> : null}
      <Form<Values>
        form={form}
        layout="vertical"
        name="call-back"
        initialValues={{ due_at: inMinutes(30), reason, ticket_id: ticket?.id, staff_id: me?.person.id }}
        onFinish={(values) => {
          setFailure(undefined);
          run({ p_call_back: { ...values, phone, full_name: fullName, request_id: requestId } });
        }}
        onFinishFailed={({ errorFields }) => form.focusField(errorFields[0]?.name[0] as keyof Values)}
      >
        <Form.Item
          name="reason"
          label={t("fields.reason")}
          rules={[{ required: true, whitespace: true, message: t("callBack.reasonRequired") }]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
        </Form.Item>
        <Form.Item
          name="due_at"
          label={t("fields.due_at")}
          rules={[{ required: true, message: t("callBack.dueRequired") }]}
          extra={
            <Space wrap size={4} className="call-back-times">
              {times.map(([label, time]) => (
                <Button key={label} size="small" onClick={() => form.setFieldValue("due_at", time())}>
                  {label}
                </Button>
              ))}
            </Space>
          }
        >
          <OfficeDateTimePicker only="future" />
        </Form.Item>
        <Form.Item name="ticket_id" label={t("fields.ticket")}>
          <TicketPicker offered={tickets} />
        </Form.Item>
        <Form.Item name="staff_id" label={t("fields.caller")} extra={t("callBack.staffHelp")}>
          <StaffSelect agencyId={me?.person.agency_id} placeholder={t("callBack.anybody")} />
        </Form.Item>
      </Form>
    </StepDialog>
  );
}
