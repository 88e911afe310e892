import fc from "fast-check";
import { expect, test } from "vitest";
import { insertCalendar } from "../support/calendars.ts";
import { type Db, inTransaction } from "../support/database.ts";
import { randomCalendar, stretchDays, stretches } from "../support/random-calendars.ts";
import { WorkingTimeOracle } from "../support/working-time-oracle.ts";

const calendars = 250;
const casesPerCalendar = 24;

const calendar = randomCalendar.chain(({ from, sketch }) =>
  fc.record({
    from: fc.constant(from),
    sketch: fc.constant(sketch),
    cases: fc.array(
      fc.record({
        // Seconds from the middle of the stretch, often on a round quarter hour, where edges are.
        start: fc.oneof(
          fc.integer({ min: -30 * 86_400, max: 30 * 86_400 }),
          fc.integer({ min: -30 * 96, max: 30 * 96 }).map((quarters) => quarters * 900),
        ),
        amount: fc.oneof(
          fc.integer({ min: -300_000, max: 300_000 }),
          fc.integer({ min: -200, max: 200 }).map((halves) => halves * 1800),
          fc.constant(0),
        ),
        span: fc.integer({ min: -30 * 86_400, max: 30 * 86_400 }),
        days: fc.integer({ min: -25, max: 25 }),
      }),
      { minLength: casesPerCalendar, maxLength: casesPerCalendar },
    ),
  }),
);

interface Answer {
  added: number | null;
  back: number | null;
  between: number | null;
  segments: number | null;
  working_days: number | null;
  calendar_days: number | null;
}

/** Every question of a case by the name of its answer: $1 the calendar, $2 the start, $3 a number. */
const questions: [what: keyof Answer, argument: string, expression: string][] = [
  ["added", "amount", "sla.add_working_time($1, $2, make_interval(secs => $3))"],
  ["back", "amount", "sla.working_time_between($1, $2, sla.add_working_time($1, $2, make_interval(secs => $3)))"],
  ["between", "span", "sla.working_time_between($1, $2, $2 + make_interval(secs => $3))"],
  [
    "segments",
    "span",
    "(select coalesce(sum(s.ends_at - s.starts_at), interval '0') from sla.working_segments($1, $2, $2 + make_interval(secs => $3)) s)",
  ],
  ["working_days", "nullif(days, 0)", "sla.add_working_days($1, $2, $3::int)"],
  ["calendar_days", "days", "sla.add_calendar_days($1, $2, $3::int)"],
];

/** Functions that turn a refusal into null, so that one query answers a whole batch. */
const attempts = questions
  .map(
    ([what, , expression]) => `
      create function pg_temp.${what}(text, timestamptz, double precision) returns double precision language plpgsql strict as $$
      begin
        return extract(epoch from ${expression}) * 1000;
      exception when sqlstate 'PT422' then return null;
      end $$;`,
  )
  .join("");

const question = `
  select ${questions.map(([what, argument]) => `pg_temp.${what}($1, to_timestamp(c.start), ${argument}) as ${what}`).join(", ")}
  from jsonb_to_recordset($2::jsonb) as c (number int, start float8, amount float8, span float8, days int)
  order by c.number`;

async function ask(db: Db, id: string, cases: unknown[]): Promise<Answer[]> {
  return db.rows<Answer>(question, [id, JSON.stringify(cases)]);
}

test(`add, between and the day counts agree with a minute-by-minute oracle on ${calendars} random calendars`, async () => {
  const compared: Record<string, number> = {};
  await inTransaction(async (db) => {
    await db.rows(attempts);
    // Once for all: the rollback after each calendar would take the zone away again.
    await db.rows("select sla.load_time_zone(name) from unnest($1::text[]) name", [
      [...new Set(stretches.map(([name]) => name))],
    ]);
    let number = 0;
    await fc.assert(
      fc.asyncProperty(calendar, async ({ from, sketch, cases }) => {
        const first = Date.parse(from) / 60_000;
        const middle = first * 60 + (stretchDays / 2) * 86_400;
        const oracle = new WorkingTimeOracle(sketch, first, stretchDays * 1440);
        const id = `random-${number++}`;
        await db.rows("savepoint calendar");
        try {
          await insertCalendar(db, id, sketch);
          const answers = await ask(
            db,
            id,
            cases.map((each, index) => ({ ...each, number: index, start: middle + each.start })),
          );
          for (const [index, { start, amount, span, days }] of cases.entries()) {
            const at = (middle + start) * 1000;
            const answer = answers[index] as Answer;
            const described = `${id} case ${index}: ${new Date(at).toISOString()} amount ${amount} s, span ${span} s, ${days} days`;
            const compare = (what: keyof Answer, expected: number | undefined) => {
              if (expected === undefined) return;
              compared[what] = (compared[what] ?? 0) + 1;
              const actual = answer[what];
              // Adding zero makes 0 of -0.
              expect(actual === null ? null : Math.round(actual) + 0, `${what}, ${described}`).toBe(expected + 0);
            };
            const added = oracle.add(at, amount * 1000);
            compare("added", added);
            if (added !== undefined) compare("back", amount * 1000);
            if (oracle.add(at, 0) !== undefined || oracle.add(at, -1) !== undefined) {
              compare("between", oracle.between(at, at + span * 1000));
              if (span >= 0) compare("segments", oracle.between(at, at + span * 1000));
            }
            if (days !== 0) compare("working_days", oracle.addWorkingDays(at, days));
            compare("calendar_days", oracle.addCalendarDays(at, days));
          }
        } finally {
          await db.rows("rollback to savepoint calendar");
        }
      }),
      { numRuns: calendars, seed: Number(process.env.FC_SEED ?? 20261122) },
    );
  });
  // The oracle may not answer where it would have to look beyond its stretch: it must still have judged enough.
  const leastOf = { added: 3500, back: 3500, between: 4000, segments: 2000, working_days: 4000, calendar_days: 4000 };
  for (const [what, least] of Object.entries(leastOf)) expect(compared[what], what).toBeGreaterThan(least);
}, 300_000);
