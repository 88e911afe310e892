import { useTexts } from "./texts";

/** Says that something is on its way, once that takes noticeably long. */
export function Waiting() {
  const { t } = useTexts();
  return (
    <p className="waiting" role="status">
      {t("form.loading")}
    </p>
  );
}
