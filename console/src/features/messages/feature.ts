import { ApiOutlined, FormOutlined, MailOutlined } from "@ant-design/icons";
import type { Feature } from "../../lib/feature";

export const feature: Feature = {
  menu: [
    {
      label: "messages:menu.messages",
      path: "/messages",
      group: "administration",
      order: 60,
      icon: MailOutlined,
      permissions: ["messages.read"],
    },
    {
      label: "messages:menu.templates",
      path: "/message-templates",
      group: "catalogue",
      order: 35,
      icon: FormOutlined,
      permissions: ["catalogs.read"],
      railFor: ["templates.edit"],
    },
    {
      label: "messages:menu.delivery",
      path: "/message-delivery",
      group: "administration",
      order: 65,
      icon: ApiOutlined,
      permissions: ["settings.edit"],
    },
  ],
  routes: [
    { path: "/messages", load: () => import("./messages-page"), permissions: ["messages.read"] },
    { path: "/messages/sample", load: () => import("./sample-page"), permissions: ["messages.read"] },
    { path: "/messages/:id", load: () => import("./message-page"), permissions: ["messages.read"] },
    { path: "/message-templates", load: () => import("./templates-page"), permissions: ["catalogs.read"] },
    { path: "/message-templates/:id", load: () => import("./template-page"), permissions: ["catalogs.read"] },
    { path: "/message-delivery", load: () => import("./delivery-page"), permissions: ["settings.edit"] },
  ],
};
