import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { formatDate } from "../../lib/date-time";
import type { CustomValue } from "./custom-values";
import { type CustomField, useNamed } from "./use-custom-fields";

/** A value as people read it: "12,5 m", "28/02/2026", the name of a choice, yes or no; "" when there is none. */
export function useCustomText() {
  const { t, i18n } = useTranslation("common");
  const named = useNamed();
  return useMemo(() => {
    const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 6 });
    return (field: CustomField, value: CustomValue | undefined): string => {
      if (value === null || value === undefined) return "";
      switch (field.type) {
        case "number":
          return [number.format(Number(value)), field.unit].filter(Boolean).join(" ");
        case "date":
          return formatDate(String(value));
        case "boolean":
          return t(value ? "yes" : "no");
        case "choice": {
          const choice = field.choices.find((each) => each.value === value);
          return choice ? named(choice) : String(value);
        }
        default:
          return String(value);
      }
    };
  }, [t, i18n.language, named]);
}
