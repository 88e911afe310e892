import { FileTextOutlined } from "@ant-design/icons";
import type { Feature } from "../../lib/feature";

const permissions = ["reports.tickets", "reports.reception", "reports.dossiers"];

export const feature: Feature = {
  menu: [
    {
      label: "reports:menu.reports",
      path: "/reports",
      group: "operations",
      order: 30,
      icon: FileTextOutlined,
      permissions,
    },
  ],
  routes: [
    { path: "/reports", permissions, load: () => import("./reports-page") },
    { path: "/reports/new", permissions, load: () => import("./preview-page") },
    { path: "/reports/schedules", permissions, load: () => import("./schedules-page") },
    // Somebody's deputy may see a report made for them without a right of their own.
    { path: "/reports/:id", load: () => import("./report-page") },
  ],
};
