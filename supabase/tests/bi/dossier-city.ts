import { publish } from "../dossiers/filed.ts";
import type { Db } from "../support/database.ts";

/** Ninety dossiers of two one-stop desks at every stage, with clocks, documents and ratings, as finished rows. */
export async function buildDossiers(db: Db, lastReceived = "2026-03-31 09:00+07"): Promise<void> {
  const procedure = await publish(db);
  await db.rows(
    `insert into public.dossiers (code, number, status, channel, procedure_id, version_id, agency_id, handling_agency_id, draft_started_at, submitted_at, received_at,
       last_event_at, result_at, result_kind)
     select 'BI-' || n, 'BI-' || n, (array['submitted', 'processing', 'returned', 'closed', 'suspended', 'result_ready', 'withdrawn'])[1 + n % 7],
       (array['online', 'direct', 'postal'])[1 + n % 3], $1, $2, a.id, a.id, case when n % 3 = 0 then x.at - (3 + n % 9) * interval '1 minute' end,
       case when n % 3 = 0 then x.at end, x.at, x.at, case when n % 7 in (2, 3, 5) then x.at + (1 + n % 6) * interval '1 day' end,
       case when n % 7 in (2, 3, 5) then (array['electronic', 'paper', 'both'])[1 + n % 3] end
     from generate_series(1, 90) n
     cross join lateral (select $3::timestamptz - n * interval '10 hours' as at) x
     join public.agencies a on a.code = (array['SXD', '10507'])[1 + n % 2]`,
    [procedure.id, procedure.versionId, lastReceived],
  );
  await db.rows(
    `insert into sla.clocks (rule_id, rule_code, level, kind, subject_type, subject_id, agency_id, calendar_id, state, started_at, due_at, stopped_at, target_amount,
       target_unit, target_time)
     select r.id, r.code, r.level, r.kind, 'dossier', d.id, d.agency_id, 'vn-city',
       case when k.stopped is null then 'overdue' when k.stopped <= k.due then 'met' else 'missed' end, d.received_at, k.due, k.stopped, r.target_amount, r.target_unit, interval '8 hours'
     from public.dossiers d
     join (select distinct on (code) * from sla.rules where code in ('dossier.process', 'dossier.accept') order by code, valid_from desc) r
       on r.code = 'dossier.process' or d.channel = 'online' and r.code = 'dossier.accept'
     cross join lateral (select case r.code when 'dossier.accept' then d.received_at + interval '3 hours' else d.received_at + interval '4 days' end as due,
       case r.code when 'dossier.accept' then d.received_at + (1 + d.id % 5) * interval '1 hour' else d.result_at end as stopped) k
     where d.code like 'BI-%'`,
  );
  await db.rows(
    `insert into sla.clock_intervals (clock_id, kind, starts_at, ends_at) select c.id, 'running', c.started_at, c.stopped_at from sla.clocks c where c.subject_type = 'dossier'`,
  );
  await db.rows(
    `insert into public.dossier_documents (dossier_id, position, name, is_received, is_digitised)
     select d.id, p, 'thử', p <= 1 + d.id % 3, p <= d.id % 3 from public.dossiers d cross join generate_series(1, 4) p where d.code like 'BI-%'`,
  );
  await db.rows(
    `insert into public.dossier_ratings (dossier_id, score, via, rated_at)
     select d.id, 1 + d.id % 5, 'link', d.result_at + interval '1 hour' from public.dossiers d where d.result_at is not null and d.id % 2 = 0`,
  );
  // Of the running ones some are due soon only, some late at their step.
  await db.rows(
    `update sla.clocks k set due_at = now() + interval '1 day', warn_at = now() - interval '1 hour', state = 'due_soon' from public.dossiers t
     where t.id = k.subject_id and k.subject_type = 'dossier' and k.rule_code = 'dossier.process' and k.stopped_at is null and t.id % 3 = 0`,
  );
  await db.rows(
    `update public.dossiers t set step_due_at = now() + (t.id % 5 - 2) * interval '1 day' where t.status = 'processing' and t.code like 'BI-%'`,
  );
}
