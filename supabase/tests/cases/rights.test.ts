import { describe, expect, test } from "vitest";
import { inTransaction } from "../support/database.ts";
import { asUser } from "../support/people.ts";
import { openDesk, receive } from "../tickets/desk.ts";
import { approved, morning, openReception, petition, type Reception, register, step, timeline } from "./reception.ts";

const parts = ["case_citizens", "case_agencies", "case_criteria", "case_events"];

describe("who sees and does what with a case (SPEC §1)", () => {
  test.each<[keyof Reception, boolean]>([
    ["board", true],
    ["chair", true],
    ["supervisor", true],
    ["head", true],
    ["officer", true],
    ["otherHead", false],
    ["otherOfficer", false],
  ])("%s reads a case of SXD: %s", (who, sees) =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      const { id } = await register(db, people);
      await asUser(db, people[who]);
      expect(await db.value("select count(*) from public.case_list where id = $1", [id])).toBe(sees ? 1 : 0);
      for (const part of parts) {
        expect(await db.value(`select count(*) from public.${part} where case_id = $1`, [id])).toBe(sees ? 1 : 0);
      }
    }),
  );

  const steps: [string, string][] = [
    ["save", 'save_case($1, \'{"title": "x"}\')'],
    ["propose", "propose_case($1, 'x')"],
    ["close", "close_case($1, 'x')"],
    ["withdraw", "withdraw_case($1, 'x')"],
    ["reveal the contacts of", "reveal_case_contacts($1, 'x')"],
    ["read the history of the citizens of", "case_history($1)"],
    ["link a ticket to", "link_case_ticket($1, 'x')"],
    ["assign a task of", "assign_task($1, null, 1, 'x', now())"],
  ];
  test.each(
    steps.flatMap(([words, call]) =>
      (["head", "officer", "supervisor", "chair"] as const).map((who) => [who, words, call] as const),
    ),
  )("%s may not %s a case", (who, _, call) =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      const { id } = await register(db, people);
      await asUser(db, people[who]);
      expect((await db.refusal(`select public.${call}`, [id])).code).toBe("PT403");
    }),
  );

  test("nobody writes the tables by hand, not even the board", () =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      const { id } = await register(db, people);
      await asUser(db, people.board);
      const { rowCount } = await db.client
        .query("update public.cases set status = 'approved' where id = $1", [id])
        .catch(() => ({ rowCount: 0 }));
      expect(rowCount).toBe(0);
    }));

  test("the timeline is append-only, for the owner too", () =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      await register(db, people);
      expect(await db.refusal("delete from public.case_events")).toMatchObject({ key: "case.timeline_append_only" });
    }));

  test("another agency's head neither reports on a task nor learns of it", () =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      const { id } = await approved(db, people);
      const task = await step<{ id: number }>(
        db,
        "assign_task",
        people.board,
        new Date(),
        id,
        null,
        people.officer.agencyId,
        "Báo cáo",
        new Date(Date.now() + 9e8),
      );
      await asUser(db, people.otherHead);
      expect(await db.refusal("select public.report_task($1, 'x')", [task.id])).toMatchObject({
        code: "PT404",
        key: "case.task_not_found",
      });
      expect(await db.value("select count(*) from public.case_tasks")).toBe(0);
      await asUser(db, people.officer);
      expect(await db.value("select count(*) from public.case_tasks")).toBe(1);
      expect((await db.refusal("select public.report_task($1, 'x')", [task.id])).code).toBe("PT403");
    }));
});

describe("citizens' particulars (SPEC §12)", () => {
  test("are masked for all; the board sees them in full, on record", () =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      const { id } = await register(db, people);
      for (const who of ["board", "chair", "supervisor", "head", "officer"] as const) {
        await asUser(db, people[who]);
        const rows = JSON.stringify([
          await db.rows("select * from public.case_list where id = $1", [id]),
          await db.rows("select * from public.case_citizens where case_id = $1", [id]),
          await db.rows("select * from public.case_events where case_id = $1", [id]),
        ]);
        for (const secret of ["Nguyễn Văn An", "0570000001", "12 Lạch Tray"]) expect(rows).not.toContain(secret);
        expect(await db.value("select count(*) from public.citizens")).toBe(0);
      }
      await asUser(db, people.board);
      expect(
        await db.value("select public.reveal_case_contacts($1, 'Mời công dân đến buổi tiếp')", [id]),
      ).toMatchObject([
        {
          full_name: "Nguyễn Văn An",
          phone: "0570000001",
          address: petition.citizens[0]?.address,
          is_representative: true,
        },
      ]);
      expect(await timeline(db, id)).toEqual(["registered", "contact_revealed"]);
      expect(await db.row("select staff_id, reason from private.contact_reveals")).toEqual({
        staff_id: people.board.staffId,
        reason: "Mời công dân đến buổi tiếp",
      });
    }));

  test.each(["closed", "withdrawn"])("are shown to nobody once the case is %s", (status) =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      const { id } = await register(db, people);
      await db.rows("update public.cases set status = $2 where id = $1", [id, status]);
      await asUser(db, people.board);
      expect(await db.refusal("select public.reveal_case_contacts($1)", [id])).toMatchObject({
        code: "PT403",
        key: "case.contact_not_yours",
      });
    }),
  );
});

describe("linked tickets (SPEC §1: the board reads what is linked to a case)", () => {
  test("the board reads the linked one and no other; unlinked it is gone again", () =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      const desk = await openDesk(db);
      const linked = await receive(db, desk, morning, { phone: "0570000001" });
      await receive(db, desk, morning);
      const { id } = await register(db, people);
      const code = await db.value<string>("select code from public.tickets where id = $1", [linked]);
      const seen = () =>
        db.rows<{ id: number }>("select id from public.tickets").then((rows) => rows.map((row) => row.id));
      await asUser(db, people.board);
      expect(await seen()).toEqual([]);
      await db.rows("select public.link_case_ticket($1, $2)", [id, ` ${code} `]);
      expect(await seen()).toEqual([linked]);
      expect(await db.value("select count(*) from public.ticket_events")).toBeGreaterThan(0);
      // Twice is once.
      await db.rows("select public.link_case_ticket($1, $2)", [id, code]);
      expect(await db.refusal("select public.link_case_ticket($1, '1022-26-999999')", [id])).toMatchObject({
        params: { field: "code", problem: "unknown" },
      });
      await db.rows("select public.link_case_ticket($1, $2, false)", [id, code]);
      expect(await seen()).toEqual([]);
      expect(await timeline(db, id)).toEqual(["registered", "ticket_linked", "ticket_unlinked"]);
    }));

  test("the citizens' history shows their tickets, cases and visits, not other people's", () =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      const desk = await openDesk(db);
      const own = await receive(db, desk, morning, { phone: "0570000001" });
      await receive(db, desk, morning);
      const { id } = await register(db, people);
      await asUser(db, people.board);
      const history = await db.value<{ tickets: { id: number }[]; cases: { id: number }[] }[]>(
        "select public.case_history($1)",
        [id],
      );
      expect(history).toHaveLength(1);
      expect(history[0]?.tickets.map((each) => each.id)).toEqual([own]);
      expect(history[0]?.cases.map((each) => each.id)).toEqual([id]);
    }));
});
