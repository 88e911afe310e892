import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./ports.ts";
import { makeOwned, type PostgresHome } from "./postgres-home.ts";
import { commandOf, isAlive, waitForExit } from "./processes.ts";
import type { Secrets } from "./secrets.ts";

/** A running PostgreSQL. */
export interface Cluster {
  pid: number;
  port: number;
  /** As `postgres`: owner of the database, no superuser — as on hosted Supabase. */
  databaseUrl: string;
  /** As the superuser `supabase_admin`, for making roles and schemas only. */
  superuserUrl: string;
  isNew: boolean;
  /** Fulfilled when PostgreSQL ends, asked to or not. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

export interface ClusterOptions {
  home: PostgresHome;
  secrets: Secrets;
  logFile: string;
  /** Further settings, as `name: value`. */
  settings?: Record<string, string>;
}

const settings: Record<string, string> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "60",
  shared_buffers: "192MB",
  work_mem: "16MB",
  maintenance_work_mem: "128MB",
  max_wal_size: "2GB",
  random_page_cost: "1.1",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  log_line_prefix: "%m [%p] ",
};

/** Starts the cluster, making it first when there is none. Stops an orphan of a killed process before. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { home, secrets } = options;
  const isNew = !existsSync(join(home.cluster, "PG_VERSION"));
  if (isNew) initialise(home, secrets, options.settings?.fsync !== "off");
  else await stopOrphan(home.cluster);
  let failure: unknown;
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const port = await freePort();
    try {
      const child = await launch(options, port);
      const pid = child.pid as number;
      const guard = spawnGuard(pid);
      const url = (user: string, password: string) => `postgresql://${user}:${password}@127.0.0.1:${port}/postgres`;
      return {
        pid,
        port,
        isNew,
        ended: new Promise((done) => child.once("exit", () => done())),
        databaseUrl: url("postgres", secrets.databasePassword),
        superuserUrl: url("supabase_admin", secrets.superuserPassword),
        stop: () => stop(child, guard),
      };
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

function initialise(home: PostgresHome, secrets: Secrets, isDurable: boolean): void {
  const staging = `${home.cluster}.new`;
  rmSync(staging, { recursive: true, force: true });
  rmSync(home.cluster, { recursive: true, force: true });
  makeOwned(staging, home.identity);
  const passwordFile = join(tmpdir(), `city-office-${process.pid}-${Date.now()}`);
  writeFileSync(passwordFile, secrets.superuserPassword, { mode: 0o600, flag: "wx" });
  try {
    if (home.identity) chownSync(passwordFile, home.identity.uid, home.identity.gid);
    // The builtin C.UTF-8 locale lower-cases Vietnamese on every machine; the system's own locales differ.
    const result = spawnSync(
      join(home.binaries, "initdb"),
      [
        `--pgdata=${staging}`,
        "--username=supabase_admin",
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--no-instructions",
        ...(isDurable ? [] : ["--no-sync"]),
      ],
      { ...home.identity, cwd: "/", encoding: "utf8", env: { ...process.env, LC_ALL: "C" } },
    );
    if (result.status !== 0) throw new Error(`initdb failed: ${result.error?.message ?? result.stderr}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(staging, home.cluster);
}

async function launch({ home, logFile, settings: more }: ClusterOptions, port: number): Promise<ChildProcess> {
  const log = openSync(logFile, "a", 0o600);
  const flags = Object.entries({ ...settings, ...more }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  // detached: Ctrl-C reaches the whole process group, but PostgreSQL must outlive us until we have stopped serving.
  const child = spawn(join(home.binaries, "postgres"), ["-D", home.cluster, "-p", String(port), ...flags], {
    ...home.identity,
    cwd: "/",
    detached: true,
    stdio: ["ignore", log, log],
    env: { ...process.env, LC_ALL: "C" },
  });
  let spawnError: Error | undefined;
  child.once("error", (error) => {
    spawnError = error;
  });
  const end = Date.now() + 60_000;
  for (;;) {
    if (spawnError) throw spawnError;
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`PostgreSQL did not start; its last words are in ${logFile}:\n${tail(logFile)}`);
    }
    if (isReady(home.cluster, child.pid)) break;
    if (Date.now() > end) {
      child.kill("SIGQUIT");
      throw new Error(`PostgreSQL was not ready after a minute; see ${logFile}`);
    }
    await new Promise((done) => setTimeout(done, 20));
  }
  child.unref();
  return child;
}

function isReady(cluster: string, pid: number | undefined): boolean {
  const lines = readPidFile(cluster);
  return Number(lines?.[0]) === pid && lines?.[7]?.trim() === "ready";
}

function readPidFile(cluster: string): string[] | undefined {
  try {
    return readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return undefined;
  }
}

/** A process killed with SIGKILL leaves its PostgreSQL running, or a stale postmaster.pid behind. */
async function stopOrphan(cluster: string): Promise<void> {
  const pid = Number(readPidFile(cluster)?.[0]);
  if (!pid || !isAlive(pid)) return;
  if (!commandOf(pid).includes(cluster)) {
    // The id now belongs to another program: PostgreSQL would refuse to start on account of it.
    rmSync(join(cluster, "postmaster.pid"), { force: true });
    return;
  }
  process.kill(pid, "SIGINT");
  if (await waitForExit(pid, 20_000)) return;
  process.kill(pid, "SIGQUIT");
  if (!(await waitForExit(pid, 20_000)))
    throw new Error(`An earlier PostgreSQL (process ${pid}) of ${cluster} does not stop.`);
}

/** Stops PostgreSQL when we are gone without a word: it waits for the end of a pipe that only we hold. */
function spawnGuard(pid: number): ChildProcess {
  const guard = spawn(
    "/bin/sh",
    ["-c", 'while read -r _; do :; done; kill -INT "$1" 2>/dev/null', "guard", String(pid)],
    {
      cwd: "/",
      detached: true,
      stdio: ["pipe", "ignore", "ignore"],
    },
  );
  guard.on("error", () => {});
  guard.stdin?.on("error", () => {});
  guard.unref();
  (guard.stdin as unknown as { unref?: () => void } | null)?.unref?.();
  return guard;
}

async function stop(child: ChildProcess, guard: ChildProcess): Promise<void> {
  guard.kill("SIGKILL");
  const pid = child.pid as number;
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<boolean>((done) => child.once("exit", () => done(true)));
  child.ref();
  child.kill("SIGINT");
  const timeout = new Promise<boolean>((done) => setTimeout(() => done(false), 30_000).unref());
  if (!(await Promise.race([gone, timeout]))) {
    child.kill("SIGQUIT");
    await waitForExit(pid, 5_000);
  }
}

function tail(file: string): string {
  try {
    return readFileSync(file, "utf8").trimEnd().split("\n").slice(-8).join("\n");
  } catch {
    return "";
  }
}
