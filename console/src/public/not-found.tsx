import { Page } from "./page";
import { Link } from "./router";
import { useTexts } from "./texts";

export function NotFound() {
  const { t } = useTexts();
  return (
    <Page title={t("notFound.title")} lead={t("notFound.lead")}>
      <p>
        <Link className="button" href="/cong-dan">
          {t("notFound.home")}
        </Link>
      </p>
    </Page>
  );
}
