import type { Db } from "../support/database.ts";
import { person } from "../support/people.ts";

/** An issued report and a schedule about each place, and reports made on schedule for two people. */
export async function buildReportWorld(db: Db): Promise<void> {
  const outsider = await person(db, "contact_officer", { agency: "SYT", name: "Người nhận" });
  const places = { own: "SXD", child: "SXD-THU", commune: "10507", other: "SYT", none: null };
  for (const [label, agency] of Object.entries(places)) {
    const agencyId = agency && (await db.value<number>("select id from public.agencies where code = $1", [agency]));
    const documentId = await db.value<number>(
      `select id from private.issue_document(null, now(), 'report', 'BC-VP', $1,
         (select id from public.agencies where code = 'VPUBND'), 'report', 0, '{}')`,
      [label],
    );
    const reportId = await db.value<number>(
      `insert into public.reports (kind_code, area, period, period_key, starts_on, ends_on, agency_id, version, title, as_of,
         document_id, number, symbol, issued_at)
       select 'agency', 'tickets', 'month', '2026-01', '2026-01-01', '2026-01-31', $2, 1, 'THU-' || $1, now(), d.id, d.number, d.symbol, now()
       from public.documents d where d.id = $3 returning id`,
      [label, agencyId, documentId],
    );
    await db.rows(
      "insert into public.report_contents (report_id, queries, data, content) values ($1, '{}', '{}', '{\"sections\": []}')",
      [reportId],
    );
    const scheduleId = await db.value<number>(
      `insert into public.report_schedules (kind_code, area, period, agency_id, audience, since_on, created_by_name)
       values ('agency', 'tickets', 'month', $2, 'people', '2026-01-01', 'THU-' || $1) returning id`,
      [label, agencyId],
    );
    await db.rows(
      "insert into public.report_recipients (schedule_id, staff_id, display_name, since_on) values ($1, $2, 'thử', '2026-01-01')",
      [scheduleId, outsider.staffId],
    );
    await db.rows(
      `insert into public.report_runs (schedule_id, staff_id, agency_id, period_key, due_at, next_at)
       values ($1, $2, $3, '2026-01', now(), now())`,
      [scheduleId, outsider.staffId, agencyId],
    );
  }
  // Somebody's own, made with their rights: nobody else's, not even the supervisor's.
  await db.rows(
    `insert into public.reports (kind_code, area, period, period_key, starts_on, ends_on, for_staff_id, version, title, as_of, issued_at)
     values ('centre', 'tickets', 'month', '2026-01', '2026-01-01', '2026-01-31', $1, 1, 'Của riêng một người', now(), now())`,
    [outsider.staffId],
  );
}

export const reportLabelled: Record<string, string> = {
  reports: "select title as label from public.reports",
  report_contents: "select r.title as label from public.report_contents c join public.reports r on r.id = c.report_id",
  report_schedules: "select created_by_name as label from public.report_schedules",
  report_recipients:
    "select s.created_by_name as label from public.report_recipients r join public.report_schedules s on s.id = r.schedule_id",
  report_runs:
    "select s.created_by_name as label from public.report_runs r join public.report_schedules s on s.id = r.schedule_id",
};
