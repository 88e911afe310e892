import pg from "pg";
import { deliverMessages } from "./outbox.ts";
import { pause } from "./pause.ts";
import { makeDueReports } from "./reports.ts";
import type { Timeouts } from "./sender.ts";

export interface WorkerOptions {
  databaseUrl: string;
  signal: AbortSignal;
  log: (line: string) => void;
  /** Milliseconds between two ticks. */
  interval?: number;
  /** Milliseconds between two looks into the outbox. */
  poll?: number;
  timeouts?: Timeouts;
}

/** One background job: what it does with the database, and how often. */
interface Job {
  name: string;
  run: (pool: pg.Pool, log: (line: string) => void) => Promise<unknown>;
}

const tick: Job = {
  name: "tick",
  // Writes its own heartbeat: the alarm must also rise where pg_cron, not this worker, calls it.
  run: async (pool) => (await pool.query("select sla.tick()")).rows[0],
};

const callBacks: Job = {
  name: "call-backs",
  run: async (pool) => (await pool.query("select private.remind_call_backs(clock_timestamp())")).rows[0],
};

const digests: Job = {
  name: "digests",
  run: (pool) => pool.query("select private.beat('digests', to_jsonb(private.send_digests(clock_timestamp())))"),
};

const overdueChecks: Job = {
  name: "overdue-checks",
  run: (pool) => pool.query("select private.open_overdue_checks(clock_timestamp())"),
};

const alerts: Job = {
  name: "alerts",
  // A transaction each: a slow chart, or one whose owner lost a right, holds up no other.
  run: async (pool) => {
    const { rows } = await pool.query<{ id: string }>("select private.due_chart_alerts(clock_timestamp()) as id");
    for (const { id } of rows) await pool.query("select private.check_chart_alert($1, clock_timestamp())", [id]);
    await pool.query("select private.beat('alerts', $1)", [JSON.stringify({ looked_at: rows.length })]);
  },
};

const reports: Job = {
  name: "reports",
  run: async (pool, log) =>
    pool.query("select private.beat('reports', to_jsonb($1::integer))", [await makeDueReports(pool, log)]),
};

const numbers: Job = {
  name: "numbers",
  run: (pool) => pool.query("select private.beat('numbers', to_jsonb(bi.refresh_rollup(clock_timestamp())))"),
};

const jobs: Job[] = [tick, callBacks, digests, overdueChecks, alerts, reports, numbers];
const longestWait = 5 * 60_000;

/**
 * Runs the background jobs until the signal: at once, then each minute. A failing job is told, tried again later with
 * growing pauses, and never stops the others. Several workers on one database do no harm: the jobs lock their rows.
 * Beside them the outbox is delivered without pause.
 */
export async function runWorker(options: WorkerOptions): Promise<void> {
  const { databaseUrl, signal, log, interval = 60_000, poll, timeouts } = options;
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4, application_name: "worker" });
  pool.on("error", (error) => log(`Worker: connection lost: ${error.message}`));
  try {
    await Promise.all([
      ...jobs.map((job) => repeat(job, pool, { signal, log, interval })),
      deliverMessages({ pool, signal, log, ...(poll ? { poll } : {}), ...(timeouts ? { timeouts } : {}) }),
    ]);
  } finally {
    await pool.end();
  }
}

async function repeat(
  job: Job,
  pool: pg.Pool,
  { signal, log, interval }: Required<Pick<WorkerOptions, "signal" | "log" | "interval">>,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      await job.run(pool, log);
      if (failures > 0) log(`Worker: ${job.name} works again`);
      failures = 0;
    } catch (error) {
      failures += 1;
      await recordFailure(job, pool, error as Error);
      const wait = Math.min(interval * 2 ** (failures - 1), longestWait);
      log(
        `Worker: ${job.name} failed (${failures}), next try in ${Math.round(wait / 1000)} s: ${(error as Error).message}`,
      );
      await pause(wait, signal);
      continue;
    }
    await pause(interval, signal);
  }
}

/** The job's own transaction is gone with its error; the alarm on screen still has to show why. */
async function recordFailure(job: Job, pool: pg.Pool, error: Error): Promise<void> {
  try {
    await pool.query(
      `insert into private.worker_heartbeats (worker, last_error) values ($1, $2)
       on conflict (worker) do update set last_error = excluded.last_error`,
      [job.name, error.message],
    );
  } catch {
    // The database is away: then that is what the screen says.
  }
}
