import { Form, Input, type InputRef, Modal } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useRpc } from "../../../components/use-rpc";
import { errorText } from "../../../lib/error-text";
import { focusOnOpen } from "../../../lib/focus";
import type { TicketAttachment } from "../types";

type Props = { file: TicketAttachment; onClose: () => void; onDone: () => void };

/** Takes a mistaken file off a ticket, with the reason that will stand on its timeline. */
export function RemoveAttachment({ file, onClose, onDone }: Props) {
  const { t } = useTranslation("attachments");
  const [form] = Form.useForm<{ reason: string }>();
  const input = useRef<InputRef>(null);
  const { run, isPending } = useRpc("remove_attachment", {
    success: t("remove.done"),
    onSuccess: onDone,
    onError: (error) => {
      if (error.field === "reason") form.setFields([{ name: "reason", errors: [errorText(t, error)] }]);
      else onDone();
    },
  });
  return (
    <Modal
      open
      title={t("remove.title")}
      okText={t("remove.submit")}
      cancelText={t("common:cancel")}
      confirmLoading={isPending}
      onOk={form.submit}
      onCancel={onClose}
      afterOpenChange={focusOnOpen(() => input.current?.focus())}
    >
      <p>
        <strong>{file.file_name}</strong>
      </p>
      <p className="muted">{t("remove.help")}</p>
      <Form
        form={form}
        layout="vertical"
        onFinish={({ reason }) => run({ p_attachment_id: file.id, p_reason: reason })}
      >
        <Form.Item
          name="reason"
          label={t("remove.reason")}
          rules={[{ required: true, whitespace: true, message: t("remove.required") }]}
        >
          <Input ref={input} maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
