import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout. */
export const root = resolve(fileURLToPath(new URL("../..", import.meta.url)));

/** Where migrations and seeds are; the stack's own tests put a small schema of their own here. */
const sqlFolder = process.env.STACK_SQL_FOLDER ?? join(root, "supabase");
export const migrationsFolder = join(sqlFolder, "migrations");
export const referenceFolder = join(sqlFolder, "seed/reference");
export const demoFolder = join(sqlFolder, "seed/demo");
export const consoleDist = join(root, "console/dist");

/** The places inside a data folder. */
export const dataPaths = (folder: string) => ({
  files: join(folder, "files"),
  databaseLog: join(folder, "postgres.log"),
  apiLog: join(folder, "api.log"),
  stack: join(folder, "stack.json"),
});
