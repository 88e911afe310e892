import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { DateTime } from "../../components/date-time";
import { type Notification, notificationLink, notificationText } from "./notification-text";
import "./notifications.css";

type Props = {
  rows: Notification[];
  isLoading: boolean;
  onRead: (notification: Notification) => void;
  onReadAll?: () => void;
};

export function NotificationList({ rows, isLoading, onRead, onReadAll }: Props) {
  const { t } = useTranslation("app");
  return (
    <section className="bell" aria-label={t("bell.title")}>
      <header>
        <strong>{t("bell.title")}</strong>
        {onReadAll ? (
          <Button type="link" size="small" onClick={onReadAll}>
            {t("bell.readAll")}
          </Button>
        ) : null}
      </header>
      {rows.length ? (
        <ul>
          {rows.map((row) => {
            const link = notificationLink(row);
            const body = (
              <>
                <span>{notificationText(t, row)}</span>
                <small>
                  <DateTime value={row.created_at} />
                </small>
              </>
            );
            return (
              <li key={row.id} data-unread={!row.read_at}>
                {link ? (
                  <Link to={link} onClick={() => onRead(row)}>
                    {body}
                  </Link>
                ) : (
                  <button type="button" onClick={() => onRead(row)}>
                    {body}
                  </button>
                )}
              </li>
            );
          })}
        </ul>
      ) : (
        <p className="muted">{isLoading ? t("common:loading") : t("bell.none")}</p>
      )}
    </section>
  );
}
