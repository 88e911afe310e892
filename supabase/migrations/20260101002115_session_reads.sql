-- What the planning screens read: deadlines before a plan is saved, the office's days, whom to
-- invite, and a leader's fixed days of receiving citizens. Nguồn: QĐ3394 Điều 5, 6; Luật Tiếp công dân 2013 Điều 12, 15; SPEC §5.

create function public.session_deadlines(p_session jsonb)
returns table (rule_code text, name text, name_en text, citation text, due_at timestamptz, is_past boolean)
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_column
declare
  v_now timestamptz := clock_timestamp();
  v_kind text := p_session ->> 'kind';
  v_starts_at timestamptz := (p_session ->> 'starts_at')::timestamptz;
  v_agency_id bigint;
begin
  perform authz.require('sessions.edit');
  if v_starts_at is null or coalesce(v_kind, '') <> all ('{city,commune,central}') then
    return;
  end if;
  v_agency_id := coalesce((p_session ->> 'agency_id')::bigint, (select a.id from public.agencies a where a.code = 'VPUBND'));
  return query
    select x.code, r.name, r.name_en, r.citation, d.due_at, d.due_at < v_now
    from unnest('{session.plan_report,session.invitations,session.test_day_before,session.test_two_hours}'::text[]) with ordinality as x (code, place)
    cross join lateral sla.find_rule(x.code, v_now, jsonb_build_object('session_kind', v_kind)) r
    cross join lateral (select sla.due_at(sla.calendar_for(r.calendar_of, v_agency_id), r.target_unit, -r.target_amount, v_starts_at) as due_at) d
    where r.id is not null
      and not (x.code = 'session.plan_report' and v_kind = 'commune' and not coalesce((p_session ->> 'has_city_leader')::boolean, false))
      and not (x.code = 'session.invitations' and v_kind = 'central')
    order by x.place;
end $$;
comment on function public.session_deadlines(jsonb) is
  'The deadlines a session at that time would have, before it is saved: {kind, starts_at, agency_id, has_city_leader}. Nguồn: QĐ3394 Điều 6.1a, 6.2a, 6.3a.';

create function private.office_day(p_calendar_id text, p_day date)
returns boolean language sql stable set search_path = '' as $$
  select sla.working_time_between(p_calendar_id, p_day::timestamp at time zone 'Asia/Ho_Chi_Minh', (p_day + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh') > interval '0'
$$;
comment on function private.office_day(text, date) is 'Whether there is working time on a day.';

create function public.office_days(p_from date, p_to date)
returns table (day date, is_working boolean, name text)
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_column
declare v_calendar_id text;
begin
  perform authz.require('sessions.read');
  v_calendar_id := sla.calendar_for('city', null);
  if p_from is null or p_to is null or p_to < p_from or p_to - p_from > 400 then
    return;
  end if;
  return query
    select g.day::date, private.office_day(v_calendar_id, g.day::date), x.name
    from generate_series(p_from::timestamp, p_to::timestamp, interval '1 day') as g (day)
    left join sla.calendar_exceptions x on x.calendar_id = v_calendar_id and x.day = g.day::date and x.confirmed
    order by 1;
end $$;
comment on function public.office_days(date, date) is 'The city''s days of a period: worked or not, with the name of a holiday or a day worked instead; at most 400.';

create function public.people_for_sessions(p_query text default null, p_ids bigint[] default null, p_agency_id bigint default null)
returns table (id bigint, display_name text, job_title text, agency_id bigint, agency_name text, agency_kind text)
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_column
begin
  perform authz.require('sessions.edit');
  return query
    select s.id, s.display_name, s.job_title, s.agency_id, a.name, a.kind
    from public.staff s join public.agencies a on a.id = s.agency_id
    where case when p_ids is not null then s.id = any (p_ids)
      else s.is_active and s.archived_at is null and (p_agency_id is null or s.agency_id = p_agency_id)
        and not exists (
          select from regexp_split_to_table(public.fold(coalesce(p_query, '')), '\s+') w
          where w <> '' and position(w in s.search || ' ' || public.fold(a.name)) = 0) end
    order by s.display_name, s.id limit 40;
end $$;
comment on function public.people_for_sessions(text, bigint[], bigint) is
  'Whom whoever plans may seat: people of every agency by name, title or agency, without what else is known of them; or those with these ids. Nguồn: QĐ3394 Điều 6.1c, 6.2c, 6.3c; SPEC §1.';

create function public.suggest_participants(p_session jsonb)
returns table (staff_id bigint, display_name text, job_title text, agency_id bigint, agency_name text, capacity text, point_id bigint)
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_column
declare
  v_kind text := p_session ->> 'kind';
  v_agency_id bigint := coalesce((p_session ->> 'agency_id')::bigint, (select a.id from public.agencies a where a.code = 'VPUBND'));
  v_point_ids bigint[];
  v_case_ids bigint[];
  v_home_id bigint;
begin
  perform authz.require('sessions.edit');
  v_point_ids := array(select v::bigint from jsonb_array_elements_text(coalesce(p_session -> 'point_ids', '[]')) v);
  v_case_ids := array(select v::bigint from jsonb_array_elements_text(coalesce(p_session -> 'case_ids', '[]')) v);
  -- Whose agency has no point of its own sits where the city's people do: the central point comes first in the list.
  select m.id into v_home_id from unnest(v_point_ids) with ordinality as x (id, place)
  join public.meeting_points m on m.id = x.id join public.agencies a on a.id = m.agency_id
  order by case v_kind when 'central' then a.kind <> 'central' else true end desc, x.place limit 1;
  return query
    with wanted as (
      -- The leaders of the agencies the cases concern, and of the communes they come from.
      select ca.agency_id from public.case_agencies ca where ca.case_id = any (v_case_ids)
      union select c.commune_id from public.cases c where c.id = any (v_case_ids) and c.commune_id is not null
      -- The leaders of whoever sits at a point.
      union select m.agency_id from public.meeting_points m where m.id = any (v_point_ids)
      union select v_agency_id where v_kind = 'commune'
    ), found as (
      select distinct on (s.id) s.id, s.display_name, s.job_title, a.id as agency_id, a.name as agency_name,
        case when a.kind = 'commune' then 'commune_leader' when a.kind = 'central' then 'central_leader' else 'agency_leader' end as capacity,
        coalesce((select m.id from public.meeting_points m where m.agency_id = a.id and m.id = any (v_point_ids) order by m.id limit 1), v_home_id) as point_id
      from wanted w
      join public.agencies a on a.id = w.agency_id
      join public.staff_roles r on r.agency_id = a.id and r.role_code = 'agency_head'
      join public.staff s on s.id = r.staff_id and s.is_active and s.agency_id = a.id
      union all
      -- One of the reception board's leaders.
      (select s.id, s.display_name, s.job_title, a.id, a.name, 'reception_board', v_home_id
      from public.staff s join public.agencies a on a.id = s.agency_id
      where s.is_active and exists (select from public.staff_roles r where r.staff_id = s.id and r.role_code = 'reception_board')
      order by (s.job_title ilike 'trưởng ban%') desc, (s.job_title ilike 'phó%') desc, s.id limit 1)
    )
    select distinct on (f.id) f.id, f.display_name, f.job_title, f.agency_id, f.agency_name, f.capacity, f.point_id
    from found f
    where f.id is distinct from (p_session ->> 'chair_id')::bigint and f.id is distinct from (p_session ->> 'secretary_id')::bigint
    order by f.id, f.capacity = 'reception_board' desc;
end $$;
comment on function public.suggest_participants(jsonb) is
  'Whom the regulation names for such a session: a leader of the reception board, the heads of the agencies its cases concern and of those whose points take part: {kind, agency_id, chair_id, secretary_id, point_ids (central first), case_ids}. Nguồn: QĐ3394 Điều 6.1c, 6.2c, 6.3c.';

create function public.session_guest_contacts(p_session_id bigint)
returns table (participant_id bigint, full_name text, email text, phone text, has_email boolean, has_phone boolean, is_revoked boolean)
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_column
begin
  perform authz.require('sessions.edit');
  return query
    select t.id, case when t.citizen_id is null then g.full_name end, case when t.citizen_id is null then g.email end, case when t.citizen_id is null then g.phone end,
      g.email is not null, g.phone is not null, g.revoked_at is not null
    from public.session_participants t join private.session_guests g on g.participant_id = t.id
    where t.session_id = p_session_id and t.removed_at is null
    order by t.position, t.id;
end $$;
comment on function public.session_guest_contacts(bigint) is
  'How the people without a login can be reached. Of citizens only whether they can: their particulars need a logged reveal. Nguồn: SPEC §12.';

-- Fixed days -------------------------------------------------------------------------------------------

create function public.save_reception_day(p_id bigint, p_day jsonb)
returns bigint language plpgsql volatile security definer set search_path = '' as $$
declare
  v_id bigint := p_id;
  v_leader record;
  v_is_monthly boolean := p_day ->> 'day_of_month' is not null;
begin
  perform authz.require('sessions.edit');
  select s.id, s.display_name, s.agency_id into v_leader from public.staff s where s.id = (p_day ->> 'leader_id')::bigint and s.is_active;
  if v_leader.id is null then
    perform private.fail('422', 'session.field_required', 'whose days', '{"field": "leader_id"}');
  elsif coalesce(p_day ->> 'kind', '') <> all ('{city,commune}') then
    perform private.fail('422', 'session.field_required', 'kind is required', '{"field": "kind"}');
  elsif v_is_monthly and not (p_day ->> 'day_of_month')::integer between 1 and 31 then
    perform private.fail('422', 'session.field_invalid', 'day of the month', '{"field": "day_of_month", "problem": "range"}');
  elsif not v_is_monthly and not coalesce((p_day ->> 'week_of_month')::integer between 1 and 5, false) then
    perform private.fail('422', 'session.field_required', 'which week', '{"field": "week_of_month"}');
  elsif not v_is_monthly and not coalesce((p_day ->> 'weekday')::integer between 1 and 7, false) then
    perform private.fail('422', 'session.field_required', 'which weekday', '{"field": "weekday"}');
  elsif p_day ->> 'starts_at_time' is null then
    perform private.fail('422', 'session.field_required', 'from when', '{"field": "starts_at_time"}');
  elsif p_day ->> 'ends_at_time' is null then
    perform private.fail('422', 'session.field_required', 'until when', '{"field": "ends_at_time"}');
  elsif (p_day ->> 'ends_at_time')::time <= (p_day ->> 'starts_at_time')::time then
    perform private.fail('422', 'session.field_invalid', 'ends before it starts', '{"field": "ends_at_time", "problem": "before_start"}');
  elsif p_day ->> 'valid_from' is null then
    perform private.fail('422', 'session.field_required', 'from which day', '{"field": "valid_from"}');
  elsif (p_day ->> 'valid_to')::date < (p_day ->> 'valid_from')::date then
    perform private.fail('422', 'session.field_invalid', 'ends before it starts', '{"field": "valid_to", "problem": "before_start"}');
  elsif p_day ->> 'point_id' is not null and not exists (select from public.meeting_points m where m.id = (p_day ->> 'point_id')::bigint) then
    perform private.fail('422', 'session.field_invalid', 'no such point', '{"field": "point_id", "problem": "unknown"}');
  end if;
  if p_id is null then
    insert into public.reception_days (leader_id, leader_name, agency_id, kind, day_of_month, week_of_month, weekday, starts_at_time, ends_at_time, valid_from)
    values (v_leader.id, v_leader.display_name, v_leader.agency_id, p_day ->> 'kind', case when v_is_monthly then (p_day ->> 'day_of_month')::integer end,
      case when not v_is_monthly then (p_day ->> 'week_of_month')::integer end, case when not v_is_monthly then (p_day ->> 'weekday')::integer end,
      (p_day ->> 'starts_at_time')::time, (p_day ->> 'ends_at_time')::time, (p_day ->> 'valid_from')::date)
    returning id into v_id;
  end if;
  update public.reception_days set leader_id = v_leader.id, leader_name = v_leader.display_name, agency_id = v_leader.agency_id, kind = p_day ->> 'kind',
    day_of_month = case when v_is_monthly then (p_day ->> 'day_of_month')::integer end,
    week_of_month = case when not v_is_monthly then (p_day ->> 'week_of_month')::integer end,
    weekday = case when not v_is_monthly then (p_day ->> 'weekday')::integer end,
    starts_at_time = (p_day ->> 'starts_at_time')::time, ends_at_time = (p_day ->> 'ends_at_time')::time, point_id = (p_day ->> 'point_id')::bigint,
    valid_from = (p_day ->> 'valid_from')::date, valid_to = (p_day ->> 'valid_to')::date, note = private.tidy(p_day ->> 'note')
  where id = v_id;
  if not found then
    perform private.fail('404', 'session.reception_day_not_found', 'no such fixed day');
  end if;
  return v_id;
end $$;
comment on function public.save_reception_day(bigint, jsonb) is
  'Makes (id null) or changes a leader''s fixed day: {leader_id, kind, day_of_month | week_of_month + weekday, starts_at_time, ends_at_time, point_id, valid_from, valid_to, note}; valid_to ends it. Nguồn: Luật Tiếp công dân 2013 Điều 12, 15.';

create function private.fixed_day(p_month date, p_day_of_month integer, p_week_of_month integer, p_weekday integer)
returns date language plpgsql immutable set search_path = '' as $$
declare v_first date := date_trunc('month', p_month)::date; v_last date := (date_trunc('month', p_month) + interval '1 month - 1 day')::date; v_day date;
begin
  if p_day_of_month is not null then
    return least(v_first + p_day_of_month - 1, v_last);
  elsif p_week_of_month = 5 then
    return v_last - ((extract(isodow from v_last)::integer - p_weekday + 7) % 7);
  end if;
  v_day := v_first + ((p_weekday - extract(isodow from v_first)::integer + 7) % 7);
  return v_day + 7 * (p_week_of_month - 1);
end $$;
comment on function private.fixed_day(date, integer, integer, integer) is
  'A fixed day of a month: that date (the month''s last when it is shorter), or the n-th weekday (5 = the last).';

create function private.reception_dates(p_from date, p_to date)
returns table (reception_day_id bigint, day date, fixed_day date)
language plpgsql stable set search_path = '' as $$
#variable_conflict use_column
begin
  return query
    select r.id, d.day, f.day
    from public.reception_days r
    -- The month before too: over Tết a day may move far.
    cross join lateral generate_series(date_trunc('month', p_from::timestamp) - interval '1 month', p_to::timestamp, interval '1 month') as m (month)
    cross join lateral (select private.fixed_day(m.month::date, r.day_of_month, r.week_of_month, r.weekday) as day) f
    join public.agencies a on a.id = r.agency_id
    cross join lateral (
      select f.day + n as day from generate_series(0, 31) n where private.office_day(coalesce(a.calendar_id, sla.calendar_for('city', null)), f.day + n) order by n limit 1
    ) d
    where f.day between r.valid_from and coalesce(r.valid_to, 'infinity'::date) and d.day between p_from and p_to;
end $$;
comment on function private.reception_dates(date, date) is 'The dates of all fixed days in a period; one that falls on a day off is the next working day. Nguồn: Luật Tiếp công dân 2013 Điều 12, 15.';

create function public.propose_reception_days(p_from date, p_to date)
returns table (reception_day_id bigint, day date, fixed_day date, kind text, leader_id bigint, leader_name text, leader_title text, agency_id bigint, agency_name text,
  starts_at timestamptz, ends_at timestamptz, point_id bigint, point_name text, session_id bigint, session_code text)
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_column
begin
  perform authz.require('sessions.read');
  if not authz.can_all('sessions.read') or p_from is null or p_to is null or p_to < p_from or p_to - p_from > 400 then
    return;
  end if;
  return query
    select r.id, d.day, d.fixed_day, r.kind, r.leader_id, r.leader_name, s.job_title, r.agency_id, a.name,
      (d.day + r.starts_at_time) at time zone 'Asia/Ho_Chi_Minh', (d.day + r.ends_at_time) at time zone 'Asia/Ho_Chi_Minh', r.point_id, m.name, n.id, n.code
    from private.reception_dates(p_from, p_to) d
    join public.reception_days r on r.id = d.reception_day_id
    join public.staff s on s.id = r.leader_id
    join public.agencies a on a.id = r.agency_id
    left join public.meeting_points m on m.id = r.point_id
    left join lateral (
      -- Planned from this day, even if it was moved by a few days since.
      select x.id, x.code from public.sessions x
      where x.reception_day_id = r.id and x.status <> 'cancelled' and abs((x.starts_at at time zone 'Asia/Ho_Chi_Minh')::date - d.day) <= 10
      order by abs((x.starts_at at time zone 'Asia/Ho_Chi_Minh')::date - d.day), x.id limit 1
    ) n on true
    order by d.day, r.starts_at_time, r.id;
end $$;
comment on function public.propose_reception_days(date, date) is
  'The leaders'' fixed days of a period as dates, each with the session already planned from it, for whoever sees all sessions; at most 400 days. Nguồn: Luật Tiếp công dân 2013 Điều 12, 15; SPEC §5.';
