import { createReadStream, existsSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const contentTypes: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".woff": "font/woff",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".map": "application/json",
};

const isText = (extension: string) => /^\.(html|js|mjs|css|json|svg|txt|webmanifest|map)$/.test(extension);

/** The two pages of the bundle: the console, and what citizens use without a login. */
export type Page = "index.html" | "public.html";

const pageOf = (pathname: string): Page =>
  /^\/(cong-dan|danh-gia|moi-hop)(\/|$)|^\/public\.html$/.test(pathname) ? "public.html" : "index.html";

/**
 * Serves a folder as single-page applications: a path without a file is the page it belongs to, files with a hash in their
 * name are cached for ever, text is compressed once and kept.
 */
export function staticFiles(
  folder: string,
  headersOf: (page: Page, pathname: string) => Promise<Record<string, string>>,
) {
  const compressed = new Map<string, Promise<Buffer>>();

  return async (request: IncomingMessage, response: ServerResponse, pathname: string): Promise<void> => {
    const isAsset = pathname.startsWith("/assets/");
    const page = pageOf(pathname);
    const headers = await headersOf(page, pathname);
    // A path may hold a point that begins no ending: the code of a procedure (…/thu-tuc/1.001193).
    const isFile = isAsset || extname(pathname) in contentTypes;
    const file = locate(folder, pathname) ?? (isFile ? undefined : join(folder, page));
    if (!file || !existsSync(file)) {
      response.writeHead(404, { "content-type": "text/plain; charset=utf-8", ...headers });
      response.end(existsSync(join(folder, page)) ? "Not found\n" : "The console has not been built: npm run build\n");
      return;
    }
    const { size, mtimeMs } = statSync(file);
    const extension = extname(file);
    const etag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
    const base: Record<string, string> = {
      "content-type": contentTypes[extension] ?? "application/octet-stream",
      "cache-control": isAsset ? "public, max-age=31536000, immutable" : "no-cache",
      etag,
      vary: "accept-encoding",
      ...headers,
    };
    if (request.headers["if-none-match"] === etag) {
      response.writeHead(304, base).end();
      return;
    }
    const encoding = isText(extension) && size > 1024 ? chooseEncoding(request.headers["accept-encoding"]) : undefined;
    if (encoding) {
      const key = `${encoding} ${file} ${etag}`;
      let body = compressed.get(key);
      if (!body) {
        body = readFile(file).then((content) => compress(content, encoding));
        compressed.set(key, body);
      }
      const buffer = await body;
      response.writeHead(200, { ...base, "content-encoding": encoding, "content-length": buffer.length });
      response.end(request.method === "HEAD" ? undefined : buffer);
      return;
    }
    response.writeHead(200, { ...base, "content-length": size });
    if (request.method === "HEAD") response.end();
    else createReadStream(file).pipe(response);
  };
}

/** The file a path names, if it is inside the folder. Hidden files are not served. */
function locate(folder: string, pathname: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (decoded.includes("\0") || decoded.split("/").some((part) => part.startsWith("."))) return undefined;
  const file = normalize(join(folder, decoded));
  if (!file.startsWith(folder + sep) || !existsSync(file) || !statSync(file).isFile()) return undefined;
  return file;
}

export type Encoding = "br" | "gzip";

export function chooseEncoding(accepted: string | string[] | undefined): Encoding | undefined {
  const list = String(accepted ?? "");
  if (/\bbr\b/.test(list)) return "br";
  return /\bgzip\b/.test(list) ? "gzip" : undefined;
}

/** Text in the asked encoding, at levels that cost little more than they save. */
export function compress(content: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === "gzip") return promisify(gzip)(content, { level: 6 });
  return promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
}
