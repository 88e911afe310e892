import { expect, test } from "vitest";
import { calls, clock, clocks, makeThings, move, startClock, tick } from "../support/clocks.ts";
import { type Db, inTransaction } from "../support/database.ts";

const recompute = (db: Db, at: string, calendar: string | null = "probe", rule: string | null = null) =>
  db.value<{ records: number; moved: number; fired: number }>(
    "select sla.recompute_clocks($1, $2, $3::timestamp at time zone 'Asia/Ho_Chi_Minh', 'thử')",
    [calendar, rule, at],
  );
const closeDay = (db: Db, day: string) =>
  db.rows(
    "insert into sla.calendar_exceptions (calendar_id, day, kind, name) values ('probe', $1, 'holiday', 'Nghỉ thử')",
    [day],
  );
const openDay = (db: Db, day: string) =>
  db.rows("delete from sla.calendar_exceptions where calendar_id = 'probe' and day = $1", [day]);

test("a holiday added after the start moves due and warning of open clocks and is logged", () =>
  inTransaction(async (db) => {
    await makeThings(db);
    await startClock(db, "thing.first", "2026-11-16 14:00", { thing: 1 });
    await startClock(db, "thing.first", "2026-11-16 07:30", { thing: 2 });
    await startClock(db, "thing.first", "2026-11-16 14:00", { thing: 3 });
    await move(db, "stop", "2026-11-16 15:00", null, 3);
    await closeDay(db, "2026-11-17");
    const preview = await db.rows(
      "select subject_id, code, new_due_at - old_due_at = interval '1 day' as moved from sla.preview_recompute('probe', null)",
    );
    expect(preview).toEqual([{ subject_id: 1, code: "thing 1", moved: true }]);
    expect(await recompute(db, "2026-11-16 15:00")).toEqual({ records: 1, moved: 1, fired: 0 });
    expect(await clock(db, 1)).toMatchObject({
      due: "2026-11-18 14:00:00",
      warn: "2026-11-18 10:00:00",
      state: "running",
    });
    expect(await clock(db, 2)).toMatchObject({ due: "2026-11-16 17:30:00" });
    expect(await clock(db, 3)).toMatchObject({ due: "2026-11-17 14:00:00", state: "met" });
    expect(
      await db.rows("select reason, new_due_at - old_due_at = interval '1 day' as moved from sla.clock_due_changes"),
    ).toEqual([{ reason: "thử", moved: true }]);
    expect(await recompute(db, "2026-11-16 15:00")).toEqual({ records: 0, moved: 0, fired: 0 });
  }));

test("other calendars are left alone", () =>
  inTransaction(async (db) => {
    await makeThings(db);
    await startClock(db, "thing.first", "2026-11-16 14:00");
    await closeDay(db, "2026-11-17");
    expect(await recompute(db, "2026-11-16 15:00", "vn-city")).toMatchObject({ moved: 0 });
    expect(await recompute(db, "2026-11-16 15:00", null)).toMatchObject({ moved: 1 });
  }));

test("pauses stay what they were: a holiday within one moves nothing", () =>
  inTransaction(async (db) => {
    await makeThings(db);
    await startClock(db, "thing.first", "2026-11-16 10:00", { thing: 1 });
    await move(db, "pause", "2026-11-16 11:00", null, 1);
    await move(db, "resume", "2026-11-18 07:30", null, 1);
    await startClock(db, "thing.first", "2026-11-16 10:00", { thing: 2 });
    await move(db, "pause", "2026-11-17 09:00", null, 2);
    await closeDay(db, "2026-11-17");
    expect(await recompute(db, "2026-11-18 08:00")).toMatchObject({ moved: 1 });
    expect(await clock(db, 1)).toMatchObject({ due: "2026-11-18 16:30:00" });
    // Paused on what is now a holiday, with the hours of Monday used and those of Tuesday given back.
    expect(await clock(db, 2)).toMatchObject({ state: "paused" });
    await move(db, "resume", "2026-11-18 07:30", null, 2);
    expect(await clock(db, 2)).toMatchObject({ state: "running", due: "2026-11-18 10:00:00" });
  }));

test("a breach that has fired is never undone: both due times are kept, and it does not fire twice", () =>
  inTransaction(async (db) => {
    await makeThings(db);
    await startClock(db, "thing.first", "2026-11-16 07:30");
    await tick(db, "2026-11-16 17:31");
    await closeDay(db, "2026-11-16");
    expect(await recompute(db, "2026-11-16 17:40")).toMatchObject({ moved: 1, fired: 0 });
    const [first, second] = await clocks(db);
    expect(first).toMatchObject({
      state: "running",
      breached: "2026-11-16 17:30:00",
      missed: "2026-11-16 17:30:00",
      due: "2026-11-17 17:30:00",
    });
    expect(second).toMatchObject({ rule: "thing.second", started: "2026-11-16 17:30:00", due: "2026-11-18 17:30:00" });
    await tick(db, "2026-11-17 17:31");
    expect((await clocks(db))[0]).toMatchObject({ state: "overdue", missed: "2026-11-16 17:30:00" });
    expect((await calls(db)).filter((call) => call.includes("thing.first"))).toEqual([
      "warned thing.first 2026-11-16 15:30",
      "breached thing.first 2026-11-16 17:30",
    ]);
  }));

test("answered within the new due time is met although the old one was missed", () =>
  inTransaction(async (db) => {
    await makeThings(db);
    await startClock(db, "thing.first", "2026-11-16 07:30");
    await tick(db, "2026-11-16 17:31");
    await closeDay(db, "2026-11-16");
    await recompute(db, "2026-11-16 17:40");
    await move(db, "stop", "2026-11-17 10:00", ["thing.first"]);
    expect((await clocks(db))[0]).toMatchObject({
      state: "met",
      breached: "2026-11-16 17:30:00",
      missed: "2026-11-16 17:30:00",
    });
  }));

test("what was due before the change fires by the due time as it stood, though no tick came by", () =>
  inTransaction(async (db) => {
    await makeThings(db);
    await startClock(db, "thing.first", "2026-11-16 07:30");
    await closeDay(db, "2026-11-16");
    expect(await recompute(db, "2026-11-16 17:40")).toMatchObject({ fired: 2 });
    expect((await clocks(db))[0]).toMatchObject({ breached: "2026-11-16 17:30:00", due: "2026-11-17 17:30:00" });
  }));

test("a due time that moves to the past fires at the next tick, as of that time", () =>
  inTransaction(async (db) => {
    await makeThings(db);
    await closeDay(db, "2026-11-16");
    await startClock(db, "thing.first", "2026-11-16 07:30");
    expect(await clock(db)).toMatchObject({ due: "2026-11-17 17:30:00" });
    await openDay(db, "2026-11-16");
    expect(await recompute(db, "2026-11-17 09:00")).toMatchObject({ moved: 1, fired: 0 });
    expect(await clock(db)).toMatchObject({ state: "running", due: "2026-11-16 17:30:00" });
    await tick(db, "2026-11-17 09:01");
    expect(await calls(db)).toEqual(["warned thing.first 2026-11-16 15:30", "breached thing.first 2026-11-16 17:30"]);
  }));

test("a warning is given once: after a move the state follows silently", () =>
  inTransaction(async (db) => {
    await makeThings(db);
    await startClock(db, "thing.first", "2026-11-16 07:30");
    await tick(db, "2026-11-16 15:31");
    await closeDay(db, "2026-11-16");
    await recompute(db, "2026-11-16 15:40");
    expect(await clock(db)).toMatchObject({
      state: "running",
      warn: "2026-11-17 15:30:00",
      warned: "2026-11-16 15:30:00",
    });
    expect(await tick(db, "2026-11-17 15:31")).toMatchObject({ warned: 0 });
    expect(await clock(db)).toMatchObject({ state: "due_soon", warned: "2026-11-16 15:30:00" });
    expect(await calls(db)).toEqual(["warned thing.first 2026-11-16 15:30"]);
  }));

test("recomputing any number of times changes nothing more", () =>
  inTransaction(async (db) => {
    await makeThings(db);
    for (const [thing, rule] of ["thing.first", "thing.days", "thing.wall", "thing.timer"].entries()) {
      await startClock(db, rule, "2026-11-16 09:13:27", { thing });
      await move(db, "pause", "2026-11-16 09:50:03", null, thing);
      await move(db, "resume", "2026-11-16 10:59:59", null, thing);
    }
    await startClock(db, "thing.given", "2026-11-16 09:00", { thing: 5, due: "2026-11-19 10:00" });
    await startClock(db, "thing.before", "2026-11-16 09:00", { thing: 6, due: "2026-12-01 10:00" });
    expect(await recompute(db, "2026-11-16 11:00", null)).toEqual({ records: 0, moved: 0, fired: 0 });
  }));
