import { useTranslation } from "react-i18next";
import "./cases.css";
import type { CaseStatus } from "./types";

/** Where a case stands. */
export function StatusTag({ status }: { status: CaseStatus }) {
  const { t } = useTranslation("cases");
  return (
    <span className="case-status" data-status={status}>
      {t(`status.${status}`)}
    </span>
  );
}
