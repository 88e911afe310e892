import { FormOutlined } from "@ant-design/icons";
import type { Feature } from "../../lib/feature";

export const feature: Feature = {
  menu: [
    {
      label: "custom_fields:title",
      path: "/custom-fields",
      group: "administration",
      order: 30,
      icon: FormOutlined,
      permissions: ["settings.edit"],
    },
  ],
  resources: [
    {
      name: "custom_fields",
      path: "/custom-fields",
      rights: { read: "catalogs.read", create: "settings.edit", edit: "settings.edit", archive: "settings.edit" },
      load: () => import("./resource"),
    },
  ],
};
