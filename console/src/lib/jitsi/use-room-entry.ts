import { useCallback, useEffect, useRef, useState } from "react";
import type { RoomFailure, RoomTicket } from "./use-jitsi-room";

export type RoomPhase =
  | { name: "outside"; hasLeft: boolean }
  | { name: "asking" }
  | { name: "room"; ticket: RoomTicket }
  /** `ticket` is there when the office let the person in and the meeting server did not. */
  | { name: "failed"; cause: RoomFailure | "entry"; error?: unknown; ticket?: RoomTicket };

/**
 * Going in and out of a room. Every join asks for a token anew; one that the meeting server refuses (it had grown old) is
 * replaced once without asking anybody.
 */
export function useRoomEntry(ask: () => Promise<RoomTicket>) {
  const [phase, setPhase] = useState<RoomPhase>({ name: "outside", hasLeft: false });
  const turn = useRef(0);
  const wasRefused = useRef(false);
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(
    () => () => {
      turn.current += 1;
    },
    [],
  );

  const enter = useCallback(() => {
    const mine = ++turn.current;
    setPhase({ name: "asking" });
    latest.current().then(
      (ticket) => mine === turn.current && setPhase({ name: "room", ticket }),
      (error: unknown) => mine === turn.current && setPhase({ name: "failed", cause: "entry", error }),
    );
  }, []);

  const fail = useCallback(
    (cause: RoomFailure) => {
      if (cause === "refused" && !wasRefused.current) {
        wasRefused.current = true;
        enter();
        return;
      }
      wasRefused.current = false;
      setPhase((before) => ({ name: "failed", cause, ticket: before.name === "room" ? before.ticket : undefined }));
    },
    [enter],
  );

  const leave = useCallback(() => {
    turn.current += 1;
    setPhase({ name: "outside", hasLeft: true });
  }, []);

  const arrive = useCallback(() => {
    wasRefused.current = false;
  }, []);

  return { phase, enter, fail, leave, arrive };
}
