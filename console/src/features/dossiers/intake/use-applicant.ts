import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type AppError, toAppError } from "../../../lib/app-error";
import { rpc } from "../../../lib/rpc";
import { supabase } from "../../../lib/supabase";
import type { DossierStatus } from "../types";
import { searchable } from "./intake-draft";

export type Applicant = {
  id: number;
  full_name: string;
  organisation_name: string | null;
  id_number: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
};
export type EarlierDossier = {
  id: number;
  number: string;
  procedure_id: number;
  procedure_name: string;
  status: DossierStatus;
  agency_name: string;
  received_at: string;
  is_readable: boolean;
};
export type Found = { applicants: Applicant[]; dossiers: EarlierDossier[] };
/** A digitised document of an earlier dossier of this desk. */
export type EarlierDocument = { id: number; name: string; dossier_id: number };
export type Duplicate = { id: number; number: string; status: DossierStatus; agency_name: string; received_at: string };

function useDelayed<Value>(value: Value): Value {
  const [delayed, setDelayed] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setDelayed(value), 400);
    return () => clearTimeout(timer);
  }, [value]);
  return delayed;
}

/** Who has this telephone or identity number, and what they filed before; asked when the typing pauses. */
export function useApplicant(phone: string | undefined, idNumber: string | undefined) {
  const asked = useDelayed(searchable(idNumber) ?? searchable(phone));
  return useQuery<Found, AppError>({
    queryKey: ["dossiers", "applicant", asked],
    enabled: asked !== undefined,
    queryFn: () => rpc<Found>("find_applicant", { p_query: asked }),
    staleTime: 60_000,
    retry: false,
    refetchOnWindowFocus: false,
  });
}

/** What of the earlier dossiers is digitised and may be used again. Nguồn: QĐ2926 Điều 18.5. */
export function useEarlierDocuments(dossiers: readonly EarlierDossier[]) {
  const ids = dossiers.filter(({ is_readable }) => is_readable).map(({ id }) => id);
  return useQuery<EarlierDocument[], AppError>({
    queryKey: ["dossiers", "earlier-documents", ids],
    enabled: ids.length > 0,
    queryFn: async () => {
      const { data, error, status } = await supabase()
        .from("dossier_documents")
        .select("id, name, dossier_id")
        .in("dossier_id", ids)
        .eq("is_digitised", true)
        .order("id", { ascending: false });
      if (error) throw toAppError(error, status);
      return data as EarlierDocument[];
    },
    staleTime: 60_000,
  });
}

type Person = { procedure_id?: number; phone?: string; id_number?: string; full_name?: string };

/** Open dossiers of the same applicant for the same procedure. */
export function useDuplicates({ procedure_id, phone, id_number, full_name }: Person) {
  const question = useDelayed(
    JSON.stringify({
      p_procedure_id: procedure_id,
      p_phone: searchable(phone) ?? null,
      p_id_number: searchable(id_number) ?? null,
      p_full_name: full_name?.trim() || null,
    }),
  );
  const args = JSON.parse(question) as Record<string, unknown>;
  return useQuery<Duplicate[], AppError>({
    queryKey: ["dossiers", "duplicates", question],
    enabled: args.p_procedure_id !== undefined && Boolean(args.p_phone || args.p_id_number),
    queryFn: () => rpc<Duplicate[]>("find_dossier_duplicates", args),
    placeholderData: keepPreviousData,
    retry: false,
  });
}
