import { type ReactNode, useState } from "react";
import { icons, Sign } from "./icons";
import { Link } from "./router";
import { useTexts } from "./texts";
import { currentMode, switchMode } from "./theme";

const places = [
  { href: "/cong-dan/gui", text: "nav.send" },
  { href: "/cong-dan/tra-cuu", text: "nav.lookup" },
  { href: "/cong-dan/ho-so", text: "nav.dossiers" },
  { href: "/cong-dan/ket-qua", text: "nav.results" },
  { href: "/cong-dan/thu-tuc", text: "nav.procedures" },
];

/** Head and foot of every public page. */
export function Frame({ path, children }: { path: string; children: ReactNode }) {
  const { t, language, setLanguage } = useTexts();
  const [mode, setMode] = useState(currentMode);
  return (
    <div className="frame">
      <a className="skip" href="#main">
        {t("nav.skip")}
      </a>
      <header className="top no-print">
        <div className="top-row">
          <Link className="brand" href="/cong-dan" aria-label={t("nav.home")}>
            <Sign />
            <span>
              <strong>{t("brand.name")}</strong>
              <small>{t("brand.city")}</small>
            </span>
          </Link>
          <div className="top-tools">
            <button
              type="button"
              className="tool"
              aria-label={t(mode === "dark" ? "nav.light" : "nav.dark")}
              onClick={() => setMode(switchMode())}
            >
              {icons.moon}
            </button>
            <button
              type="button"
              className="tool"
              lang={language === "vi" ? "en" : "vi"}
              aria-label={language === "vi" ? "English" : "Tiếng Việt"}
              onClick={() => setLanguage(language === "vi" ? "en" : "vi")}
            >
              {language === "vi" ? "EN" : "VI"}
            </button>
          </div>
        </div>
        <nav className="tabs" aria-label={t("nav.label")}>
          {places.map(({ href, text }) => (
            <Link key={href} href={href} aria-current={path.startsWith(href) ? "page" : undefined}>
              {t(text)}
            </Link>
          ))}
        </nav>
      </header>
      <main id="main" className="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="foot no-print">
        <div className="foot-row">
          <p>
            <strong>{t("foot.name")}</strong>
            <br />
            {t("foot.line")}
          </p>
          <p>
            <a href="tel:02251022">0225.1022</a> · <a href="mailto:1022@haiphong.gov.vn">1022@haiphong.gov.vn</a>
            <br />
            <a href="/login">{t("foot.staff")}</a>
          </p>
        </div>
      </footer>
    </div>
  );
}
