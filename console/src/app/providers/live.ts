import type { LiveEvent, LiveProvider } from "@refinedev/core";
import { liveProvider as realtimeProvider } from "@refinedev/supabase";
import { hasRealtime } from "../../lib/config";
import { supabase } from "../../lib/supabase";

type Poll = { timer: ReturnType<typeof setInterval>; stop: () => void; realtime?: unknown };

const POLL_MS = 20_000;
/** Beside Realtime the poll only catches what a table outside the publication or a lost socket would hide. */
const POLL_BESIDE_REALTIME_MS = 60_000;

/**
 * Lists and details refresh by themselves: Realtime where the Supabase has it, polling where not.
 * A hidden tab does not poll; it catches up once when it is looked at again.
 */
export function liveProvider(): LiveProvider {
  return {
    subscribe: (options): Poll => {
      // Without the list's filters: Realtime takes only one, and row-level security applies anyway.
      const realtime = hasRealtime() ? realtimeProvider(supabase()).subscribe({ ...options, params: {} }) : undefined;
      const tick = () => {
        if (document.visibilityState === "hidden") return;
        const event: LiveEvent = { channel: options.channel, type: "*", payload: {}, date: new Date() };
        options.callback(event);
      };
      const timer = setInterval(tick, realtime ? POLL_BESIDE_REALTIME_MS : POLL_MS);
      document.addEventListener("visibilitychange", tick);
      const stop = () => {
        clearInterval(timer);
        document.removeEventListener("visibilitychange", tick);
      };
      return { timer, stop, realtime };
    },
    unsubscribe: (poll: Poll) => {
      poll.stop();
      if (poll.realtime) realtimeProvider(supabase()).unsubscribe(poll.realtime);
    },
  };
}
