import type { Feature } from "../../lib/feature";

export const feature: Feature = {
  topBar: [{ key: "search", order: 10, load: () => import("./search-slot") }],
};
