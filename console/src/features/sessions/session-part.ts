import type { ComponentType } from "react";
import type { SessionRow } from "./types";

export type SessionPartProps = { session: SessionRow; onChanged: () => void };

/**
 * What another folder of this feature adds to the page of a session: `<folder>/session-part.tsx` exports it as `part`.
 * Its components are loaded lazily (React's `lazy`); the page shows a skeleton meanwhile.
 */
export type SessionPart = {
  /** Ascending, among the parts. */
  order: number;
  /** In the header, left of the steps. */
  Header?: ComponentType<SessionPartProps>;
  /** Over the tabs, for what concerns the session right now. */
  Top?: ComponentType<SessionPartProps>;
  /** In the right column under the facts. */
  Side?: ComponentType<SessionPartProps>;
  /** Tabs beside plan (order 10), agenda (20) and timeline (90); `?tab=<key>` opens one. `label` is a text with its namespace. */
  tabs?: {
    key: string;
    label: string;
    order: number;
    isShown?: (session: SessionRow) => boolean;
    Tab: ComponentType<SessionPartProps>;
  }[];
};

const modules = import.meta.glob<{ part: SessionPart }>("./*/session-part.tsx", { eager: true });

export const sessionParts: SessionPart[] = Object.values(modules)
  .map((module) => module.part)
  .sort((a, b) => a.order - b.order);
