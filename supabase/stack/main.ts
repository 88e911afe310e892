import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { join } from "node:path";
import pg from "pg";
import { describeInstallation } from "../worker/installation.ts";
import { runWorker } from "../worker/worker.ts";
import { createApi } from "./api.ts";
import { handleRequest, initialise } from "./compat.ts";
import { buildConsole } from "./console-build.ts";
import { withClient } from "./database.ts";
import { type DemoAccount, loadDemoAccounts, seedDemo, seedDemoReports } from "./demo.ts";
import { lockFolder } from "./lock.ts";
import { fileLog, say } from "./log.ts";
import { accountDelivery, keptLetters } from "./mail.ts";
import { asHost, meetingDomain } from "./meeting-domain.ts";
import { setState } from "./migrations.ts";
import { parseOptions, type StackOptions, usage } from "./options.ts";
import { consoleDist, dataPaths, root } from "./paths.ts";
import { isFree } from "./ports.ts";
import { type PreparedDatabase, prepare } from "./prepare.ts";
import { limitAttempts } from "./rate-limit.ts";
import { type ApiHandler, closeServer, serve } from "./server.ts";

const defaultPort = 8022;
const version = (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string }).version;

/** Things to undo on the way out, last first. */
const cleanups: (() => Promise<unknown> | unknown)[] = [];
let isStopping = false;

async function shutdown(code: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  for (const cleanup of cleanups.reverse()) {
    try {
      await cleanup();
    } catch (error) {
      console.error(error);
    }
  }
  process.exit(code);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    if (!isStopping) say("Stopping");
    void shutdown(0);
  });
}

// A stray error in one request must not take the office's desk away from everybody else.
process.on("unhandledRejection", (reason) => {
  say(`Unexpected: ${reason instanceof Error ? (reason.stack ?? reason.message) : reason}`);
});

async function main(): Promise<void> {
  if (process.argv.includes("--help")) return console.log(usage);
  const options = parseOptions(process.argv.slice(2), root);
  const port = await choosePort(options);
  if (process.env.SUPABASE_URL && process.env.SUPABASE_PUBLISHABLE_KEY) {
    await serveConsoleOnly(options, port, process.env.SUPABASE_URL, process.env.SUPABASE_PUBLISHABLE_KEY);
  } else {
    await serveEverything(options, port);
  }
}

async function choosePort({ port, host }: StackOptions): Promise<number> {
  if (port !== undefined) {
    if (!(await isFree(port, host))) throw new Error(`Port ${port} is taken. Choose another with --port N.`);
    return port;
  }
  for (let candidate = defaultPort; candidate < defaultPort + 100; candidate += 1) {
    if (await isFree(candidate, host)) return candidate;
  }
  throw new Error(`No free port from ${defaultPort} to ${defaultPort + 99}. Choose one with --port N.`);
}

function addressOf(host: string, port: number): string {
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return process.env.SITE_URL || `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}

async function buildIfChanged(options: StackOptions): Promise<void> {
  if (!options.build || !existsSync(join(root, "console/index.html"))) return;
  say("Console: checking the build");
  const stop = new AbortController();
  cleanups.push(() => stop.abort());
  const isBuilt = await buildConsole(root, (line) => say(`  ${line}`), stop.signal);
  say(isBuilt ? "Console built" : "Console is up to date");
}

async function serveConsoleOnly(
  options: StackOptions,
  port: number,
  supabaseUrl: string,
  publishableKey: string,
): Promise<void> {
  await buildIfChanged(options);
  const origin = new URL(supabaseUrl).origin;
  const server = await serve({
    host: options.host,
    port,
    consoleFolder: consoleDist,
    config: () => ({ supabaseUrl, publishableKey, demo: false, version }),
    connectTo: [origin, origin.replace(/^http/, "ws")],
    // The settings are in a database this process has no key to; the address of the meeting server is no secret.
    meetingDomain: async () => asHost(process.env.JITSI_DOMAIN),
    log: say,
  });
  cleanups.push(() => closeServer(server));
  say(`Console for ${supabaseUrl}: ${addressOf(options.host, port)}`);
}

async function serveEverything(options: StackOptions, port: number): Promise<void> {
  const paths = dataPaths(options.dataFolder);
  const url = addressOf(options.host, port);
  mkdirSync(options.dataFolder, { recursive: true, mode: 0o755 });
  cleanups.push(lockFolder(options.dataFolder));
  rmSync(paths.stack, { force: true });

  const building = buildIfChanged(options);
  building.catch(() => {}); // awaited below; the database is prepared meanwhile
  const database = await prepare(options, say);
  cleanups.push(() => database.cluster.stop());
  const { secrets, cluster } = database;
  void cluster.ended.then(() => {
    if (isStopping) return;
    console.error(`PostgreSQL has stopped by itself; its last words are in ${paths.databaseLog}`);
    void shutdown(1);
  });

  const log = fileLog(paths.apiLog);
  const pool = new pg.Pool({ connectionString: cluster.databaseUrl, max: 2, application_name: "stack" });
  pool.on("error", (error) => log(`Stack: connection lost: ${error.message}`));
  cleanups.push(() => pool.end());
  const api = createApi({
    databaseUrl: cluster.databaseUrl,
    siteUrl: url,
    secrets,
    filesFolder: paths.files,
    deliver: accountDelivery(pool),
  });
  await initialise(api);
  cleanups.push(() => api.connection.close());
  const handler = limitAttempts((request, peerAddress) => handleRequest(api, request, { peerAddress, log }));

  await building;
  const demoAccounts = database.isDemo ? await loadDemoAccounts(secrets.demoPassword) : [];
  const status = { ready: !database.needsDemo, loading: undefined as Progress | undefined };
  const server = await listen({ options, port, handler, database, demoAccounts, status, pool, log });
  cleanups.push(
    () => closeServer(server),
    () => rmSync(paths.stack, { force: true }),
  );

  const publish = () =>
    writeJson(paths.stack, {
      url,
      apiUrl: url,
      publishableKey: secrets.publishableKey,
      databaseUrl: cluster.databaseUrl,
      pid: process.pid,
      ready: status.ready,
    });
  publish();
  say(`Console: ${url}`);
  printAccounts(demoAccounts);
  // Before the demo data: its sample letters have links.
  await describeInstallation(pool, { site_url: url, is_demo: String(database.isDemo) }).catch((error: Error) =>
    say(`Links in messages will lack the address: ${error.message}`),
  );
  if (database.needsDemo) await loadDemo(cluster.databaseUrl, status);
  status.ready = true;
  publish();
  startWorker(cluster.databaseUrl);
  say("Ready. Ctrl-C stops everything.");
  // The demo city is lived in already while its reports are made; a start that was broken off makes up for it.
  if (database.isDemo)
    seedDemoReports(cluster.databaseUrl).catch((error: Error) => {
      if (!isStopping) say(`The demo's reports could not be made: ${error.message}`);
    });
}

interface Progress {
  done: number;
  total: number;
  label: string;
}

interface Serving {
  options: StackOptions;
  port: number;
  handler: ApiHandler;
  database: PreparedDatabase;
  demoAccounts: DemoAccount[];
  status: { ready: boolean; loading: Progress | undefined };
  pool: pg.Pool;
  log: (line: string) => void;
}

function listen({ options, port, handler, database, demoAccounts, status, pool, log }: Serving): Promise<Server> {
  const config = () => ({
    // Same origin: the page may have been opened as localhost, 127.0.0.1 or by the machine's name.
    supabaseUrl: "",
    publishableKey: database.secrets.publishableKey,
    demo: database.isDemo,
    ...(database.isDemo ? { demoAccounts } : {}),
    ready: status.ready,
    ...(status.loading ? { loading: status.loading } : {}),
    version,
  });
  return serve({
    host: options.host,
    port,
    consoleFolder: consoleDist,
    api: () => handler,
    config,
    // Letters without an SMTP server: readable by whoever is at the demo, never with real accounts.
    json: database.isDemo ? { "/mailbox.json": () => keptLetters(pool) } : {},
    meetingDomain: meetingDomain(pool),
    log,
  });
}

async function loadDemo(databaseUrl: string, status: Serving["status"]): Promise<void> {
  say("Demo data is loading; the console can be used meanwhile");
  let nextNote = 0;
  const onProgress = (done: number, total: number, label: string) => {
    status.loading = { done, total, label };
    if (Date.now() < nextNote) return;
    nextNote = Date.now() + 3000;
    say(`  demo data: ${label} ${done}/${total}`);
  };
  try {
    await seedDemo({ databaseUrl, onProgress });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`Demo data could not be loaded: ${reason}\nStart with --no-demo --reset to do without it.`, {
      cause: error,
    });
  }
  status.loading = undefined;
  await withClient(databaseUrl, (client) => setState(client, "demo", "done"));
  say("Demo data loaded");
}

function startWorker(databaseUrl: string): void {
  const stop = new AbortController();
  const worker = runWorker({ databaseUrl, signal: stop.signal, log: say });
  cleanups.push(() => {
    stop.abort();
    return worker;
  });
}

function printAccounts(accounts: readonly DemoAccount[]): void {
  if (accounts.length === 0) return;
  console.log("\n         Demo accounts");
  for (const { email, password, role, name } of accounts)
    console.log(`         ${email.padEnd(34)} ${password.padEnd(18)} ${role.padEnd(18)} ${name}`);
  console.log("");
}

/** Readers never see half a file, and only this user sees the database password in it. */
function writeJson(path: string, value: unknown): void {
  writeFileSync(`${path}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  chmodSync(`${path}.new`, 0o600);
  renameSync(`${path}.new`, path);
}

main().catch(async (error: unknown) => {
  if (isStopping) return;
  console.error(`\n${error instanceof Error ? error.message : error}`);
  if (process.env.DEBUG && error instanceof Error) console.error(error.stack);
  await shutdown(1);
});
