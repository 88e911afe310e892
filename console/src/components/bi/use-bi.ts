import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { supabase } from "../../lib/supabase";
import { useRpcQuery } from "../use-rpc";
import type { Answer, Catalogue, Dataset, Measure, Query } from "./types";

/** Numbers of a period hardly move from one look to the next; those of now are fetched again soon enough. */
const STALE_MS = 60_000;

/** What there is to ask; the same for the whole session. */
export const useCatalogue = () => useRpcQuery<Catalogue>("bi_catalog", {}, { staleTime: 600_000 });

export const useAnswer = (
  query: Query | undefined,
  options: { refetchInterval?: number; staleTime?: number; tables?: string[] } = {},
) =>
  useRpcQuery<Answer>(
    "bi_query",
    { p_query: query },
    { enabled: query !== undefined, staleTime: STALE_MS, placeholderData: keepPreviousData, retry: 1, ...options },
  );

export const datasetOf = (catalogue: Catalogue | undefined, code: string): Dataset | undefined =>
  catalogue?.datasets.find((dataset) => dataset.code === code);
export const measureOf = (dataset: Dataset | undefined, code: string): Measure | undefined =>
  dataset?.measures.find((measure) => measure.code === code);

/** The name of anything that has one in both languages. */
export function useNameOf() {
  const { i18n } = useTranslation();
  const isEnglish = i18n.language === "en";
  return {
    nameOf: (named: { name: string; name_en: string | null }) => (isEnglish && named.name_en) || named.name,
    unitOf: (measure: { unit: string; unit_en: string }) => (isEnglish ? measure.unit_en : measure.unit),
    definitionOf: (measure: { definition: string; definition_en: string }) =>
      isEnglish ? measure.definition_en : measure.definition,
  };
}

export type Target = { value: number; direction: "at_least" | "at_most"; citation: string; source: string };
type TargetRow = Target & { year: number; agency_id: number | null; measure: string; unit: string };

const perUnit: Record<string, number> = { percent: 0.01, minutes: 60, hours: 3600, count: 1 };

async function fetchTargets(): Promise<TargetRow[]> {
  const { data, error } = await supabase().from("kpi_targets").select("*").order("year", { ascending: false });
  // Whoever may not read the targets sees their numbers without them.
  return error ? [] : (data as TargetRow[]);
}

/** Rows of this source are the city's for what comes through 1022; all others are plans for dossiers. */
const TICKETS = "1022";

/**
 * What is aimed at in a year: an agency's own target before everyone's, the year's own before the last one set. A plan
 * for online services says nothing of reports, though a measure may be called the same.
 */
export function useTargets(isOfDossiers: boolean) {
  const { data } = useQuery({ queryKey: ["kpi_targets"], queryFn: fetchTargets, staleTime: 600_000 });
  return (measure: string, year: number, agencyId?: number): Target | undefined => {
    const fitting = (data ?? []).filter(
      (row) =>
        row.measure === measure &&
        row.year <= year &&
        (row.agency_id === null || row.agency_id === agencyId) &&
        row.source.startsWith(TICKETS) !== isOfDossiers,
    );
    const row = fitting.find((each) => each.agency_id !== null) ?? fitting[0];
    return row && { ...row, value: Number(row.value) * (perUnit[row.unit] ?? 1) };
  };
}
