import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner, asUser, person } from "../support/people.ts";
import { clocks, type Desk, openDesk, receive, step, ticketRow, timeline, workingHoursAgo } from "./desk.ts";

const at = (time: string) => new Date(`2026-11-${time}:00+07:00`);
const monday = at("16T08:00");

async function approvalNeeded(db: Db, value: unknown = true): Promise<void> {
  await asOwner(db);
  await db.rows("update public.settings set value = $1 where key = 'tickets.answers_need_approval'", [
    JSON.stringify(value),
  ]);
}

/** A ticket on SXD's desk since 08:20. */
async function assigned(db: Db, desk: Desk): Promise<number> {
  const id = await receive(db, desk, monday);
  await step(db, "transfer_ticket", desk.operator, at("16T08:20"), id, desk.agencyId, null, desk.officer.staffId);
  return id;
}
const submit = (db: Db, desk: Desk, when: string, id: number, text = "Đã thay bóng đèn") =>
  step(db, "submit_answer_draft", desk.officer, at(when), id, text);
const drafts = (db: Db, id: number) =>
  db.rows<{ status: string; content: string; remarks: string | null }>(
    "select status, content, remarks from public.ticket_answer_drafts where ticket_id = $1 order by id",
    [id],
  );
const bells = (db: Db, id: number, kind: string) =>
  db
    .rows<{ name: string }>(
      `select distinct s.display_name as name from public.notifications n join public.staff s on s.id = n.staff_id
       where n.subject_type = 'ticket' and n.subject_id = $1 and n.kind = $2`,
      [id, kind],
    )
    .then((rows) => rows.map((row) => row.name).sort());

describe("SPEC §3: draft, the head approves, sent", () => {
  test("switched off, nothing changes: the officer answers, a draft is refused", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await assigned(db, desk);
      expect(
        await db.refusal("select private.submit_answer_draft($1, $2, $3, 'x')", [
          desk.officer.staffId,
          at("16T09:00"),
          id,
        ]),
      ).toMatchObject({
        code: "PT409",
        key: "ticket.approval_not_needed",
      });
      expect(await step(db, "answer_ticket", desk.officer, at("16T09:00"), id, "Xong")).toMatchObject({
        status: "answered",
      });
    }));

  test("switched on: the officer submits, the head is told, no clock stops; approved, it goes out then, as the officer's", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      await approvalNeeded(db);
      const id = await assigned(db, desk);
      expect(
        await db.refusal("select private.answer_ticket($1, $2, $3, 'x')", [desk.officer.staffId, at("16T09:00"), id]),
      ).toMatchObject({
        code: "PT409",
        key: "ticket.approval_needed",
      });
      await submit(db, desk, "16T09:30", id);
      expect(await clocks(db, id)).toEqual(["triage met", "officer running"]);
      expect(await bells(db, id, "draft_submitted")).toEqual(["Lê Quang Minh"]);
      await step(db, "approve_answer_draft", desk.head, at("16T14:00"), id);
      expect(await clocks(db, id)).toEqual(["triage met", "officer met", "auto_close running"]);
      expect(
        await db.row(
          "select level, staff_id, content, answered_at, relayed_at from public.ticket_answers where ticket_id = $1",
          [id],
        ),
      ).toEqual({
        level: "officer",
        staff_id: desk.officer.staffId,
        content: "Đã thay bóng đèn",
        answered_at: at("16T14:00"),
        relayed_at: at("16T14:00"),
      });
      expect(await ticketRow(db, id)).toMatchObject({ status: "answered", draft_id: null });
      expect(await timeline(db, id)).toEqual([
        "received",
        "transferred",
        "draft_submitted",
        "draft_approved",
        "answered",
      ]);
      expect(await bells(db, id, "draft_approved")).toEqual(["Trần Văn Bình"]);
      expect(await drafts(db, id)).toMatchObject([{ status: "approved" }]);
    }));

  test("sent back with remarks, submitted again, replaced, approved: one waits at a time", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      await approvalNeeded(db);
      const id = await assigned(db, desk);
      await submit(db, desk, "16T09:00", id, "một");
      expect(
        await db.refusal("select private.send_back_answer_draft($1, $2, $3, '')", [
          desk.head.staffId,
          at("16T09:10"),
          id,
        ]),
      ).toMatchObject({
        key: "ticket.field_required",
        params: { field: "remarks" },
      });
      await step(db, "send_back_answer_draft", desk.head, at("16T09:30"), id, "Nói rõ ngày hoàn thành");
      expect(await bells(db, id, "draft_sent_back")).toEqual(["Trần Văn Bình"]);
      expect(await ticketRow(db, id)).toMatchObject({ status: "assigned", draft_id: null });
      expect(
        await db.refusal("select private.approve_answer_draft($1, $2, $3)", [desk.head.staffId, at("16T09:40"), id]),
      ).toMatchObject({
        key: "ticket.no_draft",
      });
      await submit(db, desk, "16T10:00", id, "hai");
      await submit(db, desk, "16T10:05", id, "ba");
      await step(db, "approve_answer_draft", desk.head, at("16T10:30"), id);
      expect(await drafts(db, id)).toEqual([
        { status: "sent_back", content: "một", remarks: "Nói rõ ngày hoàn thành" },
        { status: "replaced", content: "hai", remarks: null },
        { status: "approved", content: "ba", remarks: null },
      ]);
    }));

  test("late is late: the deadline passes while it waits, the ticket goes to the head, whose approval is the head's answer to 1022", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      await approvalNeeded(db);
      const id = await assigned(db, desk);
      await submit(db, desk, "16T09:00", id);
      await step(db, "approve_answer_draft", desk.head, at("17T14:00"), id);
      expect(await ticketRow(db, id)).toMatchObject({ status: "relay_pending" });
      expect(await clocks(db, id)).toEqual(["triage met", "officer missed", "head met", "relay running"]);
      expect(await db.row("select level, staff_id from public.ticket_answers where ticket_id = $1", [id])).toEqual({
        level: "head",
        staff_id: desk.head.staffId,
      });
    }));

  test("the head, and the deputy of one on leave, answer without asking anybody", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      await approvalNeeded(db);
      const id = await assigned(db, desk);
      const deputy = await person(db, "contact_officer", { name: "Phó phòng" });
      await db.rows(
        "insert into public.staff_leaves (staff_id, deputy_id, starts_on, ends_on) values ($1, $2, '2026-11-16', '2026-11-16')",
        [desk.head.staffId, deputy.staffId],
      );
      expect(await step(db, "answer_ticket", deputy, at("16T09:00"), id, "Xong")).toMatchObject({ status: "answered" });
      const other = await assigned(db, desk);
      expect(await step(db, "answer_ticket", desk.head, at("16T09:00"), other, "Xong")).toMatchObject({
        status: "answered",
      });
    }));

  test.each([
    [["SXD"], true],
    [["SYT"], false],
    [[], false],
    [false, false],
  ])("the setting %j: SXD's answers need approval: %s", (value, expected) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      await approvalNeeded(db, value);
      expect(await db.value("select private.needs_approval($1)", [desk.agencyId])).toBe(expected);
    }),
  );

  test.each([
    ["recalled", "recall_ticket", "operator", ["Nhầm"]],
    ["returned", "return_ticket", "officer", ["Không thuộc thẩm quyền"]],
    ["withdrawn", "withdraw_ticket", "operator", ["Rút"]],
    ["answered by the head", "answer_ticket", "head", ["Xong"]],
  ] as const)("%s: the draft waits no longer, and the head's list is empty", (_what, name, who, args) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      await approvalNeeded(db);
      const id = await assigned(db, desk);
      await submit(db, desk, "16T09:00", id);
      await step(db, name, desk[who], at("16T09:30"), id, ...args);
      expect(await drafts(db, id)).toMatchObject([{ status: "dropped" }]);
      expect(await ticketRow(db, id)).toMatchObject({ draft_id: null });
    }),
  );

  test("reassigned by the Office: the old agency's draft does not travel along", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      await approvalNeeded(db);
      const id = await assigned(db, desk);
      await submit(db, desk, "16T09:00", id);
      await step(db, "reassign_ticket", desk.supervisor, at("16T09:30"), id, desk.otherAgencyId, "Đúng thẩm quyền");
      expect(await drafts(db, id)).toMatchObject([{ status: "dropped" }]);
      await asUser(db, desk.otherHead);
      expect(await db.rows("select from public.ticket_answer_drafts where ticket_id = $1", [id])).toEqual([]);
    }));
});

describe("who may", () => {
  test("the officer's button is to submit, the head's to approve or send back; each sees the draft, others do not; the head's queue counts it", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      await approvalNeeded(db);
      const start = await workingHoursAgo(db, 0.2);
      const id = await receive(db, desk, start);
      await step(db, "transfer_ticket", desk.operator, start, id, desk.agencyId, null, desk.officer.staffId);
      const buttons = async () => {
        const all = await db.value<string[]>("select public.ticket_actions($1)", [id]);
        return all.filter((each) => each.includes("answer"));
      };
      await asUser(db, desk.officer);
      expect(await buttons()).toEqual(["submit_answer_draft"]);
      await db.value("select public.submit_answer_draft($1, 'Xong')", [id]);
      expect((await db.refusal("select public.approve_answer_draft($1)", [id])).key).toBe("authz.forbidden");
      await asUser(db, desk.head);
      expect(await buttons()).toEqual(["approve_answer_draft", "send_back_answer_draft", "answer_ticket"]);
      expect(await db.value("select public.my_queue_counts()")).toMatchObject({ drafts: 1 });
      expect(await db.rows("select from public.ticket_list where draft_id is not null and id = $1", [id])).toHaveLength(
        1,
      );
      for (const [who, sees] of [
        ["officer", 1],
        ["head", 1],
        ["supervisor", 1],
        ["operator", 0],
        ["otherHead", 0],
        ["leader", 0],
      ] as const) {
        await asUser(db, desk[who]);
        expect([
          who,
          (await db.rows("select from public.ticket_answer_drafts where ticket_id = $1", [id])).length,
        ]).toEqual([who, sees]);
      }
      await asUser(db, desk.otherHead);
      expect((await db.refusal("select public.approve_answer_draft($1)", [id])).key).toBe("ticket.not_found");
      await asUser(db, desk.head);
      expect((await db.refusal("select public.approve_answer_draft($1, 1)", [id])).key).toBe("ticket.changed");
      expect(await db.value("select public.approve_answer_draft($1)", [id])).toMatchObject({ status: "answered" });
    }));
});
