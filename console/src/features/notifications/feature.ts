import type { Feature } from "../../lib/feature";

export const feature: Feature = {
  topBar: [{ key: "bell", order: 110, load: () => import("./bell-slot") }],
  routes: [{ path: "/notifications", load: () => import("./notifications-page") }],
};
