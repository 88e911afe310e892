import { useUpdatePassword } from "@refinedev/core";
import { App, Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PageHeader } from "../../components/page-header";
import { roleCodes, useMe } from "../../lib/me";
import "./auth.css";
import { NewPasswordFields } from "./new-password-fields";

type Values = { currentPassword: string; password: string };

export function Page() {
  const { t } = useTranslation("auth");
  const me = useMe();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [failure, setFailure] = useState<string>();
  const { mutate, isPending } = useUpdatePassword<Values>();

  const submit = (values: Values) => {
    setFailure(undefined);
    mutate(values, {
      onSuccess: (answer) => {
        if (!answer.success) return setFailure(answer.error?.name ?? t("errors:unknown"));
        form.resetFields();
        message.success(t("account.changed"));
      },
    });
  };

  return (
    <div className="page">
      <PageHeader title={t("account.title")} subtitle={me?.person.email} />
      <div className="detail">
        <section className="sheet sheet-pad">
          <h2 className="sheet-title">{t("account.changePassword")}</h2>
          {failure ? (
            <p className="auth-note" data-kind="error" role="alert">
              {failure}
            </p>
          ) : null}
          <Form
            form={form}
            layout="vertical"
            onFinish={submit}
            disabled={isPending}
            style={{ maxWidth: 420, marginTop: 12 }}
          >
            <Form.Item
              name="currentPassword"
              label={t("fields.currentPassword")}
              rules={[{ required: true, message: t("login.passwordNeeded") }]}
            >
              <Input.Password autoComplete="current-password" />
            </Form.Item>
            <NewPasswordFields />
            <Button type="primary" htmlType="submit" loading={isPending}>
              {t("account.changePassword")}
            </Button>
          </Form>
        </section>
        <aside className="sheet sheet-pad">
          <dl className="facts facts-stacked">
            <div>
              <dt>{t("account.name")}</dt>
              <dd>{me?.person.display_name}</dd>
            </div>
            <div>
              <dt>{t("account.agency")}</dt>
              <dd>{me?.person.agency_name}</dd>
            </div>
            <div>
              <dt>{t("account.roles")}</dt>
              <dd>
                {roleCodes(me)
                  .map((code) => t(`app:roles.${code}`))
                  .join(", ")}
              </dd>
            </div>
          </dl>
        </aside>
      </div>
    </div>
  );
}
