import { describe, expect, test } from "vitest";
import { inTransaction } from "../support/database.ts";
import { asAnon, asRole, asUser, person } from "../support/people.ts";
import { openDesk, receive, type State, states, ticketIn, workingHoursAgo } from "./desk.ts";

describe("ticket_list", () => {
  const expected: Record<State, { level: string | null; clock_state: string; clock_level: string | null }> = {
    received: { level: "operator", clock_state: "running", clock_level: "triage" },
    "clarification of 1022": { level: "operator", clock_state: "none", clock_level: null },
    "clarification of the agency": { level: "officer", clock_state: "paused", clock_level: null },
    refused: { level: null, clock_state: "none", clock_level: null },
    assigned: { level: "officer", clock_state: "running", clock_level: "officer" },
    verifying: { level: "officer", clock_state: "running", clock_level: "commitment" },
    "verifying, change asked": { level: "officer", clock_state: "running", clock_level: "commitment" },
    escalated: { level: "head", clock_state: "running", clock_level: "head" },
    overdue: { level: "leaders", clock_state: "overdue", clock_level: "head" },
    directed: { level: "leaders", clock_state: "running", clock_level: "direction" },
    coordination: { level: "leaders", clock_state: "none", clock_level: null },
    relay_pending: { level: "operator", clock_state: "running", clock_level: "relay" },
    "answered by 1022": { level: null, clock_state: "none", clock_level: null },
    "answered by the agency": { level: null, clock_state: "none", clock_level: null },
    closed: { level: null, clock_state: "none", clock_level: null },
    merged: { level: null, clock_state: "none", clock_level: null },
    withdrawn: { level: null, clock_state: "none", clock_level: null },
  };
  test.each(states)("%s: where it is and how its clock stands", (state) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, state);
      await asUser(db, desk.supervisor);
      expect(
        await db.row("select level, clock_state, clock_level from public.ticket_list where id = $1", [id]),
      ).toEqual(expected[state]);
    }),
  );

  test("the state is live: due soon and overdue show before any tick comes by", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const warned = await receive(db, desk, await workingHoursAgo(db, 0.9));
      const late = await receive(db, desk, await workingHoursAgo(db, 1.5));
      await asUser(db, desk.operator);
      expect(
        await db.rows(
          "select id, clock_state, is_overdue, remaining_seconds > 0 as is_left from public.ticket_list where id = any ($1) order by id",
          [[warned, late]],
        ),
      ).toEqual([
        { id: warned, clock_state: "due_soon", is_overdue: false, is_left: true },
        { id: late, clock_state: "overdue", is_overdue: true, is_left: false },
      ]);
      expect(
        await db.value("select abs(remaining_seconds + 1800) <= 1 from public.ticket_list where id = $1", [late]),
      ).toBe(true);
    }));

  test("an imported ticket goes by its file's due time until it is answered", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "assigned");
      // As a history import leaves it: no clock, the due time of the file.
      await db.rows("delete from sla.clocks where subject_id = $1", [id]);
      await db.rows(
        "update public.tickets set current_clock_id = null, imported_due_at = '2026-01-05', due_at = '2026-01-05' where id = $1",
        [id],
      );
      const state = () =>
        db.row(
          "select clock_state, remaining_seconds < 0 as is_over, clock_level from public.ticket_list where id = $1",
          [id],
        );
      expect(await state()).toEqual({ clock_state: "overdue", is_over: true, clock_level: null });
      await asUser(db, desk.officer);
      await db.rows("select public.answer_ticket($1, 'Đã xử lý')", [id]);
      expect(await state()).toEqual({ clock_state: "none", is_over: null, clock_level: null });
    }));

  test("whoever has left for a desk without tickets no longer sees those that were assigned to them", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "assigned");
      await db.rows("update public.staff_roles set role_code = 'one_stop_officer' where staff_id = $1", [
        desk.officer.staffId,
      ]);
      await asUser(db, desk.officer);
      for (const relation of ["tickets", "ticket_events", "clocks"]) {
        const key = { tickets: "id", ticket_events: "ticket_id", clocks: "subject_id" }[relation];
        expect(await db.value(`select count(*) from public.${relation} where ${key} = $1`, [id])).toBe(0);
      }
    }));

  test("nobody but the steps settles a ticket as of a time of their choosing", () =>
    inTransaction(async (db) => {
      await asRole(db, "operator");
      expect(await db.refusal("select authz.require_step('add_note', 1, '2099-01-01')")).toMatchObject({
        code: "42501",
      });
    }));

  test("who sees what: all, own agency, assigned to me, nothing", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const received = await ticketIn(db, desk, "received");
      const mine = await ticketIn(db, desk, "assigned");
      const lent = await person(db, "contact_officer", { agency: "SKHCN" });
      await db.rows("update public.tickets set officer_id = $1 where id = $2", [lent.staffId, mine]);
      const ids = async () =>
        (await db.rows<{ id: number }>("select id from public.ticket_list order by id")).map((row) => row.id);
      for (const one of [desk.operator, desk.supervisor, desk.leader]) {
        await asUser(db, one);
        expect(await ids()).toEqual([received, mine]);
      }
      for (const one of [desk.officer, desk.head, lent]) {
        await asUser(db, one);
        expect(await ids()).toEqual([mine]);
      }
      await asUser(db, desk.otherOfficer);
      expect(await ids()).toEqual([]);
      for (const role of ["reception_board", "one_stop_officer", "tech_support", "admin"] as const) {
        await asRole(db, role);
        expect(await ids()).toEqual([]);
      }
      await asAnon(db);
      expect((await db.refusal("select id from public.ticket_list")).code).toBe("42501");
    }));

  test("names, last note, field of the category", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const category_id = await db.value<number>("select id from public.categories where code = 'den-duong'");
      const commune_id = await db.value<number>(
        "select id from public.agencies where kind = 'commune' order by id limit 1",
      );
      const id = await receive(db, desk, await workingHoursAgo(db, 0.1), { category_id, commune_id });
      await asUser(db, desk.operator);
      await db.rows("select public.add_note($1, 'Gọi lại sau 14 giờ')", [id]);
      const row = await db.row("select * from public.ticket_list where id = $1", [id]);
      expect(row).toMatchObject({
        category_code: "den-duong",
        field_code: "ha-tang",
        received_by_name: "Phạm Thu Hà",
        last_note: "Gọi lại sau 14 giờ",
        version: 1,
      });
      expect(row.commune_name).toBeTruthy();
    }));
});

describe("search", () => {
  test("every word, with or without accents, by content, place or code; only what one may read", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await receive(db, desk, await workingHoursAgo(db, 0.1), {
        content: "Cột điện nghiêng 100% trước cổng_trường",
        location_text: "Ngõ 193 Văn Cao",
      });
      await ticketIn(db, desk, "assigned");
      const find = async (query: string) =>
        (await db.rows<{ id: number }>("select id from public.find_tickets($1)", [query])).map((row) => row.id);
      await asUser(db, desk.operator);
      const code = await db.value<string>("select code from public.tickets where id = $1", [id]);
      for (const query of ["cot dien NGHIENG", "văn cao", "nghiêng ngõ 193", code, "100%", "cổng_trường"]) {
        expect([query, await find(query)]).toEqual([query, [id]]);
      }
      for (const query of ["cổng%trường", "xyzw", "", "c"]) expect([query, await find(query)]).toEqual([query, []]);
      expect(await find("đèn chiếu sáng")).toHaveLength(1);
      await asUser(db, desk.officer);
      expect(await find("cột điện")).toEqual([]);
      expect(await find("đèn chiếu sáng")).toHaveLength(1);
      await asRole(db, "admin");
      expect(await find("đèn chiếu sáng")).toEqual([]);
    }));
});

describe("queues and pickers", () => {
  test("my_queue_counts counts what waits for each, and only their own queues", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      for (const state of states) await ticketIn(db, desk, state);
      const counts = async () => db.value<Record<string, number>>("select public.my_queue_counts()");
      await asUser(db, desk.operator);
      expect(await counts()).toMatchObject({ triage: 2, clarification: 1, relay: 1, overdue: 1, due_soon: 0 });
      await asUser(db, desk.officer);
      expect(await counts()).toEqual({ mine: 7, agency: 7, tasks: 0, overdue: 1, due_soon: 0 });
      await asUser(db, desk.head);
      expect(await counts()).toMatchObject({ mine: 0, agency: 7, head: 3, commitment_requests: 1 });
      await asUser(db, desk.supervisor);
      expect(await counts()).toEqual({
        briefs: 0,
        coordination: 1,
        low_ratings: 0,
        leaders: 1,
        overdue: 1,
        due_soon: 0,
      });
      await asUser(db, desk.leader);
      expect(await counts()).toEqual({ leaders: 1, overdue: 1, due_soon: 0 });
      await asUser(db, desk.otherOfficer);
      expect(await counts()).toMatchObject({ mine: 0, agency: 0, overdue: 0 });
    }));

  test("agency_officers: officers first, with their open work, for those who pass work on", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      await ticketIn(db, desk, "assigned");
      await ticketIn(db, desk, "closed");
      for (const one of [desk.operator, desk.supervisor, desk.officer]) {
        await asUser(db, one);
        expect(
          await db.rows("select id, is_head, is_on_leave, open_tickets from public.agency_officers($1)", [
            desk.agencyId,
          ]),
        ).toEqual([
          { id: desk.officer.staffId, is_head: false, is_on_leave: false, open_tickets: 1 },
          { id: desk.head.staffId, is_head: true, is_on_leave: false, open_tickets: 0 },
        ]);
      }
      await asUser(db, desk.otherOfficer);
      expect((await db.refusal("select * from public.agency_officers($1)", [desk.agencyId])).key).toBe(
        "authz.forbidden",
      );
    }));

  test("a slip without a named officer goes to the least loaded of the agency", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const second = await person(db, "contact_officer");
      const chosen: unknown[] = [];
      for (let i = 0; i < 4; i++) {
        const id = await ticketIn(db, desk, "received");
        await db.rows("select private.transfer_ticket($1, now(), $2, $3, null)", [
          desk.operator.staffId,
          id,
          desk.agencyId,
        ]);
        chosen.push(await db.value("select officer_id from public.tickets where id = $1", [id]));
      }
      expect(chosen).toEqual([desk.officer.staffId, second.staffId, desk.officer.staffId, second.staffId]);
    }));

  test("preview_due tells the due time before the click", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "received");
      await asUser(db, desk.operator);
      const preview = await db.value<Date>("select public.preview_due('ticket.officer', $1, $2)", [desk.agencyId, id]);
      await db.rows("select public.transfer_ticket($1, $2, null)", [id, desk.agencyId]);
      const due = await db.value<Date>("select due_at from public.ticket_list where id = $1", [id]);
      expect(Math.abs(due.getTime() - preview.getTime())).toBeLessThan(60_000);
      expect(await db.value("select public.preview_due('ticket.commitment', $1)", [desk.agencyId])).toBeNull();
    }));
});
