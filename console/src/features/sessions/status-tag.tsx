import { useTranslation } from "react-i18next";
import "./sessions.css";
import type { SessionStatus } from "./types";

/** Where a session stands, in words. */
export function SessionStatusTag({ status }: { status: SessionStatus }) {
  const { t } = useTranslation("sessions");
  return (
    <span className="session-status" data-status={status}>
      {t(`status.${status}`)}
    </span>
  );
}
