import { Checkbox, Form, Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { documentForms } from "../types";
import { OrderedList } from "./ordered-list";
import { emptyDocument } from "./procedure-values";

/** What an applicant hands in. */
export function DocumentsField() {
  const { t } = useTranslation(["procedures", "common"]);
  const forms = documentForms.map((value) => ({ value, label: t(`form.${value}`) }));
  return (
    <OrderedList name="documents" start={emptyDocument}>
      {(name) => (
        <div className="procedure-document">
          <Form.Item
            name={[name, "name"]}
            label={t("fields.document_name")}
            rules={[{ required: true, whitespace: true, message: t("needed") }]}
          >
            <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={1000} />
          </Form.Item>
          <Form.Item name={[name, "form"]} label={t("fields.form")}>
            <Select options={forms} />
          </Form.Item>
          <Form.Item name={[name, "copies"]} label={t("fields.copies")}>
            <InputNumber min={0} max={20} precision={0} />
          </Form.Item>
          <Form.Item name={[name, "template_note"]} label={t("fields.template_note")}>
            <Input maxLength={500} placeholder={t("hints.template_note")} />
          </Form.Item>
          <Form.Item name={[name, "is_required"]} valuePropName="checked" className="procedure-tick">
            <Checkbox>{t("fields.is_required")}</Checkbox>
          </Form.Item>
        </div>
      )}
    </OrderedList>
  );
}
