import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { supabase } from "../../lib/supabase";
import { newPasswordFields } from "./auth-fields";
import { AuthForm } from "./auth-form";
import { AuthFrame } from "./auth-frame";
import { changePassword } from "./session";

/** Where the link in the recovery mail leads: supabase-js has turned the link into a session by then, or it had expired. */
export function ResetPasswordPage() {
  const { t } = useTranslation("auth");
  const navigate = useNavigate();
  const [hasSession, setHasSession] = useState<boolean>();

  useEffect(() => {
    supabase()
      .auth.getSession()
      .then(({ data }) => setHasSession(Boolean(data.session)));
  }, []);

  if (hasSession === undefined) return null;
  return (
    <AuthFrame title={t("reset.title")}>
      {hasSession ? (
        <AuthForm
          fields={newPasswordFields(t)}
          submit={t("reset.submit")}
          onSubmit={async ({ password = "" }) => {
            await changePassword(password);
            navigate("/", { replace: true });
          }}
        />
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
