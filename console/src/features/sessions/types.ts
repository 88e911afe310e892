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

/** The states in which a session can still be moved, called off or planned. */
export const openStatuses: readonly SessionStatus[] = ["planned", "reported", "invited", "tested"];

type Tables = Database["public"]["Tables"];
type Typed<Row> = Omit<Row, "kind" | "status"> & { kind: SessionKind; status: SessionStatus };

export type SessionRow = Typed<Tables["sessions"]["Row"]>;

type ListRow = Database["public"]["Views"]["session_list"]["Row"];
type Always =
  | "id"
  | "code"
  | "title"
  | "starts_at"
  | "ends_at"
  | "chair_name"
  | "version"
  | "obstacle_count"
  | "case_count";
/** A row of `session_list`: what calendar, list and export show. */
export type SessionListRow = Typed<Omit<ListRow, Always>> & { [Key in Always]: NonNullable<ListRow[Key]> };

export type MeetingPoint = Tables["meeting_points"]["Row"];
export type PointRow = Tables["session_points"]["Row"] & { point: MeetingPoint };
export type ParticipantRow = Tables["session_participants"]["Row"];
export type AgendaRow = Tables["session_agenda"]["Row"];
export type TestRow = Tables["session_tests"]["Row"];
export type SessionEvent = Tables["session_events"]["Row"];
export type SessionCaseRow = Tables["session_cases"]["Row"] & {
  case: {
    id: number;
    code: string;
    title: string;
    status: string;
    agency_name: string | null;
    decided_at: string | null;
  } | null;
};

export type Clash = {
  kind: "person" | "point" | "case" | "leave" | "working_time";
  name: string;
  session_id: number | null;
  session_code: string | null;
  starts_at: string;
  ends_at: string;
};

export type ObstacleKind = "short_notice" | "unapproved_case" | "untested_point" | "clash";
export type Checklist = {
  clocks: {
    id: number;
    rule_code: string;
    name: string;
    name_en: string;
    citation: string;
    issuer: string;
    state: "running" | "due_soon" | "overdue" | "paused" | "met" | "missed" | "cancelled";
    due_at: string;
    stopped_at: string | null;
    by: string | null;
  }[];
  obstacles: {
    kind: ObstacleKind;
    detail: string | null;
    is_waived: boolean;
    waived_by: string | null;
    reason: string | null;
  }[];
  clashes: Clash[];
};

export type ReceptionDate = {
  reception_day_id: number;
  day: string;
  fixed_day: string;
  kind: SessionKind;
  leader_id: number;
  leader_name: string;
  leader_title: string | null;
  agency_id: number;
  agency_name: string;
  starts_at: string;
  ends_at: string;
  point_id: number | null;
  point_name: string | null;
  session_id: number | null;
  session_code: string | null;
};

/** Mb/s that the model asks of a line. Source: QĐ3549 Phần II.2b. */
export const wantedSpeed = { central: 100, delegate: 50 } as const;

/** Who may be seated by the planner; chair and secretary come from the session, citizens from their case. */
export const capacities = [
  "reception_board",
  "office",
  "agency_leader",
  "commune_leader",
  "central_leader",
  "technician",
  "observer",
] as const;
export type Capacity = (typeof capacities)[number] | "chair" | "secretary" | "citizen";
