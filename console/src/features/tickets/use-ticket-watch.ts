import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { toAppError } from "../../lib/app-error";
import { supabase } from "../../lib/supabase";
import { useTicketsRefresh } from "./use-ticket";

/** While somebody writes, two numbers are asked for this often: whoever was faster is known at once. */
const WRITING_MS = 3_000;
const READING_MS = 12_000;

/** Notices that a ticket changed sooner than the page's own refresh, at the cost of one row by its key. */
export function useTicketWatch(id: number, version: number, isWriting: boolean): void {
  const refresh = useTicketsRefresh();
  const { data } = useQuery({
    queryKey: ["ticket-watch", id],
    queryFn: async ({ signal }) => {
      const {
        data: rows,
        error,
        status,
      } = await supabase().from("tickets").select("version").eq("id", id).abortSignal(signal);
      if (error) throw toAppError(error, status);
      // 0 = out of this person's sight now.
      return rows[0]?.version ?? 0;
    },
    refetchInterval: isWriting ? WRITING_MS : READING_MS,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  useEffect(() => {
    if (data !== undefined && data !== version) refresh();
  }, [data]);
}
