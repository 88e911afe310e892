import { useForgotPassword } from "@refinedev/core";
import { Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { AuthFrame } from "./auth-frame";

export function ForgotPasswordPage() {
  const { t } = useTranslation("auth");
  const [sentTo, setSentTo] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const { mutate, isPending } = useForgotPassword<{ email: string }>();

  const submit = ({ email }: { email: string }) =>
    mutate(
      { email },
      {
        // The answer is the same whether the address has an account or not.
        onSuccess: (answer) => (answer.success ? setSentTo(email) : setFailure(answer.error?.name)),
      },
    );

  return (
    <AuthFrame title={t("forgot.title")} lead={sentTo ? undefined : t("forgot.lead")}>
      {sentTo ? (
        <p className="auth-note" role="status">
          {t("forgot.sent", { email: sentTo })}
        </p>
      ) : (
        <Form className="auth-form" layout="vertical" onFinish={submit} requiredMark={false} disabled={isPending}>
          {failure ? (
            <p className="auth-note" data-kind="error" role="alert">
              {failure}
            </p>
          ) : null}
          <Form.Item
            name="email"
            label={t("fields.email")}
            rules={[{ required: true, type: "email", message: t("login.emailNeeded") }]}
          >
            <Input size="large" autoComplete="username" inputMode="email" autoFocus />
          </Form.Item>
          <Button type="primary" size="large" htmlType="submit" block loading={isPending}>
            {t("forgot.submit")}
          </Button>
        </Form>
      )}
      <p className="auth-links">
        <Link to="/login">{t("forgot.back")}</Link>
      </p>
    </AuthFrame>
  );
}
