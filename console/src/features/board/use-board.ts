import { useSubscription } from "@refinedev/core";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useRpcQuery } from "../../components/use-rpc";
import { toAppError } from "../../lib/app-error";
import { supabase } from "../../lib/supabase";
import type { Board, Brief, Measure, TickHealth } from "./types";

/** However fast changes come in, the numbers are fetched again at most this often. */
export const REFRESH_MS = 5_000;

type Filter = Record<string, string[]>;

/** What the questions about tickets open now are refreshed by. */
export const OPEN_TICKETS = "tickets";

/** What stands on the board beside its charts, kept fresh: Realtime where the Supabase has it, polling where not. */
export function useBoard(filter: Filter) {
  const client = useQueryClient();
  const last = useRef(0);
  useSubscription({
    channel: "resources/tickets",
    onLiveEvent: () => {
      if (Date.now() - last.current < REFRESH_MS) return;
      last.current = Date.now();
      client.invalidateQueries({ queryKey: ["rpc", "board"] });
      client.invalidateQueries({ queryKey: ["rpc", "bi_query", OPEN_TICKETS] });
      client.invalidateQueries({ queryKey: ["rpc", "tick_health"] });
    },
  });
  return useRpcQuery<Board>(
    "board",
    { p_filter: filter },
    { placeholderData: keepPreviousData, staleTime: REFRESH_MS },
  );
}

export const useTickHealth = () =>
  useRpcQuery<TickHealth>("tick_health", {}, { refetchInterval: 60_000, retry: false });

export const useBrief = (filter: Filter) => useRpcQuery<Brief>("morning_brief", { p_filter: filter });

async function fetchMeasures(): Promise<Map<string, Measure>> {
  const { data, error, status } = await supabase().from("measures").select("*").eq("dataset_code", "tickets");
  if (error) throw toAppError(error, status);
  return new Map((data as Measure[]).map((measure) => [measure.code, measure]));
}

/** The definitions of the numbers, in the reader's language. */
export function useMeasures() {
  const { i18n } = useTranslation();
  const { data } = useQuery({ queryKey: ["measures"], queryFn: fetchMeasures, staleTime: Number.POSITIVE_INFINITY });
  const isEnglish = i18n.language === "en";
  return (code: string) => {
    const measure = data?.get(code);
    return measure
      ? {
          name: isEnglish ? measure.name_en : measure.name,
          unit: isEnglish ? measure.unit_en : measure.unit,
          definition: isEnglish ? measure.definition_en : measure.definition,
          citation: measure.citation,
        }
      : undefined;
  };
}
