import { describe, expect, test } from "vitest";
import { inTransaction } from "../support/database.ts";
import { asAnon, asOwner, asUser, person } from "../support/people.ts";
import { openDesk, type State, states, ticketIn, timeline } from "./desk.ts";

const reveal = "select public.reveal_contact($1, 'Gọi lại cho công dân')";

describe("a citizen's contact is for whoever handles the ticket now (SPEC §1, §12)", () => {
  const withOperators: State[] = [
    "received",
    "clarification of 1022",
    "relay_pending",
    "answered by 1022",
    "answered by the agency",
  ];
  const withAgency: State[] = [
    "assigned",
    "clarification of the agency",
    "verifying",
    "verifying, change asked",
    "escalated",
    "overdue",
    "directed",
  ];

  test.each(states)("%s", (state) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, state);
      const seen: Record<string, boolean> = {};
      for (const one of ["operator", "officer", "head", "supervisor", "leader", "otherOfficer"] as const) {
        await asUser(db, desk[one]);
        await db.client.query("savepoint look");
        seen[one] = await db.value(reveal, [id]).then(
          () => true,
          () => false,
        );
        await db.client.query("rollback to savepoint look");
      }
      const isAgency = withAgency.includes(state);
      expect(seen).toEqual({
        operator: withOperators.includes(state),
        officer: isAgency,
        head: isAgency,
        supervisor: false,
        leader: false,
        otherOfficer: false,
      });
    }),
  );

  test("every look is logged, with its reason, and stands in the timeline", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "assigned");
      await asUser(db, desk.officer);
      expect(await db.value(reveal, [id])).toMatchObject({ full_name: "Nguyễn Văn An", phone: "0912345123" });
      await asOwner(db);
      expect(await db.row("select staff_id, ticket_id, reason from private.contact_reveals")).toEqual({
        staff_id: desk.officer.staffId,
        ticket_id: id,
        reason: "Gọi lại cho công dân",
      });
      expect((await timeline(db, id)).at(-1)).toBe("contact_revealed");
    }));

  test("a refused look says so", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "assigned");
      await asUser(db, desk.operator);
      expect(await db.refusal(reveal, [id])).toMatchObject({ code: "PT403", key: "ticket.contact_not_yours" });
      await asUser(db, desk.supervisor);
      expect(await db.refusal(reveal, [id])).toMatchObject({ code: "PT403", key: "authz.forbidden" });
      await asUser(db, desk.otherOfficer);
      expect(await db.refusal(reveal, [id])).toMatchObject({ code: "PT404", key: "ticket.not_found" });
      await asAnon(db);
      expect(await db.refusal(reveal, [id])).toMatchObject({ code: "PT401" });
    }));

  test("a deputy of the officer on leave sees it; before and after the leave not", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "assigned");
      const deputy = await person(db, "tech_support", { agency: "SYT" });
      const leave = (from: number, to: number) =>
        db.rows(
          "insert into public.staff_leaves (staff_id, deputy_id, starts_on, ends_on) values ($1, $2, authz.today() + $3::int, authz.today() + $4::int)",
          [desk.officer.staffId, deputy.staffId, from, to],
        );
      await leave(-9, -1);
      await leave(1, 9);
      await asUser(db, deputy);
      expect((await db.refusal(reveal, [id])).key).toBe("authz.forbidden");
      await asOwner(db);
      await leave(0, 0);
      await asUser(db, deputy);
      expect(await db.value(reveal, [id])).toMatchObject({ phone: "0912345123" });
    }));

  test("no role reads the citizens, nor finds a full name or number in what it can read", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "assigned");
      for (const one of [desk.operator, desk.officer, desk.head, desk.supervisor, desk.leader]) {
        await asUser(db, one);
        expect(await db.rows("select * from public.citizens")).toEqual([]);
        const row = JSON.stringify(await db.row("select * from public.ticket_list where id = $1", [id]));
        expect(row).toContain("Nguyễn V. A.");
        expect(row).not.toMatch(/Nguyễn Văn An|0912345123|0912 345 123/);
        const events = JSON.stringify(await db.rows("select * from public.ticket_events where ticket_id = $1", [id]));
        expect(events).not.toMatch(/Nguyễn Văn An|0912345123/);
      }
    }));
});
