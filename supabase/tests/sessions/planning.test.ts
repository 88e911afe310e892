import { describe, expect, test } from "vitest";
import { approved, register, step } from "../cases/reception.ts";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner, asUser } from "../support/people.ts";
import {
  at,
  clocks,
  early,
  end,
  type Hall,
  obstacles,
  openHall,
  type Planned,
  people,
  plan,
  session,
  start,
  testAll,
  wall,
} from "./plan.ts";

const refused = (db: Db, name: string, actor: { staffId: number }, when: Date, ...args: unknown[]) =>
  db.refusal(`select private.${name}($1, $2${args.map((_, index) => `, $${index + 3}`).join("")})`, [
    actor.staffId,
    when,
    ...args.map((arg) => (arg && typeof arg === "object" && !(arg instanceof Date) ? JSON.stringify(arg) : arg)),
  ]);

describe("deadlines before a session (QĐ3394 Điều 6.1a; a day without working time rolls back)", () => {
  // Written by hand from the calendar of 2026: Tết 16–20/2; 2/1 off for 10/1 worked; 31/8 off for 22/8 worked; 1–2/9.
  test.each([
    [
      "an ordinary Monday",
      "2026-11-16 08:00",
      "2026-11-11 17:30",
      "2026-11-13 17:30",
      "2026-11-13 17:30",
      "2026-11-16 06:00",
    ],
    [
      "a Thursday afternoon",
      "2026-11-19 14:00",
      "2026-11-13 17:30",
      "2026-11-16 17:30",
      "2026-11-18 17:30",
      "2026-11-19 12:00",
    ],
    [
      "the Monday after Tết",
      "2026-02-23 08:00",
      "2026-02-13 17:30",
      "2026-02-13 17:30",
      "2026-02-13 17:30",
      "2026-02-23 06:00",
    ],
    [
      "the Wednesday after Tết",
      "2026-02-25 14:00",
      "2026-02-13 17:30",
      "2026-02-13 17:30",
      "2026-02-24 17:30",
      "2026-02-25 12:00",
    ],
    [
      "the second Monday after Tết",
      "2026-03-02 08:00",
      "2026-02-25 17:30",
      "2026-02-27 17:30",
      "2026-02-27 17:30",
      "2026-03-02 06:00",
    ],
    [
      "after New Year's swapped Friday",
      "2026-01-05 08:00",
      "2025-12-31 17:30",
      "2025-12-31 17:30",
      "2025-12-31 17:30",
      "2026-01-05 06:00",
    ],
    [
      "after the Saturday worked instead",
      "2026-01-12 08:00",
      "2026-01-07 17:30",
      "2026-01-09 17:30",
      "2026-01-10 17:30",
      "2026-01-12 06:00",
    ],
    [
      "after the August Saturday worked instead",
      "2026-08-24 08:00",
      "2026-08-19 17:30",
      "2026-08-21 17:30",
      "2026-08-22 17:30",
      "2026-08-24 06:00",
    ],
    [
      "after National Day",
      "2026-09-03 08:00",
      "2026-08-28 17:30",
      "2026-08-28 17:30",
      "2026-08-28 17:30",
      "2026-09-03 06:00",
    ],
  ])("%s, %s", (_name, starts, report, invite, dayBefore, twoHours) =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      const startsAt = at(starts);
      const { id } = await plan(
        db,
        hall,
        { starts_at: startsAt, ends_at: new Date(startsAt.getTime() + 2 * 3_600_000) },
        at("2025-12-01 09:00"),
      );
      expect(await clocks(db, id)).toEqual([
        `plan_report running ${report}`,
        `invitations running ${invite}`,
        `test_day_before running ${dayBefore}`,
        `test_two_hours running ${twoHours}`,
      ]);
      // What the form shows before saving is the same.
      await asUser(db, hall.board);
      const shown = await db.rows<{ due_at: Date }>("select due_at from public.session_deadlines($1)", [
        JSON.stringify({ kind: "city", starts_at: startsAt }),
      ]);
      expect(shown.map((row) => wall(row.due_at))).toEqual([report, invite, dayBefore, twoHours]);
    }),
  );

  const all = ["plan_report", "invitations", "test_day_before", "test_two_hours"];
  test.each<[string, object, string[]]>([
    ["Điều 6.1a: the city's leaders owe all four", {}, all],
    ["Điều 6.2a: a commune with a city leader too", { kind: "commune", has_city_leader: true }, all],
    ["Điều 6.2a: a commune alone reports no plan", { kind: "commune", has_city_leader: false }, all.slice(1)],
    ["Điều 6.2a: nobody is asked for unless it is said", { kind: "commune" }, all.slice(1)],
    [
      "Điều 6.3a: a central body's has no time for invitations",
      { kind: "central" },
      ["plan_report", "test_day_before", "test_two_hours"],
    ],
  ])("%s", (_article, more, expected) =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      const { id } = await plan(db, hall, {
        agency_id: "kind" in more && more.kind === "commune" ? hall.communeId : undefined,
        ...more,
      });
      expect((await clocks(db, id)).map((clock) => clock.split(" ")[0])).toEqual(expected);
    }),
  );

  test("a commune that asks a city leader later owes the report from then on, and no more once it does not", () =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      const { id } = await plan(db, hall, { kind: "commune", agency_id: hall.communeId });
      await step(db, "save_session", hall.board, at("2026-11-17 09:00"), id, { has_city_leader: true });
      expect(await clocks(db, id)).toContain("plan_report running 2026-12-02 17:30");
      await step(db, "save_session", hall.board, at("2026-11-18 09:00"), id, { has_city_leader: false });
      expect(await clocks(db, id)).toContain("plan_report cancelled 2026-12-02 17:30");
    }));

  test("each milestone meets its clock; one in time is met, one after its due is missed", () =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      const { id } = await plan(db, hall);
      await step(db, "report_session", hall.board, at("2026-12-02 17:30"), id, null);
      await step(db, "issue_invitations", hall.board, at("2026-12-04 17:31"), id);
      expect((await clocks(db, id)).slice(0, 2)).toEqual([
        "plan_report met 2026-12-02 17:30",
        "invitations missed 2026-12-04 17:30",
      ]);
    }));
});

describe("short notice (SPEC §5)", () => {
  const soon = at("2026-12-03 10:00");

  test("planned 4 days before: an obstacle; invitations wait for a leader's reason, then go out", () =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      const { id } = await plan(db, hall, {}, soon);
      expect(await obstacles(db, id, soon)).toContain("short_notice");
      expect(await refused(db, "issue_invitations", hall.board, at("2026-12-03 10:05"), id)).toMatchObject({
        code: "PT409",
        key: "session.obstacle",
        params: { kinds: ["short_notice"] },
      });
      for (const nobody of [hall.board, hall.supervisor, hall.officer, hall.tech]) {
        await asUser(db, nobody);
        expect(await db.refusal("select public.waive_session_rule($1, 'short_notice', 'gấp')", [id])).toMatchObject({
          code: "PT403",
        });
      }
      await asUser(db, hall.leader);
      expect(await db.refusal("select public.waive_session_rule($1, 'short_notice', '  ')", [id])).toMatchObject({
        code: "PT422",
        params: { field: "reason" },
      });
      await step(db, "waive_session_rule", hall.leader, at("2026-12-03 11:00"), id, "short_notice", "Đoàn đông người");
      expect(await obstacles(db, id, soon)).toContain("short_notice (waived)");
      expect(await step<Planned>(db, "issue_invitations", hall.board, at("2026-12-03 11:05"), id)).toMatchObject({
        status: "invited",
      });
    }));

  test.each([
    ["exactly at the report's due", "2026-12-02 17:30", false],
    ["a second later", "2026-12-02 17:31", true],
  ])("planned %s", (_when, planned, isShort) =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      const { id } = await plan(db, hall, {}, at(planned));
      expect((await obstacles(db, id, at(planned))).includes("short_notice")).toBe(isShort);
    }),
  );

  test("what does not stand in the way cannot be set aside", () =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      const { id } = await plan(db, hall);
      expect(await refused(db, "waive_session_rule", hall.leader, early, id, "short_notice", "x")).toMatchObject({
        code: "PT409",
        key: "session.no_obstacle",
      });
    }));
});

describe("obstacles", () => {
  test("Điều 4.2: a case the Chair has not agreed to stands in the way until agreed to", () =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      const proposed = await register(db, hall);
      await step(db, "propose_case", hall.board, at("2026-11-16 09:10"), proposed.id, "Kính trình");
      const { id } = await plan(db, hall, { cases: [{ case_id: proposed.id }] });
      expect(await obstacles(db, id, early)).toContain("unapproved_case");
      expect(await refused(db, "issue_invitations", hall.board, at("2026-11-17 09:00"), id)).toMatchObject({
        key: "session.obstacle",
        params: { kinds: ["unapproved_case"] },
      });
      await step(db, "decide_case", hall.chair, at("2026-11-17 10:00"), proposed.id, true, null);
      expect(await obstacles(db, id, early)).not.toContain("unapproved_case");
    }));

  test("Điều 6: a point counts as tested by its latest test", () =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      const { id } = await plan(db, hall, {
        points: [
          { point_id: hall.hall, part: "central" },
          { point_id: hall.department, part: "delegate" },
        ],
      });
      expect(await obstacles(db, id, early)).toEqual(["untested_point"]);
      await testAll(db, hall, id, at("2026-12-04 09:00"));
      expect(await obstacles(db, id, early)).toEqual([]);
      await testAll(db, hall, id, at("2026-12-04 10:00"), false);
      expect(await obstacles(db, id, early)).toEqual(["untested_point"]);
    }));

  test("Điều 6.1a: the day-before clock is met by the first whole round, the two-hours one by a round of the last 24 hours", () =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      const { id } = await plan(db, hall);
      await testAll(db, hall, id, at("2026-12-03 09:00"));
      expect((await clocks(db, id)).slice(2)).toEqual([
        "test_day_before met 2026-12-04 17:30",
        "test_two_hours due_soon 2026-12-07 06:00",
      ]);
      await testAll(db, hall, id, at("2026-12-06 15:00"));
      expect((await clocks(db, id))[3]).toBe("test_two_hours met 2026-12-07 06:00");
    }));

  test("a failed test says why, and is told", () =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      const { id } = await plan(db, hall);
      const pointId = await db.value<number>("select id from public.session_points where session_id = $1", [id]);
      expect(await refused(db, "record_test", hall.tech, early, pointId, false, {}, null)).toMatchObject({
        code: "PT422",
        params: { field: "note" },
      });
      await testAll(db, hall, id, at("2026-12-03 09:00"), false);
      expect(
        await db.value(
          "select count(*) from public.notifications where kind = 'session_test_failed' and staff_id = $1",
          [hall.board.staffId],
        ),
      ).toBe(1);
    }));
});

describe("clashes (SPEC §5)", () => {
  const find = async (db: Db, hall: Hall, query: object) => {
    await asUser(db, hall.board);
    const rows = await db.rows<{ kind: string; session_code: string | null }>(
      "select kind, session_code from public.find_clashes($1)",
      [JSON.stringify({ starts_at: start, ends_at: end, ...query })],
    );
    return rows.map((row) => row.kind);
  };

  test("people, points and cases in a session at the same time; one that begins when the other ends is none", () =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      const made = await approved(db, hall);
      const { id } = await plan(db, hall, { cases: [{ case_id: made.id }] });
      const all = {
        staff_ids: [hall.chair.staffId, hall.head.staffId, hall.otherHead.staffId],
        point_ids: [hall.hall],
        case_ids: [made.id],
      };
      expect(await find(db, hall, all)).toEqual(["case", "person", "person", "point"]);
      expect(await find(db, hall, { ...all, starts_at: end, ends_at: at("2026-12-07 11:30") })).toEqual([]);
      // A session does not collide with itself, nor with one that was called off.
      expect(await find(db, hall, { ...all, id })).toEqual([]);
      await step(db, "cancel_session", hall.board, at("2026-11-17 09:00"), id, "thử");
      expect(await find(db, hall, all)).toEqual([]);
    }));

  test("somebody who declined is free; leave and hours outside working time are told", () =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      const { id } = await plan(db, hall);
      await db.rows(
        "update public.session_participants set invitation = 'declined' where session_id = $1 and staff_id = $2",
        [id, hall.head.staffId],
      );
      expect(await find(db, hall, { staff_ids: [hall.head.staffId] })).toEqual([]);
      await asOwner(db);
      await db.rows(
        "insert into public.staff_leaves (staff_id, deputy_id, starts_on, ends_on) values ($1, $2, '2026-12-07', '2026-12-08')",
        [hall.otherHead.staffId, hall.otherOfficer.staffId],
      );
      expect(await find(db, hall, { staff_ids: [hall.otherHead.staffId] })).toEqual(["leave"]);
      expect(await find(db, hall, { starts_at: at("2026-12-05 08:00"), ends_at: at("2026-12-05 10:00") })).toEqual([
        "working_time",
      ]);
      expect(await find(db, hall, { starts_at: at("2026-12-07 11:00"), ends_at: at("2026-12-07 12:00") })).toEqual([
        "working_time",
      ]);
      // The Saturday worked instead is a working day.
      expect(await find(db, hall, { starts_at: at("2026-08-22 08:00"), ends_at: at("2026-08-22 10:00") })).toEqual([]);
    }));

  test("keeps the invitations back until the board weighs it", () =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      await plan(db, hall);
      const { id } = await plan(db, hall, { chair_id: hall.leader.staffId, participants: [] });
      expect(await obstacles(db, id, early)).toContain("clash");
      expect(await refused(db, "issue_invitations", hall.board, early, id)).toMatchObject({
        params: { kinds: ["clash"] },
      });
      await asUser(db, hall.leader);
      expect(await db.refusal("select public.waive_session_rule($1, 'clash', 'x')", [id])).toMatchObject({
        code: "PT403",
      });
      await step(db, "waive_session_rule", hall.board, at("2026-11-16 10:00"), id, "clash", "Thư ký dự cả hai");
      await step(db, "issue_invitations", hall.board, at("2026-11-16 10:05"), id);
    }));

  test("a case lies in one open session only", () =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      const unapproved = await register(db, hall);
      await plan(db, hall, { cases: [{ case_id: unapproved.id }] });
      expect(
        await refused(db, "plan_session", hall.board, early, {
          kind: "city",
          title: "Buổi khác",
          starts_at: at("2026-12-09 08:00"),
          ends_at: at("2026-12-09 10:00"),
          chair_id: hall.chair.staffId,
          points: [{ point_id: hall.hall, part: "central" }],
          cases: [{ case_id: unapproved.id }],
        }),
      ).toMatchObject({ code: "PT409", key: "session.case_not_ready", params: { field: "cases" } });
    }));
});

describe("moving a session (SPEC §5)", () => {
  const moved = [at("2026-12-14 08:00"), at("2026-12-14 11:00")] as const;

  test("clocks are cancelled and counted anew, everyone is asked again, the history keeps the old time", () =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      const { id } = await plan(db, hall);
      await step(db, "report_session", hall.board, at("2026-11-17 09:00"), id, null);
      await step(db, "issue_invitations", hall.board, at("2026-11-18 09:00"), id);
      await db.rows(
        "update public.session_participants set invitation = 'accepted', replied_at = now() where session_id = $1",
        [id],
      );
      await testAll(db, hall, id, at("2026-11-19 09:00"));
      expect((await session(db, id)).status).toBe("tested");
      await step(db, "reschedule_session", hall.board, at("2026-11-20 09:00"), id, ...moved, "Chủ tịch đi công tác");
      expect(await clocks(db, id)).toEqual([
        "plan_report met 2026-12-02 17:30",
        "invitations met 2026-12-04 17:30",
        "test_day_before met 2026-12-04 17:30",
        "test_two_hours cancelled 2026-12-07 06:00",
        "invitations met 2026-12-11 17:30",
        "test_day_before running 2026-12-11 17:30",
        "test_two_hours running 2026-12-14 06:00",
      ]);
      // What was tested for the other day no longer counts.
      expect(await session(db, id)).toMatchObject({ status: "invited", tested_at: null });
      expect(await obstacles(db, id, at("2026-11-20 09:00"))).toEqual(["untested_point"]);
      expect(new Set((await people(db, id)).map((text) => text.split(" ").at(-1)))).toEqual(new Set(["sent"]));
      const event = await db.row<{ note: string; data: { old_starts_at: string } }>(
        "select note, data from public.session_events where session_id = $1 and kind = 'rescheduled'",
        [id],
      );
      expect(event.note).toBe("Chủ tịch đi công tác");
      expect(new Date(event.data.old_starts_at)).toEqual(start);
      expect(
        await db.rows(
          "select distinct template, channel from private.outbox where subject_type = 'session' and subject_id = $1 and template = 'session_moved' order by 2",
          [id],
        ),
      ).toEqual([
        { template: "session_moved", channel: "email" },
        { template: "session_moved", channel: "sms" },
      ]);
    }));

  test("moved by an hour on the last day, the tests of the last 24 hours still count", () =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      const { id } = await plan(db, hall);
      await step(db, "issue_invitations", hall.board, at("2026-11-18 09:00"), id);
      await testAll(db, hall, id, at("2026-12-06 15:00"));
      const result = await step<Planned>(
        db,
        "reschedule_session",
        hall.board,
        at("2026-12-06 16:00"),
        id,
        at("2026-12-07 09:00"),
        at("2026-12-07 12:00"),
        "Chờ đoàn kiểm tra",
      );
      expect(result.status).toBe("tested");
      expect((await clocks(db, id)).slice(-2)).toEqual([
        "test_day_before missed 2026-12-04 17:30",
        "test_two_hours met 2026-12-07 07:00",
      ]);
    }));

  test("what was set aside for one day has to be weighed again for another", () =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      const { id } = await plan(db, hall, {}, at("2026-12-03 10:00"));
      await step(db, "waive_session_rule", hall.leader, at("2026-12-03 10:10"), id, "short_notice", "Gấp");
      await step(
        db,
        "reschedule_session",
        hall.board,
        at("2026-12-03 10:20"),
        id,
        at("2026-12-07 09:00"),
        at("2026-12-07 11:00"),
        "Đổi",
      );
      expect(await obstacles(db, id, at("2026-12-03 10:20"))).toContain("short_notice");
      // Far enough away nothing is short any more.
      await step(
        db,
        "reschedule_session",
        hall.board,
        at("2026-12-03 10:30"),
        id,
        at("2026-12-21 08:00"),
        at("2026-12-21 10:00"),
        "Đổi",
      );
      expect(await obstacles(db, id, at("2026-12-03 10:30"))).not.toContain("short_notice");
    }));

  test.each([
    ["into the past", [at("2026-11-02 08:00"), at("2026-11-02 10:00"), "x"], "session.date_past", "starts_at"],
    ["to an end before its start", [moved[1], moved[0], "x"], "session.field_invalid", "ends_at"],
    ["to where it is", [start, end, "x"], "session.field_invalid", "starts_at"],
    ["without a reason", [...moved, " "], "session.field_required", "reason"],
  ])("%s is refused at its field", (_what, args, key, field) =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      const { id } = await plan(db, hall);
      expect(await refused(db, "reschedule_session", hall.board, at("2026-11-17 09:00"), id, ...args)).toMatchObject({
        code: "PT422",
        key,
        params: { field },
      });
      expect((await session(db, id)).starts_at).toEqual(start);
    }),
  );
});

describe("calling a session off", () => {
  test("clocks are cancelled, cases free again, everyone told once", () =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      const made = await approved(db, hall);
      const { id } = await plan(db, hall, { cases: [{ case_id: made.id }] });
      expect(await db.value("select status from public.cases where id = $1", [made.id])).toBe("scheduled");
      await step(db, "issue_invitations", hall.board, at("2026-11-18 09:00"), id);
      await step(db, "cancel_session", hall.board, at("2026-11-19 09:00"), id, "Chủ tịch đi công tác");
      expect((await clocks(db, id)).filter((clock) => /running|due_soon|overdue/.test(clock))).toEqual([]);
      expect(await db.value("select status from public.cases where id = $1", [made.id])).toBe("approved");
      const told = await db.rows<{ id: number; count: number }>(
        "select staff_id as id, count(*) as count from public.notifications where subject_id = $1 and subject_type = 'session' and kind = 'session_cancelled' group by 1",
        [id],
      );
      expect(told.every(({ count }) => count === 1)).toBe(true);
      const ids = told.map((each) => each.id);
      for (const one of [hall.chair, hall.head, hall.secretary, hall.board, hall.supervisor, hall.tech])
        expect(ids).toContain(one.staffId);
      // The citizen has a telephone.
      expect(
        await db.value(
          "select count(*) from private.outbox where template = 'session_cancelled' and subject_id = $1 and citizen_id is not null",
          [id],
        ),
      ).toBe(1);
      // The case goes into another session.
      await plan(
        db,
        hall,
        { starts_at: at("2026-12-16 08:00"), ends_at: at("2026-12-16 10:00"), cases: [{ case_id: made.id }] },
        at("2026-11-20 09:00"),
      );
    }));

  test("before the invitations whoever was told of the plan is told too", () =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      const { id } = await plan(db, hall);
      await step(db, "cancel_session", hall.board, at("2026-11-17 09:00"), id, "Trùng việc");
      expect(
        await db.value(
          "select count(*) from public.notifications where kind = 'session_cancelled' and staff_id = $1 and subject_id = $2",
          [hall.chair.staffId, id],
        ),
      ).toBe(1);
      expect(
        await refused(
          db,
          "reschedule_session",
          hall.board,
          at("2026-11-18 09:00"),
          id,
          at("2026-12-14 08:00"),
          at("2026-12-14 10:00"),
          "x",
        ),
      ).toMatchObject({
        key: "session.wrong_status",
      });
    }));
});
