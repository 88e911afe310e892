import type { AppError } from "../../../lib/app-error";
import type { Draft, IntakeValues } from "./intake-draft";

/** "20.8561, 106.6822" as numbers; undefined when it is not a place on earth. */
export function parseCoordinates(text: string): { latitude: number; longitude: number } | undefined {
  const match = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*[,; ]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(text);
  if (!match) return undefined;
  const [latitude, longitude] = [Number(match[1]), Number(match[2])];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined;
}

/** Digits of a telephone number with its leading +; spaces, dots and dashes are how people write it down. */
export const plainPhone = (text: string): string => text.replace(/[\s().\-–]/g, "");
export const isPhone = (text: string): boolean => /^(\+?84|0084|0)0?[1-9]\d{8,9}$/.test(plainPhone(text));

/** What receive_ticket() is sent. `withCallTime` is off for the one retry after this computer's clock ran ahead. */
export function toPayload(values: IntakeValues, draft: Draft, withCallTime = true): Record<string, unknown> {
  const place = values.coordinates ? parseCoordinates(values.coordinates) : undefined;
  const isCall = values.channel === "hotline" && !values.is_backdated;
  return {
    request_id: draft.requestId,
    channel: values.channel,
    phone: values.phone && plainPhone(values.phone),
    full_name: values.full_name,
    address: values.address,
    email: values.email,
    content: values.content,
    category_id: values.category_id,
    priority: values.priority,
    is_confidential: values.is_confidential,
    commune_id: values.commune_id,
    location_text: values.location_text,
    latitude: place?.latitude,
    longitude: place?.longitude,
    call_started_at: isCall && withCallTime ? (draft.startedAt ?? draft.openedAt) : undefined,
    received_at: values.is_backdated ? values.received_at : undefined,
    custom: values.custom,
  };
}

/** The problems the database found, by field: `required`, `invalid`, `unknown`, `future`, `too_long`, `before_start`. */
export function fieldProblems(error: AppError): Record<string, string> {
  if (error.key === "ticket.invalid") return (error.params.fields ?? {}) as Record<string, string>;
  if (error.key === "ticket.field_required" && error.field) return { [error.field]: "required" };
  if (error.key === "ticket.field_invalid" && error.field)
    return { [error.field]: String(error.params.problem ?? "invalid") };
  return {};
}

/** The form's own name of a field of the function. */
export const formField = (field: string): string | string[] =>
  field.startsWith("custom.")
    ? ["custom", field.slice("custom.".length)]
    : field === "latitude" || field === "longitude"
      ? "coordinates"
      : field;
