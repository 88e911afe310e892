import { inject } from "vitest";
import { insertCalendar, office } from "./calendars.ts";
import { connect, type Db, wrap } from "./database.ts";

/** A stored clock as tests compare it; instants as local text (`2026-11-16 10:00:00`). */
export interface ClockRow {
  rule: string;
  state: string;
  started: string;
  due: string;
  warn: string | null;
  warned: string | null;
  breached: string | null;
  missed: string | null;
  stopped: string | null;
}

const zone = "Asia/Ho_Chi_Minh";

/**
 * A kind of record of the tests' own, so that the engine is tested without tickets: subject type `thing`, in a calendar
 * without holidays (`probe`), with handlers that write down when they were called. Of its rules, `thing.first` (8 working
 * hours) starts `thing.second` (16) when it runs out, as the officer's clock starts the head's.
 */
export async function makeThings(db: Db): Promise<number> {
  await insertCalendar(db, "probe", { timeZone: zone, week: { "1-5": office } });
  const agencyId = await db.value<number>(
    `insert into public.agencies (code, name, kind, calendar_id) values ('PROBE', 'Cơ quan thử', 'department', 'probe') returning id`,
  );
  await db.rows(`
    create schema probe;
    create table probe.log (
      id bigint generated always as identity, subject_id bigint, clock_id bigint, rule_code text, what text, at timestamptz);
    create table probe.broken (rule_code text primary key);
    create function probe.note(p_clock sla.clocks, p_what text, p_at timestamptz) returns void language plpgsql as $$
    begin
      if exists (select from probe.broken b where b.rule_code = p_clock.rule_code) then
        raise exception 'the handler of % is broken', p_clock.rule_code;
      end if;
      insert into probe.log (subject_id, clock_id, rule_code, what, at)
      values (p_clock.subject_id, p_clock.id, p_clock.rule_code, p_what, p_at);
    end $$;
    create function probe.warned(p_clock sla.clocks, p_at timestamptz) returns void language sql as
      $$ select probe.note(p_clock, 'warned', p_at) $$;
    create function probe.breached(p_clock sla.clocks, p_at timestamptz) returns void language sql as
      $$ select probe.note(p_clock, 'breached', p_at) $$;
    create function probe.escalated(p_clock sla.clocks, p_at timestamptz) returns void language plpgsql as $$
    begin
      perform probe.note(p_clock, 'breached', p_at);
      perform sla.start_clock('thing.second', 'thing', p_clock.subject_id, p_clock.agency_id, p_at);
    end $$;
    insert into sla.subjects (type, name, tell_handler) values ('thing', 'Vật thử', 'probe.warned');
    insert into sla.breach_actions (code, handler) values ('thing.note', 'probe.breached'), ('thing.escalate', 'probe.escalated');
    insert into sla.rules (code, name, subject_type, level, kind, target_amount, target_unit, direction, breach_action, valid_from, citation, issuer,
      pause_states)
    values
      ('thing.first', 'Bước một', 'thing', 'first', 'deadline', 8, 'working_hours', 'after', 'thing.escalate', '2020-01-01', 'Điều 1', 'thử', '{waiting}'),
      ('thing.second', 'Bước hai', 'thing', 'second', 'deadline', 16, 'working_hours', 'after', 'thing.note', '2020-01-01', 'Điều 2', 'thử', '{}'),
      ('thing.days', 'Ba ngày làm việc', 'thing', 'days', 'deadline', 3, 'working_days', 'after', 'thing.note', '2020-01-01', 'Điều 3', 'thử', '{}'),
      ('thing.wall', 'Hai giờ', 'thing', 'wall', 'deadline', 2, 'hours', 'after', 'thing.note', '2020-01-01', 'Điều 4', 'thử', '{}'),
      ('thing.given', 'Hẹn ngày', 'thing', 'given', 'deadline', null, 'given', 'after', 'thing.note', '2020-01-01', 'Điều 5', 'thử', '{}'),
      ('thing.before', 'Trước năm ngày', 'thing', 'before', 'deadline', 5, 'days', 'before', 'thing.note', '2020-01-01', 'Điều 6', 'thử', '{}'),
      ('thing.timer', 'Tự đóng', 'thing', 'timer', 'timer', 5, 'working_hours', 'after', 'thing.note', '2020-01-01', 'Điều 7', 'thử', '{}')`);
  // The stories run in times of their own: rows of a calendar must not move clocks as of the real now.
  await db.rows("select set_config('sla.recompute_on_edit', 'off', true)");
  // These tests live in a week of November 2026 and recompute when they say so; an edited calendar would do so as of now.
  await db.rows("select set_config('sla.recompute_on_edit', 'off', true)");
  return agencyId;
}

/** Starts a clock of a thing; returns its id. */
export async function startClock(
  db: Db,
  rule: string,
  at: string,
  options: { thing?: number; due?: string; facts?: object } = {},
): Promise<number> {
  return await db.value<number>(
    `select sla.start_clock($1, 'thing', $2, (select id from public.agencies where code = 'PROBE'), $3::timestamp at time zone '${zone}',
       $4::timestamp at time zone '${zone}', $5)`,
    [rule, options.thing ?? 1, at, options.due ?? null, JSON.stringify(options.facts ?? {})],
  );
}

type Move = "stop" | "cancel" | "pause" | "resume";

/** Stops, cancels, pauses or resumes clocks of a thing at a local time; returns how many. */
export async function move(db: Db, what: Move, at: string, codes: string[] | null = null, thing = 1): Promise<number> {
  return await db.value<number>(`select sla.${what}_clocks('thing', $1, $2, $3::timestamp at time zone '${zone}')`, [
    thing,
    codes,
    at,
  ]);
}

export interface TickResult {
  warned: number;
  breached: number;
  timer: number;
  failed: number;
  busy: number;
  actions: Record<string, number>;
  errors: { clock_id: number; error: string }[];
}

export async function tick(db: Db, at: string): Promise<TickResult> {
  return await db.value<TickResult>(`select sla.tick($1::timestamp at time zone '${zone}')`, [at]);
}

/** All clocks of things, in the order in which they were started. */
export async function clocks(db: Db, thing = 1): Promise<ClockRow[]> {
  const local = (column: string) => `to_char(c.${column} at time zone '${zone}', 'YYYY-MM-DD HH24:MI:SS')`;
  return await db.rows<ClockRow>(
    `select c.rule_code as rule, c.state, ${local("started_at")} as started, ${local("due_at")} as due, ${local("warn_at")} as warn,
       ${local("warned_at")} as warned, ${local("breached_at")} as breached, ${local("breached_due_at")} as missed, ${local("stopped_at")} as stopped
     from sla.clocks c where c.subject_type = 'thing' and c.subject_id = $1 order by c.started_at, c.rule_code, c.id`,
    [thing],
  );
}

/** The only clock of a thing. */
export async function clock(db: Db, thing = 1): Promise<ClockRow> {
  const all = await clocks(db, thing);
  if (all.length !== 1) throw new Error(`Expected one clock, got ${all.length}`);
  return all[0]!;
}

/** What the handlers were called for, in the order of the calls: `"warned thing.first 2026-11-16 15:30"`. */
export async function calls(db: Db, thing = 1): Promise<string[]> {
  const rows = await db.rows<{ call: string }>(
    `select concat_ws(' ', l.what, l.rule_code, to_char(l.at at time zone '${zone}', 'YYYY-MM-DD HH24:MI')) as call
     from probe.log l where l.subject_id = $1 order by l.id`,
    [thing],
  );
  return rows.map((row) => row.call);
}

/** Elapsed working time up to a local time, as text `HH:MM:SS`. */
export async function elapsed(db: Db, clockId: number, at: string): Promise<string> {
  return await db.value<string>(`select sla.elapsed($1, $2::timestamp at time zone '${zone}')::text`, [clockId, at]);
}

export interface Segment {
  from: string;
  to: string;
  kind: string;
  label: string;
  seconds: number;
}

export async function explain(db: Db, clockId: number, at: string): Promise<Segment[]> {
  return await db.rows<Segment>(
    `select to_char(e.starts_at at time zone '${zone}', 'MM-DD HH24:MI') as from, to_char(e.ends_at at time zone '${zone}', 'MM-DD HH24:MI') as to,
       e.kind, e.label, e.seconds
     from sla.explain_at($1, $2::timestamp at time zone '${zone}') e`,
    [clockId, at],
  );
}

/** Whether the run has its own server, on which throw-away databases can be made. */
export const hasOwnServer = () => inject("maintenanceUrl") !== "";

/** Works on a fresh copy of the prepared database that several sessions may commit to; drops it afterwards. */
export async function onThrowAwayDatabase<T>(work: (db: Db, url: string) => Promise<T>): Promise<T> {
  const name = `throw_away_${process.env.VITEST_POOL_ID ?? "0"}_${process.hrtime.bigint()}`;
  const maintenance = await connect(inject("maintenanceUrl"));
  try {
    await maintenance.query("select pg_advisory_lock(8022)");
    await maintenance.query(`create database ${name} template prepared`);
    await maintenance.query("select pg_advisory_unlock(8022)");
    const url = new URL(inject("maintenanceUrl"));
    url.pathname = `/${name}`;
    const client = await connect(url.href);
    try {
      return await work(wrap(client), url.href);
    } finally {
      await client.end();
      await maintenance.query(`drop database ${name} with (force)`);
    }
  } finally {
    await maintenance.end();
  }
}
