import { type ChildProcess, spawn } from "node:child_process";
import { setMaxListeners } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { runWorker } from "../../worker/worker.ts";
import { connect, wrap } from "../support/database.ts";
import { type OwnDatabase, ownDatabase, until } from "../support/own-database.ts";
import { type Person, person } from "../support/people.ts";
import { mailServer, type Receiver } from "../support/receivers.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

let office: OwnDatabase;
let mail: Receiver;
let reader: Person;
let other: Person;
const children = new Set<ChildProcess>();

beforeAll(async () => {
  office = await ownDatabase();
  const client = await connect(office.url);
  const db = wrap(client);
  reader = await person(db, "supervisor");
  other = await person(db, "supervisor");
  // Looked at in every round, not every five minutes: oftener than the setting's form allows.
  await db.rows("alter table public.settings disable trigger user");
  await db.rows("update public.settings set value = '0' where key = 'alerts.minutes'");
  await client.end();
});
afterAll(() => office.drop());

beforeEach(async () => {
  mail = await mailServer();
  await office.rows("delete from private.outbox");
  await office.rows("delete from public.notifications");
  await office.rows("delete from public.charts");
  await office.rows("delete from public.tickets");
  await office.rows("update public.settings set value = $1 where key = 'messages.smtp'", [
    JSON.stringify({
      host: "127.0.0.1",
      port: mail.port,
      security: "none",
      user: "",
      from: "1022 <no-reply@1022.example>",
    }),
  ]);
});
afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  children.clear();
  await mail.close();
});

async function receive(count: number): Promise<void> {
  await office.rows(
    `insert into public.tickets (code, status, channel, content, received_at, last_event_at, agency_id)
     select gen_random_uuid()::text, 'assigned', 'hotline', 'thử', now() - interval '1 hour', now(), a.id
     from public.agencies a, generate_series(1, $1) where a.code = 'SXD'`,
    [count],
  );
}

/** So many alerts of this person, each on a chart of its own: told when more than `threshold` tickets came in. */
async function alerts(count: number, threshold: number, who = reader, owner = who): Promise<number[]> {
  const rows = await office.rows<{ id: string }>(
    `with chart as (
       insert into public.charts (staff_id, name, query, look, period, shared_role_code)
       select $1, 'Biểu đồ ' || n, '{"dataset": "tickets", "measures": ["received"]}', 'number', 'last_30_days', case when $1::bigint <> $2 then 'supervisor' end
       from generate_series(1, $3) n returning id)
     insert into public.chart_alerts (staff_id, chart_id, measure, comparison, threshold) select $2, chart.id, 'received', 'above', $4 from chart returning id`,
    [owner.staffId, who.staffId, count, threshold],
  );
  return rows.map(({ id }) => Number(id));
}

const told = async () =>
  (
    await office.rows<{ alert: number }>(
      "select (params ->> 'alert_id')::integer as alert from public.notifications where kind = 'chart_alert' order by 1",
    )
  ).map(({ alert }) => alert);
const letters = async (where = "true") =>
  Number(
    (
      await office.rows<{ n: number }>(
        `select count(*) as n from private.outbox where template = 'chart_alert' and ${where}`,
      )
    )[0]?.n,
  );
/** How often every alert has been looked at: each look moves the time on. */
const lookedAtSince = async (moment: Date) =>
  (
    await office.rows<{ late: boolean }>(
      `select coalesce(bool_and(s.checked_at > $1), false) as late from public.chart_alerts a left join public.chart_alert_states s on s.alert_id = a.id`,
      [moment],
    )
  )[0]?.late;
/** Letters wait for working time; these may not wait for Monday. */
const hurry = () =>
  office.rows(
    "update private.outbox set is_urgent = true, not_before = now() where status = 'queued' and lease_until is null",
  );
const wanted = (count: number) => Array.from({ length: count }, () => 1);

async function withWorkers(number: number, work: () => Promise<void>): Promise<void> {
  const stop = new AbortController();
  setMaxListeners(0, stop.signal);
  const workers = Array.from({ length: number }, () =>
    runWorker({ databaseUrl: office.url, signal: stop.signal, log: () => {}, interval: 15, poll: 15 }),
  );
  try {
    await work();
  } finally {
    stop.abort();
    await Promise.all(workers);
  }
}

function startChild(): ChildProcess {
  const child = spawn(process.execPath, ["scripts/run.mjs", "supabase/worker/main.ts"], {
    cwd: root,
    stdio: "ignore",
    env: { ...process.env, DATABASE_URL: office.url, SMTP_URL: "", SITE_URL: "https://1022.example" },
  });
  children.add(child);
  return child;
}

test("three workers at once: each alert is told once, by one letter, and again only after it was back", async () => {
  await receive(3);
  const ids = await alerts(12, 2);
  await withWorkers(3, async () => {
    await until(async () => {
      await hurry();
      return (await letters("status = 'sent'")) === 12;
    });
    const moment = new Date();
    await until(() => lookedAtSince(moment));
    expect(await told()).toEqual(ids);

    await office.rows("delete from public.tickets where id in (select id from public.tickets limit 1)");
    await until(async () => (await office.rows("select from public.chart_alert_states where is_over")).length === 0);
    await receive(2);
    await until(async () => {
      await hurry();
      return (await letters("status = 'sent'")) === 24;
    });
    const later = new Date();
    await until(() => lookedAtSince(later));
    expect(await told()).toEqual(ids.flatMap((id) => [id, id]));
  });
  expect([...mail.taken.values()]).toEqual(wanted(24));
});

test("a worker killed between the number and the message has told nothing; the next one tells once", async () => {
  await receive(3);
  const [id] = await alerts(1, 2);
  // Whoever writes the letter waits here: the state is written, the message is not.
  const gate = await connect(office.url);
  await gate.query(
    `create function public.thu_wait() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock(4120); return new; end $$`,
  );
  await gate.query(
    "create trigger thu_wait before insert on private.outbox for each row execute function public.thu_wait()",
  );
  await gate.query("select pg_advisory_lock(4120)");
  const waiting = async () =>
    Number(
      (
        await office.rows<{ n: number }>(
          "select count(*) as n from pg_stat_activity where datname = current_database() and wait_event = 'advisory' and query like '%check_chart_alert%'",
        )
      )[0]?.n,
    );
  try {
    const child = startChild();
    await until(async () => (await waiting()) === 1);
    // Another worker meanwhile leaves it alone.
    expect((await office.rows("select private.check_chart_alert($1, now()) as result", [id]))[0]).toEqual({
      result: "skipped",
    });
    const gone = new Promise((done) => child.once("close", done));
    child.kill("SIGKILL");
    await gone;
    await office.rows(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'worker'",
    );
    await until(async () => (await waiting()) === 0);
    expect(await told()).toEqual([]);
    expect(await office.rows("select from public.chart_alert_states")).toEqual([]);
  } finally {
    await gate.query("select pg_advisory_unlock(4120)");
    await gate.query("drop trigger thu_wait on private.outbox");
    await gate.query("drop function public.thu_wait()");
    await gate.end();
  }
  await withWorkers(2, async () => {
    await until(async () => {
      await hurry();
      return (await letters("status = 'sent'")) === 1;
    });
    const moment = new Date();
    await until(() => lookedAtSince(moment));
  });
  expect(await told()).toEqual([id]);
  expect([...mail.taken.values()]).toEqual([1]);
});

test("a reader who lost the right, or the chart, is told nothing, not even by a letter that was waiting", async () => {
  await receive(3);
  const [shared] = await alerts(1, 2, reader, other);
  const [own] = await alerts(1, 2);
  await withWorkers(1, () => until(async () => (await letters()) === 2));
  // Not yet sent: it is after hours.
  expect(mail.seen).toEqual([]);
  await office.rows("update public.charts set shared_role_code = null where staff_id = $1", [other.staffId]);
  const moment = new Date();
  await withWorkers(1, () => until(() => lookedAtSince(moment)));
  const states = async () =>
    office.rows("select alert_id::integer, error_key from public.chart_alert_states order by alert_id");
  expect(await states()).toEqual([
    { alert_id: shared, error_key: "chart.not_found" },
    { alert_id: own, error_key: null },
  ]);
  await office.rows("delete from public.staff_roles where staff_id = $1", [reader.staffId]);
  await withWorkers(2, async () => {
    await until(async () => {
      await hurry();
      return (await letters("status = 'skipped' and reason = 'stale'")) === 2;
    });
    const later = new Date();
    await until(() => lookedAtSince(later));
  });
  expect(await states()).toEqual([
    { alert_id: shared, error_key: expect.stringMatching(/^(chart\.not_found|authz\.forbidden)$/) },
    { alert_id: own, error_key: expect.stringMatching(/^(chart\.not_found|authz\.forbidden)$/) },
  ]);
  expect(mail.seen).toEqual([]);
  expect(await told()).toHaveLength(2);
});
