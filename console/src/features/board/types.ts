/** The states of an open ticket's next deadline, worst first: the order of every stack and legend. */
export const boardStates = ["overdue", "due_soon", "running", "paused", "none"] as const;
export type BoardState = (typeof boardStates)[number];

/** The open tickets of one value of a dimension, by state of their deadline. */
export type Count = { [State in BoardState]: number } & {
  key: string | null;
  name: string | null;
  name_en: string | null;
  total: number;
};

export type Dimension = "level" | "agency" | "field" | "category" | "commune" | "channel" | "age";

export type Flow = { received: number; answered: number };

/** What `public.board()` returns. */
export type Board = {
  as_of: string;
  /** Everything open; null when nothing is. */
  whole: Count | null;
  flow: { today: Flow; yesterday: Flow };
  today_from: string;
  /** False when the person sees their own agencies and work only. */
  is_whole: boolean;
  oldest: BoardTicket[];
  /** Since when each agency has had its oldest; "0" = without agency. */
  oldest_at: Record<string, string>;
  /** The ranges of receipt that age groups stand for; without an end there is none. */
  ages: Record<string, { from?: string; to?: string }>;
  /** Last urging of each agency within 30 days. */
  urges: Record<string, { at: string; actor_name: string | null }>;
  /** How many tickets urging each agency would touch; an agency that is not named has none. */
  urgeable: Record<string, number>;
};

/** A week of the trend. */
export type Week = {
  from_at: string;
  to_at: string;
  received: number;
  answered: number;
  tickets: number;
  overdue: number;
  overdue_rate: number | null;
  officer_missed: number;
  officer_missed_rate: number | null;
};

export type TickHealth = { last_finished_at: string | null; is_stalled: boolean; overdue_unfired: number };

/** A row of the view `measures`: what a number means. */
export type Measure = {
  code: string;
  name: string;
  name_en: string;
  unit: string;
  unit_en: string;
  definition: string;
  definition_en: string;
  citation: string;
};

export type BoardTicket = {
  id: number;
  code: string;
  content: string;
  status: string;
  level: string | null;
  priority: string;
  clock_state: BoardState;
  remaining_seconds: number | null;
  received_at: string;
  due_at: string | null;
  agency_id: number | null;
  agency_name: string | null;
  commune_name: string | null;
  category_name: string | null;
};

/** What `public.morning_brief()` returns. */
export type Brief = {
  as_of: string;
  since: string;
  is_whole: boolean;
  now: Count | null;
  overdue_before: number;
  changes: Record<
    | "received"
    | "received_urgent"
    | "answered"
    | "newly_overdue"
    | "escalated"
    | "to_leaders"
    | "reopened"
    | "resolved_overdue",
    number
  >;
  levels: Count[];
  worse_agencies: { agency_id: string; name: string; overdue_before: number; overdue_now: number; open_now: number }[];
  /** Overdue rate of the running week and of the one before. */
  rates: { this: number | null; last: number | null };
  awaiting_direction: BoardTicket[];
  urgent: BoardTicket[];
  oldest_overdue: BoardTicket[];
};
