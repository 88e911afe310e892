import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useSearchParams } from "react-router";
import { config, type DemoAccount } from "../../lib/config";
import { errorText } from "../../lib/error-text";
import { emailField } from "./auth-fields";
import { AuthForm } from "./auth-form";
import { AuthFrame } from "./auth-frame";
import { DemoAccounts } from "./demo-accounts";
import { signIn } from "./session";

/** Only paths of this console: a link from outside must not be able to send a person elsewhere after the login. */
export const safePath = (path: string | null): string => {
  try {
    const decoded = decodeURIComponent(path ?? "");
    return /^\/(?![/\\])/.test(decoded) ? decoded : "/";
  } catch {
    return "/";
  }
};

export function LoginPage() {
  const { t } = useTranslation("auth");
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const [failure, setFailure] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const reason = params.get("reason");
  const { demo, demoAccounts = [] } = config();

  const enter = async (email: string, password: string) => {
    await signIn(email, password);
    navigate(safePath(params.get("to")), { replace: true });
  };
  const pick = (account: DemoAccount) => {
    setBusy(true);
    setFailure(undefined);
    enter(account.email, account.password)
      .catch((error) => setFailure(errorText(t, error)))
      .finally(() => setBusy(false));
  };

  return (
    <AuthFrame
      title={t("login.title")}
      lead={t("login.lead")}
      aside={
        demo && demoAccounts.length ? (
          <DemoAccounts accounts={demoAccounts} isBusy={isBusy} failure={failure} onPick={pick} />
        ) : undefined
      }
    >
      {reason ? <p className="auth-note">{t([`reason.${reason}`, "reason.expired"])}</p> : null}
      <AuthForm
        fields={[
          emailField(t),
          {
            name: "password",
            label: t("fields.password"),
            type: "password",
            autoComplete: "current-password",
            check: (value) => (value ? undefined : t("login.passwordNeeded")),
          },
        ]}
        submit={t("login.submit")}
        onSubmit={({ email = "", password = "" }) => enter(email, password)}
      />
      <p className="auth-links">
        <Link to="/forgot-password">{t("login.forgot")}</Link>
        <a href="/cong-dan">{t("login.citizens")}</a>
      </p>
    </AuthFrame>
  );
}
