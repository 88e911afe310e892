import { EyeOutlined } from "@ant-design/icons";
import { Button, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRpc } from "../../../components/use-rpc";
import { may } from "../../../lib/me";
import type { CaseCitizen, CaseRow } from "../types";

type Contact = {
  citizen_id: number;
  full_name: string;
  phone: string | null;
  email: string | null;
  address: string | null;
};

/** Who brings the matter, masked; in full for the board while it handles the case, for a reason, on record. */
export function CitizensSheet({ row, citizens }: { row: CaseRow; citizens: CaseCitizen[] }) {
  const { t } = useTranslation(["cases", "common"]);
  const [form] = Form.useForm<{ reason: string }>();
  const [isAsking, setAsking] = useState(false);
  const [contacts, setContacts] = useState<Contact[]>();
  const { run, isPending } = useRpc<Contact[]>("reveal_case_contacts", {
    onSuccess: (answer) => {
      setContacts(answer);
      setAsking(false);
    },
  });
  const mayReveal = may("cases.edit") && row.status !== "closed" && row.status !== "withdrawn";
  return (
    <section className="sheet sheet-pad" aria-labelledby="case-citizens">
      <h2 id="case-citizens" className="sheet-title">
        {t("sections.citizens")}
      </h2>
      {row.is_group ? <p className="case-heads">{t("groupOf", { count: row.head_count })}</p> : null}
      <ul className="plain-list">
        {citizens.map((citizen) => {
          const full = contacts?.find(({ citizen_id }) => citizen_id === citizen.citizen_id);
          return (
            <li key={citizen.id}>
              <span>
                {full?.full_name ?? citizen.name_masked}
                {row.is_group && citizen.is_representative ? (
                  <span className="muted"> · {t("fields.representative")}</span>
                ) : null}
                <small className="num">
                  {full?.phone ? (
                    <a href={`tel:${full.phone}`}>{full.phone}</a>
                  ) : full ? (
                    t("noPhone")
                  ) : (
                    citizen.phone_masked
                  )}
                </small>
                {full?.address ? <small>{full.address}</small> : null}
                {full?.email ? <small>{full.email}</small> : null}
              </span>
            </li>
          );
        })}
      </ul>
      {mayReveal && !contacts ? (
        <Button size="small" icon={<EyeOutlined />} onClick={() => setAsking(true)}>
          {t("reveal.open")}
        </Button>
      ) : null}
      {contacts ? (
        <Button size="small" onClick={() => setContacts(undefined)}>
          {t("reveal.hide")}
        </Button>
      ) : null}
      <Modal
        open={isAsking}
        title={t("reveal.title")}
        okText={t("reveal.show")}
        cancelText={t("common:cancel")}
        confirmLoading={isPending}
        onOk={form.submit}
        onCancel={() => setAsking(false)}
        destroyOnHidden
      >
        <p className="muted">{t("reveal.hint")}</p>
        <Form
          form={form}
          name="reveal-case"
          layout="vertical"
          onFinish={({ reason }) => run({ p_case_id: row.id, p_reason: reason })}
        >
          <Form.Item
            name="reason"
            label={t("reveal.reason")}
            rules={[{ required: true, whitespace: true, message: t("reveal.required") }]}
          >
            <Input autoFocus maxLength={500} />
          </Form.Item>
        </Form>
      </Modal>
    </section>
  );
}
