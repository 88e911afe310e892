import { expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asUser } from "../support/people.ts";
import { clocks, type Desk, intake, openDesk, outbox, receive, step, ticketRow, timeline } from "./desk.ts";

// Where two steps meet that nobody thinks of together.

const at = (time: string) => new Date(`2026-11-16T${time}:00+07:00`);

async function coordinated(db: Db, desk: Desk, parts: object[] = []): Promise<number> {
  const id = await receive(db, desk, at("08:00"));
  await step(db, "transfer_ticket", desk.operator, at("08:10"), id, desk.agencyId, null, desk.officer.staffId);
  await step(db, "coordinate_ticket", desk.supervisor, at("08:20"), id, desk.agencyId, at("16:30"), "Phối hợp", JSON.stringify(parts)); // biome-ignore format: one call
  return id;
}

async function merged(db: Db, desk: Desk, main: object = {}, duplicate: object = {}) {
  const mainId = await receive(db, desk, at("08:00"), main);
  const other = { phone: "0987654321", full_name: "Trần Thị Bưởi", ...duplicate };
  const duplicateId = await receive(db, desk, at("08:05"), other);
  await step(db, "merge_tickets", desk.operator, at("08:10"), mainId, duplicateId, null);
  return { mainId, duplicateId };
}

test("open work never moves to no agency at all", () =>
  inTransaction(async (db) => {
    const desk = await openDesk(db);
    const admin = (await openDesk(db)).supervisor;
    await db.rows("insert into public.staff_roles (staff_id, role_code, agency_id) values ($1, 'admin', $2)", [
      admin.staffId,
      admin.agencyId,
    ]);
    await asUser(db, admin);
    expect(
      await db.refusal("select public.succeed_agency($1, array[$2]::bigint[], '2027-01-01', null)", [
        desk.agencyId,
        desk.otherAgencyId,
      ]),
    ).toMatchObject({ code: "PT422", key: "agency.work_to" });
  }));

test("a successor that took part leads without a part of its own", () =>
  inTransaction(async (db) => {
    const desk = await openDesk(db);
    const id = await coordinated(db, desk, [{ agency_id: desk.otherAgencyId, task: "Đo đạc" }]);
    await step(db, "move_ticket", desk.supervisor, at("09:00"), id, desk.otherAgencyId, "Sáp nhập");
    expect(await db.value("select status from public.ticket_tasks where ticket_id = $1", [id])).toBe("ended");
    expect(
      await db.value("select count(*) from sla.clocks where subject_type = 'ticket_task' and stopped_at is null"),
    ).toBe(0);
    expect(await timeline(db, id)).toContain("tasks_ended");
  }));

test("who has other reports merged into theirs cannot make those vanish by withdrawing", () =>
  inTransaction(async (db) => {
    const desk = await openDesk(db);
    const { mainId, duplicateId } = await merged(db, desk);
    const { code } = await ticketRow(db, duplicateId);
    await db.rows("select 1");
    expect(
      await db.refusal("select private.withdraw_ticket($1, $2, $3, 'Công dân rút')", [
        desk.operator.staffId,
        at("09:00"),
        mainId,
      ]),
    ).toMatchObject({ code: "PT409", key: "ticket.has_merged", params: { codes: code } });
    await step(db, "unmerge_ticket", desk.operator, at("09:10"), duplicateId, "Công dân kia rút");
    await step(db, "withdraw_ticket", desk.operator, at("09:20"), mainId, "Công dân rút");
    expect(await ticketRow(db, duplicateId)).toMatchObject({ status: "received" });
  }));

test("a refusal reaches those whose reports were merged into the refused one", () =>
  inTransaction(async (db) => {
    const desk = await openDesk(db);
    const { mainId, duplicateId } = await merged(db, desk);
    await step(db, "refuse_ticket", desk.operator, at("09:00"), mainId, "Đơn khiếu nại", "Ban Tiếp công dân");
    expect(await outbox(db, duplicateId)).toContain("sms citizen_refused");
    const { code } = await ticketRow(db, duplicateId);
    const seen = await db.value("select private.look_up_ticket($1, $2, '0987654321')", [at("09:30"), code]);
    expect(seen).toMatchObject({ phase: "refused", refusal: { redirect_to: "Ban Tiếp công dân" } });
  }));

test("the parts of an urgent report owe the brief the whole owed; one whose merge is undone owes its own again", () =>
  inTransaction(async (db) => {
    const desk = await openDesk(db);
    const id = await receive(db, desk, at("08:00"), { priority: "urgent" });
    const parts = JSON.stringify([{ content: "Đèn không sáng" }, { content: "Cây đổ chắn đường" }]);
    const split = await step(db, "split_ticket", desk.operator, at("08:20"), id, parts, null);
    const part = (split as unknown as { parts: { id: number }[] }).parts[0]?.id as number;
    expect(await clocks(db, part)).toContain("urgent_brief running");
    expect((await ticketRow(db, part)).brief_due_at).toEqual((await ticketRow(db, id)).brief_due_at);

    const { mainId, duplicateId } = await merged(db, desk, {}, { priority: "urgent" });
    expect((await ticketRow(db, duplicateId)).brief_due_at).toBeNull();
    await step(db, "unmerge_ticket", desk.operator, at("09:00"), duplicateId, "Gộp nhầm");
    expect((await ticketRow(db, duplicateId)).brief_due_at).not.toBeNull();
    await step(db, "brief_ticket", desk.operator, at("09:10"), mainId, "Đã xử lý");
  }));

test("a ticket refused after it was published and re-opened is shown no more", () =>
  inTransaction(async (db) => {
    const desk = await openDesk(db);
    const id = await receive(db, desk, at("08:00"));
    await step(db, "answer_directly", desk.operator, at("08:10"), id, "Từ 7 giờ 30");
    const publication = { title: "Giờ làm việc", question: "Giờ làm việc?", answer: "Từ 7 giờ 30" };
    await step(db, "publish_ticket", desk.operator, at("08:20"), id, publication);
    await step(db, "reopen_ticket", desk.supervisor, at("08:30"), id, "Chưa đúng");
    await step(db, "refuse_ticket", desk.operator, at("08:40"), id, "Đơn tố cáo", "Công an thành phố");
    expect(await ticketRow(db, id)).toMatchObject({ status: "refused", is_published: false });
    expect(await db.value("select count(*) from public.ticket_publications where ticket_id = $1", [id])).toBe(0);
  }));

test("a citizen asked before the Office took over still sees the question", () =>
  inTransaction(async (db) => {
    const desk = await openDesk(db);
    const id = await receive(db, desk, at("08:00"));
    await step(db, "transfer_ticket", desk.operator, at("08:10"), id, desk.agencyId, null, desk.officer.staffId);
    await step(db, "ask_clarification", desk.officer, at("08:20"), id, "Cột số mấy?");
    await step(db, "coordinate_ticket", desk.supervisor, at("08:30"), id, desk.agencyId, at("16:30"), "Chủ trì", "[]");
    const { code } = await ticketRow(db, id);
    expect(
      await db.value("select private.look_up_ticket($1, $2, $3)", [at("09:00"), code, intake.phone]),
    ).toMatchObject({
      question: "Cột số mấy?",
    });
  }));

test("what a head remarks on a draft is not for those who only read the ticket", () =>
  inTransaction(async (db) => {
    const desk = await openDesk(db);
    await db.rows("update public.settings set value = 'true' where key = 'tickets.answers_need_approval'");
    const id = await receive(db, desk, at("08:00"));
    await step(db, "transfer_ticket", desk.operator, at("08:10"), id, desk.agencyId, null, desk.officer.staffId);
    await step(db, "submit_answer_draft", desk.officer, at("08:20"), id, "Dự thảo");
    await step(db, "send_back_answer_draft", desk.head, at("08:30"), id, "Nói rõ lỗi của nhà thầu");
    await asUser(db, desk.operator);
    const read = "select count(*) from public.ticket_events where ticket_id = $1 and note like '%nhà thầu%'";
    expect(await db.value(read, [id])).toBe(0);
    await asUser(db, desk.officer);
    expect(await db.value("select remarks from public.ticket_answer_drafts where ticket_id = $1", [id])).toBe(
      "Nói rõ lỗi của nhà thầu",
    );
  }));

test("a call about a ticket that is no number is refused at its field", () =>
  inTransaction(async (db) => {
    const desk = await openDesk(db);
    for (const ticket_id of ["abc", "99999999999999999999", -1]) {
      await asUser(db, desk.operator);
      const call = JSON.stringify({ outcome: "result_asked", phone: intake.phone, ticket_id });
      expect(await db.refusal("select public.log_call($1)", [call])).toMatchObject({
        code: "PT422",
        params: { field: "ticket_id", problem: "unknown" },
      });
    }
  }));

test("a rating counts as handled by whoever handles it, and the list finds those that wait by an index", () =>
  inTransaction(async (db) => {
    const desk = await openDesk(db);
    const id = await receive(db, desk, at("08:00"));
    await step(db, "answer_directly", desk.operator, at("08:10"), id, "Từ 7 giờ 30");
    await step(db, "rate_ticket", desk.operator, at("08:20"), id, 1, null, null, null, null);
    const waiting = "select review_id from public.ticket_ratings where ticket_id = $1";
    expect(await db.value(waiting, [id])).toBeNull();
    await step(db, "reopen_ticket", desk.supervisor, at("08:30"), id, "Chưa đúng");
    const review = await db.value("select max(id) from public.rating_reviews");
    expect(await db.value(waiting, [id])).toBe(review);
  }));
