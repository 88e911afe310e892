import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner, asRole, asUser, type Person, person } from "../support/people.ts";
import { type Desk, openDesk, receive, step, ticketIn, timeline } from "./desk.ts";

const number = "0912 345 123";
const log = (db: Db, call: object) => db.value<{ id: number }>("select public.log_call($1)", [JSON.stringify(call)]);
const promise = (db: Db, callBack: object) =>
  db.value<{ id: number; version: number }>("select public.schedule_call_back($1)", [JSON.stringify(callBack)]);
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);
const bell = (db: Db, kind: string) =>
  db.rows<{ staff_id: number; params: Record<string, unknown> }>(
    "select staff_id, params from public.notifications where kind = $1 order by id",
    [kind],
  );

interface Caller {
  is_known: boolean;
  is_nuisance: boolean;
  full_name: string | null;
  nuisance: { id: number; reason: string; may_lift: boolean } | null;
  ticket_count: number;
  call_count: number;
  harassment_count: number;
  tickets: { status: string }[];
  calls: { outcome: string }[];
  call_backs: { reason: string }[];
}
const caller = (db: Db, phone: string) => db.value<Caller>("select public.find_caller($1)", [phone]);

describe("a call that needs no ticket", () => {
  test("is logged with who, when and how long, the number masked", () =>
    inTransaction(async (db) => {
      const me = await asRole(db, "operator", { name: "Phạm Thu Hà" });
      const { id } = await log(db, {
        outcome: "information",
        phone: "+84 912 345 123",
        full_name: " Nguyễn Văn An ",
        started_at: "2026-01-05T01:00:00Z",
        ended_at: "2026-01-05T01:02:05Z",
        note: "Hỏi giờ làm việc của Bộ phận Một cửa",
        article: "gio-lam-viec",
      });
      expect(await db.row("select * from public.calls where id = $1", [id])).toMatchObject({
        phone_masked: "09•• ••• 123",
        caller_name_masked: "Nguyễn V. A.",
        duration_seconds: 125,
        staff_id: me.staffId,
        staff_name: "Phạm Thu Hà",
        article: "gio-lam-viec",
        ticket_id: null,
      });
      expect(await db.rows("select * from public.citizens")).toEqual([]);
    }));

  const wrong: [name: string, call: object, key: string, params: object][] = [
    ["nothing said of what came of it", {}, "ticket.field_required", { field: "outcome" }],
    ["an outcome nobody knows", { outcome: "x" }, "ticket.field_invalid", { field: "outcome", problem: "unknown" }],
    ["no number", { outcome: "silent", phone: "12" }, "ticket.field_invalid", { field: "phone", problem: "invalid" }],
    [
      "words for a ticket without the ticket",
      { outcome: "existing_ticket", note: "x" },
      "ticket.field_required",
      { field: "ticket_id" },
    ],
    ["something else without saying what", { outcome: "other" }, "ticket.field_required", { field: "note" }],
    [
      "a ticket that is not there",
      { outcome: "result_asked", ticket_id: 0 },
      "ticket.field_invalid",
      { field: "ticket_id", problem: "unknown" },
    ],
    [
      "an end before the beginning",
      { outcome: "silent", started_at: "2026-01-02T00:00:00Z", ended_at: "2026-01-01T00:00:00Z" },
      "ticket.field_invalid",
      { field: "ended_at", problem: "before_start" },
    ],
    [
      "tomorrow",
      { outcome: "silent", started_at: "2999-01-01T00:00:00Z" },
      "ticket.field_invalid",
      { field: "started_at", problem: "future" },
    ],
    [
      "several at once",
      { outcome: "other", phone: "1" },
      "ticket.invalid",
      { fields: { note: "required", phone: "invalid" } },
    ],
  ];
  test.each(wrong)("refused: %s", (_name, call, key, params) =>
    inTransaction(async (db) => {
      await asRole(db, "operator");
      const refusal = await db.refusal("select public.log_call($1)", [JSON.stringify(call)]);
      expect(refusal).toMatchObject({ code: "PT422", key, params });
      await asOwner(db);
      expect(await db.value("select count(*) from public.calls")).toBe(0);
    }),
  );

  test("sent twice it is one call", () =>
    inTransaction(async (db) => {
      await asRole(db, "operator");
      const call = { outcome: "silent", request_id: randomUUID() };
      expect(await log(db, call)).toEqual(await log(db, call));
      expect(await db.value("select count(*) from public.calls")).toBe(1);
    }));

  test("a computer whose clock runs minutes ahead loses nothing", () =>
    inTransaction(async (db) => {
      await asRole(db, "operator");
      const { id } = await log(db, { outcome: "silent", started_at: new Date(Date.now() + 120_000).toISOString() });
      expect(await db.value("select started_at <= recorded_at from public.calls where id = $1", [id])).toBe(true);
    }));

  test("cannot be changed afterwards, but an import that is undone may take its ticket away", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const ticketId = await receive(db, desk, new Date());
      await asUser(db, desk.operator);
      const { id } = await log(db, { outcome: "result_asked", ticket_id: ticketId });
      await asOwner(db);
      expect(await db.refusal("update public.calls set note = 'khác' where id = $1", [id])).toMatchObject({
        key: "call.log_append_only",
      });
      expect(await db.refusal("delete from public.calls where id = $1", [id])).toMatchObject({
        key: "call.log_append_only",
      });
      await db.rows("delete from public.tickets where id = $1", [ticketId]);
      expect(await db.value("select ticket_id from public.calls where id = $1", [id])).toBeNull();
    }));
});

describe("a further call about a ticket", () => {
  test("stands on its timeline with the caller's masked contact; the officer is told; no step is counted", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const ticketId = await ticketIn(db, desk, "assigned");
      const version = await db.value("select version from public.tickets where id = $1", [ticketId]);
      await asUser(db, desk.operator);
      await log(db, {
        outcome: "existing_ticket",
        ticket_id: ticketId,
        phone: "0987654321",
        full_name: "Trần Thị Bình",
        note: "Đèn ở ngõ bên cạnh cũng tắt",
      });
      await asOwner(db);
      const event = await db.row("select * from public.ticket_events where ticket_id = $1 and kind = 'called'", [
        ticketId,
      ]);
      expect(event).toMatchObject({
        note: "Đèn ở ngõ bên cạnh cũng tắt",
        data: { outcome: "existing_ticket", caller: "Trần T. B.", phone: "09•• ••• 321" },
      });
      expect(await db.value("select version from public.tickets where id = $1", [ticketId])).toBe(version);
      expect(await bell(db, "ticket_called")).toEqual([
        { staff_id: desk.officer.staffId, params: expect.objectContaining({ note: "Đèn ở ngõ bên cạnh cũng tắt" }) },
      ]);
    }));

  test("a question about the result tells nobody; a closed ticket neither", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const open = await ticketIn(db, desk, "assigned");
      const closed = await ticketIn(db, desk, "closed");
      await asUser(db, desk.operator);
      await log(db, { outcome: "result_asked", ticket_id: open });
      await log(db, { outcome: "existing_ticket", ticket_id: closed, note: "Cảm ơn" });
      await asOwner(db);
      expect(await bell(db, "ticket_called")).toEqual([]);
      expect(await timeline(db, closed)).toContain("called");
    }));
});

describe("who calls", () => {
  test("a bare call does not hide what the last report told of the person", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      await receive(db, desk, new Date(Date.now() - 86_400_000));
      await asUser(db, desk.operator);
      await log(db, { outcome: "silent", phone: number });
      await log(db, { outcome: "information", phone: number, full_name: "Con trai ông An" });
      expect(await caller(db, number)).toMatchObject({
        full_name: "Nguyễn Văn An",
        address: "12 Lạch Tray, phường Gia Viên",
        ticket_count: 1,
        call_count: 2,
        calls: [{ outcome: "information" }, { outcome: "silent" }],
      });
    }));

  test("open tickets come before closed ones, call-backs promised are shown", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      await receive(db, desk, new Date(Date.now() - 3 * 86_400_000), { content: "Cũ, đang mở" });
      const later = await receive(db, desk, new Date(Date.now() - 86_400_000), { content: "Mới, đã rút" });
      await step(db, "withdraw_ticket", desk.operator, new Date(), later, "Công dân rút");
      await asUser(db, desk.operator);
      await promise(db, { phone: number, due_at: inHours(2), reason: "Báo kết quả" });
      const found = await caller(db, number);
      expect(found.tickets.map((each) => each.status)).toEqual(["received", "withdrawn"]);
      expect(found.call_backs).toMatchObject([{ reason: "Báo kết quả" }]);
    }));

  test("a number seen for the first time is nobody's", () =>
    inTransaction(async (db) => {
      await asRole(db, "operator");
      expect(await caller(db, "0988888888")).toMatchObject({ is_known: false, nuisance: null, call_count: 0 });
    }));
});

describe("nuisance callers", () => {
  const mark = (db: Db, reason: string | null = "Chửi bới, gọi 6 lần một đêm") =>
    db.value<{ id: number }>("select public.mark_nuisance($1, $2)", [number, reason]);

  test("the next operator sees the mark with its reason, on every row of that number", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      await receive(db, desk, new Date(Date.now() - 86_400_000));
      await asRole(db, "operator");
      await log(db, { outcome: "harassment", phone: number });
      await mark(db);
      await asRole(db, "operator");
      const found = await caller(db, number);
      expect(found).toMatchObject({
        is_nuisance: true,
        harassment_count: 1,
        nuisance: { reason: "Chửi bới, gọi 6 lần một đêm", may_lift: false },
      });
      await asOwner(db);
      expect(await db.value("select bool_and(is_nuisance) from public.citizens")).toBe(true);
      const again = await db.refusal("select private.mark_nuisance($1, now(), $2, 'x')", [
        desk.operator.staffId,
        number,
      ]);
      expect(again).toMatchObject({ code: "PT409", key: "nuisance.already_marked" });
    }));

  test("calls from a marked number are still taken as tickets", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      await asUser(db, desk.operator);
      await mark(db);
      const id = await receive(db, desk, new Date());
      await asUser(db, desk.operator);
      expect((await caller(db, number)).is_nuisance).toBe(true);
      await asOwner(db);
      expect(await db.value("select status from public.tickets where id = $1", [id])).toBe("received");
    }));

  test("a colleague cannot lift it, the shift lead and its author can, with a reason, once", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const author = await asRole(db, "operator");
      const { id } = await mark(db);
      await asRole(db, "operator");
      const lift = "select public.unmark_nuisance($1, $2)";
      expect(await db.refusal(lift, [id, "Nhầm số"])).toMatchObject({ code: "PT403", key: "nuisance.not_yours" });
      await asUser(db, author);
      expect(await db.refusal(lift, [id, "  "])).toMatchObject({ code: "PT422", params: { field: "reason" } });
      await db.rows(lift, [id, "Nhầm số"]);
      expect(await db.refusal(lift, [id, "Nhầm số"])).toMatchObject({ code: "PT409", key: "nuisance.already_lifted" });
      expect((await caller(db, number)).is_nuisance).toBe(false);
      const again = await mark(db);
      await asUser(db, desk.operator); // holds lead_shift
      await db.rows(lift, [again.id, "Đã xin lỗi"]);
      expect(
        await db.row("select lift_reason, lifted_by_name from public.nuisance_marks where id = $1", [again.id]),
      ).toEqual({ lift_reason: "Đã xin lỗi", lifted_by_name: "Phạm Thu Hà" });
    }));

  test("a reason is required and the number must be one", () =>
    inTransaction(async (db) => {
      await asRole(db, "operator");
      const call = "select public.mark_nuisance($1, $2)";
      expect(await db.refusal(call, [number, " "])).toMatchObject({ code: "PT422", params: { field: "reason" } });
      expect(await db.refusal(call, ["1022", "x"])).toMatchObject({ code: "PT422", params: { field: "phone" } });
    }));
});

describe("call-backs", () => {
  async function promised(db: Db, values: object = {}): Promise<{ desk: Desk; id: number }> {
    const desk = await openDesk(db);
    await asUser(db, desk.operator);
    const { id } = await promise(db, {
      phone: number,
      full_name: "Nguyễn Văn An",
      due_at: inHours(1),
      reason: "Báo lịch cắt điện",
      ...values,
    });
    return { desk, id };
  }
  const row = (db: Db, id: number) => db.row("select * from public.call_backs where id = $1", [id]);
  const record = "select public.record_call_back($1, $2, $3, $4, $5)";

  test("about a ticket the number is the ticket's own; nobody reads it but by a logged look", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const ticketId = await receive(db, desk, new Date());
      await asUser(db, desk.operator);
      const { id } = await promise(db, { ticket_id: ticketId, due_at: inHours(1), reason: "Báo kết quả" });
      expect(await row(db, id)).toMatchObject({ phone_masked: "09•• ••• 123", caller_name_masked: "Nguyễn V. A." });
      expect(await db.value("select public.reveal_caller(p_call_back_id => $1)", [id])).toEqual({
        full_name: "Nguyễn Văn An",
        phone: "0912345123",
      });
      await asOwner(db);
      expect(
        await db.rows("select staff_id, ticket_id, reason from private.contact_reveals where reason = 'call_back'"),
      ).toEqual([{ staff_id: desk.operator.staffId, ticket_id: ticketId, reason: "call_back" }]);
    }));

  const wrong: [name: string, values: object, params: object][] = [
    ["a time that has passed", { due_at: "2020-01-01T00:00:00Z" }, { field: "due_at" }],
    ["no time", { due_at: null }, { field: "due_at" }],
    ["no reason", { reason: " " }, { field: "reason" }],
    ["no number and no ticket", { phone: null }, { field: "phone" }],
    ["somebody who does not answer the line", { staff_id: -1 }, { field: "staff_id", problem: "unknown" }],
  ];
  test.each(wrong)("refused: %s", (_name, values, params) =>
    inTransaction(async (db) => {
      await asRole(db, "operator");
      const callBack = { phone: number, due_at: inHours(1), reason: "Báo lịch", ...values };
      const refusal = await db.refusal("select public.schedule_call_back($1)", [JSON.stringify(callBack)]);
      expect(refusal).toMatchObject({ code: "PT422", params });
    }),
  );

  test("reached: done, and a call of its own in the log", () =>
    inTransaction(async (db) => {
      const { id } = await promised(db);
      await db.rows(record, [id, "reached", "Công dân đã rõ", null, 1]);
      expect(await row(db, id)).toMatchObject({ status: "done", attempt_count: 1, last_result: "reached", version: 2 });
      expect(await db.rows("select direction, outcome, note from public.calls")).toEqual([
        { direction: "out", outcome: "called_back", note: "Công dân đã rõ" },
      ]);
      expect(await db.refusal(record, [id, "reached", null, null, null])).toMatchObject({
        code: "PT409",
        key: "call_back.closed",
      });
    }));

  test("about a ticket, the ticket's timeline tells of it", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const ticketId = await receive(db, desk, new Date());
      await asUser(db, desk.operator);
      const { id } = await promise(db, { ticket_id: ticketId, due_at: inHours(1), reason: "Báo kết quả" });
      await db.rows(record, [id, "reached", null, null, null]);
      await asOwner(db);
      expect(await timeline(db, ticketId)).toEqual(["received", "called_back"]);
    }));

  test("no answer: put off to another time and rung again then; given up only with a note", () =>
    inTransaction(async (db) => {
      const { desk, id } = await promised(db);
      const next = inHours(4);
      await db.rows(record, [id, "no_answer", null, next, null]);
      expect(await row(db, id)).toMatchObject({ status: "open", due_at: next, attempt_count: 1, reminded_at: null });
      expect(await db.refusal(record, [id, "busy", null, null, null])).toMatchObject({
        code: "PT422",
        params: { field: "note" },
      });
      expect(await db.refusal(record, [id, "reached", null, next, null])).toMatchObject({
        params: { field: "next_at" },
      });
      await db.rows(record, [id, "busy", "Ba lần không nghe máy", null, null]);
      expect(await row(db, id)).toMatchObject({ status: "failed", attempt_count: 2 });
      expect(desk.operator.staffId).toBeGreaterThan(0);
    }));

  test("two at once: the slower one is told", () =>
    inTransaction(async (db) => {
      const { id } = await promised(db);
      await db.rows(record, [id, "no_answer", null, inHours(2), 1]);
      expect(await db.refusal(record, [id, "reached", null, null, 1])).toMatchObject({
        code: "PT409",
        key: "call_back.changed",
      });
    }));

  test("goes to another operator, not to anybody else, and back to the shift", () =>
    inTransaction(async (db) => {
      const { desk, id } = await promised(db);
      const colleague = await person(db, "operator", { name: "Vũ Minh" });
      await asUser(db, desk.operator);
      const give = "select public.reassign_call_back($1, $2)";
      expect(await db.refusal(give, [id, desk.officer.staffId])).toMatchObject({ params: { field: "staff_id" } });
      await db.rows(give, [id, colleague.staffId]);
      expect(await row(db, id)).toMatchObject({ staff_name: "Vũ Minh", status: "open" });
      await db.rows(give, [id, null]);
      expect(await row(db, id)).toMatchObject({ staff_id: null, staff_name: null });
      expect(await db.value("select count(*) from public.call_back_attempts where result = 'reassigned'")).toBe(2);
    }));

  test("the bell rings once when due, for whoever promised; again after it was put off", () =>
    inTransaction(async (db) => {
      const operator = await person(db, "operator");
      await asUser(db, operator);
      const { id } = await promise(db, {
        phone: number,
        due_at: inHours(1),
        reason: "Báo lịch",
        staff_id: operator.staffId,
      });
      await asOwner(db);
      const remind = (at: Date) => db.value<number>("select private.remind_call_backs($1)", [at]);
      expect(await remind(inHours(0.9))).toBe(0);
      expect(await remind(inHours(1.1))).toBe(1);
      expect(await remind(inHours(1.2))).toBe(0);
      expect(await bell(db, "call_back_due")).toEqual([
        { staff_id: operator.staffId, params: expect.objectContaining({ reason: "Báo lịch" }) },
      ]);
      await db.rows("select private.record_call_back($1, $2, $3, 'busy', null, $4)", [
        operator.staffId,
        inHours(1.3),
        id,
        inHours(3),
      ]);
      expect(await remind(inHours(3.1))).toBe(1);
      expect(await bell(db, "call_back_due")).toHaveLength(2);
    }));

  test("nobody's in particular: its author and the shift leads hear of it, and nothing is left unmasked", () =>
    inTransaction(async (db) => {
      const lead = await person(db, "operator", { permissions: ["lead_shift"] });
      const author = await person(db, "operator");
      await asUser(db, author);
      await promise(db, { phone: number, full_name: "Nguyễn Văn An", due_at: inHours(1), reason: "Báo lịch" });
      await asOwner(db);
      await db.value("select private.remind_call_backs($1)", [inHours(2)]);
      const rung = await bell(db, "call_back_due");
      expect(rung.map((each) => each.staff_id)).toEqual(expect.arrayContaining([lead.staffId, author.staffId]));
      expect(JSON.stringify(rung)).not.toMatch(/0912345123|Nguyễn Văn An/);
    }));
});

describe("from shift to shift", () => {
  const handOver = (db: Db, note: string | null, requestId: string | null = null) =>
    db.value<{ id: number }>("select public.hand_over_shift($1, $2)", [note, requestId]);

  test("the hand-over lists what stands open at that moment, without personal data", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      await ticketIn(db, desk, "received");
      await ticketIn(db, desk, "relay_pending");
      await ticketIn(db, desk, "assigned");
      const urgent = await ticketIn(db, desk, "assigned");
      await asOwner(db);
      await db.rows("update public.tickets set priority = 'urgent' where id = $1", [urgent]);
      await asUser(db, desk.operator);
      await log(db, { outcome: "silent" });
      await promise(db, { phone: number, full_name: "Nguyễn Văn An", due_at: inHours(1), reason: "Báo lịch" });
      const { id } = await handOver(db, "Mất điện tổng đài 10 phút lúc 2 giờ");
      const kept = await db.row<{ note: string; state: { counts: object; tickets: { why: string }[] } }>(
        "select * from public.shift_handovers where id = $1",
        [id],
      );
      expect(kept.note).toBe("Mất điện tổng đài 10 phút lúc 2 giờ");
      expect(kept.state.counts).toMatchObject({
        triage: 1,
        relay: 1,
        urgent: 1,
        calls: 1,
        call_backs: 1,
        call_backs_due: 0,
      });
      expect(kept.state.tickets.map((each) => each.why).sort()).toEqual(["relay", "triage", "urgent"]);
      expect(JSON.stringify(kept)).not.toMatch(/0912345123|Nguyễn Văn An/);
    }));

  test("the next one starts counting where the last one ended", () =>
    inTransaction(async (db) => {
      const me = await asRole(db, "operator");
      await log(db, { outcome: "silent" });
      await asOwner(db);
      const at = inHours(1);
      await db.rows("select private.hand_over_shift($1, $2, null)", [me.staffId, at]);
      const state = await db.value<{ since: string; counts: { calls: number } }>("select private.shift_state($1)", [
        inHours(2),
      ]);
      expect(new Date(state.since)).toEqual(at);
      expect(state.counts.calls).toBe(0);
    }));

  test("pressed twice it is handed over once", () =>
    inTransaction(async (db) => {
      await asRole(db, "operator");
      const request = randomUUID();
      expect(await handOver(db, "Ca đêm yên", request)).toEqual(await handOver(db, "Ca đêm yên", request));
      expect(await db.value("select count(*) from public.shift_handovers")).toBe(1);
    }));

  test("somebody else confirms it, once", () =>
    inTransaction(async (db) => {
      await asRole(db, "operator");
      const { id } = await handOver(db, null);
      const take = "select public.take_over_shift($1, $2)";
      expect(await db.refusal(take, [id, null])).toMatchObject({ code: "PT409", key: "shift.own_handover" });
      const next = await asRole(db, "operator", { name: "Vũ Minh" });
      await db.rows(take, [id, "Đã rõ"]);
      await db.rows(take, [id, null]);
      expect(await db.row("select taken_by_id, taken_note from public.shift_handovers where id = $1", [id])).toEqual({
        taken_by_id: next.staffId,
        taken_note: "Đã rõ",
      });
      await asRole(db, "operator");
      expect(await db.refusal(take, [id, null])).toMatchObject({
        code: "PT409",
        key: "shift.already_taken",
        params: { by: "Vũ Minh" },
      });
      expect(await db.refusal(take, [0, null])).toMatchObject({ code: "PT404", key: "shift.not_found" });
    }));
});

describe("who may", () => {
  const calls: [name: string, sql: string][] = [
    ["log_call", `select public.log_call('{"outcome": "silent"}')`],
    ["mark_nuisance", "select public.mark_nuisance('0912345123', 'x')"],
    ["schedule_call_back", `select public.schedule_call_back('{"phone": "0912345123"}')`],
    ["shift_state", "select public.shift_state()"],
    ["hand_over_shift", "select public.hand_over_shift('x')"],
    ["reveal_caller", "select public.reveal_caller(1)"],
  ];
  test.each(calls)("%s is the operators' alone", (_name, sql) =>
    inTransaction(async (db) => {
      for (const role of ["supervisor", "contact_officer", "agency_head", "city_leader", "admin"] as const) {
        const me: Person = await asRole(db, role);
        expect({ role, ...(await db.refusal(sql)) }).toMatchObject({ role, code: "PT403" });
        expect(me.staffId).toBeGreaterThan(0);
      }
    }),
  );

  test("the Office reads the log and the hand-overs, an agency does not", () =>
    inTransaction(async (db) => {
      await asRole(db, "operator");
      await log(db, { outcome: "silent" });
      await asRole(db, "supervisor");
      expect(await db.value("select count(*) from public.calls")).toBe(1);
      await asRole(db, "contact_officer");
      expect(await db.value("select count(*) from public.calls")).toBe(0);
    }));
});
