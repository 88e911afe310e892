import { MenuOutlined } from "@ant-design/icons";
import { Button, Drawer } from "antd";
import { Suspense, use, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Outlet, useLocation } from "react-router";
import { PageFailure } from "../../components/page-failure";
import { PageLoading } from "../../components/page-loading";
import { useKeyboard } from "../../components/use-keys";
import { ErrorBoundary } from "../../lib/error-boundary";
import { loadFeatureTexts } from "../../lib/i18n";
import { recall, remember } from "../../lib/storage";
import { AccountMenu } from "./account-menu";
import { LanguageSwitch } from "./language-switch";
import { Rail } from "./rail";
import "./shell.css";
import { ThemeSwitch } from "./theme-switch";
import { TopBarSlots } from "./top-bar-slots";
import { useSessionWatch } from "./use-session-watch";

let texts: Promise<void> | undefined;

export function Shell() {
  texts ??= loadFeatureTexts();
  use(texts);
  useSessionWatch();
  useKeyboard();
  const { t } = useTranslation("app");
  const { pathname } = useLocation();
  const [isCollapsed, setCollapsed] = useState(() => recall("rail.collapsed", false));
  const [isDrawerOpen, setDrawerOpen] = useState(false);

  // the drawer closes when the page changes.
  useEffect(() => setDrawerOpen(false), [pathname]);

  const toggle = () => {
    setCollapsed(!isCollapsed);
    remember("rail.collapsed", !isCollapsed);
  };

  return (
    <div className="shell" data-collapsed={isCollapsed}>
      <a className="skip-link" href="#content">
        {t("skip")}
      </a>
      <aside className="shell-rail">
        <Rail isCollapsed={isCollapsed} onToggle={toggle} />
      </aside>
      <Drawer
        open={isDrawerOpen}
        onClose={() => setDrawerOpen(false)}
        placement="left"
        width={272}
        closable={false}
        styles={{ body: { padding: 0 } }}
        aria-label={t("menu")}
      >
        <Rail isCollapsed={false} />
      </Drawer>
      <div className="shell-main">
        <header className="shell-bar">
          <Button
            className="shell-menu-button"
            type="text"
            icon={<MenuOutlined />}
            aria-label={t("menu")}
            onClick={() => setDrawerOpen(true)}
          />
          <TopBarSlots />
          <LanguageSwitch />
          <ThemeSwitch />
          <AccountMenu />
        </header>
        <main id="content" className="shell-content" tabIndex={-1}>
          <ErrorBoundary resetKey={pathname} fallback={(error, retry) => <PageFailure error={error} onRetry={retry} />}>
            <Suspense fallback={<PageLoading />}>
              <Outlet />
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
    </div>
  );
}
