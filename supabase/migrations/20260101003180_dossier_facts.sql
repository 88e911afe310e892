-- What the measures of dossiers are made from: one row a dossier with every time and share they ask for; and the targets of
-- each year. Nguồn: SPEC §7; KH26.

create view bi.dossier_facts with (security_invoker = true) as
  select d.id, d.number, d.status, d.channel, d.channel = 'online' as is_online, d.procedure_id, p.code as procedure_code, v.name as procedure_name, d.version_id,
    v.field_id, p.level as procedure_level, v.online_level, d.agency_id, d.handling_agency_id, d.step_agency_id, d.officer_id,
    d.draft_started_at, d.submitted_at, d.received_at, d.accepted_at, d.promised_at, d.due_at, d.apologised_at, d.new_promised_at,
    d.result_at, d.result_kind, d.returned_at, d.closed_at, d.refused_at, d.withdrawn_at,
    -- The procedure's own time limit, pauses included; the new date of an apology does not mend it.
    k.due_at as process_due_at, k.state as process_state,
    bi.timeliness(d.result_at, k.due_at) as timeliness,
    -- Whoever is refused or withdraws is owed nothing, whatever a clock says.
    d.status in ('submitted', 'accepted', 'supplement_requested', 'processing', 'suspended') and d.result_at is null
      and k.state in ('running', 'due_soon', 'overdue') and k.due_at < now() as is_overdue_now,
    d.status in ('submitted', 'accepted', 'supplement_requested', 'processing', 'suspended') as is_open,
    d.status = 'returned' as is_unclosed,
    -- Of the limit that counts now (after an apology its new date) and of the step in hand, as the list says it.
    coalesce(d.due_at >= now() and w.warn_at <= now(), false) as is_due_soon,
    coalesce(d.step_due_at < now(), false) as is_step_late,
    k.breached_at is not null as was_breached,
    c.state as accept_state, c.stopped_at as decided_at,
    case when d.channel = 'online' and c.stopped_at is not null then c.stopped_at <= c.due_at when d.channel = 'online' and c.due_at < now() then false end as is_accepted_in_time,
    coalesce(doc.received, 0) as documents_received, coalesce(doc.digitised, 0) as documents_digitised,
    coalesce(doc.received, 0) > 0 and doc.received = doc.digitised as is_fully_digitised,
    case when d.result_at is not null then d.result_kind in ('electronic', 'both') end as is_result_electronic,
    case when d.result_at is not null and k.id is not null then extract(epoch from sla.elapsed(k.id, d.result_at))::bigint end as handling_seconds,
    case when d.submitted_at is not null and d.draft_started_at is not null then extract(epoch from d.submitted_at - d.draft_started_at)::bigint end as submission_seconds,
    d.supplement_count, d.custom, d.fee_due, d.fee_paid, r.score as rating_score, r.rated_at, case when r.score is not null then r.score >= 4 end as is_satisfied
  from public.dossiers d
  join public.procedures p on p.id = d.procedure_id
  join public.procedure_versions v on v.id = d.version_id
  left join lateral (select x.* from sla.clocks x where x.subject_type = 'dossier' and x.subject_id = d.id and x.rule_code = 'dossier.process' order by x.id desc limit 1) k on true
  -- The first answer to the first submission is what the two hours are about.
  left join lateral (select x.* from sla.clocks x where x.subject_type = 'dossier' and x.subject_id = d.id and x.rule_code = 'dossier.accept' order by x.id limit 1) c on true
  left join lateral (select count(*) filter (where x.is_received) as received, count(*) filter (where x.is_received and x.is_digitised) as digitised
    from public.dossier_documents x where x.dossier_id = d.id) doc on true
  left join public.dossier_ratings r on r.dossier_id = d.id
  left join sla.clocks w on w.id = d.current_clock_id
  where d.status <> 'draft';
comment on view bi.dossier_facts is
  'One row a dossier for the measures: timeliness = early (a day or more before), on_time, late of issued results against the procedure''s limit; is_accepted_in_time = answered within two working hours (online only); documents received and digitised; handling_seconds = working time counted until the result; submission_seconds from beginning to submission; rating. Read under the rights of the dossiers. Nguồn: SPEC §7; QĐ2926 Điều 19; KH26.';
grant select on bi.dossier_facts to authenticated, service_role;

create table public.kpi_targets (
  id bigint generated always as identity primary key,
  year integer not null check (year between 2020 and 2100),
  source text not null check (length(trim(source)) between 1 and 60),
  agency_id bigint references public.agencies (id),
  measure text not null check (measure ~ '^[a-z][a-z0-9_]*$'),
  value numeric not null,
  unit text not null check (unit in ('percent', 'minutes', 'count', 'hours')),
  direction text not null check (direction in ('at_least', 'at_most')),
  citation text not null check (length(trim(citation)) between 1 and 500),
  note text,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  constraint kpi_targets_once unique nulls not distinct (year, measure, agency_id, source)
);
comment on table public.kpi_targets is
  'What is aimed at, by year, measure, source and perhaps agency (null = everyone who set none of their own). Nguồn: SPEC §7; KH26 (kế hoạch của một xã, tham khảo).';
comment on column public.kpi_targets.measure is
  'Code of the measure: satisfaction, submission_minutes, online_handling_gain (how much faster online is than direct), electronic_results, digitised, on_time_rate, accepted_in_time …';
create index kpi_targets_agency on public.kpi_targets (agency_id);
create trigger tg_kpi_targets__touch before update on public.kpi_targets for each row execute function private.tg_touch();
create trigger tg_kpi_targets__audit after insert or update or delete on public.kpi_targets for each row execute function private.tg_audit();
alter table public.kpi_targets enable row level security;
create policy "kpi_targets.read: all staff" on public.kpi_targets for select to authenticated using ((select authz.can('catalogs.read')));
create policy "kpi_targets.insert: the Office and administrators" on public.kpi_targets for insert to authenticated with check ((select authz.can('targets.edit')));
create policy "kpi_targets.update: the Office and administrators" on public.kpi_targets for update to authenticated
  using ((select authz.can('targets.edit'))) with check ((select authz.can('targets.edit')));
create policy "kpi_targets.delete: the Office and administrators" on public.kpi_targets for delete to authenticated using ((select authz.can('targets.edit')));

create function public.kpi_target(p_measure text, p_year integer, p_agency_id bigint default null)
returns jsonb language plpgsql stable security invoker set search_path = '' as $$
begin
  -- As the caller: whoever may read the targets.
  return (
    select jsonb_build_object('value', t.value, 'unit', t.unit, 'direction', t.direction, 'source', t.source, 'citation', t.citation, 'year', t.year, 'agency_id', t.agency_id, 'note', t.note)
    from public.kpi_targets t
    where t.measure = p_measure and t.year <= p_year and (t.agency_id is null or t.agency_id = p_agency_id)
    order by (t.agency_id is not null) desc, t.year desc, t.id limit 1);
end $$;
comment on function public.kpi_target(text, integer, bigint) is
  'The target that counts for a measure in a year: the agency''s own before everyone''s, the year''s own before the last one set. Nguồn: SPEC §7.';
