import type { Step } from "./step-definitions";

/**
 * The letter of a step on the ticket's page, from its Vietnamese or English name. Two steps that somebody may be offered
 * at the same time have different letters; j, k, g, x belong to lists and p to printing. A step without a letter keeps
 * its number.
 */
const letters: Partial<Record<string, string>> = {
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

/** The keys of each offered step, in the order of the buttons: its letter, and 1–9 by its place. */
export function stepKeys(steps: readonly Step[]): Map<Step, string[]> {
  const taken = new Set<string>();
  return new Map(
    steps.map((step, index) => {
      const letter = letters[step];
      const isFree = letter !== undefined && !taken.has(letter);
      if (isFree) taken.add(letter);
      return [step, [...(isFree ? [letter] : []), ...(index < 9 ? [String(index + 1)] : [])]];
    }),
  );
}
