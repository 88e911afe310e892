import { AudioOutlined, ExportOutlined, PhoneOutlined, VideoCameraOutlined } from "@ant-design/icons";
import { Alert, Button } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { toAppError } from "../../../lib/app-error";
import { formatDateTime, formatTime } from "../../../lib/date-time";
import { errorText } from "../../../lib/error-text";
import { postRoomEvent, roomAddress } from "../../../lib/jitsi/post-event";
import type { RoomEvent, RoomTicket } from "../../../lib/jitsi/use-jitsi-room";
import { useRoomEntry } from "../../../lib/jitsi/use-room-entry";
import { rpc } from "../../../lib/rpc";
import { supabase } from "../../../lib/supabase";
import { JitsiRoom } from "./jitsi-room";
import type { Room } from "./use-room";

/** Going into the room, being in it, and what to do when it cannot be had. */
export function RoomStage({ room }: { room: Room }) {
  const { t } = useTranslation(["room", "errors"]);
  const entry = useRoomEntry(() => rpc<RoomTicket>("join_session", { p_session_id: room.id }));
  const bearer = useRef<string>(undefined);
  const { phase } = entry;

  const tell = async (event: RoomEvent) => {
    // Whoever is closing the page has no time to ask who they are.
    if (event.kind !== "left") bearer.current = (await supabase().auth.getSession()).data.session?.access_token;
    void postRoomEvent("record_room_event", { p_session_id: room.id, p_event: event }, bearer.current);
  };

  if (phase.name === "room") {
    return (
      <div className="room-stage">
        {phase.ticket.mode === "demo" ? (
          <Alert banner type="info" message={t("demo.title")} description={t("demo.text")} />
        ) : null}
        <JitsiRoom
          key={phase.ticket.jwt ?? phase.ticket.room}
          ticket={phase.ticket}
          onInside={entry.arrive}
          onFailure={entry.fail}
          onClosed={entry.leave}
          onEvent={tell}
          onRetry={entry.enter}
        />
      </div>
    );
  }
  if (phase.name === "failed") {
    const error = phase.cause === "entry" ? toAppError(phase.error) : undefined;
    const opens = error?.key === "session.too_early" ? String(error.params.opens_at) : undefined;
    return (
      <div className="room-stage room-outside" role="alert">
        <h2>{error ? t("entry.title") : t(`failed.${phase.cause}.title`)}</h2>
        <p>
          {error ? errorText(t, error) : t(`failed.${phase.cause}.text`, { domain: phase.ticket?.domain })}
          {opens ? ` ${t("entry.opens", { time: formatDateTime(opens) })}` : ""}
        </p>
        <div className="room-outside-actions">
          <Button type="primary" size="large" onClick={entry.enter}>
            {t("retry")}
          </Button>
          {phase.ticket ? (
            <Button
              size="large"
              icon={<ExportOutlined />}
              href={roomAddress(phase.ticket)}
              target="_blank"
              rel="noreferrer"
            >
              {t("openTab")}
            </Button>
          ) : null}
        </div>
        <p>{t("failed.goesOn")}</p>
        <PointPhones room={room} />
      </div>
    );
  }
  const isOver = ["ended", "concluded", "cancelled"].includes(room.status);
  return (
    <div className="room-stage room-outside">
      <VideoCameraOutlined className="room-outside-mark" aria-hidden />
      <h2>
        {t(phase.name === "outside" && phase.hasLeft ? "outside.left" : isOver ? "outside.over" : "outside.title")}
      </h2>
      {isOver ? null : (
        <>
          {room.is_recorded ? (
            <p className="room-consent">
              <AudioOutlined aria-hidden /> {t("consent")}
            </p>
          ) : null}
          <div className="room-outside-actions">
            <Button type="primary" size="large" loading={phase.name === "asking"} onClick={entry.enter}>
              {t(phase.name === "outside" && phase.hasLeft ? "rejoin" : "join")}
            </Button>
          </div>
          <p className="muted">
            {t("outside.time", { from: formatDateTime(room.starts_at), to: formatTime(room.ends_at) })}
          </p>
        </>
      )}
    </div>
  );
}

/** Whom to call at each point. */
export function PointPhones({ room }: { room: Pick<Room, "session_points" | "agency"> }) {
  const { t } = useTranslation("room");
  const lines = room.session_points.map((each) => ({
    id: each.id,
    name: each.point.name,
    who: each.contact_name ?? each.point.technician,
    phone: each.contact_phone ?? each.point.phone,
  }));
  const office = room.agency?.phone ? [{ id: 0, name: room.agency.name, who: null, phone: room.agency.phone }] : [];
  const known = [...lines, ...office].filter(({ phone }) => phone);
  if (!known.length) return null;
  return (
    <ul className="room-phones" aria-label={t("phones")}>
      {known.map(({ id, name, who, phone }) => (
        <li key={id}>
          <PhoneOutlined aria-hidden /> <a href={`tel:${phone?.replace(/[^\d+]/g, "")}`}>{phone}</a>{" "}
          <span>{[name, who].filter(Boolean).join(", ")}</span>
        </li>
      ))}
    </ul>
  );
}
