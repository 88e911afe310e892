import type { TFunction } from "i18next";
import type { AppError } from "../../lib/app-error";
import { errorText } from "../../lib/error-text";

/** What is wrong with a field, in its own words where the server said what it is. */
export function fieldText(t: TFunction, error: AppError): string {
  const { problem } = error.params;
  return error.key === "case.field_invalid" && typeof problem === "string"
    ? t([`cases:problem.${problem}`, "errors:case.field_invalid"], error.params)
    : errorText(t, error);
}
