import { useSubscription } from "@refinedev/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { LiveClock } from "../../components/clocks/types";
import { type AppError, toAppError } from "../../lib/app-error";
import { rpc } from "../../lib/rpc";
import { supabase } from "../../lib/supabase";
import type { TicketAnswer, TicketAttachment, TicketEvent, TicketRating, TicketRow } from "./types";

// biome-ignore lint/suspicious/noExplicitAny: one helper for five tables; each caller names its row.
async function rows<Row>(query: PromiseLike<{ data: any; error: unknown; status: number }>): Promise<Row[]> {
  const { data, error, status } = await query;
  if (error) throw toAppError(error, status);
  return data as Row[];
}

/** A ticket as the lists know it; null = there is none, or not for this person. */
export function useTicket(id: number | undefined) {
  return useQuery<TicketRow | null, AppError>({
    queryKey: ["tickets", "row", id],
    enabled: id !== undefined && Number.isFinite(id),
    queryFn: async () => (await rows<TicketRow>(supabase().from("ticket_list").select("*").eq("id", id)))[0] ?? null,
  });
}

/** The names of the steps the person may take now. */
export function useTicketActions(id: number | undefined) {
  const { data } = useQuery<string[], AppError>({
    queryKey: ["tickets", "actions", id],
    enabled: id !== undefined && Number.isFinite(id),
    queryFn: async () => (await rpc<string[] | null>("ticket_actions", { p_ticket_id: id })) ?? [],
  });
  return data ?? NONE;
}

const NONE: string[] = [];

export type TicketParts = {
  clocks: LiveClock[];
  events: TicketEvent[];
  answers: TicketAnswer[];
  ratings: TicketRating[];
  attachments: TicketAttachment[];
};

/** Everything that hangs on a ticket. */
export function useTicketParts(id: number) {
  return useQuery<TicketParts, AppError>({
    queryKey: ["tickets", "parts", id],
    queryFn: async () => {
      const db = supabase();
      const [clocks, events, answers, ratings, attachments] = await Promise.all([
        rows<LiveClock>(
          db
            .from("clocks")
            .select("*")
            .eq("subject_type", "ticket")
            .eq("subject_id", id)
            .order("started_at")
            .order("id"),
        ),
        rows<TicketEvent>(
          db
            .from("ticket_events")
            .select("*, agency:agencies!agency_id(name), actor_agency:agencies!actor_agency_id(name)")
            .eq("ticket_id", id)
            .order("at")
            .order("id"),
        ),
        rows<TicketAnswer>(
          db
            .from("ticket_answers")
            .select("*, agency:agencies!agency_id(name)")
            .eq("ticket_id", id)
            .order("answered_at"),
        ),
        rows<TicketRating>(db.from("ticket_ratings").select("*").eq("ticket_id", id).order("rated_at")),
        rows<TicketAttachment>(db.from("ticket_attachments").select("*").eq("ticket_id", id).order("created_at")),
      ]);
      return { clocks, events, answers, ratings, attachments };
    },
  });
}

/** Everything about tickets on the page is fetched again: after a step, and whenever the live channel says so. */
export function useTicketsRefresh(): () => void {
  const client = useQueryClient();
  return () => {
    client.invalidateQueries({
      predicate: ({ queryKey }) => queryKey.includes("tickets") || queryKey.includes("ticket_list"),
    });
  };
}

/** Keeps the page's tickets fresh by itself: Realtime where the Supabase has it, polling where not. */
export function useTicketsLive(): void {
  const refresh = useTicketsRefresh();
  useSubscription({ channel: "resources/tickets", types: ["*"], onLiveEvent: refresh });
}
