import type { TFunction } from "i18next";
import type { BarFilter } from "./filter-bar";
import type { ListFilter } from "./list-conditions";

type Words = {
  /** By the key of the filter; what only links bring has its words in `common:chip`. */
  labels: Record<string, string>;
  options?: Record<string, BarFilter["options"]>;
};

/** A list's filters with their words and choices; `t` knows `common`. */
export const withWords = (t: TFunction<never>, filters: ListFilter[], { labels, options = {} }: Words): BarFilter[] =>
  filters.map((filter) => ({
    ...filter,
    label: labels[filter.key] ?? (t as TFunction)(`common:chip.${filter.key}`),
    options: options[filter.key],
  }));
