import type { SessionRow } from "../types";

export type NextThing = "cases" | "report" | "invite" | "inviteRest" | "test" | "ready" | "live" | "conclude";

/** The one thing that whoever plans should do next; a text `sessions:next.<key>`. */
export function nextThing(
  session: Pick<SessionRow, "status" | "kind" | "has_city_leader" | "reported_at" | "invited_at" | "tested_at">,
  { toInvite, hasCases }: { toInvite: number; hasCases: boolean },
): NextThing | undefined {
  if (session.status === "cancelled" || session.status === "concluded") return undefined;
  if (session.status === "live") return "live";
  if (session.status === "ended") return "conclude";
  if (!hasCases) return "cases";
  if (!session.reported_at && (session.kind !== "commune" || session.has_city_leader)) return "report";
  if (!session.invited_at) return "invite";
  if (toInvite > 0) return "inviteRest";
  return session.tested_at ? "ready" : "test";
}
