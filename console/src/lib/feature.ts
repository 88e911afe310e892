import type { ComponentType } from "react";

/** The groups of the left rail, in order: by the person's own work, not by table names. */
export const menuGroups = ["mine", "operations", "catalogue", "administration"] as const;
export type MenuGroup = (typeof menuGroups)[number];

export type MenuEntry = {
  /** i18n key with namespace, e.g. `tickets:menu.queue`. */
  label: string;
  path: string;
  group: MenuGroup;
  /** Position inside its group, ascending. */
  order: number;
  icon: ComponentType;
  /** Shown when the person holds one of these permissions; without it, to every signed-in person. */
  permissions?: string[];
  /** Highlighted only on exactly this path (for a parent whose children have entries of their own). */
  isExact?: boolean;
  /** Shown when the person has one of these roles (in addition to `permissions`). */
  roles?: string[];
  /** Stands in the rail only for who holds one of these; the others, who seldom need it, find it in the palette. */
  railFor?: string[];
};

export type FeatureRoute = {
  path: string;
  /** A module whose `Page` is the screen; loaded when the route is opened. */
  load: () => Promise<{ Page: ComponentType }>;
  /** One of these permissions is needed; others see a plain refusal. */
  permissions?: string[];
  /** Without the shell around it (wall mode, print). */
  isBare?: boolean;
  /** Without a login. */
  isPublic?: boolean;
};

/** A plain CRUD resource: its declaration is loaded only when one of its screens is opened. */
export type FeatureResource = {
  /** Refine's name of the resource, also the namespace of its texts and its table unless the declaration says otherwise. */
  name: string;
  path: string;
  rights: ResourceRights;
  load: () => Promise<{ resource: unknown }>;
};

/** Permission codes, any of which suffices; a missing right means that nobody does this from the shared screens. */
type Right = string | string[];
export type ResourceRights = { read: Right; create?: Right; edit?: Right; archive?: Right };

/** What `features/<plural>/feature.ts` exports as `feature`; the registry finds the file by its name. */
export type Feature = {
  menu?: MenuEntry[];
  routes?: FeatureRoute[];
  resources?: FeatureResource[];
  /** Where a person of this role lands after login (the lowest `order` wins). */
  home?: { roles: string[]; path: string; order: number }[];
  /** Mounted in the top bar (search box, bell), lazily. */
  topBar?: { key: string; order: number; load: () => Promise<{ Slot: ComponentType }>; permissions?: string[] }[];
};
