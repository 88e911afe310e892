import { describe, expect, test } from "vitest";
import { calls, clock, clocks, elapsed, makeThings, move, startClock, tick } from "../support/clocks.ts";
import { type Db, inTransaction } from "../support/database.ts";

const withThings = (work: (db: Db) => Promise<void>) => () =>
  inTransaction(async (db) => {
    await makeThings(db);
    await work(db);
  });

// 2026-11-16 is a Monday; the probe calendar is Monday to Friday 07:30–11:30 and 13:30–17:30.
describe("when a clock is due and when it warns", () => {
  test.each([
    [
      "eight working hours from an opening end at the closing",
      "thing.first",
      "2026-11-16 07:30",
      "2026-11-16 17:30",
      "2026-11-16 15:30",
    ],
    [
      "an event outside working time starts at the next opening",
      "thing.first",
      "2026-11-14 22:10",
      "2026-11-16 17:30",
      "2026-11-16 15:30",
    ],
    ["seconds are kept", "thing.first", "2026-11-16 10:00:07", "2026-11-17 10:00:07", "2026-11-17 08:00:07"],
    [
      "the day of the event does not count",
      "thing.days",
      "2026-11-16 10:00",
      "2026-11-19 17:30",
      "2026-11-19 08:07:30",
    ],
    ["working days over a week-end", "thing.days", "2026-11-19 08:00", "2026-11-24 17:30", "2026-11-24 07:37:30"],
    ["wall-clock hours run at night", "thing.wall", "2026-11-16 23:00", "2026-11-17 01:00", "2026-11-17 00:30"],
  ])("%s", (_name, rule, start, due, warn) =>
    inTransaction(async (db) => {
      await makeThings(db);
      await startClock(db, rule, start);
      const row = await db.row<{ due: boolean; warn: boolean }>(
        `select due_at = $1::timestamp at time zone 'Asia/Ho_Chi_Minh' as due, warn_at = $2::timestamp at time zone 'Asia/Ho_Chi_Minh' as warn
         from sla.clocks`,
        [due, warn],
      );
      expect(row, JSON.stringify(await clock(db))).toEqual({ due: true, warn: true });
    }),
  );

  test(
    "a given due time is taken as it is and warns when a quarter of the working time is left",
    withThings(async (db) => {
      await startClock(db, "thing.given", "2026-11-16 07:30", { due: "2026-11-17 17:30" });
      expect(await clock(db)).toMatchObject({ due: "2026-11-17 17:30:00", warn: "2026-11-17 11:30:00" });
    }),
  );

  test(
    "no later than five days before an anchor, rolled back over the week-end",
    withThings(async (db) => {
      await startClock(db, "thing.before", "2026-11-02 08:00", { due: "2026-11-20 08:00" });
      expect(await clock(db)).toMatchObject({ due: "2026-11-13 17:30:00" });
    }),
  );

  test(
    "what was due before it began is breached when it began, and warns nobody",
    withThings(async (db) => {
      await startClock(db, "thing.before", "2026-11-17 09:00", { due: "2026-11-20 08:00" });
      await tick(db, "2026-11-17 09:01");
      expect(await clock(db)).toMatchObject({
        state: "overdue",
        due: "2026-11-13 17:30:00",
        warn: null,
        breached: "2026-11-17 09:00:00",
      });
      expect(await calls(db)).toEqual(["breached thing.before 2026-11-17 09:00"]);
    }),
  );

  test.each([
    ["a given due time is required", "thing.given", undefined, "sla.due_required"],
    ["an anchor is required", "thing.before", undefined, "sla.due_required"],
    ["a computed due time cannot be given", "thing.first", "2026-11-20 08:00", "sla.due_not_expected"],
    ["a given due time lies after the start", "thing.given", "2026-11-16 08:00", "sla.due_before_start"],
    ["an unknown code is an error", "thing.nothing", undefined, "sla.rule_unknown"],
  ])("%s", (_name, rule, due, key) =>
    inTransaction(async (db) => {
      await makeThings(db);
      const refusal = await db.refusal(
        "select sla.start_clock($1, 'thing', 1, null, '2026-11-16 08:00+07', $2::timestamp at time zone 'Asia/Ho_Chi_Minh')",
        [rule, due ?? null],
      );
      expect(refusal.key).toBe(key);
    }),
  );

  test(
    "no clock starts when no rule is in force yet",
    withThings(async (db) => {
      expect(await startClock(db, "thing.first", "2019-12-31 23:59")).toBeNull();
      expect(await startClock(db, "thing.first", "2020-01-01 00:00")).not.toBeNull();
    }),
  );
});

describe("stopping", () => {
  test.each([
    ["before due", "2026-11-17 09:59", "met"],
    ["exactly when due", "2026-11-17 10:00", "met"],
    ["a second late", "2026-11-17 10:00:01", "missed"],
  ])("%s", (_name, at, state) =>
    inTransaction(async (db) => {
      await makeThings(db);
      await startClock(db, "thing.first", "2026-11-16 10:00");
      expect(await move(db, "stop", at, ["thing.first"])).toBe(1);
      expect((await clocks(db))[0]).toMatchObject({ state, due: "2026-11-17 10:00:00" });
      expect(
        await db.value(
          "select count(*) from sla.clock_intervals where ends_at is null and clock_id = (select min(id) from sla.clocks)",
        ),
      ).toBe(0);
    }),
  );

  test(
    "only the codes named, and only once",
    withThings(async (db) => {
      await startClock(db, "thing.first", "2026-11-16 10:00");
      await startClock(db, "thing.days", "2026-11-16 10:00");
      expect(await move(db, "stop", "2026-11-16 11:00", ["thing.first"])).toBe(1);
      expect(await move(db, "stop", "2026-11-16 11:00", ["thing.first"])).toBe(0);
      expect((await clocks(db)).map((row) => row.state)).toEqual(["running", "met"]);
    }),
  );

  test(
    "a cancelled clock is neither met nor missed and never fires",
    withThings(async (db) => {
      await startClock(db, "thing.first", "2026-11-16 10:00");
      expect(await move(db, "cancel", "2026-11-16 16:00")).toBe(1);
      await tick(db, "2026-12-31 00:00");
      expect(await clock(db)).toMatchObject({ state: "cancelled", stopped: "2026-11-16 16:00:00", breached: null });
      expect(await calls(db)).toEqual([]);
    }),
  );

  test(
    "re-opening starts afresh and never counts the closed time",
    withThings(async (db) => {
      const first = await startClock(db, "thing.first", "2026-11-16 10:00");
      await move(db, "stop", "2026-11-16 11:00");
      const second = await startClock(db, "thing.first", "2026-11-18 09:00");
      expect(await elapsed(db, first, "2026-11-18 11:00")).toBe("01:00:00");
      expect(await elapsed(db, second, "2026-11-18 11:00")).toBe("02:00:00");
      expect((await clocks(db))[1]).toMatchObject({ state: "running", due: "2026-11-19 09:00:00" });
    }),
  );
});

describe("pauses", () => {
  test(
    "what was left before is left after, over a week-end, with the warning point",
    withThings(async (db) => {
      const id = await startClock(db, "thing.first", "2026-11-13 10:00");
      await move(db, "pause", "2026-11-13 14:30:30");
      await move(db, "resume", "2026-11-16 09:00");
      // 2 h 30 min 30 s were used; 5 h 29 min 30 s are left from Monday 09:00.
      expect(await clock(db)).toMatchObject({
        state: "running",
        due: "2026-11-16 16:29:30",
        warn: "2026-11-16 14:29:30",
      });
      expect(await elapsed(db, id, "2026-11-16 10:00")).toBe("03:30:30");
      expect(await db.value("select reason from sla.clock_due_changes")).toBe("resumed");
    }),
  );

  test(
    "a holiday in the pause costs nothing",
    withThings(async (db) => {
      await startClock(db, "thing.first", "2026-11-13 10:00");
      await move(db, "pause", "2026-11-13 11:00");
      await db.rows(
        "insert into sla.calendar_exceptions (calendar_id, day, kind) values ('probe', '2026-11-16', 'holiday')",
      );
      await move(db, "resume", "2026-11-17 07:30");
      expect(await clock(db)).toMatchObject({ due: "2026-11-17 16:30:00" });
    }),
  );

  test(
    "working days too keep the working time that was left",
    withThings(async (db) => {
      await startClock(db, "thing.days", "2026-11-16 10:00");
      await move(db, "pause", "2026-11-17 11:30");
      await move(db, "resume", "2026-11-18 11:30");
      expect(await clock(db)).toMatchObject({ due: "2026-11-20 17:30:00" });
    }),
  );

  test(
    "wall-clock hours stand still as well",
    withThings(async (db) => {
      const id = await startClock(db, "thing.wall", "2026-11-16 22:00");
      await move(db, "pause", "2026-11-16 23:30");
      await move(db, "resume", "2026-11-17 02:00");
      expect(await clock(db)).toMatchObject({ due: "2026-11-17 02:30:00" });
      expect(await elapsed(db, id, "2026-11-17 02:15")).toBe("01:45:00");
    }),
  );

  test(
    "a paused clock never fires, however long it pauses",
    withThings(async (db) => {
      await startClock(db, "thing.first", "2026-11-16 10:00");
      await move(db, "pause", "2026-11-16 10:30");
      expect(await tick(db, "2027-03-01 00:00")).toMatchObject({ warned: 0, breached: 0 });
      expect(await clock(db)).toMatchObject({ state: "paused", breached: null });
    }),
  );

  test(
    "what was due before the pause fires before it; the overrun stands still too",
    withThings(async (db) => {
      const id = await startClock(db, "thing.days", "2026-11-09 10:00");
      await move(db, "pause", "2026-11-13 08:30");
      expect(await clock(db)).toMatchObject({ state: "paused", breached: "2026-11-12 17:30:00" });
      await move(db, "resume", "2026-11-16 07:30");
      expect(await clock(db)).toMatchObject({ state: "overdue", due: "2026-11-12 17:30:00" });
      const overrun = await db.value<string>(
        "select (sla.elapsed($1, '2026-11-16 08:30+07') - target_time)::text from sla.clocks where id = $1",
        [id],
      );
      expect(overrun).toBe("02:00:00");
    }),
  );

  test(
    "an anchored deadline stays where its anchor is",
    withThings(async (db) => {
      await startClock(db, "thing.before", "2026-11-02 08:00", { due: "2026-11-20 08:00" });
      await move(db, "pause", "2026-11-03 08:00");
      await move(db, "resume", "2026-11-05 08:00");
      expect(await clock(db)).toMatchObject({ due: "2026-11-13 17:30:00" });
    }),
  );

  test.each([
    ["a clock paused in time and stopped later is met", "2026-11-16 16:00", "met"],
    ["paused exactly when due: met", "2026-11-16 17:30", "met"],
    ["paused a minute after it ran out: missed", "2026-11-17 07:31", "missed"],
  ])("%s", (_name, pause, state) =>
    inTransaction(async (db) => {
      await makeThings(db);
      await startClock(db, "thing.first", "2026-11-16 07:30");
      await move(db, "pause", pause, ["thing.first"]);
      await move(db, "stop", "2026-11-25 09:00", ["thing.first"]);
      expect((await clocks(db))[0]).toMatchObject({ state });
    }),
  );

  test(
    "the states of the record decide, as the rule says",
    withThings(async (db) => {
      await startClock(db, "thing.first", "2026-11-16 07:30");
      await startClock(db, "thing.days", "2026-11-16 07:30");
      const follow = (state: string, at: string) =>
        db.value("select sla.follow_state('thing', 1, $1, $2::timestamp at time zone 'Asia/Ho_Chi_Minh')", [state, at]);
      expect(await follow("waiting", "2026-11-16 08:30")).toBe(1);
      expect((await clocks(db)).map((row) => row.state)).toEqual(["running", "paused"]);
      expect(await follow("waiting", "2026-11-16 08:40")).toBe(0);
      expect(await follow("working", "2026-11-16 09:30")).toBe(1);
      expect((await clocks(db)).map((row) => row.due)).toEqual(["2026-11-19 17:30:00", "2026-11-17 08:30:00"]);
    }),
  );
});

test(
  "a timer fires its action when it runs out, ends, and warns nobody",
  withThings(async (db) => {
    await startClock(db, "thing.timer", "2026-11-16 07:30");
    expect(await tick(db, "2026-11-16 14:29")).toMatchObject({ timer: 0, warned: 0 });
    expect(await tick(db, "2026-11-16 14:30")).toMatchObject({ timer: 1, breached: 0, actions: { "thing.note": 1 } });
    expect(await clock(db)).toMatchObject({ state: "met", stopped: "2026-11-16 14:30:00", breached: null });
    expect(await calls(db)).toEqual(["breached thing.timer 2026-11-16 14:30"]);
  }),
);
