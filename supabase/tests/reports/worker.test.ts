import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeDueReports } from "../../worker/reports.ts";
import { runWorker } from "../../worker/worker.ts";
import { connect, wrap } from "../support/database.ts";
import { type OwnDatabase, ownDatabase, until } from "../support/own-database.ts";
import { type Person, person } from "../support/people.ts";
import { mailServer } from "../support/receivers.ts";

let office: OwnDatabase;
let pools: pg.Pool[];
const people = {} as Record<"leader" | "head" | "officer", Person>;

beforeAll(async () => {
  office = await ownDatabase();
  pools = [0, 1].map(() => new pg.Pool({ connectionString: office.url, max: 3 }));
  const client = await connect(office.url);
  const db = wrap(client);
  people.leader = await person(db, "city_leader");
  people.head = await person(db, "agency_head");
  people.officer = await person(db, "tech_support");
  // Received in the month before this one, two at one agency and three at another.
  await db.rows(
    `insert into public.tickets (code, status, channel, content, received_at, last_event_at, agency_id)
     select 'BC-' || n, 'assigned', 'hotline', 'thử', date_trunc('month', now()) - interval '5 days', now(), a.id
     from generate_series(1, 5) n join public.agencies a on a.code = case when n <= 2 then 'SXD' else 'SYT' end`,
  );
  await db.rows(
    `insert into public.report_schedules (kind_code, area, period, agency_id, audience, since_on)
     select k.code, 'tickets', 'month', case k.code when 'agency' then a.id end, 'people', (date_trunc('month', now()) - interval '8 days')::date
     from public.report_kinds k, public.agencies a where a.code = 'SXD' and k.code in ('centre', 'agency')`,
  );
  await db.rows(
    `insert into public.report_recipients (schedule_id, staff_id, display_name, since_on)
     select s.id, p.id, 'thử', s.since_on from public.report_schedules s, unnest($1::bigint[]) as p (id)`,
    [[people.leader.staffId, people.head.staffId, people.officer.staffId]],
  );
  await client.end();
});
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()));
  await office.drop();
});

const runs = () =>
  office.rows<{ kind: string; staff_id: number; status: string; received: number | null }>(
    `select s.kind_code as kind, r.staff_id, r.status, (c.data #>> '{answers,whole,totals,received,value}')::integer as received
     from public.report_runs r join public.report_schedules s on s.id = r.schedule_id
     left join public.report_contents c on c.report_id = r.report_id order by s.kind_code, r.staff_id`,
  );

test("two workers at once make each report once, with the rights of its reader", async () => {
  const counts = await Promise.all(pools.map((pool) => makeDueReports(pool, () => {})));
  expect(counts[0] as number).toBeLessThanOrEqual(6);
  expect((counts[0] as number) + (counts[1] as number)).toBe(6);
  const { leader, head, officer } = people;
  expect(await runs()).toEqual([
    { kind: "agency", staff_id: leader.staffId, status: "made", received: 2 },
    { kind: "agency", staff_id: head.staffId, status: "made", received: 2 },
    { kind: "agency", staff_id: officer.staffId, status: "refused", received: null },
    { kind: "centre", staff_id: leader.staffId, status: "made", received: 5 },
    // A head's own agency must not pass for the city.
    { kind: "centre", staff_id: head.staffId, status: "refused", received: null },
    { kind: "centre", staff_id: officer.staffId, status: "refused", received: null },
  ]);
  expect(await Promise.all(pools.map((pool) => makeDueReports(pool, () => {})))).toEqual([0, 0]);
  expect(await office.rows("select id from public.reports")).toHaveLength(3);
  // The charts were drawn.
  const [{ png } = { png: "" }] = await office.rows<{ png: string }>(
    `select x ->> 'png' as png from public.report_contents c, jsonb_array_elements(c.content -> 'sections') x where x ->> 'type' = 'chart' limit 1`,
  );
  expect(Buffer.from(png, "base64").subarray(1, 4).toString()).toBe("PNG");
});

test("each reader gets one letter, with the link and the report as .docx and .xlsx", async () => {
  const mail = await mailServer();
  await office.rows("update public.settings set value = $1 where key = 'messages.smtp'", [
    JSON.stringify({
      host: "127.0.0.1",
      port: mail.port,
      security: "none",
      user: "",
      from: "1022 <no-reply@1022.example>",
    }),
  ]);
  // Letters wait for working time; this one may not wait for Monday.
  await office.rows("update private.outbox set is_urgent = true, not_before = now()");
  await office.rows(
    "insert into private.installation (key, value) values ('site_url', 'https://1022.example') on conflict (key) do update set value = excluded.value",
  );
  const stop = new AbortController();
  const worker = runWorker({ databaseUrl: office.url, signal: stop.signal, log: () => {}, interval: 50, poll: 20 });
  try {
    await until(async () => (await office.rows("select id from private.outbox where status = 'sent'")).length === 3);
  } finally {
    stop.abort();
    await worker;
    await mail.close();
  }
  expect(mail.seen.map(({ to }) => to).sort()).toEqual(
    [people.head.email, people.leader.email, people.leader.email].sort(),
  );
  for (const { text } of mail.seen) {
    // Lines of a letter are folded.
    const plain = text.replace(/=\r\n/g, "").replace(/\r\n[ \t]/g, "");
    expect(plain).toMatch(/https:\/\/1022\.example\/reports\/\d+/);
    const names = [...plain.matchAll(/filename="?([\w-]+\.(docx|xlsx))"?/g)].map(([, name]) => name);
    expect(new Set(names.map((name) => name?.split(".")[1]))).toEqual(new Set(["docx", "xlsx"]));
    // Both are zip files.
    expect(plain.match(/\r\n\r\nUEsDB/g)).toHaveLength(2);
  }
});
