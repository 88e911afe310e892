import { useQuery } from "@tanstack/react-query";
import { type AppError, toAppError } from "../../lib/app-error";
import { supabase } from "../../lib/supabase";
import type {
  CaseAgency,
  CaseCitizen,
  CaseCriterion,
  CaseDecision,
  CaseEvent,
  CaseFile,
  CaseRow,
  CaseTask,
  LinkedTicket,
} from "./types";

// biome-ignore lint/suspicious/noExplicitAny: one helper for all tables; each caller names its row.
async function rows<Row>(query: PromiseLike<{ data: any; error: unknown; status: number }>): Promise<Row[]> {
  const { data, error, status } = await query;
  if (error) throw toAppError(error, status);
  return data as Row[];
}

/** Others work on the same case: what they did shows after this while. */
const FRESH = 20_000;

/** A case as the list knows it; null = there is none, or not for this person. */
export function useCase(id: number, isLive = true) {
  return useQuery<CaseRow | null, AppError>({
    queryKey: ["cases", "row", id],
    enabled: Number.isFinite(id),
    refetchInterval: isLive ? FRESH : false,
    refetchOnWindowFocus: isLive,
    queryFn: async () => (await rows<CaseRow>(supabase().from("case_list").select("*").eq("id", id)))[0] ?? null,
  });
}

export type CaseParts = {
  citizens: CaseCitizen[];
  agencies: CaseAgency[];
  criteria: CaseCriterion[];
  decisions: CaseDecision[];
  files: CaseFile[];
  tickets: LinkedTicket[];
  events: CaseEvent[];
  tasks: CaseTask[];
};

/** Everything that hangs on a case. */
export function useCaseParts(id: number, isLive = true) {
  return useQuery<CaseParts, AppError>({
    queryKey: ["cases", "parts", id],
    enabled: Number.isFinite(id),
    refetchInterval: isLive ? FRESH : false,
    refetchOnWindowFocus: isLive,
    queryFn: async () => {
      const of = (table: string, columns = "*") => supabase().from(table).select(columns).eq("case_id", id);
      const [citizens, agencies, criteria, decisions, files, tickets, events, tasks] = await Promise.all([
        rows<CaseCitizen>(of("case_citizens").order("position").order("id")),
        rows<CaseAgency>(
          of("case_agencies", "agency_id, part, agency:agencies(name)").order("part").order("agency_id"),
        ),
        rows<CaseCriterion>(of("case_criteria")),
        rows<CaseDecision>(of("case_decisions").order("issued_on").order("id")),
        rows<CaseFile>(of("case_files", "*, agency:agencies(name)").order("created_at")),
        rows<LinkedTicket>(
          of("case_tickets", "ticket_id, linked_at, ticket:tickets(id, code, status, content, received_at)").order(
            "linked_at",
          ),
        ),
        rows<CaseEvent>(of("case_events").order("at").order("id")),
        rows<CaseTask>(of("case_task_list").order("due_at")),
      ]);
      return { citizens, agencies, criteria, decisions, files, tickets, events, tasks };
    },
  });
}
