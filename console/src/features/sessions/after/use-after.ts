import { useList } from "@refinedev/core";
import type { Database } from "../../../../../supabase/types/database";
import type { DocumentRow } from "./papers";

type Tables = Database["public"]["Tables"];
export type MinutesRow = Tables["session_minutes"]["Row"];
export type ConclusionRow = Tables["session_conclusions"]["Row"];
export type RecordingRow = Tables["session_recordings"]["Row"];

export type TaskStatus = "open" | "reported" | "done" | "cancelled";
export type TaskRow = {
  id: number;
  code: string;
  case_id: number | null;
  case_code: string | null;
  case_title: string | null;
  session_id: number | null;
  session_code: string | null;
  session_title: string | null;
  agency_id: number;
  agency_name: string;
  task: string;
  status: TaskStatus;
  due_at: string;
  assigned_at: string;
  assigned_by_name: string | null;
  report: string | null;
  reported_at: string | null;
  accepted_at: string | null;
  clock_state: "running" | "due_soon" | "overdue" | "none";
  remaining_seconds: number | null;
};

/** All rows of a table that hang on one session. */
function useOfSession<Row extends { session_id: number | null }>(
  resource: string,
  sessionId: number,
  sort: { field: string; order: "asc" | "desc" },
  more: object = {},
) {
  return useList<Row>({
    resource,
    filters: [{ field: "session_id", operator: "eq", value: sessionId }],
    sorters: [sort],
    pagination: { mode: "off" },
    errorNotification: false,
    ...more,
  });
}

export const useMinutes = (sessionId: number) =>
  useOfSession<MinutesRow>(
    "session_minutes",
    sessionId,
    { field: "session_id", order: "asc" },
    {
      meta: { idColumnName: false },
      // What is being written is not overwritten by what comes in.
      liveMode: "off",
    },
  );

export const useConclusion = (sessionId: number) =>
  useOfSession<ConclusionRow>("session_conclusions", sessionId, { field: "id", order: "asc" });

export const useRecordings = (sessionId: number) =>
  useOfSession<RecordingRow>("session_recordings", sessionId, { field: "added_at", order: "desc" });

/** The citizens of a session, with the rating each has given. */
export type SessionRating = {
  id: number;
  session_id: number;
  display_name: string;
  case_id: number | null;
  case_code: string | null;
  rating_id: number | null;
  score: number | null;
  reception: number | null;
  handling: number | null;
  answer: number | null;
  comment: string | null;
  via: "link" | "phone" | "counter" | null;
  rated_at: string | null;
  staff_name: string | null;
  is_low: boolean;
};
export const useSessionRatings = (sessionId: number) =>
  useOfSession<SessionRating>("session_rating_list", sessionId, { field: "id", order: "asc" });

export const useSessionTasks = (sessionId: number) =>
  useOfSession<TaskRow>("case_task_list", sessionId, { field: "due_at", order: "asc" });

/** The session's rows of the register, the latest first. */
export function useDocuments(sessionId: number) {
  return useList<DocumentRow>({
    resource: "documents",
    filters: [
      { field: "subject_type", operator: "eq", value: "session" },
      { field: "subject_id", operator: "eq", value: sessionId },
    ],
    sorters: [{ field: "issued_at", order: "desc" }],
    pagination: { mode: "off" },
    errorNotification: false,
  });
}
