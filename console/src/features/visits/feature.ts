import { SolutionOutlined } from "@ant-design/icons";
import type { Feature } from "../../lib/feature";

export const feature: Feature = {
  menu: [
    {
      label: "visits:menu",
      path: "/visits",
      group: "mine",
      order: 40,
      icon: SolutionOutlined,
      permissions: ["visits.edit"],
    },
    {
      label: "visits:menu",
      path: "/visits",
      group: "operations",
      order: 46,
      icon: SolutionOutlined,
      permissions: ["visits.read"],
      roles: ["supervisor", "city_leader"],
    },
  ],
  routes: [
    { path: "/visits", permissions: ["visits.read"], load: () => import("./visits-page") },
    { path: "/visits/:id", permissions: ["visits.read"], load: () => import("./visit-page") },
    { path: "/visits/:id/slip", permissions: ["visits.read"], isBare: true, load: () => import("./slip-page") },
  ],
};
