import { AuditOutlined, ForkOutlined, PhoneOutlined, UnorderedListOutlined } from "@ant-design/icons";
import type { Feature } from "../../lib/feature";

export const feature: Feature = {
  menu: [
    {
      label: "tickets:menu.intake",
      path: "/tickets/new",
      group: "mine",
      order: 10,
      icon: PhoneOutlined,
      permissions: ["tickets.receive"],
    },
    {
      label: "tickets:menu.queue",
      path: "/tickets",
      group: "mine",
      order: 20,
      icon: UnorderedListOutlined,
      permissions: ["tickets.read"],
      isExact: true,
    },
    {
      label: "coordination:menu",
      path: "/tickets/tasks",
      group: "mine",
      order: 25,
      icon: ForkOutlined,
      permissions: ["tickets.handle", "tickets.supervise"],
    },
    {
      label: "coordination:brief.menu",
      path: "/tickets/briefs",
      group: "operations",
      order: 40,
      icon: AuditOutlined,
      permissions: ["tickets.supervise", "tickets.direct"],
    },
  ],
  routes: [
    { path: "/tickets", permissions: ["tickets.read"], load: () => import("./queue/queue-page") },
    {
      path: "/tickets/tasks",
      permissions: ["tickets.handle", "tickets.supervise"],
      load: () => import("./coordination/tasks-page"),
    },
    {
      path: "/tickets/briefs",
      permissions: ["tickets.supervise", "tickets.direct"],
      load: () => import("./coordination/briefs-page"),
    },
    { path: "/tickets/new", permissions: ["tickets.receive"], load: () => import("./intake/intake-page") },
    { path: "/tickets/:id", permissions: ["tickets.read"], load: () => import("./detail/ticket-page") },
    {
      path: "/tickets/:id/slip",
      permissions: ["tickets.read"],
      isBare: true,
      load: () => import("./slip/slips-page"),
    },
    { path: "/tickets/slips", permissions: ["tickets.read"], isBare: true, load: () => import("./slip/slips-page") },
  ],
};
