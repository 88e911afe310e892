import type { ReactNode } from "react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Mark } from "../../components/mark";
import { setLanguage } from "../../lib/i18n";
import "./auth.css";

type Props = { title: string; lead?: ReactNode; children: ReactNode; aside?: ReactNode };

/** The quiet frame of the pages before the login. */
export function AuthFrame({ title, lead, children, aside }: Props) {
  const { t, i18n } = useTranslation("app");
  const next = i18n.language === "vi" ? "en" : "vi";
  useEffect(() => {
    document.title = `${title} · ${t("name")}`;
  }, [title, t]);
  return (
    <div className="auth" data-aside={aside ? "true" : "false"}>
      <header className="auth-top">
        <div className="auth-brand">
          <Mark size={34} />
          <span>
            <strong>{t("name")}</strong>
            <small>{t("place")}</small>
          </span>
        </div>
        <button type="button" className="auth-language" lang={next} onClick={() => setLanguage(next)}>
          {t(`language.${next}`)}
        </button>
      </header>
      <main className="auth-body">
        <section className="auth-card">
          <h1>{title}</h1>
          {lead ? <p className="auth-lead">{lead}</p> : null}
          {children}
        </section>
        {aside ? <section className="auth-aside">{aside}</section> : null}
      </main>
    </div>
  );
}
