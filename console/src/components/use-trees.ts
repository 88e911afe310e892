import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { toAppError } from "../lib/app-error";
import { useMe } from "../lib/me";
import { supabase } from "../lib/supabase";
import type { Scope, Tree } from "./list-conditions";

type Node = Tree[number] & { name: string; name_en: string | null };
const NONE: Node[] = [];

function useTree(table: "agencies" | "categories", columns: string): Node[] {
  const { data } = useQuery({
    queryKey: ["catalogue", table, columns],
    queryFn: async () => {
      const { data, error, status } = await supabase().from(table).select(columns).order("id").limit(1000);
      if (error) throw toAppError(error, status);
      return data as unknown as Node[];
    },
    staleTime: 10 * 60_000,
    gcTime: 60 * 60_000,
  });
  return data ?? NONE;
}

/** What lies below what, among agencies and among fields and categories: lists and numbers widen a choice by it. */
export function useTrees() {
  const agencies = useTree("agencies", "id, parent_id, kind, name, name_en");
  const categories = useTree("categories", "id, parent_id, name, name_en");
  const { i18n } = useTranslation();
  return useMemo(() => {
    const nameIn = (tree: Node[]) => (id: string) => {
      const node = tree.find((each) => each.id === Number(id));
      return node && ((i18n.language === "en" && node.name_en) || node.name);
    };
    return { agencies, categories, agencyName: nameIn(agencies), categoryName: nameIn(categories) };
  }, [agencies, categories, i18n.language]);
}

/** Whose work the boards count for the person at the screen. */
export function useScope(): Scope {
  const me = useMe();
  return useMemo(
    () => ({
      agencyIds: me?.permissions["boards.read"]?.agency_ids ?? undefined,
      staffIds: me ? [me.person.id, ...me.deputy_for.map(({ id }) => id)] : [],
    }),
    [me],
  );
}
