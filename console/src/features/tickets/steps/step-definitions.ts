/** One input of a step's form; its value goes to the function as `p_<name>`. */
export type StepField = {
  name: string;
  kind:
    | "text"
    | "line"
    | "agency"
    | "category"
    | "commune"
    | "officer"
    | "due"
    | "decision"
    | "score"
    | "aspect"
    | "leader"
    | "participants"
    | "pastDay";
  /** Key under `tickets:form`; the name unless said otherwise. */
  label?: string;
  isRequired?: boolean;
  rows?: number;
};

export type CannedPurpose = "clarification" | "refusal" | "direct_answer" | "transfer" | "answer" | "relay" | "return";

export type StepDefinition = {
  fields: StepField[];
  /** Canned answers of this purpose may fill the step's long text. */
  canned?: CannedPurpose;
  /** The function takes no version: nothing that others do can make it wrong. */
  isVersionless?: boolean;
  /** Ends or takes away work: never the main button, and its button says so in words. */
  isEnding?: boolean;
};

const text = (name: string, rows = 5, label?: string): StepField => ({
  name,
  kind: "text",
  isRequired: true,
  rows,
  label,
});
const optional = (field: StepField): StepField => ({ ...field, isRequired: false });
const agency: StepField = { name: "agency_id", kind: "agency", isRequired: true };
const due: StepField = { name: "due_at", kind: "due", isRequired: true };

/** Every step of a ticket that is a form; the names are those of the database functions. Nguồn: QĐ583 Điều 8, 9. */
export const stepDefinitions = {
  ask_clarification: { fields: [text("question")], canned: "clarification" },
  supply_clarification: { fields: [text("text")] },
  refuse_ticket: {
    fields: [text("reason"), { name: "redirect_to", kind: "line", isRequired: true }],
    canned: "refusal",
    isEnding: true,
  },
  answer_directly: { fields: [text("answer", 7)], canned: "direct_answer" },
  transfer_ticket: { fields: [agency, optional(text("note", 5, "slip"))], canned: "transfer" },
  forward_ticket: {
    fields: [{ name: "staff_id", kind: "officer", isRequired: true }, optional(text("note", 3))],
  },
  recall_ticket: { fields: [text("reason", 3)], isEnding: true },
  return_ticket: { fields: [text("reason", 4)], canned: "return", isEnding: true },
  commit_completion: { fields: [due, text("findings", 4)] },
  ask_commitment_change: { fields: [due, text("reason", 3)] },
  decide_commitment_change: {
    fields: [{ name: "is_approved", kind: "decision", isRequired: true }, optional(text("note", 3))],
  },
  direct_ticket: {
    fields: [due, text("directive", 5), { name: "on_word_of", kind: "leader", isRequired: true }],
  },
  answer_ticket: { fields: [text("answer", 8)], canned: "answer" },
  relay_answer: { fields: [optional(text("note", 3))], canned: "relay" },
  rate_ticket: {
    fields: [
      { name: "score", kind: "score", isRequired: true },
      { name: "reception", kind: "aspect" },
      { name: "handling", kind: "aspect" },
      { name: "answer", kind: "aspect", label: "aspectAnswer" },
      optional(text("comment", 3)),
    ],
  },
  reopen_ticket: { fields: [text("reason", 3)] },
  close_ticket: { fields: [optional(text("note", 3))] },
  withdraw_ticket: { fields: [text("reason", 3)], isEnding: true },
  urge_ticket: { fields: [text("message", 4)] },
  reassign_ticket: { fields: [agency, text("reason", 3)] },
  coordinate_ticket: {
    fields: [
      { name: "lead_agency_id", kind: "agency", isRequired: true },
      due,
      text("request", 4),
      { name: "participants", kind: "participants" },
    ],
  },
  add_task: { fields: [agency, text("task", 3), due] },
  mark_urgent: {
    fields: [text("reason", 3), { name: "phoned_to", kind: "line", label: "phoned_to_optional" }],
  },
  pass_by_phone: { fields: [{ name: "phoned_to", kind: "line", isRequired: true }, optional(text("note", 3))] },
  brief_ticket: { fields: [text("brief", 8)] },
  ask_explanation: { fields: [text("reason", 4)] },
  submit_answer_draft: { fields: [text("answer", 8)], canned: "answer" },
  approve_answer_draft: { fields: [] },
  send_back_answer_draft: { fields: [text("remarks", 4)] },
  classify_ticket: {
    fields: [
      { name: "category_id", kind: "category" },
      { name: "commune_id", kind: "commune" },
      { name: "location_text", kind: "line" },
    ],
  },
  // These have a dialog of their own (step-dialog.tsx).
  merge_tickets: { fields: [] },
  split_ticket: { fields: [] },
  publish_ticket: { fields: [] },
  save_ticket_fields: { fields: [] },
  unmerge_ticket: { fields: [text("reason", 3)] },
  unpublish_ticket: { fields: [text("reason", 3)], isEnding: true },
  note_agency_publication: {
    fields: [
      { name: "url", kind: "line", isRequired: true },
      { name: "published_on", kind: "pastDay", isRequired: true },
    ],
  },
  add_note: { fields: [text("note", 4)], isVersionless: true },
} as const satisfies Record<string, StepDefinition>;

export type Step = keyof typeof stepDefinitions;

export const isStep = (code: string): code is Step => code in stepDefinitions;

/** What a person most likely came to do, first; the first of these that is allowed becomes the one main button. */
const byLikelihood: Step[] = [
  "decide_commitment_change",
  "approve_answer_draft",
  "send_back_answer_draft",
  "supply_clarification",
  "transfer_ticket",
  "relay_answer",
  "answer_ticket",
  "submit_answer_draft",
  "direct_ticket",
  "urge_ticket",
  "coordinate_ticket",
  "unmerge_ticket",
  "close_ticket",
  "publish_ticket",
  "answer_directly",
  "commit_completion",
  "ask_clarification",
  "forward_ticket",
  "return_ticket",
  "reassign_ticket",
  "add_task",
  "brief_ticket",
  "refuse_ticket",
  "ask_commitment_change",
  "rate_ticket",
  "recall_ticket",
  "reopen_ticket",
  "merge_tickets",
  "split_ticket",
  "note_agency_publication",
  "unpublish_ticket",
  "pass_by_phone",
  "classify_ticket",
  "save_ticket_fields",
  "mark_urgent",
  "ask_explanation",
  "add_note",
  "withdraw_ticket",
];

/**
 * The allowed steps in the order of their buttons. `directs` = the person is a leader: for others, who may only
 * record a leader's word, urging comes before directing.
 */
export function orderSteps(allowed: string[], directs: boolean): Step[] {
  const rank = (step: Step) =>
    step === "direct_ticket" && !directs ? byLikelihood.indexOf("urge_ticket") + 0.5 : byLikelihood.indexOf(step);
  return allowed.filter(isStep).sort((a, b) => rank(a) - rank(b));
}
