import type { CustomValues } from "../../components/custom-fields/custom-values";

export const statuses = [
  "received",
  "clarification",
  "assigned",
  "verifying",
  "escalated",
  "overdue",
  "directed",
  "coordination",
  "relay_pending",
  "answered",
  "closed",
  "refused",
  "merged",
  "withdrawn",
] as const;
export type TicketStatus = (typeof statuses)[number];

/** States in which the office still owes something; the same list as bi.open_statuses(). */
export const openStatuses: readonly TicketStatus[] = statuses.slice(0, 9);
/** Open, and neither waiting to be sorted nor for the centre to tell the citizen: an agency has to do something. */
export const handlingStatuses: readonly TicketStatus[] = openStatuses.filter(
  (status) => status !== "received" && status !== "relay_pending",
);

export const channels = ["hotline", "website", "email", "facebook", "walk_in", "import"] as const;
export type Channel = (typeof channels)[number];

/** Where an open ticket is now. */
export const levels = ["operator", "officer", "head", "leaders"] as const;

/** State of what a ticket owes next; `none` when it owes nothing. */
export const dueStates = ["overdue", "due_soon", "running", "paused", "none"] as const;
export type DueState = (typeof dueStates)[number];

/** A row of `public.ticket_list`. */
export type TicketRow = {
  id: number;
  code: string;
  status: TicketStatus;
  channel: Channel;
  priority: "normal" | "urgent";
  content: string;
  category_id: number | null;
  category_name: string | null;
  category_name_en: string | null;
  field_id: number | null;
  field_name: string | null;
  field_name_en: string | null;
  location_text: string | null;
  commune_id: number | null;
  commune_name: string | null;
  latitude: number | null;
  longitude: number | null;
  is_confidential: boolean;
  is_published: boolean;
  citizen_name_masked: string | null;
  citizen_phone_masked: string | null;
  call_started_at: string | null;
  call_ended_at: string | null;
  received_at: string;
  recorded_at: string;
  received_by_id: number | null;
  received_by_name: string | null;
  agency_id: number | null;
  agency_name: string | null;
  agency_short_name: string | null;
  officer_id: number | null;
  officer_name: string | null;
  assigned_at: string | null;
  officer_clarification_used: boolean;
  return_count: number;
  reopen_count: number;
  level: (typeof levels)[number] | null;
  level_reached: (typeof levels)[number];
  commitment_due_at: string | null;
  commitment_request: { due_at: string; reason?: string; by_id?: number; at?: string } | null;
  answered_at: string | null;
  relayed_at: string | null;
  closed_at: string | null;
  import_batch_id: number | null;
  imported_due_at: string | null;
  imported_ref: string | null;
  brief_due_at: string | null;
  phoned_at: string | null;
  draft_id: number | null;
  current_clock_id: number | null;
  due_at: string | null;
  clock_state: DueState;
  clock_level: string | null;
  remaining_seconds: number | null;
  age_seconds: number;
  last_event_at: string;
  last_note: string | null;
  custom: CustomValues;
  version: number;
};

export type TicketEvent = {
  id: number;
  kind: string;
  at: string;
  recorded_at: string;
  actor_id: number | null;
  actor_name: string | null;
  actor_agency: { name: string } | null;
  agency: { name: string } | null;
  from_status: TicketStatus | null;
  to_status: TicketStatus | null;
  note: string | null;
  data: Record<string, unknown>;
};

export type TicketAnswer = {
  id: number;
  level: string;
  content: string;
  answered_at: string;
  relayed_at: string | null;
  agency: { name: string } | null;
};

export type TicketRating = {
  id: number;
  answer_id: number;
  score: number;
  reception: number | null;
  handling: number | null;
  answer: number | null;
  comment: string | null;
  via: "link" | "phone" | "counter";
  rated_at: string;
};

export type TicketAttachment = {
  id: number;
  storage_path: string;
  file_name: string;
  media_type: string;
  byte_size: number;
  kind: "image" | "video" | "audio" | "document";
  uploaded_by_id: number | null;
  created_at: string;
};

/** What every step answers. */
export type StepResult = { id: number; code: string; status: TicketStatus; version: number };
