import { expect, test } from "vitest";
import { inTransaction } from "../support/database.ts";

test("what is shipped as a sample could be published as it stands, and says that it is one", () =>
  inTransaction(async (db) => {
    expect(
      await db.row(
        `select count(*) >= 60 as enough, bool_and(is_sample) as marked, count(*) filter (where level = 'city') > 5 as city
         from public.procedures`,
      ),
    ).toEqual({ enough: true, marked: true, city: true });
    expect(
      await db.rows(
        `select p.code, v.number, x.field, x.problem, x.params from public.procedures p
         join public.procedure_versions v on v.procedure_id = p.id
         cross join lateral private.procedure_problems(v.id, now()) x
         where x.problem <> 'not_after_last'`,
      ),
    ).toEqual([]);
    // Every one is in force today, each by its newest version.
    expect(
      await db.rows(
        `select p.code from public.procedures p
         where private.procedure_version_at(p.id, '2026-11-16 09:00+07') is distinct from
           (select v.id from public.procedure_versions v where v.procedure_id = p.id order by v.number desc limit 1)`,
      ),
    ).toEqual([]);
    expect(await db.value("select count(*) from public.procedure_versions where number = 2")).toBeGreaterThan(2);
  }));
