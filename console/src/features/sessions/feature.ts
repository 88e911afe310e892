import {
  ApiOutlined,
  CalendarOutlined,
  CarryOutOutlined,
  FieldTimeOutlined,
  FileDoneOutlined,
  MailOutlined,
  VideoCameraOutlined,
} from "@ant-design/icons";
import type { Feature } from "../../lib/feature";
import { roomRoutes } from "./room/routes";

export const feature: Feature = {
  menu: [
    {
      label: "sessions:menu.calendar",
      path: "/sessions",
      group: "operations",
      order: 50,
      icon: CalendarOutlined,
      permissions: ["sessions.edit", "sessions.test", "sessions.lead", "tickets.supervise"],
    },
    {
      label: "sessions:menu.mine",
      path: "/my-sessions",
      group: "mine",
      order: 60,
      icon: MailOutlined,
      permissions: ["sessions.read"],
      roles: ["contact_officer", "agency_head", "city_leader", "supervisor", "reception_board"],
    },
    {
      label: "reception_days:title",
      path: "/reception-days",
      group: "catalogue",
      order: 61,
      icon: FieldTimeOutlined,
      permissions: ["sessions.edit", "sessions.lead"],
    },
    {
      label: "room:test.menu",
      path: "/connection-test",
      group: "operations",
      order: 52,
      icon: ApiOutlined,
      permissions: ["sessions.test"],
    },
    {
      label: "session_after:menu.tasks",
      path: "/case-tasks",
      group: "operations",
      order: 56,
      icon: CarryOutOutlined,
      permissions: ["cases.read"],
      roles: ["reception_board", "supervisor", "agency_head", "city_leader"],
    },
    {
      label: "session_after:menu.documents",
      path: "/documents",
      group: "operations",
      order: 58,
      icon: FileDoneOutlined,
      permissions: ["sessions.edit"],
    },
    {
      label: "room:settings.menu",
      path: "/room-settings",
      group: "administration",
      order: 70,
      icon: VideoCameraOutlined,
      permissions: ["settings.edit"],
    },
  ],
  routes: [
    { path: "/sessions/:id/sign", permissions: ["sessions.read"], load: () => import("./after/sign-page") },
    { path: "/case-tasks", permissions: ["cases.read"], load: () => import("./after/tasks-page") },
    {
      path: "/documents",
      permissions: ["sessions.edit", "sessions.lead"],
      load: () => import("./after/documents-page"),
    },
    { path: "/sessions", permissions: ["sessions.read"], load: () => import("./calendar/calendar-page") },
    { path: "/sessions/new", permissions: ["sessions.edit"], load: () => import("./plan/plan-page") },
    { path: "/sessions/:id", permissions: ["sessions.read"], load: () => import("./detail/session-page") },
    { path: "/sessions/:id/edit", permissions: ["sessions.edit"], load: () => import("./plan/plan-page") },
    { path: "/my-sessions", permissions: ["sessions.read"], load: () => import("./invitations/my-sessions-page") },
    ...roomRoutes,
  ],
  resources: [
    {
      name: "reception_days",
      path: "/reception-days",
      rights: { read: "sessions.read", create: "sessions.edit", edit: "sessions.edit" },
      load: () => import("./reception-days/resource"),
    },
  ],
};
