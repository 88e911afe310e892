import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

/** "1:05" of seconds. */
const minutesAndSeconds = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

/** How long the call has lasted. */
export function CallTimer({ since }: { since: string }) {
  const { t } = useTranslation("calls");
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, (now - +new Date(since)) / 1000);
  // A draft of yesterday is no call any more.
  if (seconds > 6 * 3600) return null;
  return (
    <span className="num call-timer" role="timer" aria-live="off" aria-label={t("intake.lasted")}>
      {minutesAndSeconds(seconds)}
    </span>
  );
}
