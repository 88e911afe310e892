import { PieChartOutlined } from "@ant-design/icons";
import type { Feature } from "../../lib/feature";

const permissions = ["charts.build"];

export const feature: Feature = {
  menu: [
    { label: "boards:menu", path: "/boards", group: "operations", order: 15, icon: PieChartOutlined, permissions },
  ],
  routes: [
    { path: "/boards", permissions, load: () => import("./boards-page") },
    { path: "/boards/:board", permissions, load: () => import("./board-page") },
    { path: "/charts/new", permissions, load: () => import("./chart-page") },
    { path: "/charts/:id", permissions, load: () => import("./chart-page") },
  ],
};
