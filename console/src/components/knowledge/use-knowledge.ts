import { keepPreviousData } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { rpc } from "../../lib/rpc";
import { useRpcQuery } from "../use-rpc";

export type LitPart = { text: string; is_hit: boolean };

/** A row of `search_knowledge`. */
export type KnowledgeHit = {
  id: number;
  title: string;
  title_parts: LitPart[];
  snippet: LitPart[];
  body: string;
  category_id: number | null;
  category_name: string | null;
  agency_name: string | null;
  agency_phone: string | null;
  legal_basis: string | null;
  source_url: string | null;
  valid_to: string | null;
  reviewed_on: string | null;
  use_count: number;
};

type Options = { categoryId?: number | null; onlyCategory?: boolean; limit?: number; isOff?: boolean };

/** Searches while somebody types: what was found before stays on screen until the new answer is there. */
export function useKnowledge(typed: string, { categoryId, onlyCategory, limit = 10, isOff }: Options) {
  const [query, setQuery] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setQuery(typed), 160);
    return () => clearTimeout(timer);
  }, [typed]);
  return useRpcQuery<KnowledgeHit[]>(
    "search_knowledge",
    {
      p_query: query.trim(),
      p_category_id: categoryId ?? null,
      p_limit: limit,
      p_only_category: onlyCategory ?? false,
    },
    { tables: ["knowledge_articles"], placeholderData: keepPreviousData, staleTime: 60_000, enabled: !isOff },
  );
}

/** Counts a use. A count that fails must not stop a call: nobody is told. */
export function recordArticleUse(id: number, how: "inserted" | "read"): void {
  rpc("record_article_use", { p_article_id: id, p_how: how }).catch(() => undefined);
}
