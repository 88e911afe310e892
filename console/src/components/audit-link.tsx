import { HistoryOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { may } from "../lib/me";

type Props = { subject: "ticket" | "case" | "session" | "dossier" | "visit"; id: number };

/** To every change of a record and of all that hangs on it, column by column, for whoever reads the audit. */
export function AuditLink({ subject, id }: Props) {
  const { t } = useTranslation("audit");
  if (!may("audit.read")) return null;
  return (
    <Link className="audit-link muted" to={`/audit?subject=${subject}:${id}`}>
      <HistoryOutlined aria-hidden /> {t("ofRecord")}
    </Link>
  );
}
