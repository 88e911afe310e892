import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { connect, type Db, wrap } from "../../tests/support/database.ts";
import { demoAccounts } from "./accounts.ts";
import { seedDemo } from "./index.ts";
import { seedReports } from "./reports.ts";

// A Tuesday morning in working time, after the mergers, so that the 24 months hold both regimes.
const now = new Date("2026-11-24T02:40:00Z");
const names = ["demo_a", "demo_b"];
const cities: { client: pg.Client; db: Db }[] = [];

async function withMaintenance(work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: inject("maintenanceUrl") });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  for (const name of names) {
    await withMaintenance(async (client) => {
      await client.query(`drop database if exists ${name}`);
      await client.query(`create database ${name} template prepared`);
    });
    const url = new URL(inject("maintenanceUrl"));
    url.pathname = `/${name}`;
    await seedDemo({ databaseUrl: url.href, tickets: 90, now, onProgress: () => {} });
    const client = await connect(url.href);
    cities.push({ client, db: wrap(client) });
  }
}, 400_000);

afterAll(async () => {
  for (const { client } of cities) await client.end();
  for (const name of names)
    await withMaintenance(async (client) => void (await client.query(`drop database if exists ${name}`)));
});

const city = () => cities[0]!.db;

describe("the demo city", () => {
  it("has issued reports, one of them again, numbered by whoever issued them, and schedules; once", async () => {
    const url = new URL(inject("maintenanceUrl"));
    url.pathname = `/${names[0]}`;
    for (const _time of [1, 2]) await seedReports({ databaseUrl: url.href, now });
    const issued = await city().rows<{ symbol: string; numbers: number[]; versions: number; kinds: number }>(
      `select r.symbol, array_agg(r.number order by r.issued_at, r.id) as numbers, max(r.version) as versions, count(distinct r.kind_code)::integer as kinds
       from public.reports r join public.report_contents c on c.report_id = r.id
       where c.content #>> '{sections,0,type}' is not null and r.issued_at < $1 group by 1 order by 1`,
      [now],
    );
    const upTo = (most: number) => Array.from({ length: most }, (_, n) => n + 1);
    expect(issued).toEqual([
      { symbol: "BC-UBND", numbers: upTo(3), versions: 1, kinds: 2 },
      { symbol: "BC-VP", numbers: upTo(10), versions: 2, kinds: 5 },
    ]);
    // The frozen charts are pictures.
    expect(
      await city().value(
        `select bool_and(x ->> 'png' like 'iVBOR%') from public.report_contents c, jsonb_array_elements(c.content -> 'sections') x where x ->> 'type' = 'chart'`,
      ),
    ).toBe(true);
    expect(
      await city().rows(
        "select kind_code, period, audience from public.report_schedules order by kind_code, period, audience",
      ),
    ).toEqual([
      { kind_code: "agency", period: "month", audience: "heads" },
      { kind_code: "agency", period: "month", audience: "people" },
      { kind_code: "centre", period: "month", audience: "people" },
      { kind_code: "centre", period: "week", audience: "people" },
      { kind_code: "overdue", period: "day", audience: "people" },
      { kind_code: "satisfaction", period: "month", audience: "people" },
    ]);
  });

  it("is the same twice: tickets, answers, timelines, clocks", async () => {
    const story = `
      select t.code, t.status, t.content, t.citizen_phone_masked, t.officer_name, t.due_at, a.code as agency,
        (select jsonb_agg(jsonb_build_array(e.kind, e.at, e.actor_name, e.note) order by e.at, e.id) from public.ticket_events e where e.ticket_id = t.id) as events,
        (select jsonb_agg(jsonb_build_array(c.rule_code, c.state, c.started_at, c.due_at, c.stopped_at) order by c.id) from sla.clocks c
          where c.subject_type = 'ticket' and c.subject_id = t.id) as clocks
      from public.tickets t left join public.agencies a on a.id = t.agency_id order by t.code`;
    const first = await cities[0]!.db.rows(story);
    expect(first.length).toBeGreaterThan(90);
    expect(await cities[1]!.db.rows(story)).toEqual(first);
  });

  it("has dossiers in every state, the same twice, none of whose steps was refused", async () => {
    const story = `
      select d.number, d.status, d.channel, p.code, d.applicant_phone_masked, d.officer_name, d.due_at,
        (select jsonb_agg(jsonb_build_array(e.kind, e.at, e.actor_name) order by e.at, e.id) from public.dossier_events e where e.dossier_id = d.id) as events
      from public.dossiers d join public.procedures p on p.id = d.procedure_id where d.status <> 'draft' order by d.number`;
    const first = await cities[0]!.db.rows<{ status: string }>(story);
    expect(await cities[1]!.db.rows(story)).toEqual(first);
    expect([...new Set(first.map(({ status }) => status))]).toEqual(
      expect.arrayContaining([
        "submitted",
        "accepted",
        "processing",
        "supplement_requested",
        "suspended",
        "result_ready",
        "returned",
        "closed",
      ]),
    );
    expect(await city().value("select count(*) from public.dossiers where due_at < $1", [now])).toBeGreaterThan(3);
    expect(await city().value("select count(*) from public.dossiers where apologised_at is not null")).toBeGreaterThan(
      2,
    );
    expect(
      await city().value("select count(*) from public.overdue_checks where missed_at is not null"),
    ).toBeGreaterThan(0);
  });

  it("has numbered the papers of dossiers in the order of their days, without gaps, the same twice", async () => {
    const register = `
      select a.code, d.register, d.year, d.number, d.version, d.issued_at, o.number as dossier
      from public.documents d join public.agencies a on a.id = d.agency_id join public.dossiers o on o.id = d.subject_id
      where d.subject_type = 'dossier' order by 1, 2, 3, 4, 5`;
    const papers = await cities[0]!.db.rows<{
      code: string;
      register: string;
      year: number;
      number: number;
      version: number;
      issued_at: Date;
    }>(register);
    expect(papers.length).toBeGreaterThan(50);
    expect(await cities[1]!.db.rows(register)).toEqual(papers);
    const firsts = papers.filter(({ version }) => version === 1);
    for (const [n, paper] of firsts.entries()) {
      const before = firsts[n - 1];
      const follows =
        before &&
        [before.code, before.register, before.year].join() === [paper.code, paper.register, paper.year].join();
      expect(paper.number).toBe(follows ? before.number + 1 : 1);
      if (follows) expect(+paper.issued_at).toBeGreaterThanOrEqual(+before.issued_at);
    }
    expect(
      await city().value(`select count(*) from private.document_counters c where c.last_number <> (
        select max(d.number) from public.documents d where (d.agency_id, d.register, d.year) = (c.agency_id, c.register, c.year))`),
    ).toBe(0);
  });

  it("shows every state that a ticket can be in", async () => {
    const rows = await city().rows<{ status: string }>("select distinct status from public.tickets");
    const states = ["received", "clarification", "refused", "verifying", "escalated", "overdue", "directed"];
    expect(rows.map((row) => row.status)).toEqual(
      expect.arrayContaining([...states, "coordination", "relay_pending", "answered", "closed"]),
    );
  });

  it("leaves nothing that a tick at the same time would still do", async () => {
    const counts = await city().value<Record<string, unknown>>("select sla.tick($1)", [now]);
    expect(counts).toMatchObject({ warned: 0, breached: 0, timer: 0, failed: 0 });
    expect(
      await city().value("select count(*) from private.outbox where status = 'queued' and not_before <= $1", [now]),
    ).toBe(0);
  });

  it("has something to show on every screen of the ticket desk", async () => {
    const counts = await city().row<Record<string, number>>(
      `select (select count(*) from public.tickets where status = 'merged') as merged,
         (select count(*) from public.tickets where draft_id is not null) as drafts,
         (select count(*) from public.ticket_answer_drafts where remarks is not null) as sent_back,
         (select count(*) from private.outbox where status = 'dead') as dead,
         (select count(*) from private.outbox where status = 'skipped') as skipped,
         (select count(*) from private.sample_mailbox) as sample,
         (select count(*) from public.ticket_tasks) as tasks,
         (select count(*) from public.ticket_briefs) as briefs,
         (select count(*) from public.ticket_publications) as published,
         (select count(*) from public.ticket_ratings) as ratings,
         (select count(*) from public.ticket_followers) as followers,
         (select count(*) from public.calls) as calls,
         (select count(*) from public.call_backs where status = 'open') as call_backs,
         (select count(*) from public.shift_handovers) as handovers,
         (select count(*) from public.knowledge_articles) as articles`,
    );
    expect(Object.entries(counts).filter(([, count]) => count === 0)).toEqual([]);
  });

  it("leaves nobody's report lying for days before it is sorted", async () => {
    expect(
      await city().rows(
        "select code from public.tickets where status = 'received' and received_at < $1::timestamptz - interval '1 day'",
        [now],
      ),
    ).toEqual([]);
  });

  it("happens in the past only, within 24 months", async () => {
    const { first, last } = await city().row<{ first: Date; last: Date }>(
      "select min(at) as first, max(at) as last from public.ticket_events",
    );
    expect(first.getTime()).toBeGreaterThanOrEqual(new Date("2024-11-24T00:00:00Z").getTime());
    expect(last.getTime()).toBeLessThanOrEqual(now.getTime());
  });

  it("sends work only to agencies that existed that day", async () => {
    const strays = await city().rows(`
      select e.at, a.code from public.ticket_events e join public.agencies a on a.id = e.agency_id
      where e.kind in ('transferred', 'reassigned', 'moved')
        and not (e.at at time zone 'Asia/Ho_Chi_Minh')::date between a.valid_from and coalesce(a.valid_to, 'infinity')`);
    expect(strays).toEqual([]);
  });

  it("gives every handling agency a head and a contact officer, and every account its role", async () => {
    const bare = await city().rows(`
      select a.code from public.agencies a where a.kind not in ('city', 'central') and a.valid_to is null and (
        select count(distinct r.role_code) from public.staff_roles r join public.staff s on s.id = r.staff_id and s.is_active
        where r.agency_id = a.id and r.role_code in ('agency_head', 'contact_officer')) < 2`);
    expect(bare).toEqual([]);
    const logins = await city().rows<{ email: string; role_code: string }>(`
      select u.email, r.role_code from auth.users u join public.staff s on s.user_id = u.id and s.is_active
      join public.staff_roles r on r.staff_id = s.id order by u.email`);
    expect(logins).toEqual(
      demoAccounts.map(({ email, role }) => ({ email, role_code: role })).sort((a, b) => (a.email < b.email ? -1 : 1)),
    );
  });
});
