import { ApartmentOutlined } from "@ant-design/icons";
import type { Feature } from "../../lib/feature";

export const feature: Feature = {
  menu: [
    {
      label: "agencies:title",
      path: "/agencies",
      group: "catalogue",
      order: 10,
      icon: ApartmentOutlined,
      permissions: ["agencies.read"],
    },
  ],
  resources: [
    {
      name: "agencies",
      path: "/agencies",
      rights: { read: "agencies.read", create: "agencies.edit", edit: "agencies.edit", archive: "agencies.edit" },
      load: () => import("./resource"),
    },
  ],
};
