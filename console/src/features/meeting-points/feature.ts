import { EnvironmentOutlined } from "@ant-design/icons";
import type { Feature } from "../../lib/feature";

export const feature: Feature = {
  menu: [
    {
      label: "meeting_points:title",
      path: "/meeting-points",
      group: "catalogue",
      order: 60,
      icon: EnvironmentOutlined,
      permissions: ["sessions.edit", "sessions.test", "sessions.lead"],
    },
  ],
  resources: [
    {
      name: "meeting_points",
      path: "/meeting-points",
      rights: { read: "sessions.read", create: "sessions.edit", edit: "sessions.edit", archive: "sessions.edit" },
      load: () => import("./resource"),
    },
  ],
};
