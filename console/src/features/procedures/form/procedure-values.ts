import type { Audience, DocumentForm, Level, OnlineLevel, ProcedureRow, ResultKind, UnitKind, Version } from "../types";

export type DocumentValues = {
  name?: string;
  form?: DocumentForm;
  copies?: number;
  is_required?: boolean;
  template_note?: string | null;
};
export type FeeValues = {
  kind?: "fee" | "charge";
  name?: string;
  amount?: number | null;
  online_amount?: number | null;
  postal_amount?: number | null;
  note?: string | null;
};
export type StepValues = {
  name?: string;
  unit_kind?: UnitKind;
  agency_id?: number | null;
  working_days?: number | null;
};

/** What the form holds. */
export type ProcedureValues = {
  code?: string;
  name?: string;
  field_id?: number;
  level?: Level;
  online_level?: OnlineLevel;
  audience?: Audience;
  agency_id?: number | null;
  description?: string | null;
  conditions?: string | null;
  legal_basis?: string | null;
  decision_number?: string | null;
  decision_on?: string | null;
  decision_issuer?: string | null;
  valid_from?: string | null;
  valid_to?: string | null;
  total_days?: number | null;
  result_name?: string | null;
  result_kind?: ResultKind;
  fee_note?: string | null;
  documents: DocumentValues[];
  fees: FeeValues[];
  steps: StepValues[];
};

export const emptyDocument: DocumentValues = { form: "original", copies: 1, is_required: true };
export const emptyFee: FeeValues = { kind: "fee" };
export const emptyStep: StepValues = { unit_kind: "specialist", working_days: 1 };

/** A new procedure: the way most of them go. */
export const emptyProcedure = (names: {
  intake: string;
  handling: string;
  signing: string;
  result: string;
}): ProcedureValues => ({
  level: "commune",
  online_level: "partial",
  audience: "citizens",
  result_kind: "both",
  documents: [emptyDocument],
  fees: [],
  steps: [
    { name: names.intake, unit_kind: "one_stop", working_days: 0.5 },
    { name: names.handling, unit_kind: "specialist", working_days: 1.5 },
    { name: names.signing, unit_kind: "leader", working_days: 0.5 },
    { name: names.result, unit_kind: "one_stop", working_days: 0.5 },
  ],
});

const plainKeys = [
  "name",
  "field_id",
  "level",
  "online_level",
  "audience",
  "agency_id",
  "description",
  "conditions",
  "legal_basis",
  "decision_number",
  "decision_on",
  "decision_issuer",
  "valid_from",
  "valid_to",
  "total_days",
  "result_name",
  "result_kind",
  "fee_note",
] as const;

/** A draft as the form shows it. */
export function toValues(row: Pick<ProcedureRow, "code">, draft: Version): ProcedureValues {
  return {
    ...Object.fromEntries(plainKeys.map((key) => [key, draft[key]])),
    code: row.code,
    documents: draft.documents.map(({ name, form, copies, is_required, template_note }) => ({
      name,
      form,
      copies,
      is_required,
      template_note,
    })),
    fees: draft.fees.map(({ kind, name, amount, online_amount, postal_amount, note }) => ({
      kind,
      name,
      amount,
      online_amount,
      postal_amount,
      note,
    })),
    steps: draft.steps.map(({ name, unit_kind, agency_id, working_days }) => ({
      name,
      unit_kind,
      agency_id,
      working_days,
    })),
  };
}

/** The form as `create_procedure()` and `save_procedure_version()` take it: what was emptied is null, not left out. */
export function toProcedure(values: ProcedureValues): Record<string, unknown> {
  return {
    ...Object.fromEntries(plainKeys.map((key) => [key, values[key] ?? null])),
    code: values.code,
    agency_id: values.level === "city" ? (values.agency_id ?? null) : null,
    documents: values.documents ?? [],
    fees: values.fees ?? [],
    steps: (values.steps ?? []).map((step) => ({
      ...step,
      agency_id: step.unit_kind === "other" || step.unit_kind === "specialist" ? (step.agency_id ?? null) : null,
    })),
  };
}

/** Where in the form the server's complaint belongs. */
export function fieldOf(params: Record<string, unknown>): (string | number)[] | undefined {
  const { field, index, item } = params;
  if (typeof field !== "string") return undefined;
  if (typeof index === "number") return [field, index, typeof item === "string" ? item : "name"];
  return [field];
}

/** A list with one entry at another place; out of range stays as it is. */
export function moved<Entry>(list: readonly Entry[], from: number, to: number): Entry[] {
  const next = [...list];
  if (from < 0 || from >= next.length || to < 0 || to >= next.length) return next;
  const [entry] = next.splice(from, 1);
  next.splice(to, 0, entry as Entry);
  return next;
}
