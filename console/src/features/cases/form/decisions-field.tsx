import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { DayPicker } from "../../../components/day-picker";

/** What was decided and answered before. */
export function DecisionsField() {
  const { t } = useTranslation("cases");
  return (
    <Form.List name="decisions">
      {(rows, { add, remove }) => (
        <>
          {rows.map(({ key, name }) => (
            <fieldset key={key} className="case-citizen" aria-label={t("form.decision", { number: name + 1 })}>
              <div className="case-row-head">
                <strong>{t("form.decision", { number: name + 1 })}</strong>
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={t("form.removeDecision", { number: name + 1 })}
                  onClick={() => remove(name)}
                />
              </div>
              <div className="case-pair">
                <Form.Item name={[name, "number"]} label={t("fields.decision_number")}>
                  <Input maxLength={100} placeholder="123/QĐ-UBND" />
                </Form.Item>
                <Form.Item name={[name, "issued_on"]} label={t("fields.issued_on")}>
                  <DayPicker only="past" />
                </Form.Item>
              </div>
              <Form.Item
                name={[name, "issuer"]}
                label={t("fields.issuer")}
                rules={[{ required: true, whitespace: true, message: t("form.issuerRequired") }]}
              >
                <Input maxLength={300} />
              </Form.Item>
              <Form.Item
                name={[name, "summary"]}
                label={t("fields.summary")}
                rules={[{ required: true, whitespace: true, message: t("form.summaryRequired") }]}
              >
                <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} />
              </Form.Item>
            </fieldset>
          ))}
          <Button type="dashed" icon={<PlusOutlined />} onClick={() => add({})}>
            {t("form.addDecision")}
          </Button>
        </>
      )}
    </Form.List>
  );
}
