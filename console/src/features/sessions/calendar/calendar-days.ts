import { isoDate } from "../../../lib/date-time";
import { officeInstant } from "../../../lib/office-time";

// Days are plain dates (`2026-02-16`) throughout; noon UTC keeps date arithmetic clear of every zone.
const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);
const plain = (date: Date): string => date.toISOString().slice(0, 10);

export function addDays(day: string, count: number): string {
  const date = noon(day);
  date.setUTCDate(date.getUTCDate() + count);
  return plain(date);
}

export function addMonths(day: string, count: number): string {
  const date = noon(`${day.slice(0, 7)}-01`);
  date.setUTCMonth(date.getUTCMonth() + count);
  return plain(date);
}

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (day: string): number => noon(day).getUTCDay() || 7;

export const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day));

/** The whole weeks, Monday first, that show the month of a day. */
export function monthDays(day: string): string[] {
  const first = mondayOf(`${day.slice(0, 7)}-01`);
  const next = addMonths(day, 1);
  const days: string[] = [];
  for (let each = first; each < next || days.length % 7 !== 0; each = addDays(each, 1)) days.push(each);
  return days;
}

export const weekDays = (day: string): string[] =>
  Array.from({ length: 7 }, (_, index) => addDays(mondayOf(day), index));

/** Minutes since midnight of an instant in the office's zone. */
export function minuteOf(instant: string, time: (value: string) => string): number {
  const [hours, minutes] = time(instant).split(":").map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

/** The same wall-clock time on another day. */
export const onDay = (instant: string, day: string, time: (value: string) => string): string =>
  officeInstant(`${day}T${time(instant)}`);

/** Puts what overlaps beside each other: for each item its lane and how many lanes its cluster has. */
export function lanes<Item extends { starts_at: string; ends_at: string }>(
  items: readonly Item[],
): { item: Item; lane: number; count: number }[] {
  const sorted = [...items].sort(
    (a, b) => a.starts_at.localeCompare(b.starts_at) || a.ends_at.localeCompare(b.ends_at),
  );
  const placed: { item: Item; lane: number; count: number }[] = [];
  let cluster: { item: Item; lane: number; count: number }[] = [];
  let ends: string[] = [];
  const close = () => {
    for (const each of cluster) each.count = ends.length;
    cluster = [];
    ends = [];
  };
  for (const item of sorted) {
    if (ends.every((end) => end <= item.starts_at)) close();
    const free = ends.findIndex((end) => end <= item.starts_at);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = item.ends_at;
    const entry = { item, lane, count: 1 };
    cluster.push(entry);
    placed.push(entry);
  }
  close();
  return placed;
}

export const dayOf = (instant: string): string => isoDate(instant);
