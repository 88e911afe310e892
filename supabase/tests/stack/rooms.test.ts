import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asHost, meetingDomain } from "../../stack/meeting-domain.ts";
import { closeServer, serve } from "../../stack/server.ts";

let folder = "";
let server: Server;
let base = "";
let domain: string | undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "city-office-rooms-"));
  for (const page of ["index.html", "public.html"]) writeFileSync(join(folder, page), `<!doctype html>${page}`);
  server = await serve({
    host: "127.0.0.1",
    port: 0,
    consoleFolder: folder,
    config: () => ({}),
    meetingDomain: async () => domain,
    log: () => {},
  });
  base = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
});

afterAll(async () => {
  await closeServer(server);
  rmSync(folder, { recursive: true, force: true });
});

/** One directive of a page's policies: what scripts and frames it may load, what devices may be used. */
async function policies(path: string) {
  const { headers } = await fetch(base + path);
  const policy = String(headers.get("content-security-policy"));
  const part = (name: string) => policy.split("; ").find((each) => each.startsWith(`${name} `));
  const devices = String(headers.get("permissions-policy"));
  const device = (name: string) => new RegExp(`(?:^|, )${name}=([^,]*)`).exec(devices)?.[1];
  return {
    script: part("script-src"),
    frame: part("frame-src"),
    camera: device("camera"),
    microphone: device("microphone"),
    screen: device("display-capture"),
    isolation: headers.get("cross-origin-embedder-policy"),
  };
}

describe("what a page may load and use", () => {
  test("without a meeting server: its own alone", async () => {
    domain = undefined;
    const own = { script: "script-src 'self'", frame: "frame-src 'self'", isolation: null };
    const used = (allowed: string) => ({ camera: allowed, microphone: allowed, screen: allowed });
    expect(await policies("/sessions/1/room")).toEqual({ ...own, ...used("(self)") });
    expect(await policies("/moi-hop/5-1-abc")).toEqual({ ...own, ...used("()") });
    expect(await policies("/cong-dan")).toEqual({ ...own, ...used("()") });
  });

  test("with one: its script and frame, with camera, microphone and screen, where there is a room", async () => {
    domain = "hop.haiphong.example:8443";
    const device = '(self "https://hop.haiphong.example:8443")';
    const room = {
      script: "script-src 'self' https://hop.haiphong.example:8443",
      frame: "frame-src 'self' https://hop.haiphong.example:8443",
      camera: device,
      microphone: device,
      screen: device,
      isolation: null,
    };
    expect(await policies("/sessions/1/room")).toEqual(room);
    expect(await policies("/moi-hop/5-1-abc")).toEqual(room);
    // Citizens' other pages have none.
    expect(JSON.stringify(await policies("/cong-dan/gui"))).not.toContain("hop.haiphong");
    expect(JSON.stringify(await policies("/moi-hopx"))).toContain("hop.haiphong"); // the console's own 404 page
  });

  test("a guest's link opens the citizens' bundle", async () => {
    expect(await (await fetch(`${base}/moi-hop/5-1-abc_-`)).text()).toContain("public.html");
    expect((await fetch(`${base}/moi-hop/5-1-abc_-`)).headers.get("referrer-policy")).toBe("no-referrer");
  });
});

describe("the meeting server's address", () => {
  test.each([
    "hop.gov.vn; script-src *",
    "https://hop.gov.vn",
    "hop.gov.vn/x",
    "a b",
    "",
    "*",
    7,
    null,
    "HOP.VN",
    "a\nb",
  ])("%j is none", (value) => expect(asHost(value)).toBeUndefined());

  test("is asked anew after five seconds, and kept while the database does not answer", async () => {
    let time = 0;
    let asked = 0;
    let answer: () => unknown = () => "hop.example";
    const query = async () => {
      asked += 1;
      return { rows: [{ domain: answer() }] };
    };
    const current = meetingDomain({ query } as never, () => time);
    expect(await Promise.all([current(), current(), current()])).toEqual(Array(3).fill("hop.example"));
    answer = () => "other.example";
    expect([await current(), asked]).toEqual(["hop.example", 1]);
    time = 5000;
    expect([await current(), asked]).toEqual(["other.example", 2]);
    time = 10_000;
    answer = () => {
      throw new Error("gone");
    };
    expect(await current()).toBe("other.example");
    answer = () => "";
    expect(await current()).toBeUndefined();
  });
});

describe("measuring the line", () => {
  const get = (query: string) => fetch(`${base}/line-test${query}`);

  test.each([
    ["?bytes=1", 1],
    ["?bytes=65537", 65_537],
    ["?bytes=3000000", 3_000_000],
    ["?bytes=999999999999", 8 * 1024 * 1024],
  ])("down %s: %i bytes, never kept", async (query, length) => {
    const answer = await get(query);
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect((await answer.arrayBuffer()).byteLength).toBe(length);
  });

  test.each(["", "?bytes=", "?bytes=-5", "?bytes=abc"])("%s is the round trip alone", async (query) => {
    expect((await get(query)).status).toBe(204);
  });

  test("up: counts what came, to a limit", async () => {
    const up = (bytes: number) => fetch(`${base}/line-test`, { method: "POST", body: new Uint8Array(bytes) });
    expect(await (await up(2_000_000)).json()).toEqual({ received: 2_000_000 });
    const tooMuch = await up(9 * 1024 * 1024).catch(() => undefined);
    expect(tooMuch?.status ?? 413).toBe(413);
  });

  test("no more than a few at once; then the next may", async () => {
    const stop = new AbortController();
    // Bodies that begin and do not end.
    for (let index = 0; index < 8; index += 1)
      void fetch(`${base}/line-test`, {
        method: "POST",
        body: new ReadableStream({ start: (body) => body.enqueue(new Uint8Array(10)) }),
        duplex: "half",
        signal: stop.signal,
      } as RequestInit).catch(() => {});
    await expect.poll(async () => (await get("?bytes=1")).status).toBe(503);
    // The round trip costs nothing and is always answered.
    expect((await get("")).status).toBe(204);
    stop.abort();
    await expect.poll(async () => (await get("?bytes=1")).status).toBe(200);
  });

  test("nothing else is posted to", async () => {
    expect((await fetch(`${base}/line-test`, { method: "DELETE" })).status).toBe(405);
    expect((await fetch(`${base}/line-tests`, { method: "POST" })).status).toBe(405);
  });
});
