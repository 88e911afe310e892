import { TeamOutlined } from "@ant-design/icons";
import type { Feature } from "../../lib/feature";

export const feature: Feature = {
  menu: [
    {
      label: "staff:title",
      path: "/staff",
      group: "administration",
      order: 10,
      icon: TeamOutlined,
      permissions: ["staff.read"],
      railFor: ["staff.edit", "administer_agency", "tickets.supervise"],
    },
  ],
  // Accounts first: that is what an administrator is called for.
  home: [{ roles: ["admin"], path: "/staff", order: 90 }],
  resources: [
    {
      name: "staff",
      path: "/staff",
      rights: {
        read: "staff.read",
        create: ["staff.edit", "administer_agency"],
        edit: ["staff.edit", "administer_agency"],
        archive: ["staff.edit", "administer_agency"],
      },
      load: () => import("./resource"),
    },
  ],
};
