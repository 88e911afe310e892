import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner, asRole, asUser } from "../support/people.ts";
import { overdueFacts } from "./overdue-oracle.ts";
import { type ClockStory, handlingLevels, insertStories, type TicketStory } from "./stories.ts";

const hour = 3_600_000;
const origin = Date.UTC(2026, 5, 1);
const at = (hours: number) => new Date(origin + hours * hour);
const clock = (level: ClockStory["level"], from: number, due: number, rest: Partial<ClockStory> = {}): ClockStory => ({
  level,
  startedAt: at(from),
  dueAt: at(due),
  state: "running",
  ...rest,
});
const met = (stopped: number): Partial<ClockStory> => ({ state: "met", stoppedAt: at(stopped) });
const missed = (stopped: number): Partial<ClockStory> => ({ state: "missed", stoppedAt: at(stopped) });
const cancelled = (stopped: number): Partial<ClockStory> => ({ state: "cancelled", stoppedAt: at(stopped) });

interface Fact {
  ticket_id: number;
  is_overdue: boolean;
  is_officer_missed: boolean;
}

const facts = (db: Db, a: Date, b: Date, now: Date, filter: object = {}) =>
  db.rows<Fact>(
    "select ticket_id, is_overdue, is_officer_missed from bi.overdue_facts(array[tstzrange($1, $2)], $3, $4) order by 1",
    [a, b, now, JSON.stringify(filter)],
  );

type Verdict = "late" | "on time" | "not counted";

// The period of every case is [100, 200) and it is asked at 300, unless it says otherwise.
const cases: { name: string; story: TicketStory; is: Verdict; officerMissed?: boolean; now?: number }[] = [
  {
    name: "answered in it, before its deadline",
    is: "on time",
    story: { receivedAt: at(90), answers: [at(110)], clocks: [clock("officer", 91, 120, met(110))] },
  },
  {
    name: "answered in it, after its deadline",
    is: "late",
    officerMissed: true,
    story: { receivedAt: at(90), answers: [at(130)], clocks: [clock("officer", 91, 120, missed(130))] },
  },
  {
    name: "answered at the very deadline",
    is: "on time",
    story: { receivedAt: at(90), answers: [at(120)], clocks: [clock("officer", 91, 120, met(120))] },
  },
  {
    name: "answered before the period began",
    is: "not counted",
    story: { receivedAt: at(10), answers: [at(99)], clocks: [clock("officer", 11, 50, missed(99))] },
  },
  {
    name: "answered as the period begins",
    is: "late",
    officerMissed: true,
    story: { receivedAt: at(10), answers: [at(100)], clocks: [clock("officer", 11, 50, missed(100))] },
  },
  {
    name: "received as the period ends",
    is: "not counted",
    story: { receivedAt: at(200), clocks: [clock("officer", 201, 210)] },
  },
  {
    name: "open at its end, due before it",
    is: "late",
    officerMissed: true,
    story: { receivedAt: at(90), clocks: [clock("officer", 91, 199, { state: "overdue", breachedAt: at(199) })] },
  },
  {
    name: "open at its end, due exactly then",
    is: "on time",
    story: { receivedAt: at(90), clocks: [clock("officer", 91, 200, { state: "overdue", breachedAt: at(200) })] },
  },
  {
    name: "open at its end, answered late after it",
    is: "on time",
    story: { receivedAt: at(90), answers: [at(290)], clocks: [clock("officer", 91, 250, missed(290))] },
  },
  {
    name: "still waiting for triage",
    is: "on time",
    story: {
      status: "received",
      receivedAt: at(90),
      clocks: [clock("triage", 90, 91, { state: "overdue", breachedAt: at(91) })],
    },
  },
  {
    name: "answered by the operator at once",
    is: "on time",
    story: { receivedAt: at(110), answers: [at(111)], clocks: [clock("triage", 110, 111, met(111))] },
  },
  {
    name: "the head's timely answer hides the officer's miss, which is shown beside it (Điều 9.4)",
    is: "on time",
    officerMissed: true,
    story: {
      receivedAt: at(90),
      answers: [at(140)],
      clocks: [clock("officer", 91, 110, missed(140)), clock("head", 110, 160, met(140))],
    },
  },
  {
    name: "the head was late too",
    is: "late",
    officerMissed: true,
    story: {
      receivedAt: at(90),
      answers: [at(190)],
      clocks: [clock("officer", 91, 110, missed(190)), clock("head", 110, 160, missed(190))],
    },
  },
  {
    name: "the answer waits only to be relayed",
    is: "on time",
    story: {
      receivedAt: at(90),
      answers: [at(115)],
      clocks: [clock("officer", 91, 120, met(115)), clock("relay", 115, 116, missed(150))],
    },
  },
  {
    name: "a commitment kept after the first deadline was met by committing (Điều 9.3)",
    is: "on time",
    story: {
      receivedAt: at(90),
      answers: [at(180)],
      clocks: [clock("officer", 91, 110, met(105)), clock("commitment", 105, 185, met(180))],
    },
  },
  {
    name: "a commitment broken",
    is: "late",
    officerMissed: true,
    story: {
      receivedAt: at(90),
      answers: [at(190)],
      clocks: [clock("officer", 91, 110, met(105)), clock("commitment", 105, 185, missed(190))],
    },
  },
  {
    name: "transferred by mistake and recalled in time",
    is: "on time",
    story: { status: "received", receivedAt: at(90), clocks: [clock("officer", 91, 120, cancelled(95))] },
  },
  {
    name: "refused",
    is: "not counted",
    story: { status: "refused", receivedAt: at(90), clocks: [clock("officer", 91, 95, cancelled(99))] },
  },
  {
    name: "merged",
    is: "not counted",
    story: { status: "merged", receivedAt: at(90), clocks: [clock("officer", 91, 95, cancelled(150))] },
  },
  {
    name: "withdrawn",
    is: "not counted",
    story: { status: "withdrawn", receivedAt: at(90), clocks: [clock("officer", 91, 95, cancelled(150))] },
  },
  {
    name: "paused before its deadline, still waiting for the citizen",
    is: "on time",
    story: { status: "clarification", receivedAt: at(90), clocks: [clock("officer", 91, 120, { state: "paused" })] },
  },
  {
    name: "re-opened and late the second time",
    is: "late",
    officerMissed: true,
    story: {
      receivedAt: at(10),
      answers: [at(40), at(180)],
      reopenings: [at(60)],
      clocks: [clock("officer", 11, 50, met(40)), clock("officer", 60, 100, missed(180))],
    },
  },
  {
    name: "late in the period, re-opened after it: the period stays as it was",
    is: "late",
    officerMissed: true,
    story: {
      receivedAt: at(90),
      answers: [at(150)],
      reopenings: [at(210)],
      clocks: [clock("officer", 91, 120, missed(150)), clock("officer", 210, 400)],
    },
  },
  {
    name: "answered and re-opened before it, open through it",
    is: "late",
    officerMissed: true,
    story: {
      receivedAt: at(10),
      answers: [at(40)],
      reopenings: [at(60)],
      clocks: [clock("officer", 11, 50, met(40)), clock("officer", 60, 120, { state: "overdue", breachedAt: at(120) })],
    },
  },
  {
    name: "imported, closed after its own due time",
    is: "late",
    story: { status: "closed", receivedAt: at(90), closedAt: at(150), importedDueAt: at(149) },
  },
  {
    name: "imported, closed at its own due time",
    is: "on time",
    story: { status: "closed", receivedAt: at(90), closedAt: at(149), importedDueAt: at(149) },
  },
  { name: "imported, open, past its own due time", is: "late", story: { receivedAt: at(90), importedDueAt: at(150) } },
  {
    name: "imported, then given a clock that was kept",
    is: "on time",
    story: {
      receivedAt: at(90),
      answers: [at(180)],
      importedDueAt: at(120),
      clocks: [clock("officer", 130, 190, met(180))],
    },
  },
  {
    name: "asked while the period runs: now counts, not its end",
    is: "on time",
    now: 150,
    story: { receivedAt: at(90), clocks: [clock("officer", 91, 160)] },
  },
];

describe("overdue rate of [a, b) (SPEC §7)", () => {
  test.each(cases)("$name: $is", ({ story, is, officerMissed = false, now = 300 }) =>
    inTransaction(async (db) => {
      const [id] = await insertStories(db, [story]);
      await asRole(db, "supervisor");
      const fact = (await facts(db, at(100), at(200), at(now))).find((each) => each.ticket_id === id);
      expect(fact ? (fact.is_overdue ? "late" : "on time") : "not counted").toBe(is);
      if (fact) expect(fact.is_officer_missed).toBe(officerMissed);
      expect(overdueFacts([story], at(100), at(200), at(now)).get(0)?.isOverdue).toBe(fact?.is_overdue);
    }),
  );

  test("any history, any periods: the same as a walk through each ticket's life", () =>
    inTransaction(async (db) => {
      const supervisor = await asRole(db, "supervisor");
      await fc.assert(
        fc.asyncProperty(
          fc.array(anyStory, { minLength: 1, maxLength: 25 }),
          fc.array(anyPeriod, { minLength: 1, maxLength: 3 }),
          fc.integer({ min: 50, max: 420 }),
          async (stories, periods, nowHours) => {
            // A period that has not begun says nothing.
            fc.pre(periods.every(([a]) => a < nowHours));
            await db.rows("savepoint run");
            const now = at(nowHours);
            await asOwner(db);
            const ids = await insertStories(db, stories);
            await asUser(db, supervisor);
            const found = await db.rows<Fact & { period: number }>(
              `select f.period, f.ticket_id, f.is_overdue, f.is_officer_missed
             from bi.overdue_facts((select array_agg(tstzrange(p.a, p.b) order by p.n) from jsonb_to_recordset($1::jsonb) as p (n int, a timestamptz, b timestamptz)), $2, '{}') f`,
              [JSON.stringify(periods.map(([a, b], n) => ({ n, a: at(a), b: at(b) }))), now],
            );
            await db.rows("rollback to savepoint run");
            const inSql = found
              .map((f) => `${f.period}/${ids.indexOf(f.ticket_id)} ${f.is_overdue} ${f.is_officer_missed}`)
              .sort();
            const walked = periods
              .flatMap(([a, b], n) =>
                [...overdueFacts(stories, at(a), at(b), now)].map(
                  ([index, f]) => `${n + 1}/${index} ${f.isOverdue} ${f.isOfficerMissed}`,
                ),
              )
              .sort();
            expect(inSql).toEqual(walked);
          },
        ),
        { numRuns: 150 },
      );
    }));
});

const anyPeriod = fc
  .tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 200 }))
  .map(([a, length]): [number, number] => [a, a + length]);

/** A life in hours: gaps between what happens, and what happens; impossible steps are skipped, so any list is a life. */
const anyStory: fc.Arbitrary<TicketStory> = fc
  .record({
    received: fc.integer({ min: 0, max: 250 }),
    importedDue: fc.option(fc.integer({ min: 1, max: 150 }), { freq: 5 }),
    ending: fc.constantFrom("as it goes", "as it goes", "as it goes", "as it goes", "refused", "withdrawn", "merged"),
    steps: fc.array(
      fc.record({
        gap: fc.integer({ min: 1, max: 60 }),
        does: fc.constantFrom("start", "start", "start", "answer", "reopen", "cancel", "pause"),
        level: fc.constantFrom(...handlingLevels, "triage" as const),
        target: fc.integer({ min: 1, max: 80 }),
      }),
      { maxLength: 8 },
    ),
  })
  .map(({ received, importedDue, ending, steps }) => {
    const story = {
      receivedAt: at(received),
      answers: [] as Date[],
      reopenings: [] as Date[],
      clocks: [] as ClockStory[],
    };
    let now = received;
    let isOpen = true;
    const running = () => story.clocks.filter((each) => each.state === "running");
    for (const step of steps) {
      now += step.gap;
      if (step.does === "start" && isOpen) story.clocks.push(clock(step.level, now, now + step.target));
      if (step.does === "cancel" && isOpen) for (const each of running()) Object.assign(each, cancelled(now));
      if (step.does === "answer" && isOpen) {
        story.answers.push(at(now));
        isOpen = false;
        for (const each of running()) Object.assign(each, each.dueAt < at(now) ? missed(now) : met(now));
      }
      if (step.does === "reopen" && !isOpen) {
        story.reopenings.push(at(now));
        isOpen = true;
      }
      if (step.does === "pause" && isOpen && step === steps.at(-1)) for (const each of running()) each.state = "paused";
    }
    for (const each of running())
      if (each.dueAt < at(now)) Object.assign(each, { state: "overdue", breachedAt: each.dueAt });
    return {
      ...story,
      importedDueAt: importedDue === null ? null : at(received + importedDue),
      ...(ending === "as it goes" ? {} : { status: ending }),
    };
  });
