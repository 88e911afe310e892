import { SettingOutlined } from "@ant-design/icons";
import type { Feature } from "../../lib/feature";

const permissions = ["settings.edit"];

export const feature: Feature = {
  menu: [
    {
      label: "settings:menu",
      path: "/settings",
      group: "administration",
      order: 62,
      icon: SettingOutlined,
      permissions,
    },
  ],
  routes: [{ path: "/settings", permissions, load: () => import("./settings-page") }],
};
