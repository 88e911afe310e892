import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Checkbox, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { CaseValues } from "./case-values";

/** Who brings the matter: one person, or a group by those who are named, with its representatives. */
export function CitizensField() {
  const { t } = useTranslation("cases");
  const form = Form.useFormInstance<CaseValues>();
  const isGroup = Form.useWatch("is_group", form);
  return (
    <Form.List name="citizens">
      {(rows, { add, remove }) => (
        <>
          {rows.map(({ key, name }) => {
            const known = form.getFieldValue(["citizens", name]) as
              | NonNullable<CaseValues["citizens"]>[number]
              | undefined;
            const label = t("form.citizen", { number: name + 1 });
            const tools = (
              <div className="case-row-tools">
                {isGroup ? (
                  <Form.Item name={[name, "is_representative"]} valuePropName="checked" noStyle>
                    <Checkbox>{t("fields.representative")}</Checkbox>
                  </Form.Item>
                ) : null}
                {rows.length > 1 ? (
                  <Button
                    type="text"
                    size="small"
                    icon={<DeleteOutlined />}
                    aria-label={t("form.removeCitizen", { number: name + 1 })}
                    onClick={() => remove(name)}
                  />
                ) : null}
              </div>
            );
            return (
              <fieldset key={key} className="case-citizen" aria-label={label}>
                <div className="case-row-head">
                  <strong>
                    {known?.citizen_id ? [known.name_masked, known.phone_masked].filter(Boolean).join(" · ") : label}
                  </strong>
                  {tools}
                </div>
                {known?.citizen_id ? null : (
                  <div className="case-pair">
                    <Form.Item
                      name={[name, "full_name"]}
                      label={t("fields.full_name")}
                      rules={[{ required: true, whitespace: true, message: t("form.nameRequired") }]}
                    >
                      <Input autoComplete="off" maxLength={200} />
                    </Form.Item>
                    <Form.Item name={[name, "phone"]} label={t("fields.phone")}>
                      <Input autoComplete="off" inputMode="tel" maxLength={30} />
                    </Form.Item>
                    <Form.Item name={[name, "address"]} label={t("fields.address")}>
                      <Input autoComplete="off" maxLength={500} />
                    </Form.Item>
                    <Form.Item
                      name={[name, "email"]}
                      label={t("fields.email")}
                      rules={[{ type: "email", message: t("common:problem.email") }]}
                    >
                      <Input autoComplete="off" maxLength={200} />
                    </Form.Item>
                  </div>
                )}
              </fieldset>
            );
          })}
          <Button
            type="dashed"
            icon={<PlusOutlined />}
            onClick={() => {
              add({ is_representative: false });
              // More than one is a group, and never fewer than are named.
              const named = rows.length + 1;
              form.setFieldsValue({
                is_group: true,
                head_count: Math.max(named, form.getFieldValue("head_count") ?? 1),
              });
            }}
          >
            {t("form.addCitizen")}
          </Button>
        </>
      )}
    </Form.List>
  );
}
