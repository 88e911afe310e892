import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { prepareDatabase, withClient } from "./database.ts";
import {
  applyMigrations,
  applyReferenceRows,
  getState,
  planMigrations,
  prepareHistory,
  readSqlFiles,
  setState,
} from "./migrations.ts";
import type { StackOptions } from "./options.ts";
import { dataPaths, migrationsFolder, referenceFolder } from "./paths.ts";
import { type Cluster, startCluster } from "./postgres.ts";
import { findPostgresHome, removeCluster } from "./postgres-home.ts";
import { loadSecrets, type Secrets } from "./secrets.ts";

/** A database that is migrated and holds the reference rows. */
export interface PreparedDatabase {
  cluster: Cluster;
  secrets: Secrets;
  isDemo: boolean;
  /** Demo records still have to be loaded. */
  needsDemo: boolean;
}

class RebuildNeeded extends Error {}

/**
 * Starts the data folder's PostgreSQL and brings its schema up to date. A folder with demo data is made anew when its
 * migrations were edited since or when its loading was cut off; any other folder is refused with what to do.
 */
export async function prepare(options: StackOptions, say: (line: string) => void): Promise<PreparedDatabase> {
  mkdirSync(options.dataFolder, { recursive: true, mode: 0o755 });
  if (options.reset) {
    say("Throwing away what the data folder holds (--reset)");
    await discard(options);
  }
  try {
    return await open(options, say);
  } catch (error) {
    if (!(error instanceof RebuildNeeded)) throw error;
    say(error.message);
    await discard(options);
    return open(options, say);
  }
}

async function discard(options: StackOptions): Promise<void> {
  const home = findPostgresHome(options.dataFolder);
  if (existsSync(`${home.cluster}/postmaster.pid`)) {
    // An orphan may still be writing: starting once stops it, then we stop ours.
    const paths = dataPaths(options.dataFolder);
    const cluster = await startCluster({ home, secrets: loadSecrets(options.dataFolder), logFile: paths.databaseLog });
    await cluster.stop();
  }
  removeCluster(home, options.dataFolder);
  const paths = dataPaths(options.dataFolder);
  for (const path of [paths.files, paths.databaseLog, paths.apiLog, `${options.dataFolder}/cluster.json`]) {
    rmSync(path, { recursive: true, force: true });
  }
}

async function open(options: StackOptions, say: (line: string) => void): Promise<PreparedDatabase> {
  const paths = dataPaths(options.dataFolder);
  const secrets = loadSecrets(options.dataFolder);
  const home = findPostgresHome(options.dataFolder);
  if (home.note) say(home.note);
  const cluster = await startCluster({ home, secrets, logFile: paths.databaseLog });
  say(cluster.isNew ? "PostgreSQL: new database made and started" : "PostgreSQL started");
  try {
    mkdirSync(paths.files, { recursive: true, mode: 0o700 });
    await prepareSystem(cluster, secrets, paths.files);
    const demo = await withClient(cluster.databaseUrl, (client) => migrate(client, options, say));
    return { cluster, secrets, ...demo };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/** Roles and the server's own schemas: made once, and again when their definition changed. */
async function prepareSystem(cluster: Cluster, secrets: Secrets, filesFolder: string): Promise<void> {
  const print = createHash("sha256");
  for (const name of ["roles.sql", "system.sql", "../../package-lock.json"])
    print.update(readFileSync(new URL(name, import.meta.url)));
  const wanted = print.digest("hex");
  if (!cluster.isNew) {
    const isDone = await withClient(cluster.superuserUrl, (client) =>
      getState(client, "system").catch(() => undefined),
    );
    if (isDone === wanted) return;
  }
  await prepareDatabase(cluster, secrets, filesFolder);
  await withClient(cluster.databaseUrl, async (client) => {
    await prepareHistory(client);
    await setState(client, "system", wanted);
  });
}

type Client = Parameters<typeof prepareHistory>[0];

async function migrate(client: Client, options: StackOptions, say: (line: string) => void) {
  await prepareHistory(client);
  const files = readSqlFiles(migrationsFolder);
  const plan = await planMigrations(client, files);
  const demoState = (await getState(client, "demo")) as "loading" | "done" | "none" | undefined;
  const isFirst = demoState === undefined;
  if (!isFirst && demoState !== "none" && !options.demo) {
    throw new Error(
      `The data folder ${options.dataFolder} holds demo data and demo accounts. Start with --no-demo --reset to replace it, or choose another folder with --data DIR.`,
    );
  }
  if (plan.edited.length > 0) {
    const list = plan.edited.join(", ");
    if (demoState !== "none")
      throw new RebuildNeeded(`Migrations were edited since this demo data was made (${list}): making it anew`);
    throw new Error(
      [
        `The data folder ${options.dataFolder} was made by migrations that have since been edited or removed: ${list}.`,
        "Its records are kept as they are. Either start the version of the program that made it,",
        "or undo the edits and put the change into a new migration,",
        "or, if the records may go, start with --reset; another folder can be chosen with --data DIR.",
      ].join("\n"),
    );
  }
  if (demoState === "loading")
    throw new RebuildNeeded("The last start was cut off while demo data was loading: beginning anew");
  if (plan.pending.length > 0) {
    await applyMigrations(client, plan.pending);
    say(`Migrations applied: ${plan.pending.length}`);
  }
  const hasDemo = isFirst ? options.demo : demoState === "done";
  // Remembered before the rows: whatever happens from here on, the next start knows what kind of folder this is.
  if (isFirst) await setState(client, "demo", hasDemo ? "loading" : "none");
  if (await applyReferenceRows(client, readSqlFiles(referenceFolder))) say("Reference rows loaded");
  return { isDemo: hasDemo, needsDemo: isFirst && hasDemo };
}
