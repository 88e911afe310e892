import type { Random } from "./random.ts";

export const dayMs = 86_400_000;
const zoneMs = 7 * 3_600_000; // Asia/Ho_Chi_Minh has no clock changes

const weekdays = [0.62, 1.25, 1.15, 1.1, 1.05, 1, 0.72]; // Sunday first
const months = [0.9, 0.75, 0.95, 1, 1.05, 1.2, 1.3, 1.3, 1.2, 1, 0.95, 0.95];
const hours = [3, 2, 1, 1, 2, 6, 14, 34, 52, 54, 48, 34, 22, 30, 46, 44, 40, 34, 24, 26, 24, 18, 11, 6];

export interface Arrival {
  readonly at: Date;
  /** A storm passed: floods, fallen trees, power cuts. */
  readonly isStorm: boolean;
}

/** The local calendar date of an instant, as its parts. */
export function localDay(at: Date): { month: number; weekday: number; date: string; start: Date } {
  const local = new Date(at.getTime() + zoneMs);
  return {
    month: local.getUTCMonth() + 1,
    weekday: local.getUTCDay(),
    date: local.toISOString().slice(0, 10),
    start: new Date(Math.floor(local.getTime() / dayMs) * dayMs - zoneMs),
  };
}

/**
 * When reports come in over the 24 months before `now`: more as the line gets known, more on Mondays than on Sundays, more
 * in the storm season than around Tết, in office hours more than at night. About `count` of them, in order.
 */
export function arrivals(count: number, now: Date, random: Random): Arrival[] {
  const first = new Date(now);
  first.setUTCMonth(first.getUTCMonth() - 24);
  const days = Math.round((now.getTime() - first.getTime()) / dayMs);
  const plan = Array.from({ length: days }, (_, index) => {
    const day = localDay(new Date(first.getTime() + (index + 1) * dayMs));
    const isStorm = day.month >= 6 && day.month <= 9 && random.chance(0.05);
    const weight = (0.35 + (1.5 * index) / days) * weekdays[day.weekday]! * months[day.month - 1]! * (isStorm ? 3 : 1);
    return { start: day.start, isStorm, weight };
  });
  const total = plan.reduce((sum, day) => sum + day.weight, 0);
  const hourWeights = hours.map((weight, hour) => [hour, weight] as const);
  const result: Arrival[] = [];
  for (const day of plan) {
    const reports = random.poisson((count * day.weight) / total);
    for (let n = 0; n < reports; n += 1) {
      const at = new Date(day.start.getTime() + random.weighted(hourWeights) * 3_600_000 + random.int(0, 3_599_999));
      if (at >= first && at < now) result.push({ at, isStorm: day.isStorm });
    }
  }
  return result.sort((a, b) => a.at.getTime() - b.at.getTime());
}
