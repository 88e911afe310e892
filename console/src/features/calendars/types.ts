export type Calendar = {
  id: string;
  name: string;
  time_zone: string;
  description: string;
  is_default: boolean;
};

/** Local times of a day, `HH:mm`; closes at or before opens = the next day. */
export type Hours = { opens: string; closes: string };

export type WeeklyHours = Hours & { weekday: number };

export type CalendarException = {
  day: string;
  kind: "holiday" | "working";
  as_weekday: number | null;
  name: string | null;
  source: string | null;
  confirmed: boolean;
};

export type ExceptionHours = Hours & { day: string };

/** An open record whose due time a change would move. */
export type Touched = {
  clock_id: number;
  subject_type: string;
  subject_id: number;
  code: string;
  old_due_at: string;
  new_due_at: string;
};

/** `07:30:00` → `07:30`; 24:00 stays. */
export const shortTime = (time: string): string => time.slice(0, 5);

/** Whether a year's list of holidays was published, and by which notice. */
export type CalendarYear = { year: number; source: string | null; is_published: boolean; unconfirmed_count: number };
