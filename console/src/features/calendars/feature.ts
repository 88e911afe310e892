import { CalendarOutlined } from "@ant-design/icons";
import type { Feature } from "../../lib/feature";

export const feature: Feature = {
  menu: [
    {
      label: "calendars:title",
      path: "/calendars",
      group: "catalogue",
      order: 30,
      icon: CalendarOutlined,
      permissions: ["catalogs.read"],
      railFor: ["calendars.edit"],
    },
  ],
  routes: [
    { path: "/calendars", load: () => import("./calendars-page"), permissions: ["catalogs.read"] },
    { path: "/calendars/:id", load: () => import("./calendar-page"), permissions: ["catalogs.read"] },
  ],
};
