import { useTranslation } from "react-i18next";
import type { DemoAccount } from "../../lib/config";

type Props = { accounts: DemoAccount[]; isBusy: boolean; failure?: string; onPick: (account: DemoAccount) => void };

/** One account per role, signed into with one click; the server offers them in demo mode only. */
export function DemoAccounts({ accounts, isBusy, failure, onPick }: Props) {
  const { t } = useTranslation("auth");
  return (
    <>
      <h2>{t("demo.title")}</h2>
      <p>{t("demo.hint")}</p>
      {failure ? (
        <p className="auth-note" data-kind="error" role="alert">
          {failure}
        </p>
      ) : null}
      <ul className="demo-list">
        {accounts.map((account) => (
          <li key={account.email}>
            <button type="button" className="demo-card" disabled={isBusy} onClick={() => onPick(account)}>
              <strong>{t([`app:roles.${account.role}`, "demo.other"])}</strong>
              <span>{[account.name, account.jobTitle].filter(Boolean).join(" · ")}</span>
              <i aria-hidden="true">→</i>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
