import "@ant-design/v5-patch-for-react-19";
import { Refine } from "@refinedev/core";
import routerProvider, { UnsavedChangesNotifier } from "@refinedev/react-router";
import { App as AntApp, ConfigProvider } from "antd";
import viVN from "antd/es/locale/vi_VN";
import { Suspense, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { ModeContext } from "../components/mode-context";
import { PageLoading } from "../components/page-loading";
import { accessControlProvider } from "./providers/access";
import { authProvider } from "./providers/auth";
import { dataProvider } from "./providers/data";
import { i18nProvider } from "./providers/i18n";
import { liveProvider } from "./providers/live";
import { useNotifications } from "./providers/notification";
import { queryClient } from "./providers/query-client";
import { resources } from "./registry";
import { AppRoutes } from "./routes";
import { themeOf } from "./theme";
import { useAntdLocale } from "./use-antd-locale";
import { useMode } from "./use-mode";

const refineResources = resources.map(({ name, path }) => ({
  name,
  list: path,
  create: `${path}/new`,
  show: `${path}/:id`,
  edit: `${path}/:id/edit`,
}));

export function App() {
  const { mode, setMode } = useMode();
  // Made on first render, when the configuration has been fetched.
  const [data] = useState(() => dataProvider());
  const [live] = useState(() => liveProvider());
  const { i18n } = useTranslation();
  const locale = useAntdLocale(i18n.language) ?? viVN;
  const theme = useMemo(() => themeOf(mode), [mode]);
  const modeValue = useMemo(() => ({ mode, setMode }), [mode, setMode]);
  return (
    <ModeContext.Provider value={modeValue}>
      <ConfigProvider theme={theme} locale={locale} componentSize="middle" button={{ autoInsertSpace: false }}>
        <AntApp notification={{ placement: "bottomRight", duration: 5 }}>
          <Refine
            dataProvider={data}
            authProvider={authProvider}
            accessControlProvider={accessControlProvider}
            i18nProvider={i18nProvider}
            liveProvider={live}
            notificationProvider={useNotifications}
            routerProvider={routerProvider}
            resources={refineResources}
            options={{
              liveMode: "auto",
              disableTelemetry: true,
              warnWhenUnsavedChanges: true,
              syncWithLocation: false,
              mutationMode: "pessimistic",
              reactQuery: { clientConfig: queryClient },
            }}
          >
            <Suspense fallback={<PageLoading />}>
              <AppRoutes />
            </Suspense>
            <UnsavedChangesNotifier translationKey="common:unsaved" />
          </Refine>
        </AntApp>
      </ConfigProvider>
    </ModeContext.Provider>
  );
}
