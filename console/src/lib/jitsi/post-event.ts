import { apiUrl, config } from "../config";
import type { RoomEvent } from "./use-jitsi-room";

const pauses = [1500, 4000, 10_000];

/**
 * Tells the office of something in the room. Sent so that it outlives the page (somebody closes it), and again when
 * nobody answered: a line of attendance is worth a few tries, never a message on screen.
 */
export async function postRoomEvent(
  name: "record_room_event" | "record_guest_event",
  args: Record<string, unknown> & { p_event: RoomEvent },
  bearer: string = config().publishableKey,
): Promise<void> {
  for (const pause of [...pauses, 0]) {
    try {
      const answer = await fetch(`${apiUrl()}/rest/v1/rpc/${name}`, {
        method: "POST",
        keepalive: true,
        headers: {
          apikey: config().publishableKey,
          authorization: `Bearer ${bearer}`,
          "content-type": "application/json",
        },
        body: JSON.stringify(args),
      });
      // A refusal will not change by asking again.
      if (answer.status < 500) return;
    } catch {
      // No connection: again in a moment.
    }
    if (!pause) return;
    await new Promise((done) => setTimeout(done, pause));
  }
}

/** Where the room can be opened in a tab of its own, when the frame cannot be shown. */
export const roomAddress = ({ domain, room, jwt }: { domain: string; room: string; jwt: string | null }): string =>
  `https://${domain}/${room}${jwt ? `?jwt=${jwt}` : ""}`;
