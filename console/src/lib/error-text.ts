import type { TFunction } from "i18next";
import { toAppError } from "./app-error";

/** The sentence a reader sees for an error: the text of its key with the parameters, never the English log message. */
export function errorText(t: TFunction, error: unknown): string {
  const failure = toAppError(error);
  const params = { ...failure.params, message: failure.logMessage };
  return t([`errors:${failure.key}`, "errors:unknown"], params) as string;
}
