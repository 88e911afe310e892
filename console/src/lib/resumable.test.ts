import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { ResumableError, uploadResumable } from "./resumable";
import type { Send } from "./send";

/** fetch in the place of the browser's XMLHttpRequest. */
const send: Send = async (method, url, { headers, body, signal }) => {
  const answer = await fetch(url, { method, headers, body, signal });
  return { status: answer.status, text: await answer.text(), header: (name) => answer.headers.get(name) };
};

let server: Server | undefined;
afterEach(() => server?.close());

/** A TUS server as Supabase is one; `fail` may break a request in the middle. */
async function storage(
  fail: (request: IncomingMessage, count: number) => number | "break" | undefined = () => undefined,
) {
  const stored: { bytes: Buffer; metadata?: string; length: number } = { bytes: Buffer.alloc(0), length: -1 };
  const asked: string[] = [];
  server = createServer(async (request, response) => {
    asked.push(`${request.method} ${request.headers["upload-offset"] ?? ""}`.trim());
    const failure = fail(request, asked.length);
    if (failure === "break") return request.socket.destroy();
    if (failure) return response.writeHead(failure).end("{}");
    if (request.headers.authorization !== "Bearer me") return response.writeHead(403).end();
    if (request.method === "POST") {
      stored.metadata = String(request.headers["upload-metadata"]);
      stored.length = Number(request.headers["upload-length"]);
      return response.writeHead(201, { location: "/storage/v1/upload/resumable/one" }).end();
    }
    if (request.method === "PATCH") {
      if (Number(request.headers["upload-offset"]) !== stored.bytes.length) return response.writeHead(409).end();
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      stored.bytes = Buffer.concat([stored.bytes, ...parts]);
    }
    response.writeHead(request.method === "HEAD" ? 200 : 204, { "upload-offset": stored.bytes.length }).end();
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/storage/v1/upload/resumable`;
  return { endpoint, stored, asked };
}

const content = Buffer.from("Biên bản hiện trường phường Lê Chân".repeat(10));
const file = new File([content], "biên bản.txt");

const upload = (endpoint: string, more: Partial<Parameters<typeof uploadResumable>[0]> = {}) => {
  const seen = { location: null as string | null, progress: [] as number[] };
  const run = (location = seen.location) =>
    uploadResumable({
      send,
      endpoint,
      headers: async () => ({ authorization: "Bearer me" }),
      bucket: "attachments",
      path: "tickets/1/bien-ban.txt",
      file,
      mediaType: "text/plain",
      location,
      onLocation: (given) => {
        seen.location = given;
      },
      onProgress: (sent) => seen.progress.push(sent),
      part: 100,
      ...more,
    });
  return { run, seen };
};

test("a file goes up in parts and says what it is", async () => {
  const { endpoint, stored, asked } = await storage();
  const { run, seen } = upload(endpoint);
  expect(await run()).toBe(true);
  expect(stored.bytes.equals(content)).toBe(true);
  expect(stored.length).toBe(content.length);
  expect(stored.metadata).toContain(`objectName ${btoa("tickets/1/bien-ban.txt")}`);
  expect(stored.metadata).toContain(`contentType ${btoa("text/plain")}`);
  expect(asked.length).toBe(1 + Math.ceil(content.length / 100));
  expect(seen.progress.at(-1)).toBe(content.length);
});

test("a connection that breaks in the middle: the next attempt goes on where it stopped", async () => {
  const { endpoint, stored, asked } = await storage((_, count) => (count === 3 ? "break" : undefined));
  const { run } = upload(endpoint);
  await expect(run()).rejects.toThrow();
  expect(stored.bytes.length).toBe(100);
  expect(await run()).toBe(true);
  expect(stored.bytes.equals(content)).toBe(true);
  expect(asked.slice(0, 5)).toEqual(["POST", "PATCH 0", "PATCH 100", "HEAD", "PATCH 100"]);
});

test("an upload the server has forgotten begins anew", async () => {
  const { endpoint, stored, asked } = await storage((request) => (request.method === "HEAD" ? 404 : undefined));
  const { run } = upload(endpoint);
  expect(await run(`${endpoint}/gone`)).toBe(true);
  expect(stored.bytes.equals(content)).toBe(true);
  expect(asked.slice(0, 2)).toEqual(["HEAD", "POST"]);
});

test.each([404, 405])("a server without such uploads (%i): the caller sends the file whole", async (status) => {
  const { endpoint } = await storage(() => status);
  expect(await upload(endpoint).run()).toBe(false);
});

test.each([400, 403, 413])("a refusal (%i) is one, not a broken line", async (status) => {
  const { endpoint } = await storage(() => status);
  await expect(upload(endpoint).run()).rejects.toBeInstanceOf(ResumableError);
});

test("a server that takes a part without moving on is not asked for ever", async () => {
  const endless = await storage();
  const stuck: Send = async (method, url, options) =>
    method === "PATCH" ? { status: 204, text: "", header: () => "0" } : send(method, url, options);
  await expect(upload(endless.endpoint, { send: stuck }).run()).rejects.toBeInstanceOf(ResumableError);
});

test("a cancelled upload stops", async () => {
  const { endpoint, asked } = await storage();
  const stop = new AbortController();
  stop.abort();
  await expect(upload(endpoint, { signal: stop.signal }).run()).rejects.toThrow();
  expect(asked).toEqual([]);
});
