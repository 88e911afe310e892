-- Reports on schedule: once a period and reader, however often the worker asks, also after it was away. Each is made with
-- the rights of the person it is for. Nguồn: SPEC §9; QĐ583 Điều 10.2, 13.6.

create table public.report_schedules (
  id bigint generated always as identity primary key,
  kind_code text not null references public.report_kinds (code),
  area text not null,
  period text not null check (period in ('day', 'week', 'month', 'quarter', 'year')),
  agency_id bigint references public.agencies (id),
  audience text not null check (audience in ('people', 'heads')),
  day_offset integer not null default 0 check (day_offset between 0 and 60),
  at_time time not null default '07:30',
  since_on date not null,
  is_active boolean not null default true,
  created_by_id bigint references public.staff (id),
  created_by_name text,
  version integer not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  check (audience = 'people' or agency_id is null)
);
comment on table public.report_schedules is
  'Which report is made by itself after each period, and for whom: named people, or each agency''s head about their own agency (QĐ583 Điều 13.6). Nguồn: SPEC §9.';
comment on column public.report_schedules.day_offset is 'Days after the first day behind the period: 0 = on that day.';
comment on column public.report_schedules.since_on is 'Periods that end on this day or later; set anew when it is switched on again or its period changes, so that nobody gets last year''s.';
create index report_schedules_kind on public.report_schedules (kind_code);
create index report_schedules_agency on public.report_schedules (agency_id);
create index report_schedules_created_by on public.report_schedules (created_by_id);
create trigger tg_report_schedules__touch before update on public.report_schedules for each row execute function private.tg_touch();
create trigger tg_report_schedules__audit after insert or update or delete on public.report_schedules for each row execute function private.tg_audit();

create table public.report_recipients (
  schedule_id bigint not null references public.report_schedules (id) on delete cascade,
  staff_id bigint not null references public.staff (id) on delete cascade,
  display_name text not null,
  since_on date not null,
  primary key (schedule_id, staff_id)
);
comment on table public.report_recipients is 'Who gets a scheduled report, from periods on that end on since_on or later.';
create index report_recipients_staff on public.report_recipients (staff_id);
create trigger tg_report_recipients__audit after insert or update or delete on public.report_recipients for each row execute function private.tg_audit('schedule_id');

create table public.report_runs (
  id bigint generated always as identity primary key,
  schedule_id bigint not null references public.report_schedules (id) on delete cascade,
  staff_id bigint not null references public.staff (id) on delete cascade,
  agency_id bigint references public.agencies (id),
  period_key text not null,
  due_at timestamptz not null,
  status text not null default 'waiting' check (status in ('waiting', 'made', 'refused', 'failed')),
  attempts integer not null default 0,
  next_at timestamptz not null,
  lease_token uuid,
  lease_until timestamptz,
  finished_at timestamptz,
  report_id bigint unique references public.reports (id),
  last_error text,
  unique nulls not distinct (schedule_id, staff_id, agency_id, period_key)
);
comment on table public.report_runs is
  'What a schedule has made for whom: one row a period, reader and agency. refused = the reader has no right to it (any more); failed = given up after five tries.';
create index report_runs_staff on public.report_runs (staff_id);
create index report_runs_agency on public.report_runs (agency_id);
create index report_runs_waiting on public.report_runs (next_at) where status = 'waiting';

create function bi.may_schedule(p_area text, p_agency_id bigint)
returns boolean language sql stable set search_path = '' as $$
  select case when p_agency_id is null then authz.can_all('reports.issue') and authz.can_all('reports.' || p_area)
    else authz.allows('reports.issue', p_agency_id) and authz.allows('reports.' || p_area, p_agency_id) end
$$;
comment on function bi.may_schedule(text, bigint) is 'Whether the caller may issue, and so schedule, reports of an area about an agency (null = the city).';

create function authz.scheduled_for()
returns bigint[] language plpgsql stable security definer set search_path = '' as $$
begin
  return (select coalesce(array_agg(r.schedule_id), '{}') from public.report_recipients r where r.staff_id = authz.person());
end $$;
comment on function authz.scheduled_for() is 'The schedules whose reports the caller gets.';

alter table public.report_schedules enable row level security;
create policy "report_schedules.read: who may issue such reports, and its readers" on public.report_schedules for select to authenticated
  using (bi.may_schedule(area, agency_id) or id = any ((select authz.scheduled_for())::bigint[]));
alter table public.report_recipients enable row level security;
create policy "report_recipients.read: with the schedule" on public.report_recipients for select to authenticated
  using (staff_id = (select authz.person()) or exists (select from public.report_schedules s where s.id = schedule_id and bi.may_schedule(s.area, s.agency_id)));
alter table public.report_runs enable row level security;
create policy "report_runs.read: own, and of schedules one may set" on public.report_runs for select to authenticated
  using (staff_id = (select authz.person()) or exists (select from public.report_schedules s where s.id = schedule_id and bi.may_schedule(s.area, s.agency_id)));
-- Written by save_report_schedule() and the worker.

create function public.save_report_schedule(p_id bigint, p_values jsonb, p_version integer default null)
returns public.report_schedules language plpgsql volatile security definer set search_path = '' as $$
declare
  v_now timestamptz := clock_timestamp();
  v_today date := (v_now at time zone 'Asia/Ho_Chi_Minh')::date;
  v_actor_id bigint := authz.require('reports.issue');
  v_old public.report_schedules;
  v_new public.report_schedules;
  v_kind public.report_kinds;
  v_people bigint[];
begin
  if p_id is not null then
    select * into v_old from public.report_schedules s where s.id = p_id for update;
    if v_old.id is null or not bi.may_schedule(v_old.area, v_old.agency_id) then
      perform private.fail('404', 'report.unknown_schedule', 'no such schedule');
    elsif v_old.version is distinct from p_version then
      perform private.fail('409', 'report.schedule_changed', 'somebody changed it meanwhile');
    end if;
  end if;
  select * into v_kind from public.report_kinds k where k.code = p_values ->> 'kind_code';
  if v_kind.code is null then
    perform private.fail('422', 'report.unknown_kind', 'no such report', '{"field": "kind_code"}');
  end if;
  v_new := jsonb_populate_record(null::public.report_schedules, jsonb_build_object('kind_code', v_kind.code, 'area', v_kind.area, 'audience', coalesce(p_values ->> 'audience', 'people'),
    'period', p_values ->> 'period', 'agency_id', p_values -> 'agency_id', 'day_offset', coalesce(p_values -> 'day_offset', '0'),
    'at_time', coalesce(p_values ->> 'at_time', '07:30'), 'is_active', coalesce(p_values -> 'is_active', 'true')));
  if v_new.period is null or v_new.period <> all (v_kind.periods) then
    perform private.fail('422', 'report.invalid_period', 'this report is not made for that period', '{"field": "period"}');
  elsif v_new.audience not in ('people', 'heads') or (v_new.audience = 'heads' and (v_kind.reach = 'city' or v_new.agency_id is not null)) then
    perform private.fail('422', 'report.invalid_audience', 'heads get reports on their own agency', '{"field": "audience"}');
  elsif v_new.audience = 'people' and v_new.agency_id is null and v_kind.reach = 'agency' then
    perform private.fail('422', 'report.agency_required', 'this report is about one agency', '{"field": "agency_id"}');
  elsif v_new.agency_id is not null and v_kind.reach = 'city' then
    perform private.fail('422', 'report.no_agency', 'this report is about the whole city', '{"field": "agency_id"}');
  elsif v_new.day_offset not between 0 and 60 then
    perform private.fail('422', 'report.invalid_offset', 'from 0 to 60 days', '{"field": "day_offset"}');
  elsif not bi.may_schedule(v_kind.area, v_new.agency_id) then
    perform private.fail('403', 'authz.forbidden', 'permission denied: reports.issue', '{"permission": "reports.issue"}');
  end if;
  v_people := array(select distinct x::bigint from jsonb_array_elements_text(coalesce(p_values -> 'recipients', '[]')) x);
  if v_new.audience = 'people' and v_people = '{}' then
    perform private.fail('422', 'report.recipients_required', 'somebody must get it', '{"field": "recipients"}');
  elsif v_new.audience = 'people' and exists (
    select from unnest(v_people) as p (id) left join public.staff s on s.id = p.id and s.is_active and s.archived_at is null where s.id is null) then
    perform private.fail('422', 'report.unknown_person', 'not an active person', '{"field": "recipients"}');
  end if;
  if p_id is null then
    insert into public.report_schedules (kind_code, area, period, agency_id, audience, day_offset, at_time, since_on, is_active, created_by_id, created_by_name)
    select v_new.kind_code, v_new.area, v_new.period, v_new.agency_id, v_new.audience, v_new.day_offset, v_new.at_time, v_today, v_new.is_active, s.id, s.display_name
    from public.staff s where s.id = v_actor_id
    returning * into v_new;
  else
    update public.report_schedules s set kind_code = v_new.kind_code, area = v_new.area, period = v_new.period, agency_id = v_new.agency_id, audience = v_new.audience,
      day_offset = v_new.day_offset, at_time = v_new.at_time, is_active = v_new.is_active, version = s.version + 1,
      since_on = case when (v_new.is_active and not s.is_active) or (v_new.kind_code, v_new.period) <> (s.kind_code, s.period) then v_today else s.since_on end
    where s.id = p_id returning * into v_new;
  end if;
  delete from public.report_recipients r where r.schedule_id = v_new.id and (v_new.audience <> 'people' or r.staff_id <> all (v_people));
  if v_new.audience = 'people' then
    insert into public.report_recipients (schedule_id, staff_id, display_name, since_on)
    select v_new.id, s.id, s.display_name, v_today from public.staff s where s.id = any (v_people)
    on conflict (schedule_id, staff_id) do nothing;
  end if;
  -- What nobody waits for any more is not made; what has been made stays.
  delete from public.report_runs r where r.schedule_id = v_new.id and r.status = 'waiting'
    and (not v_new.is_active or (v_new.audience = 'people' and r.staff_id <> all (v_people)) or v_new.kind_code is distinct from v_old.kind_code);
  return v_new;
end $$;
comment on function public.save_report_schedule(bigint, jsonb, integer) is
  'Sets (p_id null) or changes a schedule {kind_code, period, agency_id, audience people|heads, recipients [staff ids], day_offset, at_time, is_active} as whoever may issue such reports; 409 when somebody changed it meanwhile. It begins with the period that is under way. Nguồn: SPEC §9.';

-- The worker's side ----------------------------------------------------------------------------------

create function private.ended_periods(p_period text, p_since_on date, p_before date)
returns table (period_key text, ends_before date) language sql stable set search_path = '' as $$
  select k.key, k.ends_before from (
    select bi.period_key(p_period, d::date) as key, (bi.report_period(bi.period_key(p_period, d::date))).ends_before
    from generate_series(date_trunc(p_period, p_since_on::timestamp), p_before::timestamp, case p_period when 'quarter' then interval '3 months' else ('1 ' || p_period)::interval end) d
  ) k where k.ends_before > p_since_on and k.ends_before <= p_before
$$;
comment on function private.ended_periods(text, date, date) is 'The periods that end on p_since_on or later and are over on p_before.';

create function private.plan_report_runs(p_now timestamptz)
returns integer language plpgsql volatile set search_path = '' as $$
declare v_count integer;
begin
  insert into public.report_runs (schedule_id, staff_id, agency_id, period_key, due_at, next_at)
  select s.id, r.staff_id, r.agency_id, p.period_key, d.due_at, d.due_at
  from public.report_schedules s
  cross join lateral (
    select rr.staff_id, s.agency_id, rr.since_on from public.report_recipients rr where s.audience = 'people' and rr.schedule_id = s.id
    union all
    select sr.staff_id, sr.agency_id, (sr.created_at at time zone 'Asia/Ho_Chi_Minh')::date
    from public.staff_roles sr join public.staff h on h.id = sr.staff_id and h.is_active and h.archived_at is null
    where s.audience = 'heads' and sr.role_code = 'agency_head') r
  cross join lateral private.ended_periods(s.period, greatest(s.since_on, r.since_on), (p_now at time zone 'Asia/Ho_Chi_Minh')::date) p
  cross join lateral (select (p.ends_before + s.day_offset + s.at_time) at time zone 'Asia/Ho_Chi_Minh' as due_at) d
  where s.is_active and d.due_at <= p_now
  on conflict (schedule_id, staff_id, agency_id, period_key) do nothing;
  get diagnostics v_count = row_count;
  return v_count;
end $$;
comment on function private.plan_report_runs(timestamptz) is
  'Writes down which scheduled reports are due: every period since the schedule began, so that a worker that was away makes up for it, and each once. Returns how many are new.';

create function private.claim_report_runs(p_limit integer, p_now timestamptz, p_lease interval)
returns table (id bigint, token uuid, kind_code text, period_key text, agency_id bigint, user_id uuid)
language plpgsql volatile set search_path = '' as $$
#variable_conflict use_column
begin
  perform private.plan_report_runs(p_now);
  return query
  with due as (
    select r.id from public.report_runs r
    where r.status = 'waiting' and r.next_at <= p_now and (r.lease_until is null or r.lease_until <= p_now)
    order by r.next_at, r.id limit p_limit for update skip locked
  ), claimed as (
    update public.report_runs r set lease_token = gen_random_uuid(), lease_until = p_now + p_lease, attempts = r.attempts + 1
    from due where r.id = due.id returning r.*
  )
  select c.id, c.lease_token, s.kind_code, c.period_key, c.agency_id, p.user_id
  from claimed c join public.report_schedules s on s.id = c.schedule_id join public.staff p on p.id = c.staff_id order by c.next_at, c.id;
end $$;
comment on function private.claim_report_runs(integer, timestamptz, interval) is
  'Lends due scheduled reports to a worker, each to one only, with the login under whose rights it is made (null = the person has none).';

create function private.finish_report_run(p_id bigint, p_token uuid, p_now timestamptz, p_outcome jsonb)
returns text language plpgsql volatile set search_path = '' as $$
declare
  v_run public.report_runs;
  v_schedule public.report_schedules;
  v_report public.reports;
  v_kind public.report_kinds;
begin
  select * into v_run from public.report_runs r where r.id = p_id for update;
  if v_run.id is null or v_run.status <> 'waiting' or v_run.lease_token is distinct from p_token then
    return 'lost';
  end if;
  select * into v_schedule from public.report_schedules s where s.id = v_run.schedule_id;
  if p_outcome ->> 'result' = 'made' then
    v_report := private.keep_report(p_now, jsonb_build_object('kind', v_schedule.kind_code, 'period', v_run.period_key, 'agency_id', v_run.agency_id,
      'title', p_outcome ->> 'title', 'actor_id', v_run.staff_id, 'for_staff_id', v_run.staff_id), p_outcome -> 'queries', p_outcome -> 'data', p_outcome -> 'content');
    update public.report_runs r set status = 'made', report_id = v_report.id, finished_at = p_now, lease_token = null, lease_until = null, last_error = null where r.id = p_id;
    select * into v_kind from public.report_kinds k where k.code = v_schedule.kind_code;
    perform private.notify_staff(array[v_run.staff_id], 'report_ready', 'report', v_report.id, jsonb_build_object('title', v_report.title, 'report_name', v_kind.name), p_now,
      '{email}', 'report_run:' || p_id);
    return 'made';
  elsif p_outcome ->> 'result' = 'refused' or v_run.attempts >= 5 then
    update public.report_runs r set status = case p_outcome ->> 'result' when 'refused' then 'refused' else 'failed' end, finished_at = p_now,
      lease_token = null, lease_until = null, last_error = left(p_outcome ->> 'error', 500) where r.id = p_id;
    return case p_outcome ->> 'result' when 'refused' then 'refused' else 'failed' end;
  end if;
  update public.report_runs r set next_at = p_now + make_interval(mins => (5 * 2 ^ (v_run.attempts - 1))::integer), lease_token = null, lease_until = null,
    last_error = left(p_outcome ->> 'error', 500) where r.id = p_id;
  return 'waiting';
end $$;
comment on function private.finish_report_run(bigint, uuid, timestamptz, jsonb) is
  'How a scheduled report ended: {result: made, title, queries, data, content} keeps it for its reader and tells them; refused ends it; failed tries again after 5, 10, 20, 40 minutes. lost = another worker has it.';

create function private.message_report(p_outbox_id bigint)
returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object('report', to_jsonb(r), 'content', c.content)
  from private.outbox o join public.reports r on r.id = o.subject_id join public.report_contents c on c.report_id = r.id
  where o.id = p_outbox_id and o.subject_type = 'report' and o.template = 'report_ready' and o.channel = 'email'
    and coalesce(private.setting('reports.attach'), 'true') = 'true'
$$;
comment on function private.message_report(bigint) is 'The report a letter is about, to go with it as .docx and .xlsx; null for every other message, and when setting reports.attach is off.';
