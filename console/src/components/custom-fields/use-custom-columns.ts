import { useMemo } from "react";
import type { CustomValues } from "./custom-values";
import { type CustomField, useNamed } from "./use-custom-fields";
import { useCustomText } from "./use-custom-text";

type Holder = { custom?: CustomValues | null };

export type CustomColumn = {
  key: string;
  title: string;
  text: (row: Holder) => string;
  /** For a spreadsheet: numbers stay numbers. */
  exported: (row: Holder) => string | number | null;
};

/** A column of a list for each of the office's own fields, at first not shown: `key` is what filters and imports call it. */
export function useCustomColumns(fields: CustomField[]): CustomColumn[] {
  const named = useNamed();
  const text = useCustomText();
  return useMemo(
    () =>
      fields
        .filter((field) => !field.archived_at)
        .map((field) => ({
          key: `cf_${field.code}`,
          title: named(field),
          text: (row: Holder) => text(field, row.custom?.[field.code]),
          exported: (row: Holder) => {
            const value = row.custom?.[field.code];
            return field.type === "number" && typeof value === "number" ? value : text(field, value) || null;
          },
        })),
    [fields, named, text],
  );
}
