import { ReadOutlined } from "@ant-design/icons";
import type { Feature } from "../../lib/feature";

export const feature: Feature = {
  menu: [
    {
      label: "knowledge:title",
      path: "/knowledge",
      group: "mine",
      order: 60,
      icon: ReadOutlined,
      permissions: ["catalogs.read"],
    },
  ],
  routes: [{ path: "/knowledge", permissions: ["catalogs.read"], load: () => import("./search-page") }],
  resources: [
    {
      name: "knowledge-articles",
      path: "/knowledge/articles",
      rights: { read: "catalogs.read", create: "templates.edit", edit: "templates.edit", archive: "templates.edit" },
      load: () => import("./resource"),
    },
  ],
};
