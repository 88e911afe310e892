import type { Step } from "./step-definitions";

/**
 * The letter of a step on the ticket's page, from its Vietnamese or English name. Two steps that somebody may be offered
 * at the same time have different letters; j, k, g, x belong to lists and p to printing. A step without a letter keeps
 * its number.
 */
export const stepLetters: Partial<Record<string, string>> = {
  answer_ticket: "a",
  answer_directly: "a",
  transfer_ticket: "t",
  add_note: "n",
  ask_clarification: "c",
  supply_clarification: "b",
  forward_ticket: "f",
  return_ticket: "r",
  commit_completion: "h",
  ask_commitment_change: "y",
  decide_commitment_change: "d",
  direct_ticket: "l",
  urge_ticket: "u",
  relay_answer: "s",
  close_ticket: "e",
  reopen_ticket: "o",
  reassign_ticket: "m",
  recall_ticket: "v",
  rate_ticket: "i",
  refuse_ticket: "q",
  withdraw_ticket: "w",
  classify_ticket: "z",
  mark_urgent: "!",
};

/** Never what somebody came for. */
export const minorSteps = new Set<Step>([
  "add_note",
  "withdraw_ticket",
  "mark_urgent",
  "classify_ticket",
  "save_ticket_fields",
  "merge_tickets",
  "split_ticket",
  "unmerge_ticket",
]);
