import { useMemo } from "react";
import type { CustomValue } from "./custom-values";
import { type CustomSubject, useCustomFields, useNamed } from "./use-custom-fields";
import { useCustomText } from "./use-custom-text";

type Change = { before?: CustomValue; after?: CustomValue };

/** Custom values before and after (`{code: {before, after}}` of the timeline), a line each: "Số hộ: 3 → 5". */
export function useFieldChanges(subject: CustomSubject) {
  const fields = useCustomFields(subject);
  const named = useNamed();
  const text = useCustomText();
  return useMemo(
    () => (changes: unknown) =>
      Object.entries((changes ?? {}) as Record<string, Change>)
        .map(([code, { before, after }]) => {
          const field = fields.find((each) => each.code === code);
          const shown = (value: CustomValue | undefined) => (field ? text(field, value) : String(value ?? "")) || "–";
          return `${field ? named(field) : code}: ${shown(before)} → ${shown(after)}`;
        })
        .join("\n"),
    [fields, named, text],
  );
}
