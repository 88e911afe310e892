import { ImportOutlined } from "@ant-design/icons";
import type { Feature } from "../../lib/feature";

export const feature: Feature = {
  menu: [
    {
      label: "imports:menu",
      path: "/imports",
      group: "operations",
      order: 60,
      icon: ImportOutlined,
      permissions: ["tickets.import", "procedures.edit"],
      railFor: ["tickets.import"],
    },
  ],
  routes: [
    { path: "/imports", load: () => import("./imports-page"), permissions: ["tickets.import", "procedures.edit"] },
    { path: "/imports/new", load: () => import("./import-wizard"), permissions: ["tickets.import", "procedures.edit"] },
  ],
};
