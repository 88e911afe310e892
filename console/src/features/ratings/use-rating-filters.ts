import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { BarFilter } from "../../components/filter-bar";
import { withWords } from "../../components/list-words";
import { useScope, useTrees } from "../../components/use-trees";
import { ratingFilters, states } from "./list-filter";

/** What the list of ratings can be narrowed by, in words. */
export function useRatingFilters(): BarFilter[] {
  const { t } = useTranslation(["ratings", "tickets", "common"]);
  const trees = useTrees();
  const scope = useScope();
  return useMemo(() => {
    const words = (key: string, values: readonly (string | number)[]) =>
      values.map((value) => ({ value: String(value), label: t(`${key}.${value}`) }));
    return withWords(t, ratingFilters(trees, scope), {
      labels: {
        state: t("filter.state"),
        score: t("filter.score"),
        agency: t("filter.agency"),
        category: t("filter.category"),
        via: t("filter.via"),
        rated: t("filter.rated"),
      },
      options: {
        state: words("state", states),
        score: words("score", [1, 2, 3, 4, 5]),
        via: words("via", ["link", "phone", "counter"]),
        aspect: words("aspect", ["reception", "handling", "answer"]),
        channel: words("tickets:channel", ["hotline", "website", "email", "facebook", "walk_in", "import"]),
        priority: words("tickets:priority", ["normal", "urgent"]),
        level_reached: words("tickets:level", ["operator", "officer", "head", "leaders"]),
        status: words("tickets:status", ["answered", "closed", "assigned", "verifying", "escalated", "overdue"]),
      },
    });
  }, [t, trees, scope]);
}
