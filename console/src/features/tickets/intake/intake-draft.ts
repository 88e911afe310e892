import type { CustomValues } from "../../../components/custom-fields/custom-values";
import { forget, recall, remember, remembered } from "../../../lib/storage";
import type { Channel } from "../types";

export type IntakeValues = {
  channel: Channel;
  phone?: string;
  full_name?: string;
  address?: string;
  email?: string;
  content?: string;
  category_id?: number;
  priority: "normal" | "urgent";
  is_confidential: boolean;
  commune_id?: number;
  location_text?: string;
  coordinates?: string;
  is_backdated: boolean;
  received_at?: string;
  agency_id?: number;
  custom?: CustomValues;
};

/** A call being written down. `requestId` makes a second click, or a retry after a lost answer, find the first one's ticket. */
export type Draft = {
  id: string;
  requestId: string;
  openedAt: string;
  startedAt?: string;
  /** The telephone system's own name of the call that opened it. */
  callId?: string;
  keptAt?: string;
  values: Partial<IntakeValues>;
};

/**
 * A key a person and draft: never somebody else's on a shared computer, and two windows of the same person do not
 * overwrite each other's calls.
 */
const PREFIX = "intake.call.";
const keyOf = (personId: number, draftId: string): string => `${PREFIX}${personId}.${draftId}`;

/** Names and numbers of citizens do not lie about in a browser for longer than a draft can be of use. */
export const KEPT_DAYS = 3;

export const startValues: Pick<IntakeValues, "channel" | "priority" | "is_confidential" | "is_backdated"> = {
  channel: "hotline",
  priority: "normal",
  is_confidential: false,
  is_backdated: false,
};

export const newDraft = (given: { phone?: string; callId?: string } = {}): Draft => {
  const now = new Date().toISOString();
  return {
    id: crypto.randomUUID(),
    requestId: crypto.randomUUID(),
    openedAt: now,
    // A call put through by the telephone system has begun; an empty form begins with the first key pressed.
    ...(given.phone || given.callId ? { startedAt: now, callId: given.callId } : {}),
    values: { ...startValues, ...(given.phone ? { phone: given.phone } : {}) },
  };
};

const typed: (keyof IntakeValues)[] = [
  "phone",
  "full_name",
  "address",
  "email",
  "content",
  "category_id",
  "commune_id",
  "location_text",
  "coordinates",
];

/** Whether somebody would miss this draft. */
export const hasContent = (draft: Draft): boolean => typed.some((key) => Boolean(draft.values[key]));

const isDraft = (kept: Draft | null): kept is Draft =>
  Boolean(kept?.id && kept.requestId && kept.openedAt && kept.values);

/** The person's drafts in this browser, oldest first; what is too old, of whomever, goes. */
export function readDrafts(personId: number, now = Date.now()): Draft[] {
  const drafts: Draft[] = [];
  for (const key of remembered(PREFIX)) {
    const kept = recall<Draft | null>(key, null);
    if (!isDraft(kept) || now - +new Date(kept.keptAt ?? kept.openedAt) > KEPT_DAYS * 86_400_000) forget(key);
    else if (key === keyOf(personId, kept.id) && hasContent(kept)) drafts.push(kept);
  }
  return drafts.sort((one, other) => one.openedAt.localeCompare(other.openedAt));
}

/** Keeps a draft as it stands; an untouched one is not worth keeping. */
export function keepDraft(personId: number, draft: Draft): void {
  if (hasContent(draft)) remember(keyOf(personId, draft.id), { ...draft, keptAt: new Date().toISOString() });
  else dropDraft(personId, draft.id);
}

export const dropDraft = (personId: number, draftId: string): void => forget(keyOf(personId, draftId));

/**
 * The calls to show when a telephone system opens the page for a number: the call it means is brought to the front if
 * it is open already (the same call, or without a name of the call the same number), an untouched form is filled, else
 * one more is opened.
 */
export function popCall(drafts: Draft[], given: { phone?: string; callId?: string }): { drafts: Draft[]; id: string } {
  const open = drafts.find((each) =>
    given.callId ? each.callId === given.callId : Boolean(given.phone) && each.values.phone === given.phone,
  );
  if (open) return { drafts, id: open.id };
  const made = newDraft(given);
  const untouched = drafts.findIndex((each) => !hasContent(each) && !each.callId);
  return {
    drafts: untouched < 0 ? [...drafts, made] : drafts.map((each, index) => (index === untouched ? made : each)),
    id: made.id,
  };
}
