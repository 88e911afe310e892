import { useTranslation } from "react-i18next";
import type { VisitResult } from "./types";
import "./visits.css";

/** What became of a visit. */
export function ResultTag({ result }: { result: VisitResult }) {
  const { t } = useTranslation("visits");
  return (
    <span className="visit-result" data-result={result}>
      {t(`result.${result}`)}
    </span>
  );
}
