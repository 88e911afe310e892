import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inTransaction } from "../support/database.ts";
import { asOwner } from "../support/people.ts";

const words = (language: string): { tables: Record<string, string>; fields: Record<string, string> } =>
  JSON.parse(readFileSync(new URL(`../../../console/src/locales/${language}/audit.json`, import.meta.url), "utf8"));

test.each(["vi", "en"])("every audited table and every column of a record has a name a reader knows (%s)", (language) =>
  inTransaction(async (db) => {
    const { tables, fields } = words(language);
    await asOwner(db);
    const audited = await db.rows<{ name: string }>(
      `select distinct n.nspname || '_' || c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
       join pg_namespace n on n.oid = c.relnamespace
       where t.tgfoid in ('private.tg_audit'::regproc, 'private.tg_audit_record'::regproc)`,
    );
    expect(audited.map(({ name }) => name).filter((name) => !tables[name])).toEqual([]);
    // Columns that are not shown: keys, files as a computer knows them, the person an entry names anyway.
    const columns = await db.rows<{ name: string }>(
      `select distinct a.attname as name from private.audited_records r join pg_attribute a on a.attrelid = r.table_name::regclass
       where a.attnum > 0 and not a.attisdropped and not a.attname = any (r.kept_columns)
         and (a.attname !~ '_by_(id|name)$' or a.attname = 'signed_by_name')
         and a.attname not in ('id', 'request_id', 'created_at', 'staff_name', 'officer_name', 'storage_path', 'media_type', 'byte_size', 'sha256', 'connection_id')`,
    );
    const nameless = columns
      .map(({ name }) => name)
      .filter((name) => !fields[name] && !fields[name.replace(/_id$/, "")]);
    expect(nameless).toEqual([]);
  }),
);
