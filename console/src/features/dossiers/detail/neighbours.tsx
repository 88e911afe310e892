import { DownOutlined, UpOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useKeys } from "../../../components/use-keys";
import { lastList } from "../last-list";

/** A menu or a small window over the page is what Esc closes first. */
const hasPopup = () =>
  document.querySelector(".ant-dropdown:not(.ant-dropdown-hidden), .ant-popover:not(.ant-popover-hidden)") !== null;

/** Walks along the list the person came from: k or [ up, j or ] down; Esc goes back to it. */
export function Neighbours({ id }: { id: number }) {
  const { t } = useTranslation(["dossiers", "common"]);
  const navigate = useNavigate();
  const { ids, url } = lastList();
  const index = ids.indexOf(id);
  const previous = index > 0 ? ids[index - 1] : undefined;
  const next = index >= 0 ? ids[index + 1] : undefined;
  const go = (target: number | undefined) => target !== undefined && navigate(`/dossiers/${target}`);
  useKeys(t("menu.queue"), [
    { keys: ["j", "]"], label: t("detail.next"), run: () => go(next), isOff: next === undefined },
    { keys: ["k", "["], label: t("detail.previous"), run: () => go(previous), isOff: previous === undefined },
    { keys: "Escape", label: t("common:keys.back"), run: () => (hasPopup() ? false : navigate(url)) },
  ]);
  if (index < 0) return null;
  const button = (target: number | undefined, label: string, hint: string, icon: React.ReactNode) => (
    <Tooltip title={`${label} (${hint})`}>
      <Button type="text" icon={icon} aria-label={label} disabled={target === undefined} onClick={() => go(target)} />
    </Tooltip>
  );
  return (
    <span className="dossier-neighbours">
      {button(previous, t("detail.previous"), "k", <UpOutlined />)}
      <span className="num muted">{t("detail.place", { index: index + 1, count: ids.length })}</span>
      {button(next, t("detail.next"), "j", <DownOutlined />)}
    </span>
  );
}
