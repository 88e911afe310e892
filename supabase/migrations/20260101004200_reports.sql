-- Periodic reports. What stands in one is described in reports/src/definitions; here is which there are, who may see and
-- issue them, and what was issued, frozen with its data and its queries. Nguồn: SPEC §9; QĐ583 Điều 10.

create table public.report_kinds (
  code text primary key check (code ~ '^[a-z][a-z0-9-]*$'),
  area text not null check (area in ('tickets', 'reception', 'dossiers')),
  periods text[] not null check (cardinality(periods) > 0 and periods <@ '{day,week,month,quarter,year}'::text[]),
  reach text not null check (reach in ('city', 'agency', 'both')),
  name text not null,
  name_en text not null,
  description text not null,
  description_en text not null,
  citation text not null,
  position integer not null
);
comment on table public.report_kinds is
  'The reports there are: about what (area, which decides who sees them), for which periods, for the whole city or one agency. Each has a folder of its code in reports/src/definitions. Nguồn: SPEC §1, §9.';
alter table public.report_kinds enable row level security;
create policy "report_kinds.read: by area" on public.report_kinds for select to authenticated
  using ((area = 'tickets' and (select authz.can('reports.tickets'))) or (area = 'reception' and (select authz.can('reports.reception')))
    or (area = 'dossiers' and (select authz.can('reports.dossiers'))));

create table public.reports (
  id bigint generated always as identity primary key,
  kind_code text not null references public.report_kinds (code),
  area text not null,
  period text not null check (period in ('day', 'week', 'month', 'quarter', 'year')),
  period_key text not null,
  starts_on date not null,
  ends_on date not null,
  agency_id bigint references public.agencies (id),
  for_staff_id bigint references public.staff (id),
  version integer not null,
  reason text,
  title text not null check (length(trim(title)) between 1 and 500),
  as_of timestamptz not null,
  document_id bigint unique references public.documents (id),
  number integer,
  symbol text,
  issued_at timestamptz not null,
  issued_by_id bigint references public.staff (id),
  issued_by_name text,
  check ((document_id is null) = (number is null)),
  check ((for_staff_id is null) = (document_id is not null)),
  unique nulls not distinct (kind_code, period_key, agency_id, for_staff_id, version)
);
comment on table public.reports is
  'Issued reports, never changed: another issue is another version. One that was made on schedule for a person has no number and is that person''s alone, since it was made with their rights. Nguồn: SPEC §9; Nghị định 30/2020/NĐ-CP Điều 15.';
comment on column public.reports.agency_id is 'What it is about: one agency with its sub-units; null = the whole city.';
comment on column public.reports.ends_on is 'The last day of the period.';
comment on column public.reports.reason is 'Why it was issued again.';
create index reports_agency on public.reports (agency_id);
create index reports_for_staff on public.reports (for_staff_id);
create index reports_issued_by on public.reports (issued_by_id);
create index reports_issued_at on public.reports (issued_at desc);

create table public.report_contents (
  report_id bigint primary key references public.reports (id),
  queries jsonb not null,
  data jsonb not null,
  content jsonb not null check (jsonb_typeof(content -> 'sections') = 'array')
);
comment on table public.report_contents is
  'What an issued report says: the queries that were asked, their answers, and text, tables and charts made of them. The .docx and .xlsx are drawn from it, the same each time. Nguồn: SPEC §9 (an issued report is frozen).';

create function private.tg_reports__frozen()
returns trigger language plpgsql volatile set search_path = '' as $$
begin
  perform private.fail('409', 'report.frozen', 'an issued report is never changed');
  return null;
end $$;
comment on function private.tg_reports__frozen() is 'Refuses every change of an issued report, whoever asks.';
create trigger tg_reports__frozen before update or delete on public.reports for each row execute function private.tg_reports__frozen();
create trigger tg_report_contents__frozen before update or delete on public.report_contents for each row execute function private.tg_reports__frozen();
create trigger tg_reports__no_truncate before truncate on public.reports for each statement execute function private.tg_reports__frozen();
create trigger tg_report_contents__no_truncate before truncate on public.report_contents for each statement execute function private.tg_reports__frozen();

alter table public.reports enable row level security;
create policy "reports.read: by area and agency, made for a person: theirs" on public.reports for select to authenticated
  using (case
    when for_staff_id is not null then for_staff_id = any ((select authz.acting_for())::bigint[])
    else (area = 'tickets' and ((select authz.can_all('reports.tickets')) or agency_id = any ((select authz.agency_ids('reports.tickets'))::bigint[])))
      or (area = 'reception' and ((select authz.can_all('reports.reception')) or agency_id = any ((select authz.agency_ids('reports.reception'))::bigint[])))
      or (area = 'dossiers' and ((select authz.can_all('reports.dossiers')) or agency_id = any ((select authz.agency_ids('reports.dossiers'))::bigint[]))) end);
alter table public.report_contents enable row level security;
create policy "report_contents.read: with the report" on public.report_contents for select to authenticated
  using (exists (select from public.reports r where r.id = report_id));

-- Periods ------------------------------------------------------------------------------------------

create function bi.report_period(p_key text, out period text, out starts_on date, out ends_before date)
language plpgsql immutable set search_path = '' as $$
begin
  -- Months, quarters and years of the calendar, weeks from Monday as ISO 8601 counts them.
  if p_key ~ '^\d{4}-\d\d-\d\d$' then
    period := 'day';
    starts_on := p_key::date;
    ends_before := starts_on + 1;
  elsif p_key ~ '^\d{4}-W\d\d$' then
    period := 'week';
    starts_on := to_date(p_key, 'IYYY"-W"IW');
    ends_before := starts_on + 7;
    -- A year without a 53rd week would silently give the next year's first.
    if to_char(starts_on, 'IYYY"-W"IW') <> p_key then
      starts_on := null;
    end if;
  elsif p_key ~ '^\d{4}-(0[1-9]|1[0-2])$' then
    period := 'month';
    starts_on := (p_key || '-01')::date;
    ends_before := starts_on + interval '1 month';
  elsif p_key ~ '^\d{4}-Q[1-4]$' then
    period := 'quarter';
    starts_on := make_date(left(p_key, 4)::integer, right(p_key, 1)::integer * 3 - 2, 1);
    ends_before := starts_on + interval '3 months';
  elsif p_key ~ '^\d{4}$' then
    period := 'year';
    starts_on := make_date(p_key::integer, 1, 1);
    ends_before := starts_on + interval '1 year';
  end if;
  if starts_on is null or starts_on not between '1970-01-01' and '2099-12-31' then
    perform bi.refuse('422', 'report.invalid_period', 'no period ' || coalesce(p_key, 'null'), jsonb_build_object('field', 'period'));
  end if;
exception when datetime_field_overflow or invalid_datetime_format then
  perform bi.refuse('422', 'report.invalid_period', 'no period ' || p_key, jsonb_build_object('field', 'period'));
end $$;
comment on function bi.report_period(text) is
  'What a period''s name means: 2026-11-29, 2026-W48, 2026-11, 2026-Q4, 2026; 422 report.invalid_period for anything else.';

create function bi.period_key(p_period text, p_day date)
returns text language sql immutable set search_path = '' as $$
  select to_char(p_day, case p_period when 'day' then 'YYYY-MM-DD' when 'week' then 'IYYY"-W"IW' when 'month' then 'YYYY-MM' when 'quarter' then 'YYYY"-Q"Q' else 'YYYY' end)
$$;
comment on function bi.period_key(text, date) is 'The name of the period a day lies in; the inverse of bi.report_period().';

-- Reading ------------------------------------------------------------------------------------------
-- All of it runs as the caller: row-level security decides whose rows count. Schema private is closed to the caller.

create function bi.require_report(p_kind text, p_period text, p_agency_id bigint)
returns public.report_kinds language plpgsql stable set search_path = '' as $$
declare
  v_kind public.report_kinds;
  v_period record;
begin
  if authz.person() is null then
    perform bi.refuse('401', 'authz.not_signed_in', 'no active staff account');
  elsif not (authz.can('reports.tickets') or authz.can('reports.reception') or authz.can('reports.dossiers')) then
    perform bi.refuse('403', 'authz.forbidden', 'permission denied: reports');
  end if;
  select * into v_kind from public.report_kinds k where k.code = p_kind;
  if v_kind.code is null then
    perform bi.refuse('404', 'report.unknown_kind', 'no such report for this person', jsonb_build_object('field', 'kind'));
  end if;
  v_period := bi.report_period(p_period);
  if v_period.period <> all (v_kind.periods) then
    perform bi.refuse('422', 'report.invalid_period', 'this report is not made for a ' || v_period.period, jsonb_build_object('field', 'period'));
  elsif v_period.starts_on > (now() at time zone 'Asia/Ho_Chi_Minh')::date then
    perform bi.refuse('422', 'report.period_to_come', 'the period has not begun', jsonb_build_object('field', 'period'));
  elsif p_agency_id is null and v_kind.reach = 'agency' then
    perform bi.refuse('422', 'report.agency_required', 'this report is about one agency', jsonb_build_object('field', 'agency'));
  elsif p_agency_id is not null and v_kind.reach = 'city' then
    perform bi.refuse('422', 'report.no_agency', 'this report is about the whole city', jsonb_build_object('field', 'agency'));
  elsif p_agency_id is not null and not exists (select from public.agencies a where a.id = p_agency_id) then
    perform bi.refuse('422', 'report.unknown_agency', 'no such agency', jsonb_build_object('field', 'agency'));
  elsif not (case when p_agency_id is null then authz.can_all('reports.' || v_kind.area) else authz.allows('reports.' || v_kind.area, p_agency_id) end) then
    -- A part of the city must not pass for the city.
    perform bi.refuse('403', 'authz.forbidden', 'permission denied: reports.' || v_kind.area, jsonb_build_object('permission', 'reports.' || v_kind.area));
  end if;
  return v_kind;
end $$;
comment on function bi.require_report(text, text, bigint) is
  'The kind of report, when the caller may have it for this period and agency (null = the whole city); 401, 403, 404 or 422 at its field. Nguồn: SPEC §1.';

create function bi.report_query(p_query jsonb, p_agency_id bigint, p_starts_on date, p_ends_before date)
returns jsonb language plpgsql stable set search_path = '' as $$
declare
  v_query jsonb := p_query;
begin
  if jsonb_typeof(p_query) is distinct from 'object' then
    perform bi.refuse('422', 'bi.invalid_value', 'a query is an object', '{"field": "queries"}');
  elsif p_query ? 'list' then
    return bi.report_list(p_query ->> 'list', p_agency_id, p_starts_on, p_ends_before, (p_query ->> 'limit')::integer);
  end if;
  -- A report on one agency never counts anything else, whatever its definition forgot.
  if p_agency_id is not null then
    v_query := v_query || jsonb_build_object('filters', coalesce(nullif(p_query -> 'filters', 'null'), '[]')
      || jsonb_build_array(jsonb_build_object('dimension', 'agency', 'in', jsonb_build_array(p_agency_id))));
  end if;
  return public.bi_query(v_query);
end $$;
comment on function bi.report_query(jsonb, bigint, date, date) is
  'One query of a report under the caller''s rights: {list, limit} for rows, else as public.bi_query() takes it, kept to the report''s agency.';

create function public.report_data(p_kind text, p_period text, p_queries jsonb, p_agency_id bigint default null)
returns jsonb language plpgsql stable set search_path = '' as $$
declare
  v_kind public.report_kinds := bi.require_report(p_kind, p_period, p_agency_id);
  v_period record := bi.report_period(p_period);
  v_answers jsonb := '{}';
  v_query record;
begin
  if jsonb_typeof(p_queries) is distinct from 'object' or (select count(*) from jsonb_object_keys(p_queries)) > 30 then
    perform bi.refuse('422', 'bi.too_many', 'queries: an object of at most 30', '{"field": "queries", "most": 30}');
  end if;
  for v_query in select q.key, q.value from jsonb_each(p_queries) as q loop
    v_answers := v_answers || jsonb_build_object(v_query.key, bi.report_query(v_query.value, p_agency_id, v_period.starts_on, v_period.ends_before));
  end loop;
  return jsonb_build_object('kind', v_kind.code, 'period', p_period, 'as_of', now(),
    'starts_on', v_period.starts_on, 'ends_on', v_period.ends_before - 1,
    'agency', (select jsonb_build_object('id', a.id, 'code', a.code, 'name', a.name, 'kind', a.kind) from public.agencies a where a.id = p_agency_id),
    'issuer', (
      select jsonb_build_object('person', s.display_name, 'job_title', s.job_title, 'agency_id', a.id, 'code', a.code, 'name', a.name, 'kind', a.kind, 'parent', p.name)
      from public.staff s join public.agencies a on a.id = s.agency_id left join public.agencies p on p.id = a.parent_id where s.id = authz.person()),
    'answers', v_answers);
end $$;
comment on function public.report_data(text, text, jsonb, bigint) is
  'The numbers of a report, all as of one moment: {kind, period, starts_on, ends_on, as_of, agency, issuer, answers: {name: answer}} for queries {name: query}, under the caller''s rights and kept to the agency. 422 when the period or agency does not fit. Nguồn: SPEC §9.';
