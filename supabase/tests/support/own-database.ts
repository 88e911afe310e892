import { randomUUID } from "node:crypto";
import { inject } from "vitest";
import { connect } from "./database.ts";

export interface OwnDatabase {
  url: string;
  rows<T = Record<string, unknown>>(sql: string, params?: unknown[]): Promise<T[]>;
  drop(): Promise<void>;
}

/** A prepared database for what commits: a worker, several sessions, a child process. */
export async function ownDatabase(): Promise<OwnDatabase> {
  const name = `own_${randomUUID().slice(0, 8)}`;
  const maintain = async (sql: string) => {
    const client = await connect(inject("maintenanceUrl"));
    await client.query(sql).finally(() => client.end());
  };
  await maintain(`create database ${name} template prepared`);
  const address = new URL(inject("maintenanceUrl"));
  address.pathname = `/${name}`;
  const client = await connect(address.href);
  return {
    url: address.href,
    rows: async <T>(sql: string, params?: unknown[]) => (await client.query(sql, params)).rows as T[],
    drop: async () => {
      await client.end();
      await maintain(`drop database if exists ${name} with (force)`);
    },
  };
}

/** Looks again and again until it holds; the test's own time limit ends it. */
export async function until(probe: () => Promise<unknown> | unknown): Promise<void> {
  while (!(await probe())) await new Promise((done) => setTimeout(done, 20));
}
