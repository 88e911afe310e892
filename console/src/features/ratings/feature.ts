import { StarOutlined } from "@ant-design/icons";
import type { Feature } from "../../lib/feature";

const permissions = ["tickets.read"];

export const feature: Feature = {
  menu: [
    {
      label: "ratings:menu",
      path: "/ratings",
      group: "operations",
      order: 30,
      icon: StarOutlined,
      permissions,
      roles: ["supervisor", "agency_head", "operator", "city_leader"],
    },
  ],
  routes: [{ path: "/ratings", permissions, load: () => import("./ratings-page") }],
};
