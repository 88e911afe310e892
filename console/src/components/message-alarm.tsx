import { AlertFilled } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { formatDateTime } from "../lib/date-time";
import { may } from "../lib/me";
import "./message-alarm.css";
import { useRpcQuery } from "./use-rpc";

type Channel = "sms" | "email";
type Health = {
  dead: number;
  dead_since: string | null;
  late: number;
  oldest_late: string | null;
  unset_channels: Channel[];
  channels: Partial<Record<Channel, string>>;
  last_seen_at: string | null;
  last_error: string | null;
  is_stalled: boolean;
  is_demo: boolean;
};

export const useMessageHealth = () =>
  useRpcQuery<Health>("message_health", {}, { refetchInterval: 60_000, retry: false });

/** Shown only while messages do not get out: somebody waits for one without knowing. */
export function MessageAlarm() {
  const { t } = useTranslation("messages");
  const { data } = useMessageHealth();
  if (!data) return null;
  const reasons = [
    data.is_stalled &&
      (data.last_seen_at ? t("alarm.stalled", { at: formatDateTime(data.last_seen_at) }) : t("alarm.never")),
    data.unset_channels.length > 0 &&
      t("alarm.unset", { channels: data.unset_channels.map((channel) => t(`channel.${channel}`)).join(", ") }),
    data.dead > 0 && t("alarm.dead", { count: data.dead, at: formatDateTime(data.dead_since) }),
    data.late > 0 && t("alarm.late", { count: data.late, at: formatDateTime(data.oldest_late) }),
  ].filter(Boolean);
  if (reasons.length === 0) return null;
  return (
    <div className="message-alarm" role="alert">
      <AlertFilled aria-hidden="true" />
      <div>
        <strong>{t("alarm.title")}</strong>
        <p>{reasons.join(" ")}</p>
        {may("messages.read") ? (
          <p className="message-alarm-links">
            <Link to={data.dead > 0 ? "/messages?as=dead" : "/messages?as=queued"}>{t("alarm.look")}</Link>
            {data.unset_channels.length && may("settings.edit") ? (
              <Link to="/message-delivery">{t("alarm.set")}</Link>
            ) : null}
          </p>
        ) : null}
      </div>
    </div>
  );
}
