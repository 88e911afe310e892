import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRpcQuery } from "../../../components/use-rpc";
import { type AppError, toAppError } from "../../../lib/app-error";
import { dayBoundary } from "../../../lib/date-time";
import { supabase } from "../../../lib/supabase";
import type { ReceptionDate, SessionListRow } from "../types";

export type OfficeDay = { day: string; is_working: boolean; name: string | null };

/** The sessions of a period, whatever became of them. */
export function useSessionsBetween(from: string, to: string) {
  return useQuery<SessionListRow[], AppError>({
    queryKey: ["sessions", "between", from, to],
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const { data, error, status } = await supabase()
        .from("session_list")
        .select("*")
        .gte("starts_at", dayBoundary(from))
        .lt("starts_at", dayBoundary(to, true))
        .order("starts_at")
        .order("id");
      if (error) throw toAppError(error, status);
      return data as unknown as SessionListRow[];
    },
  });
}

export function useOfficeDays(from: string, to: string) {
  const { data } = useRpcQuery<OfficeDay[]>(
    "office_days",
    { p_from: from, p_to: to },
    { staleTime: 600_000, placeholderData: keepPreviousData },
  );
  return new Map((data ?? []).map((day) => [day.day, day]));
}

/** The leaders' fixed days of the period. */
export function useReceptionDates(from: string, to: string) {
  const { data } = useRpcQuery<ReceptionDate[]>(
    "propose_reception_days",
    { p_from: from, p_to: to },
    { tables: ["sessions", "reception_days"], placeholderData: keepPreviousData },
  );
  return data ?? NONE;
}
const NONE: ReceptionDate[] = [];
