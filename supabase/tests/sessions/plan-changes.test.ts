import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { approved, step } from "../cases/reception.ts";
import { connect, inTransaction, wrap } from "../support/database.ts";
import { asOwner, asUser, person } from "../support/people.ts";
import { at, early, events, openHall, type Planned, people, plan, session, testAll } from "./plan.ts";
import { agenda, save, seats } from "./plan-changes.ts";

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
