import { buildCity } from "../bi/city.ts";
import { buildDossiers } from "../bi/dossier-city.ts";
import type { Db } from "../support/database.ts";
import { type Person, person } from "../support/people.ts";

/** A city in which every dimension has several values in every dataset, the city's own rows and sub-units among them. */
export async function buildLists(db: Db): Promise<{ officer: Person }> {
  await buildCity(db, 200);
  await buildDossiers(db, new Date(Date.now() - 86_400_000).toISOString());
  const officer = await person(db, "contact_officer", { agency: "SYT" });
  const agency = (...codes: string[]) =>
    `(select id from public.agencies where code = (array['${codes.join("', '")}'])[1 + t.id % ${codes.length}])`;
  const commune = `case when t.id % 3 > 0 then ${agency("10507", "11413")} end`;
  // A field by itself, and two of its sub-categories.
  const category = `(select c.id from public.categories c where c.code = (array['ha-tang', 'den-duong', 'mat-nuoc', 'none'])[1 + t.id % 4])`;
  const chair = await person(db, "city_leader", { agency: "UBNDTP", name: "Phó Chủ tịch thử" });
  await db.rows(
    `update public.visits t set commune_id = ${commune}, agency_id = ${agency("SYT", "BVVT", "UBNDTP", "10507")} where t.code like 'BI-%'`,
  );
  await db.rows(
    `update public.cases t set commune_id = ${commune}, category_id = ${category}, agency_id = ${agency("SYT", "BVVT", "UBNDTP", "10507", "none")},
       matter = (array['complaint', 'petition', 'report'])[1 + t.id % 3] where t.code like 'BI-%'`,
  );
  await db.rows(
    `update public.sessions t set agency_id = ${agency("BTCD", "UBNDTP", "10507")}, chair_id = case when t.id % 2 = 0 then $1::bigint end,
       chair_name = case when t.id % 2 = 0 then 'Phó Chủ tịch thử' else 'Chủ tịch' end where t.code like 'BI-%'`,
    [chair.staffId],
  );
  await db.rows(
    `update public.case_tasks t set agency_id = ${agency("SYT", "BVVT", "UBNDTP", "10507")}, officer_id = case when t.id % 2 = 0 then $1::bigint end,
       officer_name = case when t.id % 2 = 0 then 'Cán bộ thử' end where t.task = 'thử'`,
    [officer.staffId],
  );
  await db.rows(
    `update public.dossiers t set handling_agency_id = ${agency("SYT", "BVVT", "UBNDTP", "10507")}, agency_id = ${agency("SYT", "10507", "UBNDTP", "10507", "BVVT")},
       officer_id = case when t.id % 2 = 0 then $1::bigint end, officer_name = case when t.id % 2 = 0 then 'Cán bộ thử' end
     where t.code like 'BI-%'`,
    [officer.staffId],
  );
  for (const [subject, table] of [
    ["ticket", "tickets"],
    ["case", "cases"],
    ["dossier", "dossiers"],
  ]) {
    await db.rows(
      `insert into public.custom_fields (subject, code, name, name_en, type, choices, archived_at) values
         ($1, 'source', 'Nguồn', 'Source', 'choice', '[{"value": "phone", "name": "Điện thoại"}, {"value": "post", "name": "Bưu điện"}]', null),
         ($1, 'old', 'Cũ', 'Old', 'boolean', '[]', null)`,
      [subject],
    );
    await db.rows(
      `update public.${table} t set custom = case t.id % 3 when 0 then '{"source": "phone", "old": true}' when 1 then '{"source": "post"}' else '{}' end::jsonb`,
    );
    await db.rows("update public.custom_fields set archived_at = now() where subject = $1 and code = 'old'", [subject]);
  }
  return { officer };
}
