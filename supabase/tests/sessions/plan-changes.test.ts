import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { approved, register, step } from "../cases/reception.ts";
import { connect, type Db, inTransaction, wrap } from "../support/database.ts";
import { asOwner, asUser, person } from "../support/people.ts";
import {
  at,
  early,
  end,
  events,
  type Hall,
  openHall,
  type Planned,
  people,
  plan,
  session,
  start,
  testAll,
} from "./plan.ts";

const save = (db: Db, hall: Hall, id: number, changes: object, when = at("2026-11-18 09:00"), version?: number) =>
  step<Planned>(db, "save_session", hall.board, when, id, changes, version ?? null);

const agenda = async (db: Db, id: number): Promise<string[]> => {
  await asOwner(db);
  const rows = await db.rows<{ text: string }>(
    `select concat_ws(' ', c.code, a.step, a.minutes) as text from public.session_agenda a left join public.cases c on c.id = a.case_id
     where a.session_id = $1 order by a.position, a.id`,
    [id],
  );
  return rows.map(({ text }) => text);
};

const seats = async (db: Db, id: number): Promise<string[]> => {
  await asOwner(db);
  const rows = await db.rows<{ text: string }>(
    `select t.capacity || ': ' || m.name as text from public.session_participants t
     join public.session_points sp on sp.id = t.session_point_id join public.meeting_points m on m.id = sp.point_id
     where t.session_id = $1 order by t.position, t.id`,
    [id],
  );
  return rows.map(({ text }) => text);
};

describe("who takes part", () => {
  test("added after the invitations went out: invited at once; taken out: marked; brought back: invited anew", () =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      const { id } = await plan(db, hall);
      await step(db, "issue_invitations", hall.board, at("2026-11-17 09:00"), id);
      const other = { staff_id: hall.otherHead.staffId, capacity: "agency_leader", point_id: hall.hall };
      await save(db, hall, id, { participants: [other] });
      expect(await people(db, id)).toEqual([
        "Ngô Trọng Vượng chair sent",
        "Phạm Thị Thư secretary sent",
        "Lê Quang Minh agency_leader sent removed",
        "Bùi Văn Sơn agency_leader sent",
      ]);
      await asUser(db, hall.head);
      expect(await db.rows("select id from public.sessions where id = $1", [id])).toEqual([]);
      const back = { staff_id: hall.head.staffId, capacity: "agency_leader", point_id: hall.hall };
      await save(db, hall, id, { participants: [other, back] }, at("2026-11-18 10:00"));
      expect(await people(db, id)).toContain("Lê Quang Minh agency_leader sent");
      expect(
        await db.value(
          "select count(*) from private.outbox where template = 'session_invited' and channel = 'email' and staff_id = $1 and subject_id = $2",
          [hall.head.staffId, id],
        ),
      ).toBe(2);
    }));

  test("before the invitations, whoever is taken out is simply gone", () =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      const { id } = await plan(db, hall);
      await save(db, hall, id, { participants: [] });
      expect(await people(db, id)).toEqual(["Ngô Trọng Vượng chair none", "Phạm Thị Thư secretary none"]);
    }));

  test("an outsider keeps their address; a wrong one is refused at its place, and so is a made-up capacity", () =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      const guest = {
        full_name: "Trần Văn Trung",
        organisation: "Ban Tiếp công dân Trung ương",
        email: "trung@example.test",
        capacity: "central_leader",
        point_id: hall.hall,
      };
      const { id } = await plan(db, hall, { participants: [guest] });
      await asUser(db, hall.board);
      const [contact] = await db.rows<{ participant_id: number; email: string }>(
        "select participant_id, email from public.session_guest_contacts($1)",
        [id],
      );
      expect(contact?.email).toBe("trung@example.test");
      await asOwner(db);
      await db.client.query("savepoint before");
      for (const [wrong, problem] of [
        [{ ...guest, email: "trung(at)example" }, "email"],
        [{ ...guest, capacity: "chair" }, "unknown"],
        [{ ...guest, capacity: "khách" }, "unknown"],
      ] as const)
        expect(
          await db.refusal("select private.save_session($1, $2, $3, $4)", [
            hall.board.staffId,
            at("2026-11-18 09:00"),
            id,
            JSON.stringify({ participants: [wrong] }),
          ]),
        ).toMatchObject({ code: "PT422", params: { field: "participants", problem, index: 0 } });
      await save(db, hall, id, {
        participants: [
          { ...guest, id: contact?.participant_id, full_name: "Trần Văn Trung (mới)", phone: "0912345678" },
        ],
      });
      expect(
        await db.row("select full_name, email, phone from private.session_guests where participant_id = $1", [
          contact?.participant_id,
        ]),
      ).toEqual({
        full_name: "Trần Văn Trung (mới)",
        email: "trung@example.test",
        phone: "0912345678",
      });
    }));

  test("a new chair takes the seat; the old one, already invited, stays as an observer", () =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      const { id } = await plan(db, hall, { participants: [] });
      await step(db, "issue_invitations", hall.board, at("2026-11-17 09:00"), id);
      await save(db, hall, id, { chair_id: hall.leader.staffId });
      const list = await people(db, id);
      expect(list).toContain("Hoàng Đức Thắng chair sent");
      expect(list.find((text) => text.startsWith("Ngô Trọng Vượng"))).toMatch(/observer/);
    }));

  test.each<[string, object, Record<string, string>]>([
    [
      "Điều 6.1c: at the central point",
      { kind: "city" },
      { chair: "Trụ sở Tiếp công dân (thử)", citizen: "Trụ sở Tiếp công dân (thử)" },
    ],
    [
      "Điều 6.2c: a commune receives at its own",
      { kind: "commune" },
      { chair: "UBND xã (thử)", citizen: "UBND xã (thử)" },
    ],
    [
      "Điều 6.3c: the citizens of a central body's come to the city's",
      { kind: "central" },
      { chair: "Thanh tra Chính phủ (thử)", citizen: "Trụ sở Tiếp công dân (thử)" },
    ],
  ])("seats, %s", (_article, more, expected) =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      const made = await approved(db, hall);
      const isCentral = "kind" in more && more.kind === "central";
      const { id } = await plan(db, hall, {
        ...more,
        agency_id: hall.communeId,
        points: [
          { point_id: hall.hall, part: isCentral ? "delegate" : "central" },
          { point_id: hall.commune, part: "delegate" },
          ...(isCentral ? [{ point_id: hall.ministry, part: "central" }] : []),
        ],
        participants: [],
        cases: [{ case_id: made.id }],
      });
      const found = Object.fromEntries((await seats(db, id)).map((text) => text.split(": ") as [string, string]));
      expect(found).toMatchObject(expected);
      // Their point taken away, they sit at one that is left.
      if (!isCentral) {
        await save(db, hall, id, { points: [{ point_id: hall.department, part: "central" }] });
        expect(
          Object.fromEntries((await seats(db, id)).map((text) => text.split(": ") as [string, string])),
        ).toMatchObject({
          chair: "Sở Xây dựng (thử)",
          citizen: "Sở Xây dựng (thử)",
        });
      }
    }),
  );

  test("a point that comes in after the tests has to be tested", () =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      const { id } = await plan(db, hall);
      await step(db, "issue_invitations", hall.board, at("2026-11-17 09:00"), id);
      await testAll(db, hall, id, at("2026-11-17 10:00"));
      expect((await session(db, id)).status).toBe("tested");
      await save(db, hall, id, {
        points: [
          { point_id: hall.hall, part: "central" },
          { point_id: hall.department, part: "delegate" },
        ],
      });
      expect(await session(db, id)).toMatchObject({ status: "invited", tested_at: null });
    }));

  test.each<[string, object[], string]>([
    ["without a point", [], "session.field_required"],
    ["with two central points", [{ part: "central" }, { part: "central" }], "session.one_central_point"],
    ["with none central", [{ part: "delegate" }], "session.one_central_point"],
  ])("a plan %s is refused", (_what, parts, key) =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      const ids = [hall.hall, hall.department];
      const points = parts.map((part, index) => ({ ...part, point_id: ids[index] }));
      await expect(plan(db, hall, { points })).rejects.toMatchObject({ hint: key });
    }),
  );
});

describe("the agenda (QĐ3394 Điều 6.1d)", () => {
  test("opening, rules, then for each case summary, citizen, report, conclusion; slots follow from the minutes", () =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      const a = await approved(db, hall);
      const b = await approved(db, hall, { title: "Kiến nghị thoát nước" });
      const { id } = await plan(db, hall, { cases: [{ case_id: b.id }, { case_id: a.id }] });
      const four = (code: string) => [
        `${code} summary 5`,
        `${code} citizen 10`,
        `${code} report 10`,
        `${code} conclusion 5`,
      ];
      expect(await agenda(db, id)).toEqual(["opening 10", "rules 5", ...four(b.code), ...four(a.code)]);
      const slots = await db.rows<{ case_id: number; starts_at: Date; ends_at: Date }>(
        "select case_id, starts_at, ends_at from public.session_cases where session_id = $1 order by position",
        [id],
      );
      expect(slots).toEqual([
        { case_id: b.id, starts_at: at("2026-12-07 08:15"), ends_at: at("2026-12-07 08:45") },
        { case_id: a.id, starts_at: at("2026-12-07 08:45"), ends_at: at("2026-12-07 09:15") },
      ]);
    }));

  test("what was edited by hand stays when a case comes in, goes, or changes its place; null makes it anew", () =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      const [a, b, c] = [await approved(db, hall), await approved(db, hall), await approved(db, hall)];
      const { id } = await plan(db, hall, { cases: [{ case_id: a.id }, { case_id: b.id }] });
      const items = await db.rows<{ id: number; title: string; minutes: number; step: string; case_id: number | null }>(
        "select id, title, minutes, step, case_id from public.session_agenda where session_id = $1 order by position",
        [id],
      );
      // The first case's report takes 25 minutes, a break follows the case.
      const edited = items.map((item) =>
        item.case_id === a.id && item.step === "report" ? { ...item, minutes: 25 } : item,
      );
      edited.splice(6, 0, { id: 0, title: "Giải lao", minutes: 15, step: "other", case_id: null });
      await step(db, "save_agenda", hall.board, at("2026-11-18 09:00"), id, JSON.stringify(edited));
      await save(db, hall, id, { cases: [{ case_id: c.id }, { case_id: a.id }] }, at("2026-11-18 10:00"));
      const four = (code: string, report = 10) => [
        `${code} summary 5`,
        `${code} citizen 10`,
        `${code} report ${report}`,
        `${code} conclusion 5`,
      ];
      expect(await agenda(db, id)).toEqual(["opening 10", "rules 5", ...four(c.code), ...four(a.code, 25), "other 15"]);
      expect(await db.value("select status from public.cases where id = $1", [b.id])).toBe("approved");
      await step(db, "save_agenda", hall.board, at("2026-11-18 11:00"), id, null);
      expect(await agenda(db, id)).toEqual(["opening 10", "rules 5", ...four(c.code), ...four(a.code)]);
    }));

  test.each<[string, unknown, string]>([
    ["nothing", [], "items"],
    ["a blank title", [{ title: " ", minutes: 5 }], "title"],
    ["no minutes", [{ title: "x", minutes: 0 }], "minutes"],
    ["minutes in words", [{ title: "x", minutes: "năm" }], "minutes"],
    ["eleven hours", [{ title: "x", minutes: 660 }], "minutes"],
  ])("%s is refused, and nothing changes", (_what, items, field) =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      const { id } = await plan(db, hall);
      const before = await agenda(db, id);
      expect(
        await db.refusal("select private.save_agenda($1, $2, $3, $4)", [
          hall.board.staffId,
          early,
          id,
          JSON.stringify(items),
        ]),
      ).toMatchObject({ code: "PT422", params: { field } });
      expect(await agenda(db, id)).toEqual(before);
    }),
  );
});

describe("two at once", () => {
  test("a double click plans one session, and of two who edit the same one the second is told", async () => {
    const [a, b] = [await connect(), await connect()];
    const db = wrap(a);
    const board = await person(db, "reception_board", { name: "Hai phiên" });
    const pointId = await db.value<number>(
      "insert into public.meeting_points (name, agency_id) values ('Điểm cầu hai phiên', $1) returning id",
      [board.agencyId],
    );
    try {
      const plain = {
        request_id: randomUUID(),
        kind: "city",
        title: "Bấm hai lần",
        starts_at: "2027-03-01T01:00:00Z",
        ends_at: "2027-03-01T03:00:00Z",
        chair_id: board.staffId,
        points: [{ point_id: pointId, part: "central" }],
      };
      const click = (client: typeof a) =>
        client
          .query<{ plan_session: Planned }>("select private.plan_session($1, $2, $3)", [
            board.staffId,
            early,
            JSON.stringify(plain),
          ])
          .then(({ rows }) => rows[0]?.plan_session);
      const [first, second] = await Promise.all([click(a), click(b)]);
      expect(first?.id).toBe(second?.id);
      const edit = (client: typeof a, title: string) =>
        client
          .query("select private.save_session($1, $2, $3, $4, $5)", [
            board.staffId,
            early,
            first?.id,
            JSON.stringify({ title }),
            first?.version,
          ])
          .then(
            () => "saved",
            (error: { hint?: string }) => error.hint,
          );
      expect((await Promise.all([edit(a, "Một"), edit(b, "Hai")])).sort()).toEqual(["saved", "session.changed"]);
    } finally {
      // Committed: nothing of it may stay for the tests after it.
      const ours = "(select id from public.sessions where planned_by_id = $1)";
      await a.query("alter table public.session_events disable trigger tg_session_events__append_only");
      await a.query(`delete from public.notifications where subject_type = 'session' and subject_id in ${ours}`, [
        board.staffId,
      ]);
      await a.query(`delete from private.outbox where subject_type = 'session' and subject_id in ${ours}`, [
        board.staffId,
      ]);
      await a.query(`delete from sla.clocks where subject_type = 'session' and subject_id in ${ours}`, [board.staffId]);
      await a.query("delete from public.sessions where planned_by_id = $1", [board.staffId]);
      await a.query("alter table public.session_events enable trigger tg_session_events__append_only");
      await a.query("delete from public.meeting_points where id = $1", [pointId]);
      await a.query("delete from public.staff_roles where staff_id = $1", [board.staffId]);
      await a.query("delete from public.staff where id = $1", [board.staffId]);
      await a.query("delete from auth.users where id = $1", [board.userId]);
      await a.end();
      await b.end();
    }
  });

  test("invitations pressed twice go out once, with one number", () =>
    inTransaction(async (db) => {
      const hall = await openHall(db);
      const { id } = await plan(db, hall);
      await step(db, "issue_invitations", hall.board, at("2026-11-17 09:00"), id);
      expect(
        await db.refusal("select private.issue_invitations($1, $2, $3)", [
          hall.board.staffId,
          at("2026-11-17 09:00"),
          id,
        ]),
      ).toMatchObject({
        key: "session.nobody_to_invite",
      });
      expect(
        await db.value("select count(*) from public.documents where register = 'invitation' and subject_id = $1", [id]),
      ).toBe(1);
      expect((await events(db, id)).filter((kind) => kind === "invited")).toEqual(["invited"]);
    }));
});

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
