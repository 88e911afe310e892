import { Checkbox, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { criteria } from "../types";
import type { CaseValues } from "./case-values";

/** The six criteria in the regulation's words; each that is met wants its reason. Nguồn: QĐ3394 Điều 4.1. */
export function CriteriaField() {
  const { t } = useTranslation("cases");
  const met = Form.useWatch("met", Form.useFormInstance<CaseValues>());
  return (
    <div className="case-criteria">
      {criteria.map((letter) => (
        <div key={letter} className="case-criterion" data-met={Boolean(met?.[letter])}>
          <Form.Item name={["met", letter]} valuePropName="checked" noStyle>
            <Checkbox>
              <strong>{letter})</strong> {t(`criterion.${letter}`)}
            </Checkbox>
          </Form.Item>
          {met?.[letter] ? (
            <Form.Item
              name={["reason", letter]}
              label={t("form.reason", { letter })}
              rules={[{ required: true, whitespace: true, message: t("form.reasonRequired") }]}
            >
              <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} />
            </Form.Item>
          ) : null}
        </div>
      ))}
    </div>
  );
}
