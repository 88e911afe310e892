import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Client } from "pg";

/** One file of `supabase/migrations` or `supabase/seed/reference`. */
export interface SqlFile {
  version: string;
  name: string;
  path: string;
  text: string;
}

/** The folder's SQL files in the order they are applied. */
export function readSqlFiles(folder: string): SqlFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(".sql"))
    .sort()
    .map((file) => {
      const base = file.slice(0, -".sql".length);
      const cut = base.indexOf("_");
      const path = join(folder, file);
      return {
        version: cut > 0 ? base.slice(0, cut) : base,
        name: cut > 0 ? base.slice(cut + 1) : base,
        path,
        text: readFileSync(path, "utf8"),
      };
    });
}

/** A fingerprint of the files' names and contents. */
export function fingerprint(files: readonly SqlFile[]): string {
  const hash = createHash("sha256");
  for (const file of files)
    hash.update(file.version).update("\0").update(file.name).update("\0").update(file.text).update("\0");
  return hash.digest("hex");
}

/** What has to happen to bring a database to the files' state. */
export interface MigrationPlan {
  pending: SqlFile[];
  /** Files that were applied and have since been changed, removed, or overtaken by a new earlier one. */
  edited: string[];
}

/**
 * The history table is the Supabase CLI's own, so that its commands work on this database too. Each row keeps the
 * whole text of its file as its one statement; that text is what tells an edited file from the applied one.
 */
export async function prepareHistory(client: Client): Promise<void> {
  await client.query(`
    create schema if not exists supabase_migrations;
    create table if not exists supabase_migrations.schema_migrations (
      version text primary key, statements text[], name text
    );
    create table if not exists supabase_migrations.stack_state (key text primary key, value jsonb not null);
  `);
}

export async function planMigrations(client: Client, files: readonly SqlFile[]): Promise<MigrationPlan> {
  const { rows } = await client.query<{ version: string; name: string; text: string }>(
    "select version, name, array_to_string(statements, '') as text from supabase_migrations.schema_migrations order by version",
  );
  const edited: string[] = [];
  rows.forEach((row, index) => {
    const file = files[index];
    if (!file || file.version !== row.version || file.text !== row.text) edited.push(`${row.version}_${row.name}`);
  });
  return { pending: files.slice(rows.length), edited };
}

/** Applies each file in a transaction of its own. @throws with file and line of the statement that failed. */
export async function applyMigrations(client: Client, files: readonly SqlFile[]): Promise<void> {
  for (const file of files) {
    await runFile(client, file, () =>
      client.query(
        "insert into supabase_migrations.schema_migrations (version, statements, name) values ($1, $2, $3)",
        [file.version, [file.text], file.name],
      ),
    );
  }
}

/** Runs the reference rows (each file may be repeated) when they changed since the last time. */
export async function applyReferenceRows(client: Client, files: readonly SqlFile[]): Promise<boolean> {
  const print = fingerprint(files);
  if ((await getState(client, "reference")) === print) return false;
  for (const file of files) await runFile(client, file);
  await setState(client, "reference", print);
  return true;
}

async function runFile(client: Client, file: SqlFile, after?: () => Promise<unknown>): Promise<void> {
  await client.query("begin");
  try {
    await client.query(file.text);
    await after?.();
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(explainSqlError(file, error), { cause: error });
  }
}

function explainSqlError(file: SqlFile, error: unknown): string {
  const { message, position, detail, hint, where } = error as Record<string, string | undefined>;
  const line = position ? `:${file.text.slice(0, Number(position)).split("\n").length}` : "";
  return [`${file.path}${line}: ${message}`, detail, hint, where].filter(Boolean).join("\n  ");
}

/** A small fact the stack remembers in the database itself. */
export async function getState(client: Client, key: string): Promise<unknown> {
  const { rows } = await client.query("select value from supabase_migrations.stack_state where key = $1", [key]);
  return rows[0]?.value;
}

export async function setState(client: Client, key: string, value: unknown): Promise<void> {
  await client.query(
    `insert into supabase_migrations.stack_state (key, value) values ($1, $2)
     on conflict (key) do update set value = excluded.value`,
    [key, JSON.stringify(value)],
  );
}
