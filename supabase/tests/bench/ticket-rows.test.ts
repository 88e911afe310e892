import { expect, test } from "vitest";
import { addPeople, firstDueAt, installWriter, makeClosedLives, makeOpenLives } from "../../bench/ticket-rows.ts";
import { type Db, inTransaction } from "../support/database.ts";
import { openDesk } from "../tickets/desk.ts";
import { type Life, makeLives, play } from "./lives.ts";

/** Every column of every row, by ticket code; ids of rows replaced by their order within the ticket. */
async function whatIsThere(db: Db) {
  const clock = `(select count(*) from sla.clocks o where o.subject_type = 'ticket' and o.subject_id = t.id and o.id <= %s)`;
  const nth = (id: string) => clock.replace("%s", id);
  const rows = (name: string, sql: string) =>
    db
      .rows<{ code: string; row: Record<string, unknown> }>(sql)
      .then((found) => [name, found.map(({ code, row }) => ({ code, ...row }))] as const);
  return Object.fromEntries([
    await rows(
      "tickets",
      `select t.code, to_jsonb(t) - '{id,citizen_id}'::text[] || jsonb_build_object('current_clock_id', case when t.current_clock_id is not null then ${nth("t.current_clock_id")} end,
         'citizen', to_jsonb(z) - '{id,created_at,updated_at}'::text[],
         'citizen_row', (select count(*) from public.citizens x where x.phone = z.phone and x.id <= z.id)) as row
       from public.tickets t left join public.citizens z on z.id = t.citizen_id order by t.code`,
    ),
    await rows(
      "events",
      `select t.code, to_jsonb(e) - '{id,ticket_id}'::text[] || case when e.data ? 'clock_id'
         then jsonb_build_object('data', e.data || jsonb_build_object('clock_id', ${nth("(e.data ->> 'clock_id')::bigint")})) else '{}' end as row
       from public.tickets t join public.ticket_events e on e.ticket_id = t.id order by t.code, e.id`,
    ),
    await rows(
      "answers",
      `select t.code, to_jsonb(a) - '{id,ticket_id}'::text[] as row
       from public.tickets t join public.ticket_answers a on a.ticket_id = t.id order by t.code, a.id`,
    ),
    await rows(
      "clocks",
      `select t.code, to_jsonb(c) - '{id,subject_id,created_at}'::text[] as row
       from public.tickets t join sla.clocks c on c.subject_type = 'ticket' and c.subject_id = t.id order by t.code, c.id`,
    ),
    await rows(
      "intervals",
      `select t.code, to_jsonb(i) - '{id,clock_id}'::text[] || jsonb_build_object('clock', ${nth("c.id")}) as row
       from public.tickets t join sla.clocks c on c.subject_type = 'ticket' and c.subject_id = t.id
       join sla.clock_intervals i on i.clock_id = c.id order by t.code, c.id, i.starts_at, i.id`,
    ),
    await rows(
      "counters",
      "select c.year::text as code, to_jsonb(c) as row from private.ticket_counters c order by c.year",
    ),
    await rows(
      "due changes",
      "select c.id::text as code, to_jsonb(d) as row from sla.clock_due_changes d join sla.clocks c on c.id = d.clock_id",
    ),
  ]) as Record<string, Record<string, unknown>[]>;
}

/** An agency that works round the clock, and an urgent rule of its own: neither calendar nor rule is always the same. */
async function makeDifferences(db: Db): Promise<void> {
  await db.rows("update public.agencies set calendar_id = 'centre-24x7' where code = 'SYT'");
  await db.rows(
    `insert into sla.rules (code, name, subject_type, level, target_amount, target_unit, conditions, warn_tells, breach_tells, breach_action,
       calendar_of, valid_from, citation, issuer)
     select r.code, 'Phản ánh khẩn', r.subject_type, r.level, 4, r.target_unit, '{"priority": "urgent"}', r.warn_tells, r.breach_tells,
       r.breach_action, r.calendar_of, r.valid_from, r.citation, r.issuer
     from sla.rules r where r.code = 'ticket.officer'`,
  );
}

/** The rows of both ways to write the same lives, as they stand after a tick at an instant. */
async function bothWays(db: Db, lives: Life[], until: string) {
  await db.rows("savepoint before");
  await play(db, lives, until);
  const played = await whatIsThere(db);
  await db.rows("rollback to savepoint before");
  await db.rows("call bench_tickets.write($1)", [until]);
  return { played, written: await whatIsThere(db) };
}

const found = (rows: Record<string, unknown>[] | undefined, column: string) =>
  [...new Set(rows?.map((row) => row[column]))].sort();

test.each([
  { until: "2026-02-04 09:00+07", statuses: ["answered", "assigned", "closed", "escalated", "overdue", "received"] },
  { until: "2026-02-09 10:00+07", statuses: ["answered", "assigned", "closed", "escalated", "overdue", "received"] },
  { until: "2026-02-13 17:30+07", statuses: ["answered", "assigned", "closed", "escalated", "overdue", "received"] },
  { until: "2026-03-20 12:00+07", statuses: ["closed", "overdue", "received"] },
])("tickets written in bulk are what the functions leave at $until", ({ until, statuses }) =>
  inTransaction(async (db) => {
    await installWriter(db.client);
    await makeDifferences(db);
    const lives = await makeLives(db, await openDesk(db), until);
    const { played, written } = await bothWays(db, lives, until);
    expect(written).toEqual(played);
    // The sample has it all.
    expect(written.tickets).toHaveLength(lives.length);
    expect(found(written.tickets, "status")).toEqual(statuses);
    expect(found(written.events, "kind")).toEqual([
      "answered",
      "breached",
      "closed",
      "escalated",
      "overdue",
      "received",
      "transferred",
      "warned",
    ]);
    expect(found(written.clocks, "state")).toEqual(expect.arrayContaining(["met", "missed", "overdue"]));
    expect(found(written.clocks, "target_amount")).toEqual([1, 2, 4, 48, 5, 8]);
  }),
);

test("so are the lives of the benchmark", () =>
  inTransaction(async (db) => {
    await installWriter(db.client);
    await addPeople(db.client);
    await makeOpenLives(db.client, 12);
    await makeClosedLives(db.client, 13, 36);
    // Codes are given in the order of n, by the functions in the order of receipt.
    await db.rows(
      `update bench_tickets.lives l set n = -o.n from (select n, row_number() over (order by received_at, n) from bench_tickets.lives) o (old, n)
       where o.old = l.n`,
    );
    await db.rows("update bench_tickets.lives set n = -n");
    const lives = await db.rows<Life>("select * from bench_tickets.lives order by n");
    const { played, written } = await bothWays(db, lives, firstDueAt);
    expect(written).toEqual(played);
    expect(found(written.tickets, "status")).toEqual(["assigned", "closed"]);
    const { breached, warned } = await db.value<{ breached: number; warned: number }>(
      "select sla.tick($1::timestamptz + interval '1 second')",
      [firstDueAt],
    );
    expect({ breached, warned }).toEqual({ breached: 6, warned: 6 });
  }));

test("a life the generator does not know is refused", () =>
  inTransaction(async (db) => {
    await installWriter(db.client);
    const lives = await makeLives(db, await openDesk(db), "2026-03-20 12:00+07");
    expect(await db.refusal("call bench_tickets.write('2026-02-10')")).toMatchObject({ message: /a life goes on/ });
    await db.rows("update bench_tickets.lives set answered_at = answered_at + interval '30 days' where n = $1", [
      lives.find((life) => life.answered_at)?.n,
    ]);
    expect(await db.refusal("call bench_tickets.write('2026-12-31')")).toMatchObject({
      message: /after its escalation/,
    });
  }));
