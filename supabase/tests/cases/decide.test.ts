import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect, type Db, inTransaction, wrap } from "../support/database.ts";
import { asOwner, asUser } from "../support/people.ts";
import { approved, later, openReception, proposed, type Reception, register, step, timeline } from "./reception.ts";

/** Bells and letters about a case: kind and who gets it. */
async function told(db: Db, id: number): Promise<string[]> {
  await asOwner(db);
  const rows = await db.rows<{ kind: string; name: string }>(
    `select n.kind, s.display_name as name from public.notifications n join public.staff s on s.id = n.staff_id
     where n.subject_type = 'case' and n.subject_id = $1 order by n.id`,
    [id],
  );
  return rows.map(({ kind, name }) => `${kind}: ${name}`);
}

describe("the Chair's agreement (QĐ3394 Điều 4.2)", () => {
  test("a proposal waits for whoever holds approve_case, and tells them", () =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      const made = await proposed(db, people);
      expect(made.status).toBe("proposed");
      expect(await told(db, made.id)).toEqual(["case_proposed: Ngô Trọng Vượng"]);
      expect(await timeline(db, made.id)).toEqual(["registered", "proposed"]);
    }));

  test("agreed: the case can be scheduled, the board is told", () =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      const { id } = await proposed(db, people);
      await asUser(db, people.chair);
      expect(await db.value("select public.decide_case($1, true, null, 2)", [id])).toMatchObject({
        status: "approved",
        version: 3,
      });
      expect(
        await db.row("select decided_at is not null as is_decided, decided_by_id from public.cases where id = $1", [
          id,
        ]),
      ).toEqual({
        is_decided: true,
        decided_by_id: people.chair.staffId,
      });
      expect(await told(db, id)).toContain("case_approved: Lương Thị Hằng");
    }));

  test("refused: with the reason; it can be edited and proposed again, and what was said before is taken off", () =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      const { id } = await proposed(db, people);
      const refused = await step(
        db,
        "decide_case",
        people.chair,
        later(20),
        id,
        false,
        "Đề nghị làm việc trực tiếp tại phường",
      );
      expect(refused.status).toBe("refused");
      expect(await told(db, id)).toContain("case_refused: Lương Thị Hằng");
      await step(db, "save_case", people.board, later(30), id, { title: "Bổ sung hồ sơ" });
      const again = await step(db, "propose_case", people.board, later(40), id, "Đã bổ sung, kính trình lại");
      expect(again.status).toBe("proposed");
      expect(await db.value("select decision_note from public.cases where id = $1", [id])).toBeNull();
      expect(await timeline(db, id)).toEqual(["registered", "proposed", "refused", "edited", "proposed"]);
    }));

  test.each<[string, object, string, object]>([
    ["without a criterion (Điều 4.1)", { criteria: [] }, "case.no_criterion", { field: "criteria" }],
    ["without an agency that answers", { agencies: [] }, "case.no_agency", { field: "agencies" }],
  ])("nothing is proposed %s", (_, more, key, params) =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      const { id } = await register(db, people, more);
      await asUser(db, people.board);
      expect(await db.refusal("select public.propose_case($1, 'Kính trình')", [id])).toMatchObject({
        code: "PT409",
        key,
        params,
      });
    }),
  );

  test.each<[string, string, unknown[], string, object]>([
    ["a proposal without words", "propose_case($1, ' ')", [], "case.field_required", { field: "proposal" }],
    ["a decision on what was not proposed", "decide_case($1, true)", [], "case.wrong_status", { status: "registered" }],
    ["closing what is not concluded", "close_case($1, 'Xong')", [], "case.wrong_status", { status: "registered" }],
    ["a withdrawal without a reason", "withdraw_case($1, '')", [], "case.field_required", { field: "note" }],
  ])("refuses %s", (_, call, args, key, params) =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      const { id } = await register(db, people);
      await asUser(db, call.startsWith("decide") ? people.chair : people.board);
      expect(await db.refusal(`select public.${call}`, [id, ...args])).toMatchObject({ key, params });
    }),
  );

  test.each<[string, string, string, object]>([
    ["neither yes nor no", "null, 'x'", "case.field_required", { field: "is_approved" }],
    ["a refusal without its reason", "false, ' '", "case.field_required", { field: "note" }],
    ["a decision on what changed meanwhile", "true, null, 1", "case.changed", { step: "decide_case" }],
  ])("the Chair is refused %s", (_, args, key, params) =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      const { id } = await proposed(db, people);
      await asUser(db, people.chair);
      expect(await db.refusal(`select public.decide_case($1, ${args})`, [id])).toMatchObject({ key, params });
      expect(await db.value("select status from public.cases where id = $1", [id])).toBe("proposed");
    }),
  );

  test.each<keyof Reception>(["board", "leader", "supervisor", "head", "officer"])("%s does not decide", (who) =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      const { id } = await proposed(db, people);
      await asUser(db, people[who]);
      expect(await db.refusal("select public.decide_case($1, true)", [id])).toMatchObject({ code: "PT403" });
    }),
  );

  test("a case on a session already goes straight to scheduled", () =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      const { id } = await proposed(db, people);
      const sessionId = await db.value<number>(
        `insert into public.sessions (code, kind, title, starts_at, ends_at, agency_id, chair_name, planned_at, last_event_at)
         values ('THU', 'city', 'Thử', $1, $2, $3, 'Thử', $1, $1) returning id`,
        [later(9000), later(9060), people.board.agencyId],
      );
      await db.rows(
        "insert into public.session_cases (session_id, case_id, position, starts_at, ends_at) values ($1, $2, 1, $3, $4)",
        [sessionId, id, later(9000), later(9020)],
      );
      expect((await step(db, "decide_case", people.chair, later(20), id, true, null)).status).toBe("scheduled");
      // Off the session first, then withdrawn.
      await asUser(db, people.board);
      await db.client.query("savepoint s");
      expect((await db.refusal("select public.withdraw_case($1, 'Công dân rút đơn')", [id])).key).toBe(
        "case.wrong_status",
      );
    }));
});

describe("ending", () => {
  test("the citizens take it back", () =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      const { id } = await proposed(db, people);
      await asUser(db, people.board);
      expect(await db.value("select public.withdraw_case($1, 'Công dân rút đơn')", [id])).toMatchObject({
        status: "withdrawn",
      });
      expect(await db.refusal("select public.withdraw_case($1, 'Lần nữa')", [id])).toMatchObject({
        key: "case.wrong_status",
      });
    }));

  test("not while a follow-up task is open; the last one accepted closes a concluded case", () =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      const { id } = await approved(db, people);
      const task = await step<{ id: number }>(
        db,
        "assign_task",
        people.board,
        later(30),
        id,
        null,
        people.officer.agencyId,
        "Đối thoại với công dân",
        later(6000),
      );
      await db.rows("update public.cases set status = 'concluded' where id = $1", [id]);
      await asUser(db, people.board);
      expect(await db.refusal("select public.close_case($1, 'Xong')", [id])).toMatchObject({ key: "case.tasks_open" });
      await asUser(db, people.head);
      await db.rows("select public.report_task($1, 'Đã đối thoại, công dân đồng thuận')", [task.id]);
      expect(await db.refusal("select public.report_task($1, 'Lần nữa')", [task.id])).toMatchObject({
        key: "case.task_not_open",
      });
      await asUser(db, people.board);
      expect(await db.refusal("select public.review_task($1, 'return', 'Chưa rõ', null)", [task.id])).toMatchObject({
        params: { field: "due_at" },
      });
      await db.rows("select public.review_task($1, 'accept')", [task.id]);
      expect(
        await db.row("select status, closed_at is not null as is_closed from public.cases where id = $1", [id]),
      ).toEqual({ status: "closed", is_closed: true });
      expect(
        await db.refusal("select public.assign_task($1, null, $2, 'Nữa', now() + interval '3 days')", [
          id,
          people.officer.agencyId,
        ]),
      ).toMatchObject({
        key: "case.wrong_status",
      });
    }));

  test("a task has its clock: late when it is, met when reported in time", () =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      const { id } = await approved(db, people);
      const assign = (due: Date) =>
        step<{ id: number }>(
          db,
          "assign_task",
          people.board,
          later(30),
          id,
          null,
          people.officer.agencyId,
          "Báo cáo",
          due,
        );
      const [late, timely] = [await assign(later(600)), await assign(later(60_000))];
      await db.rows("select sla.tick($1)", [later(700)]);
      await step(db, "report_task", people.head, later(800), late.id, "Muộn");
      await step(db, "report_task", people.head, later(800), timely.id, "Kịp");
      expect(
        await db.rows(
          "select subject_id as id, state from sla.clocks where subject_type = 'case_task' order by subject_id",
        ),
      ).toEqual([
        { id: late.id, state: "missed" },
        { id: timely.id, state: "met" },
      ]);
    }));
});

describe("two people at once", () => {
  let first: Db;
  let second: Db;
  let connections: pg.Client[];
  let people: Reception;
  beforeAll(async () => {
    connections = [await connect(), await connect()];
    [first, second] = connections.map(wrap) as [Db, Db];
    people = await openReception(first);
  });
  // What several sessions see is committed: it is taken away again, the timeline's lock opened for it.
  afterAll(async () => {
    const mine = "(select id from public.cases where registered_by_id = $1)";
    await first.rows("alter table public.case_events disable trigger tg_case_events__append_only");
    await first.rows(`delete from public.notifications where subject_type = 'case' and subject_id in ${mine}`, [
      people.board.staffId,
    ]);
    await first.rows(`delete from private.outbox where subject_type = 'case' and subject_id in ${mine}`, [
      people.board.staffId,
    ]);
    await first.rows("delete from public.cases where registered_by_id = $1", [people.board.staffId]);
    await first.rows("alter table public.case_events enable trigger tg_case_events__append_only");
    const ids = Object.values(people).map(({ staffId }) => staffId);
    await first.rows("update public.staff set is_active = false, user_id = null where id = any ($1)", [ids]);
    await Promise.all(connections.map((each) => each.end()));
  });

  test("two decisions on one case: one holds, the other is told", async () => {
    const { id } = await proposed(first, people);
    const decide = (db: Db, is: boolean) =>
      db
        .value<{ status: string }>("select private.decide_case($1, $2, $3, $4, 'Lý do')", [
          people.chair.staffId,
          later(20),
          id,
          is,
        ])
        .then(
          ({ status }) => status,
          (error: { hint?: string }) => error.hint,
        );
    const answers = await Promise.all([decide(first, true), decide(second, false)]);
    expect(answers.filter((each) => each === "case.wrong_status")).toHaveLength(1);
    expect(await timeline(first, id)).toHaveLength(3);
  });

  test("codes of a year have neither gaps nor doubles", async () => {
    const six = async (db: Db): Promise<string[]> => {
      const codes: string[] = [];
      while (codes.length < 6) codes.push((await register(db, people)).code);
      return codes;
    };
    const codes = (await Promise.all([six(first), six(second)])).flat();
    const numbers = codes.map((code) => Number(code.slice(-4))).sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] as number) + index));
  });
});
