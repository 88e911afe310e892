import { describe, expect, test } from "vitest";
import { approved, register, step } from "../cases/reception.ts";
import { type Db, inTransaction } from "../support/database.ts";
import { asUser, person } from "../support/people.ts";
import { at, end, type Hall, openHall, plan, start } from "./plan.ts";

describe("whom to seat", () => {
  test("the board finds people of every agency by name, title or agency, others find nobody", () =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      await asUser(db, hall.board);
      const find = (query: string) =>
        db
          .rows<{ display_name: string }>("select * from public.people_for_sessions($1)", [query])
          .then((rows) => rows.map((row) => row.display_name));
      expect(await find("le quang minh")).toEqual(["Lê Quang Minh"]);
      expect(await find("bui van son y te")).toEqual(["Bùi Văn Sơn"]);
      expect(
        Object.keys((await db.rows("select * from public.people_for_sessions('le quang minh')"))[0] ?? {}),
      ).toEqual(["id", "display_name", "job_title", "agency_id", "agency_name", "agency_kind"]);
      await asUser(db, hall.officer);
      expect(await db.refusal("select * from public.people_for_sessions('a')")).toMatchObject({ code: "PT403" });
    }));

  test("Điều 6.1c: the heads of the agencies concerned and of those whose points take part, once each", () =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      const made = await approved(db, hall);
      await asUser(db, hall.board);
      const found = await db.rows<{ display_name: string; capacity: string; point_id: number }>(
        "select display_name, capacity, point_id from public.suggest_participants($1)",
        [
          JSON.stringify({
            kind: "city",
            chair_id: hall.chair.staffId,
            point_ids: [hall.hall, hall.commune],
            case_ids: [made.id],
          }),
        ],
      );
      expect(found).toContainEqual({ display_name: "Lê Quang Minh", capacity: "agency_leader", point_id: hall.hall });
      expect(found).toContainEqual({ display_name: "Đào Thị Xã", capacity: "commune_leader", point_id: hall.commune });
      expect(found.filter((each) => each.capacity === "reception_board")).toHaveLength(1);
      expect(found.map((each) => each.display_name)).not.toContain("Bùi Văn Sơn");
    }));

  test("of citizens nothing is told but whether they can be reached", () =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      const made = await register(db, hall);
      const { id } = await plan(db, hall, { participants: [], cases: [{ case_id: made.id }] });
      await asUser(db, hall.board);
      expect(
        await db.row("select full_name, email, phone, has_email, has_phone from public.session_guest_contacts($1)", [
          id,
        ]),
      ).toEqual({
        full_name: null,
        email: null,
        phone: null,
        has_email: false,
        has_phone: true,
      });
    }));
});

describe("fixed days (Luật Tiếp công dân 2013 Điều 12, 15)", () => {
  const fixed = async (db: Db, hall: Hall, day: object) => {
    await asUser(db, hall.board);
    return db.value<number>("select public.save_reception_day(null, $1)", [
      JSON.stringify({
        leader_id: hall.chair.staffId,
        kind: "city",
        starts_at_time: "08:00",
        ends_at_time: "11:00",
        valid_from: "2026-01-01",
        point_id: hall.hall,
        ...day,
      }),
    ]);
  };
  const dates = (db: Db, id: number, from: string, to: string) =>
    db
      .rows<{ day: string }>("select day from public.propose_reception_days($2, $3) where reception_day_id = $1", [
        id,
        from,
        to,
      ])
      .then((rows) => rows.map(({ day }) => day));

  // By hand from the calendar: 15/2 is a Sunday before Tết (16–20/2), 15/3 and 15/11 Sundays, 15/8 a Saturday.
  test.each<[string, object, string, string, string[]]>([
    [
      "day 15 over Tết",
      { day_of_month: 15 },
      "2026-01-01",
      "2026-04-30",
      ["2026-01-15", "2026-02-23", "2026-03-16", "2026-04-15"],
    ],
    [
      "day 31 of shorter months, and 28/2 a Saturday",
      { day_of_month: 31 },
      "2026-03-01",
      "2026-06-30",
      ["2026-03-02", "2026-03-31", "2026-05-04", "2026-06-01", "2026-06-30"],
    ],
    [
      "the second Thursday",
      { week_of_month: 2, weekday: 4 },
      "2026-09-01",
      "2026-11-30",
      ["2026-09-10", "2026-10-08", "2026-11-12"],
    ],
    [
      "the last Monday, one of them swapped for National Day",
      { week_of_month: 5, weekday: 1 },
      "2026-07-01",
      "2026-09-30",
      ["2026-07-27", "2026-09-03", "2026-09-28"],
    ],
    ["a Saturday that is worked instead", { week_of_month: 4, weekday: 6 }, "2026-08-01", "2026-08-31", ["2026-08-22"]],
    [
      "only while it is valid",
      { day_of_month: 10, valid_from: "2026-09-11", valid_to: "2026-11-10" },
      "2026-09-01",
      "2026-12-31",
      ["2026-10-12", "2026-11-10"],
    ],
  ])("%s", (_what, day, from, to, expected) =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      const id = await fixed(db, hall, day);
      expect(await dates(db, id, from, to)).toEqual(expected);
    }),
  );

  test("a session planned from a date is shown with it, also after being moved by days", () =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      const id = await fixed(db, hall, { day_of_month: 7 });
      const made = await plan(db, hall, { reception_day_id: id });
      const linked = async () => {
        await asUser(db, hall.board);
        return db.rows(
          "select day, session_code from public.propose_reception_days('2026-12-01', '2027-01-31') where reception_day_id = $1",
          [id],
        );
      };
      const expected = [
        { day: "2026-12-07", session_code: made.code },
        { day: "2027-01-07", session_code: null },
      ];
      expect(await linked()).toEqual(expected);
      await step(
        db,
        "reschedule_session",
        hall.board,
        at("2026-11-20 09:00"),
        made.id,
        at("2026-12-09 08:00"),
        at("2026-12-09 10:00"),
        "Bận",
      );
      expect(await linked()).toEqual(expected);
      await step(db, "cancel_session", hall.board, at("2026-11-20 10:00"), made.id, "Thôi");
      expect((await linked())[0]).toEqual({ day: "2026-12-07", session_code: null });
    }));

  test.each<[string, object, string]>([
    ["no leader", { leader_id: null }, "leader_id"],
    ["day 32", { day_of_month: 32 }, "day_of_month"],
    ["a week without a weekday", { day_of_month: null, week_of_month: 2 }, "weekday"],
    ["an end before the start", { day_of_month: 3, ends_at_time: "07:00" }, "ends_at_time"],
    ["valid backwards", { day_of_month: 3, valid_to: "2025-01-01" }, "valid_to"],
  ])("%s is refused at its field", (_what, day, field) =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      await expect(fixed(db, hall, day)).rejects.toMatchObject({
        code: "PT422",
        detail: expect.stringContaining(`"${field}"`),
      });
    }),
  );
});

describe("rights (SPEC §1: the board plans, others read)", () => {
  test.each(["officer", "head", "leader", "supervisor", "tech", "chair"] as const)(
    "%s plans, edits, moves and invites nothing",
    (who) =>
      inTransaction(async (db) => {
        const hall = await openHall(db);
        const { id } = await plan(db, hall);
        await asUser(db, hall[who]);
        for (const call of [
          "public.plan_session('{}')",
          `public.save_session(${id}, '{}')`,
          `public.save_agenda(${id})`,
          `public.report_session(${id})`,
          `public.issue_invitations(${id})`,
          `public.cancel_session(${id}, 'x')`,
          `public.reschedule_session(${id}, now(), now(), 'x')`,
          "public.save_reception_day(null, '{}')",
        ])
          expect(await db.refusal(`select ${call}`)).toMatchObject({ code: "PT403" });
      }),
  );

  test("an officer sees a session once invited, in the list with its counts, and nothing of others", () =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      const { id } = await plan(db, hall);
      const seen = async () => {
        await asUser(db, hall.head);
        return db.rows("select id, participant_count, point_count, next_rule_code from public.session_list");
      };
      expect(await seen()).toEqual([]);
      await step(db, "issue_invitations", hall.board, at("2026-11-17 09:00"), id);
      expect(await seen()).toEqual([
        { id, participant_count: 3, point_count: 1, next_rule_code: "session.plan_report" },
      ]);
      await asUser(db, await person(db, "agency_head", { agency: "SYT" }));
      expect(await db.rows("select id from public.session_list")).toEqual([]);
    }));

  test("the list counts what nobody has set aside", () =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      const made = await register(db, hall);
      const { id } = await plan(
        db,
        hall,
        { cases: [{ case_id: made.id }], starts_at: start, ends_at: end },
        at("2026-12-03 10:00"),
      );
      const count = async () => {
        await asUser(db, hall.board);
        return db.value("select obstacle_count from public.session_list where id = $1", [id]);
      };
      expect(await count()).toBe(2);
      await step(db, "waive_session_rule", hall.leader, at("2026-12-03 10:10"), id, "short_notice", "Gấp");
      expect(await count()).toBe(1);
    }));
});
