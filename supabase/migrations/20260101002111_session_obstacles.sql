-- What stands in a session's way: clashes of people and places, short notice, a case not agreed to, a point not tested.
-- Computed, never stored. Nguồn: QĐ3394 Điều 4, 6; SPEC §5.

create function private.session_clashes(
  p_session_id bigint, p_starts_at timestamptz, p_ends_at timestamptz, p_staff_ids bigint[], p_point_ids bigint[], p_case_ids bigint[], p_agency_id bigint)
returns table (kind text, name text, session_id bigint, session_code text, starts_at timestamptz, ends_at timestamptz)
language plpgsql stable set search_path = '' as $$
#variable_conflict use_column
begin
  return query
    with other as (
      select s.* from public.sessions s
      where s.id is distinct from p_session_id and s.status not in ('cancelled', 'ended', 'concluded')
        and s.starts_at < p_ends_at and s.ends_at > p_starts_at
    )
    select 'person', private.staff_name(x.staff_id), o.id, o.code, o.starts_at, o.ends_at
    from other o
    cross join lateral (
      select o.chair_id as staff_id union select o.secretary_id
      union select p.staff_id from public.session_participants p where p.session_id = o.id and p.removed_at is null and p.invitation <> 'declined'
    ) x
    where x.staff_id = any (p_staff_ids)
    union all
    select 'point', m.name, o.id, o.code, o.starts_at, o.ends_at
    from other o
    join public.session_points sp on sp.session_id = o.id and sp.point_id = any (p_point_ids)
    join public.meeting_points m on m.id = sp.point_id
    union all
    select 'case', c.code, o.id, o.code, o.starts_at, o.ends_at
    from other o
    join public.session_cases sc on sc.session_id = o.id and sc.case_id = any (p_case_ids)
    join public.cases c on c.id = sc.case_id
    union all
    select 'leave', s.display_name, null::bigint, null::text, l.starts_on::timestamp at time zone 'Asia/Ho_Chi_Minh', (l.ends_on + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'
    from public.staff_leaves l join public.staff s on s.id = l.staff_id
    where l.staff_id = any (p_staff_ids)
      and daterange(l.starts_on, l.ends_on, '[]') && daterange((p_starts_at at time zone 'Asia/Ho_Chi_Minh')::date, (p_ends_at at time zone 'Asia/Ho_Chi_Minh')::date, '[]')
    union all
    select 'working_time', a.name, null::bigint, null::text, p_starts_at, p_ends_at
    from public.agencies a
    where a.id = p_agency_id and sla.working_time_between(a.calendar_id, p_starts_at, p_ends_at) < p_ends_at - p_starts_at
    order by 1, 2;
end $$;
comment on function private.session_clashes(bigint, timestamptz, timestamptz, bigint[], bigint[], bigint[], bigint) is
  'What a session at this time would collide with: people, points and cases in other sessions, people on leave, hours outside working time. Nguồn: SPEC §5.';

create function private.clashes_of_session(p_session_id bigint)
returns table (kind text, name text, session_id bigint, session_code text, starts_at timestamptz, ends_at timestamptz)
language plpgsql stable set search_path = '' as $$
#variable_conflict use_column
declare v_session public.sessions;
begin
  select * into v_session from public.sessions s where s.id = p_session_id;
  return query select * from private.session_clashes(p_session_id, v_session.starts_at, v_session.ends_at,
    array(select x.id from (
      select v_session.chair_id as id union select v_session.secretary_id
      union select p.staff_id from public.session_participants p where p.session_id = p_session_id and p.removed_at is null and p.invitation <> 'declined'
    ) x where x.id is not null),
    array(select p.point_id from public.session_points p where p.session_id = p_session_id),
    array(select c.case_id from public.session_cases c where c.session_id = p_session_id), v_session.agency_id);
end $$;
comment on function private.clashes_of_session(bigint) is 'The clashes of a planned session as it stands. Nguồn: SPEC §5.';

create function private.counts_test(p_test public.session_tests, p_session public.sessions)
returns boolean language plpgsql stable set search_path = '' as $$
begin
  -- A session put off by weeks has to be tested again; one put off by an hour has not.
  return p_test.tested_at >= p_session.starts_at - interval '24 hours'
    or p_test.tested_at >= (select max(e.at) from public.session_events e where e.session_id = p_session.id and e.kind in ('planned', 'rescheduled'));
end $$;
comment on function private.counts_test(public.session_tests, public.sessions) is
  'Whether a connection test says anything of the session as it now stands: made since it was planned or last moved, or within 24 hours of its start. Nguồn: QĐ3394 Điều 6.1a.';

create function private.session_obstacles(p_session_id bigint, p_now timestamptz)
returns table (kind text, detail text, is_waived boolean, waived_by text, reason text)
language plpgsql stable set search_path = '' as $$
#variable_conflict use_column
declare v_session public.sessions;
begin
  select * into v_session from public.sessions s where s.id = p_session_id;
  return query
    with found (kind, detail) as (
      select 'short_notice', null::text
      where exists (select from public.session_events e where e.session_id = p_session_id and e.kind in ('planned', 'rescheduled')
        and e.id = (select max(x.id) from public.session_events x where x.session_id = p_session_id and x.kind in ('planned', 'rescheduled'))
        and (e.data ->> 'is_short_notice')::boolean)
      union all
      select 'unapproved_case', string_agg(c.code, ', ' order by sc.position)
      from public.session_cases sc join public.cases c on c.id = sc.case_id
      where sc.session_id = p_session_id and c.decided_at is null
      having count(*) > 0
      union all
      select 'untested_point', string_agg(m.name, ', ' order by sp.position)
      from public.session_points sp join public.meeting_points m on m.id = sp.point_id
      where sp.session_id = p_session_id
        and not coalesce((select t.is_passed from public.session_tests t where t.session_point_id = sp.id and private.counts_test(t, v_session)
          order by t.tested_at desc, t.id desc limit 1), false)
      having count(*) > 0
      union all
      select 'clash', string_agg(distinct c.name, ', ') from private.clashes_of_session(p_session_id) c having count(*) > 0
    )
    select f.kind, f.detail, w.id is not null, w.staff_name, w.reason
    from found f
    left join lateral (
      -- What was set aside for another day has to be weighed again for this one.
      select * from public.session_waivers w where w.session_id = p_session_id and w.kind = f.kind
        and w.at >= (select max(e.at) from public.session_events e where e.session_id = p_session_id and e.kind in ('planned', 'rescheduled'))
      order by w.at desc, w.id desc limit 1
    ) w on true;
end $$;
comment on function private.session_obstacles(bigint, timestamptz) is
  'What stands in a session''s way and whether it was set aside: short_notice, unapproved_case (Điều 4.2), untested_point (Điều 6), clash. Nguồn: SPEC §5.';

create function private.require_no_obstacle(p_session_id bigint, p_now timestamptz, p_kinds text[])
returns void language plpgsql stable set search_path = '' as $$
declare v_kinds text[];
begin
  select array_agg(o.kind) into v_kinds from private.session_obstacles(p_session_id, p_now) o where o.kind = any (p_kinds) and not o.is_waived;
  if v_kinds is not null then
    perform private.fail('409', 'session.obstacle', 'something stands in the way: ' || array_to_string(v_kinds, ', '),
      jsonb_build_object('kinds', to_jsonb(v_kinds), 'kind', v_kinds[1]));
  end if;
end $$;
comment on function private.require_no_obstacle(bigint, timestamptz, text[]) is 'Refuses with 409 session.obstacle {kinds} what nobody entitled has set aside.';
