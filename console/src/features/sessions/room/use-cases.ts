import { useQuery } from "@tanstack/react-query";
import { type AppError, toAppError } from "../../../lib/app-error";
import { supabase } from "../../../lib/supabase";
import type { RoomTask } from "./decision-form";

export type RoomCase = {
  id: number;
  code: string;
  title: string;
  content: string;
  matter: string;
  is_group: boolean;
  head_count: number;
  agency_id: number | null;
  agency_name: string | null;
  proposal: string | null;
  citizen_name_masked: string | null;
  case_criteria: { criterion: string; reason: string }[];
  case_decisions: { id: number; number: string | null; issued_on: string | null; issuer: string; summary: string }[];
  case_files: { id: number; storage_path: string; file_name: string; title: string | null; byte_size: number }[];
};

const select = `position, case:cases!case_id(id, code, title, content, matter, is_group, head_count, agency_id, agency_name, proposal, citizen_name_masked,
  case_criteria(criterion, reason), case_decisions(id, number, issued_on, issuer, summary),
  case_files(id, storage_path, file_name, title, byte_size))`;

/** The cases of a session in order, as far as the person may read them. */
export function useRoomCases(sessionId: number) {
  return useQuery<RoomCase[], AppError>({
    queryKey: ["session_cases", "cases", "room", sessionId],
    refetchInterval: 60_000,
    queryFn: async () => {
      const { data, error, status } = await supabase()
        .from("session_cases")
        .select(select)
        .eq("session_id", sessionId)
        .order("position");
      if (error) throw toAppError(error, status);
      return (data as unknown as { case: RoomCase | null }[]).flatMap((row) => (row.case ? [row.case] : []));
    },
  });
}

/** What has been decided in this session. */
export function useRoomTasks(sessionId: number) {
  return useQuery<RoomTask[], AppError>({
    queryKey: ["case_tasks", "room", sessionId],
    refetchInterval: 15_000,
    queryFn: async () => {
      const { data, error, status } = await supabase()
        .from("case_tasks")
        .select("id, task, due_at, agency:agencies!agency_id(name)")
        .eq("session_id", sessionId)
        .neq("status", "cancelled")
        .order("id", { ascending: false });
      if (error) throw toAppError(error, status);
      return data as unknown as RoomTask[];
    },
  });
}
