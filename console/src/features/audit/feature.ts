import { HistoryOutlined } from "@ant-design/icons";
import type { Feature } from "../../lib/feature";

const permissions = ["audit.read"];

export const feature: Feature = {
  menu: [
    { label: "audit:menu", path: "/audit", group: "administration", order: 70, icon: HistoryOutlined, permissions },
  ],
  routes: [{ path: "/audit", permissions, load: () => import("./audit-page") }],
};
