import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { ListController } from "../../../components/use-list-state";
import { formatDate, formatDateTime } from "../../../lib/date-time";
import { useAgencies, useCategories } from "../use-catalogue";
import type { QueueFilter } from "./use-ticket-filters";

type Props = { list: ListController; filters: QueueFilter[] };

/** Conditions that a link brought and that have no control of their own: seen, and taken off one by one. */
export function FilterChips({ list, filters }: Props) {
  const { t } = useTranslation("tickets");
  const categories = useCategories();
  const agencies = useAgencies();
  const active = filters.filter((filter) => filter.place === "chip" && list.filters[filter.key]?.length);
  if (!active.length) return null;
  const textOf = (key: string, values: string[]): string => {
    if (["request", "open", "own", "draft", "brief"].includes(key)) return "";
    if (key === "field")
      return values.map((id) => categories.find((each) => each.id === Number(id))?.name ?? id).join(", ");
    if (key === "unit")
      return values
        .map((id) => agencies.find((each) => each.id === Number(id))?.name ?? t("filter.noAgency"))
        .join(", ");
    if (key === "officer")
      return values.map((id) => (id === "me" ? t("filter.me") : id === "none" ? t("filter.noOfficer") : id)).join(", ");
    if (key === "level_reached") return values.map((level) => t(`level.${level}`)).join(", ");
    if (key === "reopened") return t(values[0] === "true" ? "common:yes" : "common:no");
    if (/^(received|answered)_(from|to)$/.test(key)) {
      const [value = ""] = values;
      return value.length === 10 ? formatDate(value) : formatDateTime(value.replace(/ (\d{2}:?\d{2})$/, "+$1"));
    }
    return values.join(", ");
  };
  return (
    <div className="filter-chips">
      {active.map((filter) => (
        <Tag key={filter.key} closable onClose={() => list.setFilter(filter.key, undefined)}>
          {[filter.label, textOf(filter.key, list.filters[filter.key] ?? [])].filter(Boolean).join(": ")}
        </Tag>
      ))}
    </div>
  );
}
