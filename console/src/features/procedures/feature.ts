import { AuditOutlined, SolutionOutlined } from "@ant-design/icons";
import type { Feature } from "../../lib/feature";

export const feature: Feature = {
  menu: [
    {
      label: "procedures:title",
      path: "/procedures",
      group: "catalogue",
      order: 20,
      icon: SolutionOutlined,
      permissions: ["catalogs.read"],
      railFor: ["procedures.edit", "head_one_stop"],
    },
    {
      label: "procedures:decisions.menu",
      path: "/catalogue-decisions",
      group: "catalogue",
      order: 21,
      icon: AuditOutlined,
      permissions: ["procedures.edit"],
    },
  ],
  routes: [
    { path: "/procedures", permissions: ["catalogs.read"], load: () => import("./procedures-page") },
    { path: "/procedures/new", permissions: ["procedures.edit"], load: () => import("./form/form-page") },
    {
      path: "/catalogue-decisions",
      permissions: ["procedures.edit"],
      load: () => import("./decisions/decisions-page"),
    },
    {
      path: "/catalogue-decisions/new",
      permissions: ["procedures.edit"],
      load: () => import("./decisions/register-page"),
    },
    {
      path: "/catalogue-decisions/:id",
      permissions: ["procedures.edit"],
      load: () => import("./decisions/decision-page"),
    },
    { path: "/procedures/:id", permissions: ["catalogs.read"], load: () => import("./detail/procedure-page") },
    { path: "/procedures/:id/edit", permissions: ["procedures.edit"], load: () => import("./form/form-page") },
  ],
};
