import { useQuery } from "@tanstack/react-query";
import { type AppError, toAppError } from "../../lib/app-error";
import { supabase } from "../../lib/supabase";

/** So many stand in the list's address at once; nobody follows more with any use. */
const MOST = 300;

/** The tickets a person follows, those followed last first. */
export function useFollowedIds(staffId: number | undefined): number[] | undefined {
  const { data } = useQuery<number[], AppError>({
    queryKey: ["tickets", "followed", staffId],
    enabled: staffId !== undefined,
    staleTime: 30_000,
    queryFn: async () => {
      const {
        data: rows,
        error,
        status,
      } = await supabase()
        .from("ticket_followers")
        .select("ticket_id")
        .eq("staff_id", staffId)
        .order("followed_at", { ascending: false })
        .limit(MOST);
      if (error) throw toAppError(error, status);
      return rows.map((row) => Number(row.ticket_id));
    },
  });
  return data;
}
