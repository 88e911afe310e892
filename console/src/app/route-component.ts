import { type ComponentType, lazy } from "react";
import type { FeatureRoute } from "../lib/feature";

const pages = new Map<FeatureRoute, ComponentType>();

/** The lazily loaded page of a route; one component per route so that React keeps it between renders. */
export function routeComponent(route: FeatureRoute): ComponentType {
  const known = pages.get(route);
  if (known) return known;
  const page = lazy(() => route.load().then((module) => ({ default: module.Page })));
  pages.set(route, page);
  return page;
}
