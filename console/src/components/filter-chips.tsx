import { CloseOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { formatDate, formatDateTime, isoDate } from "../lib/date-time";
import { supabase } from "../lib/supabase";
import type { BarFilter } from "./filter-bar";
import { mended } from "./list-conditions";
import type { ListController } from "./use-list-state";
import { useTrees } from "./use-trees";

/** Where the name of an id stands that no tree knows. */
const sources = {
  staff: { table: "staff", columns: "id, name:display_name" },
  procedure: { table: "procedure_list", columns: "id, name" },
} as const;

/** The names of ids a link brought; what the reader may not look up stays a number. */
export function useIdNames(source: keyof typeof sources, ids: string[]): (id: string) => string | undefined {
  const wanted = ids.filter((id) => /^\d+$/.test(id));
  const { table, columns } = sources[source];
  const { data } = useQuery({
    queryKey: ["names", table, ...wanted],
    enabled: wanted.length > 0,
    staleTime: 600_000,
    queryFn: async () => {
      const answer = await supabase().from(table).select(columns).in("id", wanted);
      return (answer.data ?? []) as unknown as { id: number; name: string }[];
    },
  });
  return (id) => data?.find((each) => each.id === Number(id))?.name;
}

/** A day for what begins or ends with one, the last day for an end that is excluded. */
function instantText(value: string, isEnd: boolean): string {
  const at = mended(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(at)) return formatDate(at);
  const isMidnight = formatDateTime(at).endsWith(" 00:00");
  if (!isMidnight) return formatDateTime(at);
  return formatDate(isEnd ? isoDate(Date.parse(at) - 1) : at);
}

type Props = { list: ListController; filters: BarFilter[] };

/** Conditions that a link brought and that have no control of their own: seen, and taken off one by one. */
export function FilterChips({ list, filters }: Props) {
  const { t } = useTranslation("common");
  const { agencyName, categoryName } = useTrees();
  const staffName = useIdNames("staff", idsOf("staff"));
  const procedureName = useIdNames("procedure", idsOf("procedure"));
  const active = filters.filter(({ key }) => list.filters[key]?.length);

  function idsOf(says: BarFilter["says"]): string[] {
    return filters.filter((each) => each.says === says).flatMap(({ key }) => list.filters[key] ?? []);
  }
  const nameOf = (filter: BarFilter, value: string): string => {
    const option = filter.options?.find((each) => each.value === value);
    if (option) return option.label;
    if (value === "none") return t("filter.without");
    switch (filter.says) {
      case "agency":
        return agencyName(value) ?? value;
      case "category":
        return categoryName(value) ?? value;
      case "staff":
        return staffName(value) ?? value;
      case "procedure":
        return procedureName(value) ?? value;
      case "instant":
        return instantText(value, filter.key.endsWith("_to"));
      case "yes":
        return t(value === "true" ? "yes" : "no");
      default:
        return value;
    }
  };
  if (!active.length) return null;
  return (
    <ul className="filter-chips" aria-label={t("filter.byLink")}>
      {active.map((filter) => {
        const values = list.filters[filter.key] ?? [];
        // "Đã tổ chức: Có" says no more than "Đã tổ chức".
        const isPlain = filter.says === "nothing" || (filter.says === "yes" && values[0] === "true");
        const text = isPlain
          ? filter.label
          : `${filter.label}: ${values.map((value) => nameOf(filter, value)).join(", ")}`;
        return (
          <li key={filter.key}>
            {text}
            <button
              type="button"
              aria-label={t("filter.takeOff", { filter: text })}
              onClick={() => list.setFilter(filter.key, undefined)}
            >
              <CloseOutlined aria-hidden="true" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
