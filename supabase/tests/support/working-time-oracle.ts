import { type CalendarSketch, parseHours, parseWeekdays } from "./calendars.ts";

/**
 * Working time counted the slow and obvious way: every minute of a stretch of real time is asked whether its local
 * date and time lie in a shift. Shares nothing with the SQL; zones come from the JavaScript engine's own data.
 * Hours must be whole minutes. Answers are `undefined` when they would need minutes outside the stretch.
 */
export class WorkingTimeOracle {
  private readonly isWorking: boolean[] = [];
  private readonly ends = new Map<number, number>();
  private readonly dates: number[] = [];

  constructor(
    sketch: CalendarSketch,
    private readonly firstMinute: number,
    minutes: number,
  ) {
    const shifts = shiftsByDate(sketch);
    const local = localMinutes(sketch.timeZone, firstMinute, minutes);
    for (const [index, minute] of local.entries()) {
      const date = Math.floor(minute / 1440);
      const inDay = minute - date * 1440;
      const own = isWithin(shifts(date), inDay);
      const before = isWithin(shifts(date - 1), inDay + 1440);
      this.isWorking.push(own || before);
      this.dates.push(date);
      const end = firstMinute + index + 1;
      if (own) this.ends.set(date, end);
      if (before) this.ends.set(date - 1, end);
    }
  }

  /** Milliseconds since 1970 after which `amount` milliseconds of working time have passed. */
  add(start: number, amount: number): number | undefined {
    return amount < 0 ? this.back(start, -amount) : this.forward(start, amount);
  }

  private forward(start: number, amount: number): number | undefined {
    let at = start;
    let left = amount;
    for (let index = this.indexOf(start); index >= 0 && index < this.isWorking.length; index++) {
      const end = (this.firstMinute + index + 1) * 60_000;
      if (this.isWorking[index]) {
        // Zero working time is over as soon as there is some to be had.
        if (left <= end - at && (amount > 0 || at < end)) return at + left;
        left -= end - at;
      }
      at = end;
    }
    return undefined;
  }

  private back(start: number, amount: number): number | undefined {
    let at = start;
    let left = amount;
    for (let index = this.indexOf(start - 1); index >= 0 && index < this.isWorking.length; index--) {
      const begin = (this.firstMinute + index) * 60_000;
      if (this.isWorking[index]) {
        if (left <= at - begin) return at - left;
        left -= at - begin;
      }
      at = begin;
    }
    return undefined;
  }

  /** Milliseconds of working time from one instant to another. */
  between(from: number, to: number): number | undefined {
    if (to < from) {
      const backwards = this.between(to, from);
      return backwards === undefined ? undefined : -backwards;
    }
    if (this.indexOf(from) < 0 || this.indexOf(to) >= this.isWorking.length) return undefined;
    let sum = 0;
    for (let index = this.indexOf(from); index <= this.indexOf(to); index++) {
      if (!this.isWorking[index]) continue;
      const begin = (this.firstMinute + index) * 60_000;
      sum += Math.min(begin + 60_000, to) - Math.max(begin, from);
    }
    return sum;
  }

  /** The end of working time of the n-th working day after (before) the local date of `start`. */
  addWorkingDays(start: number, days: number): number | undefined {
    let date = this.dates[this.indexOf(start)];
    let left = Math.abs(days);
    while (date !== undefined && left > 0) {
      date += Math.sign(days);
      if (!this.covers(date)) return undefined;
      if (this.ends.has(date)) left--;
    }
    return this.endOf(date);
  }

  /** The end of working time of the local date ± n, rolled on in its direction while it has none. */
  addCalendarDays(start: number, days: number): number | undefined {
    const today = this.dates[this.indexOf(start)];
    if (today === undefined) return undefined;
    let date = today + days;
    while (this.covers(date)) {
      if (this.ends.has(date)) return this.endOf(date);
      date += days < 0 ? -1 : 1;
    }
    return undefined;
  }

  private indexOf(at: number): number {
    return Math.floor(at / 60_000) - this.firstMinute;
  }

  /** Whether all of the date and of the next, into which its shifts may run, was looked at. */
  private covers(date: number): boolean {
    const first = this.dates[0];
    const last = this.dates.at(-1);
    return first !== undefined && last !== undefined && date > first + 1 && date < last - 2;
  }

  private endOf(date: number | undefined): number | undefined {
    const end = date === undefined ? undefined : this.ends.get(date);
    return end === undefined ? undefined : end * 60_000;
  }
}

type Shift = [opens: number, closes: number];

function isWithin(shifts: Shift[], minute: number): boolean {
  for (const [opens, closes] of shifts) if (opens <= minute && minute < closes) return true;
  return false;
}

function shiftsByDate(sketch: CalendarSketch): (date: number) => Shift[] {
  const week = new Map<number, Shift[]>();
  for (const [weekdays, text] of Object.entries(sketch.week)) {
    for (const weekday of parseWeekdays(weekdays)) week.set(weekday, [...(week.get(weekday) ?? []), ...shiftsOf(text)]);
  }
  const exceptions = new Map(
    (sketch.exceptions ?? []).filter((x) => x.confirmed !== false).map((x) => [Date.parse(x.day) / 86_400_000, x]),
  );
  const known = new Map<number, Shift[]>();
  return (date) => {
    const shifts = known.get(date) ?? resolve(date);
    known.set(date, shifts);
    return shifts;
  };
  function resolve(date: number): Shift[] {
    const exception = exceptions.get(date);
    // 1970-01-01 was a Thursday, the fourth day of the week.
    if (!exception) return week.get(((((date + 3) % 7) + 7) % 7) + 1) ?? [];
    if (exception.hours) return shiftsOf(exception.hours);
    return exception.kind === "holiday" ? [] : (week.get(exception.asWeekday ?? 1) ?? []);
  }
}

function shiftsOf(text: string): Shift[] {
  return parseHours(text).map(([from, to]) => {
    const opens = minutesOf(from);
    const closes = minutesOf(to);
    return [opens, closes <= opens ? closes + 1440 : closes];
  });
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

const stretches = new Map<string, number[]>();

/** The local wall clock of each minute, as minutes since the local 1970-01-01. */
function localMinutes(timeZone: string, firstMinute: number, minutes: number): number[] {
  const key = `${timeZone} ${firstMinute} ${minutes}`;
  const stretch = stretches.get(key) ?? readLocalMinutes(timeZone, firstMinute, minutes);
  stretches.set(key, stretch);
  return stretch;
}

function readLocalMinutes(timeZone: string, firstMinute: number, minutes: number): number[] {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  const offsetAt = (minute: number) => {
    const parts: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(minute * 60_000)) parts[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute: minuteOfHour = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minuteOfHour) / 60_000 - minute;
  };
  const result: number[] = [];
  // Asking for every minute would take an hour: where both ends of three hours agree, they are one period.
  for (let begin = firstMinute; begin < firstMinute + minutes; begin += 180) {
    const offset = offsetAt(begin);
    const isSteady = offsetAt(begin + 180) === offset;
    for (let minute = begin; minute < Math.min(begin + 180, firstMinute + minutes); minute++) {
      result.push(minute + (isSteady ? offset : offsetAt(minute)));
    }
  }
  return result;
}
