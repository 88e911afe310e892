import { tz } from "@date-fns/tz";
import { type DateArg, format, parseISO } from "date-fns";

/** The office's time zone: every instant is shown in it, whatever the browser's own zone is. */
export const OFFICE_TIME_ZONE = "Asia/Ho_Chi_Minh";
const office = tz(OFFICE_TIME_ZONE);

type Instant = string | number | Date | null | undefined;

function render(value: Instant, pattern: string): string {
  if (value === null || value === undefined || value === "") return "";
  const instant: DateArg<Date> = typeof value === "string" ? parseISO(value, { in: office }) : value;
  return Number.isNaN(+new Date(instant)) ? "" : format(instant, pattern, { in: office });
}

/** `22/11/2026 14:05` */
export const formatDateTime = (value: Instant): string => render(value, "dd/MM/yyyy HH:mm");
/** `22/11/2026`; a plain date (`2026-11-22`) is taken as that day in the office's zone. */
export const formatDate = (value: Instant): string => render(value, "dd/MM/yyyy");
/** `14:05` */
export const formatTime = (value: Instant): string => render(value, "HH:mm");
/** `2026-11-22`, the office's local date of an instant. */
export const isoDate = (value: Instant): string => render(value, "yyyy-MM-dd");

/** The instant at which a local date (`2026-11-22`) starts, or the next one when `end` is set; for range filters. */
export function dayBoundary(day: string, end = false): string {
  const start = parseISO(`${day}T00:00:00`, { in: office });
  return new Date(+start + (end ? 86_400_000 : 0)).toISOString();
}
