import { useTranslation } from "react-i18next";
import type { BoardFilters } from "./board-filter";
import type { Board, Count, Dimension } from "./types";

/** How the values of each dimension are called, and which filter stands for one. */
export function useNames(ages: Board["ages"] = {}) {
  const { t, i18n } = useTranslation("board");
  const named = (count: Count) => (i18n.language === "en" && count.name_en) || count.name;

  const nameOf = (dimension: Dimension) => (count: Count) => {
    if (count.key === null) return t(`without.${dimension}`);
    if (dimension === "level" || dimension === "channel" || dimension === "age") return t(`${dimension}.${count.key}`);
    return named(count) ?? count.key;
  };

  const filterOf =
    (dimension: Dimension) =>
    (count: Count): BoardFilters => {
      if (dimension === "age") {
        const { from, to } = ages[count.key ?? ""] ?? {};
        return { ...(from ? { received_from: [from] } : {}), ...(to ? { received_to: [to] } : {}) };
      }
      // A bar of the agency chart is that agency alone, not what is below it.
      return { [dimension === "agency" ? "unit" : dimension]: [count.key ?? "none"] };
    };

  return { nameOf, filterOf };
}
