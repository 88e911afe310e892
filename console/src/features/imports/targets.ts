import type { Mapping } from "./fields";
import { procedureHeaders } from "./procedure-headers";
import { ticketHeaders } from "./ticket-headers";

/** What differs by what is imported; the wizard itself is the same. Texts: `imports:<target>.…`. */
export type ImportTarget = {
  key: "tickets" | "procedures";
  /** Who may; also decides which target is meant where only one is possible. */
  permission: string;
  /** What a column of a file can mean, and headers seen in the field (folded; the first match wins). */
  headers: Readonly<Record<string, readonly string[]>>;
  /** Names of fields that have no text of their own: those an administrator added. */
  names?: Readonly<Record<string, string>>;
  kinds: readonly string[];
  /** Without these nothing can be imported. */
  required: Readonly<Record<string, readonly string[]>>;
  /** Fields that hold much text. */
  wide: readonly string[];
  /** Whether times of the file need a zone; days do not. */
  hasTimes: boolean;
  /** Which kind a file with these columns probably is. */
  kindOf: (mapping: Mapping) => string;
  /** Where what came in can be seen. */
  listPath: (batchId: number, kind: string) => string;
};

const tickets: ImportTarget = {
  key: "tickets",
  permission: "tickets.import",
  headers: ticketHeaders,
  kinds: ["history", "intake"],
  // For an intake see QĐ583 Điều 7.
  required: { history: ["content", "received_at"], intake: ["content", "full_name", "phone", "address"] },
  wide: ["content", "answer"],
  hasTimes: true,
  kindOf: (mapping) => (mapping.received_at ? "history" : "intake"),
  listPath: (batchId) => `/tickets?import_batch=${batchId}`,
};

const procedures: ImportTarget = {
  key: "procedures",
  permission: "procedures.edit",
  headers: procedureHeaders,
  kinds: ["drafts", "published"],
  required: {
    drafts: ["code", "name", "field", "level"],
    published: ["code", "name", "field", "level", "decision_number", "decision_on", "decision_issuer", "valid_from"],
  },
  wide: ["name", "documents", "steps", "fees", "legal_basis"],
  hasTimes: false,
  kindOf: () => "drafts",
  listPath: (_batchId, kind) => (kind === "published" ? "/procedures?sort=-valid_from" : "/procedures?draft=true"),
};

export const targets: readonly ImportTarget[] = [tickets, procedures];
export const targetOf = (key: string | null | undefined): ImportTarget =>
  targets.find((target) => target.key === key) ?? tickets;
