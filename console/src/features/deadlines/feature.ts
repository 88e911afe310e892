import type { Feature } from "../../lib/feature";

/** Numbers of deadlines lead here; whoever looks for work goes to the records themselves. */
export const feature: Feature = {
  routes: [{ path: "/clocks", permissions: ["boards.read"], load: () => import("./deadlines-page") }],
};
