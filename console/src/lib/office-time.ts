import { tz } from "@date-fns/tz";
import { parseISO } from "date-fns";
import { OFFICE_TIME_ZONE } from "./date-time";

const office = tz(OFFICE_TIME_ZONE);

/** The instant of a wall-clock time of the office (`2026-11-22T14:05`), whatever the browser's own zone is. */
export const officeInstant = (wall: string): string => new Date(+parseISO(wall, { in: office })).toISOString();
