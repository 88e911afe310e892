import type { TFunction } from "i18next";

/**
 * "2 giờ 14 phút" of a number of working seconds. Rounds down to the minute while time is left, so nobody is
 * promised a minute that is not there; days are never shown because a working day has no fixed length.
 */
export function formatWorkingDuration(t: TFunction, seconds: number): string {
  const total = Math.floor(Math.abs(seconds));
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  if (hours === 0 && minutes === 0) return t("common:duration.seconds", { count: total });
  if (hours === 0) return t("common:duration.minutes", { count: minutes });
  if (minutes === 0 || hours >= 100) return t("common:duration.hours", { count: hours });
  return t("common:duration.hoursMinutes", { hours, minutes });
}
