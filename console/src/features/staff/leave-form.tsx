import { DatePicker, Form, Input, Modal } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";
import { StaffSelect } from "../../components/staff-select";
import { useRpc } from "../../components/use-rpc";
import { errorText } from "../../lib/error-text";

type Values = { period: [Dayjs, Dayjs]; deputy: number; reason?: string };
type Props = {
  staffId: number;
  agencyId: number;
  leave?: { id: number; starts_on: string; ends_on: string; deputy_id: number; reason: string | null };
  onClose: () => void;
};

export function LeaveForm({ staffId, agencyId, leave, onClose }: Props) {
  const { t } = useTranslation("staff");
  const [form] = Form.useForm<Values>();
  const { run, isPending } = useRpc("save_leave", {
    success: t("leave.saved"),
    silent: true,
    onSuccess: onClose,
    onError: (error) => {
      const name = error.field === "deputy_id" ? "deputy" : "period";
      form.setFields([{ name, errors: [errorText(t, error)] }]);
      form.scrollToField(name, { focus: true });
    },
  });
  const save = ({ period, deputy, reason }: Values) =>
    run({
      p_staff_id: staffId,
      p_deputy_id: deputy,
      p_starts_on: period[0].format("YYYY-MM-DD"),
      p_ends_on: period[1].format("YYYY-MM-DD"),
      p_reason: reason || null,
      p_leave_id: leave?.id ?? null,
    });
  return (
    <Modal
      open
      title={t(leave ? "leave.edit" : "leave.add")}
      okText={t("common:save")}
      cancelText={t("common:cancel")}
      confirmLoading={isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={save}
        initialValues={
          leave && {
            period: [dayjs(leave.starts_on), dayjs(leave.ends_on)],
            deputy: leave.deputy_id,
            reason: leave.reason ?? undefined,
          }
        }
      >
        <Form.Item
          name="period"
          label={t("leave.period")}
          rules={[{ required: true, message: t("leave.periodNeeded") }]}
        >
          <DatePicker.RangePicker format="DD/MM/YYYY" style={{ width: "100%" }} />
        </Form.Item>
        <Form.Item
          name="deputy"
          label={t("leave.deputy")}
          extra={t("leave.deputyHint")}
          rules={[{ required: true, message: t("leave.deputyNeeded") }]}
        >
          <StaffSelect agencyId={agencyId} />
        </Form.Item>
        <Form.Item name="reason" label={t("leave.reason")}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
