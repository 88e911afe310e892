import type { ClockState } from "../../components/clock-states";
import type { CustomValues } from "../../components/custom-fields/custom-values";

export const statuses = [
  "registered",
  "proposed",
  "approved",
  "refused",
  "scheduled",
  "received",
  "concluded",
  "closed",
  "withdrawn",
] as const;
export type CaseStatus = (typeof statuses)[number];
export const matters = ["complaint", "petition", "report"] as const;
export type Matter = (typeof matters)[number];
/** The six of QĐ3394 Điều 4.1, in the order of the article. */
export const criteria = ["a", "b", "c", "d", "đ", "e"] as const;
export type Criterion = (typeof criteria)[number];

/** A row of `public.case_list`. */
export type CaseRow = {
  id: number;
  code: string;
  status: CaseStatus;
  matter: Matter;
  title: string;
  content: string;
  category_id: number | null;
  category_name: string | null;
  commune_id: number | null;
  commune_name: string | null;
  is_group: boolean;
  head_count: number;
  citizen_name_masked: string | null;
  registered_at: string;
  registered_by_name: string | null;
  agency_id: number | null;
  agency_name: string | null;
  proposal: string | null;
  proposed_at: string | null;
  decided_at: string | null;
  decision_note: string | null;
  outcome: string | null;
  concluded_at: string | null;
  closed_at: string | null;
  version: number;
  last_event_at: string;
  criteria: string | null;
  open_task_count: number;
  custom: CustomValues;
  session_id: number | null;
  session_code: string | null;
  session_starts_at: string | null;
};

export type CaseCitizen = {
  id: number;
  citizen_id: number;
  is_representative: boolean;
  name_masked: string | null;
  phone_masked: string | null;
};
export type CaseAgency = { agency_id: number; part: "lead" | "related"; agency: { name: string } | null };
export type CaseCriterion = { criterion: Criterion; reason: string };
export type CaseDecision = {
  id: number;
  number: string | null;
  issued_on: string | null;
  issuer: string;
  summary: string;
};
export type CaseFile = {
  id: number;
  storage_path: string;
  file_name: string;
  media_type: string;
  byte_size: number;
  title: string | null;
  uploaded_by_name: string | null;
  agency_id: number | null;
  agency: { name: string } | null;
  created_at: string;
};
export type LinkedTicket = {
  ticket_id: number;
  linked_at: string;
  ticket: { id: number; code: string; status: string; content: string; received_at: string } | null;
};
export type CaseEvent = {
  id: number;
  kind: string;
  at: string;
  actor_name: string | null;
  note: string | null;
  data: Record<string, string | number | string[] | undefined>;
};
/** A row of `public.case_task_list`. */
export type CaseTask = {
  id: number;
  code: string;
  agency_id: number;
  agency_name: string;
  task: string;
  status: "open" | "reported" | "done" | "cancelled";
  due_at: string;
  assigned_at: string;
  assigned_by_name: string | null;
  report: string | null;
  reported_at: string | null;
  accepted_at: string | null;
  clock_state: ClockState | "none";
  remaining_seconds: number | null;
};

/** In which states which step is possible; the database decides again. */
export const stepStatuses = {
  edit: ["registered", "refused", "approved", "scheduled", "received"],
  propose: ["registered", "refused"],
  decide: ["proposed"],
  schedule: ["approved", "received"],
  withdraw: ["registered", "proposed", "refused", "approved"],
  close: ["concluded", "refused"],
  /** Files, tasks, links: as long as it is not over. */
  supply: ["registered", "proposed", "refused", "approved", "scheduled", "received", "concluded"],
} as const satisfies Record<string, readonly CaseStatus[]>;

export const isPossible = (step: keyof typeof stepStatuses, status: CaseStatus): boolean =>
  (stepStatuses[step] as readonly CaseStatus[]).includes(status);
