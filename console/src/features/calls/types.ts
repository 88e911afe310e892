type Ticket = { id: number; code: string; status: string };

/** A row of `public.calls` with its ticket. */
export type CallRow = {
  id: number;
  direction: "in" | "out";
  outcome: string;
  caller_name_masked: string | null;
  phone_masked: string | null;
  started_at: string;
  duration_seconds: number;
  note: string | null;
  article: string | null;
  staff_name: string;
  ticket: Ticket | null;
};

export const outcomes = [
  "information",
  "result_asked",
  "existing_ticket",
  "wrong_number",
  "silent",
  "harassment",
  "called_back",
  "other",
] as const;

/** A row of `public.call_backs` with its ticket. */
export type CallBack = {
  id: number;
  caller_name_masked: string | null;
  phone_masked: string;
  reason: string;
  due_at: string;
  status: "open" | "done" | "failed" | "cancelled";
  staff_id: number | null;
  staff_name: string | null;
  created_by_name: string;
  created_at: string;
  attempt_count: number;
  last_attempt_at: string | null;
  last_result: string | null;
  closed_at: string | null;
  version: number;
  ticket: Ticket | null;
};

export type Attempt = {
  id: number;
  at: string;
  result: string;
  note: string | null;
  next_at: string | null;
  staff_name: string;
};

export type NuisanceMark = {
  id: number;
  phone_masked: string;
  reason: string;
  marked_at: string;
  marked_by_id: number;
  marked_by_name: string;
  lifted_at: string | null;
  lifted_by_name: string | null;
  lift_reason: string | null;
};

/** The answer of shift_state(), also kept with each hand-over. */
export type ShiftState = {
  since: string;
  at: string;
  counts: Record<string, number>;
  tickets: {
    id: number;
    code: string;
    status: string;
    priority: string;
    excerpt: string;
    due_at: string | null;
    why: "triage" | "relay" | "clarification" | "urgent";
  }[];
  call_backs: {
    id: number;
    due_at: string;
    caller_name_masked: string | null;
    phone_masked: string;
    reason: string;
    staff_name: string | null;
  }[];
};

export type Handover = {
  id: number;
  since: string;
  handed_at: string;
  from_staff_id: number;
  from_name: string;
  note: string | null;
  state: ShiftState;
  taken_at: string | null;
  taken_by_name: string | null;
  taken_note: string | null;
};

/** Who it is, as far as anybody may see. */
export const callerOf = (row: { caller_name_masked: string | null; phone_masked: string | null }): string =>
  [row.caller_name_masked, row.phone_masked].filter(Boolean).join(" · ") || "–";
