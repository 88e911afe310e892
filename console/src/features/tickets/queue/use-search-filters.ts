import type { CrudFilter } from "@refinedev/core";
import { useMemo } from "react";
import { toCrudFilters } from "../../../components/list-filters";
import { useRpcQuery } from "../../../components/use-rpc";

/**
 * The search box as filters. A filter on the text alone would read every ticket there is, for row-level security keeps
 * the text's index away from it: so the tickets are asked for first, and the list then for these. When they are many
 * (`null`), the list meets such rows soon as it walks along its own order, and the plain filter is right.
 */
export function useSearchFilters(search: string): { filters: CrudFilter[]; isAsking: boolean } {
  const text = search.trim();
  const { data, isLoading } = useRpcQuery<number[] | null>(
    "search_ticket_ids",
    { p_query: text },
    { enabled: text !== "", tables: ["tickets"], staleTime: 10_000, retry: 1 },
  );
  const filters = useMemo((): CrudFilter[] => {
    if (!text) return [];
    if (data) return [{ field: "id", operator: "in", value: data.length ? data : [-1] }];
    return toCrudFilters([], { search: text, filters: {}, page: 1, pageSize: 1, sort: undefined }, "search");
  }, [text, data]);
  return { filters, isAsking: text !== "" && isLoading };
}
