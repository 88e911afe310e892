import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";

export const MIN_PASSWORD = 10;

/** New password twice; the server enforces its own rule again. */
export function NewPasswordFields() {
  const { t } = useTranslation("auth");
  return (
    <>
      <Form.Item
        name="password"
        label={t("fields.newPassword")}
        extra={t("reset.rule", { count: MIN_PASSWORD })}
        rules={[{ required: true, min: MIN_PASSWORD, message: t("reset.tooShort", { count: MIN_PASSWORD }) }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="repeated"
        label={t("fields.repeatPassword")}
        dependencies={["password"]}
        rules={[
          { required: true, message: t("reset.repeatNeeded") },
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              !value || value === getFieldValue("password")
                ? Promise.resolve()
                : Promise.reject(new Error(t("reset.different"))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  );
}
