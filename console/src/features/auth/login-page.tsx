import { useLogin } from "@refinedev/core";
import { Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useSearchParams } from "react-router";
import { config } from "../../lib/config";
import { AuthFrame } from "./auth-frame";
import { DemoAccounts } from "./demo-accounts";

type Credentials = { email: string; password: string };

/** Only paths of this console: a link from outside must not be able to send a person elsewhere after the login. */
const safePath = (path: string | null): string => (path && /^\/(?![/\\])/.test(path) ? path : "/");

export function LoginPage() {
  const { t } = useTranslation("auth");
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const [failure, setFailure] = useState<string>();
  const { mutate: login, isPending } = useLogin<Credentials>();
  const reason = params.get("reason");
  const { demo, demoAccounts = [] } = config();

  const submit = (credentials: Credentials) => {
    setFailure(undefined);
    login(credentials, {
      onSuccess: (answer) => {
        if (answer.success) navigate(safePath(decodeURIComponent(params.get("to") ?? "")), { replace: true });
        else setFailure(answer.error?.name ?? t("errors:unknown"));
      },
    });
  };

  return (
    <AuthFrame
      title={t("login.title")}
      lead={t("login.lead")}
      aside={
        demo && demoAccounts.length ? (
          <DemoAccounts accounts={demoAccounts} isBusy={isPending} onPick={submit} />
        ) : undefined
      }
    >
      {reason && !failure ? <p className="auth-note">{t([`reason.${reason}`, "reason.expired"])}</p> : null}
      {failure ? (
        <p className="auth-note" data-kind="error" role="alert">
          {failure}
        </p>
      ) : null}
      <Form<Credentials>
        className="auth-form"
        layout="vertical"
        onFinish={submit}
        requiredMark={false}
        disabled={isPending}
      >
        <Form.Item
          name="email"
          label={t("fields.email")}
          rules={[{ required: true, type: "email", message: t("login.emailNeeded") }]}
        >
          <Input size="large" autoComplete="username" inputMode="email" autoFocus />
        </Form.Item>
        <Form.Item
          name="password"
          label={t("fields.password")}
          rules={[{ required: true, message: t("login.passwordNeeded") }]}
        >
          <Input.Password size="large" autoComplete="current-password" />
        </Form.Item>
        <Button type="primary" size="large" htmlType="submit" block loading={isPending}>
          {t("login.submit")}
        </Button>
      </Form>
      <p className="auth-links">
        <Link to="/forgot-password">{t("login.forgot")}</Link>
      </p>
    </AuthFrame>
  );
}
