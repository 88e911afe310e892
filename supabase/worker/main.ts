import { say } from "../stack/log.ts";
import { runWorker } from "./worker.ts";

// The worker alone, beside any Supabase: DATABASE_URL is a connection as the owner of the schema.
const databaseUrl = process.env.DATABASE_URL;
if (!databaseUrl) {
  console.error("Set DATABASE_URL to the database's address (postgresql://user:password@host:5432/postgres).");
  process.exit(1);
}
const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stop.abort());
say("Worker started");
await runWorker({ databaseUrl, signal: stop.signal, log: say });
say("Worker stopped");
