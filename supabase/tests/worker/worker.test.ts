import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { runWorker } from "../../worker/worker.ts";
import { connect } from "../support/database.ts";

// A database of its own: the worker commits.
let url = "";

beforeAll(async () => {
  const name = `worker_${randomUUID().slice(0, 8)}`;
  const maintenance = await connect(inject("maintenanceUrl"));
  await maintenance.query(`create database ${name} template prepared`);
  await maintenance.end();
  const address = new URL(inject("maintenanceUrl"));
  address.pathname = `/${name}`;
  url = address.href;
});

const query = async (sql: string) => {
  const client = await connect(url);
  try {
    return (await client.query(sql)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
};

const heartbeat = async () => (await query("select * from private.worker_heartbeats where worker = 'tick'"))[0];

async function until(probe: () => Promise<unknown> | unknown): Promise<void> {
  while (!(await probe())) await new Promise((done) => setTimeout(done, 20));
}

/** Runs the worker while `work` goes on; ends it and waits until it has given its connections back. */
async function withWorker(work: (lines: string[]) => Promise<void>): Promise<void> {
  const stop = new AbortController();
  const lines: string[] = [];
  const worker = runWorker({ databaseUrl: url, signal: stop.signal, log: (line) => lines.push(line), interval: 20 });
  try {
    await work(lines);
  } finally {
    stop.abort();
    await worker;
  }
}

afterAll(async () => {
  const maintenance = await connect(inject("maintenanceUrl"));
  await maintenance.query(`drop database if exists ${new URL(url).pathname.slice(1)} with (force)`);
  await maintenance.end();
});

test("ticks at once and again, and shows that it lives", () =>
  withWorker(async () => {
    await until(async () => (await heartbeat())?.last_finished_at);
    const first = (await heartbeat())?.last_finished_at as Date;
    await until(async () => ((await heartbeat())?.last_finished_at as Date) > first);
    expect((await heartbeat())?.last_error).toBeNull();
  }));

test("looks for digests to write and for messages to deliver, and says so", () =>
  withWorker(() =>
    until(async () => {
      const rows = await query(
        "select worker from private.worker_heartbeats where worker in ('digests', 'outbox') and last_finished_at is not null and last_error is null",
      );
      return rows.length === 2;
    }),
  ));

test("tells a failure, goes on trying, and says when it works again", async () => {
  await query("alter function sla.tick(timestamptz) rename to tick_away");
  await withWorker(async (lines) => {
    await until(() => lines.some((line) => line.includes("tick failed (2)")));
    expect((await heartbeat())?.last_error).toMatch(/sla\.tick\(\) does not exist/);
    await query("alter function sla.tick_away(timestamptz) rename to tick");
    await until(() => lines.includes("Worker: tick works again"));
    await until(async () => (await heartbeat())?.last_error === null);
  });
});

test("survives losing its connections", () =>
  withWorker(async (lines) => {
    await until(async () => (await heartbeat())?.last_finished_at);
    await query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'worker' and datname = current_database()",
    );
    const before = (await heartbeat())?.last_finished_at as Date;
    await until(async () => ((await heartbeat())?.last_finished_at as Date) > before);
    expect(lines.filter((line) => line.includes("failed (3)"))).toEqual([]);
  }));
