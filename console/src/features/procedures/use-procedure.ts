import { useQuery } from "@tanstack/react-query";
import { type AppError, toAppError } from "../../lib/app-error";
import { supabase } from "../../lib/supabase";
import type { ProcedureDocument, ProcedureFee, ProcedureRow, ProcedureStep, Version } from "./types";

// biome-ignore lint/suspicious/noExplicitAny: one helper for all tables; each caller names its row.
async function rows<Row>(query: PromiseLike<{ data: any; error: unknown; status: number }>): Promise<Row[]> {
  const { data, error, status } = await query;
  if (error) throw toAppError(error, status);
  return data as Row[];
}

export type Parts = { documents: ProcedureDocument[]; fees: ProcedureFee[]; steps: ProcedureStep[] };

/** Documents, fees and steps of some versions, each list in order. */
export async function partsOf(versionIds: readonly number[]): Promise<Parts> {
  const parts: Parts = { documents: [], fees: [], steps: [] };
  // A few hundred ids do not fit into one address.
  for (let start = 0; start < versionIds.length; start += 100) {
    const ids = versionIds.slice(start, start + 100);
    const of = (table: string, columns = "*") =>
      supabase().from(table).select(columns).in("version_id", ids).order("version_id").order("position");
    const [documents, fees, steps] = await Promise.all([
      rows<ProcedureDocument>(of("procedure_documents")),
      rows<ProcedureFee>(of("procedure_fees")),
      rows<ProcedureStep>(of("procedure_steps", "*, agency:agency_id(name, short_name)")),
    ]);
    parts.documents.push(...documents);
    parts.fees.push(...fees);
    parts.steps.push(...steps);
  }
  return parts;
}

/** A procedure as the list knows it; null = there is none. */
export function useProcedure(id: number) {
  return useQuery<ProcedureRow | null, AppError>({
    queryKey: ["procedures", "row", id],
    enabled: Number.isFinite(id),
    queryFn: async () =>
      (await rows<ProcedureRow>(supabase().from("procedure_list").select("*").eq("id", id)))[0] ?? null,
  });
}

/** Every version of a procedure with all its parts, the newest first. */
export function useVersions(id: number) {
  return useQuery<Version[], AppError>({
    queryKey: ["procedures", "versions", id],
    enabled: Number.isFinite(id),
    queryFn: async () => {
      const versions = await rows<Version>(
        supabase()
          .from("procedure_versions")
          .select("*, field:field_id(name), agency:agency_id(name)")
          .eq("procedure_id", id)
          .order("number", { ascending: false }),
      );
      const parts = await partsOf(versions.map((version) => version.id));
      const own = <Part extends { version_id?: number }>(list: Part[], version: number) =>
        list.filter((part) => part.version_id === version);
      return versions.map((version) => ({
        ...version,
        documents: own(parts.documents, version.id),
        fees: own(parts.fees, version.id),
        steps: own(parts.steps, version.id),
      }));
    },
  });
}

export type ProcedureField = { id: number; code: string; name: string; name_en: string | null };

export function useFields() {
  return useQuery<ProcedureField[], AppError>({
    queryKey: ["procedures", "fields"],
    staleTime: 60_000,
    queryFn: () =>
      rows<ProcedureField>(
        supabase().from("procedure_fields").select("id, code, name, name_en").order("position").order("name"),
      ),
  });
}
