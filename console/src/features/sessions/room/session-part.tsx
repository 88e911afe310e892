import { VideoCameraOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { SessionPart, SessionPartProps } from "../session-part";

/** The way into the room from the page of a session, while there is or will be one. */
function Header({ session }: SessionPartProps) {
  const { t } = useTranslation("room");
  const navigate = useNavigate();
  if (["ended", "concluded", "cancelled"].includes(session.status)) return null;
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

export const part: SessionPart = { order: 10, Header };
