import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { allNamespaces, baseNamespaces, setLanguage } from "../../lib/i18n";

/** Switches between Vietnamese and English; the button names the language it leads to. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation("app");
  const next = i18n.language === "vi" ? "en" : "vi";
  const change = async () => {
    // Texts already on the page must be there in the other language before it shows.
    const loaded = i18n.hasLoadedNamespace(allNamespaces[0] ?? "app") ? allNamespaces : baseNamespaces;
    await i18n.loadNamespaces(loaded);
    await setLanguage(next);
  };
  return (
    <Button type="text" className="bar-button" onClick={change} aria-label={t(`language.${next}`)} lang={next}>
      {next === "en" ? "EN" : "VI"}
    </Button>
  );
}
