import { MessageOutlined } from "@ant-design/icons";
import type { Feature } from "../../lib/feature";

export const feature: Feature = {
  menu: [
    {
      label: "canned-answers:title",
      path: "/canned-answers",
      group: "catalogue",
      order: 30,
      icon: MessageOutlined,
      permissions: ["catalogs.read"],
      railFor: ["templates.edit"],
    },
  ],
  resources: [
    {
      name: "canned-answers",
      path: "/canned-answers",
      rights: { read: "catalogs.read", create: "templates.edit", edit: "templates.edit", archive: "templates.edit" },
      load: () => import("./resource"),
    },
  ],
};
