import { CheckOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { DateTime } from "../../components/date-time";
import { type NotificationGroup, notificationLink, notificationText } from "./notification-text";

/** "5 việc mới ở phiếu 1022-26-000123", with the newest of them below. */
export function groupTitle(t: TFunction, group: NotificationGroup): { title: string; detail?: string } {
  const newest = notificationText(t, group);
  if (group.unread < 2) return { title: newest };
  const code = typeof group.params.code === "string" ? group.params.code : undefined;
  const isTicket = group.subject_type === "ticket" && code;
  return {
    title: t(isTicket ? "bell:group" : "bell:groupPlain", { count: group.unread, code }),
    detail: t("bell:latest", { text: newest, interpolation: { escapeValue: false } }),
  };
}

type Props = { group: NotificationGroup; onOpen: () => void; onRead: () => void };

/** One record in the bell: leads there and is read with that; or only marked as read. */
export function GroupRow({ group, onOpen, onRead }: Props) {
  const { t } = useTranslation("bell");
  const { title, detail } = groupTitle(t, group);
  const link = notificationLink(group);
  const older = group.total - group.unread;
  const excerpt = typeof group.params.excerpt === "string" ? group.params.excerpt : undefined;
  const body = (
    <>
      <span className="bell-title">{title}</span>
      {detail ? <span className="bell-detail">{detail}</span> : null}
      {excerpt ? <span className="bell-excerpt">{excerpt}</span> : null}
      <small>
        <DateTime value={group.created_at} />
        {group.unread && older ? ` · ${t("older", { count: older })}` : ""}
      </small>
    </>
  );
  return (
    <div className="bell-row" data-unread={group.unread > 0}>
      {link ? (
        <Link to={link} data-bell-row onClick={onOpen}>
          {body}
        </Link>
      ) : (
        <button type="button" data-bell-row onClick={onOpen}>
          {body}
        </button>
      )}
      {group.unread ? (
        <Button
          type="text"
          size="small"
          icon={<CheckOutlined />}
          aria-label={`${t("readGroup")}: ${title}`}
          title={t("readGroup")}
          onClick={onRead}
        />
      ) : null}
    </div>
  );
}

/** Up and down move between the records of a list. */
export function moveInBell(event: React.KeyboardEvent<HTMLElement>): void {
  const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (!by) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-bell-row]")];
  const at = rows.findIndex((row) => row.parentElement?.contains(document.activeElement));
  const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
