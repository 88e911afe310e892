import { MenuFoldOutlined, MenuUnfoldOutlined } from "@ant-design/icons";
import { Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import { NavLink, useLocation } from "react-router";
import { Mark } from "../../components/mark";
import { config } from "../../lib/config";
import { type MenuEntry, menuGroups } from "../../lib/feature";
import { useMe } from "../../lib/me";
import { railPages } from "../../lib/pages";
import { menu } from "../registry";

function RailLink({ entry, isCollapsed, isEnd }: { entry: MenuEntry; isCollapsed: boolean; isEnd?: boolean }) {
  const { t } = useTranslation();
  const label = t(entry.label);
  const Icon = entry.icon;
  const link = (
    <NavLink className="rail-link" to={entry.path} end={isEnd}>
      <span className="rail-icon" aria-hidden="true">
        <Icon />
      </span>
      <span className="rail-label">{label}</span>
    </NavLink>
  );
  return (
    <li>
      {isCollapsed ? (
        <Tooltip title={label} placement="right">
          {link}
        </Tooltip>
      ) : (
        link
      )}
    </li>
  );
}

/** The left rail: the person's own work first, then running the city, then what they look after. */
export function Rail({ isCollapsed, onToggle }: { isCollapsed: boolean; onToggle?: () => void }) {
  const { t } = useTranslation("app");
  useMe();
  const { pathname } = useLocation();
  const visible = railPages(menu);
  // A page with an entry of its own is not its neighbour's too: /boards/dossiers is no page of /boards.
  const isEnd = ({ path, isExact }: MenuEntry) =>
    isExact || visible.some((each) => each.path.startsWith(`${path}/`) && `${pathname}/`.startsWith(`${each.path}/`));
  return (
    <div className="rail">
      <NavLink to="/" className="rail-brand" aria-label={t("name")}>
        <Mark />
        <span className="rail-label">
          <strong>{t("name")}</strong>
          <small>{t("place")}</small>
        </span>
      </NavLink>
      <nav aria-label={t("menu")} className="rail-nav">
        {menuGroups.map((group) => {
          const entries = visible.filter((entry) => entry.group === group);
          if (!entries.length) return null;
          return (
            <section key={group}>
              <h2 className="rail-group">{t(`groups.${group}`)}</h2>
              <ul>
                {entries.map((entry) => (
                  <RailLink key={entry.path} entry={entry} isCollapsed={isCollapsed} isEnd={isEnd(entry)} />
                ))}
              </ul>
            </section>
          );
        })}
      </nav>
      <footer className="rail-foot">
        {config().demo ? <span className="rail-label rail-demo">{t("demo")}</span> : null}
        {onToggle ? (
          <button
            type="button"
            className="rail-toggle"
            onClick={onToggle}
            aria-label={isCollapsed ? t("expand") : t("collapse")}
          >
            {isCollapsed ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
          </button>
        ) : null}
      </footer>
    </div>
  );
}
