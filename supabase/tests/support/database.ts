import pg from "pg";
import { inject } from "vitest";

/** One transaction of a test. */
export interface Db {
  client: pg.Client;
  /** All rows. bigint and numeric arrive as numbers, timestamptz as Date, date as 'yyyy-mm-dd'. */
  rows<T = Record<string, unknown>>(sql: string, params?: unknown[]): Promise<T[]>;
  /** The only row. @throws when there is not exactly one. */
  row<T = Record<string, unknown>>(sql: string, params?: unknown[]): Promise<T>;
  /** The first column of the only row. */
  value<T = unknown>(sql: string, params?: unknown[]): Promise<T>;
  /** The error of a statement that must be refused; the transaction goes on. @throws when it succeeds. */
  refusal(sql: string, params?: unknown[]): Promise<Refusal>;
}

/** An error as the console will see it. */
export interface Refusal {
  /** SQLSTATE, e.g. `PT409`, `42501`. */
  code: string;
  /** The stable key, e.g. `ticket.already_answered`. */
  key: string | undefined;
  params: Record<string, unknown>;
  message: string;
}

const types = new pg.TypeOverrides();
types.setTypeParser(20, Number);
types.setTypeParser(1700, Number);
types.setTypeParser(1082, (text: string) => text);

let ownUrl: Promise<string> | undefined;

/** This test file's own copy of the prepared database: migrated, reference rows, nothing of any other file. */
export function databaseUrl(): Promise<string> {
  ownUrl ??= copyDatabase();
  return ownUrl;
}

async function copyDatabase(): Promise<string> {
  const given = inject("givenDatabaseUrl");
  if (given) return given;
  const maintenanceUrl = inject("maintenanceUrl");
  // A worker runs one file after the other, each with modules of its own: the copy of the file before goes.
  const name = `worker_${process.env.VITEST_POOL_ID ?? "0"}`;
  const client = new pg.Client({ connectionString: maintenanceUrl });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(8022)");
    await client.query(`drop database if exists ${name} with (force)`);
    await client.query(`create database ${name} template prepared strategy file_copy`);
  } finally {
    await client.end();
  }
  const url = new URL(maintenanceUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** A connection as the owner, for tests that need several sessions at once. Close it with `end()`. */
export async function connect(url?: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url ?? (await databaseUrl()), types });
  client.on("error", () => {});
  await client.connect();
  return client;
}

/** Runs the test in a transaction that is rolled back, as the owner until `asRole` or `asUser` changes that. */
export async function inTransaction<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const client = await connect();
  try {
    await client.query("begin");
    return await work(wrap(client));
  } finally {
    await client.query("rollback").catch(() => {});
    await client.end();
  }
}

/** The comforts of `Db` over a connection. */
export function wrap(client: pg.Client): Db {
  const rows = async <T>(sql: string, params?: unknown[]) => (await client.query(sql, params)).rows as T[];
  const row = async <T>(sql: string, params?: unknown[]) => {
    const result = await rows<T>(sql, params);
    if (result.length !== 1) throw new Error(`Expected one row, got ${result.length}: ${sql}`);
    return result[0] as T;
  };
  return {
    client,
    rows,
    row,
    value: async <T>(sql: string, params?: unknown[]) => Object.values(await row<object>(sql, params))[0] as T,
    refusal: (sql, params) => refusal(client, sql, params),
  };
}

async function refusal(client: pg.Client, sql: string, params?: unknown[]): Promise<Refusal> {
  await client.query("savepoint refusal");
  try {
    await client.query(sql, params);
  } catch (error) {
    await client.query("rollback to savepoint refusal");
    const { code, hint, detail, message } = error as { code: string; hint?: string; detail?: string; message: string };
    return { code, key: hint, params: parse(detail), message };
  }
  throw new Error(`Expected a refusal, but it went through: ${sql}`);
}

function parse(detail: string | undefined): Record<string, unknown> {
  try {
    return JSON.parse(detail ?? "{}");
  } catch {
    return { detail };
  }
}
