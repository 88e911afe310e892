import type { Db } from "../support/database.ts";

/** A dossier at each place, with a row in every table that belongs to it. Needs the procedure of buildDossierWorld. */
export async function buildFiledDossierWorld(db: Db): Promise<void> {
  const one = <T = number>(sql: string, params: unknown[] = []) => db.value<T>(sql, params);
  const applicantId = await one("insert into public.applicants (full_name) values ('Nguyễn Thử') returning id");
  const version = await db.row<{ id: number; procedure_id: number }>(
    "select v.id, v.procedure_id from public.procedure_versions v join public.procedures p on p.id = v.procedure_id where p.code = 'THU.001'",
  );
  const places = { own: "SXD", child: "SXD-THU", commune: "10507", other: "SYT", none: "VPUBND" };
  for (const [label, agency] of Object.entries(places)) {
    const agencyId = await one("select id from public.agencies where code = $1", [agency]);
    const id = await one(
      `insert into public.dossiers (code, number, status, channel, procedure_id, version_id, agency_id, handling_agency_id, applicant_id, received_at, last_event_at)
       values ('THU-' || $1, 'THU-' || $1, 'submitted', 'direct', $2, $3, $4, $4, $5, now(), now()) returning id`,
      [label, version.procedure_id, version.id, agencyId, applicantId],
    );
    for (const sql of [
      "insert into public.dossier_steps (dossier_id, position, name, unit_kind, agency_id) values ($1, 1, 'thử', 'one_stop', $2)",
      "insert into public.dossier_documents (dossier_id, position, name) select $1, 1, 'thử' from (select $2::bigint) as agency",
      `insert into public.dossier_files (dossier_id, storage_path, file_name, media_type, byte_size, kind)
       select $1, 'thu', 'thu.pdf', 'application/pdf', 1, 'document' from (select $2::bigint) as agency`,
      `insert into public.dossier_supplements (dossier_id, missing, is_before_acceptance, requested_at)
       select $1, 'thử', true, now() from (select $2::bigint) as agency`,
      "insert into public.dossier_payments (dossier_id, amount, method, paid_at) select $1, 1, 'cash', now() from (select $2::bigint) as agency",
      "insert into public.dossier_events (dossier_id, kind, at, agency_id) values ($1, 'received', now(), $2)",
      `insert into public.documents (register, year, number, symbol, title, agency_id, subject_type, subject_id, issued_on, issued_at)
       values ('acceptance_slip', 2031, 1, 'THU', 'Thử', $2, 'dossier', $1, '2031-01-01', now())`,
      "insert into public.dossier_ratings (dossier_id, score, via, rated_at) select $1, 5, 'counter', now() from (select $2::bigint) as agency",
    ]) {
      await db.rows(sql, [id, agencyId]);
    }
    await db.rows(
      "insert into public.overdue_checks (agency_id, day, slot, opens_at, due_at, remark) values ($1, '2031-01-02', 'morning', now(), now(), $2)",
      [agencyId, label],
    );
  }
  await db.rows(
    `insert into public.kpi_targets (year, source, measure, value, unit, direction, citation)
     values (2031, 'thử', 'satisfaction', 90, 'percent', 'at_least', 'thử')`,
  );
}

const byDossier = (table: string) =>
  `select d.code as label from public.${table} x join public.dossiers d on d.id = x.dossier_id`;

export const filedDossierLabelled: Record<string, string> = {
  dossiers: "select code as label from public.dossiers",
  dossier_list: "select code as label from public.dossier_list",
  overdue_checks: "select remark as label from public.overdue_checks",
  overdue_check_list: "select remark as label from public.overdue_check_list",
  ...Object.fromEntries(
    [
      "dossier_steps",
      "dossier_documents",
      "dossier_files",
      "dossier_supplements",
      "dossier_payments",
      "dossier_events",
      "dossier_ratings",
      "dossier_paper_list",
    ].map((table) => [table, byDossier(table)]),
  ),
};
