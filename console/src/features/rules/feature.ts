import { FieldTimeOutlined } from "@ant-design/icons";
import type { Feature } from "../../lib/feature";

export const feature: Feature = {
  menu: [
    {
      label: "rules:title",
      path: "/rules",
      group: "catalogue",
      order: 40,
      icon: FieldTimeOutlined,
      permissions: ["catalogs.read"],
      railFor: ["rules.edit"],
    },
  ],
  resources: [
    {
      name: "rules",
      path: "/rules",
      rights: { read: "catalogs.read", edit: "rules.edit" },
      load: () => import("./resource"),
    },
  ],
};
