import type { Db } from "../support/database.ts";

/** A procedure with a version and a row in every table that belongs to it. */
export async function buildDossierWorld(db: Db): Promise<void> {
  const one = <T = number>(sql: string, params: unknown[] = []) => db.value<T>(sql, params);
  const fieldId = await one(
    "insert into public.procedure_fields (code, name) values ('thu', 'Lĩnh vực thử') returning id",
  );
  const procedureId = await one(
    "insert into public.procedures (code, level, field_id, name) values ('THU.001', 'commune', $1, 'thử') returning id",
    [fieldId],
  );
  const versionId = await one(
    `insert into public.procedure_versions (procedure_id, number, name, field_id, level)
     values ($1, 1, 'thử', $2, 'commune') returning id`,
    [procedureId, fieldId],
  );
  await db.rows("insert into public.procedure_documents (version_id, position, name) values ($1, 1, 'thử')", [
    versionId,
  ]);
  await db.rows("insert into public.procedure_fees (version_id, position, name, amount) values ($1, 1, 'thử', 0)", [
    versionId,
  ]);
  await db.rows(
    "insert into public.procedure_steps (version_id, position, name, unit_kind, working_days) values ($1, 1, 'thử', 'one_stop', 0.5)",
    [versionId],
  );
  const decisionId = await one(
    `insert into public.catalogue_decisions (kind, number, decided_on, issuer, registered_at)
     values ('procedure', 'THU/QĐ', '2026-01-05', 'thử', now()) returning id`,
  );
  await db.rows(
    `insert into public.catalogue_decision_items (decision_id, position, action, procedure_id, procedure_code)
     values ($1, 1, 'amended', $2, 'THU.001')`,
    [decisionId, procedureId],
  );
}
