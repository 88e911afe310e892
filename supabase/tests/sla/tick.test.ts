import { describe, expect, test } from "vitest";
import {
  calls,
  clocks,
  hasOwnServer,
  makeThings,
  move,
  onThrowAwayDatabase,
  startClock,
  type TickResult,
  tick,
} from "../support/clocks.ts";
import { connect, type Db, inTransaction, wrap } from "../support/database.ts";
import { asAnon, asRole } from "../support/people.ts";

const withThings = (work: (db: Db) => Promise<void>) => () =>
  inTransaction(async (db) => {
    await makeThings(db);
    await work(db);
  });

/** Running, due soon, overdue: what a thing's whole story comes to. */
const story = async (db: Db, thing = 1) => ({ clocks: await clocks(db, thing), calls: await calls(db, thing) });

describe("what fires", () => {
  test(
    "warning, breach, and the clock that the breach starts at its due instant, in order, in one late tick",
    withThings(async (db) => {
      await startClock(db, "thing.first", "2026-11-16 07:30");
      await startClock(db, "thing.days", "2026-11-16 07:30");
      expect(await tick(db, "2026-12-01 00:00")).toMatchObject({
        warned: 3,
        breached: 3,
        actions: { "thing.escalate": 1, "thing.note": 2 },
      });
      expect(await calls(db)).toEqual([
        "warned thing.first 2026-11-16 15:30",
        "breached thing.first 2026-11-16 17:30",
        "warned thing.second 2026-11-18 11:30",
        "warned thing.days 2026-11-18 17:30",
        "breached thing.second 2026-11-18 17:30",
        "breached thing.days 2026-11-19 17:30",
      ]);
      expect((await clocks(db)).find((row) => row.rule === "thing.second")).toMatchObject({
        started: "2026-11-16 17:30:00",
      });
    }),
  );

  test(
    "at the due instant itself: breached by the tick, unless it was stopped at that instant",
    withThings(async (db) => {
      await startClock(db, "thing.first", "2026-11-16 07:30", { thing: 1 });
      await startClock(db, "thing.first", "2026-11-16 07:30", { thing: 2 });
      await tick(db, "2026-11-16 15:29:59");
      expect(await calls(db)).toEqual([]);
      await tick(db, "2026-11-16 15:30:00");
      expect(await calls(db)).toEqual(["warned thing.first 2026-11-16 15:30"]);
      await move(db, "stop", "2026-11-16 17:30", null, 2);
      await tick(db, "2026-11-16 17:30");
      expect((await clocks(db, 1))[0]).toMatchObject({ state: "overdue" });
      expect((await clocks(db, 2))[0]).toMatchObject({ state: "met", breached: null });
    }),
  );

  test(
    "once per clock and level however often it is called",
    withThings(async (db) => {
      await startClock(db, "thing.first", "2026-11-16 07:30");
      for (const at of ["2026-11-17 00:00", "2026-11-17 00:00", "2026-11-16 08:00", "2026-11-18 00:00"])
        await tick(db, at);
      expect(await calls(db)).toEqual(["warned thing.first 2026-11-16 15:30", "breached thing.first 2026-11-16 17:30"]);
    }),
  );

  test(
    "due 17:30, stopped 17:35 on Tuesday, ticked after: as if ticked each minute",
    withThings(async (db) => {
      const [late, minutely] = [1, 2];
      for (const thing of [late, minutely]) await startClock(db, "thing.first", "2026-11-16 07:30", { thing });
      await move(db, "stop", "2026-11-16 17:35", ["thing.first"], late);
      await tick(db, "2026-11-16 17:36");
      const lateStory = await story(db, late);

      await db.rows("update sla.clocks set subject_id = 3 where subject_id = 1");
      for (let minute = 0; minute <= 5; minute++) await tick(db, `2026-11-16 17:${30 + minute}`);
      await move(db, "stop", "2026-11-16 17:35", ["thing.first"], minutely);
      await tick(db, "2026-11-16 17:36");
      expect(await story(db, minutely)).toEqual(lateStory);
      expect(lateStory.clocks[0]).toMatchObject({ state: "missed", breached: "2026-11-16 17:30:00" });
      expect(lateStory.clocks[1]).toMatchObject({ rule: "thing.second", started: "2026-11-16 17:30:00" });
    }),
  );

  test(
    "nothing is capped",
    withThings(async (db) => {
      await db.rows(
        "select sla.start_clock('thing.wall', 'thing', n, null, '2026-11-16 08:00+07') from generate_series(1, 1234) n",
      );
      expect(await tick(db, "2026-11-16 12:00")).toMatchObject({ warned: 1234, breached: 1234 });
      expect(await db.value("select count(*) from sla.clocks where state = 'overdue'")).toBe(1234);
    }),
  );
});

describe("a handler that fails", () => {
  test(
    "stops nobody else, shows, and is tried again",
    withThings(async (db) => {
      await startClock(db, "thing.first", "2026-11-16 07:30", { thing: 1 });
      await startClock(db, "thing.days", "2026-11-16 07:30", { thing: 1 });
      await startClock(db, "thing.first", "2026-11-16 07:30", { thing: 2 });
      await tick(db, "2026-11-16 16:00");
      await db.rows("insert into probe.broken values ('thing.first')");
      const result = await tick(db, "2026-11-20 00:00");
      expect(result).toMatchObject({ failed: 2, warned: 1, breached: 1, actions: { "thing.note": 1 } });
      expect(result.errors[0]?.error).toContain("the handler of thing.first is broken");
      expect((await clocks(db, 1)).map((row) => [row.rule, row.state])).toEqual([
        ["thing.days", "overdue"],
        ["thing.first", "due_soon"],
      ]);
      expect(await db.value("select last_error from private.worker_heartbeats where worker = 'tick'")).toContain(
        "is broken",
      );

      await db.rows("delete from probe.broken");
      expect(await tick(db, "2026-11-20 00:01")).toMatchObject({
        failed: 0,
        breached: 4,
        actions: { "thing.escalate": 2, "thing.note": 2 },
      });
      expect(await calls(db, 2)).toContain("breached thing.first 2026-11-16 17:30");
      expect(await db.value("select last_error from private.worker_heartbeats where worker = 'tick'")).toBeNull();
    }),
  );

  test(
    "refuses the step that would settle it: nothing happens on a state not up to date",
    withThings(async (db) => {
      await startClock(db, "thing.first", "2026-11-16 07:30");
      await db.rows("insert into probe.broken values ('thing.first')");
      const refusal = await db.refusal("select sla.stop_clocks('thing', 1, null, '2026-11-17 10:00+07')");
      expect(refusal.message).toContain("is broken");
      expect((await clocks(db))[0]).toMatchObject({ state: "running", breached: null });
      await db.rows("delete from probe.broken");
      expect(await move(db, "stop", "2026-11-17 10:00")).toBe(2);
    }),
  );
});

test("the tick reports on its health to everyone signed in", () =>
  inTransaction(async (db) => {
    await asRole(db, "tech_support");
    expect(await db.value("select public.tick_health()")).toMatchObject({
      is_stalled: true,
      last_finished_at: null,
      overdue_unfired: 0,
    });
    await db.rows("reset role");
    await makeThings(db);
    await startClock(db, "thing.wall", "2026-11-16 08:00");
    await asRole(db, "operator");
    expect(await db.value("select public.tick_health()")).toMatchObject({ is_stalled: true, overdue_unfired: 1 });
    await db.rows("reset role");
    await tick(db, "2026-11-16 12:00");
    await asRole(db, "operator");
    expect(await db.value("select public.tick_health()")).toMatchObject({
      is_stalled: false,
      overdue_unfired: 0,
      failed: 0,
    });
    await asAnon(db);
    expect((await db.refusal("select public.tick_health()")).code).toBe("PT401");
  }));

test("nobody but the owner moves clocks or ticks", () =>
  inTransaction(async (db) => {
    for (const role of ["admin", "supervisor"] as const) {
      await asRole(db, role);
      for (const call of [
        "sla.tick()",
        "sla.settle('ticket', 1, now())",
        "sla.stop_clocks('ticket', 1, null, now())",
        "sla.recompute_clocks(null, null, now(), '')",
      ]) {
        expect((await db.refusal(`select ${call}`)).code, `${role} ${call}`).toBe("42501");
      }
      expect((await db.refusal("update sla.clocks set due_at = now()")).code).toBe("42501");
      await db.rows("reset role");
    }
  }));

describe.skipIf(!hasOwnServer())("several sessions at once", () => {
  test("two concurrent ticks fire everything once and leave nothing behind", () =>
    onThrowAwayDatabase(async (db, url) => {
      await makeThings(db);
      const [a, b] = [await connect(url), await connect(url)];
      try {
        for (let round = 0; round < 5; round++) {
          await db.rows(
            `select sla.start_clock('thing.first', 'thing', n, (select id from public.agencies where code = 'PROBE'),
               '2026-11-16 07:30+07'::timestamptz + n * interval '1 minute')
             from generate_series($1::integer, $1 + 99) n`,
            [round * 100 + 1],
          );
          // Each tick has a different idea of now: the one that waits must find what the other one left.
          const results = await Promise.all([tick(wrap(a), "2026-11-17 08:00"), tick(wrap(b), "2026-12-05 00:00")]);
          const sum = (of: (result: TickResult) => number) => results.reduce((total, result) => total + of(result), 0);
          expect(sum((result) => result.warned)).toBe(200);
          expect(sum((result) => result.breached)).toBe(200);
          expect(sum((result) => result.failed + result.busy)).toBe(0);
        }
        const double = await db.rows(
          "select clock_id, what from probe.log group by clock_id, what having count(*) > 1",
        );
        expect(double).toEqual([]);
        expect(await db.value("select count(*) from probe.log")).toBe(2000);
        expect(await db.value("select count(*) from sla.clocks where next_fire_at is not null")).toBe(0);
      } finally {
        await a.end();
        await b.end();
      }
    }));

  test("a record that a step is changing is left to the next tick, the others are not", () =>
    onThrowAwayDatabase(async (db, url) => {
      await makeThings(db);
      await startClock(db, "thing.first", "2026-11-16 07:30", { thing: 1 });
      await startClock(db, "thing.first", "2026-11-16 07:30", { thing: 2 });
      const step = await connect(url);
      try {
        await step.query("begin");
        await move(wrap(step), "stop", "2026-11-16 16:00", null, 1);
        expect(await tick(db, "2026-11-16 18:00")).toMatchObject({ busy: 1, warned: 1, breached: 1 });
        await step.query("commit");
        expect(await tick(db, "2026-11-16 18:01")).toMatchObject({ busy: 0, warned: 0, breached: 0 });
        expect((await clocks(db, 1))[0]).toMatchObject({ state: "met", warned: "2026-11-16 15:30:00", breached: null });
        expect((await clocks(db, 2))[0]).toMatchObject({ state: "overdue" });

        // A step that is given up leaves the record to the next tick as it was.
        await startClock(db, "thing.first", "2026-11-16 07:30", { thing: 3 });
        await step.query("begin");
        await move(wrap(step), "stop", "2026-11-16 16:00", null, 3);
        expect(await tick(db, "2026-11-16 18:00")).toMatchObject({ busy: 1 });
        await step.query("rollback");
        expect(await tick(db, "2026-11-16 18:00")).toMatchObject({ busy: 0, warned: 1, breached: 1 });
      } finally {
        await step.end();
      }
    }));
});

describe("a clock started while its calendar was being edited", () => {
  test.runIf(hasOwnServer())(
    "is brought up to date by the ticks that follow, also when it is committed after the first",
    () =>
      onThrowAwayDatabase(async (db, url) => {
        await makeThings(db);
        await db.rows("select set_config('sla.recompute_on_edit', '', false)");
        const due = () => db.value<Date>("select due_at from sla.clocks order by id desc limit 1");
        const holiday =
          "insert into sla.calendar_exceptions (calendar_id, day, kind, name) values ('probe', $1, 'holiday', 'Nghỉ thử')";
        const start = async (other: Db, thing: number) => {
          await other.rows("begin");
          await startClock(other, "thing.first", "2026-11-16 07:30", { thing });
        };
        const [early, late] = [wrap(await connect(url)), wrap(await connect(url))];
        try {
          await tick(db, "2026-11-16 08:00");
          // Both start from the old hours, unseen by the edit.
          await start(early, 1);
          await start(late, 2);
          await db.rows(holiday, ["2026-11-16"]);
          await early.rows("commit");
          expect(await due()).toEqual(new Date("2026-11-16T17:30+07:00"));
          await tick(db, "2026-11-16 08:01");
          expect(await due()).toEqual(new Date("2026-11-17T17:30+07:00"));
          await late.rows("commit");
          expect(await due()).toEqual(new Date("2026-11-16T17:30+07:00"));
          // Transactions of the other test workers' databases count as open too, and some hold one for a whole file.
          await expect
            .poll(
              async () => {
                await tick(db, "2026-11-16 08:02");
                return db.value("select count(*) from sla.calendar_checks where recheck_after is not null");
              },
              { timeout: 280_000 },
            )
            .toBe(0);
          expect(await due()).toEqual(new Date("2026-11-17T17:30+07:00"));
          expect(await db.value("select count(*) from sla.clock_due_changes")).toBe(2);
        } finally {
          await early.client.end();
          await late.client.end();
        }
      }),
    300_000,
  );
});
