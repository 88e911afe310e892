import { DashboardOutlined, ReadOutlined } from "@ant-design/icons";
import type { Feature } from "../../lib/feature";

const permissions = ["boards.read"];

export const feature: Feature = {
  menu: [
    {
      label: "board:menu.board",
      path: "/board",
      group: "operations",
      order: 10,
      icon: DashboardOutlined,
      permissions,
      isExact: true,
    },
    {
      label: "board:menu.brief",
      path: "/board/brief",
      group: "operations",
      order: 20,
      icon: ReadOutlined,
      permissions,
      railFor: ["tickets.supervise", "tickets.direct"],
    },
  ],
  routes: [
    { path: "/board", permissions, load: () => import("./board-page") },
    { path: "/board/brief", permissions, load: () => import("./brief-page") },
    { path: "/board/wall", permissions, isBare: true, load: () => import("./wall-page") },
  ],
  home: [{ roles: ["supervisor"], path: "/board", order: 10 }],
};
