import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepareDatabase, withClient } from "./database.ts";
import { applyMigrations, applyReferenceRows, prepareHistory, readSqlFiles } from "./migrations.ts";
import { migrationsFolder, referenceFolder } from "./paths.ts";
import { startCluster } from "./postgres.ts";
import { findPostgresHome, removeCluster } from "./postgres-home.ts";
import { loadSecrets } from "./secrets.ts";

/** Safe to lose: nobody needs a scratch database after a crash of the machine. */
const fast = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  shared_buffers: "64MB",
  max_connections: "100",
};

export interface ScratchDatabase {
  databaseUrl: string;
  superuserUrl: string;
  stop(): Promise<void>;
}

/** A PostgreSQL in a temporary folder, migrated and with the reference rows, as a first start makes it. */
export async function startScratch(settings: Record<string, string> = {}): Promise<ScratchDatabase> {
  const folder = mkdtempSync(join(tmpdir(), "city-office-"));
  chmodSync(folder, 0o755);
  const filesFolder = join(folder, "files");
  mkdirSync(filesFolder);
  const secrets = loadSecrets(folder);
  const home = findPostgresHome(folder);
  const cluster = await startCluster({
    home,
    secrets,
    logFile: join(folder, "postgres.log"),
    settings: { ...fast, ...settings },
  });
  const stop = async () => {
    await cluster.stop();
    removeCluster(home, folder);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await prepareDatabase(cluster, secrets, filesFolder);
    await withClient(cluster.databaseUrl, async (client) => {
      await prepareHistory(client);
      await applyMigrations(client, readSqlFiles(migrationsFolder));
      await applyReferenceRows(client, readSqlFiles(referenceFolder));
      await client.query("analyze");
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return { databaseUrl: cluster.databaseUrl, superuserUrl: cluster.superuserUrl, stop };
}
