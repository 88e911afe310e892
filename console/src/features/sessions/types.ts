import type { Database } from "../../../../supabase/types/database";

export const sessionKinds = ["city", "commune", "central"] as const;
export type SessionKind = (typeof sessionKinds)[number];

export const sessionStatuses = [
  "planned",
  "reported",
  "invited",
  "tested",
  "live",
  "ended",
  "concluded",
  "cancelled",
] as const;
export type SessionStatus = (typeof sessionStatuses)[number];

type Tables = Database["public"]["Tables"];
export type SessionRow = Omit<Tables["sessions"]["Row"], "kind" | "status"> & { kind: SessionKind; status: SessionStatus };
export type PointRow = Tables["session_points"]["Row"] & { point: Tables["meeting_points"]["Row"] };
export type ParticipantRow = Tables["session_participants"]["Row"];
export type AgendaRow = Tables["session_agenda"]["Row"];
export type TestRow = Tables["session_tests"]["Row"];
export type SessionEvent = Tables["session_events"]["Row"];
