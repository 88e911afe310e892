import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { customFilters } from "../../../components/custom-fields/custom-filters";
import { useCustomFields, useNamed } from "../../../components/custom-fields/use-custom-fields";
import type { BarFilter } from "../../../components/filter-bar";
import { useScope } from "../../../components/use-trees";
import { useMe } from "../../../lib/me";
import { ticketFilters } from "../list-filter";
import { channels, dueStates, levels, statuses } from "../types";
import { useAgencies, useCategories } from "../use-catalogue";
import { useFollowedIds } from "../use-followed-ids";

export type QueueFilter = BarFilter & { place: "bar" | "more" | "chip" };

/** The list's filters with their words, and with the trees that widen an agency or a field to what lies below. */
export function useTicketFilters(): QueueFilter[] {
  const { t } = useTranslation(["tickets", "common"]);
  const me = useMe();
  const agencies = useAgencies();
  const categories = useCategories();
  const followedIds = useFollowedIds(me?.person.id);
  const scope = useScope();
  const own = useCustomFields("ticket");
  const named = useNamed();
  return useMemo(() => {
    const staffIds = me ? [me.person.id, ...me.deputy_for.map((each) => each.id)] : [];
    const words = (values: readonly string[], prefix: string) =>
      values.map((value) => ({ value, label: t(`${prefix}.${value}`) }));
    const options: Record<string, BarFilter["options"]> = {
      clock_state: dueStates.map((value) => ({
        value,
        label: value === "none" ? t("queue.noDue") : t(`common:clock.${value}`),
      })),
      status: words(statuses, "status"),
      level: words(levels, "level"),
      channel: words(channels, "channel"),
      priority: words(["normal", "urgent"], "priority"),
      level_reached: words(levels, "level"),
      unit: [{ value: "none", label: t("filter.noAgency") }],
      officer: [
        { value: "me", label: t("filter.me") },
        { value: "none", label: t("filter.noOfficer") },
      ],
      published: [
        { value: "yes", label: t("filter.publishedYes") },
        { value: "no", label: t("filter.publishedNo") },
      ],
    };
    const ownAgencyIds = me?.permissions["tickets.handle"]?.agency_ids ?? undefined;
    return [
      ...ticketFilters({ agencies, categories, staffIds, ownAgencyIds, followedIds, scope }).map((filter) => ({
        ...filter,
        label: t(`filter.${filter.key}`),
        options: options[filter.key],
      })),
      ...customFilters(own, named).map((filter) => ({
        ...filter,
        place: filter.isChip ? ("chip" as const) : ("more" as const),
      })),
    ];
  }, [t, me, agencies, categories, followedIds, scope, own, named]);
}
