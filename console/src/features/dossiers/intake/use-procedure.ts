import { useQuery } from "@tanstack/react-query";
import { type AppError, toAppError } from "../../../lib/app-error";
import { supabase } from "../../../lib/supabase";

type Fee = { name: string; amount: number; postal_amount: number | null; note: string | null };
export type ProcedureDocument = {
  id: number;
  name: string;
  form: string | null;
  copies: number;
  is_required: boolean;
  template_note: string | null;
};
export type Procedure = {
  id: number;
  code: string;
  name: string;
  days: number | null;
  documents: ProcedureDocument[];
  fees: Fee[];
};

/** What the version of a procedure in force today asks for. */
export function useProcedure(id: number | undefined) {
  return useQuery<Procedure | null, AppError>({
    queryKey: ["procedures", "intake", id],
    enabled: id !== undefined,
    staleTime: 60_000,
    queryFn: async () => {
      const db = supabase();
      const found = await db
        .from("procedure_list")
        .select("id, code, name, days, version_id")
        .eq("id", id as number);
      if (found.error) throw toAppError(found.error, found.status);
      const [procedure] = found.data as (Omit<Procedure, "documents" | "fees"> & { version_id: number })[];
      if (!procedure) return null;
      const [documents, fees] = await Promise.all([
        db
          .from("procedure_documents")
          .select("id, name, form, copies, is_required, template_note")
          .eq("version_id", procedure.version_id)
          .order("position"),
        db
          .from("procedure_fees")
          .select("name, amount, postal_amount, note")
          .eq("version_id", procedure.version_id)
          .order("position"),
      ]);
      if (documents.error) throw toAppError(documents.error, documents.status);
      if (fees.error) throw toAppError(fees.error, fees.status);
      return { ...procedure, documents: documents.data as ProcedureDocument[], fees: fees.data as Fee[] };
    },
  });
}

/** What the version costs at the counter or by post, in đồng. */
export const feeOf = (procedure: Procedure | null | undefined, channel: "direct" | "postal"): number =>
  (procedure?.fees ?? []).reduce(
    (sum, { amount, postal_amount }) => sum + Number(channel === "postal" ? (postal_amount ?? amount) : amount),
    0,
  );
