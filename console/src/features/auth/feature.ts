import type { Feature } from "../../lib/feature";

export const feature: Feature = {
  routes: [{ path: "/account", load: () => import("./account-page") }],
};
