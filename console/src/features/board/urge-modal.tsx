import { App, Form, Input, Modal } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useRpc } from "../../components/use-rpc";
import { formatDateTime } from "../../lib/date-time";
import { useFigures } from "./figures";
import type { Board, Count } from "./types";

type Props = { agency: Count | null; urges: Board["urges"]; onClose: () => void };

/** A reminder to an agency's officers and head about what is overdue or due soon there; it stays on each ticket. */
export function UrgeModal({ agency, urges, onClose }: Props) {
  const { t } = useTranslation("board");
  const figures = useFigures();
  const [form] = Form.useForm<{ message: string }>();
  const { message } = App.useApp();
  const { run, isPending } = useRpc<{ count: number }>("urge_agency", {
    onSuccess: ({ count }) => {
      message.success(t("urge.done", { count, agency: agency?.name }));
      onClose();
    },
  });
  const last = agency?.key ? urges[agency.key] : undefined;
  useEffect(() => {
    if (!agency) return;
    form.setFieldsValue({ message: t("urge.text", { overdue: agency.overdue, dueSoon: agency.due_soon }) });
  }, [agency, form, t]);

  return (
    <Modal
      open={agency !== null}
      title={t("urge.title", { agency: agency?.name })}
      okText={t("urge.send")}
      cancelText={t("common:cancel")}
      confirmLoading={isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
      destroyOnHidden
    >
      <p className="muted board-urge-lead">
        {agency
          ? t("urge.scope", { overdue: figures.count(agency.overdue), dueSoon: figures.count(agency.due_soon) })
          : null}{" "}
        {last ? t("urge.last", { at: formatDateTime(last.at), by: last.actor_name ?? "" }) : t("urge.never")}
      </p>
      <Form
        form={form}
        layout="vertical"
        requiredMark
        onFinish={({ message: text }) => run({ p_agency_id: Number(agency?.key), p_message: text })}
      >
        <Form.Item
          name="message"
          label={t("urge.message")}
          rules={[{ required: true, whitespace: true, message: t("urge.required") }]}
          extra={t("urge.hint")}
        >
          <Input.TextArea autoFocus autoSize={{ minRows: 4, maxRows: 10 }} maxLength={2000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
