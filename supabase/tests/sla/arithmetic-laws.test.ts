import fc from "fast-check";
import { expect, test } from "vitest";
import { insertCalendar } from "../support/calendars.ts";
import { inTransaction } from "../support/database.ts";
import { randomCalendar, stretchDays, stretches } from "../support/random-calendars.ts";

/** Instants and amounts to the microsecond, so that nothing is lost in rounding either. */
const moment = fc.record({
  s: fc.bigInt({ min: -40n * 86_400_000_000n, max: 40n * 86_400_000_000n }),
  t: fc.bigInt({ min: -40n * 86_400_000_000n, max: 40n * 86_400_000_000n }),
  u: fc.bigInt({ min: -400n * 86_400_000_000n, max: 400n * 86_400_000_000n }),
  a: fc.oneof(
    fc.bigInt({ min: 1n, max: 500n * 3_600_000_000n }),
    fc.integer({ min: 1, max: 96 }).map((n) => BigInt(n) * 900_000_000n),
  ),
  b: fc.oneof(
    fc.bigInt({ min: 1n, max: 500n * 3_600_000_000n }),
    fc.integer({ min: 1, max: 96 }).map((n) => BigInt(n) * 900_000_000n),
  ),
});

/** Every law by name, as a condition that holds for s, t, u instants and a, b amounts greater than zero. */
const laws: Record<string, string> = {
  "between undoes add": "w(s, p(s, a)) = a",
  "between undoes add backwards": "w(s, p(s, -a)) = -a",
  "add is additive": "p(p(s, a), b) = p(s, a + b)",
  "add backwards is additive": "p(p(s, -a), -b) = p(s, -(a + b))",
  "there and back is the opening or the instant": "p(p(s, a), -a) <= p(s, zero) and w(p(p(s, a), -a), s) = zero",
  "add is monotone in the start": "(s <= t) <= (p(s, a) <= p(t, a)) and (s <= t) <= (p(s, -a) <= p(t, -a))",
  "add is monotone in the amount": "(a < b) = (p(s, a) < p(s, b)) and (a < b) = (p(s, -a) > p(s, -b))",
  "adding moves forward by at least the amount": "p(s, a) >= s + a and p(s, -a) <= s - a",
  "zero waits for the next opening": "p(s, zero) >= s and w(s, p(s, zero)) = zero and p(p(s, zero), zero) = p(s, zero)",
  "due lies at the end of working time, not after it": "w(p(s, a) - one, p(s, a)) = one",
  "due backwards lies at its beginning": "w(p(s, -a), p(s, -a) + one) = one",
  "between is additive": "w(s, t) + w(t, u) = w(s, u)",
  "between is antisymmetric": "w(s, t) = -w(t, s)",
  "between is no more than the time that passed": "s > t or (w(s, t) >= zero and w(s, t) <= t - s)",
  "a working day later is later": "sla.add_working_days($1, s, 1) > s and sla.add_calendar_days($1, s, 1) > s",
  "segments add up to between":
    "s > t or coalesce((select sum(g.ends_at - g.starts_at) from sla.working_segments($1, s, t) g), zero) = w(s, t)",
};

const toSql = (law: string) =>
  law
    .replace(/\bw\(/g, "sla.working_time_between($1, ")
    .replace(/\bp\(/g, "sla.add_working_time($1, ")
    .replace(/\bzero\b/g, "interval '0'")
    .replace(/\bone\b/g, "interval '1 microsecond'");

const question = `
  with moments as (
    select $2::timestamptz + c.s * interval '1 microsecond' as s, $2::timestamptz + c.t * interval '1 microsecond' as t,
      $2::timestamptz + c.u * interval '1 microsecond' as u, c.a * interval '1 microsecond' as a, c.b * interval '1 microsecond' as b
    from jsonb_to_recordset($3::jsonb) as c (s bigint, t bigint, u bigint, a bigint, b bigint)
  )
  select law, s::text, t::text, u::text, a::text, b::text
  from moments, lateral (values ${Object.entries(laws)
    .map(([name, law]) => `('${name}', ${toSql(law)})`)
    .join(", ")}) as laws (law, holds)
  where holds is not true`;

test("add and between are inverse, monotone and additive to the microsecond", async () => {
  await inTransaction(async (db) => {
    await db.rows("select sla.load_time_zone(name) from unnest($1::text[]) name", [
      [...new Set(stretches.map(([name]) => name))],
    ]);
    let number = 0;
    await fc.assert(
      fc.asyncProperty(
        // Dated hours alone run out: these laws are about calendars that go on.
        randomCalendar.filter(({ sketch }) => Object.keys(sketch.week).length > 0),
        fc.array(moment, { minLength: 25, maxLength: 25 }),
        async ({ from, sketch }, moments) => {
          const id = `law-${number++}`;
          await db.rows("savepoint calendar");
          try {
            await insertCalendar(db, id, sketch);
            const middle = new Date(Date.parse(from) + (stretchDays / 2) * 86_400_000).toISOString();
            const texts = JSON.stringify(moments, (_, value) => (typeof value === "bigint" ? value.toString() : value));
            expect(await db.rows(question, [id, middle, texts])).toEqual([]);
          } finally {
            await db.rows("rollback to savepoint calendar");
          }
        },
      ),
      { numRuns: 60, seed: Number(process.env.FC_SEED ?? 20261122) },
    );
  });
}, 300_000);
