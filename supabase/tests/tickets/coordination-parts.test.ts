import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner, asUser, person } from "../support/people.ts";
import { at, bells, type Cast, cast, coordinate, monday, onlyTask, taskClocks, tasks } from "./coordination.ts";
import { receive, step, ticketRow, timeline } from "./desk.ts";

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
