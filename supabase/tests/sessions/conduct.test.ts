import { describe, expect, test } from "vitest";
import { step } from "../cases/reception.ts";
import { inTransaction } from "../support/database.ts";
import { asOwner, asUser, person } from "../support/people.ts";
import {
  agenda,
  at,
  caseStatuses,
  day,
  ended,
  planned,
  ready,
  start,
  statusOf,
  submitted,
  testPoints,
  told,
} from "./held.ts";

/** A step that must be refused, with its key and what it says besides. */
const refused = async (db: Parameters<typeof step>[0], name: string, ...args: unknown[]) => {
  await asOwner(db);
  const marks = args.map((_, index) => `$${index + 1}`).join(", ");
  return db.refusal(`select private.${name}(${marks})`, args);
};

describe("beginning (QĐ3394 Điều 6.1d)", () => {
  test("30 minutes before at the earliest, once", () =>
    inTransaction(async (db) => {
      const held = await ready(db);
      expect(await refused(db, "start_session", held.board.staffId, at(-31), held.session)).toMatchObject({
        key: "session.too_early",
        params: { opens_at: expect.stringContaining("2026-12-07T00:30:00") },
      });
      await step(db, "start_session", held.board, at(-30), held.session);
      expect(await statusOf(db, held)).toBe("live");
      expect((await agenda(db, held)).map(({ started_at }) => started_at)).toEqual([
        at(-30),
        ...Array.from({ length: 9 }, () => null),
      ]);
      expect(await refused(db, "start_session", held.board.staffId, at(1), held.session)).toMatchObject({
        key: "session.wrong_status",
        params: { status: "live" },
      });
    }));

  test("what stands in the way is refused by name until somebody entitled sets it aside", () =>
    inTransaction(async (db) => {
      const held = await planned(db);
      await step(db, "issue_invitations", held.board, at(-9 * day), held.session);
      await db.rows("update public.cases set decided_at = null, status = 'registered' where id = $1", [held.cases[1]]);
      const refusal = await refused(db, "start_session", held.board.staffId, at(0), held.session);
      expect(refusal).toMatchObject({ key: "session.obstacle", code: "PT409" });
      expect([...(refusal.params.kinds as string[])].sort()).toEqual(["unapproved_case", "untested_point"]);
      await step(
        db,
        "waive_session_rule",
        held.leader,
        at(-100),
        held.session,
        "unapproved_case",
        "Chủ tịch đồng ý miệng",
      );
      expect((await refused(db, "start_session", held.board.staffId, at(0), held.session)).params.kinds).toEqual([
        "untested_point",
      ]);
      await testPoints(db, held, at(-90));
      await step(db, "start_session", held.board, at(0), held.session);
      expect(await statusOf(db, held)).toBe("live");
    }));

  test("what was never done before it stays missed", () =>
    inTransaction(async (db) => {
      const held = await planned(db);
      await step(
        db,
        "waive_session_rule",
        held.leader,
        at(-20),
        held.session,
        "untested_point",
        "Mất điện, đã thử bằng điện thoại",
      );
      await step(db, "start_session", held.board, at(0), held.session);
      const clocks = await db.rows<{ rule_code: string; state: string }>(
        "select rule_code, state from sla.clocks where subject_type = 'session' and subject_id = $1 order by rule_code",
        [held.session],
      );
      expect(clocks.map(({ rule_code, state }) => [rule_code, state])).toEqual([
        ["session.invitations", "missed"],
        ["session.plan_report", "missed"],
        ["session.test_day_before", "missed"],
        ["session.test_two_hours", "missed"],
      ]);
    }));

  test.each([
    ["the board", "board", null],
    ["its secretary", "secretary", null],
    ["its chair", "chair", null],
    ["an invited head", "head", "authz.forbidden"],
    ["another leader", "leader", "authz.forbidden"],
  ] as const)("%s", (_, who, key) =>
    inTransaction(async (db) => {
      const held = await ready(db);
      await asUser(db, held[who]);
      // Nothing to turn to yet: whoever may run it hears that, whatever the day of this test.
      const refusal = await db.refusal("select public.go_to_item($1, 0)", [held.session]);
      expect(refusal.key).toBe(key ?? "session.wrong_status");
    }),
  );
});

describe("the agenda", () => {
  test("an item finishes the one before, and may be returned to", () =>
    inTransaction(async (db) => {
      const held = await ready(db);
      await step(db, "start_session", held.board, start, held.session);
      const [first, second, third] = await agenda(db, held);
      await step(db, "go_to_item", held.secretary, at(10), held.session, third?.id);
      await step(db, "go_to_item", held.secretary, at(20), held.session, second?.id);
      await step(db, "go_to_item", held.secretary, at(30), held.session, third?.id);
      const now = await agenda(db, held);
      expect(now[0]).toMatchObject({ id: first?.id, finished_at: at(10) });
      expect(now[1]).toMatchObject({ started_at: at(20), finished_at: at(30) });
      expect(now[2]).toMatchObject({ started_at: at(10), finished_at: null });
      expect(await db.value("select current_item_id from public.sessions where id = $1", [held.session])).toBe(
        third?.id,
      );
    }));

  test("an item of another session is not found", () =>
    inTransaction(async (db) => {
      const held = await ready(db);
      await step(db, "start_session", held.board, start, held.session);
      expect(await refused(db, "go_to_item", held.board.staffId, at(5), held.session, 0)).toMatchObject({
        key: "session.not_found",
      });
    }));
});

describe("the secretary's notes", () => {
  test("are saved as they are typed; a stale version shows what stands there now", () =>
    inTransaction(async (db) => {
      const held = await ready(db);
      const save = (text: string, version: number | null) =>
        db.value<{ version: number }>("select public.save_minutes($1, $2, $3)", [held.session, text, version]);
      await asUser(db, held.secretary);
      expect((await save("Mở đầu", 1)).version).toBe(2);
      // The answer was lost, the same text comes again under the old version: nothing to merge.
      expect((await save("Mở đầu", 1)).version).toBe(2);
      await asUser(db, held.board);
      for (const stale of [1, null]) {
        const refusal = await db.refusal("select public.save_minutes($1, $2, $3)", [held.session, "Khác", stale]);
        expect(refusal).toMatchObject({
          key: "session.minutes_changed",
          params: { version: 2, by: "Phạm Thị Thư", content: "Mở đầu" },
        });
      }
      expect((await save("Mở đầu, giới thiệu", 2)).version).toBe(3);
    }));

  test("whoever keeps minutes for another agency does not write here", () =>
    inTransaction(async (db) => {
      const held = await ready(db);
      const elsewhere = await person(db, "contact_officer", { agency: "SYT", permissions: ["keep_minutes"] });
      const here = await person(db, "supervisor", { permissions: ["keep_minutes"] });
      await asUser(db, elsewhere);
      const sql = "select public.save_minutes($1, 'x', 1)";
      expect((await db.refusal(sql, [held.session])).key).toBe("authz.forbidden");
      await asUser(db, here);
      expect(await db.value(sql, [held.session])).toMatchObject({ version: 2 });
    }));

  test("issued: numbered, frozen, and closed to everybody", () =>
    inTransaction(async (db) => {
      const held = await ended(db);
      await asUser(db, held.secretary);
      const issued = await db.value<{ document_id: number; number: number }>("select public.issue_minutes($1)", [
        held.session,
      ]);
      expect(issued.number).toBe(1);
      expect((await db.refusal("select public.save_minutes($1, 'Sửa', 2)", [held.session])).key).toBe(
        "session.minutes_closed",
      );
      expect((await db.refusal("select public.issue_minutes($1)", [held.session])).key).toBe("session.done_already");
      const paper = await db.value<{ symbol: string; title: string; content: { minutes: string } }>(
        "select public.issued_document($1)",
        [issued.document_id],
      );
      expect(paper).toMatchObject({ symbol: "BB-VP", content: { minutes: "Ông An trình bày bổ sung." } });
    }));

  test("cannot be issued before the session has ended", () =>
    inTransaction(async (db) => {
      const held = await ready(db);
      await asUser(db, held.board);
      expect((await db.refusal("select public.issue_minutes($1)", [held.session])).key).toBe("session.wrong_status");
    }));
});

describe("the end", () => {
  test("a case that was heard is received, one never reached can be planned again", () =>
    inTransaction(async (db) => {
      const held = await ended(db);
      expect(await statusOf(db, held)).toBe("ended");
      expect(await caseStatuses(db, held)).toEqual(["received", "approved"]);
      expect((await agenda(db, held)).filter(({ started_at, finished_at }) => started_at && !finished_at)).toEqual([]);
      // The second one goes into another session.
      await step(db, "plan_session", held.board, at(2 * day), {
        kind: "city",
        title: "Tiếp bổ sung",
        starts_at: at(20 * day),
        ends_at: at(20 * day + 60),
        chair_name: "Ngô Trọng Vượng",
        points: [{ point_id: held.points[0], part: "central" }],
        cases: [{ case_id: held.cases[1] }],
      });
      expect(await caseStatuses(db, held)).toEqual(["received", "scheduled"]);
    }));

  test("whoever is still connected leaves with it, and recording is off", () =>
    inTransaction(async (db) => {
      const held = await ready(db);
      await step(db, "start_session", held.board, start, held.session);
      await db.rows("update public.sessions set recording_state = 'on' where id = $1", [held.session]);
      await db.rows(
        "insert into public.session_attendance (session_id, connection_id, joined_at, left_at) values ($1, 'a', $2, null), ($1, 'b', $2, $3)",
        [held.session, at(1), at(20)],
      );
      await step(db, "end_session", held.board, at(60), held.session);
      expect(
        await db.rows("select left_at from public.session_attendance where session_id = $1 order by connection_id", [
          held.session,
        ]),
      ).toEqual([{ left_at: at(60) }, { left_at: at(20) }]);
      expect(await db.value("select recording_state from public.sessions where id = $1", [held.session])).toBe("off");
    }));
});

describe("the conclusion's clock (Điều 6.1đ)", () => {
  const due = (db: Parameters<typeof step>[0], session: number) =>
    db.rows<{ due_at: Date; state: string }>(
      "select due_at, state from sla.clocks where subject_type = 'session' and subject_id = $1 and rule_code = 'session.conclusion'",
      [session],
    );

  test("five days from the Chair's session; signed in time it is met", () =>
    inTransaction(async (db) => {
      const held = await submitted(db);
      // Monday the 7th and five days is Saturday the 12th; a last day off moves to the next working day's end.
      expect(await due(db, held.session)).toEqual([
        { due_at: new Date("2026-12-14T17:30:00+07:00"), state: "running" },
      ]);
      await step(db, "sign_conclusion", held.signer, at(2 * day), held.session);
      expect((await due(db, held.session))[0]?.state).toBe("met");
    }));

  test.each([
    ["2026-02-12T10:30:00+07:00", "2026-02-23T17:30:00+07:00"],
    ["2026-02-11T10:30:00+07:00", "2026-02-23T17:30:00+07:00"],
    ["2026-02-10T10:30:00+07:00", "2026-02-23T17:30:00+07:00"],
    ["2026-02-06T10:30:00+07:00", "2026-02-11T17:30:00+07:00"],
  ])("over Tết: held until %s it is due %s", (over, expected) =>
    inTransaction(async (db) => {
      const held = await ready(db);
      await db.rows(
        "update public.sessions set status = 'live', starts_at = $2::timestamptz - interval '2 hours', last_event_at = $2::timestamptz - interval '1 hour' where id = $1",
        [held.session, over],
      );
      await step(db, "end_session", held.board, new Date(over), held.session);
      expect((await due(db, held.session))[0]?.due_at).toEqual(new Date(expected));
    }),
  );

  test("signed late it is missed, and the Office has been told", () =>
    inTransaction(async (db) => {
      const held = await submitted(db);
      await db.rows("select sla.tick($1)", [at(12 * day)]);
      expect(await told(db, "session", held.session, "session_overdue")).toContain(held.supervisor.staffId);
      await step(db, "sign_conclusion", held.signer, at(13 * day), held.session);
      expect((await due(db, held.session))[0]?.state).toBe("missed");
    }));

  test.each([
    ["true", 1],
    ["false", 0],
  ])("another's session: by the office's setting (%s)", (setting, count) =>
    inTransaction(async (db) => {
      await db.rows("update public.settings set value = $1::jsonb where key = 'sessions.conclusion_for_all'", [
        setting,
      ]);
      const held = await ended(db, { is_city_chair: false });
      expect(await due(db, held.session)).toHaveLength(count);
    }),
  );
});

describe("drafting and signing", () => {
  test("submitted to the chair; taken up again it waits no longer", () =>
    inTransaction(async (db) => {
      const held = await submitted(db);
      expect(await told(db, "session", held.session, "session_conclusion_ready")).toEqual([held.chair.staffId]);
      await step(db, "save_conclusion", held.board, at(day + 5), held.session, "Sửa lại", false);
      expect(await refused(db, "sign_conclusion", held.signer.staffId, at(day + 6), held.session)).toMatchObject({
        key: "session.nothing_to_sign",
      });
    }));

  test("nothing but blanks is not submitted", () =>
    inTransaction(async (db) => {
      const held = await ended(db);
      expect(await refused(db, "save_conclusion", held.board.staffId, at(day), held.session, "  ", true)).toMatchObject(
        {
          key: "session.field_required",
          params: { field: "content" },
        },
      );
    }));

  test("a text that changed since the leader read it is not signed", () =>
    inTransaction(async (db) => {
      const held = await submitted(db);
      const read = await db.value<number>("select version from public.session_conclusions where session_id = $1", [
        held.session,
      ]);
      await step(db, "save_conclusion", held.board, at(day + 5), held.session, "Văn bản khác", true);
      expect(await refused(db, "sign_conclusion", held.signer.staffId, at(day + 6), held.session, read)).toMatchObject({
        key: "session.changed",
      });
    }));

  test("only by whoever was given the right, for that agency", () =>
    inTransaction(async (db) => {
      const held = await submitted(db);
      const elsewhere = await person(db, "agency_head", { agency: "SYT", permissions: ["sign_conclusion"] });
      for (const who of [held.board, held.chair, held.leader, elsewhere]) {
        await asUser(db, who);
        expect((await db.refusal("select public.sign_conclusion($1)", [held.session])).key).toBe("authz.forbidden");
      }
      await asUser(db, held.signer);
      expect(await db.value("select public.sign_conclusion($1)", [held.session])).toMatchObject({
        status: "concluded",
        number: 1,
      });
      expect(await caseStatuses(db, held)).toEqual(["concluded", "approved"]);
    }));

  test("what was issued says the same for ever", () =>
    inTransaction(async (db) => {
      const held = await submitted(db);
      const signed = await step<{ document_id: number }>(db, "sign_conclusion", held.signer, at(2 * day), held.session);
      expect(
        await refused(db, "save_conclusion", held.board.staffId, at(3 * day), held.session, "Khác", false),
      ).toMatchObject({
        key: "session.wrong_status",
      });
      await db.rows("update public.session_conclusions set content = 'Sửa trộm' where session_id = $1", [held.session]);
      await db.rows("update public.sessions set title = 'Tên khác', chair_name = 'Người khác' where id = $1", [
        held.session,
      ]);
      await db.rows("update public.citizens set full_name = 'Tên khác' where full_name = 'Nguyễn Văn An'");
      await asUser(db, held.board);
      const paper = await db.value<{
        title: string;
        symbol: string;
        signed_by_name: string;
        content: Record<string, unknown>;
      }>("select public.issued_document($1)", [signed.document_id]);
      expect(paper).toMatchObject({ symbol: "TB-UBND", signed_by_name: "Đặng Văn Ký" });
      expect(paper.content).toMatchObject({ conclusion: "Giao Sở Xây dựng kiểm tra lại đơn giá." });
      const text = JSON.stringify(paper);
      expect(text).toContain("Nguyễn Văn An");
      expect(text).not.toMatch(/Sửa trộm|Tên khác|Người khác/);
    }));

  test("signed twice at once: one number", () =>
    inTransaction(async (db) => {
      const held = await submitted(db);
      await step(db, "sign_conclusion", held.signer, at(2 * day), held.session);
      expect(await refused(db, "sign_conclusion", held.signer.staffId, at(2 * day), held.session)).toMatchObject({
        key: "session.wrong_status",
      });
      expect(await db.value("select count(*) from public.documents where register = 'conclusion'")).toBe(1);
    }));
});

describe("citizens' names in the papers", () => {
  test.each([
    ["the board", "board", true],
    ["its secretary", "secretary", true],
    ["its chair", "chair", true],
    ["a leader of the city", "leader", true],
    ["an invited head", "head", false],
    ["an officer of the agency", "officer", false],
    ["the Office", "supervisor", false],
  ] as const)("%s", (_, who, isAllowed) =>
    inTransaction(async (db) => {
      const held = await submitted(db);
      const { document_id } = await step<{ document_id: number }>(
        db,
        "sign_conclusion",
        held.signer,
        at(2 * day),
        held.session,
      );
      await asUser(db, held[who]);
      const papers = "select public.session_papers($1)::text";
      const issued = "select public.issued_document($1)::text";
      if (isAllowed) {
        expect(await db.value<string>(papers, [held.session])).toContain("Nguyễn Văn An");
        expect(await db.value<string>(issued, [document_id])).toContain("Nguyễn Văn An");
      } else {
        expect((await db.refusal(papers, [held.session])).key).toBe("authz.forbidden");
        expect((await db.refusal(issued, [document_id])).key).toBe("authz.forbidden");
      }
    }),
  );

  test("on screens the agenda masks them, in the papers it names them, unless somebody wrote another name", () =>
    inTransaction(async (db) => {
      const held = await planned(db);
      await asOwner(db);
      const leads = async () => {
        const { agenda: items } = await db.value<{ agenda: { step: string; lead_name: string }[] }>(
          "select private.session_papers($1)",
          [held.session],
        );
        return items.filter((item) => item.step === "citizen").map((item) => item.lead_name);
      };
      const sql = "select distinct lead_name from public.session_agenda where session_id = $1 and step = 'citizen'";
      expect(await db.value(sql, [held.session])).toBe("Nguyễn V. A.");
      expect(await leads()).toEqual(["Nguyễn Văn An", "Nguyễn Văn An"]);
      await db.rows(
        "update public.session_agenda set lead_name = 'Luật sư Đỗ Thị Én' where session_id = $1 and case_id = $2 and step = 'citizen'",
        [held.session, held.cases[1]],
      );
      expect(await leads()).toEqual(["Nguyễn Văn An", "Luật sư Đỗ Thị Én"]);
    }));

  test("a commune's leader reads the papers of their own sessions alone", () =>
    inTransaction(async (db) => {
      const held = await ended(db);
      const commune = await person(db, "city_leader", { agency: "10507" });
      await asUser(db, commune);
      expect((await db.refusal("select public.session_papers($1)", [held.session])).key).toBe("session.not_found");
    }));
});
