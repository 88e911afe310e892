import type { TFunction } from "i18next";
import { formatWorkingDuration } from "../lib/working-duration";
import type { ClockState } from "./clock-states";

/** "còn 2 giờ 14 phút làm việc", "quá 35 phút làm việc", or just the word of a state in which nothing runs. */
export function clockText(t: TFunction, state: ClockState, remaining: number | null): string {
  if (remaining === null || state === "met" || state === "missed" || state === "cancelled") {
    return t(`common:clock.${state}`);
  }
  const isOver = remaining < 0 || state === "overdue";
  // Due at closing time, read before the next opening: no working second has gone by, yet it is late.
  if (isOver && Math.abs(remaining) < 60) return t("common:clock.justOver");
  const time = formatWorkingDuration(t, remaining);
  if (state === "paused") return t("common:clock.pausedLeft", { time });
  return t(isOver ? "common:clock.over" : "common:clock.left", { time });
}
