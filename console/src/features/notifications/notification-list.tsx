import { Button } from "antd";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { GroupRow, moveInBell } from "./group-row";
import type { NotificationGroup } from "./notification-text";
import "./notifications.css";

type Props = {
  groups: NotificationGroup[];
  unread: number;
  isLoading: boolean;
  onRead: (group: NotificationGroup) => void;
  onReadAll: () => void;
  onClose: () => void;
};

/** The bell's list: what rang last, by record. */
export function NotificationList({ groups, unread, isLoading, onRead, onReadAll, onClose }: Props) {
  const { t } = useTranslation("bell");
  const list = useRef<HTMLUListElement>(null);
  const hasRows = groups.length > 0;
  useEffect(() => {
    if (hasRows) list.current?.querySelector<HTMLElement>("[data-bell-row]")?.focus({ preventScroll: true });
  }, [hasRows]);
  return (
    <section className="bell" aria-label={t("title")}>
      <header>
        <strong>{t("title")}</strong>
        {unread ? (
          <Button type="link" size="small" onClick={onReadAll}>
            {t("readAll")}
          </Button>
        ) : null}
      </header>
      {hasRows ? (
        <ul ref={list} onKeyDown={moveInBell}>
          {groups.map((group) => (
            <li key={group.group_key}>
              <GroupRow
                group={group}
                onOpen={() => {
                  onRead(group);
                  onClose();
                }}
                onRead={() => onRead(group)}
              />
            </li>
          ))}
        </ul>
      ) : (
        <p className="muted">{isLoading ? t("common:loading") : t("none")}</p>
      )}
      <footer>
        <Link to="/notifications" onClick={onClose}>
          {t("all")}
        </Link>
        <span className="muted bell-keys" aria-hidden="true">
          {t("keys")}
        </span>
      </footer>
    </section>
  );
}
