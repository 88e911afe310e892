import type { FeatureRoute } from "../../../lib/feature";

/** What the room adds to the routes of sessions. */
export const roomRoutes: FeatureRoute[] = [
  { path: "/sessions/:id/room", permissions: ["sessions.read"], isBare: true, load: () => import("./room-page") },
  { path: "/sessions/:id/test/:pointId", permissions: ["sessions.read"], load: () => import("./test/test-page") },
  { path: "/connection-test", load: () => import("./test/test-page") },
  { path: "/room-settings", permissions: ["settings.edit"], load: () => import("./settings/settings-page") },
];
