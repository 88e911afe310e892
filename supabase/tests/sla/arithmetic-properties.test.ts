import fc from "fast-check";
import { expect, test } from "vitest";
import { type CalendarSketch, type ExceptionSketch, insertCalendar } from "../support/calendars.ts";
import { type Db, inTransaction } from "../support/database.ts";
import { WorkingTimeOracle } from "../support/working-time-oracle.ts";

const stretchDays = 130;
const calendars = 250;
const casesPerCalendar = 24;

/** Zones of all kinds of clock change: none, an hour, half an hour, at midnight, a skipped date, odd offsets. */
const stretches: [timeZone: string, from: string][] = [
  ["Asia/Ho_Chi_Minh", "2024-01-01"],
  ["Asia/Ho_Chi_Minh", "2026-01-05"],
  ["Europe/Berlin", "2026-02-01"],
  ["Europe/Berlin", "2025-08-20"],
  ["America/New_York", "2024-01-15"],
  ["America/New_York", "2027-09-10"],
  ["Australia/Lord_Howe", "2026-02-10"],
  ["Australia/Lord_Howe", "2025-08-15"],
  ["America/Sao_Paulo", "2018-09-01"],
  ["America/Sao_Paulo", "2017-12-15"],
  ["America/Havana", "2025-01-20"],
  ["Pacific/Apia", "2011-11-01"],
  ["Asia/Kathmandu", "1985-11-01"],
  ["Pacific/Chatham", "2026-02-15"],
  ["UTC", "1970-01-01"],
  ["Europe/Berlin", "2036-09-01"],
  ["Asia/Ho_Chi_Minh", "2099-06-01"],
];

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** One shift: any length up to a full day, often on round hours and often across midnight or a clock change. */
const shift = fc
  .tuple(
    fc.oneof(
      fc.integer({ min: 0, max: 23 }).map((hour) => hour * 60),
      fc.integer({ min: 0, max: 1439 }),
    ),
    fc.oneof(fc.constantFrom(30, 60, 240, 480, 1440), fc.integer({ min: 1, max: 1440 })),
  )
  .map(([opens, length]) => {
    const closes = opens + length;
    return `${clock(opens)}-${closes === 1440 ? "24:00" : clock(closes % 1440)}`;
  });
const shifts = fc.array(shift, { minLength: 1, maxLength: 3 }).map((list) => list.join(" "));
const dateAfter = (from: string, days: number) =>
  new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);

const exceptionsFrom = (from: string): fc.Arbitrary<ExceptionSketch[]> =>
  fc
    .uniqueArray(
      fc.record({
        day: fc.integer({ min: 0, max: stretchDays - 1 }).map((days) => dateAfter(from, days)),
        kind: fc.constantFrom("holiday", "working"),
        asWeekday: fc.option(fc.integer({ min: 1, max: 7 })),
        own: fc.option(shifts),
        confirmed: fc.integer({ min: 0, max: 4 }).map((roll) => roll > 0),
      }),
      { selector: ({ day }) => day, maxLength: 25 },
    )
    .map(
      (list) =>
        list.map(({ own, ...exception }) => ({
          ...exception,
          ...(own && exception.kind === "working" ? { hours: own } : {}),
        })) as ExceptionSketch[],
    );

const calendar = fc.constantFrom(...stretches).chain(([timeZone, from]) =>
  fc.record({
    from: fc.constant(from),
    sketch: fc.record({
      timeZone: fc.constant(timeZone),
      week: fc.oneof(
        { weight: 2, arbitrary: fc.constant({ "1-5": "07:30-11:30 13:30-17:30" }) },
        {
          weight: 6,
          arbitrary: fc.dictionary(fc.constantFrom("1", "2", "3", "4", "5", "6", "7"), shifts, { minKeys: 1 }),
        },
        { weight: 1, arbitrary: fc.constant({ "1-7": "00:00-24:00" }) },
        { weight: 1, arbitrary: fc.constant({}) },
      ),
      exceptions: exceptionsFrom(from),
    }) as fc.Arbitrary<CalendarSketch>,
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
