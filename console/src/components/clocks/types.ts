import type { ClockState } from "../clock-states";

/** A row of `public.clocks`. */
export type LiveClock = {
  id: number;
  rule_code: string;
  rule_name: string;
  rule_name_en: string | null;
  level: string;
  kind: "deadline" | "timer";
  live_state: ClockState;
  started_at: string;
  due_at: string | null;
  stopped_at: string | null;
  breached_at: string | null;
  remaining_seconds: number | null;
  elapsed_seconds: number | null;
  target_seconds: number | null;
  target_amount: number | null;
  target_unit: string;
  citation: string | null;
  issuer: string | null;
  force_note: string | null;
};
