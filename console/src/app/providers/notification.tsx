import type { NotificationProvider } from "@refinedev/core";
import { App as AntApp } from "antd";
import { useEffect } from "react";

type Notifier = ReturnType<typeof AntApp.useApp>["notification"];
let notifier: Notifier | undefined;

/** antd's themed notifier lives in React; Refine's provider does not. This hands it over. */
export function NotificationBridge() {
  const { notification } = AntApp.useApp();
  useEffect(() => {
    notifier = notification;
  }, [notification]);
  return null;
}

export const notificationProvider: NotificationProvider = {
  open: ({ key, message, description, type }) => {
    const show = type === "error" ? notifier?.error : type === "success" ? notifier?.success : notifier?.info;
    show?.({ key, message: description ?? message, placement: "bottomRight", duration: type === "error" ? 7 : 3.5 });
  },
  close: (key) => notifier?.destroy(key),
};
