import { useTranslation } from "react-i18next";
import "./states.css";

/** Stands in for a page whose code or first data is on its way; appears only after a moment so that it never flashes. */
export function PageLoading() {
  const { t } = useTranslation("common", { useSuspense: false });
  return (
    <div className="page-loading" role="status">
      <span className="page-loading-bar" />
      <span className="visually-hidden">{t("loading")}</span>
    </div>
  );
}
