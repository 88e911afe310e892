import { ApiOutlined, VideoCameraOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { type AppError, toAppError } from "../../../lib/app-error";
import { supabase } from "../../../lib/supabase";
import type { SessionPart, SessionPartProps } from "../session-part";
import "./room-part.css";

const isBehind = (status: string) => ["ended", "concluded", "cancelled"].includes(status);

/** The way into the room from the page of a session, while there is or will be one. */
function Header({ session }: SessionPartProps) {
  const { t } = useTranslation("room");
  const navigate = useNavigate();
  if (isBehind(session.status)) return null;
  const isNear = +new Date(session.starts_at) - Date.now() < 30 * 60_000;
  return (
    <Button
      type={isNear ? "primary" : "default"}
      icon={<VideoCameraOutlined />}
      onClick={() => navigate(`/sessions/${session.id}/room`)}
    >
      {t("open")}
    </Button>
  );
}

/** At each point its own connection test, opened there. */
function Side({ session }: SessionPartProps) {
  const { t } = useTranslation("room");
  const { data } = useQuery<{ id: number; point: { name: string } }[], AppError>({
    queryKey: ["session_points", "names", session.id],
    queryFn: async () => {
      const answer = await supabase()
        .from("session_points")
        .select("id, position, point:meeting_points!point_id(name)")
        .eq("session_id", session.id)
        .order("position");
      if (answer.error) throw toAppError(answer.error, answer.status);
      return answer.data as unknown as { id: number; point: { name: string } }[];
    },
  });
  if (isBehind(session.status) || !data?.length) return null;
  return (
    <section className="sheet sheet-pad">
      <h2 className="sheet-title">{t("test.title")}</h2>
      <ul className="room-tests">
        {data.map((each) => (
          <li key={each.id}>
            <ApiOutlined aria-hidden /> <Link to={`/sessions/${session.id}/test/${each.id}`}>{each.point.name}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

export const part: SessionPart = { order: 10, Header, Side };
