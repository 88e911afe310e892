import {
  BarChartOutlined,
  CarryOutOutlined,
  ClockCircleOutlined,
  FileAddOutlined,
  FolderOpenOutlined,
} from "@ant-design/icons";
import type { Feature } from "../../lib/feature";

export const feature: Feature = {
  menu: [
    {
      label: "dossiers:menu.new",
      path: "/dossiers/new",
      group: "mine",
      order: 30,
      icon: FileAddOutlined,
      permissions: ["dossiers.receive"],
    },
    {
      label: "dossiers:menu.queue",
      path: "/dossiers",
      group: "mine",
      order: 32,
      icon: FolderOpenOutlined,
      permissions: ["dossiers.read"],
      isExact: true,
    },
    {
      label: "dossiers:menu.overdue",
      path: "/dossiers/overdue",
      group: "mine",
      order: 34,
      icon: ClockCircleOutlined,
      permissions: ["head_one_stop"],
    },
    {
      label: "dossiers:menu.checks",
      path: "/dossiers/checks",
      group: "operations",
      order: 60,
      icon: CarryOutOutlined,
      permissions: ["dossiers.check"],
    },
    {
      label: "dossiers:menu.overview",
      // One page draws every board; this one stands beside the dossiers it counts.
      path: "/boards/dossiers",
      group: "operations",
      order: 62,
      icon: BarChartOutlined,
      permissions: ["dossiers.check"],
    },
  ],
  routes: [
    { path: "/dossiers", permissions: ["dossiers.read"], load: () => import("./queue/queue-page") },
    { path: "/dossiers/new", permissions: ["dossiers.receive"], load: () => import("./intake/intake-page") },
    { path: "/dossiers/overdue", permissions: ["head_one_stop"], load: () => import("./checks/overdue-page") },
    { path: "/dossiers/checks", permissions: ["dossiers.check"], load: () => import("./checks/checks-page") },
    { path: "/dossiers/:id", permissions: ["dossiers.read"], load: () => import("./detail/dossier-page") },
  ],
  home: [{ roles: ["one_stop_officer"], path: "/dossiers", order: 30 }],
};
