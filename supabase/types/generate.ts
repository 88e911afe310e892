import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { generateTypescript, sortGeneratorMetadata } from "@supabase/postgrest-typegen/generation";
import { introspect } from "@supabase/postgrest-typegen/introspection";
import pg from "pg";
import { startScratch } from "../stack/scratch.ts";

const target = fileURLToPath(new URL("database.ts", import.meta.url));

/** The `Database` type of what the API shows, as `supabase gen types typescript` would print it. */
export async function databaseTypes(): Promise<string> {
  const scratch = await startScratch();
  const pool = new pg.Pool({ connectionString: scratch.databaseUrl, max: 2 });
  pool.on("error", () => {}); // idle connections are cut when the scratch database stops
  try {
    const metadata = await introspect(pool, { includedSchemas: ["public"] });
    const types = await generateTypescript(sortGeneratorMetadata(metadata), { postgrestVersion: "13" });
    return `// Generated from the migrations by \`npm run types\`; do not edit.\n${types}`;
  } finally {
    await pool.end();
    await scratch.stop();
  }
}

const types = await databaseTypes();
if (process.argv.includes("--check")) {
  const isFresh = existsSync(target) && readFileSync(target, "utf8") === types;
  console.log(
    isFresh ? "supabase/types/database.ts is up to date." : "supabase/types/database.ts is stale: run npm run types.",
  );
  process.exitCode = isFresh ? 0 : 1;
} else {
  writeFileSync(target, types);
  console.log(`Wrote ${target}`);
}
