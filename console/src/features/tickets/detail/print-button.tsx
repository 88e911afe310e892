import { PrinterOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useKeys } from "../../../components/use-keys";

/** The slip of this ticket, ready for the printer. */
export function PrintButton({ id }: { id: number }) {
  const { t } = useTranslation("tickets");
  const navigate = useNavigate();
  const open = () => navigate(`/tickets/${id}/slip`);
  useKeys(t("slip.title"), [{ keys: "p", label: t("slip.print"), run: open, isCommand: true }]);
  return (
    <Tooltip title={`${t("slip.print")} (p)`}>
      <Button type="text" icon={<PrinterOutlined />} aria-label={t("slip.print")} onClick={open} />
    </Tooltip>
  );
}
