import { apiUrl, config } from "../lib/config";

/** A refused or failed call: `key` names the text under `errors`, `params` fill it; `field`/`fields` say where. */
export class CallError extends Error {
  constructor(
    readonly key: string,
    readonly params: Record<string, unknown> = {},
    readonly status = 0,
  ) {
    super(key);
  }

  /** What is wrong with which field: {phone: "invalid"}. */
  get fields(): Record<string, string> {
    const { field, fields, problem } = this.params;
    if (fields && typeof fields === "object") return fields as Record<string, string>;
    if (typeof field !== "string") return {};
    const named =
      this.key
        .split(".")
        .at(-1)
        ?.replace(/^field_/, "") ?? "invalid";
    return { [field]: typeof problem === "string" ? problem : named };
  }
}

const headers = (): Record<string, string> => {
  const { publishableKey } = config();
  return { apikey: publishableKey, authorization: `Bearer ${publishableKey}` };
};

function parse(text: unknown): Record<string, unknown> {
  if (typeof text !== "string") return (text ?? {}) as Record<string, unknown>;
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

interface Refusal {
  hint?: string | null;
  details?: unknown;
}

const toError = (status: number, body: Refusal): CallError =>
  body.hint?.includes(".")
    ? new CallError(body.hint, parse(body.details), status)
    : new CallError(status === 429 ? "public.too_many" : "server", {}, status);

/** Calls a function of the database. Rejects with {@link CallError}; key "network" when nothing answered. */
export async function call<T>(name: string, args: object = {}, signal?: AbortSignal): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`${apiUrl()}/rest/v1/rpc/${name}`, {
      method: "POST",
      headers: { ...headers(), "content-type": "application/json" },
      body: JSON.stringify(args),
      signal,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new CallError("network");
  }
  const body = (await response.json().catch(() => ({}))) as T & Refusal;
  if (!response.ok) throw toError(response.status, body);
  return body;
}

/**
 * Sends a file to a path of a bucket. XMLHttpRequest, because fetch does not tell how far it is.
 * A path that holds the file already (the answer got lost last time) counts as sent.
 */
export function upload(
  path: string,
  file: Blob,
  onProgress: (share: number) => void,
  bucket = "attachments",
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `${apiUrl()}/storage/v1/object/${bucket}/${path}`);
    for (const [name, value] of Object.entries(headers())) request.setRequestHeader(name, value);
    request.setRequestHeader("content-type", file.type || "application/octet-stream");
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const isThere = /duplicate|already exists/i.test(request.responseText);
      if (request.status < 300 || isThere) return resolve();
      const { error, message } = parse(request.responseText);
      const isTooBig = request.status === 413 || /size/i.test(`${error} ${message}`);
      reject(new CallError(isTooBig ? "attachment.too_large" : "upload", {}, request.status));
    };
    request.onerror = () => reject(new CallError("network"));
    request.ontimeout = () => reject(new CallError("network"));
    request.timeout = 10 * 60_000;
    request.send(file);
  });
}

/** The words of an error, in the reader's language. */
export function errorText(t: (key: string, params?: Record<string, unknown>) => string, error: unknown): string {
  const { key, params } = error instanceof CallError ? error : new CallError("server");
  if (key === "public.too_many") {
    const minutes = Math.max(1, Math.ceil(Number(params.seconds ?? 60) / 60));
    return t("errors.public.too_many", { count: minutes });
  }
  const text = t(`errors.${key}`, params);
  return text.startsWith("errors.") ? t("errors.server") : text;
}
