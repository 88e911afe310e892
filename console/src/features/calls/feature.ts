import { CustomerServiceOutlined, SwapOutlined } from "@ant-design/icons";
import type { Feature } from "../../lib/feature";

/** Operators, and the Office that answers for the centre. */
const readers = ["tickets.receive", "tickets.supervise"];

export const feature: Feature = {
  menu: [
    {
      label: "calls:menu.calls",
      path: "/calls",
      group: "mine",
      order: 30,
      icon: CustomerServiceOutlined,
      permissions: readers,
      railFor: ["tickets.receive"],
    },
    {
      label: "calls:menu.shifts",
      path: "/shifts",
      group: "mine",
      order: 32,
      icon: SwapOutlined,
      permissions: readers,
      railFor: ["tickets.receive"],
    },
  ],
  routes: [
    { path: "/calls", permissions: readers, load: () => import("./log-page") },
    { path: "/calls/call-backs", permissions: readers, load: () => import("./call-backs-page") },
    { path: "/calls/nuisance", permissions: readers, load: () => import("./nuisance-page") },
    { path: "/shifts", permissions: readers, load: () => import("./shifts-page") },
  ],
};
