import fc from "fast-check";
import { expect, test } from "vitest";
import { insertCalendar } from "../support/calendars.ts";
import { makeThings } from "../support/clocks.ts";
import { inTransaction } from "../support/database.ts";
import { randomCalendar } from "../support/random-calendars.ts";

const calendars = 200;
const clocksPerCalendar = 6;

const cases = randomCalendar
  .filter(({ sketch }) => Object.keys(sketch.week).length > 0)
  .chain(({ from, sketch }) =>
    fc.record({
      from: fc.constant(from),
      sketch: fc.constant(sketch),
      // Seconds after the first day, then how long it ran, paused, ran …
      clocks: fc.array(
        fc.record({
          start: fc.integer({ min: 0, max: 90 * 86_400 }),
          lengths: fc.array(fc.integer({ min: 0, max: 6 * 86_400 }), { minLength: 1, maxLength: 5 }),
        }),
        { minLength: clocksPerCalendar, maxLength: clocksPerCalendar },
      ),
    }),
  );

test(
  `what a clock explains adds up to what it counted, without a gap, on ${calendars} random calendars`,
  {
    timeout: 240_000,
  },
  () =>
    inTransaction(async (db) => {
      await makeThings(db);
      const ruleId = await db.value<number>("select id from sla.rules where code = 'thing.first'");
      let calendar = 0;
      let explained = 0;
      await fc.assert(
        fc.asyncProperty(cases, async ({ from, sketch, clocks }) => {
          const id = `explained-${++calendar}`;
          await insertCalendar(db, id, sketch);
          await db.rows(
            `with given as (
             select c.ordinality as n, $3::date::timestamptz + (c.value ->> 'start')::integer * interval '1 second' as starts_at, c.value -> 'lengths' as lengths
             from jsonb_array_elements($4::jsonb) with ordinality c
           ), made as (
             insert into sla.clocks (rule_id, rule_code, level, kind, subject_type, subject_id, calendar_id, state, started_at, due_at, stopped_at,
               target_unit, target_time)
             select $1, 'thing.first', 'first', 'deadline', 'thing', $2 * 1000 + g.n, $5, 'met', g.starts_at, g.starts_at, g.starts_at, 'working_hours', '8 hours'
             from given g returning id, subject_id
           )
           insert into sla.clock_intervals (clock_id, kind, starts_at, ends_at)
           select m.id, case l.ordinality % 2 when 1 then 'running' else 'paused' end,
             g.starts_at + (sum(l.value::integer) over w - l.value::integer) * interval '1 second', g.starts_at + sum(l.value::integer) over w * interval '1 second'
           from given g join made m on m.subject_id = $2 * 1000 + g.n
           cross join lateral jsonb_array_elements_text(g.lengths) with ordinality l
           window w as (partition by m.id order by l.ordinality)`,
            [ruleId, calendar, from, JSON.stringify(clocks), id],
          );
          const rows = await db.rows<{ is_right: boolean; elapsed: number }>(
            `select e.working = t.elapsed and coalesce(e.is_gapless, true)
               and e.total = (select extract(epoch from max(i.ends_at) - min(i.starts_at)) from sla.clock_intervals i where i.clock_id = c.id) as is_right,
             t.elapsed
           from sla.clocks c
           cross join lateral (select extract(epoch from sla.elapsed(c.id, 'infinity')) as elapsed offset 0) t
           cross join lateral (
             select coalesce(sum(s.seconds) filter (where s.kind = 'working'), 0) as working, coalesce(sum(s.seconds), 0) as total,
               bool_and(s.seconds > 0 and s.starts_at = s.previous) as is_gapless
             from (select x.*, lag(x.ends_at, 1, c.started_at) over (order by x.starts_at) as previous from sla.explain_at(c.id, 'infinity') x) s
           ) e
           where c.calendar_id = $1`,
            [id],
          );
          expect(rows.length).toBe(clocksPerCalendar);
          expect(rows.filter((row) => !row.is_right)).toEqual([]);
          explained += rows.filter((row) => row.elapsed > 0).length;
        }),
        { numRuns: calendars, endOnFailure: true },
      );
      // The property is not about nothing: most of these clocks counted some time.
      expect(explained).toBeGreaterThan((calendars * clocksPerCalendar) / 2);
    }),
);
