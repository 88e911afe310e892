import { useTranslation } from "react-i18next";
import type { Row } from "../../components/resource/define-resource";

/** The line against what the model asks of a delegate and of a central point. Source: QĐ3549 Phần II.2b. */
export function LineSpeed({ row }: { row: Row }) {
  const { t } = useTranslation("meeting_points");
  if (row.line_mbps === null) return <span className="muted">{t("line.unknown")}</span>;
  const speed = Number(row.line_mbps);
  return (
    <span>
      <span className="num">{t("line.speed", { speed })}</span>
      <small className="muted"> {t(speed >= 100 ? "line.central" : speed >= 50 ? "line.delegate" : "line.slow")}</small>
    </span>
  );
}
