import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner, asRole, asUser, person } from "../support/people.ts";
import { intake, openDesk, step } from "../tickets/desk.ts";

type Entry = {
  id: number;
  staff_id: number | null;
  actor_name: string | null;
  table_name: string;
  row_name: string;
  subject_code: string | null;
  is_hidden: boolean;
  action: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};

const search = (db: Db, filter: object, before: number | null = null) =>
  db.rows<Entry>("select * from public.audit_search($1, $2)", [JSON.stringify(filter), before]);

describe("SPEC §12: who changed what, when, from what to what", () => {
  test("a change of a person is found by its table, author and day, with names instead of numbers", () =>
    inTransaction(async (db) => {
      const admin = await person(db, "admin");
      await asUser(db, admin);
      await db.rows(
        "update public.categories set name = name || ' (đổi)' where code = (select min(code) from public.categories)",
      );
      const found = await search(db, { table: "public.categories", staff_id: admin.staffId, people: true });
      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject({ action: "update", staff_id: admin.staffId });
      expect(found[0]?.row_name).toMatch(/\(đổi\)$/);
      expect(found[0]?.before?.name).not.toBe(found[0]?.after?.name);
      expect(found[0]?.after).not.toHaveProperty("search");
      expect(await search(db, { table: "public.categories", staff_id: admin.staffId, to: "2020-01-01" })).toEqual([]);
      expect(await search(db, { table: "public.categories", action: "delete" })).toEqual([]);
    }));

  test("the agency of a person is named, not numbered", () =>
    inTransaction(async (db) => {
      await asOwner(db);
      const { id, name } = await db.row<{ id: number; name: string }>(
        "select id, name from public.agencies where code = 'SYT'",
      );
      const someone = await person(db, "contact_officer");
      await db.rows("update public.staff set agency_id = $1 where id = $2", [id, someone.staffId]);
      await asRole(db, "supervisor");
      const [entry] = await db.rows<Entry>("select * from public.audit_entries('public.staff', $1)", [
        String(someone.staffId),
      ]);
      expect(entry?.after?.agency_id).toBe(name);
    }));

  test("fifty at a time, each once, to the end", () =>
    inTransaction(async (db) => {
      await asRole(db, "supervisor");
      const seen = new Set<number>();
      let last: number | null = null;
      for (let page = 0; page < 50; page++) {
        const rows: Entry[] = await search(db, { table: "public.agencies" }, last);
        for (const { id } of rows) {
          expect(seen.has(id)).toBe(false);
          seen.add(id);
        }
        if (rows.length < 50) break;
        last = rows.at(-1)?.id ?? null;
      }
      await asOwner(db);
      expect(seen.size).toBe(
        await db.value("select count(*) from private.audit_log where table_name = 'public.agencies'"),
      );
    }));

  test.each([
    { staff_id: "x" },
    { from: "hôm qua" },
    { to: "2026-13-01" },
    { subject: "ticket" },
    { subject: "ticket:1 or 1" },
  ])("a filter that is none is refused: %j", (filter) =>
    inTransaction(async (db) => {
      await asRole(db, "supervisor");
      expect(await db.refusal("select * from public.audit_search($1)", [JSON.stringify(filter)])).toMatchObject({
        code: "PT422",
        key: "audit.filter_invalid",
      });
    }),
  );
});

/** Tables of the product that are not audited, and why not. */
const unaudited: Record<string, string> = {
  case_events: "a timeline: only added to",
  dossier_events: "a timeline: only added to",
  session_events: "a timeline: only added to",
  ticket_events: "a timeline: only added to",
  chart_alert_states: "how an alert stands, kept by the worker",
  knowledge_uses: "counts",
  notifications: "a person's own bell",
  report_contents: "what a report held when it was issued: only added to",
  report_kinds: "comes with the program",
  report_runs: "the worker's queue",
  ticket_followers: "a person's own bell",
};

test("SPEC §12: every table people write is audited, or it is said why not", () =>
  inTransaction(async (db) => {
    await asOwner(db);
    const without = await db.rows<{ name: string }>(
      `select c.relname as name from pg_class c
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not exists (
         select from pg_trigger t where t.tgrelid = c.oid and t.tgfoid in ('private.tg_audit'::regproc, 'private.tg_audit_record'::regproc))
       order by 1`,
    );
    expect(without.map(({ name }) => name)).toEqual(Object.keys(unaudited).sort());
  }));

describe("SPEC §12: the audit of records", () => {
  const ofTicket = (db: Db, id: number) => search(db, { subject: `ticket:${id}` });

  test("who changed what of a ticket, from what to what, with all that hangs on it; nothing of what the database keeps itself", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const ticket = await step(db, "receive_ticket", desk.operator, "2026-11-20T08:00:00+07:00", intake);
      await asUser(db, desk.operator);
      await db.rows("select public.classify_ticket($1, null, null, $2)", [ticket.id, "Số 21 Lạch Tray"]);
      await db.rows("select public.answer_directly($1, $2)", [ticket.id, "Đã trả lời công dân qua điện thoại."]);
      await asRole(db, "supervisor");
      const entries = await ofTicket(db, ticket.id);
      expect(new Set(entries.map(({ subject_code }) => subject_code))).toEqual(new Set([ticket.code]));
      expect(entries.map(({ table_name, action }) => `${action} ${table_name}`)).toEqual(
        expect.arrayContaining(["insert public.tickets", "insert public.ticket_answers", "update public.tickets"]),
      );
      const moved = entries.find(({ action, after }) => action === "update" && after && "location_text" in after);
      expect(moved).toMatchObject({
        staff_id: desk.operator.staffId,
        before: { location_text: null },
        after: { location_text: "Số 21 Lạch Tray" },
      });
      for (const { before, after } of entries)
        for (const kept of ["version", "search", "last_event_at", "due_at"])
          expect({ ...before, ...after }).not.toHaveProperty(kept);
      // One after the other, the changes tell how the row stands today.
      const told = entries
        .filter(({ table_name }) => table_name === "public.tickets")
        .reverse()
        .reduce((row, { after }) => ({ ...row, ...after }), {} as Record<string, unknown>);
      expect(told).toMatchObject({ status: "answered", location_text: "Số 21 Lạch Tray" });
      await asOwner(db);
      const before = await db.value("select count(*) from private.audit_log");
      await db.rows("update public.tickets set last_event_at = now(), due_at = now() where id = $1", [ticket.id]);
      expect(await db.value("select count(*) from private.audit_log")).toBe(before);
    }));

  test("an administrator learns who changed which ticket when, and no value of it", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const ticket = await step(db, "receive_ticket", desk.operator, "2026-11-20T08:00:00+07:00", intake);
      await asRole(db, "admin");
      const entries = await ofTicket(db, ticket.id);
      expect(entries.length).toBeGreaterThan(0);
      for (const entry of entries)
        expect(entry).toMatchObject({ is_hidden: true, before: null, after: null, subject_code: ticket.code });
      expect(
        await db.rows("select before, after from public.audit_entries('public.tickets', $1)", [String(ticket.id)]),
      ).toEqual(
        entries.filter((each) => each.table_name === "public.tickets").map(() => ({ before: null, after: null })),
      );
    }));

  test("a citizen's name and telephone are masked for good; that they changed is seen", () =>
    inTransaction(async (db) => {
      await asOwner(db);
      const id = await db.value<number>(
        "insert into public.citizens (full_name, phone, email) values ('Nguyễn Thị Kiểm Thử', '0912000123', 'thu@example.vn') returning id",
      );
      // Alike behind the mask.
      await db.rows("update public.citizens set phone = '0913999123' where id = $1", [id]);
      await asRole(db, "supervisor");
      const entries = await db.rows<Entry>("select * from public.audit_entries('public.citizens', $1)", [String(id)]);
      expect(entries.map(({ before, after }) => [before, after])).toEqual([
        [{ phone: "09•• ••• 123" }, { phone: "09•• ••• 123 *" }],
        [null, expect.objectContaining({ full_name: "Nguyễn T. K. T.", phone: "09•• ••• 123", email: "•••" })],
      ]);
      await asOwner(db);
      const held = JSON.stringify(
        await db.rows("select before, after from private.audit_log where table_name = 'public.citizens'"),
      );
      for (const secret of ["Kiểm Thử", "0912000123", "0913999123", "thu@example.vn"])
        expect(held).not.toContain(secret);
    }));
});

test("what a citizen told at the counter is not read by an administrator through the audit", () =>
  inTransaction(async (db) => {
    const clerk = await person(db, "reception_board");
    await asOwner(db);
    const id = await db.value<number>(
      `insert into public.visits (code, visited_at, recorded_at, recorded_by_id, agency_id, classification, content, citizen_name_masked)
       values ('TCD-thử', now(), now(), $1, (select agency_id from public.staff where id = $1), 'complaint', 'Chuyện riêng của gia đình tôi', 'Nguyễn V. A.')
       returning id`,
      [clerk.staffId],
    );
    for (const [role, sees] of [
      ["admin", false],
      ["supervisor", true],
    ] as const) {
      await asRole(db, role);
      const entries = await db.rows<Entry>("select * from public.audit_entries('public.visits', $1)", [String(id)]);
      expect(JSON.stringify(entries).includes("Chuyện riêng"), role).toBe(sees);
      expect(JSON.stringify(await search(db, { table: "public.visits" })).includes("Chuyện riêng"), role).toBe(sees);
      await asOwner(db);
    }
  }));

test("nothing that was written is changed or taken away, not even by the owner of the database", () =>
  inTransaction(async (db) => {
    await asOwner(db);
    for (const sql of [
      "update private.audit_log set actor_name = 'x'",
      "delete from private.audit_log",
      "truncate private.audit_log",
    ])
      expect(await db.refusal(sql)).toMatchObject({ key: "audit.append_only" });
  }));
