import { EyeInvisibleOutlined, EyeOutlined } from "@ant-design/icons";
import { Button, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRpc } from "../../../components/use-rpc";
import "../steps/steps.css";
import { formatTime } from "../../../lib/date-time";
import type { TicketRow } from "../types";

export type Contact = {
  full_name: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
  is_nuisance: boolean;
};

type Props = {
  ticket: TicketRow;
  mayReveal: boolean;
  contact: Contact | undefined;
  onContact: (contact: Contact | undefined) => void;
};

/** The citizen, masked; shown in full to whoever handles the ticket now, for a reason, on record. */
export function ContactSheet({ ticket, mayReveal, contact, onContact }: Props) {
  const { t } = useTranslation("tickets");
  const [form] = Form.useForm<{ reason: string }>();
  const [isAsking, setAsking] = useState(false);
  const [revealedAt, setRevealedAt] = useState<number>();
  const { run, isPending } = useRpc<Contact>("reveal_contact", {
    invalidates: ["tickets"],
    onSuccess: (answer) => {
      onContact(answer);
      setRevealedAt(Date.now());
      setAsking(false);
    },
  });
  const reasons = t("detail.revealReasons", { returnObjects: true }) as string[];
  const phone = contact?.phone ?? undefined;
  const facts: [string, React.ReactNode][] = [
    [t("fields.full_name"), contact ? contact.full_name : ticket.citizen_name_masked],
    [t("fields.phone"), phone ? <a href={`tel:${phone}`}>{phone}</a> : contact ? null : ticket.citizen_phone_masked],
    [t("fields.email"), contact?.email ? <a href={`mailto:${contact.email}`}>{contact.email}</a> : null],
    [t("fields.address"), contact?.address ?? null],
  ];
  return (
    <section className="sheet sheet-pad" aria-labelledby="ticket-contact">
      <div className="sheet-head">
        <h2 id="ticket-contact" className="sheet-title">
          {t("detail.contact")}
        </h2>
        {contact ? (
          <Button size="small" type="text" icon={<EyeInvisibleOutlined />} onClick={() => onContact(undefined)}>
            {t("detail.hide")}
          </Button>
        ) : mayReveal ? (
          <Button size="small" icon={<EyeOutlined />} onClick={() => setAsking(true)}>
            {t("detail.reveal")}
          </Button>
        ) : null}
      </div>
      <dl className="facts facts-stacked">
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd className="num">{value}</dd>
            </div>
          ))}
      </dl>
      {ticket.is_confidential ? <p className="contact-note">{t("fields.confidential")}</p> : null}
      {contact && revealedAt ? (
        <p className="contact-note muted num">{t("detail.revealed", { time: formatTime(revealedAt) })}</p>
      ) : null}
      <Modal
        open={isAsking}
        title={t("detail.revealTitle")}
        okText={t("detail.reveal")}
        cancelText={t("form.cancel")}
        confirmLoading={isPending}
        onOk={form.submit}
        onCancel={() => setAsking(false)}
        destroyOnHidden
      >
        <p className="muted">{t("detail.revealText")}</p>
        <Form
          form={form}
          layout="vertical"
          onFinish={({ reason }) => run({ p_ticket_id: ticket.id, p_reason: reason })}
        >
          <Form.Item
            name="reason"
            label={t("detail.revealReason")}
            rules={[{ required: true, whitespace: true, message: t("form.required") }]}
          >
            <Input autoFocus maxLength={300} onPressEnter={form.submit} />
          </Form.Item>
          <div className="quick-picks">
            {reasons.map((reason) => (
              <Button key={reason} size="small" onClick={() => form.setFieldValue("reason", reason)}>
                {reason}
              </Button>
            ))}
          </div>
        </Form>
      </Modal>
    </section>
  );
}
