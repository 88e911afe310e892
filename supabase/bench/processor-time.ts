import { readFileSync } from "node:fs";
import type pg from "pg";

/** Milliseconds the server has worked for this connection so far; undefined where the system does not tell (Linux does). */
export async function processorTime(client: pg.ClientBase): Promise<() => number | undefined> {
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  return () => {
    try {
      return Number(readFileSync(`/proc/${rows[0]?.pid}/schedstat`, "utf8").split(" ")[0]) / 1e6;
    } catch {
      return undefined;
    }
  };
}

const middle = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** What several rounds took in the middle: by the clock on the wall, and of the server's processor (the wall's, if unknown). */
export async function medianOf(
  client: pg.ClientBase,
  rounds: number,
  run: () => Promise<unknown>,
): Promise<{ ms: number; cpu: number }> {
  const used = await processorTime(client);
  const took: number[] = [];
  const worked: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const [from, before] = [performance.now(), used()];
    await run();
    const after = used();
    took.push(performance.now() - from);
    worked.push(before === undefined || after === undefined ? (took.at(-1) ?? 0) : after - before);
  }
  return { ms: middle(took), cpu: middle(worked) };
}
