import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asAnon, asOwner, asRole, asUser, person } from "../support/people.ts";

/** A ticket as the engine sees it: a row to lock and a due time to keep. No steps were taken, so no clock runs. */
async function makeTicket(db: Db, agency = "SXD"): Promise<number> {
  return await db.value<number>(
    `insert into public.tickets (code, status, channel, content, received_at, last_event_at, agency_id)
     select '1022-99-' || coalesce(max(t.id), 0) + 1, 'assigned', 'hotline', 'Đèn đường không sáng', '2026-11-16 07:30+07', '2026-11-16 07:30+07',
       (select id from public.agencies where code = $1)
     from public.tickets t returning id`,
    [agency],
  );
}

const start = (db: Db, ticketId: number, rule: string, at: string, due?: string) =>
  db.value<number>(
    `select sla.start_clock($2, 'ticket', t.id, t.agency_id, $3::timestamptz, $4::timestamptz, '{"channel": "hotline"}') from public.tickets t where t.id = $1`,
    [ticketId, rule, at, due ?? null],
  );
const current = (db: Db, ticketId: number) =>
  db.row<{ clock: number | null; due: Date | null }>(
    "select current_clock_id as clock, due_at as due from public.tickets where id = $1",
    [ticketId],
  );

describe("the due time of a ticket", () => {
  test("is that of the handling clock started last, else of the earliest deadline that is not paused", () =>
    inTransaction(async (db) => {
      const id = await makeTicket(db);
      const officer = await start(db, id, "ticket.officer", "2026-11-16 07:30+07");
      const triage = await start(db, id, "ticket.triage", "2026-11-17 17:00+07");
      await start(db, id, "ticket.urgent_brief", "2026-11-12 07:30+07");
      expect(await current(db, id)).toEqual({ clock: officer, due: new Date("2026-11-16T17:30:00+07:00") });
      const head = await start(db, id, "ticket.head", "2026-11-16 08:00+07");
      expect(await current(db, id)).toMatchObject({ clock: head });
      await db.rows("select sla.cancel_clocks('ticket', $1, '{ticket.head}', '2026-11-16 09:00+07')", [id]);
      await db.rows("select sla.pause_clocks('ticket', $1, '{ticket.officer}', '2026-11-16 09:30+07')", [id]);
      expect(await current(db, id)).toEqual({ clock: triage, due: new Date("2026-11-18T08:00:00+07:00") });
      await db.rows("select sla.resume_clocks('ticket', $1, '{ticket.officer}', '2026-11-17 07:30+07')", [id]);
      expect(await current(db, id)).toEqual({ clock: officer, due: new Date("2026-11-17T15:30:00+07:00") });
      await db.rows("select sla.stop_clocks('ticket', $1, '{ticket.officer}', '2026-11-17 08:00+07')", [id]);
      expect(await current(db, id)).toEqual({ clock: triage, due: new Date("2026-11-18T08:00:00+07:00") });
      await db.rows("select sla.cancel_clocks('ticket', $1, '{ticket.triage}', '2026-11-17 08:00+07')", [id]);
      // The brief is owed beside the handling.
      expect(await current(db, id)).toEqual({ clock: null, due: null });
      const brief = "select brief_due_at from public.tickets where id = $1";
      expect(await db.value(brief, [id])).toEqual(new Date("2026-11-16T17:30:00+07:00"));
      await db.rows("select sla.cancel_clocks('ticket', $1, null, '2026-11-17 08:00+07')", [id]);
      expect(await db.value(brief, [id])).toBeNull();
    }));

  test("a timer never shows as a deadline", () =>
    inTransaction(async (db) => {
      const id = await makeTicket(db);
      await start(db, id, "ticket.auto_close", "2026-11-16 07:30+07");
      expect(await current(db, id)).toEqual({ clock: null, due: null });
    }));

  test("follows a recomputation", () =>
    inTransaction(async (db) => {
      const id = await makeTicket(db);
      const clock = await start(db, id, "ticket.officer", "2026-11-16 10:00+07");
      await db.rows("select set_config('sla.recompute_on_edit', 'off', true)");
      await db.rows(
        "insert into sla.calendar_exceptions (calendar_id, day, kind, name) values ('vn-city', '2026-11-17', 'holiday', 'Nghỉ thử')",
      );
      await db.rows("select sla.recompute_clocks('vn-city', null, '2026-11-16 11:00+07', 'thử')");
      expect(await current(db, id)).toEqual({ clock, due: new Date("2026-11-18T10:00:00+07:00") });
    }));
});

describe("who sees a clock", () => {
  test("whoever sees the ticket", () =>
    inTransaction(async (db) => {
      const mine = await makeTicket(db, "SXD");
      const other = await makeTicket(db, "SCT");
      const clocks = [
        await start(db, mine, "ticket.officer", "2026-11-16 07:30+07"),
        await start(db, other, "ticket.officer", "2026-11-16 07:30+07"),
      ];
      await db.rows(
        "select sla.pause_clocks('ticket', $1, null, '2026-11-16 08:00+07'), sla.resume_clocks('ticket', $1, null, '2026-11-16 09:00+07')",
        [other],
      );
      const seen = () =>
        db.rows<{ id: number }>("select id from public.clocks order by id").then((rows) => rows.map((row) => row.id));

      await asRole(db, "supervisor");
      expect(await seen()).toEqual(clocks);
      expect(await db.value("select count(*) from public.clock_due_changes")).toBe(1);
      expect((await db.rows("select * from public.explain_clock($1)", [clocks[1]])).length).toBeGreaterThan(0);

      await asRole(db, "contact_officer", "SXD");
      expect(await seen()).toEqual([clocks[0]]);
      expect(await db.value("select count(*) from public.clock_due_changes")).toBe(0);
      expect(await db.value("select count(*) from sla.clock_intervals")).toBe(1);
      expect((await db.rows("select * from public.explain_clock($1)", [clocks[0]])).length).toBeGreaterThan(0);
      expect(await db.refusal("select * from public.explain_clock($1)", [clocks[1]])).toMatchObject({
        code: "PT404",
        key: "clock.not_found",
      });

      // The officer of the slip sees it wherever the agency is.
      await asOwner(db);
      const officer = await person(db, "contact_officer", { agency: "SNV" });
      await db.rows("update public.tickets set officer_id = $1 where id = $2", [officer.staffId, other]);
      await asUser(db, officer);
      expect(await seen()).toEqual([clocks[1]]);
      expect((await db.rows("select * from public.explain_clock($1)", [clocks[1]])).length).toBeGreaterThan(0);

      for (const role of ["tech_support", "one_stop_officer", "admin"] as const) {
        await asRole(db, role);
        expect(await seen(), role).toEqual([]);
        expect((await db.refusal("select * from public.explain_clock($1)", [clocks[0]])).code, role).toBe("PT404");
      }
      await asAnon(db);
      expect((await db.refusal("select * from public.explain_clock($1)", [clocks[0]])).code).toBe("PT401");
    }));

  test("a clock shows its rule, its article, and its time to the second", () =>
    inTransaction(async (db) => {
      const id = await makeTicket(db);
      await start(db, id, "ticket.officer", "2024-11-18 07:30+07");
      await db.rows("select sla.pause_clocks('ticket', $1, null, '2024-11-18 09:30:15+07')", [id]);
      await asRole(db, "supervisor");
      expect(await db.row("select * from public.clocks where subject_id = $1", [id])).toMatchObject({
        subject_code: expect.stringMatching(/^1022-99-/),
        rule_name: "Cán bộ đầu mối phản hồi",
        citation: "Điều 9.3, 9.4 Quyết định 583/QĐ-UBND",
        issuer: "UBND thành phố Hải Phòng",
        force_note: "Tiếp tục áp dụng, chờ xác nhận",
        agency_name: "Sở Xây dựng thành phố Hải Phòng",
        live_state: "paused",
        target_seconds: 28800,
        elapsed_seconds: 7215,
        remaining_seconds: 21585,
      });
    }));

  test("live_state runs ahead of the tick, never behind it", () =>
    inTransaction(async (db) => {
      const id = await makeTicket(db);
      const live = () => db.value("select live_state from public.clocks where subject_id = $1", [id]);
      await start(db, id, "ticket.commitment", "2026-11-16 07:30+07", "2026-11-16 10:00+07");
      await db.rows(
        "update sla.clocks set started_at = now() - interval '9 hours', warn_at = now() + interval '1 hour', due_at = now() + interval '2 hours'",
      );
      expect(await live()).toBe("running");
      await db.rows("update sla.clocks set warn_at = now() - interval '1 hour'");
      expect(await live()).toBe("due_soon");
      await db.rows("update sla.clocks set due_at = now() - interval '1 minute'");
      expect(await live()).toBe("overdue");
      await db.rows("update sla.clocks set due_at = now() + interval '1 minute', state = 'overdue'");
      expect(await live()).toBe("overdue");
    }));
});
