import { describe, expect, test } from "vitest";
import { inTransaction } from "../support/database.ts";
import { asOwner, asUser } from "../support/people.ts";
import { at, bells, type Cast, cast, coordinate, monday, onlyTask, part, taskClocks, tasks } from "./coordination.ts";
import { clocks, outbox, receive, step, ticketIn, ticketRow, timeline } from "./desk.ts";

describe("QĐ583 Điều 9.5: the Office names the lead and the parts", () => {
  test("the lead gets the ticket with a clock to the time set, each participant a task with its own; officer and head by bell and SMS", () =>
    inTransaction(async (db) => {
      const who = await cast(db);
      const id = await receive(db, who, monday);
      await coordinate(db, who, id, at("16T08:30"));
      expect(await ticketRow(db, id)).toMatchObject({
        status: "coordination",
        agency_id: who.agencyId,
        officer_id: who.officer.staffId,
        level_reached: "leaders",
        due_at: at("19T17:30"),
        task_agency_ids: [String(who.partId)],
      });
      expect(await clocks(db, id)).toEqual(["triage met", "coordination running"]);
      const task = await onlyTask(db, id);
      expect(task).toMatchObject({ agency_id: who.partId, officer_id: who.partOfficer.staffId, status: "open" });
      expect(await taskClocks(db, task.id)).toEqual(["running"]);
      expect(await bells(db, id, "ticket_coordinated")).toEqual(["Lê Quang Minh", "Trần Văn Bình"].sort());
      expect(await bells(db, id, "task_given")).toEqual(["Ngô Thị Thu", "Đặng Văn Hùng"].sort());
      expect((await outbox(db, id)).filter((m) => /coordinated|task_given/.test(m)).sort()).toEqual([
        "sms task_given",
        "sms task_given",
        "sms ticket_coordinated",
        "sms ticket_coordinated",
      ]);
      expect(await timeline(db, id)).toEqual(["received", "coordinated"]);
    }));

  const from: [string, string[]][] = [
    ["received", ["triage met", "coordination running"]],
    ["coordination", ["triage met", "officer cancelled", "triage met", "officer cancelled", "coordination running"]],
    ["assigned", ["triage met", "officer cancelled", "coordination running"]],
    ["clarification of the agency", ["triage met", "officer cancelled", "coordination running"]],
    ["verifying", ["triage met", "officer met", "commitment cancelled", "coordination running"]],
    ["escalated", ["triage met", "officer cancelled", "head cancelled", "coordination running"]],
    ["overdue", ["triage met", "officer cancelled", "head cancelled", "coordination running"]],
    ["directed", ["triage met", "officer cancelled", "head cancelled", "direction cancelled", "coordination running"]],
    ["answered by the agency", ["triage met", "officer met", "auto_close cancelled", "coordination running"]],
    ["closed", ["triage met", "officer met", "auto_close cancelled", "coordination running"]],
  ];
  test.each(from)("from %s: what was owed before ends, the lead's clock starts", (state, expected) =>
    inTransaction(async (db) => {
      const who = await cast(db);
      const id = await ticketIn(db, who, state as never);
      await asUser(db, who.supervisor);
      await db.value("select public.coordinate_ticket($1, $2, now() + interval '3 days', 'Chủ trì', $3)", [
        id,
        who.agencyId,
        JSON.stringify([part(who.partId)]),
      ]);
      await asOwner(db);
      expect(await clocks(db, id)).toEqual(expected);
      expect(await ticketRow(db, id)).toMatchObject({ status: "coordination", agency_id: who.agencyId });
      expect(await tasks(db, id)).toMatchObject([{ agency_id: who.partId, status: "open" }]);
    }),
  );

  test("a citizen who is not satisfied: a re-opening with a fresh clock; the closed time never counts, the old answer is not late", () =>
    inTransaction(async (db) => {
      const who = await cast(db);
      const id = await receive(db, who, monday);
      await step(db, "transfer_ticket", who.operator, at("16T08:30"), id, who.otherAgencyId, null);
      await step(db, "answer_ticket", who.otherOfficer, at("16T10:00"), id, "Đã xử lý");
      await step(
        db,
        "coordinate_ticket",
        who.supervisor,
        at("18T09:00"),
        id,
        who.agencyId,
        at("19T17:30"),
        "Công dân không nhất trí",
      );
      expect(await ticketRow(db, id)).toMatchObject({
        status: "coordination",
        reopen_count: 1,
        answered_at: null,
        closed_at: null,
      });
      expect(await timeline(db, id)).toEqual(["received", "transferred", "answered", "reopened", "coordinated"]);
      const clock = await db.row<{ started_at: Date; due_at: Date }>(
        "select started_at, due_at from sla.clocks where subject_type = 'ticket' and subject_id = $1 and level = 'coordination'",
        [id],
      );
      expect(clock).toEqual({ started_at: at("18T09:00"), due_at: at("19T17:30") });
      const overdue = (until: string) =>
        db.row<{ is_answered: boolean; is_overdue: boolean }>(
          `select is_answered, is_overdue from bi.overdue_facts(array[tstzrange('2026-11-16 00:00+07', $2)], $2, '{}') where ticket_id = $1`,
          [id, at(until)],
        );
      await asUser(db, who.supervisor);
      expect(await overdue("17T00:00")).toEqual({ is_answered: true, is_overdue: false });
      expect(await overdue("19T17:00")).toEqual({ is_answered: true, is_overdue: false });
      expect(await overdue("20T12:00")).toMatchObject({ is_overdue: true });
    }));

  test("again: another lead, time and list of parts; what stays goes on, what is left out is taken back, history is kept", () =>
    inTransaction(async (db) => {
      const who = await cast(db);
      const id = await receive(db, who, monday);
      await coordinate(db, who, id, at("16T08:30"), part(who.otherAgencyId, at("18T11:30"), "Kiểm tra vệ sinh"));
      const [kept, dropped] = await tasks(db, id);
      if (!kept || !dropped) throw new Error("two tasks");
      // The same lead by the same time: its clock goes on, and so does the part that did not change.
      await coordinate(db, who, id, at("16T09:00"));
      expect(await clocks(db, id)).toEqual(["triage met", "coordination running"]);
      expect(await taskClocks(db, kept.id)).toEqual(["running"]);
      expect(await tasks(db, id)).toMatchObject([
        { status: "open", version: 1 },
        { status: "cancelled", reason: "Hai đơn vị cùng xử lý" },
      ]);
      expect(await taskClocks(db, dropped.id)).toEqual(["cancelled"]);
      expect(await bells(db, id, "task_cancelled")).toEqual(["Bùi Văn Sơn", "Vũ Thị Mai"].sort());
      // Another lead, which took part no more; the part gets a later time.
      await step(
        db,
        "coordinate_ticket",
        who.supervisor,
        at("16T10:00"),
        id,
        who.otherAgencyId,
        at("20T17:30"),
        "Đổi chủ trì",
        [part(who.partId, at("20T11:30"))],
      );
      expect(await ticketRow(db, id)).toMatchObject({
        agency_id: who.otherAgencyId,
        officer_id: who.otherOfficer.staffId,
        due_at: at("20T17:30"),
      });
      expect(await clocks(db, id)).toEqual(["triage met", "coordination cancelled", "coordination running"]);
      expect(await taskClocks(db, kept.id)).toEqual(["cancelled", "running"]);
      expect(await bells(db, id, "ticket_recalled")).toEqual(["Lê Quang Minh", "Trần Văn Bình"].sort());
      expect(await bells(db, id, "task_changed")).toHaveLength(2);
      expect(await timeline(db, id)).toEqual(["received", "coordinated", "coordinated", "coordinated"]);
      expect(
        (
          await db.row<{ data: object }>(
            "select data from public.ticket_events where ticket_id = $1 and kind = 'coordinated' order by id desc limit 1",
            [id],
          )
        ).data,
      ).toMatchObject({
        from_agency: await db.value("select name from public.agencies where id = $1", [who.agencyId]),
        participants: [{ agency_id: who.partId }],
      });
    }));

  test("a part that was answered meanwhile is not asked again by the same words, but is by others", () =>
    inTransaction(async (db) => {
      const who = await cast(db);
      const id = await receive(db, who, monday);
      await coordinate(db, who, id, at("16T08:30"));
      await step(db, "answer_task", who.partOfficer, at("16T09:00"), (await onlyTask(db, id)).id, "Xong");
      await coordinate(db, who, id, at("16T09:30"));
      expect(await tasks(db, id)).toMatchObject([{ status: "answered" }]);
      await step(db, "coordinate_ticket", who.supervisor, at("16T10:00"), id, who.agencyId, at("19T17:30"), "Làm rõ", [
        part(who.partId, at("18T11:30"), "Kiểm tra cả trạm biến áp"),
      ]);
      expect(await tasks(db, id)).toMatchObject([{ status: "answered" }, { status: "open", agency_id: who.partId }]);
    }));

  const bad: [string, (who: Cast) => unknown[], string, object][] = [
    ["no lead", () => [null, at("19T17:30"), "x", []], "ticket.field_required", { field: "lead_agency_id" }],
    ["a time that has passed", (w) => [w.agencyId, at("15T17:30"), "x", []], "ticket.date_past", { field: "due_at" }],
    ["no request", (w) => [w.agencyId, at("19T17:30"), " ", []], "ticket.field_required", { field: "request" }],
    [
      "no list",
      (w) => [w.agencyId, at("19T17:30"), "x", { agency_id: 1 }],
      "ticket.field_invalid",
      { field: "participants" },
    ],
    [
      "a part without its agency",
      (w) => [w.agencyId, at("19T17:30"), "x", [{ task: "y" }]],
      "ticket.field_required",
      { field: "participants.0.agency_id" },
    ],
    [
      "a part without words",
      (w) => [w.agencyId, at("19T17:30"), "x", [part(w.partId), { agency_id: w.otherAgencyId }]],
      "ticket.field_required",
      { field: "participants.1.task" },
    ],
    [
      "the lead as participant",
      (w) => [w.agencyId, at("19T17:30"), "x", [part(w.agencyId)]],
      "ticket.participant_is_lead",
      { field: "participants.0.agency_id" },
    ],
    [
      "an agency twice",
      (w) => [w.agencyId, at("19T17:30"), "x", [part(w.partId), part(w.partId)]],
      "ticket.participant_twice",
      { field: "participants.1.agency_id" },
    ],
    [
      "a part due after the lead",
      (w) => [w.agencyId, at("19T17:30"), "x", [part(w.partId, at("20T17:30"))]],
      "ticket.task_after_lead",
      { field: "participants.0.due_at" },
    ],
    [
      "a part due in the past",
      (w) => [w.agencyId, at("19T17:30"), "x", [part(w.partId, at("13T17:30"))]],
      "ticket.date_past",
      { field: "participants.0.due_at" },
    ],
    [
      "a time that is none",
      (w) => [w.agencyId, at("19T17:30"), "x", [{ ...part(w.partId), due_at: "mai" }]],
      "ticket.field_invalid",
      { field: "participants.0.due_at", problem: "invalid" },
    ],
  ];
  test.each(bad)("%s is refused at its field, and nothing is written", (_what, args, key, params) =>
    inTransaction(async (db) => {
      const who = await cast(db);
      const id = await receive(db, who, monday);
      await asOwner(db);
      const given = args(who).map((value) =>
        typeof value === "object" && value !== null && !(value instanceof Date) ? JSON.stringify(value) : value,
      );
      expect(
        await db.refusal("select private.coordinate_ticket($1, $2, $3, $4, $5, $6, $7)", [
          who.supervisor.staffId,
          at("16T08:30"),
          id,
          ...given,
        ]),
      ).toMatchObject({ key, params });
      expect(await timeline(db, id)).toEqual(["received"]);
      expect(await tasks(db, id)).toEqual([]);
    }),
  );
});
