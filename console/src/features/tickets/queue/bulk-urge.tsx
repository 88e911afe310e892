import { useQueryClient } from "@tanstack/react-query";
import { App, Button, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { errorText } from "../../../lib/error-text";
import { rpc } from "../../../lib/rpc";

type Props = { ids: number[]; onDone: () => void };

/** One reminder to the handlers of every selected ticket; each is recorded on its own ticket. */
export function BulkUrge({ ids, onDone }: Props) {
  const { t } = useTranslation("tickets");
  const { message, notification } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<{ message: string }>();
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);

  const send = async ({ message: text }: { message: string }) => {
    setBusy(true);
    const failures: unknown[] = [];
    for (const id of ids) {
      await rpc("urge_ticket", { p_ticket_id: id, p_message: text }).catch((error) => failures.push(error));
    }
    setBusy(false);
    if (ids.length > failures.length) message.success(t("queue.urged", { count: ids.length - failures.length }));
    if (failures.length) {
      notification.error({
        message: t("queue.urgeFailed", { count: failures.length }),
        description: errorText(t, failures[0]),
        placement: "bottomRight",
      });
    }
    setOpen(false);
    await client.invalidateQueries();
    onDone();
  };

  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t("queue.urgeSelected", { count: ids.length })}
      </Button>
      <Modal
        open={isOpen}
        title={t("steps.urge_ticket.title")}
        okText={t("steps.urge_ticket.submit")}
        cancelText={t("form.cancel")}
        confirmLoading={isBusy}
        onOk={form.submit}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <p className="muted">{t("steps.urge_ticket.help")}</p>
        <Form form={form} layout="vertical" onFinish={send}>
          <Form.Item
            name="message"
            label={t("form.message")}
            rules={[{ required: true, whitespace: true, message: t("form.required") }]}
          >
            <Input.TextArea autoFocus autoSize={{ minRows: 3 }} maxLength={2000} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
