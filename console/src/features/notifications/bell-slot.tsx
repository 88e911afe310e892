import { BellOutlined } from "@ant-design/icons";
import { useInvalidate, useList } from "@refinedev/core";
import { Badge, Button, Popover } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc } from "../../lib/rpc";
import { NotificationList } from "./notification-list";
import type { Notification } from "./notification-text";

const newest = { resource: "notifications", liveMode: "auto", errorNotification: false } as const;

/** The bell: how many unread, and the latest thirty. */
export function Slot() {
  const { t } = useTranslation("app");
  const [isOpen, setOpen] = useState(false);
  const invalidate = useInvalidate();
  const unread = useList<Notification>({
    ...newest,
    filters: [{ field: "read_at", operator: "null", value: true }],
    pagination: { pageSize: 1 },
    meta: { select: "id" },
  });
  const latest = useList<Notification>({
    ...newest,
    sorters: [{ field: "id", order: "desc" }],
    pagination: { pageSize: 30 },
    queryOptions: { enabled: isOpen },
  });
  const count = unread.result.total ?? 0;
  const read = async (upTo: number, only: boolean) => {
    await rpc("mark_notifications_read", { p_up_to_id: upTo, p_only_id: only });
    await invalidate({ resource: "notifications", invalidates: ["list"] });
  };
  const rows = latest.result.data;
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      content={
        <NotificationList
          rows={rows}
          isLoading={latest.query.isLoading}
          onRead={(notification) => {
            setOpen(false);
            if (!notification.read_at) read(notification.id, true);
          }}
          onReadAll={count && rows[0] ? () => read(rows[0]?.id ?? 0, false) : undefined}
        />
      }
    >
      <Button
        type="text"
        className="bar-button"
        aria-label={count ? t("bell.unread", { count }) : t("bell.title")}
        icon={
          <Badge count={count} size="small" color="var(--c-accent)" overflowCount={99} offset={[4, 2]}>
            <BellOutlined style={{ fontSize: 16, color: "var(--c-secondary)" }} />
          </Badge>
        }
      />
    </Popover>
  );
}
