import { useQuery } from "@tanstack/react-query";
import { toAppError } from "../../lib/app-error";
import { supabase } from "../../lib/supabase";
import type { SavedChart } from "./types";

export type Alert = {
  id: number;
  chart_id: number;
  measure: string;
  scope: "total" | "any";
  comparison: "above" | "below";
  threshold: number;
  sends_email: boolean;
  is_active: boolean;
  charts: Pick<SavedChart, "id" | "name" | "query"> | null;
  chart_alert_states: {
    is_over: boolean;
    value: number | null;
    over: { label: string | null; value: number }[];
    since: string | null;
    checked_at: string;
    error_key: string | null;
  } | null;
};

async function fetchAlerts(chartId: number | undefined): Promise<Alert[]> {
  let query = supabase().from("chart_alerts").select("*, charts(id, name, query), chart_alert_states(*)").order("id");
  if (chartId !== undefined) query = query.eq("chart_id", chartId);
  const { data, error, status } = await query;
  if (error) throw toAppError(error, status);
  // One state an alert: some servers answer it as a list of one.
  return (data as (Alert & { chart_alert_states: unknown })[]).map((alert) => ({
    ...alert,
    chart_alert_states: ([alert.chart_alert_states].flat()[0] ?? null) as Alert["chart_alert_states"],
  }));
}

/** The reader's own alerts with how each stands; looked at again each minute, as the worker does its rounds. */
export const useAlerts = (chartId?: number) =>
  useQuery({
    queryKey: ["chart_alerts", chartId ?? "all"],
    queryFn: () => fetchAlerts(chartId),
    refetchInterval: 60_000,
  });
