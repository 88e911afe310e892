import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import "./calls.css";

/** The three lists about calls. */
export function CallsTabs() {
  const { t } = useTranslation("calls");
  const tabs = [
    ["/calls", t("log.tab")],
    ["/calls/call-backs", t("backs.tab")],
    ["/calls/nuisance", t("nuisance.title")],
  ] as const;
  return (
    <nav className="calls-tabs" aria-label={t("menu.calls")}>
      {tabs.map(([path, label]) => (
        <NavLink key={path} to={path} end>
          {label}
        </NavLink>
      ))}
    </nav>
  );
}
