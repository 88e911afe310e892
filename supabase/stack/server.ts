import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as WebStream } from "node:stream/web";
import { clientAddress, tellAddress, trustedProxies } from "./client-address.ts";
import { lineTest, lineTestPath } from "./line-test.ts";
import { chooseEncoding, compress, type Page, staticFiles } from "./static-files.ts";

/** Answers the requests under /auth/v1, /rest/v1 and /storage/v1. */
export type ApiHandler = (request: Request, peerAddress: string | null) => Promise<Response>;

export interface ServerOptions {
  host: string;
  port: number;
  consoleFolder: string;
  /** Absent when the console talks to a Supabase elsewhere, or while the database is still being prepared. */
  api?: () => ApiHandler | undefined;
  /** The answer to GET /config.json. */
  config: () => unknown;
  /** Further JSON answers, by path. */
  json?: Record<string, () => unknown | Promise<unknown>>;
  /** Addresses beside our own that the page may connect to. */
  connectTo?: string[];
  /** The meeting server whose rooms the pages may show; none, none. */
  meetingDomain?: () => Promise<string | undefined>;
  /** Proxies of ours in front of this server; without the option as TRUSTED_PROXIES says. */
  trustedProxies?: number;
  log: (line: string) => void;
}

const apiPath = /^\/(auth|rest|storage)\/v1(\/|$)/;

/** Starts the one HTTP server: API, runtime configuration and console. */
export async function serve(options: ServerOptions): Promise<Server> {
  const proxies = options.trustedProxies ?? trustedProxies();
  const serveFile = staticFiles(options.consoleFolder, async (page, pathname) =>
    securityHeaders(page, {
      connectTo: options.connectTo ?? [],
      scripts: inlineScripts(join(options.consoleFolder, page)),
      // Of the citizens' pages, a guest's own page alone has a room.
      meetingDomain: page === "index.html" || isGuestPage(pathname) ? await options.meetingDomain?.() : undefined,
    }),
  );
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      options.log(
        `${request.method} ${request.url}: ${error instanceof Error ? (error.stack ?? error.message) : error}`,
      );
      if (response.headersSent) response.destroy();
      else sendJson(response, 500, { message: "Internal error" });
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://localhost");
    const { pathname } = url;
    if (options.api && apiPath.test(pathname)) {
      const api = options.api();
      if (api) return relay(request, response, api, proxies);
      response.setHeader("retry-after", "1");
      return sendJson(response, 503, { message: "The database is being prepared." });
    }
    if (pathname === lineTestPath) return lineTest(request, response, url);
    if (request.method !== "GET" && request.method !== "HEAD")
      return sendJson(response, 405, { message: "Method not allowed" });
    if (pathname === "/config.json") return sendJson(response, 200, options.config());
    const json = options.json?.[pathname];
    if (json) return sendJson(response, 200, await json());
    return serveFile(request, response, pathname);
  }

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port: options.port, host: options.host }, resolve);
  });
  return server;
}

/** Stops listening and ends the connections that are open. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 1500).unref();
  });
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  response.end(JSON.stringify(value));
}

/**
 * The body as a web stream. Node's own adapter brings the process down when the reader stops in the middle (an upload
 * that grows too large): it goes on handing out what still arrives.
 */
function bodyOf(request: IncomingMessage): ReadableStream {
  const chunks = request.iterator({ destroyOnReturn: false });
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(new Uint8Array(value));
    },
    cancel: () => void chunks.return?.(),
  });
}

async function relay(
  request: IncomingMessage,
  response: ServerResponse,
  api: ApiHandler,
  proxies: number,
): Promise<void> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && name !== "connection")
      headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  const address = clientAddress(request.headers, request.socket.remoteAddress, proxies);
  tellAddress(headers, address);
  const hasBody = request.method !== "GET" && request.method !== "HEAD";
  const answer = await api(
    new Request(`http://${request.headers.host ?? "localhost"}${request.url}`, {
      method: request.method,
      headers,
      body: hasBody ? bodyOf(request) : undefined,
      duplex: "half",
    } as RequestInit),
    address,
  );
  const outgoing: Record<string, string | string[]> = { "x-content-type-options": "nosniff" };
  answer.headers.forEach((value, name) => {
    outgoing[name] = name === "set-cookie" ? answer.headers.getSetCookie() : value;
  });
  const isJson =
    answer.headers.get("content-type")?.includes("json") || answer.headers.get("content-type")?.startsWith("text/csv");
  const encoding = chooseEncoding(request.headers["accept-encoding"]);
  if (isJson && encoding && answer.body && !answer.headers.has("content-encoding")) {
    const body = Buffer.from(await answer.arrayBuffer());
    delete outgoing["content-length"];
    if (body.length > 1400) {
      outgoing["content-encoding"] = encoding;
      outgoing.vary = "accept-encoding";
    }
    response.writeHead(answer.status, outgoing);
    response.end(body.length > 1400 ? await compress(body, encoding) : body);
    return;
  }
  response.writeHead(answer.status, outgoing);
  if (!answer.body) response.end();
  else await pipeline(Readable.fromWeb(answer.body as WebStream), response);
}

const known = new Map<string, { time: number; hashes: string[] }>();

/** The few lines the page itself carries (light or dark before anything loads) are allowed by their fingerprint. */
function inlineScripts(page: string): string[] {
  if (!existsSync(page)) return [];
  const { mtimeMs } = statSync(page);
  const kept = known.get(page);
  if (kept?.time === mtimeMs) return kept.hashes;
  const scripts = readFileSync(page, "utf8").matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g);
  const hashes = [...scripts].map(
    ([, text]) =>
      `'sha256-${createHash("sha256")
        .update(text ?? "")
        .digest("base64")}'`,
  );
  known.set(page, { time: mtimeMs, hashes });
  return hashes;
}

const isGuestPage = (pathname: string) => /^\/moi-hop(\/|$)/.test(pathname);

interface Allowed {
  connectTo: string[];
  scripts: string[];
  meetingDomain: string | undefined;
}

/**
 * What a page may load. antd puts its styles into the console at run time, so styles may be inline there; the public
 * page's may not, and it uses no microphone or camera. Scripts may be inline on neither. Where a meeting server is set,
 * its script and frame may be loaded, and the frame may use camera, microphone and screen.
 */
function securityHeaders(page: Page, { connectTo, scripts, meetingDomain }: Allowed): Record<string, string> {
  const isPublic = page === "public.html";
  const room = meetingDomain ? ` https://${meetingDomain}` : "";
  const device = room ? `(self "${room.trim()}")` : isPublic ? "()" : "(self)";
  const policy = [
    "default-src 'self'",
    `script-src ${["'self'", ...scripts].join(" ")}${room}`,
    `frame-src 'self'${room}`,
    `style-src 'self'${isPublic ? "" : " 'unsafe-inline'"}`,
    `img-src 'self' data: blob: ${connectTo.join(" ")}`,
    `media-src 'self' blob: ${connectTo.join(" ")}`,
    "font-src 'self' data:",
    `connect-src 'self' ${connectTo.join(" ")}`,
    isPublic ? "worker-src 'none'" : "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ];
  return {
    "content-security-policy": policy.map((part) => part.trim()).join("; "),
    "x-content-type-options": "nosniff",
    // A rating link is a key: no other site learns it from a link followed.
    "referrer-policy": isPublic ? "no-referrer" : "same-origin",
    "permissions-policy": `camera=${device}, microphone=${device}, geolocation=(self), display-capture=${device}`,
  };
}
