import type { HttpError } from "@refinedev/core";
import i18next from "i18next";

/** The shape in which PostgREST, GoTrue and supabase-js report what went wrong. */
export type ServerError = {
  code?: string | number;
  message?: string;
  details?: unknown;
  hint?: string | null;
  status?: number;
};

/** The sentence of a key in the reader's language, or the English log message before the texts are there. */
function sentence(key: string, params: Record<string, unknown>, logMessage: string): string {
  if (!i18next.isInitialized) return logMessage;
  return i18next.t([`errors:${key}`, "errors:unknown"], { ...params, message: logMessage }) as string;
}

/**
 * Every failed call of the console. `message` is for the reader (Refine's own notices show it), `logMessage` the English
 * one of the server. `key` is the stable key a function raised as `hint`
 * (its text is `errors:<key>`), `params` what it raised as `detail`; `params.field` names the form field at fault.
 */
export class AppError extends Error implements HttpError {
  logMessage: string;
  statusCode: number;
  code: string;
  key: string;
  params: Record<string, unknown>;
  errors?: HttpError["errors"];

  constructor(init: {
    message: string;
    statusCode: number;
    code: string;
    key: string;
    params: Record<string, unknown>;
  }) {
    super(sentence(init.key, init.params, init.message));
    this.name = "AppError";
    this.logMessage = init.message;
    this.statusCode = init.statusCode;
    this.code = init.code;
    this.key = init.key;
    this.params = init.params;
    const field = init.params.field;
    if (typeof field === "string") this.errors = { [field]: { key: `errors:${init.key}`, message: init.message } };
  }

  get field(): string | undefined {
    return typeof this.params.field === "string" ? this.params.field : undefined;
  }
}

/** What PostgreSQL's and PostgREST's own codes mean to a reader. */
const keyOfCode: Record<string, string> = {
  "23502": "missing_value",
  "23503": "still_in_use",
  "23505": "duplicate",
  "23514": "invalid_value",
  "23P01": "overlaps",
  "22P02": "invalid_value",
  "22003": "invalid_value",
  "22007": "invalid_value",
  "22008": "invalid_value",
  "42501": "forbidden",
  "57014": "too_slow",
  PGRST116: "not_found",
  PGRST301: "session_expired",
  PGRST303: "session_expired",
};

const keyOfStatus: Record<number, string> = {
  401: "session_expired",
  403: "forbidden",
  404: "not_found",
  409: "conflict",
  413: "too_large",
  429: "too_many_requests",
};

function parseParams(details: unknown): Record<string, unknown> {
  if (details && typeof details === "object") return details as Record<string, unknown>;
  if (typeof details !== "string" || !details.trim().startsWith("{")) return {};
  try {
    return JSON.parse(details) as Record<string, unknown>;
  } catch {
    return {};
  }
}

const stableKey = /^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/;

/** Turns any thrown or returned error into an {@link AppError}. `status` is the HTTP status when known. */
export function toAppError(error: unknown, status?: number): AppError {
  if (error instanceof AppError) return error;
  const raw = (error ?? {}) as ServerError;
  const code = String(raw.code ?? "");
  const raisedStatus = /^PT(\d{3})$/.exec(code)?.[1];
  const statusCode = raisedStatus ? Number(raisedStatus) : (status ?? raw.status ?? 0);
  const message = raw.message ?? String(error);
  const isNetwork = /failed to fetch|networkerror|load failed|fetch failed/i.test(message);
  const key =
    raw.hint && stableKey.test(raw.hint)
      ? raw.hint
      : (keyOfCode[code] ?? (isNetwork ? "network" : (keyOfStatus[statusCode] ?? "unknown")));
  return new AppError({ message, statusCode, code, key, params: parseParams(raw.details) });
}
