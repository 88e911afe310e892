import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asUser } from "../support/people.ts";
import { clocks, type Desk, openDesk, outbox, receive, step, ticketRow, timeline } from "./desk.ts";

// A week without holidays: Monday 2 March 2026. Times are the city's.
const at = (text: string) => `${text}+07`;
const mon = (time: string) => at(`2026-03-02 ${time}`);
const tue = (time: string) => at(`2026-03-03 ${time}`);
const wed = (time: string) => at(`2026-03-04 ${time}`);
const tick = (db: Db, now: string) => db.value<Record<string, unknown>>("select sla.tick($1)", [now]);
const local = async (db: Db, id: number) =>
  db.value<string | null>(
    "select to_char(due_at at time zone 'Asia/Ho_Chi_Minh', 'MM-DD HH24:MI:SS') from public.tickets where id = $1",
    [id],
  );

async function assigned(db: Db, desk: Desk, received = mon("08:00"), transferred = mon("08:30")): Promise<number> {
  const id = await receive(db, desk, received);
  await step(db, "transfer_ticket", desk.operator, transferred, id, desk.agencyId, "Kính chuyển", desk.officer.staffId);
  return id;
}

describe("the main path, over simulated days", () => {
  test("QĐ583 Điều 8–11: call, transfer, officer late, head late, leader directs, head answers, relayed, rated, closed", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await assigned(db, desk);
      expect(await local(db, id)).toBe("03-03 08:30:00");

      await tick(db, tue("08:30"));
      expect(await ticketRow(db, id)).toMatchObject({ status: "escalated", level_reached: "head" });
      // 48 working hours from the missed instant: six working days.
      await tick(db, at("2026-03-11 08:29"));
      expect(await ticketRow(db, id)).toMatchObject({ status: "escalated" });
      await tick(db, at("2026-03-11 08:30"));
      expect(await ticketRow(db, id)).toMatchObject({ status: "overdue", level_reached: "leaders" });

      await step(db, "urge_ticket", desk.supervisor, at("2026-03-11 08:45"), id, "Đề nghị báo cáo ngay");
      await step(
        db,
        "direct_ticket",
        desk.leader,
        at("2026-03-11 09:00"),
        id,
        at("2026-03-12 17:00"),
        "Xử lý dứt điểm",
      );
      await step(db, "answer_ticket", desk.head, at("2026-03-12 15:00"), id, "Đã thay toàn bộ tuyến đèn");
      expect(await ticketRow(db, id)).toMatchObject({ status: "relay_pending", relayed_at: null });
      await step(db, "relay_answer", desk.operator, at("2026-03-12 15:40"), id, "Đã gọi lại");
      await step(db, "rate_ticket", desk.operator, at("2026-03-13 09:00"), id, 5, 5, 4, 5, "Cảm ơn");
      // Five working days after Thursday: the next Thursday, at the end of working time.
      await tick(db, at("2026-03-19 17:29"));
      expect(await ticketRow(db, id)).toMatchObject({ status: "answered" });
      await tick(db, at("2026-03-20 09:00"));
      expect(await ticketRow(db, id)).toMatchObject({ status: "closed", closed_at: new Date(at("2026-03-19 17:30")) });

      expect(await timeline(db, id)).toEqual([
        "received",
        "transferred",
        "warned",
        "escalated",
        "warned",
        "overdue",
        "urged",
        "directed",
        "warned",
        "head_answered",
        "relayed",
        "rated",
        "closed",
      ]);
      expect(await clocks(db, id)).toEqual([
        "triage met",
        "officer missed",
        "head missed",
        "direction met",
        "relay met",
        "auto_close met",
      ]);
      expect(await outbox(db, id)).toEqual([
        "sms ticket_transferred",
        "sms ticket_escalated",
        "email ticket_overdue",
        "sms ticket_urged",
        "sms ticket_urged",
        "sms ticket_directed",
        "sms ticket_directed",
        "sms citizen_result",
      ]);
      expect(
        await db.rows("select level, staff_id, relayed_at from public.ticket_answers where ticket_id = $1", [id]),
      ).toEqual([{ level: "head", staff_id: desk.head.staffId, relayed_at: new Date(at("2026-03-12 15:40")) }]);
    }));

  test("Điều 9.3: the officer commits a time, the head approves another, the officer answers in time", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await assigned(db, desk);
      await step(db, "commit_completion", desk.officer, mon("10:00"), id, wed("17:00"), "Phải đào kiểm tra cáp");
      expect(await local(db, id)).toBe("03-04 17:00:00");
      await step(db, "ask_commitment_change", desk.officer, tue("10:00"), id, at("2026-03-06 17:00"), "Chờ vật tư");
      expect(await local(db, id)).toBe("03-04 17:00:00");
      await step(db, "decide_commitment_change", desk.head, tue("11:00"), id, true, null);
      expect(await local(db, id)).toBe("03-06 17:00:00");
      await tick(db, at("2026-03-06 16:00"));
      await step(db, "answer_ticket", desk.officer, at("2026-03-06 16:30"), id, "Xong");
      expect(await ticketRow(db, id)).toMatchObject({ status: "answered", commitment_request: null });
      expect(await clocks(db, id)).toEqual([
        "triage met",
        "officer met",
        "commitment cancelled",
        "commitment met",
        "auto_close running",
      ]);
    }));

  test("Điều 9.3, 9.4: a committed time that passes goes to the head like the eight hours", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await assigned(db, desk);
      await step(db, "commit_completion", desk.officer, mon("10:00"), id, tue("16:00"), "Chờ thợ");
      await step(db, "ask_commitment_change", desk.officer, tue("15:00"), id, wed("16:00"), "Mưa");
      await tick(db, tue("16:00"));
      expect(await ticketRow(db, id)).toMatchObject({ status: "escalated", commitment_request: null });
      expect(await clocks(db, id)).toEqual(["triage met", "officer met", "commitment overdue", "head running"]);
    }));
});

describe("clocks of each step (SPEC §3)", () => {
  test("a clarification stops triage; what the citizen adds starts it afresh", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await receive(db, desk, mon("08:00"));
      await step(db, "ask_clarification", desk.operator, mon("08:30"), id, "Ở đâu?");
      expect(await local(db, id)).toBeNull();
      await tick(db, wed("08:00"));
      expect(await timeline(db, id)).toEqual(["received", "clarification_asked"]);
      await step(db, "supply_clarification", desk.operator, wed("09:00"), id, "Số 12");
      expect(await local(db, id)).toBe("03-04 10:00:00");
      expect(await clocks(db, id)).toEqual(["triage met", "triage running"]);
    }));

  test("Điều 18.1: the officer asks once; its clock waits for the citizen and goes on with what was left", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await assigned(db, desk);
      await step(db, "ask_clarification", desk.officer, mon("10:30"), id, "Cột số mấy?");
      expect(await clocks(db, id)).toEqual(["triage met", "officer paused"]);
      await tick(db, at("2026-03-20 10:00"));
      expect(await ticketRow(db, id)).toMatchObject({ status: "clarification", due_at: null });
      // Two of the eight hours were used; six are left from 13:30 on.
      await step(db, "supply_clarification", desk.operator, at("2026-03-20 13:30"), id, "Cột 14");
      expect(await local(db, id)).toBe("03-23 09:30:00");
      await asUser(db, desk.officer);
      expect((await db.refusal("select public.ask_clarification($1, 'Nữa?')", [id])).key).toBe(
        // The clock ran out long before this very moment; the ticket is with the head.
        "ticket.wrong_status",
      );
      expect(await step(db, "answer_ticket", desk.officer, at("2026-03-23 09:00"), id, "Xong")).toMatchObject({
        status: "answered",
      });
    }));

  test("a second question of the officer is refused, also after the reply", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await assigned(db, desk);
      await step(db, "ask_clarification", desk.officer, mon("10:00"), id, "Cột số mấy?");
      await step(db, "supply_clarification", desk.officer, mon("10:10"), id, "Cột 14");
      expect(
        (
          await db.refusal("select private.ask_clarification($1, $2, $3, 'Nữa?')", [
            desk.officer.staffId,
            mon("10:20"),
            id,
          ])
        ).key,
      ).toBe("ticket.clarification_used");
    }));

  test("setting: the officer's clock runs on during a clarification; the reply is taken after escalation too", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      await db.rows("update public.settings set value = 'false' where key = 'tickets.clarification_pauses_officer'");
      const id = await assigned(db, desk);
      await step(db, "ask_clarification", desk.officer, mon("10:30"), id, "Cột số mấy?");
      await tick(db, tue("09:00"));
      expect(await ticketRow(db, id)).toMatchObject({ status: "escalated" });
      await step(db, "supply_clarification", desk.operator, tue("09:30"), id, "Cột 14");
      expect(await ticketRow(db, id)).toMatchObject({ status: "escalated" });
      expect(
        (
          await db.refusal("select private.supply_clarification($1, $2, $3, 'x')", [
            desk.operator.staffId,
            tue("09:40"),
            id,
          ])
        ).key,
      ).toBe("ticket.wrong_status");
    }));

  test("setting: the head's 48 hours may run from the receipt", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      await db.rows(`update public.settings set value = '"receipt"' where key = 'tickets.head_clock_from'`);
      const id = await assigned(db, desk);
      await tick(db, tue("08:30"));
      expect(
        await db.value(
          "select to_char(started_at at time zone 'Asia/Ho_Chi_Minh', 'MM-DD HH24:MI') || ' → ' || to_char(due_at at time zone 'Asia/Ho_Chi_Minh', 'MM-DD HH24:MI') from sla.clocks where subject_id = $1 and level = 'head'",
          [id],
        ),
      ).toBe("03-02 08:00 → 03-10 08:00");
    }));

  test("forward: the same clock goes on, owed by the colleague", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await assigned(db, desk);
      const before = await local(db, id);
      await step(db, "forward_ticket", desk.officer, mon("09:00"), id, desk.head.staffId, "Nhờ anh");
      expect(await local(db, id)).toBe(before);
      expect(await ticketRow(db, id)).toMatchObject({
        officer_id: desk.head.staffId,
        officer_name: "Lê Quang Minh",
        status: "assigned",
      });
      expect(await db.value("select staff_id from sla.clocks where subject_id = $1 and level = 'officer'", [id])).toBe(
        desk.head.staffId,
      );
    }));

  test("recall: cancelled, triage fresh", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await assigned(db, desk);
      await step(db, "recall_ticket", desk.operator, mon("10:00"), id, "Chuyển nhầm");
      expect(await clocks(db, id)).toEqual(["triage met", "officer cancelled", "triage running"]);
      expect(await local(db, id)).toBe("03-02 11:00:00");
      expect(await ticketRow(db, id)).toMatchObject({
        status: "received",
        agency_id: null,
        officer_id: null,
        officer_name: null,
      });
    }));

  test("returned once: triage again; returned twice: the Office decides", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await assigned(db, desk);
      await step(db, "return_ticket", desk.officer, mon("09:00"), id, "Không thuộc thẩm quyền");
      expect(await clocks(db, id)).toEqual(["triage met", "officer cancelled", "triage running"]);
      await step(db, "transfer_ticket", desk.operator, mon("09:10"), id, desk.otherAgencyId, null);
      await step(db, "return_ticket", desk.otherOfficer, mon("09:20"), id, "Không phải của chúng tôi");
      expect(await ticketRow(db, id)).toMatchObject({
        status: "coordination",
        agency_id: null,
        return_count: 2,
        due_at: null,
      });
      await step(db, "reassign_ticket", desk.supervisor, mon("10:00"), id, desk.agencyId, "Sở Xây dựng chủ trì");
      expect(await ticketRow(db, id)).toMatchObject({ status: "assigned", agency_id: desk.agencyId });
      expect(await local(db, id)).toBe("03-03 10:00:00");
    }));

  test("re-opened: a fresh officer's clock; the time it was closed does not count", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await assigned(db, desk);
      await step(db, "answer_ticket", desk.officer, mon("10:00"), id, "Xong");
      await tick(db, at("2026-03-16 08:00"));
      expect(await ticketRow(db, id)).toMatchObject({ status: "closed" });
      await step(db, "reopen_ticket", desk.supervisor, at("2026-04-01 10:00"), id, "Đèn lại hỏng");
      expect(await ticketRow(db, id)).toMatchObject({
        status: "assigned",
        officer_id: desk.officer.staffId,
        reopen_count: 1,
        answered_at: null,
        closed_at: null,
      });
      expect(await local(db, id)).toBe("04-02 10:00:00");
      expect(await clocks(db, id)).toEqual(["triage met", "officer met", "auto_close met", "officer running"]);
    }));

  test("re-opened after an answer of 1022: triaged again, no closing by itself", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await receive(db, desk, mon("08:00"));
      await step(db, "answer_directly", desk.operator, mon("08:10"), id, "Theo lịch cắt điện");
      await step(db, "reopen_ticket", desk.operator, tue("08:10"), id, "Vẫn mất điện");
      expect(await ticketRow(db, id)).toMatchObject({ status: "received", agency_id: null });
      expect(await clocks(db, id)).toEqual(["triage met", "auto_close cancelled", "triage running"]);
      await step(db, "withdraw_ticket", desk.operator, tue("08:20"), id, "Đã có điện");
      expect(await clocks(db, id)).toEqual(["triage met", "auto_close cancelled", "triage cancelled"]);
      await tick(db, at("2026-04-20 08:00"));
      expect(await timeline(db, id)).toEqual(["received", "answered_directly", "reopened", "withdrawn"]);
    }));

  test("a newer direction replaces the older one", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await assigned(db, desk);
      await tick(db, at("2026-03-11 08:30"));
      await step(db, "direct_ticket", desk.leader, at("2026-03-11 09:00"), id, at("2026-03-12 17:00"), "Xử lý");
      await step(db, "direct_ticket", desk.leader, at("2026-03-11 10:00"), id, at("2026-03-13 17:00"), "Gia hạn");
      expect(await clocks(db, id)).toEqual([
        "triage met",
        "officer overdue",
        "head overdue",
        "direction cancelled",
        "direction running",
      ]);
      await tick(db, at("2026-03-13 17:00"));
      expect(await ticketRow(db, id)).toMatchObject({ status: "directed" });
      const told = await db.rows<{ staff_id: number }>(
        "select staff_id from public.notifications where kind = 'clock_overdue' and subject_id = $1 order by staff_id",
        [id],
      );
      expect(told.map((t) => t.staff_id)).toEqual([desk.supervisor.staffId, desk.leader.staffId].sort((a, b) => a - b));
    }));

  test("triage and relay that run out are told to the shift and leave the ticket where it is", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await receive(db, desk, mon("08:00"));
      await tick(db, mon("09:00"));
      expect(await ticketRow(db, id)).toMatchObject({ status: "received" });
      expect(await timeline(db, id)).toEqual(["received", "warned", "breached"]);
      expect(
        await db.rows(
          "select staff_id from public.notifications where kind = 'clock_overdue' and subject_id = $1 order by staff_id",
          [id],
        ),
      ).toEqual(
        [desk.operator.staffId, desk.supervisor.staffId].sort((a, b) => a - b).map((staff_id) => ({ staff_id })),
      );
    }));

  test("open work moves to a successor with its clock", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await assigned(db, desk);
      const before = await local(db, id);
      await step(db, "move_ticket", desk.supervisor, mon("10:00"), id, desk.otherAgencyId, "Sáp nhập");
      expect(await ticketRow(db, id)).toMatchObject({
        status: "assigned",
        agency_id: desk.otherAgencyId,
        officer_id: desk.otherOfficer.staffId,
      });
      expect(await local(db, id)).toBe(before);
      expect(await clocks(db, id)).toEqual(["triage met", "officer running"]);
      expect(
        await db.row("select agency_id, staff_id from sla.clocks where subject_id = $1 and level = 'officer'", [id]),
      ).toEqual({
        agency_id: desk.otherAgencyId,
        staff_id: desk.otherOfficer.staffId,
      });
    }));
});

describe("a late tick changes nothing (SPEC §2)", () => {
  /** Everything the ticket's history says, without ids. */
  const history = async (db: Db, id: number) => ({
    events: await db.rows(
      "select kind, at, from_status, to_status, note, data - 'clock_id' as data from public.ticket_events where ticket_id = $1 order by at, id",
      [id],
    ),
    clocks: await db.rows(
      `select level, state, started_at, due_at, warn_at, warned_at, breached_at, breached_due_at, stopped_at
       from sla.clocks where subject_id = $1 order by id`,
      [id],
    ),
    told: await db.rows(
      "select kind, staff_id, created_at from public.notifications where subject_type = 'ticket' and subject_id = $1 order by created_at, kind, staff_id",
      [id],
    ),
    ticket: await db.row(
      "select status, level_reached, due_at, answered_at, version, last_event_at from public.tickets where id = $1",
      [id],
    ),
  });

  test("due 10:00, answered 10:05, ticked 10:06 ends as if ticked each minute", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      // Transferred at 10:00 on Monday: due at 10:00 on Tuesday.
      const prompt = await assigned(db, desk, mon("09:30"), mon("10:00"));
      const late = await assigned(db, desk, mon("09:30"), mon("10:00"));
      // Every minute for one of them only.
      for (let minute = 0; minute <= 4; minute++) {
        await db.rows("select sla.fire_record('ticket', $1, $2, true)", [prompt, tue(`10:0${minute}`)]);
      }
      await db.rows("select sla.fire_record('ticket', $1, $2, true)", [prompt, tue("10:05")]);
      for (const id of [prompt, late]) {
        await step(db, "answer_ticket", desk.head, tue("10:05"), id, "Xong");
      }
      await tick(db, tue("10:06"));
      const [a, b] = [await history(db, prompt), await history(db, late)];
      expect(b).toEqual(a);
      expect(a.ticket).toMatchObject({ status: "relay_pending", level_reached: "head" });
      expect(a.events.map((e) => [e.kind, e.at])).toContainEqual(["escalated", new Date(tue("10:00"))]);
    }));

  test("a week without a tick: officer late, head late, both at their due instants", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const prompt = await assigned(db, desk);
      const late = await assigned(db, desk);
      for (let day = 3; day <= 13; day++) {
        for (const hour of [8, 9, 11, 14, 17]) {
          await db.rows("select sla.fire_record('ticket', $1, $2, true)", [
            prompt,
            at(`2026-03-${String(day).padStart(2, "0")} ${String(hour).padStart(2, "0")}:31`),
          ]);
        }
      }
      for (const id of [prompt, late]) {
        await step(db, "urge_ticket", desk.supervisor, at("2026-03-14 09:00"), id, "Khẩn trương");
      }
      const [a, b] = [await history(db, prompt), await history(db, late)];
      expect(b).toEqual(a);
      expect(a.ticket).toMatchObject({ status: "overdue", level_reached: "leaders" });
    }));

  test("the officer who is a minute late finds the ticket with the head, ticked or not", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await receive(
        db,
        desk,
        await db.value<Date>("select sla.add_working_time('vn-city', now(), interval '-8 hours -2 minutes')"),
      );
      const transferredAt = await db.value<Date>(
        "select sla.add_working_time('vn-city', now(), interval '-8 hours -1 minute')",
      );
      await step(db, "transfer_ticket", desk.operator, transferredAt, id, desk.agencyId, null, desk.officer.staffId);
      expect(await ticketRow(db, id)).toMatchObject({ status: "assigned" });
      await asUser(db, desk.officer);
      expect((await db.refusal("select public.answer_ticket($1, 'Xong')", [id])).key).toBe("authz.forbidden");
      await asUser(db, desk.head);
      expect(await db.value("select public.answer_ticket($1, 'Xong')", [id])).toMatchObject({
        status: "relay_pending",
      });
    }));
});
