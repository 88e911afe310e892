import { useQuery } from "@tanstack/react-query";
import { type AppError, toAppError } from "../../../lib/app-error";
import { rpc } from "../../../lib/rpc";
import { supabase } from "../../../lib/supabase";
import type { DueState } from "../types";

export type TaskStatus = "open" | "answered" | "returned" | "cancelled" | "ended";

/** A row of `public.ticket_task_list`. */
export type TicketTask = {
  id: number;
  ticket_id: number;
  code: string | null;
  content: string | null;
  priority: "normal" | "urgent" | null;
  lead_agency_name: string | null;
  lead_agency_short_name: string | null;
  agency_id: number;
  agency_name: string;
  agency_short_name: string | null;
  officer_id: number | null;
  officer_name: string | null;
  task: string;
  status: TaskStatus;
  due_at: string;
  clock_state: DueState;
  remaining_seconds: number | null;
  clock_result: string | null;
  given_at: string;
  given_by_name: string | null;
  answer: string | null;
  reason: string | null;
  ended_at: string | null;
  ended_by_name: string | null;
  version: number;
};

export type AnswerDraft = {
  id: number;
  content: string;
  status: "waiting" | "approved" | "sent_back" | "replaced" | "dropped";
  submitted_at: string;
  submitted_by_name: string | null;
  decided_at: string | null;
  decided_by_name: string | null;
  remarks: string | null;
};

export type TicketBrief = {
  id: number;
  content: string;
  sent_at: string;
  sent_by_name: string | null;
  due_at: string | null;
};

/** Rows of one table that hang on a ticket; refreshed with everything else of the ticket. */
function useRows<Row>(table: string, ticketId: number, order: string) {
  return useQuery<Row[], AppError>({
    queryKey: ["tickets", table, ticketId],
    queryFn: async () => {
      const {
        data: found,
        error,
        status,
      } = await supabase().from(table).select("*").eq("ticket_id", ticketId).order(order).order("id");
      if (error) throw toAppError(error, status);
      return found as Row[];
    },
  });
}

const NO_ACTIONS: Record<string, string[]> = {};

export const useTasks = (ticketId: number) => useRows<TicketTask>("ticket_task_list", ticketId, "given_at");
export const useDrafts = (ticketId: number) => useRows<AnswerDraft>("ticket_answer_drafts", ticketId, "submitted_at");
export const useBriefs = (ticketId: number) => useRows<TicketBrief>("ticket_briefs", ticketId, "sent_at");

/** What the person may do with each open task, by its id. */
export function useTaskActions(ticketId: number, isNeeded: boolean) {
  const { data } = useQuery<Record<string, string[]>, AppError>({
    queryKey: ["tickets", "task-actions", ticketId],
    enabled: isNeeded,
    queryFn: () => rpc<Record<string, string[]>>("task_actions", { p_ticket_id: ticketId }),
  });
  return data ?? NO_ACTIONS;
}
