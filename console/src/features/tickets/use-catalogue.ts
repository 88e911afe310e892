import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { toAppError } from "../../lib/app-error";
import { isoDate } from "../../lib/date-time";
import { supabase } from "../../lib/supabase";
import type { CannedPurpose } from "./steps/step-definitions";

export type Agency = {
  id: number;
  code: string;
  name: string;
  short_name: string | null;
  kind: string;
  parent_id: number | null;
  phone: string | null;
  search: string;
  valid_to: string | null;
  archived_at: string | null;
};

export type Category = {
  id: number;
  code: string;
  parent_id: number | null;
  name: string;
  name_en: string | null;
  description: string | null;
  suggested_agency_id: number | null;
  suggests_commune: boolean;
  default_priority: "normal" | "urgent";
  position: number;
  search: string;
  archived_at: string | null;
};

export type CannedAnswer = {
  id: number;
  code: string;
  title: string;
  purpose: CannedPurpose;
  category_id: number | null;
  body: string;
  search: string;
};

/** Changed a few times a year; an open intake form must not wait for them. */
const LASTING = { staleTime: 10 * 60_000, gcTime: 60 * 60_000 };

function useRows<Row>(table: string, columns: string, order: string) {
  return useQuery({
    queryKey: ["catalogue", table, columns],
    queryFn: async () => {
      const { data, error, status } = await supabase().from(table).select(columns).order(order).limit(1000);
      if (error) throw toAppError(error, status);
      return data as Row[];
    },
    ...LASTING,
  });
}

const NONE: never[] = [];

export function useAgencies(): Agency[] {
  const { data } = useRows<Agency>(
    "agencies",
    "id, code, name, short_name, kind, parent_id, phone, search, valid_to, archived_at",
    "name",
  );
  return data ?? NONE;
}

export function useCategories(): Category[] {
  const { data } = useRows<Category>(
    "categories",
    "id, code, parent_id, name, name_en, description, suggested_agency_id, suggests_commune, default_priority, position, search, archived_at",
    "position",
  );
  return data ?? NONE;
}

export function useCannedAnswers(purpose: CannedPurpose | undefined): CannedAnswer[] {
  const { data } = useRows<CannedAnswer & { archived_at: string | null }>(
    "canned_answers",
    "id, code, title, purpose, category_id, body, search, archived_at",
    "title",
  );
  return useMemo(
    () => (purpose && data ? data.filter((each) => each.purpose === purpose && !each.archived_at) : NONE),
    [data, purpose],
  );
}

export const isCurrent = (agency: Agency): boolean =>
  !agency.archived_at && (!agency.valid_to || agency.valid_to >= isoDate(new Date()));

/** Who can be sent a ticket: not the city as such, not central bodies, not the abolished. */
export const canHandle = (agency: Agency): boolean =>
  isCurrent(agency) && agency.kind !== "city" && agency.kind !== "central" && agency.kind !== "centre";

export type Suggestion = { agency: Agency; by: "category" | "place" };

/** Who should answer: the agency the category names, or the commune of the place. Nguồn: SPEC §3 (category suggests agency). */
export function suggestAgency(
  agencies: Agency[],
  category: Category | undefined,
  communeId: number | null | undefined,
): Suggestion | undefined {
  if (!category) return undefined;
  const byId = (id: number | null | undefined) => agencies.find((each) => each.id === id && canHandle(each));
  const place = category.suggests_commune ? byId(communeId) : undefined;
  if (place) return { agency: place, by: "place" };
  const agency = byId(category.suggested_agency_id);
  return agency ? { agency, by: "category" } : undefined;
}
