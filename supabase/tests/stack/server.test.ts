import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clientAddress } from "../../stack/client-address.ts";
import { type ApiHandler, closeServer, serve } from "../../stack/server.ts";

const script = 'document.documentElement.dataset.mode = "dark";';
const page = `<!doctype html><script>${script}</script><script type="module" src="/assets/index-abc.js"></script>`;
const publicPage = `<!doctype html><script>"for citizens";</script><script type="module" src="/assets/public-abc.js"></script>`;

let folder = "";
let server: Server;
let port = 0;
let api: ApiHandler | undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "city-office-server-"));
  const dist = join(folder, "dist");
  mkdirSync(join(dist, "assets"), { recursive: true });
  writeFileSync(join(dist, "index.html"), page);
  writeFileSync(join(dist, "public.html"), publicPage);
  writeFileSync(join(dist, "assets/index-abc.js"), `/* ${"long ".repeat(1000)} */`);
  writeFileSync(join(dist, ".fingerprint"), "hidden");
  writeFileSync(join(folder, "secrets.json"), "secret");
  server = await serve({
    host: "127.0.0.1",
    port: 0,
    consoleFolder: dist,
    api: () => api,
    config: () => ({ demo: false }),
    log: () => {},
  });
  port = (server.address() as { port: number }).port;
});

afterAll(async () => {
  await closeServer(server);
  rmSync(folder, { recursive: true, force: true });
});

/** A request whose path goes out exactly as written; fetch would tidy it. */
function get(path: string, headers: Record<string, string> = {}, method = "GET") {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    const call = request({ host: "127.0.0.1", port, path, headers, method }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) }),
      );
    });
    call.once("error", reject);
    call.end();
  });
}

test.each(["/", "/tickets", "/tickets/42?tab=1", "/reset-password"])("%s is the page", async (path) => {
  const answer = await get(path);
  expect([answer.status, answer.headers["cache-control"], answer.body.toString()]).toEqual([200, "no-cache", page]);
});

test("files named by their content are kept for ever, compressed when asked", async () => {
  const plain = await get("/assets/index-abc.js");
  expect(plain.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  const zipped = await get("/assets/index-abc.js", { "accept-encoding": "gzip" });
  expect(zipped.headers["content-encoding"]).toBe("gzip");
  expect(zipped.body.length).toBeLessThan(plain.body.length / 2);
  expect(gunzipSync(zipped.body)).toEqual(plain.body);
  const again = await get("/assets/index-abc.js", { "if-none-match": String(plain.headers.etag) });
  expect([again.status, again.body.length]).toEqual([304, 0]);
});

test.each([
  "/assets/missing-abc.js",
  "/missing.png",
  "/.fingerprint",
  "/../secrets.json",
  "/..%2fsecrets.json",
  "/%2e%2e/secrets.json",
  "/%",
  "/assets/..%5c..%5csecrets.json",
])("%s gives nothing away", async (path) => {
  const answer = await get(path);
  expect(answer.body.toString()).not.toMatch(/secret$|hidden/);
  expect([200, 404]).toContain(answer.status);
  if (answer.status === 200) expect(answer.body.toString()).toBe(page);
});

test("only the page's own inline script may run", async () => {
  const { createHash } = await import("node:crypto");
  const policy = String((await get("/")).headers["content-security-policy"]);
  expect(policy).toContain(`script-src 'self' 'sha256-${createHash("sha256").update(script).digest("base64")}'`);
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
});

test("while the database is prepared the API says to try again", async () => {
  api = undefined;
  expect((await get("/rest/v1/things")).status).toBe(503);
  api = async (incoming) => Response.json({ path: new URL(incoming.url).pathname, body: await incoming.text() });
  const answer = await get("/rest/v1/things");
  expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([200, { path: "/rest/v1/things", body: "" }]);
});

test("an error inside is not told outside", async () => {
  api = async () => {
    throw new Error("password is hunter2");
  };
  const answer = await get("/rest/v1/things");
  expect([answer.status, answer.body.toString()]).toEqual([500, '{"message":"Internal error"}']);
});

test("the page cannot be posted to", async () => {
  expect((await get("/tickets", {}, "POST")).status).toBe(405);
});

test.each([
  "/cong-dan",
  "/cong-dan/gui",
  "/cong-dan/ket-qua/1022-26-000001",
  "/cong-dan/thu-tuc/1.001193",
  "/danh-gia/5-abc",
  "/public.html",
])("%s is the citizens' page, with a policy of its own", async (path) => {
  const answer = await get(path);
  expect([answer.status, answer.headers["cache-control"], answer.body.toString()]).toEqual([
    200,
    "no-cache",
    publicPage,
  ]);
  const policy = String(answer.headers["content-security-policy"]);
  expect(policy).toMatch(/script-src 'self' 'sha256-[^']+';/);
  expect(policy).not.toContain("unsafe-inline");
  expect(answer.headers["referrer-policy"]).toBe("no-referrer");
});

test.each(["/cong-dandelion", "/tickets/cong-dan"])("%s is the console's", async (path) => {
  expect((await get(path)).body.toString()).toBe(page);
});

test("what a caller claims about its address does not reach the database", async () => {
  api = async (incoming, peer) => Response.json({ peer, headers: Object.fromEntries(incoming.headers) });
  const answer = await get("/rest/v1/things", {
    "x-forwarded-for": "203.0.113.9",
    "x-real-ip": "203.0.113.9",
    "cf-connecting-ip": "203.0.113.9",
    forwarded: "for=203.0.113.9",
  });
  const told = JSON.parse(answer.body.toString()) as { peer: string; headers: Record<string, string> };
  expect(told.peer).toBe("127.0.0.1");
  expect([told.headers["x-real-ip"], told.headers["x-forwarded-for"]]).toEqual(["127.0.0.1", "127.0.0.1"]);
  expect(JSON.stringify(told)).not.toContain("203.0.113.9");
});

test.each([
  ["no proxy: the peer", "198.51.100.1, 203.0.113.9", 0, "192.0.2.7"],
  ["one proxy: the entry it wrote", "198.51.100.1, 203.0.113.9", 1, "203.0.113.9"],
  ["two proxies: the one before", "10.0.0.1, 198.51.100.1, 203.0.113.9", 2, "198.51.100.1"],
  ["more proxies than entries: the first there is", "203.0.113.9", 3, "203.0.113.9"],
  ["a proxy that wrote nothing: the peer", undefined, 1, "192.0.2.7"],
])("the caller's address, %s", (_name, forwarded, proxies, address) => {
  expect(clientAddress({ "x-forwarded-for": forwarded }, "::ffff:192.0.2.7", proxies)).toBe(address);
});
