import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calls, clocks, makeThings } from "../support/clocks.ts";
import { type Db, inTransaction } from "../support/database.ts";

/** What a step does to a thing. `reopen` starts the first clock anew. */
type Deed = "pause" | "resume" | "stop" | "cancel" | "reopen";
interface Step {
  /** Minutes after 2026-11-16 00:00 local time (a Monday). */
  at: number;
  thing: number;
  deed: Deed;
}

const horizon = 12 * 24 * 60;

/** A random story of three things: steps at growing instants, the clocks starting within the first day. */
const history = fc.record({
  starts: fc.array(
    fc.record({ thing: fc.integer({ min: 1, max: 3 }), at: fc.integer({ min: 0, max: 1440 }), rule: rule() }),
    {
      minLength: 1,
      maxLength: 5,
    },
  ),
  steps: fc
    .array(
      fc.record({ at: fc.integer({ min: 1441, max: horizon }), thing: fc.integer({ min: 1, max: 3 }), deed: deed() }),
      { maxLength: 8 },
    )
    .map((steps) => [...steps].sort((a, b) => a.at - b.at)),
});

function rule() {
  return fc.constantFrom("thing.first", "thing.days", "thing.wall", "thing.timer");
}

function deed() {
  return fc.constantFrom<Deed>("pause", "resume", "stop", "cancel", "reopen", "pause", "resume");
}

/** Ticks before each step, in any order and number, some as of long ago; never as of later than the coming step. */
const ticks = fc.array(fc.array(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), { maxLength: 4 }), {
  minLength: 9,
  maxLength: 9,
});

type Call = { at: number; tick?: true; thing?: number; deed?: Deed | "start"; rule?: string };

/** The whole story as one list of calls: starts, then before each step its ticks, at the end one for all. */
function callsOf(
  story: { starts: { thing: number; at: number; rule: string }[]; steps: Step[] },
  ticking: number[][],
): Call[] {
  const list: Call[] = [...story.starts]
    .sort((a, b) => a.at - b.at)
    .map(({ at, thing, rule }) => ({ at, thing, rule, deed: "start" }));
  story.steps.forEach((step, index) => {
    for (const share of ticking[index] ?? [])
      list.push({ at: Math.floor(1441 + share * (step.at - 1441)) - 0.5, tick: true });
    list.push(step);
  });
  const last = story.steps.at(-1)?.at ?? 1441;
  for (const share of ticking[8] ?? []) list.push({ at: last + share * (horizon - last), tick: true });
  list.push({ at: horizon + 10, tick: true });
  return list;
}

/** Every minute within working days would be 17,000 ticks; each hour, and half a minute after each step, is enough. */
function hourly(story: { starts: { thing: number; at: number; rule: string }[]; steps: Step[] }): Call[] {
  const list: Call[] = [
    ...story.starts.map(({ at, thing, rule }): Call => ({ at, thing, rule, deed: "start" })),
    ...story.steps,
  ];
  for (let at = 30.5; at < horizon; at += 60) list.push({ at, tick: true });
  for (const step of story.steps) list.push({ at: step.at + 0.5, tick: true }, { at: step.at - 0.5, tick: true });
  list.sort((a, b) => a.at - b.at || Number(a.tick ?? false) - Number(b.tick ?? false));
  list.push({ at: horizon + 10, tick: true });
  return list;
}

/** Plays a story in one round trip, looks at what it came to, and leaves nothing behind. */
async function playing<T>(db: Db, list: Call[], look: () => Promise<T>): Promise<T> {
  await db.rows("savepoint story");
  try {
    await db.rows("select probe.play($1::jsonb)", [JSON.stringify(list)]);
    return await look();
  } finally {
    await db.rows("rollback to savepoint story");
  }
}

const play = (db: Db, list: Call[]): Promise<unknown> => playing(db, list, () => outcome(db));

async function outcome(db: Db): Promise<unknown> {
  const result = [];
  for (const thing of [1, 2, 3]) {
    result.push({
      clocks: await clocks(db, thing),
      calls: await calls(db, thing),
      intervals: await db.rows(
        `select c.rule_code, c.started_at::text as started, i.kind, i.starts_at::text as from, i.ends_at::text as to
         from sla.clocks c join sla.clock_intervals i on i.clock_id = c.id
         where c.subject_type = 'thing' and c.subject_id = $1 order by 1, 2, 4, 5, 3`,
        [thing],
      ),
    });
  }
  return result;
}

async function makePlayer(db: Db): Promise<void> {
  await makeThings(db);
  await db.rows(`
    create function probe.play(p_calls jsonb) returns void language plpgsql as $$
    declare
      v_call record;
      v_agency_id bigint := (select id from public.agencies where code = 'PROBE');
    begin
      for v_call in
        select timestamptz '2026-11-16 00:00+07' + (c.at * interval '1 minute') as at, c.tick, c.thing, c.deed, c.rule
        from jsonb_to_recordset(p_calls) as c (at double precision, tick boolean, thing bigint, deed text, rule text)
      loop
        case
          when v_call.tick then perform sla.tick(v_call.at);
          when v_call.deed = 'start' then perform sla.start_clock(v_call.rule, 'thing', v_call.thing, v_agency_id, v_call.at);
          when v_call.deed = 'pause' then perform sla.pause_clocks('thing', v_call.thing, null, v_call.at);
          when v_call.deed = 'resume' then perform sla.resume_clocks('thing', v_call.thing, null, v_call.at);
          when v_call.deed = 'stop' then perform sla.stop_clocks('thing', v_call.thing, null, v_call.at);
          when v_call.deed = 'cancel' then perform sla.cancel_clocks('thing', v_call.thing, null, v_call.at);
          when v_call.deed = 'reopen' then
            perform sla.settle('thing', v_call.thing, v_call.at);
            perform sla.start_clock('thing.first', 'thing', v_call.thing, v_agency_id, v_call.at);
        end case;
      end loop;
    end $$`);
}

describe("whenever, however often and in whatever order the tick comes", { timeout: 240_000 }, () => {
  test("a story ends the same", () =>
    inTransaction(async (db) => {
      await makePlayer(db);
      await fc.assert(
        fc.asyncProperty(history, ticks, ticks, async (story, some, others) => {
          const once = await play(db, callsOf(story, []));
          expect(await play(db, callsOf(story, some))).toEqual(once);
          expect(await play(db, callsOf(story, others))).toEqual(once);
        }),
        { numRuns: 80 },
      );
    }));

  test("a story ends as if ticked all the time", () =>
    inTransaction(async (db) => {
      await makePlayer(db);
      await fc.assert(
        fc.asyncProperty(history, async (story) => {
          expect(await play(db, hourly(story))).toEqual(await play(db, callsOf(story, [])));
        }),
        { numRuns: 25 },
      );
    }));

  test("a clock fires each level at most once, never while paused, never after its end", () =>
    inTransaction(async (db) => {
      await makePlayer(db);
      await fc.assert(
        fc.asyncProperty(history, ticks, async (story, ticking) => {
          await playing(db, callsOf(story, ticking), async () => {
            expect(
              await db.rows("select clock_id, what from probe.log group by clock_id, what having count(*) > 1"),
            ).toEqual([]);
            expect(
              await db.rows(
                `select l.* from probe.log l join sla.clocks c on c.id = l.clock_id
               where l.at > c.stopped_at or l.at < c.started_at or exists (
                 select from sla.clock_intervals i where i.clock_id = c.id and i.kind = 'paused' and l.at > i.starts_at
                   and l.at < coalesce(i.ends_at, 'infinity'))`,
              ),
            ).toEqual([]);
            // The intervals of a clock follow each other without a gap from its start to its stop.
            expect(
              await db.rows(
                `select c.id from sla.clocks c join lateral (
                 select min(i.starts_at) as first, sum(extract(epoch from coalesce(i.ends_at, '2030-01-01') - i.starts_at)) as covered,
                   count(*) filter (where i.ends_at is null) as open
                 from sla.clock_intervals i where i.clock_id = c.id) i on true
               where i.first <> c.started_at or i.covered <> extract(epoch from coalesce(c.stopped_at, '2030-01-01') - c.started_at)
                 or i.open <> (c.stopped_at is null)::integer`,
              ),
            ).toEqual([]);
          });
        }),
        { numRuns: 100 },
      );
    }));

  test("what a clock explains adds up to what it counted, and covers its life without a gap", () =>
    inTransaction(async (db) => {
      await makePlayer(db);
      await db.rows(
        "insert into sla.calendar_exceptions (calendar_id, day, kind, name) values ('probe', '2026-11-18', 'holiday', 'Nghỉ thử'), ('probe', '2026-11-21', 'working', 'Làm bù thử')",
      );
      await fc.assert(
        fc.asyncProperty(history, fc.integer({ min: 1441, max: horizon }), async (story, at) => {
          await playing(db, callsOf(story, []), async () => {
            const wrong = await db.rows(
              `select c.id, e.*, sla.elapsed(c.id, t.at) as elapsed
             from sla.clocks c
             cross join (select timestamptz '2026-11-16 00:00+07' + $1 * interval '1 minute' as at) t
             cross join lateral (
               select coalesce(sum(s.seconds) filter (where s.kind = 'working'), 0) as working, coalesce(sum(s.seconds), 0) as total,
                 bool_and(s.gapless) as gapless
               from (select x.*, x.starts_at = lag(x.ends_at, 1, c.started_at) over (order by x.starts_at) as gapless
                 from sla.explain_at(c.id, t.at) x) s) e
             where e.working <> extract(epoch from sla.elapsed(c.id, t.at)) or not e.gapless
               or e.total <> greatest(0, extract(epoch from least(c.stopped_at, t.at) - c.started_at))`,
              [at],
            );
            expect(wrong).toEqual([]);
          });
        }),
        { numRuns: 60 },
      );
    }));

  test("a clock has counted exactly its target when it is due, and three quarters when it warns", () =>
    inTransaction(async (db) => {
      await makePlayer(db);
      const pausing = fc.array(fc.integer({ min: 1, max: 3 * 1440 }), { maxLength: 6 });
      const target = fc.constantFrom("thing.first", "thing.second", "thing.days", "thing.wall");
      await fc.assert(
        fc.asyncProperty(target, fc.integer({ min: 0, max: 7 * 1440 }), pausing, async (rule, start, gaps) => {
          const list: Call[] = [{ at: start, thing: 1, rule, deed: "start" }];
          let at = start;
          gaps.forEach((gap, index) => {
            at += gap;
            list.push({ at, thing: 1, deed: index % 2 ? "resume" : "pause" });
          });
          if (gaps.length % 2) list.push({ at: at + 60, thing: 1, deed: "resume" });
          await playing(db, list, async () => {
            const wrong = await db.rows(
              `select c.rule_code, c.due_at, c.warn_at, c.target_time, sla.elapsed(c.id, c.due_at) as at_due, sla.elapsed(c.id, c.warn_at) as at_warn
             from sla.clocks c
             where sla.elapsed(c.id, c.due_at) <> c.target_time
               -- Not a moment too late either, unless it was paused with nothing left and is due as soon as it runs again.
               or (sla.elapsed(c.id, c.due_at - interval '1 microsecond') >= c.target_time
                 and sla.elapsed(c.id, (select max(i.starts_at) from sla.clock_intervals i where i.clock_id = c.id)) <> c.target_time)
               or sla.elapsed(c.id, c.warn_at) <> c.target_time * 0.75`,
            );
            expect(wrong).toEqual([]);
          });
        }),
        { numRuns: 200 },
      );
    }));
});
