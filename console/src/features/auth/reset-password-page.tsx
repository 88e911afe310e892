import { useUpdatePassword } from "@refinedev/core";
import { Button, Form } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { supabase } from "../../lib/supabase";
import { AuthFrame } from "./auth-frame";
import { NewPasswordFields } from "./new-password-fields";

/** Where the link in the recovery mail leads: supabase-js has turned the link into a session by then, or it had expired. */
export function ResetPasswordPage() {
  const { t } = useTranslation("auth");
  const navigate = useNavigate();
  const [hasSession, setHasSession] = useState<boolean>();
  const [failure, setFailure] = useState<string>();
  const { mutate, isPending } = useUpdatePassword<{ password: string }>();

  useEffect(() => {
    supabase()
      .auth.getSession()
      .then(({ data }) => setHasSession(Boolean(data.session)));
  }, []);

  const submit = ({ password }: { password: string }) =>
    mutate(
      { password },
      {
        onSuccess: (answer) =>
          answer.success ? navigate("/", { replace: true }) : setFailure(answer.error?.name ?? t("errors:unknown")),
      },
    );

  if (hasSession === undefined) return null;
  return (
    <AuthFrame title={t("reset.title")}>
      {failure ? (
        <p className="auth-note" data-kind="error" role="alert">
          {failure}
        </p>
      ) : null}
      {hasSession ? (
        <Form className="auth-form" layout="vertical" onFinish={submit} requiredMark={false} disabled={isPending}>
          <NewPasswordFields />
          <Button type="primary" size="large" htmlType="submit" block loading={isPending}>
            {t("reset.submit")}
          </Button>
        </Form>
      ) : (
        <>
          <p className="auth-note" role="alert">
            {t("reset.expired")}
          </p>
          <p className="auth-links">
            <Link to="/forgot-password">{t("login.forgot")}</Link>
          </p>
        </>
      )}
    </AuthFrame>
  );
}
