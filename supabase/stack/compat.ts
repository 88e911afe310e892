/**
 * Everything that makes the embedded server answer as PostgREST, GoTrue and Storage do. One file on purpose: when
 * the embedded server learns something itself, its paragraph here goes away, and nothing else changes.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import type { App } from "@supabase/lite";
import { createPostgresConnection, type PostgresConnection } from "@supabase/lite/postgres";

interface RequestContext {
  url: URL;
  request: Request;
  databaseError?: DatabaseError;
  /** Set once the storage adapter answers with a part of the file only. */
  isPartial?: boolean;
  /** Set when the storage adapter stopped an upload that grew too large. */
  isTooLarge?: boolean;
  log: (line: string) => void;
}

/** An error as the database driver hands it over. */
interface DatabaseError {
  code: string;
  message: string;
  detail?: string;
  hint?: string;
}

const current = new AsyncLocalStorage<RequestContext>();

// --- Values ---------------------------------------------------------------------------------------------------

/** `2026-11-22 05:27:54.7+00` as PostgREST writes it: `2026-11-22T05:27:54.7+00:00`. */
export function isoTimestamp(text: string): string {
  const match = /^(\d{4,}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}(?:\.\d+)?)([+-]\d{2})?(:\d{2})?(:\d{2})?( BC)?$/.exec(text);
  if (!match) return text; // infinity, -infinity
  const [, day, time, hours, minutes, seconds, era] = match;
  return `${day}T${time}${hours ? `${hours}${minutes ?? ":00"}${seconds ?? ""}` : ""}${era ?? ""}`;
}

/** PostgREST sends numbers as JSON numbers whatever their scale; NaN and Infinity are text there too. */
export function jsonNumber(text: string): number | string {
  const number = Number(text);
  return Number.isFinite(number) ? number : text;
}

const asText = (value: unknown) => String(value);
/** The server turns an object argument of a function into text, which the driver would quote once more. */
const asJson = (value: unknown) =>
  typeof value === "string" && /^\s*[[{]/.test(value) ? value : JSON.stringify(value);
const types = {
  numeric: { to: 1700, from: [1700], serialize: asText, parse: jsonNumber },
  timestamp: { to: 1114, from: [1114], serialize: asText, parse: isoTimestamp },
  timestamptz: { to: 1184, from: [1184], serialize: asText, parse: isoTimestamp },
  json: { to: 114, from: [114], serialize: asJson, parse: JSON.parse },
  jsonb: { to: 3802, from: [3802], serialize: asJson, parse: JSON.parse },
  bytea: { to: 17, from: [17], serialize: asText, parse: (text: string) => text },
};

// --- Connection -----------------------------------------------------------------------------------------------

/** Opens the server's connection with PostgREST's value formats and hosted Supabase's grants. */
export function createCompatConnection(url: string): PostgresConnection {
  const connection = createPostgresConnection({
    url,
    postgresOptions: {
      max: 12,
      onnotice: () => {},
      // PostgREST takes a function's own statement_timeout (finish_import's is ten minutes); this server knows one for all.
      connection: { application_name: "api", statement_timeout: 600_000 },
      types: types as never,
    },
  });
  // The server would grant every table of every schema that uses row-level security (private ones too) to anon.
  // roles.sql and system.sql have already granted what hosted Supabase grants, so it is told that this is done.
  (connection as unknown as { rlsState: string }).rlsState = "active";
  const normalize = connection.normalizeDbError.bind(connection);
  connection.normalizeDbError = (error) => {
    const normalized = normalize(error);
    const context = current.getStore();
    const candidate = normalized as Partial<DatabaseError> | undefined;
    if (context && typeof candidate?.code === "string" && /^[0-9A-Z]{5}$/.test(candidate.code)) {
      context.databaseError = candidate as DatabaseError;
    }
    return normalized;
  };
  return connection;
}

/** Makes the server ready without its warning about storage, which is meant for its command line. */
export async function initialise(app: App): Promise<void> {
  const warn = console.warn;
  console.warn = () => {};
  try {
    await app.init();
  } finally {
    console.warn = warn;
  }
}

// --- Requests and answers -------------------------------------------------------------------------------------

/** Hands a request to the server and mends what differs from Supabase. */
export async function handleRequest(
  app: App,
  request: Request,
  options: { peerAddress: string | null; log: (line: string) => void },
): Promise<Response> {
  const url = new URL(request.url);
  const context: RequestContext = { url, request, log: options.log };
  return current.run(context, async () => {
    if (isSigningMany.test(url.pathname) && request.method === "POST") return signMany(app, request, options);
    const mended = url.pathname.startsWith("/storage/v1/object/") ? await unwrapUpload(request) : request;
    const response = await app.fetch(mended, { peerAddress: options.peerAddress });
    if (isSigning.test(url.pathname) && request.method === "POST" && response.ok) return mendSignedAddress(response);
    if (context.isTooLarge) return jsonAnswer(tooLarge, response, 400);
    if (url.pathname.startsWith("/storage/v1/object/") && request.method === "GET" && response.ok)
      return mendDownload(response, url, context.isPartial ? 206 : response.status);
    if (!url.pathname.startsWith("/rest/v1/") || response.status < 400 || !context.databaseError) return response;
    return mendError(response, context.databaseError, isSignedIn(request));
  });
}

/** Where the person who asked for a mail wants to land; the server forgets it on the way to the mailer. */
export function requestedRedirect(): string | undefined {
  return current.getStore()?.url.searchParams.get("redirect_to") ?? undefined;
}

// The server writes each database error to the console; while it handles a request that goes to the log file.
const writeError = console.error;
console.error = (...parts: unknown[]) => {
  const context = current.getStore();
  if (!context) return writeError(...parts);
  context.log(parts.map((part) => (part instanceof Error ? describe(part) : String(part))).join(" "));
};

function describe(error: Error): string {
  const { code, detail, hint, where } = error as Error & Record<string, string | undefined>;
  return [code, error.message, detail, hint, where].filter(Boolean).join(" | ");
}

/** PostgREST calls someone "authenticated" who sent a token for another role than anon. */
function isSignedIn(request: Request): boolean {
  const token = request.headers.get("authorization")?.replace(/^Bearer\s+/i, "") ?? "";
  return token.split(".").length === 3 || (request.headers.get("apikey") ?? "").startsWith("sb_secret_");
}

async function mendError(response: Response, error: DatabaseError, isAuthenticated: boolean): Promise<Response> {
  const body = (await response
    .clone()
    .json()
    .catch(() => undefined)) as Record<string, unknown> | undefined;
  // `raise sqlstate 'PGRST'` carries its own answer, and a PGRST code other than a missing relation is not the database's.
  const isFromDatabase =
    body?.code === error.code || body?.code === "SUP" || (error.code === "42P01" && body?.code === "PGRST205");
  if (!body || !isFromDatabase || error.code === "PGRST") return response;
  const status = statusOf(error, isAuthenticated);
  const message = body.code === error.code && typeof body.message === "string" ? body.message : error.message;
  const mended = { code: error.code, details: error.detail ?? null, hint: error.hint ?? null, message };
  const answer = jsonAnswer(mended, response, status);
  if (status === 401) answer.headers.set("www-authenticate", "Bearer");
  return answer;
}

/**
 * The HTTP status of a database error. Source: PostgREST documentation, "Errors › HTTP status codes" (v13), and the
 * function `pgErrorStatus` behind it.
 */
export function statusOf(error: Pick<DatabaseError, "code" | "message">, isAuthenticated: boolean): number {
  const { code, message } = error;
  if (code.startsWith("PT")) {
    const status = Number(code.slice(2));
    return status >= 200 && status <= 599 ? status : 500;
  }
  switch (code) {
    case "23503":
    case "23505":
      return 409;
    case "25006":
      return 405;
    case "21000":
      return message.endsWith("requires a WHERE clause") ? 400 : 500;
    case "22023":
      return /^role ".*" does not exist$/.test(message) ? 401 : 400;
    case "42501":
      return isAuthenticated ? 403 : 401;
    case "42883":
      return message.startsWith("function xmlagg(") ? 406 : 404;
    case "42P01":
      return 404;
    case "42P17":
    case "53400":
      return 500;
    case "57P01":
      return 503;
    case "P0001":
      return 400;
  }
  return statusOfClass[code.slice(0, 2)] ?? 400;
}

const statusOfClass: Record<string, number> = {
  "08": 503,
  "09": 500,
  "0L": 403,
  "0P": 403,
  "25": 500,
  "28": 403,
  "2D": 500,
  "38": 500,
  "39": 500,
  "3B": 500,
  "40": 500,
  "53": 503,
  "54": 500,
  "55": 500,
  "57": 500,
  "58": 500,
  F0: 500,
  HV: 500,
  P0: 500,
  XX: 500,
};

const isSigning = /^\/storage\/v1\/object\/(upload\/)?sign\//;

const isSigningMany = /^\/storage\/v1\/object\/sign\/[^/]+\/?$/;

/** The server takes the address for several links for that of one link to nothing: each is asked for by itself. */
async function signMany(
  app: App,
  request: Request,
  options: { peerAddress: string | null; log: (line: string) => void },
): Promise<Response> {
  const root = request.url.replace(/\/$/, "");
  const headers = new Headers(request.headers);
  headers.delete("content-length");
  const { expiresIn, paths } = (await request.json().catch(() => ({}))) as { expiresIn?: number; paths?: unknown };
  if (!Array.isArray(paths) || paths.length > 500) return Response.json({ error: "InvalidRequest" }, { status: 400 });
  const links: { path: string; signedURL: string | null; error: string | null }[] = [];
  for (const path of paths.map(String)) {
    const address = `${root}/${path.split("/").map(encodeURIComponent).join("/")}`;
    const one = new Request(address, { method: "POST", headers, body: JSON.stringify({ expiresIn }) });
    const answer = await handleRequest(app, one, options);
    const told = (await answer.json().catch(() => ({}))) as { signedURL?: string; message?: string };
    links.push({
      path,
      signedURL: told.signedURL ?? null,
      error: told.signedURL ? null : (told.message ?? "Not found"),
    });
  }
  return Response.json(links);
}

/** Storage names the field `signedURL` (`url` for uploads) and leaves its own root away, which supabase-js puts in front. */
async function mendSignedAddress(response: Response): Promise<Response> {
  type Signed = { signedUrl?: string; token?: string };
  const mend = ({ signedUrl, ...rest }: Signed) => {
    const address = signedUrl ? signedUrl.replace(/^\/storage\/v1/, "") : null;
    return rest.token ? { ...rest, url: address } : { ...rest, signedURL: address };
  };
  const body = (await response.json()) as Signed | Signed[];
  return jsonAnswer(Array.isArray(body) ? body.map(mend) : mend(body), response);
}

/**
 * A file somebody uploaded comes from the console's own address here, so it must never run as a page of it: anything
 * but pictures, sound, film, plain text and PDF is offered for saving. `?download=name` works as on Supabase.
 */
function mendDownload(response: Response, url: URL, status: number): Response {
  const headers = new Headers(response.headers);
  const type = headers.get("content-type") ?? "";
  const isHarmless = /^(image\/(?!svg)|audio\/|video\/|text\/plain|application\/pdf)/.test(type);
  const wanted = url.searchParams.get("download");
  if (wanted !== null || !isHarmless) {
    // supabase-js encodes the wanted name twice.
    const name = decoded(wanted || (url.pathname.split("/").at(-1) ?? "file"));
    headers.set("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
  }
  // A sandboxed PDF is not shown by browsers at all.
  if (!type.startsWith("application/pdf")) headers.set("content-security-policy", "sandbox; default-src 'none'");
  return new Response(response.body, { status, headers });
}

/** As Storage says it. */
const tooLarge = {
  statusCode: "413",
  error: "Payload too large",
  message: "The object exceeded the maximum allowed size",
};

/** The error with which the storage adapter stops an upload; the sender is told in Storage's words. */
export function refuseUpload(): Error {
  const context = current.getStore();
  if (context) context.isTooLarge = true;
  return new Error(tooLarge.message);
}

/**
 * The one part of a file that the request asks for (`Range: bytes=…`), as Storage answers it: players jump in a
 * recording with it. Undefined = the whole file: nothing asked, several parts, nonsense, or the file has changed since.
 */
export function requestedRange(size: number, eTag: string): { start: number; end: number } | undefined {
  const request = current.getStore()?.request;
  const match = /^bytes=(\d*)-(\d*)$/.exec(request?.headers.get("range")?.trim() ?? "");
  const ifRange = request?.headers.get("if-range");
  if (!match || request?.method !== "GET" || (ifRange && ifRange !== eTag)) return undefined;
  const [, first = "", last = ""] = match;
  if (!first && !last) return undefined;
  const start = first ? Number(first) : Math.max(0, size - Number(last));
  const end = first && last ? Math.min(Number(last), size - 1) : size - 1;
  return start <= end && start < size ? { start, end } : undefined;
}

/** Marks the answer as a part and returns what its headers must say. */
export function answerRange({ start, end }: { start: number; end: number }, size: number) {
  const context = current.getStore();
  if (context) context.isPartial = true;
  return { contentRange: `bytes ${start}-${end}/${size}`, contentLength: end - start + 1 };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function jsonAnswer(body: unknown, like: Response, status = like.status): Response {
  const headers = new Headers(like.headers);
  headers.delete("content-length");
  headers.set("content-type", "application/json; charset=utf-8");
  return new Response(JSON.stringify(body), { status, headers });
}

/** supabase-js wraps a File or Blob in a form under an empty field name, which the server does not look for. */
async function unwrapUpload(request: Request): Promise<Request> {
  const isWrite = request.method === "POST" || request.method === "PUT";
  if (!isWrite || !request.headers.get("content-type")?.startsWith("multipart/form-data")) return request;
  const form = await request.formData();
  const file = [...form.values()].find((value) => typeof value !== "string");
  if (!file) return new Request(request.url, { method: request.method, headers: request.headers, body: form });
  const headers = new Headers(request.headers);
  headers.set("content-type", file.type || "application/octet-stream");
  headers.set("content-length", String(file.size));
  const seconds = form.get("cacheControl");
  if (typeof seconds === "string") headers.set("cache-control", `max-age=${seconds}`);
  return new Request(request.url, { method: request.method, headers, body: await file.arrayBuffer() });
}
