import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { BarFilter } from "../../components/filter-bar";

export const states = ["waiting", "low", "handled", "all"] as const;
export type RatingState = (typeof states)[number];

const stateFilters: Record<RatingState, BarFilter["toFilters"]> = {
  waiting: () => [
    { field: "is_low", operator: "eq", value: true },
    { field: "is_handled", operator: "eq", value: false },
  ],
  low: () => [{ field: "is_low", operator: "eq", value: true }],
  handled: () => [{ field: "is_handled", operator: "eq", value: true }],
  all: () => [],
};

/** What the list of ratings can be narrowed by; it begins with the low ones nobody has looked at. */
export function useRatingFilters(): BarFilter[] {
  const { t } = useTranslation("ratings");
  return useMemo(() => {
    const options = (key: string, values: readonly (string | number)[]) =>
      values.map((value) => ({ value: String(value), label: t(`${key}.${value}`) }));
    return [
      {
        key: "state",
        type: "select",
        label: t("filter.state"),
        initial: ["waiting"],
        options: options("state", states),
        toFilters: ([state]) => stateFilters[(state ?? "all") as RatingState]?.([]) ?? [],
      },
      {
        key: "score",
        type: "select",
        label: t("filter.score"),
        isMultiple: true,
        options: options("score", [1, 2, 3, 4, 5]),
      },
      { key: "agency", type: "agency", field: "agency_id", label: t("filter.agency"), isMultiple: true },
      {
        key: "category",
        type: "category",
        label: t("filter.category"),
        // A field stands for all its sub-categories.
        toFilters: (ids) =>
          ids.length
            ? [
                {
                  operator: "or",
                  value: ["category_id", "field_id"].map((field) => ({ field, operator: "in" as const, value: ids })),
                },
              ]
            : [],
      },
      {
        key: "via",
        type: "select",
        label: t("filter.via"),
        isMultiple: true,
        options: options("via", ["link", "phone", "counter"]),
      },
      { key: "rated", type: "dateRange", field: "rated_at", label: t("filter.rated") },
    ];
  }, [t]);
}
