import { AuditOutlined, FileProtectOutlined, FolderOpenOutlined } from "@ant-design/icons";
import type { Feature } from "../../lib/feature";

const all = { label: "cases:menu.cases", path: "/cases", icon: FolderOpenOutlined } as const;

export const feature: Feature = {
  menu: [
    {
      label: "cases:menu.work",
      path: "/reception",
      group: "mine",
      order: 6,
      icon: AuditOutlined,
      permissions: ["cases.edit"],
    },
    {
      label: "cases:menu.approvals",
      path: "/cases/approvals",
      group: "mine",
      order: 8,
      icon: FileProtectOutlined,
      permissions: ["approve_case"],
    },
    { ...all, group: "mine", order: 42, permissions: ["cases.edit"] },
    {
      ...all,
      group: "operations",
      order: 45,
      permissions: ["cases.read"],
      roles: ["supervisor", "city_leader", "agency_head", "contact_officer"],
    },
  ],
  routes: [
    { path: "/reception", permissions: ["cases.edit"], load: () => import("./work-page") },
    { path: "/cases", permissions: ["cases.read"], load: () => import("./cases-page") },
    { path: "/cases/approvals", permissions: ["approve_case"], load: () => import("./approvals-page") },
    { path: "/cases/new", permissions: ["cases.edit"], load: () => import("./form/form-page") },
    { path: "/cases/:id", permissions: ["cases.read"], load: () => import("./detail/case-page") },
    { path: "/cases/:id/edit", permissions: ["cases.edit"], load: () => import("./form/form-page") },
  ],
  home: [{ roles: ["reception_board"], path: "/reception", order: 15 }],
};
