import type { TFunction } from "i18next";
import { normaliseText } from "../../lib/normalise-text";
import type { ImportTarget } from "./targets";

/** Column of the file for each field of the target; a missing field is not in the file. */
export type Mapping = Partial<Record<string, string>>;

export const fieldsOf = (target: ImportTarget): string[] => Object.keys(target.headers);

/** What a field is called on screen. */
export const fieldName = (t: TFunction, target: ImportTarget, field: string): string =>
  target.names?.[field] ?? t(`imports:${target.key}.field.${field}`);

/** Which column probably means what, by its header. A column is used once. */
export function suggestMapping(target: ImportTarget, headers: readonly string[]): Mapping {
  const folded = headers.map((header) => normaliseText(header));
  const mapping: Mapping = {};
  const taken = new Set<number>();
  for (const [field, known] of Object.entries(target.headers)) {
    for (const name of known) {
      const index = folded.findIndex((header, at) => header === name && !taken.has(at));
      if (index >= 0) {
        mapping[field] = headers[index];
        taken.add(index);
        break;
      }
    }
  }
  return mapping;
}

/** The same header row means the same layout: under this name a mapping is remembered. */
export function layoutOf(headers: readonly string[]): string {
  return headers
    .map((header) => normaliseText(header))
    .join("|")
    .slice(0, 2000);
}
