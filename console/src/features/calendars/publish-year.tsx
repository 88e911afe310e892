import { Button, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRpc } from "../../components/use-rpc";

type Props = { calendarId: string; year: number; onSaved: () => void };

/** Says that a year's holidays are all entered, and by which notice: the year is flagged no longer. */
export function PublishYear({ calendarId, year, onSaved }: Props) {
  const { t } = useTranslation("calendars");
  const [isOpen, setOpen] = useState(false);
  const [form] = Form.useForm<{ source: string }>();
  const { run, isPending } = useRpc("publish_calendar_year", {
    success: t("publish.done", { year }),
    onSuccess: () => {
      setOpen(false);
      onSaved();
    },
  });
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t("publish.action")}
      </Button>
      <Modal
        open={isOpen}
        destroyOnHidden
        title={t("publish.title", { year })}
        okText={t("publish.action")}
        confirmLoading={isPending}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        <p>{t("publish.text")}</p>
        <Form
          form={form}
          layout="vertical"
          onFinish={({ source }) => run({ p_calendar_id: calendarId, p_year: year, p_source: source })}
        >
          <Form.Item
            name="source"
            label={t("exception.source")}
            rules={[{ required: true, whitespace: true, message: t("publish.sourceRequired") }]}
          >
            <Input.TextArea rows={2} maxLength={300} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
