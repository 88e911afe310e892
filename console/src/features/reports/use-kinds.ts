import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { toAppError } from "../../lib/app-error";
import { supabase } from "../../lib/supabase";
import type { ReportKind } from "./types";

async function fetchKinds(): Promise<ReportKind[]> {
  const { data, error, status } = await supabase().from("report_kinds").select("*").order("position");
  if (error) throw toAppError(error, status);
  return data as unknown as ReportKind[];
}

const none: ReportKind[] = [];

/** The reports this person may have, with their names in the reader's language. */
export function useKinds() {
  const { i18n } = useTranslation();
  const query = useQuery({ queryKey: ["report_kinds"], queryFn: fetchKinds, staleTime: 600_000 });
  const kinds = query.data ?? none;
  const isEnglish = i18n.language === "en";
  const nameOf = (code: string): string => {
    const kind = kinds.find((each) => each.code === code);
    return kind ? (isEnglish ? kind.name_en : kind.name) : "";
  };
  return {
    kinds,
    query,
    nameOf,
    descriptionOf: (kind: ReportKind) => (isEnglish ? kind.description_en : kind.description),
  };
}
