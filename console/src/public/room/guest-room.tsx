import { useRef, useState } from "react";
import { postRoomEvent, roomAddress } from "../../lib/jitsi/post-event";
import { type RoomStatus, type RoomTicket, useJitsiRoom } from "../../lib/jitsi/use-jitsi-room";
import { useRoomEntry } from "../../lib/jitsi/use-room-entry";
import { CallError, call, errorText } from "../api";
import { dateTime } from "../dates";
import { Notice } from "../field";
import { useTexts } from "../texts";
import type { Guest } from "./guest";

/** Into the room and back, with what to do when it cannot be had. */
export function GuestRoom({ token, guest }: { token: string; guest: Guest }) {
  const { t } = useTexts();
  const entry = useRoomEntry(() => call<RoomTicket>("join_session_as_guest", { p_token: token }));
  const { phase } = entry;
  if (phase.name === "room") {
    return (
      <>
        {phase.ticket.mode === "demo" ? <Notice kind="info">{t("guest.demo")}</Notice> : null}
        <Frame key={phase.ticket.jwt ?? phase.ticket.room} token={token} ticket={phase.ticket} entry={entry} />
      </>
    );
  }
  const failure = phase.name === "failed" ? phase : undefined;
  const error = failure?.cause === "entry" ? failure.error : undefined;
  const opensAt = error instanceof CallError && error.key === "session.too_early" ? String(error.params.opens_at) : "";
  return (
    <div className="sheet guest-join">
      {failure ? (
        <Notice kind="error">
          <p>
            {error ? errorText(t, error) : t(`guest.failed.${failure.cause}`)}
            {opensAt ? ` ${t("guest.opens", { time: dateTime(opensAt) })}` : ""}
          </p>
          {guest.office_phone || guest.point?.phone ? (
            <p>
              {t("guest.callInstead")} <Phone number={guest.point?.phone ?? guest.office_phone ?? ""} />
            </p>
          ) : null}
        </Notice>
      ) : null}
      {phase.name === "outside" && phase.hasLeft ? <p>{t("guest.left")}</p> : null}
      {guest.is_recorded ? <p className="guest-recorded">{t("guest.recorded")}</p> : null}
      <button
        type="button"
        className="button button-main"
        aria-disabled={phase.name === "asking"}
        onClick={() => phase.name !== "asking" && entry.enter()}
      >
        {t(phase.name === "asking" ? "guest.joining" : failure ? "guest.again" : "guest.join")}
      </button>
      {failure?.ticket ? (
        <a className="button button-quiet" href={roomAddress(failure.ticket)} target="_blank" rel="noreferrer">
          {t("guest.openTab")}
        </a>
      ) : null}
      <p className="hint">{t("guest.opens", { time: dateTime(guest.opens_at) })}</p>
    </div>
  );
}

export function Phone({ number }: { number: string }) {
  return <a href={`tel:${number.replace(/[^\d+]/g, "")}`}>{number}</a>;
}

function Frame({
  token,
  ticket,
  entry,
}: {
  token: string;
  ticket: RoomTicket;
  entry: ReturnType<typeof useRoomEntry>;
}) {
  const { t, language } = useTexts();
  const parent = useRef<HTMLDivElement>(null);
  const [status, setStatus] = useState<RoomStatus>("loading");
  useJitsiRoom(parent, ticket, {
    language,
    hasPrejoin: true,
    onStatus: (next) => {
      setStatus(next);
      if (next === "inside") entry.arrive();
    },
    onFailure: entry.fail,
    onClosed: entry.leave,
    onEvent: (event) => {
      if (event.kind === "joined" || event.kind === "left")
        void postRoomEvent("record_guest_event", { p_token: token, p_event: event });
    },
  });
  return (
    <section className="guest-frame" aria-label={t("guest.frame")}>
      <div ref={parent} className="guest-frame-parent" />
      {status === "inside" ? (
        ticket.is_recorded ? (
          <p className="guest-recorded">{t("guest.recordedShort")}</p>
        ) : null
      ) : (
        <p className="guest-status" role="status">
          {t(`guest.status.${status}`)}{" "}
          {status === "slow" ? (
            <button type="button" className="linklike" onClick={entry.enter}>
              {t("guest.again")}
            </button>
          ) : null}
        </p>
      )}
    </section>
  );
}
