import { expect, test } from "vitest";
import { inTransaction } from "./support/database.ts";

/** The conventions of the database, read from its own catalogue. Each query lists the offenders. */
const ours = "('public', 'sla', 'authz', 'bi', 'private')";
/** Objects of extensions are none of our business. */
const notOfExtension = (oid: string) =>
  `not exists (select from pg_depend d where d.objid = ${oid} and d.deptype = 'e')`;

const conventions: Record<string, string> = {
  "every table has row-level security": `
    select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ${ours} and c.relkind in ('r', 'p') and not c.relrowsecurity`,
  "every view shows rows with the reader's rights": `
    select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ${ours} and c.relkind = 'v' and not coalesce(c.reloptions::text like '%security_invoker=true%', false)`,
  "every table and view has a comment": `
    select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ${ours} and c.relkind in ('r', 'v', 'm', 'p') and obj_description(c.oid, 'pg_class') is null`,
  "every function has a comment": `
    select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ${ours} and ${notOfExtension("p.oid")} and obj_description(p.oid, 'pg_proc') is null`,
  "every function has an empty search_path": `
    select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ${ours} and ${notOfExtension("p.oid")}
      and not coalesce(p.proconfig @> array['search_path=""'], false)`,
  "every foreign key has an index": `
    select k.conrelid::regclass::text || '.' || k.conname from pg_constraint k join pg_namespace n on n.oid = k.connamespace
    where k.contype = 'f' and n.nspname in ${ours} and not exists (
      -- An index of the rows that do refer to something serves as well.
      select from pg_index i where i.indrelid = k.conrelid
        and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = format('(%s IS NOT NULL)',
          (select quote_ident(a.attname) from pg_attribute a where a.attrelid = k.conrelid and a.attnum = k.conkey[1] and cardinality(k.conkey) = 1)))
        and (i.indkey::smallint[])[0:cardinality(k.conkey) - 1] @> k.conkey and (i.indkey::smallint[])[0:cardinality(k.conkey) - 1] <@ k.conkey)`,
  "anon reads no table directly": `
    select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_policy p on p.polrelid = c.oid
    where n.nspname in ${ours} and (p.polroles @> array[0::oid] or p.polroles @> array[(select oid from pg_roles where rolname = 'anon')])`,
  "no table or column name is in upper case": `
    select a.attrelid::regclass::text || '.' || a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
    join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ${ours} and c.relkind in ('r', 'v') and a.attnum > 0 and not a.attisdropped and a.attname <> lower(a.attname)`,
};

test.each(Object.entries(conventions))("%s", async (_name, sql) => {
  const offenders = await inTransaction((db) => db.rows(sql));
  expect(offenders).toEqual([]);
});
