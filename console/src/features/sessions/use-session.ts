import { useSubscription } from "@refinedev/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRpcQuery } from "../../components/use-rpc";
import { type AppError, toAppError } from "../../lib/app-error";
import { supabase } from "../../lib/supabase";
import type {
  AgendaRow,
  Checklist,
  ParticipantRow,
  PointRow,
  SessionCaseRow,
  SessionEvent,
  SessionRow,
  TestRow,
} from "./types";

// biome-ignore lint/suspicious/noExplicitAny: one helper for several tables; each caller names its row.
async function rows<Row>(query: PromiseLike<{ data: any; error: unknown; status: number }>): Promise<Row[]> {
  const { data, error, status } = await query;
  if (error) throw toAppError(error, status);
  return data as Row[];
}

const isId = (id: number | undefined): id is number => id !== undefined && Number.isSafeInteger(id) && id > 0;

/** A session; null = there is none, or not for this person. */
export function useSession(id: number | undefined) {
  return useQuery<SessionRow | null, AppError>({
    queryKey: ["sessions", "row", id],
    enabled: isId(id),
    queryFn: async () =>
      (
        await rows<SessionRow>(
          supabase()
            .from("sessions")
            .select("*")
            .eq("id", id as number),
        )
      )[0] ?? null,
  });
}

export type SessionParts = {
  points: PointRow[];
  participants: ParticipantRow[];
  cases: SessionCaseRow[];
  agenda: AgendaRow[];
  tests: TestRow[];
  events: SessionEvent[];
};

/** Everything that hangs on a session and is planned. */
export function useSessionParts(id: number | undefined) {
  return useQuery<SessionParts, AppError>({
    queryKey: ["sessions", "parts", id],
    enabled: isId(id),
    queryFn: async () => {
      const db = supabase();
      const of = (table: "session_participants" | "session_agenda", select = "*") =>
        db
          .from(table)
          .select(select)
          .eq("session_id", id as number)
          .order("position")
          .order("id");
      const [points, participants, cases, agenda, tests, events] = await Promise.all([
        rows<PointRow>(
          db
            .from("session_points")
            .select("*, point:meeting_points!point_id(*)")
            .eq("session_id", id as number)
            .order("position")
            .order("id"),
        ),
        rows<ParticipantRow>(of("session_participants")),
        rows<SessionCaseRow>(
          db
            .from("session_cases")
            .select("*, case:cases!case_id(id, code, title, status, agency_name, decided_at)")
            .eq("session_id", id as number)
            .order("position"),
        ),
        rows<AgendaRow>(of("session_agenda")),
        rows<TestRow>(
          db
            .from("session_tests")
            .select("*")
            .eq("session_id", id as number)
            .order("tested_at", { ascending: false }),
        ),
        rows<SessionEvent>(
          db
            .from("session_events")
            .select("*")
            .eq("session_id", id as number)
            .order("id", { ascending: false }),
        ),
      ]);
      return { points, participants, cases, agenda, tests, events };
    },
  });
}

/** Its deadlines with who met them, what stands in its way, what it collides with. */
export const useChecklist = (id: number) =>
  useRpcQuery<Checklist>("session_checklist", { p_session_id: id }, { tables: ["sessions"] });

/** Everything about sessions on the page is fetched again. */
export function useSessionsRefresh(): () => void {
  const client = useQueryClient();
  return () => {
    client.invalidateQueries({
      predicate: ({ queryKey }) => queryKey.includes("sessions") || queryKey.includes("session_list"),
    });
  };
}

/** Keeps the page's sessions fresh by itself: Realtime where the Supabase has it, polling where not. */
export function useSessionsLive(): void {
  const refresh = useSessionsRefresh();
  useSubscription({ channel: "resources/sessions", types: ["*"], onLiveEvent: refresh });
}
