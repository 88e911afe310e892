import type { CustomValues } from "../../../components/custom-fields/custom-values";
import { forget, recall, remember } from "../../../lib/storage";
import type { ChecklistValue } from "../checklist";

export type IntakeValues = {
  channel: "direct" | "postal";
  agency_id?: number;
  procedure_id?: number;
  phone?: string;
  id_number?: string;
  full_name?: string;
  organisation_name?: string;
  address?: string;
  email?: string;
  subject?: string;
  note?: string;
  documents: ChecklistValue;
  fee_due?: number;
  fee_note?: string;
  received_at?: string;
  decision: "accept" | "supplement" | "refuse";
  missing?: string;
  reason?: string;
  is_forwarded: boolean;
  custom?: CustomValues;
  is_duplicate_confirmed?: boolean;
};

/** A form that was begun: what was typed, and the mark that makes the same form sent twice one dossier. */
export type IntakeDraft = { requestId: string; at: number; values: Partial<IntakeValues> };

/** A form left over night was given up. */
const KEPT_MS = 20 * 3_600_000;
const keyOf = (personId: number) => `dossier-intake.${personId}`;

export const emptyDraft = (): IntakeDraft => ({ requestId: crypto.randomUUID(), at: 0, values: {} });

export function readDraft(personId: number, now = Date.now()): IntakeDraft | undefined {
  const draft = recall<IntakeDraft | undefined>(keyOf(personId), undefined);
  return draft && now - draft.at <= KEPT_MS ? draft : undefined;
}

export function keepDraft(personId: number, draft: IntakeDraft, now = Date.now()): void {
  const { procedure_id, phone, full_name } = draft.values;
  if (procedure_id || phone || full_name) remember(keyOf(personId), { ...draft, at: now });
}

export const dropDraft = (personId: number): void => forget(keyOf(personId));

/** A telephone or identity number that is worth asking for: enough digits, nothing else. */
export function searchable(text: string | undefined): string | undefined {
  const digits = (text ?? "").replace(/[\s().\-–]/g, "").replace(/^\+84/, "0");
  return /^\d{9,13}$/.test(digits) ? digits : undefined;
}

/** The fields of the form that errors of the database name. */
export const fieldNames = [
  "channel",
  "agency_id",
  "procedure_id",
  "phone",
  "id_number",
  "full_name",
  "organisation_name",
  "address",
  "email",
  "subject",
  "note",
  "documents",
  "fee_due",
  "fee_note",
  "received_at",
  "missing",
  "reason",
] as const satisfies readonly (keyof IntakeValues)[];
