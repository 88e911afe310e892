import { DownOutlined, UpOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { isTyping } from "../../../components/use-row-keys";
import { lastList } from "../last-list";

/** Walks along the list the person came from: k up, j down. */
export function Neighbours({ id }: { id: number }) {
  const { t } = useTranslation("tickets");
  const navigate = useNavigate();
  const { ids } = lastList();
  const index = ids.indexOf(id);
  const previous = index > 0 ? ids[index - 1] : undefined;
  const next = index >= 0 ? ids[index + 1] : undefined;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const target = event.key === "j" ? next : event.key === "k" ? previous : undefined;
      if (target !== undefined) navigate(`/tickets/${target}`);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [next, previous, navigate]);
  if (index < 0) return null;
  const button = (target: number | undefined, label: string, hint: string, icon: React.ReactNode) => (
    <Tooltip title={`${label} (${hint})`}>
      <Button
        type="text"
        icon={icon}
        aria-label={label}
        disabled={target === undefined}
        onClick={() => navigate(`/tickets/${target}`)}
      />
    </Tooltip>
  );
  return (
    <span className="neighbours">
      {button(previous, t("detail.previous"), "k", <UpOutlined />)}
      {button(next, t("detail.next"), "j", <DownOutlined />)}
    </span>
  );
}
