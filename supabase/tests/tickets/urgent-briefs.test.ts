import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner, asUser } from "../support/people.ts";
import {
  clocks,
  type Desk,
  openDesk,
  outbox,
  receive,
  type State,
  states,
  step,
  ticketIn,
  ticketRow,
  timeline,
  workingHoursAgo,
} from "./desk.ts";

const at = (time: string) => new Date(`2026-11-${time}:00+07:00`);
const monday = at("16T08:00");
/** Two working days after Monday the 16th, at the end of the working time. */
const wednesdayEvening = at("18T17:30");

const bells = (db: Db, ticketId: number, kind: string) =>
  db
    .rows<{ name: string }>(
      `select distinct s.display_name as name from public.notifications n join public.staff s on s.id = n.staff_id
       where n.subject_type = 'ticket' and n.subject_id = $1 and n.kind = $2`,
      [ticketId, kind],
    )
    .then((rows) => rows.map((row) => row.name).sort());
const brief = (db: Db, desk: Desk, when: Date, id: number) =>
  step(db, "brief_ticket", desk.operator, when, id, "Nguy cơ sạt lở, đề nghị chỉ đạo khẩn");

describe("QĐ583 Điều 9.6: an urgent matter is briefed to the Office within two working days", () => {
  test("received urgent: the brief is owed from the receipt, beside the triage, and makes the ticket itself no later", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await receive(db, desk, monday, { priority: "urgent" });
      expect(await clocks(db, id)).toEqual(["triage running", "urgent_brief running"]);
      expect(await ticketRow(db, id)).toMatchObject({ brief_due_at: wednesdayEvening, due_at: at("16T09:00") });
      expect(await receive(db, desk, monday).then((other) => clocks(db, other))).toEqual(["triage running"]);
    }));

  test("sent: the clock is met, the Office is told by bell and email, the brief is recorded", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await receive(db, desk, monday, { priority: "urgent" });
      await step(db, "transfer_ticket", desk.operator, at("16T08:20"), id, desk.agencyId, null);
      await brief(db, desk, at("17T09:00"), id);
      expect(await clocks(db, id)).toEqual(["triage met", "urgent_brief met", "officer overdue", "head running"]);
      expect(await ticketRow(db, id)).toMatchObject({ brief_due_at: null });
      expect(await bells(db, id, "ticket_briefed")).toEqual(["Đỗ Thị Lan"]);
      expect(await outbox(db, id)).toContain("email ticket_briefed");
      expect(
        await db.row("select content, sent_at, sent_by_name, due_at from public.ticket_briefs where ticket_id = $1", [
          id,
        ]),
      ).toEqual({
        content: "Nguy cơ sạt lở, đề nghị chỉ đạo khẩn",
        sent_at: at("17T09:00"),
        sent_by_name: "Phạm Thu Hà",
        due_at: wednesdayEvening,
      });
      expect(
        await db.refusal("select private.brief_ticket($1, $2, $3, 'lại')", [desk.operator.staffId, at("17T10:00"), id]),
      ).toMatchObject({
        code: "PT409",
        key: "ticket.no_brief_owed",
      });
    }));

  test("not sent: the shift leads are warned, the Office hears of the breach, once each, also after the answer", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await receive(db, desk, monday, { priority: "urgent" });
      await step(db, "transfer_ticket", desk.operator, at("16T08:20"), id, desk.agencyId, null);
      await step(db, "answer_ticket", desk.officer, at("16T10:00"), id, "Đã rào chắn");
      for (const now of ["18T15:00", "18T17:31", "19T08:00"]) await db.value("select sla.tick($1)", [at(now)]);
      expect(await bells(db, id, "clock_due_soon")).toContain("Phạm Thu Hà");
      expect(await bells(db, id, "clock_overdue")).toEqual(["Đỗ Thị Lan"]);
      expect((await timeline(db, id)).filter((kind) => kind === "breached")).toHaveLength(1);
      // Answered is answered: no list shows the ticket as late.
      expect(await ticketRow(db, id)).toMatchObject({
        status: "answered",
        due_at: null,
        brief_due_at: wednesdayEvening,
      });
      await brief(db, desk, at("19T09:00"), id);
      expect(await clocks(db, id)).toContain("urgent_brief missed");
    }));

  test("a measure of handling never counts it", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await receive(db, desk, monday, { priority: "urgent" });
      await step(db, "transfer_ticket", desk.operator, at("16T08:20"), id, desk.agencyId, null);
      await step(db, "answer_ticket", desk.officer, at("16T10:00"), id, "Đã rào chắn");
      await db.value("select sla.tick($1)", [at("19T08:00")]);
      await asUser(db, desk.supervisor);
      expect(
        await db.row(
          "select is_overdue from bi.overdue_facts(array[tstzrange('2026-11-16 00:00+07', $2)], $2, '{}') where ticket_id = $1",
          [id, at("20T08:00")],
        ),
      ).toEqual({ is_overdue: false });
    }));

  const goesOn: [string, (db: Db, d: Desk, id: number) => Promise<unknown>][] = [
    ["returned", (db, d, id) => step(db, "return_ticket", d.officer, at("16T09:00"), id, "Không thuộc thẩm quyền")],
    ["recalled", (db, d, id) => step(db, "recall_ticket", d.operator, at("16T09:00"), id, "Nhầm")],
    [
      "reassigned",
      (db, d, id) => step(db, "reassign_ticket", d.supervisor, at("16T09:00"), id, d.otherAgencyId, "Đúng"),
    ],
    [
      "coordinated",
      (db, d, id) =>
        step(db, "coordinate_ticket", d.supervisor, at("16T09:00"), id, d.otherAgencyId, at("19T17:30"), "Chủ trì"),
    ],
    ["answered", (db, d, id) => step(db, "answer_ticket", d.officer, at("16T09:00"), id, "Xong")],
  ];
  test.each(goesOn)("%s: the brief is owed all the same", (_what, act) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await receive(db, desk, monday, { priority: "urgent" });
      await step(db, "transfer_ticket", desk.operator, at("16T08:20"), id, desk.agencyId, null);
      await act(db, desk, id);
      expect(await clocks(db, id)).toContain("urgent_brief running");
    }),
  );

  test.each([
    ["refused", "refuse_ticket", ["Đơn tố cáo", "Thanh tra"]],
    ["withdrawn", "withdraw_ticket", ["Công dân rút"]],
  ] as const)("%s: nothing is owed any more", (_what, name, args) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await receive(db, desk, monday, { priority: "urgent" });
      await step(db, name, desk.operator, at("16T08:20"), id, ...args);
      expect(await clocks(db, id)).toContain("urgent_brief cancelled");
      expect(await ticketRow(db, id)).toMatchObject({ brief_due_at: null });
    }),
  );
});

describe("QĐ583 Điều 9.1: marked urgent later, passed on by telephone", () => {
  test("by the operator: the agency hears by SMS, the Office by bell, the brief is owed from now", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await receive(db, desk, monday);
      await step(db, "transfer_ticket", desk.operator, at("16T08:20"), id, desk.agencyId, null);
      await step(db, "mark_urgent", desk.operator, at("17T09:00"), id, "Tường sắp đổ", "0225.3812.345");
      expect(await ticketRow(db, id)).toMatchObject({
        priority: "urgent",
        phoned_at: at("17T09:00"),
        brief_due_at: at("19T17:30"),
      });
      expect(await bells(db, id, "ticket_marked_urgent")).toEqual(
        ["Lê Quang Minh", "Trần Văn Bình", "Đỗ Thị Lan"].sort(),
      );
      expect((await outbox(db, id)).filter((m) => m === "sms ticket_marked_urgent")).toHaveLength(2);
      expect(
        await db.refusal("select private.mark_urgent($1, $2, $3, 'x')", [desk.supervisor.staffId, at("17T10:00"), id]),
      ).toMatchObject({
        key: "ticket.already_urgent",
      });
      await step(db, "pass_by_phone", desk.operator, at("17T11:00"), id, "Trực ban Sở Xây dựng", "Đã nghe máy");
      expect(await ticketRow(db, id)).toMatchObject({ phoned_at: at("17T11:00") });
      expect((await timeline(db, id)).slice(-2)).toEqual(["marked_urgent", "phoned"]);
    }));

  test("only what is urgent is passed on by telephone, and it says to whom", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await receive(db, desk, monday);
      await asOwner(db);
      expect(
        await db.refusal("select private.pass_by_phone($1, $2, $3, '113')", [
          desk.operator.staffId,
          at("16T08:30"),
          id,
        ]),
      ).toMatchObject({
        key: "ticket.not_urgent",
      });
      expect(
        await db.refusal("select private.mark_urgent($1, $2, $3, ' ')", [desk.operator.staffId, at("16T08:30"), id]),
      ).toMatchObject({
        key: "ticket.field_required",
        params: { field: "reason" },
      });
    }));
});

describe("QĐ583 Điều 9.6: a result that needs explaining", () => {
  test("a brief is owed from then; not twice", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await receive(db, desk, monday);
      await step(db, "transfer_ticket", desk.operator, at("16T08:20"), id, desk.agencyId, null);
      await step(db, "answer_ticket", desk.officer, at("16T10:00"), id, "Đã xử lý");
      await step(db, "ask_explanation", desk.supervisor, at("17T09:00"), id, "Trả lời không đúng thực tế");
      expect(await ticketRow(db, id)).toMatchObject({ status: "answered", brief_due_at: at("19T17:30"), due_at: null });
      expect(await bells(db, id, "explanation_needed")).toEqual(["Phạm Thu Hà"]);
      expect(
        await db.refusal("select private.ask_explanation($1, $2, $3, 'x')", [
          desk.operator.staffId,
          at("17T10:00"),
          id,
        ]),
      ).toMatchObject({
        key: "ticket.brief_owed",
      });
      await brief(db, desk, at("18T09:00"), id);
      await step(db, "ask_explanation", desk.supervisor, at("18T10:00"), id, "Vẫn chưa rõ");
      expect((await clocks(db, id)).filter((c) => c.startsWith("urgent_brief"))).toEqual([
        "urgent_brief met",
        "urgent_brief running",
      ]);
    }));
});

describe("who may, and in which state", () => {
  type Who = "operator" | "officer" | "head" | "supervisor" | "leader";
  const over: State[] = ["refused", "merged", "withdrawn"];
  const done: State[] = ["answered by 1022", "answered by the agency", "closed", "relay_pending"];
  const open = states.filter((state) => !over.includes(state) && !done.includes(state));
  const allowed: Record<string, Partial<Record<Who, State[]>>> = {
    mark_urgent: { operator: [...open, "relay_pending"], supervisor: [...open, "relay_pending"] },
    ask_explanation: { operator: done, supervisor: done },
    // Of normal tickets no brief is owed, and nothing is passed on by telephone.
    brief_ticket: {},
    pass_by_phone: {},
  };
  test.each(states)("%s", (state) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, state);
      for (const one of ["operator", "officer", "head", "supervisor", "leader"] as const) {
        await asUser(db, desk[one]);
        const sees = await db.rows("select from public.tickets where id = $1", [id]);
        const buttons = sees.length ? await db.value<string[]>("select public.ticket_actions($1)", [id]) : [];
        for (const [name, whoIn] of Object.entries(allowed)) {
          const isAllowed = whoIn[one]?.includes(state) ?? false;
          await db.client.query("savepoint attempt");
          const outcome = await db
            .rows(`select public.${name}($1, 'Nội dung')`, [id])
            .then(() => "ok")
            .catch((error: { hint?: string }) => String(error.hint));
          await db.client.query("rollback to savepoint attempt");
          expect([one, name, buttons.includes(name), outcome === "ok"]).toEqual([one, name, isAllowed, isAllowed]);
          if (!isAllowed)
            expect(outcome).toMatch(
              /^(authz\.forbidden|ticket\.(not_found|wrong_status|not_urgent|no_brief_owed|changed))$/,
            );
        }
      }
    }),
  );

  test("of an urgent one the operator briefs and phones; the agency does neither; the queue counts it", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await receive(db, desk, await workingHoursAgo(db, 0.1), { priority: "urgent" });
      await asUser(db, desk.operator);
      expect(await db.value("select public.ticket_actions($1)", [id])).toEqual(
        expect.arrayContaining(["brief_ticket", "pass_by_phone"]),
      );
      const before = await db.value<{ briefs: number }>("select public.my_queue_counts()");
      await db.value("select public.brief_ticket($1, 'Báo cáo')", [id]);
      expect((await db.value<{ briefs: number }>("select public.my_queue_counts()")).briefs).toBe(before.briefs - 1);
      await asUser(db, desk.supervisor);
      expect(await db.rows("select from public.ticket_briefs where ticket_id = $1", [id])).toHaveLength(1);
      await asUser(db, desk.officer);
      expect(await db.rows("select from public.ticket_briefs where ticket_id = $1", [id])).toHaveLength(0);
    }));
});
