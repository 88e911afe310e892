import { ClearOutlined } from "@ant-design/icons";
import type { Feature } from "../../lib/feature";

const permissions = ["settings.edit"];

export const feature: Feature = {
  menu: [
    { label: "uploads:menu", path: "/uploads", group: "administration", order: 60, icon: ClearOutlined, permissions },
  ],
  routes: [{ path: "/uploads", permissions, load: () => import("./orphans-page") }],
};
