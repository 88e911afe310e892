import { Page } from "./page";
import { useTexts } from "./texts";

/** In place of a page that broke: reload, or the telephone, which always works. */
export function Broken() {
  const { t } = useTexts();
  return (
    <Page title={t("broken.title")} lead={t("broken.lead")}>
      <p>
        <button type="button" className="button" onClick={() => window.location.reload()}>
          {t("broken.reload")}
        </button>{" "}
        <a className="button" href="tel:02251022">
          {t("broken.call")}
        </a>
      </p>
    </Page>
  );
}
