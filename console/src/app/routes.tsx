import { Authenticated } from "@refinedev/core";
import { lazy } from "react";
import { Navigate, Outlet, Route, Routes } from "react-router";
import { PageLoading } from "../components/page-loading";
import { resources, routes } from "./registry";
import { ResourceRoute } from "./resource-route";
import { routeComponent } from "./route-component";
import { RouteGuard } from "./route-guard";

const Shell = lazy(() => import("./layout/shell").then((module) => ({ default: module.Shell })));
const Home = lazy(() => import("./home").then((module) => ({ default: module.Home })));
const NotFound = lazy(() => import("./not-found").then((module) => ({ default: module.NotFound })));
const publicRoutes = routes.filter((route) => route.isPublic);
const bareRoutes = routes.filter((route) => route.isBare && !route.isPublic);
const shellRoutes = routes.filter((route) => !route.isBare && !route.isPublic);

function pageOf(route: (typeof routes)[number]) {
  const Page = routeComponent(route);
  return (
    <RouteGuard key={route.path} permissions={route.permissions}>
      <Page />
    </RouteGuard>
  );
}

export function AppRoutes() {
  return (
    <Routes>
      {publicRoutes.map((route) => {
        const Page = routeComponent(route);
        return <Route key={route.path} path={route.path} element={<Page />} />;
      })}
      <Route
        element={
          <Authenticated key="signed-in" loading={<PageLoading />}>
            <Outlet />
          </Authenticated>
        }
      >
        {bareRoutes.map((route) => (
          <Route key={route.path} path={route.path} element={pageOf(route)} />
        ))}
        <Route element={<Shell />}>
          <Route index element={<Home />} />
          {shellRoutes.map((route) => (
            <Route key={route.path} path={route.path} element={pageOf(route)} />
          ))}
          {resources.flatMap((entry) =>
            (["list", "create", "show", "edit"] as const).map((screen) => {
              const path = { list: "", create: "/new", show: "/:id", edit: "/:id/edit" }[screen];
              return (
                <Route
                  key={`${entry.name}-${screen}`}
                  path={entry.path + path}
                  element={<ResourceRoute key={`${entry.name}-${screen}`} entry={entry} screen={screen} />}
                />
              );
            }),
          )}
          <Route path="/home" element={<Navigate to="/" replace />} />
          <Route path="*" element={<NotFound />} />
        </Route>
      </Route>
    </Routes>
  );
}
