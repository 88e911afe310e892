import { expect, test } from "vitest";
import { step } from "../cases/reception.ts";
import { inTransaction } from "../support/database.ts";
import { asOwner, asUser, person } from "../support/people.ts";
import { planned } from "./held.ts";

type Coming = {
  id: number;
  points: { id: number; part: string; is_passed: boolean | null; counts: boolean; contact_phone: string | null }[];
  clocks: { rule_code: string; state: string; due_at: string }[];
};
const day = 86_400_000;

test("QĐ3394 Điều 9.1: the technicians see the points ahead, how each was tested last and until when both rounds are due", () =>
  inTransaction(async (db) => {
    // Ten days from now on, so that the list of the coming days holds it.
    const held = await planned(db);
    const starts = new Date(Math.floor(Date.now() / day) * day + 10 * day);
    await asOwner(db);
    await db.rows("update public.sessions set starts_at = $2, ends_at = $3 where id = $1", [
      held.session,
      starts,
      new Date(starts.getTime() + day / 8),
    ]);
    const tech = await person(db, "tech_support", { name: "Trần Kỹ Thuật" });
    const list = async (days: number) => {
      await asUser(db, tech.userId);
      const all = await db.value<Coming[]>("select public.coming_tests($1)", [days]);
      return all.find(({ id }) => id === held.session);
    };
    const before = await list(30);
    expect(before?.points.map(({ part, is_passed }) => [part, is_passed])).toEqual([
      ["central", null],
      ["delegate", null],
    ]);
    expect(before?.points[0]?.contact_phone).toBe("02253842314");
    expect(before?.clocks.map(({ rule_code }) => rule_code)).toEqual([
      "session.test_day_before",
      "session.test_two_hours",
    ]);
    expect(await list(5)).toBeUndefined();

    const [central, delegate] = before?.points ?? [];
    const now = new Date();
    await step(db, "record_test", tech, now, central?.id, true);
    await step(db, "record_test", tech, now, delegate?.id, false, {}, "Micro không có tiếng");
    expect((await list(30))?.points.map(({ is_passed, counts }) => [is_passed, counts])).toEqual([
      [true, true],
      [false, true],
    ]);

    await step(
      db,
      "reschedule_session",
      held.board,
      now,
      held.session,
      new Date(starts.getTime() + 7 * day),
      new Date(starts.getTime() + 7.1 * day),
      "Chủ trì đi họp",
    );
    expect((await list(30))?.points[0]).toMatchObject({ is_passed: true, counts: true });
    await asOwner(db);
    // A test of the day before the move says nothing of the new day.
    await db.rows("update public.session_tests set tested_at = tested_at - interval '1 day' where session_id = $1", [
      held.session,
    ]);
    expect((await list(30))?.points[0]).toMatchObject({ is_passed: true, counts: false });
  }));
