import { useNotificationProvider } from "@refinedev/antd";
import type { NotificationProvider } from "@refinedev/core";

/** Refine's notices in antd's themed notifier: one sentence, what went wrong rather than "Error (status code: 403)". */
export function useNotifications(): NotificationProvider {
  const { open, close } = useNotificationProvider();
  return {
    open: ({ description, ...notice }) =>
      open(notice.type === "error" && description ? { ...notice, message: description } : notice),
    close,
  };
}
