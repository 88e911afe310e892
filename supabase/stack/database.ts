import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { createApi } from "./api.ts";
import { initialise } from "./compat.ts";
import type { Cluster } from "./postgres.ts";
import type { Secrets } from "./secrets.ts";

const sql = (name: string) => readFileSync(fileURLToPath(new URL(name, import.meta.url)), "utf8");

/** Runs `work` with one connection and closes it. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: "stack" });
  client.on("error", () => {}); // the server going away is reported by whatever query was running
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Brings a bare cluster to the state in which hosted Supabase runs a project's first migration. */
export async function prepareDatabase(cluster: Cluster, secrets: Secrets, filesFolder: string): Promise<void> {
  await withClient(cluster.superuserUrl, (client) =>
    client.query(
      sql("roles.sql").replace(/(password) :owner_password/, `$1 ${client.escapeLiteral(secrets.databasePassword)}`),
    ),
  );
  const api = createApi({
    databaseUrl: cluster.databaseUrl,
    siteUrl: "http://127.0.0.1",
    secrets,
    filesFolder,
    deliver: async () => {},
  });
  await initialise(api);
  await api.ensureSystemSchema();
  await api.connection.close();
  await withClient(cluster.databaseUrl, (client) => client.query(sql("system.sql")));
}
