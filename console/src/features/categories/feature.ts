import { TagsOutlined } from "@ant-design/icons";
import type { Feature } from "../../lib/feature";

export const feature: Feature = {
  menu: [
    {
      label: "categories:title",
      path: "/categories",
      group: "catalogue",
      order: 20,
      icon: TagsOutlined,
      permissions: ["catalogs.read"],
      railFor: ["categories.edit"],
    },
  ],
  resources: [
    {
      name: "categories",
      path: "/categories",
      rights: { read: "catalogs.read", create: "categories.edit", edit: "categories.edit", archive: "categories.edit" },
      load: () => import("./resource"),
    },
  ],
};
