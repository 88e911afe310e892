import { expect, test } from "vitest";
import { elapsed, explain, makeThings, move, startClock } from "../support/clocks.ts";
import { inTransaction } from "../support/database.ts";

const rows = (segments: { from: string; to: string; kind: string }[]) =>
  segments.map((segment) => `${segment.kind} ${segment.from} – ${segment.to}`);

test("working stretches, lunch, nights and week-ends, from the start to the stop", () =>
  inTransaction(async (db) => {
    await makeThings(db);
    const id = await startClock(db, "thing.first", "2026-11-13 16:00");
    await move(db, "stop", "2026-11-16 08:00");
    const segments = await explain(db, id, "2026-12-01 00:00");
    expect(rows(segments)).toEqual([
      "working 11-13 16:00 – 11-13 17:30",
      "closed 11-13 17:30 – 11-16 07:30",
      "working 11-16 07:30 – 11-16 08:00",
    ]);
    expect(segments.map((segment) => segment.seconds)).toEqual([5400, 223200, 1800]);
    expect(await elapsed(db, id, "2026-12-01 00:00")).toBe("02:00:00");
  }));

test("holidays by name and source, make-up days by name, short days", () =>
  inTransaction(async (db) => {
    await makeThings(db);
    await db.rows(`
      insert into sla.calendar_exceptions (calendar_id, day, kind, name, source) values
        ('probe', '2026-11-13', 'holiday', 'Nghỉ lễ', 'QĐ 01'), ('probe', '2026-11-14', 'working', 'Làm bù 13/11', 'QĐ 01'),
        ('probe', '2026-11-16', 'holiday', 'Nghỉ nửa ngày', 'QĐ 02'), ('probe', '2026-11-17', 'holiday', 'Chưa xác nhận', 'dự thảo');
      insert into sla.calendar_exception_hours (calendar_id, day, opens, closes) values ('probe', '2026-11-16', '07:30', '11:30');
      update sla.calendar_exceptions set confirmed = false where day = '2026-11-17'`);
    const id = await startClock(db, "thing.second", "2026-11-12 17:00");
    const segments = await explain(db, id, "2026-11-17 08:00");
    expect(segments.map(({ from, to, kind, label }) => `${kind} ${from} – ${to} ${label}`)).toEqual([
      "working 11-12 17:00 – 11-12 17:30 Giờ làm việc",
      "closed 11-12 17:30 – 11-13 00:00 Ngoài giờ làm việc",
      "holiday 11-13 00:00 – 11-14 00:00 Nghỉ: Nghỉ lễ (QĐ 01)",
      "closed 11-14 00:00 – 11-14 07:30 Ngoài giờ làm việc",
      "working 11-14 07:30 – 11-14 11:30 Giờ làm việc: Làm bù 13/11",
      "closed 11-14 11:30 – 11-14 13:30 Ngoài giờ làm việc",
      "working 11-14 13:30 – 11-14 17:30 Giờ làm việc: Làm bù 13/11",
      "closed 11-14 17:30 – 11-16 07:30 Ngoài giờ làm việc",
      "working 11-16 07:30 – 11-16 11:30 Giờ làm việc: Nghỉ nửa ngày",
      "closed 11-16 11:30 – 11-17 07:30 Ngoài giờ làm việc",
      "working 11-17 07:30 – 11-17 08:00 Giờ làm việc",
    ]);
  }));

test("pauses are their own segments, whatever the hour", () =>
  inTransaction(async (db) => {
    await makeThings(db);
    const id = await startClock(db, "thing.first", "2026-11-16 10:00");
    await move(db, "pause", "2026-11-16 11:00:30");
    await move(db, "resume", "2026-11-17 09:00");
    await move(db, "pause", "2026-11-17 10:00");
    expect(rows(await explain(db, id, "2026-11-17 10:30"))).toEqual([
      "working 11-16 10:00 – 11-16 11:00",
      "paused 11-16 11:00 – 11-17 09:00",
      "working 11-17 09:00 – 11-17 10:00",
      "paused 11-17 10:00 – 11-17 10:30",
    ]);
    expect(await elapsed(db, id, "2026-11-17 10:30")).toBe("02:00:30");
  }));

test("a target in hours counts nights and holidays", () =>
  inTransaction(async (db) => {
    await makeThings(db);
    const id = await startClock(db, "thing.wall", "2026-11-14 23:00");
    expect(await explain(db, id, "2026-11-15 01:00")).toEqual([
      { from: "11-14 23:00", to: "11-15 01:00", kind: "working", label: "Tính theo giờ liên tục", seconds: 7200 },
    ]);
  }));

test("before its start it has nothing to explain, and sla.explain() goes up to now", () =>
  inTransaction(async (db) => {
    await makeThings(db);
    const id = await startClock(db, "thing.first", "2026-11-16 10:00");
    expect(await explain(db, id, "2026-11-16 10:00")).toEqual([]);
    const same = await db.value(
      `select (select jsonb_agg(to_jsonb(e)) from sla.explain($1) e) = (select jsonb_agg(to_jsonb(e)) from sla.explain_at($1, now()) e)`,
      [id],
    );
    expect(same).toBe(true);
  }));
