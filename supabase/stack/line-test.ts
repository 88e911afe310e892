import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

/** Under this path a point's line is measured: GET for the round trip and the way down, POST for the way up. */
export const lineTestPath = "/line-test";

const mostBytes = 8 * 1024 * 1024;
const mostAtOnce = 8;
// Random, so that nothing on the way makes it smaller.
const chunk = randomBytes(64 * 1024);

let running = 0;

/**
 * Answers one measurement. What it moves is bounded in size and in how many do so at once: it must never be the reason
 * why somebody else's page is slow.
 */
export async function lineTest(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const headers = { "cache-control": "no-store", "x-content-type-options": "nosniff" };
  const bytes = Math.min(Math.max(0, Math.trunc(Number(url.searchParams.get("bytes")) || 0)), mostBytes);
  const isUp = request.method === "POST";
  if (!isUp && request.method !== "GET") return void response.writeHead(405, headers).end();
  if (!isUp && bytes === 0) return void response.writeHead(204, headers).end();
  if (running >= mostAtOnce) return void response.writeHead(503, { ...headers, "retry-after": "5" }).end();
  running += 1;
  try {
    if (isUp) await receive(request, response, headers);
    else await give(response, bytes, headers);
  } finally {
    running -= 1;
  }
}

async function receive(request: IncomingMessage, response: ServerResponse, headers: Record<string, string>) {
  let received = 0;
  try {
    for await (const part of request) {
      received += (part as Buffer).length;
      if (received > mostBytes) {
        response.writeHead(413, { ...headers, connection: "close" }).end();
        return;
      }
    }
  } catch {
    return void response.destroy();
  }
  response.writeHead(200, { ...headers, "content-type": "application/json" }).end(JSON.stringify({ received }));
}

function give(response: ServerResponse, bytes: number, headers: Record<string, string>): Promise<void> {
  response.writeHead(200, { ...headers, "content-type": "application/octet-stream", "content-length": bytes });
  return new Promise((done) => {
    response.once("close", done);
    let left = bytes;
    const go = () => {
      while (left > 0) {
        const size = Math.min(left, chunk.length);
        left -= size;
        if (!response.write(size === chunk.length ? chunk : chunk.subarray(0, size)) && left > 0)
          return void response.once("drain", go);
      }
      response.end();
    };
    go();
  });
}
