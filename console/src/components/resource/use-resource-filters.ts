import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { BarFilter } from "../filter-bar";
import type { ResourceDefinition } from "./define-resource";

/**
 * The declared filters with their texts. Where records are archived, a filter for it comes along, and
 * archived ones stay out of sight until it is used.
 */
export function useResourceFilters(definition: ResourceDefinition): BarFilter[] {
  const { t } = useTranslation([definition.name, "common"]);
  return useMemo(() => {
    const declared = (definition.filters ?? []).map(
      (filter): BarFilter => ({
        ...filter,
        label: t([`filters.${filter.key}`, `fields.${filter.key}`]),
        options: filter.options?.map((value) => ({
          value,
          label: t(`${filter.optionTexts ?? `${definition.name}:options.${filter.key}`}.${value}`),
        })),
      }),
    );
    const column = definition.archiveColumn === undefined ? "archived_at" : definition.archiveColumn;
    if (!column) return declared;
    const archived: BarFilter = {
      key: "archived",
      type: "select",
      isMultiple: false,
      label: t("common:archive.filter"),
      initial: ["no"],
      options: ["no", "yes", "all"].map((value) => ({ value, label: t(`common:archive.${value}`) })),
      toFilters: ([value]) =>
        value === "yes"
          ? [{ field: column, operator: "nnull", value: true }]
          : value === "no"
            ? [{ field: column, operator: "null", value: true }]
            : [],
    };
    return [...declared, archived];
  }, [definition, t]);
}
