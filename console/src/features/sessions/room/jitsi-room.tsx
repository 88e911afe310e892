import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RoomStatus } from "../../../lib/jitsi/use-jitsi-room";
import { type RoomEvent, type RoomFailure, type RoomTicket, useJitsiRoom } from "../../../lib/jitsi/use-jitsi-room";
import { RoomCommands } from "./room-commands";

type Props = {
  ticket: RoomTicket;
  onInside: () => void;
  onFailure: (cause: RoomFailure) => void;
  onClosed: () => void;
  onEvent: (event: RoomEvent) => void;
  onRetry: () => void;
};

/** The room itself, for whoever holds a ticket of join_session: the frame, and what it is doing until it shows something. */
export function JitsiRoom({ ticket, onInside, onFailure, onClosed, onEvent, onRetry }: Props) {
  const { t, i18n } = useTranslation("room");
  const parent = useRef<HTMLDivElement>(null);
  const [status, setStatus] = useState<RoomStatus>("loading");
  const [isModerator, setModerator] = useState(false);
  const api = useJitsiRoom(parent, ticket, {
    language: i18n.language,
    hasPrejoin: false,
    onStatus: (next) => {
      setStatus(next);
      if (next === "inside") onInside();
    },
    onFailure,
    onClosed,
    onEvent: (event) => {
      if (event.kind === "role") setModerator(event.is_moderator);
      onEvent(event);
    },
  });
  return (
    <div className="room-frame" data-status={status}>
      <div ref={parent} className="room-frame-parent" title={t("frame")} />
      {status === "inside" ? null : (
        <div className="room-frame-state" role="status">
          <p>{t(`status.${status}`)}</p>
          {status === "slow" ? (
            <button type="button" className="room-frame-retry" onClick={onRetry}>
              {t("retry")}
            </button>
          ) : null}
        </div>
      )}
      {status === "inside" && isModerator ? (
        <RoomCommands run={(name, ...values) => api.current?.executeCommand(name, ...values)} />
      ) : null}
    </div>
  );
}
