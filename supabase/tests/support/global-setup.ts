import type { TestProject } from "vitest/node";
import { withClient } from "../../stack/database.ts";
import { startScratch } from "../../stack/scratch.ts";
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

/**
 * One PostgreSQL for the whole run: migrated, with the reference rows and the grants of the real server, which is
 * started over it. The prepared state is kept as a template, of which every worker takes a copy.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (process.env.TEST_DATABASE_URL) {
    for (const name of ["maintenanceUrl", "apiDatabaseUrl", "apiUrl", "publishableKey", "secretKey"] as const) {
      project.provide(name, "");
    }
    project.provide("givenDatabaseUrl", process.env.TEST_DATABASE_URL);
    return async () => {};
  }
  const scratch = await startScratch({ autovacuum: "off" });
  try {
    const maintenance = new URL(scratch.databaseUrl);
    maintenance.pathname = "/template1";
    await withClient(maintenance.href, (client) => client.query("create database prepared template postgres"));
    const api = await startApi(scratch.databaseUrl);
    project.provide("maintenanceUrl", maintenance.href);
    project.provide("apiDatabaseUrl", scratch.databaseUrl);
    project.provide("apiUrl", api.url);
    project.provide("publishableKey", api.publishableKey);
    project.provide("secretKey", api.secretKey);
    project.provide("givenDatabaseUrl", "");
    return async () => {
      await api.close();
      await scratch.stop();
    };
  } catch (error) {
    await scratch.stop();
    throw error;
  }
}
