import { App } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PageHeader } from "../../components/page-header";
import { roleCodes, useMe } from "../../lib/me";
import "./auth.css";
import { newPasswordFields } from "./auth-fields";
import { AuthForm } from "./auth-form";
import { changePassword } from "./session";

export function Page() {
  const { t } = useTranslation("auth");
  const me = useMe();
  const { message } = App.useApp();
  // A form made anew is an empty form.
  const [round, setRound] = useState(0);
  return (
    <div className="page">
      <PageHeader title={t("account.title")} subtitle={me?.person.email} />
      <div className="detail">
        <section className="sheet sheet-pad">
          <h2 className="sheet-title">{t("account.changePassword")}</h2>
          <div style={{ maxWidth: 420 }}>
            <AuthForm
              key={round}
              fields={[
                {
                  name: "current",
                  label: t("fields.currentPassword"),
                  type: "password",
                  autoComplete: "current-password",
                  check: (value) => (value ? undefined : t("login.passwordNeeded")),
                },
                ...newPasswordFields(t),
              ]}
              submit={t("account.changePassword")}
              onSubmit={async ({ password = "", current = "" }) => {
                await changePassword(password, current);
                setRound(round + 1);
                message.success(t("account.changed"));
              }}
            />
          </div>
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
