import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner, asRole, asUser, person } from "../support/people.ts";

type Entry = {
  id: number;
  staff_id: number | null;
  actor_name: string | null;
  table_name: string;
  row_name: string;
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

  test.each([{ staff_id: "x" }, { from: "hôm qua" }, { to: "2026-13-01" }])(
    "a filter that is none is refused: %j",
    (filter) =>
      inTransaction(async (db) => {
        await asRole(db, "supervisor");
        expect(await db.refusal("select * from public.audit_search($1)", [JSON.stringify(filter)])).toMatchObject({
          code: "PT422",
          key: "audit.filter_invalid",
        });
      }),
  );
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
