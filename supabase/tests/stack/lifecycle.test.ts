import { type ChildProcess, spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { root } from "../../stack/paths.ts";
import { freePort } from "../../stack/ports.ts";
import { isAlive } from "../../stack/processes.ts";

// The real program, started as npm start does, with a schema of two lines: what is under test is starting and stopping.
const schema = `
  create schema sla;
  create function sla.tick(now timestamptz default now()) returns jsonb language sql as $$ select '{}'::jsonb $$;
  create table public.things (id bigint generated always as identity primary key, name text not null);
  alter table public.things enable row level security;
`;
const demo = `
  import pg from ${JSON.stringify(import.meta.resolve("pg"))};
  export async function seedDemo({ databaseUrl, onProgress }) {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query("insert into public.things (name) values ('demo')");
    onProgress(1, 2, "things");
    if (process.env.TEST_DEMO_HANGS) await new Promise(() => setInterval(() => {}, 1000));
    await client.end();
  }
`;

interface Stack {
  url: string;
  publishableKey: string;
  databaseUrl: string;
  pid: number;
  ready: boolean;
}

// Several starts and stops each, also on a busy machine.
vi.setConfig({ testTimeout: 240_000 });

const running = new Set<ChildProcess>();
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "city-office-life-"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeSql("sql", schema);
});

// A copy that a failed test left running must not be in the way of the next.
afterEach(async () => {
  for (const child of running) await stop(child);
});

afterAll(() => {
  // As root the databases are not in this folder, which only root can enter.
  for (const entry of readdirSync(folder)) {
    const place = clusterOf(entry);
    if (place.startsWith(folder) || !existsSync(place)) continue;
    rmSync(dirname(place), { recursive: true, force: true });
  }
  rmSync(folder, { recursive: true, force: true });
});

/** What the stack itself asks of the database: where account letters lie. */
const mailbox = `create schema if not exists private;
  create table if not exists private.sample_mailbox (id bigint, at timestamptz, recipient text, subject text, body text, message_key text);`;

function writeSql(name: string, migration: string): void {
  const place = join(folder, name);
  mkdirSync(join(place, "migrations"), { recursive: true });
  mkdirSync(join(place, "seed/reference"), { recursive: true });
  mkdirSync(join(place, "seed/demo"), { recursive: true });
  writeFileSync(join(place, "migrations/20260101000100_things.sql"), `${migration}\n${mailbox}`);
  writeFileSync(join(place, "seed/demo/index.ts"), demo);
  writeFileSync(
    join(place, "seed/demo/accounts.ts"),
    'export const demoAccounts = [{ email: "a@example.test", password: "p", role: "operator", name: "A" }];',
  );
}

interface Started {
  child: ChildProcess;
  output: () => string;
  exit: Promise<number | null>;
}

function start(data: string, argv: string[] = [], env: Record<string, string> = {}): Started {
  const child = spawn(
    process.execPath,
    [join(root, "scripts/run.mjs"), "supabase/stack/main.ts", "--no-build", "--data", join(folder, data), ...argv],
    {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        STACK_SQL_FOLDER: join(folder, "sql"),
        SUPABASE_URL: "",
        SMTP_URL: "",
        SITE_URL: "",
        ...env,
      },
    },
  );
  running.add(child);
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output += chunk;
  });
  const exit = new Promise<number | null>((done) => child.once("close", (code) => done(code)));
  void exit.then(() => running.delete(child));
  return { child, output: () => output, exit };
}

async function stop(child: ChildProcess, signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once("close", done));
  child.kill(signal);
  await gone;
}

const stackFile = (data: string) => join(folder, data, "stack.json");

async function until<T>(what: string, probe: () => T | undefined | false, started?: Started): Promise<T> {
  const end = Date.now() + 120_000;
  for (;;) {
    const found = probe();
    if (found) return found;
    if (Date.now() > end || started?.child.exitCode) throw new Error(`${what}: ${started?.output() ?? ""}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

function readStack(data: string, pid?: number): Stack | undefined {
  try {
    const stack = JSON.parse(readFileSync(stackFile(data), "utf8")) as Stack;
    return pid === undefined || stack.pid === pid ? stack : undefined;
  } catch {
    return undefined;
  }
}

const whenReady = (data: string, started: Started) =>
  until(
    "ready",
    () => {
      const stack = readStack(data, started.child.pid);
      return stack?.ready ? stack : undefined;
    },
    started,
  );

async function names(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on("error", () => {});
  await client.connect();
  const { rows } = await client.query<{ name: string }>("select name from public.things order by id");
  await client.end();
  return rows.map((row) => row.name);
}

function clusterOf(data: string): string {
  const file = join(folder, data, "cluster.json");
  const { place } = existsSync(file)
    ? (JSON.parse(readFileSync(file, "utf8")) as { place: string })
    : { place: "postgres" };
  return resolve(folder, data, place);
}

const postmaster = (data: string) =>
  Number(readFileSync(join(clusterOf(data), "postmaster.pid"), "utf8").split("\n")[0]);

describe("an office without demo data", () => {
  const data = "office";

  test("starts, serves, stops cleanly and starts again with what it had", async () => {
    const first = start(data, ["--no-demo", "--port", String(await freePort())]);
    const stack = await whenReady(data, first);
    expect((await fetch(`${stack.url}/config.json`).then((answer) => answer.json())) as object).toMatchObject({
      publishableKey: stack.publishableKey,
      demo: false,
    });
    const answer = await fetch(`${stack.url}/rest/v1/things`, { headers: { apikey: stack.publishableKey } });
    expect([answer.status, await answer.json()]).toEqual([200, []]);
    expect((await fetch(`${stack.url}/mailbox.json`)).status).toBe(404);
    expect(statSync(stackFile(data)).mode & 0o077).toBe(0);
    expect(statSync(join(folder, data, "secrets.json")).mode & 0o077).toBe(0);
    const client = new pg.Client({ connectionString: stack.databaseUrl });
    await client.connect();
    await client.query("insert into public.things (name) values ('kept')");
    await client.end();
    const database = postmaster(data);
    await stop(first.child);
    expect(await first.exit).toBe(0);
    expect(isAlive(database)).toBe(false);
    expect(existsSync(stackFile(data))).toBe(false);

    const second = start(data);
    expect(await names((await whenReady(data, second)).databaseUrl)).toEqual(["kept"]);
    await stop(second.child);
  });

  test("refuses a second copy on the same folder, and a port that is taken", async () => {
    const first = start(data);
    const stack = await whenReady(data, first);
    const twin = start(data);
    expect(await twin.exit).toBe(1);
    expect(twin.output()).toContain(`in use by the copy running as process ${first.child.pid}`);
    const neighbour = start("neighbour", ["--no-demo", "--port", new URL(stack.url).port]);
    expect(await neighbour.exit).toBe(1);
    expect(neighbour.output()).toContain("is taken");
    expect(await names(stack.databaseUrl)).toEqual(["kept"]);
    await stop(first.child);
  });

  test("moves on from the default port when that is taken", async () => {
    const blocker = createServer().listen({ port: 8022, host: "127.0.0.1" });
    blocker.on("error", () => {}); // somebody else has it: as good
    const started = start(data);
    const { url } = await whenReady(data, started);
    expect(new URL(url).port).not.toBe("8022");
    await stop(started.child);
    blocker.close();
  });

  test("recovers after it was killed", async () => {
    const victim = start(data);
    await whenReady(data, victim);
    const database = postmaster(data);
    await stop(victim.child, "SIGKILL");
    const next = start(data);
    expect(await names((await whenReady(data, next)).databaseUrl)).toEqual(["kept"]);
    expect(isAlive(database) && postmaster(data) === database).toBe(false);
    await stop(next.child);
  });

  test("recovers after its database was killed with it", async () => {
    const victim = start(data);
    await whenReady(data, victim);
    process.kill(postmaster(data), "SIGKILL");
    await stop(victim.child, "SIGKILL");
    const next = start(data);
    expect(await names((await whenReady(data, next)).databaseUrl)).toEqual(["kept"]);
    await stop(next.child);
  });

  test("ends when its database dies, and recovers", async () => {
    const orphaned = start(data);
    await whenReady(data, orphaned);
    process.kill(postmaster(data), "SIGKILL");
    expect(await orphaned.exit).toBe(1);
    expect(orphaned.output()).toContain("PostgreSQL has stopped by itself");
    const next = start(data);
    expect(await names((await whenReady(data, next)).databaseUrl)).toEqual(["kept"]);
    await stop(next.child);
  });

  test("keeps its records when its migrations were edited, and says what to do", async () => {
    cpSync(join(folder, "sql"), join(folder, "edited"), { recursive: true });
    writeFileSync(join(folder, "edited/migrations/20260101000100_things.sql"), `${schema}select 1;`);
    const refused = start(data, [], { STACK_SQL_FOLDER: join(folder, "edited") });
    expect(await refused.exit).toBe(1);
    expect(refused.output()).toContain("20260101000100_things");
    expect(refused.output()).toContain("--reset");
    const next = start(data);
    expect(await names((await whenReady(data, next)).databaseUrl)).toEqual(["kept"]);
    await stop(next.child);
  });

  test("applies a migration that was added", async () => {
    cpSync(join(folder, "sql"), join(folder, "added"), { recursive: true });
    writeFileSync(
      join(folder, "added/migrations/20260101000200_more.sql"),
      "insert into public.things (name) values ('more');",
    );
    const started = start(data, [], { STACK_SQL_FOLDER: join(folder, "added") });
    expect(await names((await whenReady(data, started)).databaseUrl)).toEqual(["kept", "more"]);
    await stop(started.child);
  });

  test("begins anew when told to", async () => {
    const started = start(data, ["--reset", "--no-demo"]);
    expect(await names((await whenReady(data, started)).databaseUrl)).toEqual([]);
    await stop(started.child);
  });

  test("names the migration and the line that failed, and leaves nothing half-made", async () => {
    writeSql("broken", `${schema}\nselect nonsense;`);
    const started = start("broken-data", ["--no-demo"], { STACK_SQL_FOLDER: join(folder, "broken") });
    expect(await started.exit).toBe(1);
    expect(started.output()).toMatch(/20260101000100_things\.sql:\d+: column "nonsense" does not exist/);
    const mended = start("broken-data", ["--no-demo"]);
    expect(await names((await whenReady("broken-data", mended)).databaseUrl)).toEqual([]);
    await stop(mended.child);
  });
});

describe("a demo", () => {
  const data = "demo";

  test("offers its accounts and letters, and is not mistaken for an office", async () => {
    const started = start(data);
    const stack = await whenReady(data, started);
    expect((await fetch(`${stack.url}/config.json`).then((answer) => answer.json())) as object).toMatchObject({
      demo: true,
      ready: true,
      demoAccounts: [{ email: "a@example.test" }],
    });
    expect(await fetch(`${stack.url}/mailbox.json`).then((answer) => answer.json())).toEqual([]);
    expect(await names(stack.databaseUrl)).toEqual(["demo"]);
    await stop(started.child);
    const office = start(data, ["--no-demo"]);
    expect(await office.exit).toBe(1);
    expect(office.output()).toContain("--no-demo --reset");
  });

  test("is made anew when its migrations were edited", async () => {
    writeSql("edited-demo", `${schema}insert into public.things (name) values ('new');`);
    const started = start(data, [], { STACK_SQL_FOLDER: join(folder, "edited-demo") });
    expect(await names((await whenReady(data, started)).databaseUrl)).toEqual(["new", "demo"]);
    await stop(started.child);
  });

  test("serves while it loads, and begins anew when that was cut off", async () => {
    const victim = start("cut-off", [], { TEST_DEMO_HANGS: "1" });
    const stack = await until("loading", () => readStack("cut-off", victim.child.pid), victim);
    expect(stack.ready).toBe(false);
    await until("progress", () => victim.output().includes("things 1/2"), victim);
    expect((await fetch(`${stack.url}/config.json`).then((answer) => answer.json())) as object).toMatchObject({
      ready: false,
      loading: { done: 1, total: 2, label: "things" },
    });
    await stop(victim.child, "SIGKILL");
    const next = start("cut-off");
    expect(await names((await whenReady("cut-off", next)).databaseUrl)).toEqual(["demo"]);
    await stop(next.child);
  });
});

test("with a Supabase elsewhere only the console is served", async () => {
  const port = await freePort();
  const started = start("elsewhere", ["--port", String(port)], {
    SUPABASE_URL: "https://project.supabase.example",
    SUPABASE_PUBLISHABLE_KEY: "sb_publishable_x",
  });
  await until("serving", () => started.output().includes("Console for"), started);
  const answer = await fetch(`http://127.0.0.1:${port}/config.json`);
  expect(await answer.json()).toMatchObject({
    supabaseUrl: "https://project.supabase.example",
    publishableKey: "sb_publishable_x",
    demo: false,
  });
  const page = await fetch(`http://127.0.0.1:${port}/`);
  expect(page.headers.get("content-security-policy")).toContain("wss://project.supabase.example");
  expect(existsSync(join(folder, "elsewhere"))).toBe(false);
  await stop(started.child);
});
