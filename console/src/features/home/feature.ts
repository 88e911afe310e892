import { HomeOutlined } from "@ant-design/icons";
import type { Feature } from "../../lib/feature";

export const feature: Feature = {
  menu: [
    {
      label: "tickets:menu.myWork",
      path: "/my-work",
      group: "mine",
      order: 5,
      icon: HomeOutlined,
      roles: ["operator", "contact_officer", "agency_head", "city_leader"],
    },
  ],
  routes: [{ path: "/my-work", permissions: ["tickets.read"], load: () => import("./my-work-page") }],
  // After the Office's board: a person with both roles starts there.
  home: [{ roles: ["operator", "contact_officer", "agency_head", "city_leader"], path: "/my-work", order: 20 }],
};
