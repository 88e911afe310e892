import type { ClockState } from "../../components/clock-states";
import type { CustomValues } from "../../components/custom-fields/custom-values";

export const statuses = [
  "submitted",
  "accepted",
  "supplement_requested",
  "processing",
  "suspended",
  "result_ready",
  "returned",
  "closed",
  "refused",
  "withdrawn",
] as const;
export type DossierStatus = (typeof statuses)[number];

export const channels = ["online", "direct", "postal"] as const;
export const dueStates = ["overdue", "due_soon", "running", "paused", "none"] as const;
type DueState = (typeof dueStates)[number];
export const unitKinds = ["one_stop", "specialist", "leader", "other"] as const;

/** A row of `public.dossier_list`. */
export type DossierRow = {
  id: number;
  code: string;
  number: string;
  status: DossierStatus;
  channel: (typeof channels)[number];
  procedure_id: number;
  procedure_code: string;
  version_id: number;
  version_number: number;
  procedure_name: string;
  field_id: number;
  field_name: string;
  field_name_en: string | null;
  agency_id: number;
  agency_name: string;
  agency_short_name: string | null;
  handling_agency_id: number;
  handling_agency_name: string;
  step_id: number | null;
  step_name: string | null;
  step_position: number | null;
  step_unit_kind: (typeof unitKinds)[number] | null;
  step_agency_id: number | null;
  step_agency_name: string | null;
  step_agency_short_name: string | null;
  officer_id: number | null;
  officer_name: string | null;
  applicant_name_masked: string | null;
  applicant_phone_masked: string | null;
  subject: string | null;
  note: string | null;
  submitted_at: string | null;
  received_at: string;
  accepted_at: string | null;
  accepted_by_name: string | null;
  promised_at: string | null;
  apologised_at: string | null;
  new_promised_at: string | null;
  supplement_count: number;
  resume_expected_on: string | null;
  result_at: string | null;
  result_kind: "electronic" | "paper" | "both" | null;
  result_number: string | null;
  returned_at: string | null;
  returned_via: "counter" | "postal" | "online" | null;
  closed_at: string | null;
  refused_at: string | null;
  withdrawn_at: string | null;
  reason: string | null;
  fee_due: number;
  fee_paid: number;
  fee_left: number;
  fee_note: string | null;
  due_at: string | null;
  clock_state: DueState;
  remaining_seconds: number | null;
  step_due_at: string | null;
  step_clock_state: DueState;
  step_remaining_seconds: number | null;
  is_overdue: boolean | null;
  rating_score: number | null;
  last_event_at: string;
  version: number;
  custom: CustomValues;
};

export type DossierStep = {
  id: number;
  position: number;
  name: string;
  agency_id: number;
  unit_kind: (typeof unitKinds)[number];
  working_days: number;
  is_intake: boolean;
  is_result: boolean;
  status: "waiting" | "current" | "done";
  officer_name: string | null;
  started_at: string | null;
  due_at: string | null;
  finished_at: string | null;
  note: string | null;
  agency: { name: string } | null;
};

export type DossierDocument = {
  id: number;
  position: number;
  name: string;
  form: string | null;
  is_required: boolean;
  is_received: boolean;
  is_digitised: boolean;
  reused_from_id: number | null;
  note: string | null;
};

export type DossierFile = {
  id: number;
  document_id: number | null;
  purpose: "document" | "supplement" | "result";
  storage_path: string;
  file_name: string;
  media_type: string;
  byte_size: number;
  uploaded_by_id: number | null;
  created_at: string;
};

export type DossierSupplement = {
  id: number;
  missing: string;
  document_ids: number[];
  requested_at: string;
  requested_by_name: string | null;
  supply_by: string | null;
  supplied_at: string | null;
  supplied_note: string | null;
  supplied_via: "online" | "counter" | "postal" | null;
};

export type DossierPayment = {
  id: number;
  amount: number;
  method: "cash" | "transfer" | "card" | "online";
  receipt_number: string | null;
  note: string | null;
  paid_at: string;
  recorded_by_name: string | null;
};

export type DossierEvent = {
  id: number;
  kind: string;
  at: string;
  recorded_at: string;
  actor_name: string | null;
  from_status: DossierStatus | null;
  to_status: DossierStatus | null;
  note: string | null;
  data: Record<string, unknown>;
  agency: { name: string } | null;
  actor_agency: { name: string } | null;
};

/** What every step answers. */
export type StepResult = { id: number; code: string; number: string; status: DossierStatus; version: number };

/** The state of a clock to show; nothing when nothing is owed. */
export const shownState = (state: DueState): ClockState | null => (state === "none" ? null : state);

/** "1.250.000 đ" */
export const money = (amount: number): string => `${amount.toLocaleString("vi-VN")} đ`;
