import { Button, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Row } from "../../components/resource/define-resource";
import { fieldRules } from "../../components/resource/field-control";
import { useRpc } from "../../components/use-rpc";
import { may } from "../../lib/me";

type Contacts = { address?: string; phone?: string; email?: string; website?: string };

const fields = [
  { key: "address", type: "text" },
  { key: "phone", type: "phone" },
  { key: "email", type: "email" },
  { key: "website", type: "url" },
] as const;

/** The head of an agency keeps its published contacts; whoever edits agencies does so in the form (QĐ583 Đ17.3). */
export function ContactsButton({ row }: { row: Row }) {
  const { t } = useTranslation("agencies");
  const [isOpen, setOpen] = useState(false);
  const [form] = Form.useForm<Contacts>();
  const { run, isPending } = useRpc("save_agency_contacts", {
    success: t("common:saved"),
    onSuccess: () => setOpen(false),
  });
  if (may("agencies.edit") || !may("agencies.edit_contacts", row.id)) return null;
  const save = (values: Contacts) =>
    run({
      p_agency_id: row.id,
      p_address: values.address ?? null,
      p_phone: values.phone ?? null,
      p_email: values.email ?? null,
      p_website: values.website ?? null,
    });
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t("contacts.edit")}
      </Button>
      <Modal
        open={isOpen}
        title={t("contacts.edit")}
        okText={t("common:save")}
        cancelText={t("common:cancel")}
        confirmLoading={isPending}
        onOk={form.submit}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <Form form={form} layout="vertical" onFinish={save} initialValues={row}>
          {fields.map((field) => (
            <Form.Item
              key={field.key}
              name={field.key}
              label={t(`fields.${field.key}`)}
              rules={fieldRules(t, field, t(`fields.${field.key}`))}
            >
              <Input />
            </Form.Item>
          ))}
        </Form>
      </Modal>
    </>
  );
}
