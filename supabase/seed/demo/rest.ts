import type { Desk } from "./desks.ts";
import type { Random } from "./random.ts";
import * as say from "./texts/replies.ts";

/** A state that a ticket shall be seen in on the first day. */
export interface Rest {
  readonly state: string;
  /** Code of the agency it is for; any when absent. */
  readonly desk?: string;
}

/** What must happen for a ticket to come to rest in this state; everything later is left undone. */
export function resting(stays: string, desk: Desk, random: Random): Record<string, unknown> {
  switch (stays) {
    case "clarification":
      return { triage: "clarify" };
    case "received":
      return { triage: "transfer", triage_min: random.int(15, 90) };
    case "verifying":
      return {
        triage: "transfer",
        wrong_agency_ids: [],
        handle_h: 2,
        commitment: { days: 6, findings: random.pick(say.commitments), late_h: -0.1 },
      };
    case "assigned":
      return {
        triage: "transfer",
        triage_min: 4,
        wrong_agency_ids: [],
        commitment: undefined,
        handle_h: random.int(2, 7),
      };
    case "coordination":
      return { triage: "transfer", return_h: 1.5, wrong_agency_ids: desk.wrongIds.slice(0, 2) };
    case "coordinated":
      return { triage: "transfer", return_h: 1.5, wrong_agency_ids: desk.wrongIds.slice(0, 2), coordinated: true };
    case "directed":
      return {
        triage: "transfer",
        wrong_agency_ids: [],
        handle_h: 200,
        commitment: undefined,
        direct: { after_h: 3, days: 3, directive: random.pick(say.directives), on_word: false, finish_h: 90 },
      };
    case "relay_pending":
      return {
        triage: "transfer",
        wrong_agency_ids: [],
        commitment: undefined,
        handle_h: random.int(12, 30),
        relay_h: 1,
      };
    default:
      return { triage: "transfer", wrong_agency_ids: [], commitment: undefined, direct: undefined, handle_h: 400 };
  }
}
