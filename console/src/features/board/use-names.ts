import { useTranslation } from "react-i18next";
import type { BoardFilters } from "./board-filter";
import type { Count, Dimension } from "./types";

const finite = (instant: string | null) => (instant && !instant.includes("infinity") ? [instant] : undefined);

/** How the values of each dimension are called, and which filter stands for one. */
export function useNames() {
  const { t, i18n } = useTranslation("board");
  const named = (count: Count) => (i18n.language === "en" && count.name_en) || count.name;

  const nameOf = (dimension: Dimension) => (count: Count) => {
    if (count.key === null) return t(`without.${dimension}`);
    if (dimension === "level" || dimension === "channel" || dimension === "priority" || dimension === "age")
      return t(`${dimension}.${count.key}`);
    return named(count) ?? count.key;
  };

  const filterOf =
    (dimension: Dimension) =>
    (count: Count): BoardFilters => {
      if (dimension === "age") {
        const from = finite(count.received_from);
        const to = finite(count.received_to);
        return { ...(from ? { received_from: from } : {}), ...(to ? { received_to: to } : {}) };
      }
      // A bar of the agency chart is that agency alone, not what is below it.
      return { [dimension === "agency" ? "unit" : dimension]: [count.key ?? "none"] };
    };

  return { nameOf, filterOf };
}
