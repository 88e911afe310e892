import { useQuery } from "@tanstack/react-query";
import type { ClockState } from "../../../components/clock-states";
import { type AppError, toAppError } from "../../../lib/app-error";
import { supabase } from "../../../lib/supabase";

export const decisionKinds = ["procedure", "agency_code"] as const;
export const decisionStatuses = ["open", "completed", "cancelled"] as const;

export type DecisionRow = {
  id: number;
  kind: (typeof decisionKinds)[number];
  number: string;
  decided_on: string;
  issuer: string;
  summary: string | null;
  registered_at: string;
  registered_by_name: string | null;
  completed_at: string | null;
  cancelled_at: string | null;
  cancel_reason: string | null;
  status: (typeof decisionStatuses)[number];
  item_count: number;
  done_count: number;
  clock_id: number | null;
  due_at: string | null;
  clock_state: ClockState | "none";
  remaining_seconds: number | null;
};

export type DecisionItem = {
  id: number;
  action: "new" | "amended" | "abolished" | "code";
  procedure_id: number | null;
  procedure_code: string | null;
  procedure_name: string | null;
  agency_id: number | null;
  agency: { name: string; electronic_code: string | null } | null;
  electronic_code: string | null;
  version_id: number | null;
  done_at: string | null;
  done_by_name: string | null;
};

/** A decision with its items; null = there is none. */
export function useDecision(id: number) {
  return useQuery<{ row: DecisionRow; items: DecisionItem[] } | null, AppError>({
    queryKey: ["procedures", "decision", id],
    enabled: Number.isFinite(id),
    refetchInterval: 60_000,
    queryFn: async () => {
      const [list, items] = await Promise.all([
        supabase().from("catalogue_decision_list").select("*").eq("id", id),
        supabase()
          .from("catalogue_decision_items")
          .select("*, agency:agency_id(name, electronic_code)")
          .eq("decision_id", id)
          .order("position"),
      ]);
      for (const { error, status } of [list, items]) if (error) throw toAppError(error, status);
      const row = (list.data as unknown as DecisionRow[])[0];
      return row ? { row, items: items.data as unknown as DecisionItem[] } : null;
    },
  });
}
