import { useQuery } from "@tanstack/react-query";
import type { LiveClock } from "../../../components/clocks/types";
import { type AppError, toAppError } from "../../../lib/app-error";
import { supabase } from "../../../lib/supabase";
import type { TicketEvent, TicketRow } from "../types";

/** What a slip says of a ticket. */
export type Slip = {
  ticket: TicketRow;
  /** The transfer that stands: who sent it, when, with which words. */
  transfer: Pick<TicketEvent, "at" | "actor_name" | "note"> | undefined;
  /** What is owed now, with the article that says so. */
  clock: Pick<LiveClock, "due_at" | "citation" | "target_amount" | "target_unit"> | undefined;
  files: number;
};

type Owned<Row> = Row & { ticket_id: number };

const transfers = ["transferred", "reassigned", "moved"];

export function useSlips(ids: readonly number[]) {
  return useQuery<Slip[], AppError>({
    queryKey: ["tickets", "slips", ids],
    enabled: ids.length > 0,
    queryFn: async ({ signal }) => {
      const db = supabase();
      const answers = await Promise.all([
        db.from("ticket_list").select("*").in("id", ids).abortSignal(signal),
        db
          .from("ticket_events")
          .select("ticket_id, kind, at, actor_name, note")
          .in("ticket_id", ids)
          .in("kind", transfers)
          .order("at")
          .abortSignal(signal),
        db
          .from("clocks")
          .select("subject_id, due_at, citation, target_amount, target_unit")
          .eq("subject_type", "ticket")
          .in("subject_id", ids)
          .eq("kind", "deadline")
          .is("stopped_at", null)
          .order("due_at")
          .abortSignal(signal),
        db.from("ticket_attachments").select("ticket_id").in("ticket_id", ids).abortSignal(signal),
      ]);
      for (const { error, status } of answers) if (error) throw toAppError(error, status);
      const [tickets, events, clocks, files] = answers.map((answer) => answer.data) as unknown as [
        TicketRow[],
        Owned<Pick<TicketEvent, "at" | "actor_name" | "note">>[],
        (NonNullable<Slip["clock"]> & { subject_id: number })[],
        Owned<object>[],
      ];
      return ids.flatMap((id) => {
        const ticket = tickets.find((each) => each.id === id);
        if (!ticket) return [];
        return [
          {
            ticket,
            // A transfer that was recalled or returned stands no more.
            transfer: ticket.agency_id === null ? undefined : events.filter((each) => each.ticket_id === id).at(-1),
            clock: clocks.find((each) => each.subject_id === id),
            files: files.filter((each) => each.ticket_id === id).length,
          },
        ];
      });
    },
  });
}
