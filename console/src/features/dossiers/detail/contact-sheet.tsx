import { EyeInvisibleOutlined, EyeOutlined } from "@ant-design/icons";
import { Button, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRpc } from "../../../components/use-rpc";
import { formatTime } from "../../../lib/date-time";
import type { DossierRow } from "../types";

type Contact = Record<"full_name" | "organisation_name" | "id_number" | "phone" | "email" | "address", string | null>;

/** The applicant, masked; shown in full to whoever handles the dossier now, for a reason, on record. Nguồn: SPEC §12. */
export function ContactSheet({ dossier, mayReveal }: { dossier: DossierRow; mayReveal: boolean }) {
  const { t } = useTranslation("dossiers");
  const [form] = Form.useForm<{ reason: string }>();
  const [isAsking, setAsking] = useState(false);
  const [contact, setContact] = useState<Contact>();
  const [revealedAt, setRevealedAt] = useState<number>();
  const { run, isPending } = useRpc<Contact>("reveal_dossier_contact", {
    invalidates: ["dossiers"],
    onSuccess: (answer) => {
      setContact(answer);
      setRevealedAt(Date.now());
      setAsking(false);
    },
  });
  const reasons = t("contact.reasons", { returnObjects: true }) as string[];
  const facts: [string, React.ReactNode][] = [
    [t("contact.full_name"), contact ? contact.full_name : dossier.applicant_name_masked],
    [t("contact.organisation_name"), contact?.organisation_name],
    [t("contact.id_number"), contact?.id_number],
    [
      t("contact.phone"),
      contact?.phone ? <a href={`tel:${contact.phone}`}>{contact.phone}</a> : dossier.applicant_phone_masked,
    ],
    [t("contact.email"), contact?.email ? <a href={`mailto:${contact.email}`}>{contact.email}</a> : null],
    [t("contact.address"), contact?.address],
  ];
  return (
    <section className="sheet sheet-pad" aria-labelledby="dossier-contact">
      <div className="sheet-line">
        <h2 id="dossier-contact" className="sheet-title">
          {t("contact.title")}
        </h2>
        {contact ? (
          <Button size="small" type="text" icon={<EyeInvisibleOutlined />} onClick={() => setContact(undefined)}>
            {t("contact.hide")}
          </Button>
        ) : mayReveal ? (
          <Button size="small" icon={<EyeOutlined />} onClick={() => setAsking(true)}>
            {t("contact.reveal")}
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
      {contact && revealedAt ? (
        <p className="muted num">{t("contact.revealed", { time: formatTime(revealedAt) })}</p>
      ) : null}
      <Modal
        open={isAsking}
        title={t("contact.revealTitle")}
        okText={t("contact.reveal")}
        cancelText={t("form.cancel")}
        confirmLoading={isPending}
        onOk={form.submit}
        onCancel={() => setAsking(false)}
        destroyOnHidden
      >
        <p className="muted">{t("contact.revealText")}</p>
        <Form
          form={form}
          name="reveal-applicant"
          layout="vertical"
          onFinish={({ reason }) => run({ p_dossier_id: dossier.id, p_reason: reason })}
        >
          <Form.Item
            name="reason"
            label={t("contact.revealReason")}
            rules={[{ required: true, whitespace: true, message: t("form.required") }]}
          >
            <Input autoFocus maxLength={300} onPressEnter={form.submit} />
          </Form.Item>
          <div className="dossier-picks">
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
