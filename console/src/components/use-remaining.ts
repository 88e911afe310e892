import { useEffect, useState, useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = Date.now();

/** One timer for all clocks on the page, running only while somebody looks at one. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, 5_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** The page's own clock, moving every five seconds. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => now);

/** Longer than the slowest poll: an answer that has not changed by then means that working time stands still. */
const STILL_AFTER_MS = 75_000;

/**
 * Working seconds left, counted on from the server's last answer. Only the server knows the calendar, so the page
 * counts by itself just until the next poll: when the number then stays as it was (lunch, night, holiday), the
 * display goes back to it and rests.
 */
export function useRemaining(remainingSeconds: number | null | undefined, isRunning: boolean): number | null {
  const current = useNow();
  const [answeredAt, setAnsweredAt] = useState(() => Date.now());
  // a new number is a new answer.
  useEffect(() => setAnsweredAt(Date.now()), [remainingSeconds]);
  if (remainingSeconds === null || remainingSeconds === undefined) return null;
  const passed = current - answeredAt;
  if (!isRunning || passed < 0 || passed > STILL_AFTER_MS) return remainingSeconds;
  return remainingSeconds - passed / 1000;
}
