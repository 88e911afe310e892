import { useTranslation } from "react-i18next";
import "./dossiers.css";
import type { DossierStatus } from "./types";

/** Where a dossier stands, in words. */
export function StatusTag({ status }: { status: DossierStatus }) {
  const { t } = useTranslation("dossiers");
  return (
    <span className="dossier-status" data-status={status}>
      {t(`status.${status}`)}
    </span>
  );
}
