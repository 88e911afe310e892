import { withClient } from "../stack/database.ts";
import { say } from "../stack/log.ts";
import { describeInstallation } from "./installation.ts";
import { runWorker } from "./worker.ts";

// The worker alone, beside any Supabase: DATABASE_URL is a connection as the owner of the schema.
const databaseUrl = process.env.DATABASE_URL;
if (!databaseUrl) {
  console.error("Set DATABASE_URL to the database's address (postgresql://user:password@host:5432/postgres).");
  process.exit(1);
}
const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stop.abort());
// Where the console is served, for the links in messages (or setting public.base_url).
const siteUrl = process.env.SITE_URL;
if (siteUrl) await withClient(databaseUrl, (client) => describeInstallation(client, { site_url: siteUrl }));
say("Worker started");
await runWorker({ databaseUrl, signal: stop.signal, log: say });
say("Worker stopped");
