import { CheckOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { DateTime } from "../../components/date-time";
import { type AppError, toAppError } from "../../lib/app-error";
import { supabase } from "../../lib/supabase";
import { type Notification, notificationText } from "./notification-text";

/** As many as anybody reads of one record; the record's own timeline has them all. */
const MOST = 50;

/** The single lines behind a record, newest first. */
export function GroupLines({ groupKey, onRead }: { groupKey: string; onRead: (id: number) => void }) {
  const { t } = useTranslation("bell");
  const { data: lines = [], isLoading } = useQuery<Notification[], AppError>({
    queryKey: ["notifications", "lines", groupKey],
    queryFn: async () => {
      const { data, error, status } = await supabase()
        .from("notifications")
        .select("id, kind, subject_type, subject_id, params, created_at, read_at")
        .eq("group_key", groupKey)
        .order("id", { ascending: false })
        .limit(MOST);
      if (error) throw toAppError(error, status);
      return data as Notification[];
    },
  });
  if (isLoading) return <p className="muted bell-lines">{t("common:loading")}</p>;
  return (
    <ol className="bell-lines">
      {lines.map((line) => (
        <li key={line.id} className="bell-line" data-unread={!line.read_at}>
          <span>{notificationText(t, line)}</span>
          <small>
            <DateTime value={line.created_at} />
          </small>
          {line.read_at ? null : (
            <Button
              type="text"
              size="small"
              icon={<CheckOutlined />}
              aria-label={t("readOne")}
              title={t("readOne")}
              onClick={() => onRead(line.id)}
            />
          )}
        </li>
      ))}
    </ol>
  );
}
