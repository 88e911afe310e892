import type { TFunction } from "i18next";
import type { AppError } from "./app-error";
import { errorText } from "./error-text";

/** What is wrong with a field: in its own words where the server named the problem, else the error's sentence. */
export function fieldText(t: TFunction, error: AppError): string {
  const { problem } = error.params;
  return error.key.endsWith(".field_invalid") && typeof problem === "string"
    ? (t([`common:problem.${problem}`, `errors:${error.key}`], error.params) as string)
    : errorText(t, error);
}
