import { describe, expect, test } from "vitest";
import { connect, type Db, inTransaction, wrap } from "../support/database.ts";
import { asOwner, asUser, type Person, person } from "../support/people.ts";
import {
  clocks,
  type Desk,
  openDesk,
  outbox,
  receive,
  step,
  ticketIn,
  ticketRow,
  timeline,
  workingHoursAgo,
} from "./desk.ts";

const at = (time: string) => new Date(`2026-11-${time}:00+07:00`);
/** Monday 16 November 2026, a week without holidays. */
const monday = at("16T08:00");

interface Cast extends Desk {
  /** A third agency, which takes part. */
  partOfficer: Person;
  partHead: Person;
  partId: number;
}

async function cast(db: Db): Promise<Cast> {
  const desk = await openDesk(db);
  const partOfficer = await person(db, "contact_officer", { agency: "SCT", name: "Ngô Thị Thu" });
  const partHead = await person(db, "agency_head", { agency: "SCT", name: "Đặng Văn Hùng" });
  return { ...desk, partOfficer, partHead, partId: partOfficer.agencyId };
}

const part = (agencyId: number, due?: Date, task = "Kiểm tra lưới điện") => ({
  agency_id: agencyId,
  task,
  ...(due ? { due_at: due.toISOString() } : {}),
});

/** The Office coordinates: SXD leads until Thursday evening, SCT does its part until Wednesday noon. */
async function coordinate(db: Db, who: Cast, id: number, when: Date, ...more: object[]): Promise<void> {
  await step(db, "coordinate_ticket", who.supervisor, when, id, who.agencyId, at("19T17:30"), "Hai đơn vị cùng xử lý", [
    part(who.partId, at("18T11:30")),
    ...more,
  ]);
}

interface Task {
  id: number;
  agency_id: number;
  officer_id: number;
  status: string;
  due_at: Date;
  answer: string | null;
  reason: string | null;
  version: number;
}
const tasks = (db: Db, ticketId: number) =>
  db.rows<Task>("select * from public.ticket_tasks where ticket_id = $1 order by id", [ticketId]);
async function onlyTask(db: Db, ticketId: number): Promise<Task> {
  const [task] = await tasks(db, ticketId);
  if (!task) throw new Error("no task");
  return task;
}
const taskClocks = (db: Db, taskId: number) =>
  db
    .rows<{ state: string }>(
      "select state from sla.clocks where subject_type = 'ticket_task' and subject_id = $1 order by id",
      [taskId],
    )
    .then((rows) => rows.map((row) => row.state));
/** Who has the bell for something: names, sorted. */
const bells = (db: Db, ticketId: number, kind: string) =>
  db
    .rows<{ name: string }>(
      `select distinct s.display_name as name from public.notifications n join public.staff s on s.id = n.staff_id
       where n.subject_type = 'ticket' and n.subject_id = $1 and n.kind = $2`,
      [ticketId, kind],
    )
    .then((rows) => rows.map((row) => row.name).sort());

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

describe("QĐ583 Điều 9.5: an agency's part", () => {
  test("warns and breaches once, to its officer, head and the Office; the ticket itself is not late for it", () =>
    inTransaction(async (db) => {
      const who = await cast(db);
      const id = await receive(db, who, monday);
      await coordinate(db, who, id, at("16T08:30"));
      for (const now of ["18T11:00", "18T11:45", "18T12:00"]) await db.value("select sla.tick($1)", [at(now)]);
      const task = await onlyTask(db, id);
      expect(await taskClocks(db, task.id)).toEqual(["overdue"]);
      expect(await bells(db, id, "clock_due_soon")).toEqual(expect.arrayContaining(["Ngô Thị Thu", "Đặng Văn Hùng"]));
      expect(await bells(db, id, "clock_overdue")).toEqual(["Ngô Thị Thu", "Đỗ Thị Lan", "Đặng Văn Hùng"].sort());
      expect((await timeline(db, id)).filter((kind) => kind === "breached")).toHaveLength(1);
      expect(await ticketRow(db, id)).toMatchObject({ status: "coordination", due_at: at("19T17:30") });
      await asUser(db, who.supervisor);
      expect(
        await db.row(
          "select is_overdue from bi.overdue_facts(array[tstzrange('2026-11-16 00:00+07', $2)], $2, '{}') where ticket_id = $1",
          [id, at("19T08:00")],
        ),
      ).toEqual({ is_overdue: false });
    }));

  test("a late tick changes nothing: due 11:30, answered 11:45, ticked later", () =>
    inTransaction(async (db) => {
      const who = await cast(db);
      const id = await receive(db, who, monday);
      await coordinate(db, who, id, at("16T08:30"));
      const task = await onlyTask(db, id);
      await step(db, "answer_task", who.partOfficer, at("18T11:45"), task.id, "Lưới điện bình thường");
      await db.value("select sla.tick($1)", [at("18T11:50")]);
      expect(await taskClocks(db, task.id)).toEqual(["missed"]);
      expect(
        await db.value("select breached_at from sla.clocks where subject_type = 'ticket_task' and subject_id = $1", [
          task.id,
        ]),
      ).toEqual(at("18T11:30"));
      const kinds = await timeline(db, id);
      expect(kinds.indexOf("breached")).toBeLessThan(kinds.indexOf("task_answered"));
    }));

  test("answered in time: the lead's officer and the Office are told, what the lead is writing stays good", () =>
    inTransaction(async (db) => {
      const who = await cast(db);
      const id = await receive(db, who, monday);
      await coordinate(db, who, id, at("16T08:30"));
      const before = await ticketRow(db, id);
      const task = await onlyTask(db, id);
      await step(db, "answer_task", who.partOfficer, at("17T09:00"), task.id, "Lưới điện bình thường");
      expect(await onlyTask(db, id)).toMatchObject({ status: "answered", answer: "Lưới điện bình thường", version: 2 });
      expect(await taskClocks(db, task.id)).toEqual(["met"]);
      expect(await bells(db, id, "task_answered")).toEqual(["Trần Văn Bình", "Đỗ Thị Lan"].sort());
      await step(db, "answer_ticket", who.officer, at("17T10:00"), id, "Đã xử lý xong", before.version);
      expect(await ticketRow(db, id)).toMatchObject({ status: "answered" });
    }));

  test("returned: back to the Office with the reason; the agency reads the ticket no more, but what it returned", () =>
    inTransaction(async (db) => {
      const who = await cast(db);
      const id = await receive(db, who, monday);
      await coordinate(db, who, id, at("16T08:30"));
      const task = await onlyTask(db, id);
      await step(db, "return_task", who.partHead, at("16T09:00"), task.id, "Lưới điện do ngành điện quản lý");
      expect(await onlyTask(db, id)).toMatchObject({ status: "returned", reason: "Lưới điện do ngành điện quản lý" });
      expect(await taskClocks(db, task.id)).toEqual(["cancelled"]);
      expect(await bells(db, id, "task_returned")).toEqual(["Trần Văn Bình", "Đỗ Thị Lan"].sort());
      await asUser(db, who.partOfficer);
      expect(await db.rows("select from public.tickets where id = $1", [id])).toHaveLength(0);
      expect(await db.rows("select from public.ticket_task_list where ticket_id = $1", [id])).toHaveLength(1);
    }));

  test("passed on inside, also to a sub-unit, which then reads the ticket; the clock goes on", () =>
    inTransaction(async (db) => {
      const who = await cast(db);
      await db.rows(
        "insert into public.agencies (code, name, kind, parent_id) values ('SCT-D', 'Phòng Điện', 'department', $1)",
        [who.partId],
      );
      const expert = await person(db, "contact_officer", { agency: "SCT-D", name: "Chuyên viên Điện" });
      const id = await receive(db, who, monday);
      await coordinate(db, who, id, at("16T08:30"));
      const task = await onlyTask(db, id);
      await asOwner(db);
      expect(
        await db.refusal("select private.forward_task($1, $2, $3, $4, null)", [
          who.partOfficer.staffId,
          at("16T09:00"),
          task.id,
          who.officer.staffId,
        ]),
      ).toMatchObject({ key: "ticket.field_invalid", params: { field: "staff_id" } });
      await step(db, "forward_task", who.partOfficer, at("16T09:00"), task.id, expert.staffId, "Nhờ anh");
      expect(await onlyTask(db, id)).toMatchObject({ officer_id: expert.staffId, status: "open" });
      expect(await taskClocks(db, task.id)).toEqual(["running"]);
      await asUser(db, expert);
      expect(await db.rows("select from public.tickets where id = $1", [id])).toHaveLength(1);
      expect(await db.value("select public.task_actions($1)", [id])).toEqual({
        [task.id]: ["answer_task", "forward_task", "return_task"],
      });
    }));

  test("the Office adds a part and takes one back", () =>
    inTransaction(async (db) => {
      const who = await cast(db);
      const id = await receive(db, who, monday);
      await coordinate(db, who, id, at("16T08:30"));
      const { version } = await ticketRow(db, id);
      await step(
        db,
        "add_task",
        who.supervisor,
        at("16T09:00"),
        id,
        who.otherAgencyId,
        "Kiểm tra vệ sinh",
        at("18T11:30"),
      );
      const [first, second] = await tasks(db, id);
      await step(db, "cancel_task", who.supervisor, at("16T09:30"), first?.id, "Không cần nữa");
      expect(await tasks(db, id)).toMatchObject([
        { status: "cancelled", reason: "Không cần nữa" },
        { status: "open", agency_id: who.otherAgencyId },
      ]);
      expect(await ticketRow(db, id)).toMatchObject({
        version: version + 1,
        task_agency_ids: [String(who.otherAgencyId)],
      });
      expect(second?.id).toBeDefined();
      expect(
        await db.refusal("select private.add_task($1, $2, $3, $4, 'x', $5)", [
          who.supervisor.staffId,
          at("16T10:00"),
          id,
          who.otherAgencyId,
          at("18T11:30"),
        ]),
      ).toMatchObject({ key: "ticket.participant_twice", params: { field: "agency_id" } });
    }));

  const over: [string, (db: Db, who: Cast, id: number) => Promise<unknown>, string][] = [
    [
      "the lead's officer answers the citizen",
      (db, w, id) => step(db, "answer_ticket", w.officer, at("17T09:00"), id, "Xong"),
      "answered",
    ],
    [
      "the lead's head answers the operator",
      (db, w, id) => step(db, "answer_ticket", w.head, at("17T09:00"), id, "Xong"),
      "relay_pending",
    ],
    [
      "the citizen withdraws",
      (db, w, id) => step(db, "withdraw_ticket", w.operator, at("17T09:00"), id, "Rút"),
      "withdrawn",
    ],
    [
      "the Office gives it to another agency",
      (db, w, id) => step(db, "reassign_ticket", w.supervisor, at("17T09:00"), id, w.otherAgencyId, "Đúng thẩm quyền"),
      "assigned",
    ],
  ];
  test.each(over)("is no longer needed when %s: its clock is cancelled, its officer told", (_what, end, status) =>
    inTransaction(async (db) => {
      const who = await cast(db);
      const id = await receive(db, who, monday);
      await coordinate(db, who, id, at("16T08:30"));
      const task = await onlyTask(db, id);
      await end(db, who, id);
      expect(await ticketRow(db, id)).toMatchObject({ status });
      expect(await onlyTask(db, id)).toMatchObject({ status: "ended" });
      expect(await taskClocks(db, task.id)).toEqual(["cancelled"]);
      expect(await bells(db, id, "task_ended")).toEqual(["Ngô Thị Thu"].sort());
      expect(await timeline(db, id)).toContain("tasks_ended");
      await db.value("select sla.tick($1)", [at("18T12:00")]);
      expect(await bells(db, id, "clock_overdue")).not.toContain("Ngô Thị Thu");
      // Told about it, they may still look at it.
      await asUser(db, who.partOfficer);
      expect(await db.rows("select from public.tickets where id = $1", [id])).toHaveLength(1);
      expect(await db.refusal("select public.answer_task($1, 'x')", [task.id])).toMatchObject({
        key: "task.over",
        params: { status: "ended" },
      });
    }),
  );

  test("the lead returns it: the Office decides again, the parts go on", () =>
    inTransaction(async (db) => {
      const who = await cast(db);
      const id = await receive(db, who, monday);
      await coordinate(db, who, id, at("16T08:30"));
      await step(db, "return_ticket", who.officer, at("16T09:00"), id, "Chủ trì phải là Sở Y tế");
      expect(await ticketRow(db, id)).toMatchObject({ status: "coordination", agency_id: null, due_at: null });
      expect(await onlyTask(db, id)).toMatchObject({ status: "open" });
      expect(await bells(db, id, "ticket_coordination")).toEqual(["Đỗ Thị Lan"].sort());
    }));

  test("follows an abolished agency to its successor", () =>
    inTransaction(async (db) => {
      const who = await cast(db);
      const id = await receive(db, who, monday);
      await coordinate(db, who, id, at("16T08:30"));
      await step(
        db,
        "move_task",
        who.supervisor,
        at("16T09:00"),
        (await onlyTask(db, id)).id,
        who.otherAgencyId,
        "Hợp nhất",
      );
      const task = await onlyTask(db, id);
      expect(task).toMatchObject({
        agency_id: who.otherAgencyId,
        officer_id: who.otherOfficer.staffId,
        status: "open",
      });
      expect(await taskClocks(db, task.id)).toEqual(["running"]);
    }));
});

describe("who sees and does what", () => {
  test("the agency that takes part reads the ticket and all that hangs on it, and its queue counts the task; others do not", () =>
    inTransaction(async (db) => {
      const who = await cast(db);
      const start = await workingHoursAgo(db, 1);
      const id = await receive(db, who, start);
      await asOwner(db);
      await db.value("select private.coordinate_ticket($1, $2, $3, $4, now() + interval '3 days', 'x', $5)", [
        who.supervisor.staffId,
        start,
        id,
        who.agencyId,
        JSON.stringify([part(who.partId)]),
      ]);
      const reading = [
        "select from public.tickets where id = $1",
        "select from public.ticket_list where id = $1",
        "select from public.ticket_events where ticket_id = $1",
        "select from public.clocks where subject_type = 'ticket' and subject_id = $1",
        "select from public.ticket_task_list where ticket_id = $1 and clock_state = 'running' and code is not null",
        "select from public.clocks where subject_type = 'ticket_task' and subject_id in (select id from public.ticket_tasks where ticket_id = $1)",
        "select from public.find_tickets('Lạch Tray') where id = $1",
      ];
      const seen = async (one: Person) => {
        await asUser(db, one);
        const found: boolean[] = [];
        for (const sql of reading) found.push((await db.rows(sql, [id])).length > 0);
        return found;
      };
      for (const one of [who.officer, who.partOfficer, who.partHead, who.supervisor, who.leader]) {
        expect(await seen(one)).toEqual(reading.map(() => true));
      }
      expect(await seen(who.otherOfficer)).toEqual(reading.map(() => false));
      await asUser(db, who.partOfficer);
      expect(await db.value("select public.my_queue_counts()")).toMatchObject({ tasks: 1, mine: 0, agency: 0 });
      const clockId = await db.value("select clock_id from public.ticket_task_list where ticket_id = $1", [id]);
      expect((await db.rows("select * from public.explain_clock($1)", [clockId])).length).toBeGreaterThan(0);
      await asUser(db, who.officer);
      expect(await db.value("select public.my_queue_counts()")).toMatchObject({ tasks: 0, mine: 1, agency: 1 });
      await asUser(db, who.otherOfficer);
      expect((await db.refusal("select * from public.explain_clock($1)", [clockId])).key).toBe("clock.not_found");
    }));

  const may: Record<string, (keyof Cast)[]> = {
    answer_task: ["partOfficer", "partHead"],
    return_task: ["partOfficer", "partHead"],
    forward_task: ["partOfficer", "partHead"],
    cancel_task: ["supervisor"],
  };
  test.each(Object.keys(may))("%s: only whose part it is, or the Office", (name) =>
    inTransaction(async (db) => {
      const who = await cast(db);
      const start = await workingHoursAgo(db, 1);
      const id = await receive(db, who, start);
      await asOwner(db);
      await db.value("select private.coordinate_ticket($1, $2, $3, $4, now() + interval '3 days', 'x', $5)", [
        who.supervisor.staffId,
        start,
        id,
        who.agencyId,
        JSON.stringify([part(who.partId)]),
      ]);
      const task = await onlyTask(db, id);
      const argument = name === "forward_task" ? who.partHead.staffId : "Nội dung";
      const found: Record<string, string> = {};
      for (const one of [
        "operator",
        "officer",
        "head",
        "supervisor",
        "leader",
        "otherOfficer",
        "partOfficer",
        "partHead",
      ] as const) {
        await asUser(db, who[one]);
        await db.client.query("savepoint attempt");
        found[one] = await db
          .rows(`select public.${name}($1, $2)`, [task.id, argument])
          .then(() => "ok")
          .catch((error: { hint?: string }) => String(error.hint));
        await db.client.query("rollback to savepoint attempt");
      }
      for (const [one, outcome] of Object.entries(found)) {
        if (may[name]?.includes(one as keyof Cast)) expect([one, outcome]).toEqual([one, "ok"]);
        else expect([one, ["authz.forbidden", "task.not_found"].includes(outcome)]).toEqual([one, true]);
      }
    }),
  );

  test("the buttons of a coordination: the lead works, the Office steers, a leader may direct", () =>
    inTransaction(async (db) => {
      const who = await cast(db);
      const start = await workingHoursAgo(db, 1);
      const id = await receive(db, who, start);
      await asOwner(db);
      await db.value("select private.coordinate_ticket($1, $2, $3, $4, now() + interval '3 days', 'x', $5)", [
        who.supervisor.staffId,
        start,
        id,
        who.agencyId,
        JSON.stringify([part(who.partId)]),
      ]);
      const atAgency = ["answer_ticket", "forward_ticket", "return_ticket", "reveal_contact"];
      const expected: Partial<Record<keyof Cast, string[]>> = {
        officer: atAgency,
        head: atAgency,
        supervisor: [
          "add_task",
          "coordinate_ticket",
          "direct_ticket",
          "reassign_ticket",
          "urge_ticket",
          "withdraw_ticket",
        ],
        leader: ["direct_ticket"],
        operator: ["withdraw_ticket"],
        partOfficer: [],
      };
      const named = [...atAgency, ...(expected.supervisor ?? [])];
      for (const [one, steps] of Object.entries(expected)) {
        await asUser(db, who[one as "officer"]);
        const buttons = await db.value<string[]>("select public.ticket_actions($1)", [id]);
        expect([one, buttons.filter((each) => named.includes(each)).sort()]).toEqual([one, steps.sort()]);
      }
      await asUser(db, who.leader);
      expect(
        await db.value("select public.direct_ticket($1, now() + interval '2 days', 'Làm ngay')", [id]),
      ).toMatchObject({ status: "directed" });
      await asOwner(db);
      expect((await clocks(db, id)).slice(-2)).toEqual(["coordination running", "direction running"]);
      await asUser(db, who.head);
      expect(await db.value("select public.answer_ticket($1, 'Xong')", [id])).toMatchObject({
        status: "relay_pending",
      });
      await asOwner(db);
      expect(await tasks(db, id)).toMatchObject([{ status: "ended" }]);
    }));

  test("a participant may not take the lead's steps, and sees no button for them", () =>
    inTransaction(async (db) => {
      const who = await cast(db);
      const start = await workingHoursAgo(db, 1);
      const id = await receive(db, who, start);
      await asOwner(db);
      await db.value("select private.coordinate_ticket($1, $2, $3, $4, now() + interval '3 days', 'x', $5)", [
        who.supervisor.staffId,
        start,
        id,
        who.agencyId,
        JSON.stringify([part(who.partId)]),
      ]);
      await asUser(db, who.partOfficer);
      expect(await db.value("select public.ticket_actions($1)", [id])).toEqual([]);
      expect((await db.refusal("select public.answer_ticket($1, 'x')", [id])).key).toBe("authz.forbidden");
      expect((await db.refusal("select public.reveal_contact($1, 'x')", [id])).code).toMatch(/^PT40[34]$/);
    }));
});

describe("two at once", () => {
  test("two answers to one task: the second hears that it is over; a tick meanwhile waits for nobody and fires nothing twice", async () => {
    const [first, second, third] = await Promise.all([connect(), connect(), connect()]);
    const [a, b, c] = [wrap(first), wrap(second), wrap(third)];
    const who = await cast(a);
    const id = await receive(a, who, monday);
    try {
      await coordinate(a, who, id, at("16T08:30"));
      const task = await onlyTask(a, id);
      await first.query("begin");
      await a.rows("select private.answer_task($1, $2, $3, 'một')", [who.partOfficer.staffId, at("18T12:00"), task.id]);
      const loser = b
        .rows("select private.answer_task($1, $2, $3, 'hai')", [who.partHead.staffId, at("18T12:00"), task.id])
        .then(() => "ok")
        .catch((error: { hint?: string }) => String(error.hint));
      const tick = await c.value<{ busy: number }>("select sla.tick($1)", [at("18T12:00")]);
      expect(tick.busy).toBeGreaterThan(0);
      await first.query("commit");
      expect(await loser).toBe("task.over");
      await c.value("select sla.tick($1)", [at("18T12:01")]);
      expect(await onlyTask(a, id)).toMatchObject({ answer: "một", status: "answered" });
      expect(await taskClocks(a, task.id)).toEqual(["missed"]);
      expect((await timeline(a, id)).filter((kind) => kind === "breached")).toHaveLength(1);
    } finally {
      await first.query("rollback").catch(() => undefined);
      const staff = Object.values(who).flatMap((one) => (typeof one === "object" ? [one.staffId] : []));
      await a.rows("delete from public.notifications where staff_id = any ($1)", [staff]);
      await a.rows("delete from private.outbox where subject_type = 'ticket' and subject_id = $1", [id]);
      await a.rows(
        `delete from sla.clocks where (subject_type = 'ticket' and subject_id = $1)
           or (subject_type = 'ticket_task' and subject_id in (select k.id from public.ticket_tasks k where k.ticket_id = $1))`,
        [id],
      );
      await a.rows("delete from public.tickets where id = $1", [id]);
      await a.rows("delete from public.staff where id = any ($1)", [staff]);
      await Promise.all([first.end(), second.end(), third.end()]);
    }
  });

  test("the Office changes the part while the agency writes: the stale answer is refused, nothing is lost", () =>
    inTransaction(async (db) => {
      const who = await cast(db);
      const id = await receive(db, who, monday);
      await coordinate(db, who, id, at("16T08:30"));
      const task = await onlyTask(db, id);
      await step(db, "coordinate_ticket", who.supervisor, at("16T09:00"), id, who.agencyId, at("19T17:30"), "Rõ thêm", [
        part(who.partId, at("18T11:30"), "Kiểm tra cả trạm biến áp"),
      ]);
      await asOwner(db);
      expect(
        await db.refusal("select private.answer_task($1, $2, $3, 'xong', $4)", [
          who.partOfficer.staffId,
          at("16T09:30"),
          task.id,
          task.version,
        ]),
      ).toMatchObject({ code: "PT409", key: "task.changed" });
      expect(await taskClocks(db, task.id)).toEqual(["running"]);
    }));
});
