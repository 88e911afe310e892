import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { insertCalendar, office } from "../support/calendars.ts";
import { connect, type Db, inTransaction, wrap } from "../support/database.ts";

const due = (db: Db, id: string) =>
  db.value<string>(
    `select to_char(sla.add_working_time($1, '2026-03-02 07:30+07', '8 hours') at time zone 'Asia/Ho_Chi_Minh', 'DD HH24:MI')`,
    [id],
  );
const dueDay = (db: Db, id: string) =>
  db.value<string>(
    `select to_char(sla.add_working_days($1, '2026-03-02 07:30+07', 2) at time zone 'Asia/Ho_Chi_Minh', 'DD HH24:MI')`,
    [id],
  );
const hanoi = "Asia/Ho_Chi_Minh";

describe("a calendar answers by what it is now, inside the transaction that edits it", () => {
  test("through every kind of edit", () =>
    inTransaction(async (db) => {
      await insertCalendar(db, "test", { timeZone: hanoi, week: { "1-5": office } });
      expect([await due(db, "test"), await dueDay(db, "test")]).toEqual(["02 17:30", "04 17:30"]);

      await db.rows(
        "insert into sla.calendar_exceptions (calendar_id, day, kind, name) values ('test', '2026-03-02', 'holiday', 'a')",
      );
      await db.rows(
        "insert into sla.calendar_exceptions (calendar_id, day, kind) values ('test', '2026-03-04', 'holiday')",
      );
      expect([await due(db, "test"), await dueDay(db, "test")]).toEqual(["03 17:30", "05 17:30"]);

      await db.rows("update sla.calendar_exceptions set confirmed = false where calendar_id = 'test'");
      expect([await due(db, "test"), await dueDay(db, "test")]).toEqual(["02 17:30", "04 17:30"]);

      await db.rows(
        "update sla.calendar_exceptions set confirmed = true, kind = 'working' where day = '2026-03-02' and calendar_id = 'test'",
      );
      await db.rows(
        "insert into sla.calendar_exception_hours (calendar_id, day, opens, closes) values ('test', '2026-03-02', '08:00', '10:00')",
      );
      expect(await due(db, "test")).toBe("03 15:30");
      await db.rows("update sla.calendar_exception_hours set closes = '11:00' where calendar_id = 'test'");
      expect(await due(db, "test")).toBe("03 14:30");
      await db.rows(
        "update sla.calendar_exceptions set day = '2026-03-03' where calendar_id = 'test' and day = '2026-03-02'",
      );
      expect([await due(db, "test"), await dueDay(db, "test")]).toEqual(["02 17:30", "04 17:30"]);
      await db.rows("delete from sla.calendar_exceptions where calendar_id = 'test'");
      expect(await due(db, "test")).toBe("02 17:30");

      await db.rows("update sla.calendar_hours set closes = '16:30' where calendar_id = 'test' and closes = '17:30'");
      expect([await due(db, "test"), await dueDay(db, "test")]).toEqual(["03 08:30", "04 16:30"]);
      await db.rows("delete from sla.calendar_hours where calendar_id = 'test' and weekday = 3");
      expect(await dueDay(db, "test")).toBe("05 16:30");
      await db.rows("update sla.calendars set time_zone = 'UTC' where id = 'test'");
      expect(await due(db, "test")).toBe("03 15:30");

      await db.rows("update sla.calendars set id = 'renamed' where id = 'test'");
      expect(await due(db, "renamed")).toBe("03 15:30");
      await db.rows("delete from sla.calendars where id = 'renamed'");
      expect((await db.refusal("select sla.add_working_time('renamed', now(), '1 hour')")).key).toBe(
        "sla.calendar_unknown",
      );
    }));

  test("rows moved from one calendar to another change both", () =>
    inTransaction(async (db) => {
      await insertCalendar(db, "one", { timeZone: hanoi, week: { "1-5": office } });
      await insertCalendar(db, "two", { timeZone: hanoi, week: { "1-5": office } });
      await db.rows(
        "update sla.calendar_hours set calendar_id = 'two', weekday = 6 where calendar_id = 'one' and weekday = 3",
      );
      expect(await dueDay(db, "one")).toBe("05 17:30");
      expect(await db.value("select sla.working_time_between('two', '2026-03-02', '2026-03-09')::text")).toBe(
        "48:00:00",
      );
    }));

  test("an edit that is rolled back leaves nothing behind", () =>
    inTransaction(async (db) => {
      await insertCalendar(db, "test", { timeZone: hanoi, week: { "1-5": office } });
      await db.rows("savepoint edit");
      await db.rows("delete from sla.calendar_hours where calendar_id = 'test'");
      expect((await db.refusal("select sla.add_working_time('test', now(), '1 hour')")).key).toBe("sla.calendar_empty");
      await db.rows("rollback to savepoint edit");
      expect(await due(db, "test")).toBe("02 17:30");
    }));

  test("emptied tables", () =>
    inTransaction(async (db) => {
      await db.rows("truncate sla.calendar_exception_hours, sla.calendar_exceptions");
      expect(await db.value("select sla.working_time_between('vn-city', '2026-02-16', '2026-02-21')::text")).toBe(
        "40:00:00",
      );
    }));

  test("unknown zones and impossible rows are refused", () =>
    inTransaction(async (db) => {
      const zone = await db.refusal(
        "insert into sla.calendars (id, name, time_zone) values ('x', 'x', 'Asia/Saigon City')",
      );
      expect(zone).toMatchObject({ key: "sla.time_zone_unknown", params: { field: "time_zone" } });
      for (const values of [
        "('vn-city', 0, '08:00', '09:00')",
        "('vn-city', 8, '08:00', '09:00')",
        "('vn-city', 1, '24:00', '09:00')",
      ]) {
        const refusal = await db.refusal(
          `insert into sla.calendar_hours (calendar_id, weekday, opens, closes) values ${values}`,
        );
        expect(refusal.code, values).toBe("23514");
      }
    }));

  test("a zone whose clock changes were read before the server's tz data changed is read again", () =>
    inTransaction(async (db) => {
      await insertCalendar(db, "test", { timeZone: "Europe/Berlin", week: { "1-7": "00:00-24:00" } });
      await db.rows(
        "update sla.time_zones set starts = array[starts[1], starts[cardinality(starts)]], offsets = offsets[1:1] where name = 'Europe/Berlin'",
      );
      await db.rows("select sla.compile_calendar('test')");
      expect(await db.rows("select sla.reload_time_zones() as name")).toEqual([{ name: "Europe/Berlin" }]);
      expect(await db.value("select sla.working_time_between('test', '2026-10-25', '2026-10-26')::text")).toBe(
        "24:00:00",
      );
      expect(await db.rows("select sla.reload_time_zones() as name")).toEqual([]);
    }));
});

describe("two sessions edit one calendar", () => {
  let one: Db;
  let two: Db;
  beforeEach(async () => {
    [one, two] = [wrap(await connect()), wrap(await connect())];
    await insertCalendar(one, "shared", { timeZone: hanoi, week: { "1-5": office } });
  });
  afterEach(async () => {
    for (const { client } of [one, two]) await client.query("rollback");
    await one.rows("delete from sla.calendars where id = 'shared'");
    await Promise.all([one.client.end(), two.client.end()]);
  });

  const holiday = (day: string) =>
    `insert into sla.calendar_exceptions (calendar_id, day, kind) values ('shared', '${day}', 'holiday')`;

  test.each(["read committed", "repeatable read"])("%s: neither holiday is lost", async (isolation) => {
    await one.rows(`begin isolation level ${isolation}`);
    await two.rows(`begin isolation level ${isolation}`);
    await two.rows("select count(*) from sla.calendar_exceptions");
    await one.rows(holiday("2026-03-02"));
    const waiting = two.rows(holiday("2026-03-03")).then(
      () => "done",
      (error: { code: string }) => error.code,
    );
    await one.rows("select pg_sleep(0.2)");
    await one.rows("commit");
    const outcome = await waiting;
    if (outcome === "done") {
      await two.rows("commit");
      expect(await due(one, "shared")).toBe("04 17:30");
    } else {
      // The stricter level refuses rather than computing from what it cannot see; the caller tries again.
      expect(outcome).toBe("40001");
      expect(isolation).toBe("repeatable read");
      await two.rows("rollback");
      expect(await due(one, "shared")).toBe("03 17:30");
    }
  });
});
