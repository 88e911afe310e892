import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import pg from "pg";
import type { Life } from "./lives.ts";

export interface Begun {
  readonly no: number;
  readonly ticket_id: number;
  readonly at: string;
  readonly life: Life;
}

const drive = readFileSync(fileURLToPath(new URL("drive.sql", import.meta.url)), "utf8");

/** A connection that plays the lives of its share of the tickets. */
export class Player {
  private constructor(private readonly client: pg.Client) {}

  static async open(databaseUrl: string): Promise<Player> {
    const client = await connect(databaseUrl);
    await client.query(drive);
    return new Player(client);
  }

  async begin(lives: readonly Begun[]): Promise<void> {
    if (lives.length > 0) await this.client.query("select pg_temp.begin_lives($1)", [JSON.stringify(lives)]);
  }

  async play(from: Date, until: Date): Promise<void> {
    await this.client.query("select pg_temp.play($1, $2)", [from, until]);
  }

  /** Open work of agencies abolished by then goes to their successors. */
  async succeed(at: Date): Promise<void> {
    await this.client.query("select pg_temp.succeed($1)", [at]);
  }

  async errors(): Promise<string[]> {
    const { rows } = await this.client.query<{ step: string; error: string }>(
      "select step, error from demo_errors order by at, no",
    );
    return rows.map((row) => `${row.step}: ${row.error}`);
  }

  /** The temporary tables grow too, and plans made for empty ones serve badly. */
  async analyze(): Promise<void> {
    await this.client.query("analyze demo_lives; analyze demo_steps");
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}

/** A connection for thousands of equal small steps: one plan each is enough, and compiling them never pays. */
export async function connect(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: "demo" });
  await client.connect();
  await client.query("set plan_cache_mode = force_generic_plan; set jit = off");
  return client;
}
