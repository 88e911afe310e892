import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asUser, person } from "../support/people.ts";
import { openDesk, outbox, receive, step, ticketIn, ticketRow, timeline } from "./desk.ts";

const at = (text: string) => `2026-03-${text}+07`;
const told = async (db: Db, kind: string) =>
  (
    await db.rows<{ staff_id: number }>("select staff_id from public.notifications where kind = $1 order by staff_id", [
      kind,
    ])
  ).map((row) => row.staff_id);
const sorted = (...ids: number[]) => ids.sort((a, b) => a - b);

describe("who is told of what", () => {
  test("QĐ583 Điều 9.2, 9.3: the slip by SMS to the officer, a copy to the Office", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await receive(db, desk, at("02 08:00"));
      await step(db, "transfer_ticket", desk.operator, at("02 08:20"), id, desk.agencyId, "Gấp");
      expect(await told(db, "ticket_transferred")).toEqual([desk.officer.staffId]);
      expect(await told(db, "ticket_copied")).toEqual([desk.supervisor.staffId]);
      expect(
        await db.row(
          "select channel, staff_id, params ->> 'note' as note, params ->> 'code' as code from private.outbox where subject_id = $1",
          [id],
        ),
      ).toEqual({ channel: "sms", staff_id: desk.officer.staffId, note: "Gấp", code: (await ticketRow(db, id)).code });
    }));

  test("an agency without a contact officer: the slip goes to its head", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const head = await person(db, "agency_head", { agency: "SKHCN" });
      const id = await receive(db, desk, at("02 08:00"));
      await step(db, "transfer_ticket", desk.operator, at("02 08:20"), id, head.agencyId, null);
      expect(await ticketRow(db, id)).toMatchObject({ status: "assigned", officer_id: null });
      expect(await told(db, "ticket_transferred")).toEqual([head.staffId]);
    }));

  test("a sub-unit's ticket belongs to the unit above when it has no people of its own", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const unit = await db.value<number>(
        "insert into public.agencies (code, name, kind, parent_id) values ('SXD-DV', 'Đơn vị thử', 'public_service_unit', $1) returning id",
        [desk.agencyId],
      );
      const id = await receive(db, desk, at("02 08:00"));
      await step(db, "transfer_ticket", desk.operator, at("02 08:20"), id, unit, null);
      expect(await ticketRow(db, id)).toMatchObject({ agency_id: unit, officer_id: desk.officer.staffId });
      await asUser(db, desk.head);
      expect(await db.value("select count(*) from public.ticket_list where id = $1", [id])).toBe(1);
    }));

  test("a reminder outside working time waits for the opening; an urgent one does not", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const due: (Date | string)[] = [];
      for (const priority of ["normal", "urgent"]) {
        const id = await receive(db, desk, at("06 22:00"), { priority });
        await step(db, "transfer_ticket", desk.operator, at("06 22:30"), id, desk.agencyId, null);
        due.push(await db.value<Date>("select not_before from private.outbox where subject_id = $1", [id]));
      }
      expect(due).toEqual([new Date(at("09 07:30")), new Date(at("06 22:30"))]);
    }));

  test("the deputy of somebody on leave is told too", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      await db.rows(
        "insert into public.staff_leaves (staff_id, deputy_id, starts_on, ends_on) values ($1, $2, '2026-03-01', '2026-03-05')",
        [desk.officer.staffId, desk.head.staffId],
      );
      const id = await receive(db, desk, at("02 08:00"));
      await step(db, "transfer_ticket", desk.operator, at("02 08:20"), id, desk.agencyId, null);
      expect(await told(db, "ticket_transferred")).toEqual(sorted(desk.officer.staffId, desk.head.staffId));
    }));

  test("Điều 9.4: the head by SMS on escalation; the Office and the city's leaders when the head is late", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await receive(db, desk, at("02 08:00"));
      await step(db, "transfer_ticket", desk.operator, at("02 08:20"), id, desk.agencyId, null);
      await db.rows("select sla.tick($1)", [at("11 09:00")]);
      expect(await told(db, "ticket_escalated")).toEqual(sorted(desk.head.staffId, desk.officer.staffId));
      expect(await told(db, "ticket_overdue")).toEqual(
        sorted(desk.supervisor.staffId, desk.leader.staffId, desk.head.staffId),
      );
      expect(
        await db.rows(
          "select channel, template, staff_id from private.outbox where subject_id = $1 and template <> 'ticket_transferred' order by id",
          [id],
        ),
      ).toEqual([
        { channel: "sms", template: "ticket_escalated", staff_id: desk.head.staffId },
        { channel: "email", template: "ticket_overdue", staff_id: desk.supervisor.staffId },
      ]);
    }));
});

describe("what the citizen gets", () => {
  test.each([
    ["hotline", [], "told on the phone"],
    ["website", ["sms citizen_refused"], "told in writing"],
  ])("refused through %s: %s (%s)", (channel, messages) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await receive(db, desk, at("02 08:00"), { channel });
      await step(db, "refuse_ticket", desk.operator, at("02 08:10"), id, "Đơn tố cáo", "Thanh tra thành phố");
      expect(await outbox(db, id)).toEqual(messages);
    }),
  );

  test("by email when there is no phone; nothing when there is neither", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      for (const [contact, messages] of [
        [{ email: "an@example.test" }, ["email citizen_result"]],
        [{}, []],
      ] as const) {
        const ticket = { channel: "import", content: "Ổ gà", received_at: at("02 08:00"), ...contact };
        const { id } = await step(db, "receive_ticket", desk.operator, at("02 08:01"), ticket);
        await step(db, "answer_directly", desk.operator, at("02 08:10"), id, "Đã có kế hoạch sửa");
        expect(await outbox(db, id)).toEqual(messages);
      }
    }));
});

describe("urging (Điều 14.1)", () => {
  test("an agency: one reminder, a line on each ticket that is late or about to be", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const late = [await ticketIn(db, desk, "escalated"), await ticketIn(db, desk, "overdue")];
      const inTime = await ticketIn(db, desk, "assigned");
      // Waits for the centre to relay it: nothing of the agency's to urge.
      await ticketIn(db, desk, "relay_pending");
      await asUser(db, desk.supervisor);
      expect(await db.value("select public.board() -> 'urgeable'")).toEqual({ [desk.agencyId]: 2 });
      expect(await db.value("select public.urge_agency($1, 'Báo cáo trước 17 giờ')", [desk.agencyId])).toEqual({
        agency_id: desk.agencyId,
        count: 2,
      });
      await db.client.query("reset role");
      for (const id of late) expect((await timeline(db, id)).at(-1)).toBe("urged");
      expect(await timeline(db, inTime)).not.toContain("urged");
      expect(await told(db, "agency_urged")).toEqual(sorted(desk.officer.staffId, desk.head.staffId));
      expect(
        await db.value(
          "select count(*) from private.outbox where template = 'agency_urged' and params ->> 'count' = '2'",
        ),
      ).toBe(2);
    }));

  test("what was due before the reminder and not ticked yet has happened before it", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await receive(db, desk, at("02 08:00"));
      await step(db, "transfer_ticket", desk.operator, at("02 08:30"), id, desk.agencyId, null);
      await db.value("select private.urge_agency($1, $2, $3, 'Đề nghị trả lời')", [
        desk.supervisor.staffId,
        at("03 10:00"),
        desk.agencyId,
      ]);
      expect((await timeline(db, id)).slice(-2)).toEqual(["escalated", "urged"]);
      expect(await ticketRow(db, id)).toMatchObject({ status: "escalated" });
      expect(
        await db.value("select from_status from public.ticket_events where ticket_id = $1 and kind = 'urged'", [id]),
      ).toBe("escalated");
    }));

  test("an agency with nothing late", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      await ticketIn(db, desk, "assigned");
      await asUser(db, desk.supervisor);
      expect(await db.refusal("select public.urge_agency($1, 'x')", [desk.agencyId])).toMatchObject({
        code: "PT409",
        key: "ticket.nothing_to_urge",
      });
    }));
});

describe("rating (Điều 11.2)", () => {
  test("once per answer; a new answer may be rated again", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "answered by the agency");
      const rate = (score: number) => db.value("select public.rate_ticket($1, $2, p_comment => ' ')", [id, score]);
      await asUser(db, desk.operator);
      await rate(2);
      expect(await db.refusal("select public.rate_ticket($1, 5)", [id])).toMatchObject({ key: "ticket.already_rated" });
      await db.rows("select public.reopen_ticket($1, 'Chưa xong')", [id]);
      await asUser(db, desk.officer);
      await db.rows("select public.answer_ticket($1, 'Nay đã xong')", [id]);
      await asUser(db, desk.operator);
      await rate(5);
      expect(
        await db.rows("select score, comment, via from public.ticket_ratings where ticket_id = $1 order by id", [id]),
      ).toEqual([
        { score: 2, comment: null, via: "phone" },
        { score: 5, comment: null, via: "phone" },
      ]);
    }));
});
