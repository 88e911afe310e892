import { recall, remember } from "./storage";

/** A record somebody opened: enough to find it again, nothing of what it says. */
export type Recent = { path: string; title: string; detail?: string };

const KEPT = 12;
const keyOf = (staffId: number) => `recent.${staffId}`;

/** The records this person opened last in this browser, newest first. */
export const recentRecords = (staffId: number): Recent[] => recall<Recent[]>(keyOf(staffId), []);

export function keepRecent(staffId: number, record: Recent): void {
  const others = recentRecords(staffId).filter((each) => each.path !== record.path);
  remember(keyOf(staffId), [record, ...others].slice(0, KEPT));
}
