import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { startScratch } from "../stack/scratch.ts";

export interface WorkingTimeBench {
  rows: number;
  /** Rows given to the walker, of the same table; it would take too long over all of them. */
  walkedRows: number;
  /** Microseconds a row, in one statement over all rows. */
  add: number;
  between: number;
  workingDays: number;
  walk: number;
  nothing: number;
  /** Microseconds of one prepared statement with one call, there and back: median. */
  oneAdd: number;
  oneNothing: number;
}

/** Measures the arithmetic of the city's calendar on a database with the reference rows. Leaves nothing behind. */
export async function benchWorkingTime(client: pg.Client, rows = 1_000_000): Promise<WorkingTimeBench> {
  const walkedRows = Math.max(1, Math.ceil(rows / 100));
  await client.query(await readFile(new URL("working-time.sql", import.meta.url), "utf8"));
  try {
    await client.query("select setseed(0.2026)");
    await client.query(
      `insert into bench_working_time.cases
       select timestamptz '2024-01-01 00:00+07' + random() * interval '1080 days',
         case when random() < 0.01 then interval '2000 hours'
           else (array[1, 2, 8, 16, 24, 40, 48, 80, 120, 160, 240, 480])[1 + floor(random() * 12)::int] * interval '1 hour' end
       from generate_series(1, $1::bigint)`,
      [rows],
    );
    await client.query("vacuum (analyze) bench_working_time.cases");
    // One core, one plan: what a row costs, not what the machine can do at once.
    await client.query("set max_parallel_workers_per_gather = 0; set jit = off");
    const perRow = async (expression: string, limit = rows) => {
      const from = performance.now();
      await client.query(
        `select count(${expression}) from (select * from bench_working_time.cases limit ${limit} offset 0) c`,
      );
      return ((performance.now() - from) * 1000) / limit;
    };
    const call = (name: string) => `${name}('vn-city', start, amount)`;
    const differing = await client.query(
      `select count(*)::int as differing from (select * from bench_working_time.cases limit $1) c
       where ${call("sla.add_working_time")} <> ${call("bench_working_time.walk")}`,
      [Math.min(walkedRows, 1000)],
    );
    if (differing.rows[0].differing > 0) throw new Error("The walker and add_working_time do not agree");

    return {
      rows,
      walkedRows,
      nothing: await perRow(call("bench_working_time.nothing")),
      add: await perRow(call("sla.add_working_time")),
      between: await perRow("sla.working_time_between('vn-city', start, start + amount)"),
      workingDays: await perRow("sla.add_working_days('vn-city', start, 10)"),
      walk: await perRow(call("bench_working_time.walk"), walkedRows),
      ...(await measureOne(client)),
    };
  } finally {
    await client.query("reset max_parallel_workers_per_gather; reset jit; drop schema bench_working_time cascade");
  }
}

async function measureOne(client: pg.Client): Promise<{ oneAdd: number; oneNothing: number }> {
  const names = ["bench_working_time.nothing", "sla.add_working_time"] as const;
  const took: number[][] = [[], []];
  // In turns, so that whatever else the machine does hits both.
  for (let round = 0; round < 4000; round++) {
    const index = round % 2;
    const name = names[index] as string;
    const from = performance.now();
    await client.query({
      name,
      text: `select ${name}($1, $2::timestamptz, $3::interval)`,
      values: ["vn-city", "2026-11-23T08:00:00+07:00", "8 hours"],
    });
    took[index]?.push((performance.now() - from) * 1000);
  }
  const [oneNothing = 0, oneAdd = 0] = took.map((times) => times.sort((a, b) => a - b)[times.length >> 1] ?? 0);
  return { oneAdd, oneNothing };
}

/** The measurements as lines of text. */
export function describeWorkingTime(bench: WorkingTimeBench): string[] {
  const micro = (value: number) => `${value.toFixed(2)} µs`;
  const times = (a: number, b: number) => `${(a / b).toFixed(1)}×`;
  return [
    `add_working_time, ${bench.rows.toLocaleString("en")} rows: ${micro(bench.add)} a row; the day-walker (${bench.walkedRows.toLocaleString("en")} of the rows): ${micro(bench.walk)}; ${times(bench.walk, bench.add)} faster`,
    `working_time_between: ${micro(bench.between)} a row; add_working_days: ${micro(bench.workingDays)} a row`,
    `floor, an empty SQL function: ${micro(bench.nothing)} a row; add_working_time is ${times(bench.add, bench.nothing)} of it`,
    `one due computation, there and back: ${micro(bench.oneAdd)}, empty function: ${micro(bench.oneNothing)}; ${times(bench.oneAdd, bench.oneNothing)}`,
  ];
}

// Alone: node scripts/run.mjs supabase/bench/working-time.ts [rows], on DATABASE_URL or a scratch database.
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const scratch = process.env.DATABASE_URL ? undefined : await startScratch();
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL ?? scratch?.databaseUrl });
  await client.connect();
  try {
    for (const line of describeWorkingTime(await benchWorkingTime(client, Number(process.argv[2] ?? 1_000_000)))) {
      console.log(line);
    }
  } finally {
    await client.end();
    await scratch?.stop();
  }
}
