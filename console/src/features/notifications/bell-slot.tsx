import { BellOutlined } from "@ant-design/icons";
import { Badge, Button, Drawer, Grid, Popover } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "../../components/use-keys";
import { NotificationList } from "./notification-list";
import { useBell, useBellLive, useReading } from "./use-bell";

/** The bell: how many unread, and what rang last by record; a drawer where there is no room beside it. */
export function Slot() {
  const { t } = useTranslation("bell");
  const { md } = Grid.useBreakpoint();
  const [isOpen, setOpen] = useState(false);
  const { data, isLoading } = useBell(15);
  const { readGroup, readAll } = useReading();
  useBellLive();
  useKeys(t("title"), [{ keys: "g b", label: t("open"), isCommand: true, run: () => setOpen(true) }]);
  const count = data?.unread ?? 0;
  // The wider the number, the further it stands from the bell, which stays in sight.
  const shift = count > 99 ? 14 : count > 9 ? 10 : 4;
  const list = (
    <NotificationList
      groups={data?.groups ?? []}
      unread={count}
      isLoading={isLoading}
      onRead={(group) => void readGroup(group)}
      onReadAll={() => void readAll(data?.newest_id ?? 0)}
      onClose={() => setOpen(false)}
    />
  );
  const button = (
    <Button
      type="text"
      className="bar-button"
      aria-label={count ? t("unread", { count }) : t("title")}
      aria-expanded={isOpen}
      style={count > 9 ? { marginInlineEnd: shift - 2 } : undefined}
      onClick={md === false ? () => setOpen(true) : undefined}
      icon={
        <Badge count={count} size="small" color="var(--c-accent)" overflowCount={99} offset={[shift, 2]}>
          <BellOutlined style={{ fontSize: 16, color: "var(--c-secondary)" }} />
        </Badge>
      }
    />
  );
  if (md === false) {
    return (
      <>
        {button}
        <Drawer
          open={isOpen}
          onClose={() => setOpen(false)}
          placement="right"
          width="100%"
          className="bell-drawer"
          title={t("title")}
          destroyOnHidden
        >
          {list}
        </Drawer>
      </>
    );
  }
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      destroyOnHidden
      content={list}
    >
      {button}
    </Popover>
  );
}
