import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { toAppError } from "../../lib/app-error";
import { supabase } from "../../lib/supabase";

type Category = { id: number; parent_id: number | null };

/** A category with the field it belongs to: where a custom field may be asked or required. */
export function useCategoryScopes(categoryId: number | null | undefined): number[] {
  const { data } = useQuery({
    queryKey: ["catalogue", "categories", "parents"],
    queryFn: async () => {
      const { data, error, status } = await supabase().from("categories").select("id, parent_id").limit(1000);
      if (error) throw toAppError(error, status);
      return data as Category[];
    },
    staleTime: 10 * 60_000,
  });
  return useMemo(() => {
    const category = data?.find(({ id }) => id === categoryId);
    return category ? [category.id, ...(category.parent_id ? [category.parent_id] : [])] : [];
  }, [data, categoryId]);
}
