/** One input of a step's form; its value goes to the function as `p_<name>`. */
export type StepField = {
  name: string;
  kind:
    | "text"
    | "day"
    | "pastDay"
    | "line"
    | "officer"
    | "agency"
    | "documents"
    | "choice"
    | "money"
    | "score"
    | "aspect";
  isRequired?: boolean;
  rows?: number;
  /** The values of a choice; their texts stand under `options.<name>`. */
  options?: readonly string[];
  initial?: string;
};

export type StepDefinition = {
  fields: readonly StepField[];
  /** The function takes no version: nothing that others do can make it wrong. */
  isVersionless?: boolean;
  /** Ends the dossier: never the main button. */
  isEnding?: boolean;
};

const text = (name: string, rows = 4): StepField => ({ name, kind: "text", rows, isRequired: true });
const note: StepField = { name: "note", kind: "text", rows: 3 };
const choice = (name: string, options: readonly string[], initial?: string): StepField => ({
  name,
  kind: "choice",
  options,
  initial,
  isRequired: true,
});
const ways = ["counter", "postal"] as const;

/** Every step of a dossier that is a form; the names are those of the database functions. Nguồn: QĐ2926 Điều 18–22. */
export const stepDefinitions = {
  // These have a dialog of their own (accept-dialog.tsx, fields-dialog.tsx).
  accept_dossier: { fields: [] },
  save_dossier_fields: { fields: [] },
  request_supplement: {
    fields: [text("missing", 5), { name: "document_ids", kind: "documents" }, { name: "supply_by", kind: "day" }],
  },
  supply_supplement: { fields: [choice("via", ways, "counter"), { name: "documents", kind: "documents" }, note] },
  forward_dossier: { fields: [{ name: "officer_id", kind: "officer" }, note] },
  issue_dossier_result: {
    fields: [choice("kind", ["electronic", "paper", "both"], "electronic"), { name: "number", kind: "line" }, note],
  },
  return_dossier: { fields: [choice("via", ["counter", "postal", "online"], "counter"), note] },
  close_dossier: { fields: [] },
  rate_dossier: {
    fields: [
      choice("via", ["counter", "phone"], "counter"),
      { name: "score", kind: "score", isRequired: true },
      { name: "reception", kind: "aspect" },
      { name: "handling", kind: "aspect" },
      { name: "answer", kind: "aspect" },
      { name: "comment", kind: "text", rows: 3 },
    ],
  },
  assign_dossier_step: {
    fields: [{ name: "agency_id", kind: "agency" }, { name: "officer_id", kind: "officer" }, note],
  },
  send_back_dossier: { fields: [text("reason")] },
  suspend_dossier: { fields: [text("reason"), { name: "expected_on", kind: "day" }] },
  resume_dossier: { fields: [note] },
  apologise_dossier: { fields: [{ name: "new_date", kind: "day", isRequired: true }, text("reason")] },
  record_dossier_payment: {
    fields: [
      { name: "amount", kind: "money", isRequired: true },
      choice("method", ["cash", "transfer", "card"], "cash"),
      { name: "receipt_number", kind: "line" },
      { name: "note", kind: "line" },
    ],
  },
  set_dossier_fee: {
    fields: [
      { name: "fee_due", kind: "money", isRequired: true },
      { ...note, isRequired: true },
    ],
  },
  refuse_dossier: { fields: [text("reason", 5)], isEnding: true },
  withdraw_dossier: { fields: [text("reason")], isEnding: true },
  add_dossier_note: { fields: [text("text")], isVersionless: true },
} as const satisfies Record<string, StepDefinition>;

export type Step = keyof typeof stepDefinitions;

export const isStep = (code: string): code is Step => code in stepDefinitions;

/** Never what somebody came for. */
export const minor = new Set<Step>([
  "add_dossier_note",
  "save_dossier_fields",
  "withdraw_dossier",
  "refuse_dossier",
  "set_dossier_fee",
  "record_dossier_payment",
  "send_back_dossier",
  "assign_dossier_step",
]);

/** Two steps that somebody may be offered at the same time have different letters; j, k, g, x belong to lists, p to papers. */
export const stepLetters: Partial<Record<Step, string>> = {
  accept_dossier: "a",
  request_supplement: "b",
  supply_supplement: "s",
  forward_dossier: "f",
  issue_dossier_result: "r",
  return_dossier: "t",
  close_dossier: "e",
  rate_dossier: "i",
  assign_dossier_step: "m",
  send_back_dossier: "v",
  suspend_dossier: "d",
  resume_dossier: "o",
  apologise_dossier: "l",
  record_dossier_payment: "y",
  refuse_dossier: "q",
  withdraw_dossier: "w",
  add_dossier_note: "n",
};

/**
 * The allowed steps in the order of their buttons: what the database offers first, what ends the dossier last. A late
 * dossier that nobody apologised for puts that first.
 */
export function orderSteps(allowed: readonly string[], isLate: boolean): Step[] {
  const rank = (step: Step) => {
    if (step === "apologise_dossier" && isLate) return -1;
    return (minor.has(step) ? 100 : 0) + ("isEnding" in stepDefinitions[step] ? 100 : 0) + allowed.indexOf(step);
  };
  return (
    allowed
      .filter(isStep)
      // An apology is for whoever is late.
      .filter((step) => step !== "apologise_dossier" || isLate)
      .sort((a, b) => rank(a) - rank(b))
  );
}
