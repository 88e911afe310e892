import { useList } from "@refinedev/core";
import { useTranslation } from "react-i18next";
import { type BarFilter, FilterBar } from "../../components/filter-bar";
import type { ListController } from "../../components/use-list-state";
import { boardStates } from "./types";

const channels = ["hotline", "website", "email", "facebook", "walk_in", "import"];
const levels = ["operator", "officer", "head", "leaders"];

/** What the board can be narrowed to; all of it in the URL, and carried along into the ticket list. */
export function BoardFilterBar({ list }: { list: ListController }) {
  const { t } = useTranslation("board");
  const communes = useList<{ id: number; name: string; short_name: string | null }>({
    resource: "agencies",
    filters: [{ field: "kind", operator: "eq", value: "commune" }],
    sorters: [{ field: "name", order: "asc" }],
    pagination: { mode: "off" },
    meta: { select: "id, name, short_name" },
    liveMode: "off",
    errorNotification: false,
    queryOptions: { staleTime: 600_000 },
  });
  const filters: BarFilter[] = [
    { key: "agency", type: "agency", label: t("filter.agency") },
    { key: "category", type: "category", label: t("filter.category") },
    {
      key: "commune",
      type: "select",
      label: t("filter.commune"),
      options: communes.result.data.map((row) => ({ value: String(row.id), label: row.short_name ?? row.name })),
    },
    {
      key: "channel",
      type: "select",
      label: t("filter.channel"),
      options: channels.map((value) => ({ value, label: t(`channel.${value}`) })),
    },
    {
      key: "level",
      type: "select",
      label: t("filter.level"),
      options: levels.map((value) => ({ value, label: t(`level.${value}`) })),
    },
    {
      key: "clock_state",
      type: "select",
      label: t("filter.clock_state"),
      options: boardStates.map((value) => ({ value, label: t(`state.${value}`) })),
    },
    { key: "received", type: "dateRange", label: t("filter.received") },
  ];
  return <FilterBar list={list} filters={filters} />;
}
