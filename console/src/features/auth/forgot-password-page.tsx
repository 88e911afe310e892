import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { config } from "../../lib/config";
import { emailField } from "./auth-fields";
import { AuthForm } from "./auth-form";
import { AuthFrame } from "./auth-frame";
import { askForReset } from "./session";

export function ForgotPasswordPage() {
  const { t } = useTranslation("auth");
  const [sentTo, setSentTo] = useState<string>();
  return (
    <AuthFrame title={t("forgot.title")} lead={sentTo ? undefined : t("forgot.lead")}>
      {sentTo ? (
        <p className="auth-note" role="status">
          {t("forgot.sent", { email: sentTo })}{" "}
          {config().demo ? (
            <a href="/mailbox.json" target="_blank" rel="noreferrer">
              {t("forgot.demoLetters")}
            </a>
          ) : null}
        </p>
      ) : (
        <AuthForm
          fields={[emailField(t)]}
          submit={t("forgot.submit")}
          onSubmit={async ({ email = "" }) => {
            await askForReset(email);
            setSentTo(email.trim());
          }}
        />
      )}
      <p className="auth-links">
        <Link to="/login">{t("forgot.back")}</Link>
      </p>
    </AuthFrame>
  );
}
