import type { CustomValues } from "./custom-values";
import { type CustomField, useNamed } from "./use-custom-fields";
import { useCustomText } from "./use-custom-text";

/** Name and value of every own field that a record has a value of, archived ones too: what was once said is still shown. */
export function useCustomFacts(fields: CustomField[], values: CustomValues | null | undefined): [string, string][] {
  const named = useNamed();
  const text = useCustomText();
  return fields
    .map((field): [string, string] => [named(field), text(field, values?.[field.code])])
    .filter(([, value]) => value !== "");
}
