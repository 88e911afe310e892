import { type ComponentType, lazy } from "react";
import type { ResourceDefinition } from "../components/resource/define-resource";
import type { FeatureResource } from "../lib/feature";
import { RouteGuard } from "./route-guard";

export type Screen = "list" | "create" | "show" | "edit";

const screens = {
  list: () => import("../components/resource/resource-list").then((module) => module.ResourceList),
  create: () => import("../components/resource/resource-form").then((module) => module.ResourceCreate),
  show: () => import("../components/resource/resource-show").then((module) => module.ResourceShow),
  edit: () => import("../components/resource/resource-form").then((module) => module.ResourceEdit),
};

const known = new Map<string, ComponentType>();

/** The shared screen together with the declaration it renders, both loaded when first opened. */
function screenOf(entry: FeatureResource, screen: Screen): ComponentType {
  const key = `${entry.name}/${screen}`;
  const made = known.get(key);
  if (made) return made;
  const component = lazy(async () => {
    const [Shared, module] = await Promise.all([screens[screen](), entry.load()]);
    const definition = module.resource as ResourceDefinition;
    return { default: () => <Shared definition={definition} entry={entry} /> };
  });
  known.set(key, component);
  return component;
}

export function ResourceRoute({ entry, screen }: { entry: FeatureResource; screen: Screen }) {
  const Component = screenOf(entry, screen);
  const right = { list: "read", show: "read", create: "create", edit: "edit" }[
    screen
  ] as keyof FeatureResource["rights"];
  const permission = entry.rights[right];
  return (
    <RouteGuard permissions={permission ? [permission].flat() : []}>
      <Component />
    </RouteGuard>
  );
}
