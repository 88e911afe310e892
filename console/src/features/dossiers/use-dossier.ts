import { useSubscription } from "@refinedev/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { LiveClock } from "../../components/clocks/types";
import { type AppError, toAppError } from "../../lib/app-error";
import { rpc } from "../../lib/rpc";
import { supabase } from "../../lib/supabase";
import { type DossierPaper, papersOf } from "./papers";
import type {
  DossierDocument,
  DossierEvent,
  DossierFile,
  DossierPayment,
  DossierRow,
  DossierStep,
  DossierSupplement,
} from "./types";

// biome-ignore lint/suspicious/noExplicitAny: one helper for many tables; each caller names its row.
async function rows<Row>(query: PromiseLike<{ data: any; error: unknown; status: number }>): Promise<Row[]> {
  const { data, error, status } = await query;
  if (error) throw toAppError(error, status);
  return data as Row[];
}

/** A dossier as the lists know it; null = there is none, or not for this person. */
export function useDossier(id: number) {
  return useQuery<DossierRow | null, AppError>({
    queryKey: ["dossiers", "row", id],
    enabled: Number.isFinite(id),
    queryFn: async () => (await rows<DossierRow>(supabase().from("dossier_list").select("*").eq("id", id)))[0] ?? null,
  });
}

const NONE: string[] = [];

/** The names of the steps the person may take now. */
export function useDossierActions(id: number): string[] {
  const { data } = useQuery<string[], AppError>({
    queryKey: ["dossiers", "actions", id],
    enabled: Number.isFinite(id),
    queryFn: async () => (await rpc<string[] | null>("dossier_actions", { p_dossier_id: id })) ?? [],
  });
  return data ?? NONE;
}

export type DossierParts = {
  clocks: LiveClock[];
  steps: DossierStep[];
  documents: DossierDocument[];
  files: DossierFile[];
  supplements: DossierSupplement[];
  payments: DossierPayment[];
  events: DossierEvent[];
  papers: DossierPaper[];
};

/** Everything that hangs on a dossier. */
export function useDossierParts(id: number) {
  return useQuery<DossierParts, AppError>({
    queryKey: ["dossiers", "parts", id],
    queryFn: async () => {
      const db = supabase();
      const of = (table: string, columns: string, ...order: string[]) =>
        order.reduce((query, column) => query.order(column), db.from(table).select(columns).eq("dossier_id", id));
      const [clocks, steps, documents, files, supplements, payments, events, papers] = await Promise.all([
        rows<LiveClock>(
          db
            .from("clocks")
            .select("*")
            .eq("subject_type", "dossier")
            .eq("subject_id", id)
            .order("started_at")
            .order("id"),
        ),
        rows<DossierStep>(of("dossier_steps", "*, agency:agencies!agency_id(name)", "position")),
        rows<DossierDocument>(of("dossier_documents", "*", "position")),
        rows<DossierFile>(of("dossier_files", "*", "created_at", "id")),
        rows<DossierSupplement>(of("dossier_supplements", "*", "requested_at")),
        rows<DossierPayment>(of("dossier_payments", "*", "id")),
        rows<DossierEvent>(
          of(
            "dossier_events",
            "*, agency:agencies!agency_id(name), actor_agency:agencies!actor_agency_id(name)",
            "at",
            "id",
          ),
        ),
        papersOf(id),
      ]);
      return { clocks, steps, documents, files, supplements, payments, events, papers };
    },
  });
}

/** Everything about dossiers on the page is fetched again: after a step, and whenever the live channel says so. */
export function useDossiersRefresh(): () => void {
  const client = useQueryClient();
  return () => {
    client.invalidateQueries({
      predicate: ({ queryKey }) => queryKey.includes("dossiers") || queryKey.includes("dossier_list"),
    });
  };
}

/** Keeps the page's dossiers fresh by itself: Realtime where the Supabase has it, polling where not. */
export function useDossiersLive(): void {
  const refresh = useDossiersRefresh();
  useSubscription({ channel: "resources/dossiers", types: ["*"], onLiveEvent: refresh });
}

/** While somebody writes, one number is asked for this often: whoever was faster is known at once. */
const WRITING_MS = 3_000;
const READING_MS = 12_000;

/** Notices that a dossier changed sooner than the page's own refresh, at the cost of one row by its key. */
export function useDossierWatch(id: number, version: number, isWriting: boolean): void {
  const refresh = useDossiersRefresh();
  const { data } = useQuery({
    queryKey: ["dossier-watch", id],
    queryFn: async () =>
      // 0 = out of this person's sight now.
      (await rows<{ version: number }>(supabase().from("dossiers").select("version").eq("id", id)))[0]?.version ?? 0,
    refetchInterval: isWriting ? WRITING_MS : READING_MS,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  useEffect(() => {
    if (data !== undefined && data !== version) refresh();
  }, [data]);
}
