export const levels = ["commune", "city"] as const;
export type Level = (typeof levels)[number];
export const onlineLevels = ["full", "partial", "none"] as const;
export type OnlineLevel = (typeof onlineLevels)[number];
export const audiences = ["citizens", "businesses", "both"] as const;
export type Audience = (typeof audiences)[number];
export const resultKinds = ["electronic", "paper", "both"] as const;
export type ResultKind = (typeof resultKinds)[number];
export const states = ["current", "coming", "draft", "ended", "retired"] as const;
export type State = (typeof states)[number];
export const documentForms = ["original", "copy", "certified_copy", "electronic", "shown"] as const;
export type DocumentForm = (typeof documentForms)[number];
export const unitKinds = ["one_stop", "specialist", "leader", "other"] as const;
export type UnitKind = (typeof unitKinds)[number];

/** A row of `procedure_list`. */
export type ProcedureRow = {
  id: number;
  code: string;
  name: string;
  level: Level;
  field_id: number;
  field_name: string;
  is_sample: boolean;
  state: State;
  version_id: number | null;
  version_number: number | null;
  online_level: OnlineLevel;
  audience: Audience;
  agency_id: number | null;
  agency_name: string | null;
  days: number | null;
  fee_total: number | null;
  fee_count: number;
  document_count: number;
  decision_number: string | null;
  decision_on: string | null;
  decision_issuer: string | null;
  valid_from: string | null;
  valid_to: string | null;
  published_at: string | null;
  result_name: string | null;
  legal_basis: string | null;
  draft_id: number | null;
  published_count: number;
  retired_on: string | null;
  retired_decision_number: string | null;
  retired_decision_on: string | null;
  retired_reason: string | null;
};

export type ProcedureDocument = {
  id?: number;
  version_id?: number;
  position?: number;
  name: string;
  form: DocumentForm;
  copies: number;
  is_required: boolean;
  template_note: string | null;
};
export type ProcedureFee = {
  id?: number;
  version_id?: number;
  position?: number;
  kind: "fee" | "charge";
  name: string;
  amount: number;
  online_amount: number | null;
  postal_amount: number | null;
  note: string | null;
};
export type ProcedureStep = {
  id?: number;
  version_id?: number;
  position?: number;
  name: string;
  unit_kind: UnitKind;
  agency_id: number | null;
  agency?: { name: string; short_name: string | null } | null;
  working_days: number;
};

export type Version = {
  id: number;
  procedure_id: number;
  number: number;
  name: string;
  field_id: number;
  field?: { name: string } | null;
  level: Level;
  online_level: OnlineLevel;
  audience: Audience;
  agency_id: number | null;
  agency?: { name: string } | null;
  description: string | null;
  conditions: string | null;
  legal_basis: string | null;
  decision_number: string | null;
  decision_on: string | null;
  decision_issuer: string | null;
  valid_from: string | null;
  valid_to: string | null;
  total_days: number | null;
  result_name: string | null;
  result_kind: ResultKind;
  fee_note: string | null;
  published_at: string | null;
  published_by_name: string | null;
  revision: number;
  documents: ProcedureDocument[];
  fees: ProcedureFee[];
  steps: ProcedureStep[];
};

/** What the steps of the catalogue answer. */
export type Made = { id: number; code: string; version_id: number; number: number; revision: number };

export const sumOf = (steps: readonly { working_days?: number | null }[]): number =>
  steps.reduce((sum, step) => sum + (step.working_days ?? 0), 0);

/** The time limit of a version in working days; null when nothing says so. */
export const daysOf = (version: Pick<Version, "total_days" | "steps">): number | null =>
  version.total_days ?? (version.steps.length ? sumOf(version.steps) : null);
