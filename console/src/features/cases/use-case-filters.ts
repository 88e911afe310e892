import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { customFilters } from "../../components/custom-fields/custom-filters";
import { useCustomFields, useNamed } from "../../components/custom-fields/use-custom-fields";
import type { BarFilter } from "../../components/filter-bar";
import { withWords } from "../../components/list-words";
import { useTrees } from "../../components/use-trees";
import { caseFilters } from "./list-filter";
import { criteria, matters, statuses } from "./types";

/** What the registry can be narrowed by, in words. */
export function useCaseFilters(): BarFilter[] {
  const { t } = useTranslation(["cases", "common"]);
  const own = useCustomFields("case");
  const named = useNamed();
  const trees = useTrees();
  return useMemo(
    () => [
      ...withWords(t, caseFilters(trees), {
        labels: {
          status: t("fields.status"),
          matter: t("fields.matter"),
          agency: t("fields.lead"),
          commune: t("fields.commune"),
          criterion: t("fields.criteria"),
          group: t("fields.is_group"),
          tasks: t("fields.tasks"),
          registered: t("fields.registered_at"),
        },
        options: {
          status: statuses.map((value) => ({ value, label: t(`status.${value}`) })),
          matter: matters.map((value) => ({ value, label: t(`matter.${value}`) })),
          criterion: criteria.map((value) => ({ value, label: t("criterionOf", { letter: value }) })),
        },
      }),
      ...customFilters(own, named),
    ],
    [t, own, named, trees],
  );
}
