import { recall, remember } from "../../../lib/storage";
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
};

/** A call being written down. `requestId` makes a second click, or a retry after a lost answer, find the first one's ticket. */
export type Draft = {
  id: string;
  requestId: string;
  openedAt: string;
  startedAt?: string;
  values: Partial<IntakeValues>;
};

const KEY = "intake.drafts";

export const startValues: Pick<IntakeValues, "channel" | "priority" | "is_confidential" | "is_backdated"> = {
  channel: "hotline",
  priority: "normal",
  is_confidential: false,
  is_backdated: false,
};

export const newDraft = (): Draft => ({
  id: crypto.randomUUID(),
  requestId: crypto.randomUUID(),
  openedAt: new Date().toISOString(),
  values: { ...startValues },
});

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

/** The drafts of this browser, oldest first; an untouched one is not worth keeping. */
export const readDrafts = (): Draft[] =>
  recall<Draft[]>(KEY, []).filter((each) => each?.id && each.values && hasContent(each));

export const keepDrafts = (drafts: Draft[]): void => remember(KEY, drafts.filter(hasContent));
