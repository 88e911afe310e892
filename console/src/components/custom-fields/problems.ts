import type { TFunction } from "i18next";
import type { AppError } from "../../lib/app-error";

/** What the database found wrong with custom fields (`custom.<code>: required | invalid | unknown`), at the fields of a form. */
export function problemsByField(t: TFunction, error: AppError): { name: string[]; errors: string[] }[] {
  const fields = (error.params.fields ?? {}) as Record<string, string>;
  return Object.entries(fields)
    .filter(([field]) => field.startsWith("custom."))
    .map(([field, problem]) => ({
      name: ["custom", field.slice("custom.".length)],
      errors: [t([`common:customFields.problem.${problem}`, "common:customFields.problem.invalid"]) as string],
    }));
}
