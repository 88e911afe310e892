import { useMemo } from "react";
import { useRpcQuery } from "../../../components/use-rpc";
import { rpc } from "../../../lib/rpc";
import { type CannedAnswer, useCannedAnswers, useCategories } from "../use-catalogue";
import type { CannedPurpose } from "./step-definitions";

type Usage = { answer_id: number; in_category: number; in_agency: number };

/**
 * The canned answers of a purpose, likeliest first: those of the ticket's category, then of its field; among them what is
 * used most for that category, then what the person's own agency uses most.
 */
export function useCannedOrder(purpose: CannedPurpose | undefined, categoryId: number | null): CannedAnswer[] {
  const answers = useCannedAnswers(purpose);
  const categories = useCategories();
  const { data: usage } = useRpcQuery<Usage[]>(
    "canned_usage",
    { p_category_id: categoryId },
    { enabled: purpose !== undefined, staleTime: 5 * 60_000 },
  );
  return useMemo(() => {
    const fieldId = categories.find((each) => each.id === categoryId)?.parent_id ?? null;
    const used = new Map((usage ?? []).map((each) => [each.answer_id, each]));
    const rank = (answer: CannedAnswer) => {
      const nearness =
        answer.category_id === null
          ? 1
          : answer.category_id === categoryId
            ? 3
            : answer.category_id === fieldId
              ? 2
              : 0;
      const counts = used.get(answer.id);
      return [nearness, counts?.in_category ?? 0, counts?.in_agency ?? 0] as const;
    };
    return [...answers].sort((a, b) => {
      const [x, y] = [rank(a), rank(b)];
      return y[0] - x[0] || y[1] - x[1] || y[2] - x[2] || a.title.localeCompare(b.title, "vi");
    });
  }, [answers, usage, categories, categoryId]);
}

/** Counts a use; a count that fails must not stop anybody. */
export function recordCannedUse(answerId: number, categoryId: number | null): void {
  if (answerId > 0)
    rpc("record_canned_use", { p_answer_id: answerId, p_category_id: categoryId }).catch(() => undefined);
}
