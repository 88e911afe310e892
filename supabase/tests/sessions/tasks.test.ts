import { describe, expect, test } from "vitest";
import { step } from "../cases/reception.ts";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner, asUser } from "../support/people.ts";
import { at, caseStatuses, day, ended, type Held, planned, ready, submitted, told } from "./held.ts";

const task = "Kiểm tra lại đơn giá bồi thường của các hộ, báo cáo kết quả";

async function assigned(
  db: Db,
  held: Held,
  when = at(3 * day),
  more: { case?: number | null; due?: Date } = {},
): Promise<number> {
  const caseId = more.case === undefined ? held.cases[0] : more.case;
  const due = more.due ?? at(24 * day);
  return (
    await step<{ id: number }>(db, "assign_task", held.board, when, caseId, held.session, held.head.agencyId, task, due)
  ).id;
}

/** A conclusion that is signed, with one task. */
async function concluded(db: Db): Promise<{ held: Held; id: number }> {
  const held = await submitted(db);
  await step(db, "sign_conclusion", held.signer, at(2 * day), held.session);
  return { held, id: await assigned(db, held) };
}

const report = (db: Db, held: Held, id: number, when: Date) =>
  step(db, "report_task", held.head, when, id, "Đã kiểm tra, điều chỉnh đơn giá cho 14 hộ");
const review = (
  db: Db,
  held: Held,
  id: number,
  when: Date,
  decision: string,
  note: string | null,
  due: Date | null = null,
) => step(db, "review_task", held.board, when, id, decision, note, due);
const clocks = async (db: Db, id: number) => {
  await asOwner(db);
  return db.rows<{ state: string; due_at: Date }>(
    "select state, due_at from sla.clocks where subject_type = 'case_task' and subject_id = $1 order by id",
    [id],
  );
};
const taskRow = async (db: Db, id: number) => {
  await asOwner(db);
  return db.row("select * from public.case_tasks where id = $1", [id]);
};
const refusal = async (db: Db, sql: string, args: unknown[]) => {
  await asOwner(db);
  return db.refusal(sql, args);
};

describe("a decision becomes a task", () => {
  test("of an agency, with its due time and clock; its head hears of it by bell, mail and SMS", () =>
    inTransaction(async (db) => {
      const { held, id } = await concluded(db);
      expect(await clocks(db, id)).toEqual([{ state: "running", due_at: at(24 * day) }]);
      expect(await told(db, "case_task", id, "case_task_assigned")).toEqual([held.head.staffId]);
      expect(
        await db.rows(
          "select channel from private.outbox where subject_type = 'case_task' and subject_id = $1 order by 1",
          [id],
        ),
      ).toEqual([{ channel: "email" }, { channel: "sms" }]);
      expect(
        await db.value("select count(*) from public.session_events where session_id = $1 and kind = 'task_assigned'", [
          held.session,
        ]),
      ).toBe(1);
      expect(
        await db.value("select count(*) from public.case_events where case_id = $1 and kind = 'task_assigned'", [
          held.cases[0],
        ]),
      ).toBe(1);
    }));

  test("an agency that had nothing to do with the case may read it from now on", () =>
    inTransaction(async (db) => {
      const held = await ended(db);
      const seen = async () => {
        await asUser(db, held.otherHead);
        return db.value("select count(*) from public.cases where id = $1", [held.cases[0]]);
      };
      expect(await seen()).toBe(0);
      await step(
        db,
        "assign_task",
        held.board,
        at(day),
        held.cases[0],
        held.session,
        held.otherHead.agencyId,
        task,
        at(9 * day),
      );
      expect(await seen()).toBe(1);
    }));

  test.each<[string, (held: Held) => unknown[], object]>([
    ["no text", (h) => [h.cases[0], h.session, h.head.agencyId, "  ", at(9 * day)], { params: { field: "task" } }],
    ["no due time", (h) => [h.cases[0], h.session, h.head.agencyId, task, null], { params: { field: "due_at" } }],
    ["a past due time", (h) => [h.cases[0], h.session, h.head.agencyId, task, at(0)], { key: "session.date_past" }],
    [
      "no agency",
      (h) => [h.cases[0], h.session, 0, task, at(9 * day)],
      { params: { field: "agency_id", problem: "unknown" } },
    ],
    [
      "neither case nor session",
      (h) => [null, null, h.head.agencyId, task, at(9 * day)],
      { params: { field: "case_id" } },
    ],
  ])("%s is refused at its field", (_, args, expected) =>
    inTransaction(async (db) => {
      const held = await ended(db);
      expect(
        await refusal(db, "select private.assign_task($1, $2, $3, $4, $5, $6, $7)", [
          held.board.staffId,
          at(day),
          ...args(held),
        ]),
      ).toMatchObject(expected);
    }),
  );

  test("a case that is not in the session cannot be reached through it", () =>
    inTransaction(async (db) => {
      const held = await ended(db);
      const other = await planned(db, { starts_at: at(7 * day), ends_at: at(7 * day + 60) });
      await asUser(db, held.secretary);
      const sql = "select public.assign_task($1, $2, $3, 'Việc', $4)";
      expect(await db.refusal(sql, [other.cases[0], held.session, held.head.agencyId, "2090-01-01"])).toMatchObject({
        key: "session.field_invalid",
        params: { field: "case_id" },
      });
      expect((await db.refusal(sql, [held.cases[0], null, held.head.agencyId, "2090-01-01"])).key).toBe(
        "authz.forbidden",
      );
    }));

  test("not before the session has begun", () =>
    inTransaction(async (db) => {
      const held = await ready(db);
      expect(
        await refusal(db, "select private.assign_task($1, $2, $3, $4, $5, $6, $7)", [
          held.board.staffId,
          at(-60),
          held.cases[0],
          held.session,
          held.head.agencyId,
          task,
          at(day),
        ]),
      ).toMatchObject({ key: "session.wrong_status" });
    }));
});

describe("its clock", () => {
  test("warns its head, then tells head, Office and board when it is overdue, each once", () =>
    inTransaction(async (db) => {
      const { held, id } = await concluded(db);
      await db.rows("select sla.tick($1)", [at(10 * day)]);
      expect(await told(db, "case_task", id, "case_task_due_soon")).toEqual([]);
      for (const when of [at(23 * day), at(23 * day + 60)]) await db.rows("select sla.tick($1)", [when]);
      expect(await told(db, "case_task", id, "case_task_due_soon")).toEqual([held.head.staffId]);
      for (const when of [at(24 * day + 1), at(25 * day)]) await db.rows("select sla.tick($1)", [when]);
      const people = await told(db, "case_task", id, "case_task_overdue");
      expect(people).toEqual([...new Set(people)]);
      expect(people).toEqual(expect.arrayContaining([held.head.staffId, held.supervisor.staffId, held.board.staffId]));
      expect(people).not.toContain(held.otherHead.staffId);
      expect(await clocks(db, id)).toMatchObject([{ state: "overdue" }]);
    }));

  test("stops with the report: met in time, missed after it", () =>
    inTransaction(async (db) => {
      const { held, id } = await concluded(db);
      const late = await assigned(db, held, at(3 * day), { due: at(5 * day) });
      await report(db, held, id, at(20 * day));
      await report(db, held, late, at(20 * day));
      expect((await clocks(db, id))[0]?.state).toBe("met");
      expect((await clocks(db, late))[0]?.state).toBe("missed");
      expect(await told(db, "case_task", id, "case_task_reported")).toContain(held.board.staffId);
    }));
});

describe("report and review", () => {
  test("accepted: done, its agency is told; the last one closes the case", () =>
    inTransaction(async (db) => {
      const { held, id } = await concluded(db);
      const second = await assigned(db, held, at(4 * day));
      await report(db, held, id, at(10 * day));
      await report(db, held, second, at(11 * day));
      await review(db, held, id, at(12 * day), "accept", null);
      expect(await caseStatuses(db, held)).toEqual(["concluded", "approved"]);
      await review(db, held, second, at(13 * day), "accept", "Đạt yêu cầu");
      expect(await caseStatuses(db, held)).toEqual(["closed", "approved"]);
      expect(await taskRow(db, id)).toMatchObject({ status: "done", accepted_at: at(12 * day) });
      expect(await told(db, "case_task", id, "case_task_accepted")).toEqual([held.head.staffId]);
      expect(await db.value("select closed_at from public.cases where id = $1", [held.cases[0]])).toEqual(at(13 * day));
    }));

  test("a task that was taken back does not keep the case open", () =>
    inTransaction(async (db) => {
      const { held, id } = await concluded(db);
      const second = await assigned(db, held, at(4 * day));
      await report(db, held, id, at(10 * day));
      await review(db, held, second, at(11 * day), "cancel", "Trùng nhiệm vụ trên");
      expect(await clocks(db, second)).toMatchObject([{ state: "cancelled" }]);
      expect(await told(db, "case_task", second, "case_task_cancelled")).toEqual([held.head.staffId]);
      await review(db, held, id, at(12 * day), "accept", null);
      expect(await caseStatuses(db, held)).toEqual(["closed", "approved"]);
    }));

  test("returned: open again with a new due time and a clock of its own, its head is told why", () =>
    inTransaction(async (db) => {
      const { held, id } = await concluded(db);
      await report(db, held, id, at(10 * day));
      expect(
        await refusal(db, "select private.review_task($1, $2, $3, 'return', 'Thiếu biên bản', null)", [
          held.board.staffId,
          at(11 * day),
          id,
        ]),
      ).toMatchObject({
        params: { field: "due_at" },
      });
      await review(db, held, id, at(11 * day), "return", "Thiếu biên bản làm việc với các hộ", at(18 * day));
      expect(await taskRow(db, id)).toMatchObject({ status: "open", due_at: at(18 * day) });
      expect(await clocks(db, id)).toEqual([
        { state: "met", due_at: at(24 * day) },
        { state: "running", due_at: at(18 * day) },
      ]);
      expect(
        await db.value(
          "select params ->> 'note' from public.notifications where subject_type = 'case_task' and subject_id = $1 and created_at = $2",
          [id, at(11 * day)],
        ),
      ).toBe("Thiếu biên bản làm việc với các hộ");
      await report(db, held, id, at(17 * day));
      await review(db, held, id, at(18 * day), "accept", null);
      expect(await caseStatuses(db, held)).toEqual(["closed", "approved"]);
    }));

  test("each decision where it is possible, with its reason", () =>
    inTransaction(async (db) => {
      const { held, id } = await concluded(db);
      const decide = (decision: string, note: string | null) =>
        refusal(db, "select private.review_task($1, $2, $3, $4, $5, $6)", [
          held.board.staffId,
          at(10 * day),
          id,
          decision,
          note,
          at(20 * day),
        ]);
      expect((await decide("accept", null)).key).toBe("case.task_not_open");
      expect((await decide("return", "Chưa đủ")).key).toBe("case.task_not_open");
      expect(await decide("cancel", " ")).toMatchObject({ params: { field: "note" } });
      expect(await decide("praise", null)).toMatchObject({ params: { field: "decision" } });
      await report(db, held, id, at(11 * day));
      expect(
        (await refusal(db, "select private.report_task($1, $2, $3, 'Lần nữa')", [held.head.staffId, at(12 * day), id]))
          .key,
      ).toBe("case.task_not_open");
    }));

  test("a task of the session alone goes into its timeline", () =>
    inTransaction(async (db) => {
      const held = await ended(db);
      const id = await assigned(db, held, at(day), { case: null });
      await report(db, held, id, at(2 * day));
      await review(db, held, id, at(3 * day), "accept", null);
      const rows = await db.rows<{ kind: string }>(
        "select kind from public.session_events where session_id = $1 and kind like 'task%' order by id",
        [held.session],
      );
      expect(rows.map(({ kind }) => kind)).toEqual(["task_assigned", "task_reported", "task_accepted"]);
    }));
});

describe("who may", () => {
  test("report: the agency's head, nobody of another agency, not even for a task that is there", () =>
    inTransaction(async (db) => {
      const { held, id } = await concluded(db);
      const sql = "select public.report_task($1, 'Đã xong')";
      for (const [who, key] of [
        [held.otherHead, "case.task_not_found"],
        [held.officer, "authz.forbidden"],
        [held.board, "authz.forbidden"],
      ] as const) {
        await asUser(db, who);
        expect((await db.refusal(sql, [id])).key).toBe(key);
      }
      await asUser(db, held.head);
      expect(await db.value(sql, [id])).toMatchObject({ status: "reported" });
    }));

  test("review: the board", () =>
    inTransaction(async (db) => {
      const { held, id } = await concluded(db);
      await report(db, held, id, at(10 * day));
      for (const who of [held.head, held.supervisor, held.leader]) {
        await asUser(db, who);
        expect((await db.refusal("select public.review_task($1, 'accept')", [id])).key).toBe("authz.forbidden");
      }
      await asUser(db, held.board);
      expect(await db.value("select public.review_task($1, 'accept')", [id])).toMatchObject({ status: "done" });
    }));

  test("read: board, Office and leaders all; an agency its own; counted as they may read", () =>
    inTransaction(async (db) => {
      const { held, id } = await concluded(db);
      await step(
        db,
        "assign_task",
        held.board,
        at(3 * day),
        held.cases[0],
        held.session,
        held.otherHead.agencyId,
        task,
        at(9 * day),
      );
      const seen = async (who: Held["board"]) => {
        await asUser(db, who);
        const rows = await db.value<number>("select count(*) from public.case_task_list where case_id = $1", [
          held.cases[0],
        ]);
        const { open } = await db.value<{ open: number }>("select public.follow_up_counts()");
        expect(open).toBe(rows);
        return rows;
      };
      for (const who of [held.board, held.supervisor, held.leader]) expect(await seen(who)).toBe(2);
      for (const who of [held.head, held.officer]) expect(await seen(who)).toBe(1);
      await asUser(db, held.head);
      expect(
        await db.row("select code, case_code, agency_id, clock_state from public.case_task_list where id = $1", [id]),
      ).toMatchObject({
        code: expect.stringMatching(/^VV-26-\d{4}\/NV\d+$/),
        agency_id: held.head.agencyId,
        clock_state: expect.stringMatching(/running|due_soon|overdue/),
      });
    }));

  test("a conclusion waits in the counts of whoever may sign it", () =>
    inTransaction(async (db) => {
      const held = await submitted(db);
      const waiting = async (who: Held["board"]) => {
        await asUser(db, who);
        return (await db.value<{ to_sign: number }>("select public.follow_up_counts()")).to_sign;
      };
      expect([await waiting(held.signer), await waiting(held.board), await waiting(held.leader)]).toEqual([1, 0, 0]);
    }));
});
