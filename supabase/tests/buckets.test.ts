import { describe, expect, test } from "vitest";
import { local, openDesk, submitted } from "./dossiers/filed.ts";
import { type Db, inTransaction } from "./support/database.ts";
import { asOwner, asRole, asUser } from "./support/people.ts";

const orphans = "select bucket, storage_path from public.orphaned_uploads() order by 1, 2";

async function lies(db: Db, bucket: string, path: string, age: string): Promise<void> {
  await asOwner(db);
  await db.rows(
    `insert into storage.objects (bucket_id, name, metadata, created_at) values ($1, $2, '{"size": 1}', now() - $3::interval)`,
    [bucket, path, age],
  );
}

describe("every bucket knows what refers to its objects", () => {
  test("no bucket of the storage without an entry, no entry without a bucket", () =>
    inTransaction(async (db) => {
      const names = async (sql: string) => (await db.rows<{ name: string }>(sql)).map(({ name }) => name);
      expect(await names("select bucket as name from private.buckets order by 1")).toEqual(
        await names("select id as name from storage.buckets order by 1"),
      );
    }));

  test("no table with a storage_path outside of it", () =>
    inTransaction(async (db) => {
      const known = await db.rows("select unnest(referred_by)::text as name from private.buckets order by 1");
      const tables = await db.rows(
        `select (quote_ident(n.nspname) || '.' || quote_ident(c.relname))::regclass::text as name
         from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind = 'r' join pg_namespace n on n.oid = c.relnamespace
         where a.attname = 'storage_path' and not a.attisdropped and n.nspname in ('public', 'private') order by 1`,
      );
      expect(known).toEqual(tables);
    }));

  test.each([
    ["attachments", "25 hours", "23 hours"],
    ["case-files", "25 hours", "23 hours"],
    ["dossier-files", "25 hours", "23 hours"],
    // A recording may be a day and more on its way.
    ["recordings", "49 hours", "47 hours"],
  ])("%s: what was left behind %s ago is listed and may go, %s ago not yet", (bucket, old, young) =>
    inTransaction(async (db) => {
      await lies(db, bucket, "old.bin", old);
      await lies(db, bucket, "young.bin", young);
      await asRole(db, "supervisor");
      expect(await db.rows("delete from storage.objects where bucket_id = $1 returning name", [bucket])).toEqual([]);
      await asOwner(db);
      await asRole(db, "admin");
      expect(await db.rows(orphans)).toEqual([{ bucket, storage_path: "old.bin" }]);
      expect(await db.rows("delete from storage.objects where bucket_id = $1 returning name", [bucket])).toEqual([
        { name: "old.bin" },
      ]);
    }),
  );
});

test("QĐ2926 Điều 18.1: the files of a draft are swept once it has expired, not before", () =>
  inTransaction(async (db) => {
    const desk = await openDesk(db);
    const admin = await asRole(db, "admin");
    await asOwner(db);
    const began = local("2026-11-16 08:00");
    const { draft_token: token } = await db.value<{ draft_token: string }>(
      "select private.start_dossier_draft($1, $2, $3, gen_random_uuid(), 'vi')",
      [began, desk.procedure.id, desk.desk.agencyId],
    );
    const path = `dossiers/${token}-1`;
    await lies(db, "dossier-files", path, "30 days");
    await db.rows(
      `insert into public.dossier_files (dossier_id, storage_path, file_name, media_type, byte_size, kind)
       values ($1, $2, 'tờ khai.pdf', 'application/pdf', 1, 'document')`,
      [Number(token.split("/")[0]), path],
    );
    await asUser(db, admin);
    expect(await db.rows(orphans)).toEqual([]);
    await asOwner(db);
    await db.rows("update private.dossier_drafts set expires_at = $1", [local("2026-11-17 08:00")]);
    // The next one who begins a draft clears away what has expired.
    await submitted(db, desk, local("2026-11-18 08:00"), local("2026-11-18 08:05"));
    await asUser(db, admin);
    expect(await db.rows(orphans)).toEqual([{ bucket: "dossier-files", storage_path: path }]);
  }));
