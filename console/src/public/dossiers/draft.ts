import { isPhone } from "../send/draft";

/** What an applicant tells about themselves and the matter. */
export interface Values {
  full_name: string;
  organisation_name: string;
  id_number: string;
  phone: string;
  email: string;
  address: string;
  subject: string;
  note: string;
  /** Why a document is not sent, by its id. */
  notes: Record<string, string>;
}

/** A draft as this device knows it: the permission to go on with it, and what was written. */
export interface Draft {
  token: string;
  agency_id: number;
  /** Instants. */
  started_at: string;
  expires_at: string;
  values: Values;
  /** The number of the next file; a number is used once. */
  next_file: number;
}

/** A document of the checklist, as the office's functions answer it. */
export interface DraftDocument {
  id: number;
  procedure_document_id: number | null;
  name: string;
  form: string | null;
  is_required: boolean;
  note: string | null;
  files: { id: number; file_name: string; byte_size: number }[];
}

export const emptyValues = (): Values => ({
  full_name: "",
  organisation_name: "",
  id_number: "",
  phone: "",
  email: "",
  address: "",
  subject: "",
  note: "",
  notes: {},
});

const key = (procedure: string) => `public.dossier.${procedure}`;

export function readDraft(procedure: string): Draft | undefined {
  try {
    const draft = JSON.parse(localStorage.getItem(key(procedure)) ?? "null") as Draft | null;
    if (draft && new Date(draft.expires_at).getTime() > Date.now()) return draft;
  } catch {
    // An unreadable draft is no draft.
  }
  return undefined;
}

export function keepDraft(procedure: string, draft: Draft): void {
  try {
    localStorage.setItem(key(procedure), JSON.stringify(draft));
  } catch {
    // Full or forbidden: the office keeps the draft too, this page still holds its permission.
  }
}

export const forgetDraft = (procedure: string): void => localStorage.removeItem(key(procedure));

/** What is missing or wrong, by field; the office checks the same again. */
export function problemsOf(values: Values, documents: DraftDocument[], hasConsent: boolean): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const field of ["full_name", "phone", "address"] as const) {
    if (!values[field].trim()) problems[field] = "required";
  }
  if (!problems.phone && !isPhone(values.phone)) problems.phone = "invalid";
  const digits = values.id_number.replace(/[\s.-]/g, "");
  if (digits && !/^\d{9,13}$/.test(digits)) problems.id_number = "invalid";
  if (values.email.trim() && !/^[^@\s]+@[^@\s]+\.[^@\s.]+$/.test(values.email.trim())) problems.email = "invalid";
  for (const document of documents) {
    if (document.is_required && document.files.length === 0 && !values.notes[document.id]?.trim()) {
      problems[`document-${document.id}`] = "required";
    }
  }
  if (!hasConsent) problems.consent = "consent_needed";
  return problems;
}
