import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { prepareDatabase, withClient } from "../../stack/database.ts";
import { applyMigrations, applyReferenceRows, prepareHistory, readSqlFiles } from "../../stack/migrations.ts";
import { migrationsFolder, referenceFolder } from "../../stack/paths.ts";
import { startCluster } from "../../stack/postgres.ts";
import { findPostgresHome, removeCluster } from "../../stack/postgres-home.ts";
import { loadSecrets } from "../../stack/secrets.ts";
import { startApi } from "./api-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A connection from which each test worker makes its own copy of the prepared database. */
    maintenanceUrl: string;
    /** The database behind the API; what tests write here stays until the run ends. */
    apiDatabaseUrl: string;
    apiUrl: string;
    publishableKey: string;
    secretKey: string;
    /** Set when tests use a database made by hand (TEST_DATABASE_URL): no copies, no API. */
    givenDatabaseUrl: string;
  }
}

/** Safe to lose: a crash of the machine ends the test run anyway. */
const fast = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  shared_buffers: "64MB",
  autovacuum: "off",
};

/**
 * One PostgreSQL for the whole run: migrated, with the reference rows and the grants of the real server, which is
 * started over it. The prepared state is kept as a template, of which every worker takes a copy.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (process.env.TEST_DATABASE_URL) {
    for (const name of ["maintenanceUrl", "apiDatabaseUrl", "apiUrl", "publishableKey", "secretKey"] as const)
      project.provide(name, "");
    project.provide("givenDatabaseUrl", process.env.TEST_DATABASE_URL);
    return async () => {};
  }
  const folder = mkdtempSync(join(tmpdir(), "city-office-test-"));
  chmodSync(folder, 0o755);
  const cleanups: (() => Promise<unknown> | unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const cleanup of cleanups.reverse()) await cleanup();
  };
  try {
    const secrets = loadSecrets(folder);
    const filesFolder = join(folder, "files");
    mkdirSync(filesFolder);
    const home = findPostgresHome(folder);
    const cluster = await startCluster({ home, secrets, logFile: join(folder, "postgres.log"), settings: fast });
    cleanups.push(async () => {
      await cluster.stop();
      removeCluster(home, folder);
    });
    await prepareDatabase(cluster, secrets, filesFolder);
    await withClient(cluster.databaseUrl, async (client) => {
      await prepareHistory(client);
      await applyMigrations(client, readSqlFiles(migrationsFolder));
      await applyReferenceRows(client, readSqlFiles(referenceFolder));
      await client.query("analyze");
    });
    const maintenanceUrl = urlOf(cluster.databaseUrl, "template1");
    await withClient(maintenanceUrl, (client) => client.query("create database prepared template postgres"));

    const api = await startApi(cluster.databaseUrl);
    cleanups.push(() => api.close());

    project.provide("maintenanceUrl", maintenanceUrl);
    project.provide("apiDatabaseUrl", cluster.databaseUrl);
    project.provide("apiUrl", api.url);
    project.provide("publishableKey", api.publishableKey);
    project.provide("secretKey", api.secretKey);
    project.provide("givenDatabaseUrl", "");
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}

function urlOf(databaseUrl: string, database: string): string {
  const url = new URL(databaseUrl);
  url.pathname = `/${database}`;
  return url.href;
}
