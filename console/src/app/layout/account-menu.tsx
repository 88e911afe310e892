import { DownOutlined } from "@ant-design/icons";
import { useLogout } from "@refinedev/core";
import { Button, Dropdown, type MenuProps } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { roleCodes, useMe } from "../../lib/me";

const initials = (name: string) =>
  name
    .split(/\s+/)
    .slice(-2)
    .map((word) => word[0])
    .join("")
    .toUpperCase();

export function AccountMenu() {
  const { t } = useTranslation("app");
  const me = useMe();
  const navigate = useNavigate();
  const { mutate: logout } = useLogout();
  if (!me) return null;
  const roles = roleCodes(me).map((code) => t(`roles.${code}`));
  const items: MenuProps["items"] = [
    {
      key: "who",
      type: "group",
      label: (
        <div className="account-who">
          <strong>{me.person.display_name}</strong>
          <span>{me.person.agency_name}</span>
          <span>{roles.join(" · ")}</span>
          {me.deputy_for.map((person) => (
            <span key={person.id}>{t("account.deputyFor", { name: person.display_name })}</span>
          ))}
        </div>
      ),
    },
    { type: "divider" },
    { key: "password", label: t("account.changePassword"), onClick: () => navigate("/account") },
    { key: "logout", label: t("account.logout"), onClick: () => logout() },
  ];
  return (
    <Dropdown menu={{ items }} trigger={["click"]} placement="bottomRight">
      <Button type="text" className="bar-button account-button" aria-label={t("account.menu")}>
        <span className="avatar" aria-hidden="true">
          {initials(me.person.display_name)}
        </span>
        <span className="account-name">{me.person.display_name}</span>
        <DownOutlined className="account-caret" />
      </Button>
    </Dropdown>
  );
}
