import { type RefObject, useEffect, useRef } from "react";
import { type JitsiApi, loadJitsi } from "./load-jitsi";

/** What join_session and join_session_as_guest answer. */
export interface RoomTicket {
  domain: string;
  room: string;
  mode: "token" | "open" | "demo";
  jwt: string | null;
  title: string;
  user_id: string;
  display_name: string;
  is_moderator: boolean;
  is_recorded: boolean;
  closes_at: string;
}

/** What the page tells the office of the room. */
export type RoomEvent =
  | { kind: "joined" | "left"; connection_id: string; user_id: string }
  | { kind: "role"; connection_id: string; user_id: string; is_moderator: boolean }
  | { kind: "recording"; is_on: boolean; mode?: string };

/** unreachable: no script; silent: a frame that says nothing; refused: the token; not_allowed: this room; broken: the rest. */
export type RoomFailure = "unreachable" | "silent" | "refused" | "not_allowed" | "broken";
export type RoomStatus = "loading" | "connecting" | "slow" | "waiting" | "inside";

export interface RoomHandlers {
  onStatus(status: RoomStatus): void;
  onFailure(cause: RoomFailure): void;
  /** Hung up, put out, or the room was ended. */
  onClosed(): void;
  onEvent(event: RoomEvent): void;
}

interface Look {
  language: string;
  /** Camera and microphone are chosen before joining. */
  hasPrejoin: boolean;
}

/** The API itself never says that nothing happens. */
const patience = 25_000;

const buttons = ["microphone", "camera", "desktop", "raisehand", "participants-pane", "tileview", "fullscreen"];
const ownButtons = ["settings", "hangup"];
const moderatorButtons = ["recording", "security", "mute-everyone"];

const optionsOf = (ticket: RoomTicket, { language, hasPrejoin }: Look) => ({
  roomName: ticket.room,
  width: "100%",
  height: "100%",
  lang: language,
  userInfo: { displayName: ticket.display_name },
  ...(ticket.jwt ? { jwt: ticket.jwt } : {}),
  configOverwrite: {
    prejoinConfig: { enabled: hasPrejoin },
    subject: ticket.title,
    toolbarButtons: [...buttons, ...(ticket.is_moderator ? moderatorButtons : []), ...ownButtons],
    readOnlyName: true,
    disableInviteFunctions: true,
    // A phone would be sent to the app's shop instead of into the room.
    disableDeepLinking: true,
    doNotStoreRoom: true,
  },
});

/**
 * Builds the room inside `parent` and takes it away again. Depends on room and token alone: whatever else changes on the
 * page leaves the call as it is. Safe to build twice at once (StrictMode).
 */
export function useJitsiRoom(parent: RefObject<HTMLElement | null>, ticket: RoomTicket, handlers: RoomHandlers & Look) {
  const latest = useRef({ ticket, handlers });
  latest.current = { ticket, handlers };
  const current = useRef<JitsiApi>(undefined);
  const { domain, room, jwt } = ticket;

  useEffect(() => {
    let isOver = false;
    let api: JitsiApi | undefined;
    let connection: string | undefined;
    let isModerator = false;
    const people = new Map<string, string>();
    const on = () => latest.current.handlers;
    const me = latest.current.ticket;
    let watchdog = setTimeout(() => fail("silent"), patience);

    const leave = () => {
      if (connection) on().onEvent({ kind: "left", connection_id: connection, user_id: me.user_id });
      connection = undefined;
    };
    const end = () => {
      isOver = true;
      clearTimeout(watchdog);
      leave();
      window.removeEventListener("pagehide", leave);
      api?.dispose();
      api = undefined;
      current.current = undefined;
    };
    const fail = (cause: RoomFailure) => {
      if (isOver) return;
      end();
      on().onFailure(cause);
    };
    const settle = (status: RoomStatus) => {
      if (isOver) return;
      clearTimeout(watchdog);
      on().onStatus(status);
    };

    const listen = (made: JitsiApi) => {
      const add = (event: string, listener: (data: never) => void) =>
        made.addListener(event, (data) => {
          if (!isOver) listener((data ?? {}) as never);
        });
      add("videoConferenceJoined", ({ id }: { id: string }) => {
        connection = id;
        settle("inside");
        on().onEvent({ kind: "joined", connection_id: id, user_id: me.user_id });
      });
      add("videoConferenceLeft", leave);
      add("participantRoleChanged", ({ id, role }: { id: string; role: string }) => {
        const isNow = role === "moderator";
        // Others' roles come here too.
        if (id !== connection || isNow === isModerator) return;
        isModerator = isNow;
        if (isNow) made.executeCommand("subject", me.title);
        on().onEvent({ kind: "role", connection_id: id, user_id: me.user_id, is_moderator: isNow });
      });
      add("participantJoined", ({ id, userContext }: { id: string; userContext?: { id?: unknown } }) => {
        if (!me.is_moderator || typeof userContext?.id !== "string") return;
        people.set(id, userContext.id);
        on().onEvent({ kind: "joined", connection_id: id, user_id: userContext.id });
      });
      add("participantLeft", ({ id }: { id: string }) => {
        const user_id = people.get(id);
        if (user_id) on().onEvent({ kind: "left", connection_id: id, user_id });
      });
      add("recordingStatusChanged", ({ on: isOn, mode, error }: { on: boolean; mode?: string; error?: string }) => {
        if (me.is_moderator && !error) on().onEvent({ kind: "recording", is_on: Boolean(isOn), mode });
      });
      add("readyToClose", () => {
        end();
        on().onClosed();
      });
      add("errorOccurred", ({ error }: { error?: { name?: string; isFatal?: boolean } }) => {
        const name = error?.name ?? "";
        if (name.endsWith("membersOnlyError") || name.endsWith("membersOnly")) settle("waiting");
        // Without a token of ours the server itself asks who is there.
        else if (name === "connection.passwordRequired") {
          if (me.jwt) fail("refused");
        } else if (name.endsWith("notAllowed")) fail("not_allowed");
        else if (error?.isFatal) fail("broken");
      });
    };

    on().onStatus("loading");
    loadJitsi(domain).then(
      (Api) => {
        if (isOver || !parent.current) return;
        const onload = () => {
          if (connection) return;
          settle("connecting");
          if (!on().hasPrejoin) watchdog = setTimeout(() => connection || settle("slow"), patience);
        };
        api = new Api(domain, { ...optionsOf(me, on()), parentNode: parent.current, onload });
        current.current = api;
        listen(api);
      },
      () => fail("unreachable"),
    );
    window.addEventListener("pagehide", leave);
    return end;
  }, [domain, room, jwt, parent]);

  return current;
}
