import { AimOutlined } from "@ant-design/icons";
import type { Feature } from "../../lib/feature";

export const feature: Feature = {
  menu: [
    {
      label: "kpi-targets:title",
      path: "/kpi-targets",
      group: "catalogue",
      order: 90,
      icon: AimOutlined,
      permissions: ["catalogs.read"],
      railFor: ["targets.edit"],
    },
  ],
  resources: [
    {
      name: "kpi-targets",
      path: "/kpi-targets",
      rights: { read: "catalogs.read", create: "targets.edit", edit: "targets.edit" },
      load: () => import("./resource"),
    },
  ],
};
