-- Planning a session: the plan, its people, points, cases and agenda, its deadlines as clocks, what stands in its way and
-- who may set that aside, invitations, tests, moving and cancelling. Nguồn: QĐ3394 Điều 5, 6; SPEC §5.

-- Ground -------------------------------------------------------------------------------------------

create function private.add_session_event(
  p_session_id bigint, p_kind text, p_at timestamptz, p_actor_id bigint, p_from_status text default null, p_to_status text default null,
  p_note text default null, p_data jsonb default '{}')
returns void language plpgsql volatile set search_path = '' as $$
begin
  insert into public.session_events (session_id, kind, at, actor_id, actor_name, from_status, to_status, note, data)
  values (p_session_id, p_kind, p_at, p_actor_id, private.staff_name(p_actor_id), p_from_status, p_to_status, p_note, jsonb_strip_nulls(coalesce(p_data, '{}')));
end $$;
comment on function private.add_session_event(bigint, text, timestamptz, bigint, text, text, text, jsonb) is
  'Writes one line of a session''s timeline with the actor''s name copied.';

create function private.tg_session_events__append_only()
returns trigger language plpgsql set search_path = '' as $$
begin
  perform private.fail('403', 'session.timeline_append_only', 'the timeline is append-only');
  return null;
end $$;
comment on function private.tg_session_events__append_only() is 'Refuses every change of what the timeline already holds. Nguồn: SPEC §12.';
create trigger tg_session_events__append_only before update or delete on public.session_events
  for each row execute function private.tg_session_events__append_only();

create function private.lock_session(p_session_id bigint, p_is_waiting boolean)
returns boolean language plpgsql volatile set search_path = '' as $$
begin
  if p_is_waiting then
    perform from public.sessions s where s.id = p_session_id for update;
  else
    perform from public.sessions s where s.id = p_session_id for update skip locked;
  end if;
  return found;
end $$;
comment on function private.lock_session(bigint, boolean) is 'The lock every step of a session takes first; without waiting, false when a step holds it.';

create function private.session_code(p_session_id bigint)
returns text language sql stable security definer set search_path = '' as $$
  select s.code from public.sessions s where s.id = p_session_id
$$;
comment on function private.session_code(bigint) is 'The code people read out.';

create function private.open_session(p_session_id bigint, p_now timestamptz, p_version integer, p_statuses text[], p_step text)
returns public.sessions language plpgsql volatile set search_path = '' as $$
declare v_session public.sessions;
begin
  select * into v_session from public.sessions s where s.id = p_session_id for update;
  if not found then
    perform private.fail('404', 'session.not_found', 'no such session');
  end if;
  perform sla.settle('session', p_session_id, greatest(p_now, v_session.last_event_at));
  if p_version is not null and p_version <> v_session.version then
    perform private.fail('409', 'session.changed', 'somebody else changed the session meanwhile', jsonb_build_object('step', p_step));
  elsif p_statuses is not null and v_session.status <> all (p_statuses) then
    perform private.fail('409', 'session.wrong_status', format('%s is not possible in status %s', p_step, v_session.status),
      jsonb_build_object('status', v_session.status, 'step', p_step));
  end if;
  return v_session;
end $$;
comment on function private.open_session(bigint, timestamptz, integer, text[], text) is
  'Begins a step: locks the session, lets its due clocks fire, refuses a stale version or a state in which the step is impossible.';

create function private.finish_session_step(
  p_before public.sessions, p_kind text, p_at timestamptz, p_actor_id bigint, p_note text default null, p_data jsonb default '{}')
returns jsonb language plpgsql volatile set search_path = '' as $$
declare v_session public.sessions;
begin
  update public.sessions set version = version + 1, last_event_at = greatest(last_event_at, p_at) where id = p_before.id returning * into v_session;
  perform private.add_session_event(v_session.id, p_kind, p_at, p_actor_id, p_before.status, v_session.status, p_note, p_data);
  return jsonb_build_object('id', v_session.id, 'code', v_session.code, 'status', v_session.status, 'version', v_session.version);
end $$;
comment on function private.finish_session_step(public.sessions, text, timestamptz, bigint, text, jsonb) is
  'Ends a step: counts the version, writes the timeline, returns {id, code, status, version}.';

create function private.session_field(p_value text, p_field text, p_max integer default 10000)
returns text language plpgsql immutable set search_path = '' as $$
declare v_text text := private.tidy(p_value);
begin
  if v_text is null then
    perform private.fail('422', 'session.field_required', p_field || ' is required', jsonb_build_object('field', p_field));
  elsif length(v_text) > p_max then
    perform private.fail('422', 'session.field_invalid', p_field || ' is too long', jsonb_build_object('field', p_field, 'problem', 'too_long', 'max', p_max));
  end if;
  return v_text;
end $$;
comment on function private.session_field(text, text, integer) is 'A text somebody must write; 422 at its field when blank or too long.';

create function private.session_people(p_session public.sessions, p_tells text[])
returns bigint[] language plpgsql stable set search_path = '' as $$
begin
  return (
    select coalesce(array_agg(distinct p.id), '{}') from (
      -- Whoever prepares: the planner, and the people who may edit sessions.
      select p_session.planned_by_id as id where 'preparer' = any (p_tells)
      union select p_session.secretary_id where 'preparer' = any (p_tells)
      union select unnest(private.staff_everywhere('sessions.edit')) where 'reception_board' = any (p_tells)
      union select unnest(private.staff_everywhere('tickets.supervise')) where 'supervisor' = any (p_tells)
      union select s.staff_id from public.staff_roles s where 'tech_support' = any (p_tells) and s.role_code = 'tech_support'
      union select p_session.chair_id where 'chair' = any (p_tells)
      union select t.staff_id from public.session_participants t
        where 'invited' = any (p_tells) and t.session_id = p_session.id and t.removed_at is null and t.invitation <> 'none'
    ) p where p.id is not null);
end $$;
comment on function private.session_people(public.sessions, text[]) is
  'The people a session means by: preparer, reception_board, supervisor, tech_support, chair, invited.';

create function private.tell_about_session(
  p_session_id bigint, p_staff_ids bigint[], p_kind text, p_at timestamptz, p_channels text[] default '{}', p_params jsonb default '{}')
returns void language plpgsql volatile set search_path = '' as $$
declare v_params jsonb;
begin
  select jsonb_strip_nulls(jsonb_build_object('code', s.code, 'title', s.title, 'starts_at', s.starts_at, 'chair', s.chair_name) || coalesce(p_params, '{}'))
    into v_params
  from public.sessions s where s.id = p_session_id;
  perform private.notify_staff(p_staff_ids, p_kind, 'session', p_session_id, v_params, p_at, p_channels);
end $$;
comment on function private.tell_about_session(bigint, bigint[], text, timestamptz, text[], jsonb) is
  'Tells people about a session: bell always, channels besides; {code, title, starts_at, chair} and p_params fill the text.';

-- Deadlines ------------------------------------------------------------------------------------------

create function private.on_session_clock_warned(p_clock sla.clocks, p_at timestamptz)
returns void language plpgsql volatile set search_path = '' as $$
declare v_session public.sessions;
begin
  select * into v_session from public.sessions s where s.id = p_clock.subject_id;
  perform private.tell_about_session(v_session.id,
    private.session_people(v_session, (select r.warn_tells from sla.rules r where r.id = p_clock.rule_id)), 'session_due_soon', p_at, '{}',
    jsonb_build_object('rule', p_clock.rule_code, 'due_at', p_clock.due_at));
end $$;
comment on function private.on_session_clock_warned(sla.clocks, timestamptz) is 'A deadline of a session comes near: the rule''s people are told. Nguồn: SPEC §2.';

create function private.on_session_clock_breached(p_clock sla.clocks, p_at timestamptz)
returns void language plpgsql volatile set search_path = '' as $$
declare v_session public.sessions;
begin
  select * into v_session from public.sessions s where s.id = p_clock.subject_id;
  perform private.add_session_event(v_session.id, 'breached', p_at, null, v_session.status, v_session.status, null,
    jsonb_build_object('rule_code', p_clock.rule_code, 'due_at', p_clock.due_at));
  perform private.tell_about_session(v_session.id,
    private.session_people(v_session, (select r.breach_tells from sla.rules r where r.id = p_clock.rule_id)), 'session_overdue', p_at, '{}',
    jsonb_build_object('rule', p_clock.rule_code, 'due_at', p_clock.due_at));
end $$;
comment on function private.on_session_clock_breached(sla.clocks, timestamptz) is 'A deadline of a session has passed: the timeline says so, the rule''s people are told. Nguồn: SPEC §2.';

insert into sla.subjects (type, name, name_en, code_function, tell_handler, lock_function) values
  ('session', 'Buổi tiếp công dân', 'Session', 'private.session_code', 'private.on_session_clock_warned', 'private.lock_session')
on conflict (type) do update set name = excluded.name, name_en = excluded.name_en, code_function = excluded.code_function,
  tell_handler = excluded.tell_handler, lock_function = excluded.lock_function;
insert into sla.breach_actions (code, handler, description) values
  ('session.tell', 'private.on_session_clock_breached', 'Ghi vào nhật ký buổi tiếp và báo những người mà quy tắc nêu')
on conflict (code) do update set handler = excluded.handler, description = excluded.description;

create policy "clocks.read: with the session" on sla.clocks for select to authenticated
  using (subject_type = 'session'
    and ((select authz.can_all('sessions.read')) or subject_id = any ((select authz.session_ids())::bigint[])));

create function private.start_session_clocks(p_session_id bigint, p_now timestamptz, p_codes text[])
returns void language plpgsql volatile set search_path = '' as $$
declare
  v_session public.sessions;
  v_code text;
begin
  select * into v_session from public.sessions s where s.id = p_session_id;
  foreach v_code in array p_codes loop
    -- Điều 6.2a: a commune's plan is reported only when a city leader is to attend. Điều 6.3 sets no time for invitations.
    continue when v_code = 'session.plan_report' and v_session.kind = 'commune' and not v_session.has_city_leader;
    continue when v_code = 'session.invitations' and v_session.kind = 'central';
    perform sla.start_clock(v_code, 'session', p_session_id, v_session.agency_id, p_now, v_session.starts_at,
      jsonb_build_object('session_kind', v_session.kind));
  end loop;
end $$;
comment on function private.start_session_clocks(bigint, timestamptz, text[]) is
  'Starts the clocks that count back from the session. Nguồn: QĐ3394 Điều 6.1a, 6.2a, 6.3a.';

create function private.is_short_notice(p_session public.sessions, p_at timestamptz)
returns boolean language plpgsql stable set search_path = '' as $$
begin
  return exists (
    select from sla.find_rule('session.plan_report', p_at, jsonb_build_object('session_kind', p_session.kind)) r
    where r.id is not null and p_session.reported_at is null and (p_session.kind <> 'commune' or p_session.has_city_leader)
      and sla.due_at(sla.calendar_for(r.calendar_of, p_session.agency_id), r.target_unit, -r.target_amount, p_session.starts_at) < p_at)
  or exists (
    select from sla.find_rule('session.invitations', p_at, jsonb_build_object('session_kind', p_session.kind)) r
    where r.id is not null and p_session.kind <> 'central'
      and sla.due_at(sla.calendar_for(r.calendar_of, p_session.agency_id), r.target_unit, -r.target_amount, p_session.starts_at) < p_at);
end $$;
comment on function private.is_short_notice(public.sessions, timestamptz) is
  'Whether a session planned (or moved) at that time leaves less than the regulation asks for its plan or its invitations. Nguồn: QĐ3394 Điều 6.1a, 6.2a.';

-- What stands in its way -----------------------------------------------------------------------------

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

-- The plan -------------------------------------------------------------------------------------------

create function private.seat_of(p_session_id bigint, p_capacity text)
returns bigint language sql stable set search_path = '' as $$
  -- A commune receives at its own point, a delegate of the city's; what a central body calls is presided over at its
  -- central point, while the city's own people and its citizens sit at the city's.
  select sp.id
  from public.session_points sp
  join public.sessions s on s.id = sp.session_id
  join public.meeting_points m on m.id = sp.point_id
  join public.agencies a on a.id = m.agency_id
  where sp.session_id = p_session_id
  order by case s.kind
      when 'commune' then m.agency_id = s.agency_id
      when 'central' then (p_capacity = 'chair') = (sp.part = 'central') and (p_capacity = 'chair' or a.kind <> 'central')
      else sp.part = 'central' end desc,
    sp.part = 'central' desc, sp.position, sp.id
  limit 1
$$;
comment on function private.seat_of(bigint, text) is
  'The point at which the chair, the secretary and the citizens of a session sit unless somebody seats them elsewhere. Nguồn: QĐ3394 Điều 6.1c, 6.2b, 6.2c, 6.3c.';

create function private.save_session_points(p_session_id bigint, p_points jsonb)
returns void language plpgsql volatile set search_path = '' as $$
declare v_point jsonb; v_position integer := 0;
begin
  if jsonb_typeof(p_points) is distinct from 'array' or jsonb_array_length(p_points) = 0 then
    perform private.fail('422', 'session.field_required', 'points are required', '{"field": "points"}');
  elsif (select count(*) from jsonb_array_elements(p_points) e where e.value ->> 'part' = 'central') <> 1 then
    perform private.fail('422', 'session.one_central_point', 'exactly one central point', '{"field": "points"}');
  elsif (select count(*) <> count(distinct e.value ->> 'point_id') from jsonb_array_elements(p_points) e) then
    perform private.fail('422', 'session.field_invalid', 'a point twice', '{"field": "points", "problem": "twice"}');
  end if;
  delete from public.session_points sp where sp.session_id = p_session_id
    and sp.point_id not in (select (e.value ->> 'point_id')::bigint from jsonb_array_elements(p_points) e);
  -- A point that becomes central must not meet the one that still is.
  update public.session_points sp set part = 'delegate' where sp.session_id = p_session_id and sp.part = 'central';
  for v_point in select e.value from jsonb_array_elements(p_points) e order by (e.value ->> 'part' = 'central') loop
    v_position := v_position + 1;
    if not exists (select from public.meeting_points m where m.id = (v_point ->> 'point_id')::bigint and m.archived_at is null) then
      perform private.fail('422', 'session.field_invalid', 'no such point', '{"field": "points", "problem": "unknown"}');
    end if;
    insert into public.session_points as sp (session_id, point_id, part, contact_name, contact_phone, position)
    values (p_session_id, (v_point ->> 'point_id')::bigint, coalesce(v_point ->> 'part', 'delegate'), private.tidy(v_point ->> 'contact_name'),
      private.tidy(v_point ->> 'contact_phone'), case when v_point ->> 'part' = 'central' then 0 else v_position end)
    on conflict (session_id, point_id) do update set part = excluded.part, contact_name = excluded.contact_name,
      contact_phone = excluded.contact_phone, position = excluded.position;
  end loop;
  -- Whose point was taken away sits where their like does.
  update public.session_participants t set session_point_id = private.seat_of(p_session_id, t.capacity)
  where t.session_id = p_session_id and t.session_point_id is null and t.capacity in ('chair', 'secretary', 'citizen');
end $$;
comment on function private.save_session_points(bigint, jsonb) is
  'The points of a session as given: [{point_id, part central|delegate, contact_name, contact_phone}], exactly one central. Nguồn: QĐ3394 Điều 3, 5.1.';

create function private.save_session_participants(p_session_id bigint, p_participants jsonb, p_now timestamptz)
returns void language plpgsql volatile set search_path = '' as $$
declare
  v_in jsonb; v_id bigint; v_keep bigint[] := '{}'; v_position integer := 0; v_staff record; v_point_id bigint; v_name text;
begin
  for v_in in select e.value from jsonb_array_elements(coalesce(p_participants, '[]')) e loop
    v_position := v_position + 1;
    -- Chair and secretary are seated by the session itself, citizens by their case.
    if v_in ->> 'id' is null and coalesce(v_in ->> 'capacity', 'observer') <> all ('{reception_board,office,agency_leader,commune_leader,central_leader,technician,observer}') then
      perform private.fail('422', 'session.field_invalid', 'no such capacity', jsonb_build_object('field', 'participants', 'problem', 'unknown', 'index', v_position - 1));
    end if;
    v_point_id := (select sp.id from public.session_points sp where sp.session_id = p_session_id and sp.point_id = (v_in ->> 'point_id')::bigint);
    select s.id, s.display_name, s.job_title, s.agency_id, a.name as agency_name into v_staff
    from public.staff s join public.agencies a on a.id = s.agency_id where s.id = (v_in ->> 'staff_id')::bigint and s.is_active;
    if v_in ->> 'staff_id' is not null and v_staff.id is null then
      perform private.fail('422', 'session.field_invalid', 'no such person', '{"field": "participants", "problem": "unknown"}');
    end if;
    v_name := coalesce(v_staff.display_name, private.tidy(v_in ->> 'full_name'));
    -- The row known by its id, or by the person; otherwise a new one.
    select t.id into v_id from public.session_participants t
    where t.session_id = p_session_id and (t.id = (v_in ->> 'id')::bigint or t.staff_id = v_staff.id)
    order by t.id = (v_in ->> 'id')::bigint desc limit 1;
    if v_id is null then
      if v_name is null then
        perform private.fail('422', 'session.field_required', 'a name is required', '{"field": "participants"}');
      end if;
      insert into public.session_participants (session_id, session_point_id, staff_id, agency_id, display_name, job_title, organisation, capacity, position)
      values (p_session_id, v_point_id, v_staff.id, coalesce((v_in ->> 'agency_id')::bigint, v_staff.agency_id), v_name,
        coalesce(private.tidy(v_in ->> 'job_title'), v_staff.job_title), coalesce(private.tidy(v_in ->> 'organisation'), v_staff.agency_name),
        coalesce(v_in ->> 'capacity', 'observer'), v_position)
      returning id into v_id;
    else
      update public.session_participants set session_point_id = v_point_id,
        capacity = case when capacity in ('chair', 'secretary', 'citizen') or v_in ->> 'capacity' in ('chair', 'secretary', 'citizen') then capacity
          else coalesce(v_in ->> 'capacity', capacity) end,
        position = case when capacity in ('chair', 'secretary', 'citizen') then position else v_position end,
        job_title = coalesce(private.tidy(v_in ->> 'job_title'), job_title), organisation = coalesce(private.tidy(v_in ->> 'organisation'), organisation),
        display_name = case when staff_id is null and citizen_id is null then coalesce(v_name, display_name) else display_name end,
        -- Whoever was taken out and comes back is invited anew.
        invitation = case when removed_at is null then invitation else 'none' end, removed_at = null
      where id = v_id;
    end if;
    if v_staff.id is null and v_name is not null and exists (select from public.session_participants t where t.id = v_id and t.staff_id is null and t.citizen_id is null) then
      if private.tidy(v_in ->> 'email') !~ '^[^@\s]+@[^@\s]+\.[^@\s.]+$' then
        perform private.fail('422', 'session.field_invalid', 'not an address', jsonb_build_object('field', 'participants', 'problem', 'email', 'index', v_position - 1));
      end if;
      insert into private.session_guests as g (participant_id, full_name, email, phone)
      values (v_id, v_name, private.tidy(v_in ->> 'email'), coalesce(private.normal_phone(v_in ->> 'phone'), private.tidy(v_in ->> 'phone')))
      on conflict (participant_id) do update set full_name = coalesce(excluded.full_name, g.full_name), email = coalesce(excluded.email, g.email),
        phone = coalesce(excluded.phone, g.phone);
    end if;
    v_keep := v_keep || v_id;
  end loop;
  -- Citizens come and go with their case; others who are left out are removed, or only marked when already invited.
  delete from public.session_participants t
  where t.session_id = p_session_id and t.case_id is null and t.id <> all (v_keep) and t.invitation = 'none' and t.capacity not in ('chair', 'secretary');
  update public.session_participants t set removed_at = p_now
  where t.session_id = p_session_id and t.case_id is null and t.id <> all (v_keep) and t.removed_at is null and t.capacity not in ('chair', 'secretary');
end $$;
comment on function private.save_session_participants(bigint, jsonb, timestamptz) is
  'Who takes part: [{id?, staff_id | full_name, job_title, organisation, agency_id, email, phone, capacity, point_id}]; citizens, chair and secretary are kept by their own functions. Nguồn: QĐ3394 Điều 6.1c.';

create function private.seat_chair_and_secretary(p_session_id bigint)
returns void language plpgsql volatile set search_path = '' as $$
declare v_session public.sessions;
begin
  select * into v_session from public.sessions s where s.id = p_session_id;
  delete from public.session_participants t where t.session_id = p_session_id and t.invitation = 'none'
    and ((t.capacity = 'chair' and t.staff_id is distinct from v_session.chair_id) or (t.capacity = 'secretary' and t.staff_id is distinct from v_session.secretary_id));
  update public.session_participants t set capacity = 'observer' where t.session_id = p_session_id
    and ((t.capacity = 'chair' and t.staff_id is distinct from v_session.chair_id) or (t.capacity = 'secretary' and t.staff_id is distinct from v_session.secretary_id));
  insert into public.session_participants as t (session_id, session_point_id, staff_id, agency_id, display_name, job_title, organisation, capacity, position)
  select p_session_id, private.seat_of(p_session_id, p.capacity), s.id, s.agency_id, s.display_name, s.job_title, a.name, p.capacity, p.position
  from (values (v_session.chair_id, 'chair', -2), (v_session.secretary_id, 'secretary', -1)) as p (staff_id, capacity, position)
  join public.staff s on s.id = p.staff_id join public.agencies a on a.id = s.agency_id
  on conflict (session_id, staff_id) do update set capacity = excluded.capacity, position = excluded.position, removed_at = null,
    session_point_id = coalesce(t.session_point_id, excluded.session_point_id);
end $$;
comment on function private.seat_chair_and_secretary(bigint) is 'The chair and the secretary stand first among the participants.';

create function private.save_session_cases(p_session_id bigint, p_cases jsonb, p_now timestamptz, p_actor_id bigint)
returns void language plpgsql volatile set search_path = '' as $$
declare v_in jsonb; v_position integer := 0; v_case public.cases; v_session public.sessions; v_gone record; v_seat_id bigint := private.seat_of(p_session_id, 'citizen');
begin
  select * into v_session from public.sessions s where s.id = p_session_id;
  if (select count(*) <> count(distinct e.value ->> 'case_id') from jsonb_array_elements(coalesce(p_cases, '[]')) e) then
    perform private.fail('422', 'session.field_invalid', 'a case twice', '{"field": "cases", "problem": "twice"}');
  elsif v_session.status = 'live' and exists (
    select from public.session_agenda a where a.session_id = p_session_id and a.case_id is not null and a.started_at is not null
      and a.case_id not in (select (e.value ->> 'case_id')::bigint from jsonb_array_elements(coalesce(p_cases, '[]')) e)) then
    perform private.fail('409', 'session.case_begun', 'the case has been taken up', '{"field": "cases"}');
  end if;
  for v_gone in
    delete from public.session_cases sc where sc.session_id = p_session_id
      and sc.case_id not in (select (e.value ->> 'case_id')::bigint from jsonb_array_elements(coalesce(p_cases, '[]')) e)
    returning sc.case_id
  loop
    delete from public.session_agenda a where a.session_id = p_session_id and a.case_id = v_gone.case_id;
    delete from public.session_participants t where t.session_id = p_session_id and t.case_id = v_gone.case_id and t.invitation = 'none';
    update public.session_participants t set removed_at = p_now where t.session_id = p_session_id and t.case_id = v_gone.case_id and t.removed_at is null;
    perform private.unschedule_case(v_gone.case_id, p_session_id, p_now, p_actor_id);
  end loop;
  for v_in in select e.value from jsonb_array_elements(coalesce(p_cases, '[]')) e loop
    v_position := v_position + 1;
    select * into v_case from public.cases c where c.id = (v_in ->> 'case_id')::bigint for update;
    if not found then
      perform private.fail('422', 'session.field_invalid', 'no such case', '{"field": "cases", "problem": "unknown"}');
    end if;
    if not exists (select from public.session_cases sc where sc.session_id = p_session_id and sc.case_id = v_case.id) then
      if v_case.status not in ('registered', 'proposed', 'approved', 'received')
        or exists (select from public.session_cases sc join public.sessions s on s.id = sc.session_id
          where sc.case_id = v_case.id and s.id <> p_session_id and s.status in ('planned', 'reported', 'invited', 'tested', 'live')) then
        perform private.fail('409', 'session.case_not_ready', 'the case cannot be scheduled now',
          jsonb_build_object('field', 'cases', 'code', v_case.code, 'status', v_case.status));
      end if;
      insert into public.session_cases (session_id, case_id, position, starts_at, ends_at)
      values (p_session_id, v_case.id, v_position, v_session.starts_at, v_session.ends_at);
      perform private.schedule_case(v_case.id, p_session_id, p_now, p_actor_id);
    else
      update public.session_cases set position = v_position where session_id = p_session_id and case_id = v_case.id;
    end if;
    -- The citizen, or the representatives of a group, come to the point that receives them. Nguồn: QĐ3394 Điều 6.1c, 6.2c.
    insert into public.session_participants (session_id, session_point_id, citizen_id, case_id, display_name, organisation, capacity, position)
    select p_session_id, v_seat_id, cc.citizen_id, v_case.id, coalesce(cc.name_masked, 'Công dân'), v_case.code, 'citizen', 100 + v_position
    from public.case_citizens cc
    where cc.case_id = v_case.id and (cc.is_representative or not v_case.is_group)
      and not exists (select from public.session_participants t where t.session_id = p_session_id and t.case_id = v_case.id and t.citizen_id = cc.citizen_id);
    update public.session_participants t set removed_at = null, invitation = 'none'
    where t.session_id = p_session_id and t.case_id = v_case.id and t.citizen_id is not null and t.removed_at is not null;
    insert into private.session_guests (participant_id, full_name, email, phone)
    select t.id, coalesce(z.full_name, 'Công dân'), z.email, z.phone
    from public.session_participants t join public.citizens z on z.id = t.citizen_id
    where t.session_id = p_session_id and t.case_id = v_case.id
    on conflict (participant_id) do nothing;
  end loop;
end $$;
comment on function private.save_session_cases(bigint, jsonb, timestamptz, bigint) is
  'The cases of a session in order: [{case_id}]; their citizens become participants at the point that receives them; who was taken out comes back with the case. A case not yet agreed to may be planned, but stands in the way (unapproved_case). Nguồn: QĐ3394 Điều 4.2, 6.1c.';

create function private.make_agenda(p_session_id bigint)
returns void language plpgsql volatile set search_path = '' as $$
declare v_session public.sessions; v_case record; v_position integer := 0; v_office text; v_board text;
begin
  select * into v_session from public.sessions s where s.id = p_session_id;
  v_office := case when v_session.kind = 'commune' then 'Lãnh đạo ' || (select a.name from public.agencies a where a.id = v_session.agency_id)
    else 'Lãnh đạo Văn phòng UBND thành phố' end;
  v_board := case when v_session.kind = 'commune' then v_office else 'Lãnh đạo Ban Tiếp công dân thành phố' end;
  delete from public.session_agenda a where a.session_id = p_session_id;
  insert into public.session_agenda (session_id, position, step, title, lead_name, minutes) values
    (p_session_id, 1, 'opening', 'Tuyên bố lý do, giới thiệu thành phần tham dự, thư ký ghi biên bản', v_office, 10),
    (p_session_id, 2, 'rules', 'Phổ biến nội dung cơ bản của Nội quy tiếp công dân', v_board, 5);
  v_position := 2;
  for v_case in select sc.case_id from public.session_cases sc where sc.session_id = p_session_id order by sc.position loop
    perform private.case_agenda(p_session_id, v_case.case_id, v_position);
    v_position := v_position + 4;
  end loop;
  perform private.lay_out_slots(p_session_id);
end $$;
comment on function private.make_agenda(bigint) is
  'Makes the agenda anew in the order of the regulation: opening, rules; for each case summary, the citizen, the agency''s report, the conclusion. Nguồn: QĐ3394 Điều 6.1d.';

create function private.case_agenda(p_session_id bigint, p_case_id bigint, p_position integer)
returns void language plpgsql volatile set search_path = '' as $$
declare v_session public.sessions; v_case record; v_board text;
begin
  select * into v_session from public.sessions s where s.id = p_session_id;
  v_board := case when v_session.kind = 'commune' then 'Lãnh đạo ' || (select a.name from public.agencies a where a.id = v_session.agency_id)
    else 'Lãnh đạo Ban Tiếp công dân thành phố' end;
  select c.code, c.title, coalesce(a.name, 'Thủ trưởng cơ quan, đơn vị được chỉ định') as agency_name,
    (select string_agg(cc.name_masked, ', ' order by cc.position) from public.case_citizens cc where cc.case_id = c.id and (cc.is_representative or not c.is_group)) as citizens
    into v_case
  from public.cases c left join public.agencies a on a.id = c.agency_id where c.id = p_case_id;
  insert into public.session_agenda (session_id, case_id, position, step, title, lead_name, minutes) values
    (p_session_id, p_case_id, p_position + 1, 'summary', left(format('Tóm tắt nội dung vụ việc %s: %s', v_case.code, v_case.title), 500), v_board, 5),
    (p_session_id, p_case_id, p_position + 2, 'citizen', 'Công dân trình bày bổ sung nội dung vụ việc', coalesce(v_case.citizens, 'Công dân'), 10),
    (p_session_id, p_case_id, p_position + 3, 'report', 'Báo cáo quá trình giải quyết, đề xuất hướng giải quyết', v_case.agency_name, 10),
    (p_session_id, p_case_id, p_position + 4, 'conclusion', 'Người chủ trì kết luận', v_session.chair_name, 5);
end $$;
comment on function private.case_agenda(bigint, bigint, integer) is
  'The four steps of one case on the agenda: summary, the citizen, the agency''s report, the conclusion. Nguồn: QĐ3394 Điều 6.1d.';

create function private.fit_agenda(p_session_id bigint)
returns void language plpgsql volatile set search_path = '' as $$
declare v_case record;
begin
  for v_case in
    select sc.case_id, 1000000 + sc.position * 10 as position from public.session_cases sc
    where sc.session_id = p_session_id and not exists (select from public.session_agenda a where a.session_id = p_session_id and a.case_id = sc.case_id)
    order by sc.position
  loop
    perform private.case_agenda(p_session_id, v_case.case_id, v_case.position);
  end loop;
  -- What belongs to no case keeps its place: before the first case, or behind the case it stood behind.
  update public.session_agenda a set position = x.place
  from (
    select i.id, row_number() over (order by coalesce(sc.position, 0), i.position, i.id) as place
    from public.session_agenda i
    left join lateral (
      select b.case_id from public.session_agenda b
      where b.session_id = p_session_id and b.case_id is not null and b.position < i.position order by b.position desc limit 1
    ) before on i.case_id is null
    left join public.session_cases sc on sc.session_id = p_session_id and sc.case_id = coalesce(i.case_id, before.case_id)
    where i.session_id = p_session_id
  ) x
  where a.id = x.id;
  perform private.lay_out_slots(p_session_id);
end $$;
comment on function private.fit_agenda(bigint) is
  'Fits the agenda to a changed list of cases: new cases get their four steps, the cases'' order is followed, and what was edited by hand or has begun stays. Nguồn: SPEC §5.';

create function private.lay_out_slots(p_session_id bigint)
returns void language plpgsql volatile set search_path = '' as $$
begin
  update public.session_cases sc set starts_at = x.starts_at, ends_at = x.ends_at
  from (
    select a.case_id, s.starts_at + make_interval(mins => min(a.until - a.minutes)::integer) as starts_at, s.starts_at + make_interval(mins => max(a.until)::integer) as ends_at
    from (select a.*, sum(a.minutes) over (order by a.position, a.id) as until from public.session_agenda a where a.session_id = p_session_id) a
    join public.sessions s on s.id = p_session_id
    where a.case_id is not null
    group by a.case_id, s.starts_at
  ) x
  where sc.session_id = p_session_id and sc.case_id = x.case_id;
end $$;
comment on function private.lay_out_slots(bigint) is 'The time slot of each case, from the minutes of the agenda.';

create function private.check_session_times(p_starts_at timestamptz, p_ends_at timestamptz, p_now timestamptz)
returns void language plpgsql stable set search_path = '' as $$
begin
  if p_starts_at is null then
    perform private.fail('422', 'session.field_required', 'starts_at is required', '{"field": "starts_at"}');
  elsif p_ends_at is null then
    perform private.fail('422', 'session.field_required', 'ends_at is required', '{"field": "ends_at"}');
  elsif p_starts_at <= p_now then
    perform private.fail('422', 'session.date_past', 'a session lies ahead', '{"field": "starts_at"}');
  elsif p_ends_at <= p_starts_at then
    perform private.fail('422', 'session.field_invalid', 'ends before it starts', '{"field": "ends_at", "problem": "before_start"}');
  elsif p_ends_at > p_starts_at + interval '14 hours' or p_starts_at > p_now + interval '2 years' then
    perform private.fail('422', 'session.field_invalid', 'too long or too far away', '{"field": "ends_at", "problem": "range"}');
  end if;
end $$;
comment on function private.check_session_times(timestamptz, timestamptz, timestamptz) is 'A session lies ahead, within two years, and lasts at most 14 hours.';

create function private.plan_session(p_actor_id bigint, p_now timestamptz, p_session jsonb)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_session public.sessions;
  v_kind text := p_session ->> 'kind';
  v_starts_at timestamptz := (p_session ->> 'starts_at')::timestamptz;
  v_ends_at timestamptz := (p_session ->> 'ends_at')::timestamptz;
  v_request_id uuid := (p_session ->> 'request_id')::uuid;
  v_chair record;
begin
  if v_request_id is not null then
    perform pg_advisory_xact_lock(hashtextextended('plan_session:' || v_request_id, 0));
    select * into v_session from public.sessions s where s.request_id = v_request_id;
    if found then
      return jsonb_build_object('id', v_session.id, 'code', v_session.code, 'status', v_session.status, 'version', v_session.version);
    end if;
  end if;
  if coalesce(v_kind, '') <> all ('{city,commune,central}') then
    perform private.fail('422', 'session.field_required', 'kind is required', '{"field": "kind"}');
  end if;
  perform private.check_session_times(v_starts_at, v_ends_at, p_now);
  if v_kind = 'commune' and not exists (select from public.agencies a where a.id = (p_session ->> 'agency_id')::bigint and a.kind = 'commune') then
    perform private.fail('422', 'session.field_required', 'which commune receives', '{"field": "agency_id"}');
  end if;
  select s.id, s.display_name, s.job_title into v_chair from public.staff s where s.id = (p_session ->> 'chair_id')::bigint and s.is_active;
  insert into public.sessions (code, request_id, kind, title, purpose, starts_at, ends_at, agency_id, chair_id, chair_name, chair_title, is_city_chair, has_city_leader,
    secretary_id, secretary_name, reception_day_id, is_recorded, planned_at, planned_by_id, last_event_at)
  values (private.next_case_code('session', p_now), v_request_id, v_kind, private.session_field(p_session ->> 'title', 'title', 300), private.tidy(p_session ->> 'purpose'),
    v_starts_at, v_ends_at,
    coalesce((p_session ->> 'agency_id')::bigint, (select a.id from public.agencies a where a.code = 'VPUBND')),
    v_chair.id, coalesce(v_chair.display_name, private.session_field(p_session ->> 'chair_name', 'chair_name', 200)),
    coalesce(private.tidy(p_session ->> 'chair_title'), v_chair.job_title),
    coalesce((p_session ->> 'is_city_chair')::boolean, false), coalesce((p_session ->> 'has_city_leader')::boolean, v_kind <> 'commune'),
    (p_session ->> 'secretary_id')::bigint, private.staff_name((p_session ->> 'secretary_id')::bigint), (p_session ->> 'reception_day_id')::bigint,
    coalesce((p_session ->> 'is_recorded')::boolean, true), p_now, p_actor_id, p_now)
  returning * into v_session;
  insert into private.session_rooms (session_id, room_name, link_salt)
  values (v_session.id, 'tiep-cong-dan-' || encode(extensions.gen_random_bytes(16), 'hex'), encode(extensions.gen_random_bytes(16), 'hex'));
  insert into public.session_minutes (session_id, updated_at) values (v_session.id, p_now);
  perform private.save_session_points(v_session.id, p_session -> 'points');
  perform private.seat_chair_and_secretary(v_session.id);
  perform private.save_session_participants(v_session.id, p_session -> 'participants', p_now);
  perform private.save_session_cases(v_session.id, p_session -> 'cases', p_now, p_actor_id);
  perform private.make_agenda(v_session.id);
  perform private.start_session_clocks(v_session.id, p_now, '{session.plan_report,session.invitations,session.test_day_before,session.test_two_hours}');
  perform private.tell_about_session(v_session.id, private.session_people(v_session, '{reception_board,supervisor,tech_support,chair}'), 'session_planned', p_now);
  return private.finish_session_step(v_session, 'planned', p_now, p_actor_id, null,
    jsonb_build_object('starts_at', v_starts_at, 'ends_at', v_ends_at, 'is_short_notice', private.is_short_notice(v_session, p_now)));
end $$;
comment on function private.plan_session(bigint, timestamptz, jsonb) is
  'A planned session with its points, people, cases, agenda and clocks; one that leaves less time than the regulation asks for needs somebody entitled to say why. Nguồn: QĐ3394 Điều 5, 6.';

create function public.plan_session(p_session jsonb)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('sessions.edit');
begin
  if jsonb_typeof(p_session) is distinct from 'object' then
    perform private.fail('422', 'session.field_required', 'a session is an object', '{"field": "title"}');
  end if;
  return private.plan_session(v_actor_id, clock_timestamp(), p_session);
end $$;
comment on function public.plan_session(jsonb) is
  'Plans a session: {request_id, kind, title, purpose, starts_at, ends_at, agency_id, chair_id | chair_name, chair_title, is_city_chair, has_city_leader, secretary_id, reception_day_id, is_recorded, points, participants, cases}. Nguồn: QĐ3394 Điều 5, 6.';

create function private.save_session(p_actor_id bigint, p_now timestamptz, p_session_id bigint, p_session jsonb, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_session public.sessions := private.open_session(p_session_id, p_now, p_version, '{planned,reported,invited,tested,live}', 'save_session');
  v_now timestamptz := greatest(p_now, v_session.last_event_at);
  v_chair record;
begin
  select s.id, s.display_name, s.job_title into v_chair from public.staff s where s.id = (p_session ->> 'chair_id')::bigint and s.is_active;
  update public.sessions set
    title = case when p_session ? 'title' then private.session_field(p_session ->> 'title', 'title', 300) else title end,
    purpose = case when p_session ? 'purpose' then private.tidy(p_session ->> 'purpose') else purpose end,
    chair_id = case when p_session ? 'chair_id' or p_session ? 'chair_name' then v_chair.id else chair_id end,
    chair_name = case when p_session ? 'chair_id' or p_session ? 'chair_name'
      then coalesce(v_chair.display_name, private.session_field(p_session ->> 'chair_name', 'chair_name', 200)) else chair_name end,
    chair_title = case when p_session ? 'chair_title' then private.tidy(p_session ->> 'chair_title')
      when p_session ? 'chair_id' then v_chair.job_title else chair_title end,
    is_city_chair = coalesce((p_session ->> 'is_city_chair')::boolean, is_city_chair),
    has_city_leader = case when kind = 'commune' then coalesce((p_session ->> 'has_city_leader')::boolean, has_city_leader) else has_city_leader end,
    secretary_id = case when p_session ? 'secretary_id' then (p_session ->> 'secretary_id')::bigint else secretary_id end,
    secretary_name = case when p_session ? 'secretary_id' then private.staff_name((p_session ->> 'secretary_id')::bigint) else secretary_name end,
    is_recorded = coalesce((p_session ->> 'is_recorded')::boolean, is_recorded)
  where id = p_session_id;
  -- Điều 6.2a: the plan of a commune's session is reported when a city leader is to attend, and only then.
  if v_session.kind = 'commune' and v_session.reported_at is null and (p_session ->> 'has_city_leader')::boolean is distinct from v_session.has_city_leader
    and p_session ->> 'has_city_leader' is not null then
    if v_session.has_city_leader then
      perform sla.cancel_clocks('session', p_session_id, '{session.plan_report}', v_now);
    else
      perform private.start_session_clocks(p_session_id, v_now, '{session.plan_report}');
    end if;
  end if;
  if p_session ? 'points' then
    perform private.save_session_points(p_session_id, p_session -> 'points');
  end if;
  perform private.seat_chair_and_secretary(p_session_id);
  if p_session ? 'participants' then
    perform private.save_session_participants(p_session_id, p_session -> 'participants', v_now);
  end if;
  if p_session ? 'cases' then
    perform private.save_session_cases(p_session_id, p_session -> 'cases', v_now, p_actor_id);
    perform private.fit_agenda(p_session_id);
  end if;
  -- A point that came in has not been tested.
  if v_session.tested_at is not null and exists (select from private.session_obstacles(p_session_id, v_now) o where o.kind = 'untested_point') then
    update public.sessions set tested_at = null, status = case when status = 'tested' then 'invited' else status end where id = p_session_id;
  end if;
  -- Who joins after the invitations went out is invited at once.
  if v_session.invited_at is not null then
    perform private.send_invitations(p_session_id, v_now, 'session_invited');
  end if;
  return private.finish_session_step(v_session, 'edited', v_now, p_actor_id, null,
    jsonb_build_object('fields', (select jsonb_agg(k) from jsonb_object_keys(p_session) k)));
end $$;
comment on function private.save_session(bigint, timestamptz, bigint, jsonb, integer) is
  'Changes what a plan says (not its time: reschedule_session); a changed list of cases is fitted into the agenda. Nguồn: SPEC §5.';

create function public.save_session(p_session_id bigint, p_session jsonb, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('sessions.edit');
begin
  return private.save_session(v_actor_id, clock_timestamp(), p_session_id, coalesce(p_session, '{}'), p_version);
end $$;
comment on function public.save_session(bigint, jsonb, integer) is 'Changes the plan of a session: the keys of plan_session but the times. Nguồn: SPEC §5.';

create function private.save_agenda(p_actor_id bigint, p_now timestamptz, p_session_id bigint, p_items jsonb, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_session public.sessions := private.open_session(p_session_id, p_now, p_version, '{planned,reported,invited,tested,live}', 'save_agenda');
  v_item jsonb; v_position integer := 0; v_keep bigint[] := '{}'; v_id bigint;
begin
  if p_items is null then
    if v_session.status = 'live' then
      perform private.fail('409', 'session.wrong_status', 'the session has begun', jsonb_build_object('status', v_session.status, 'step', 'save_agenda'));
    end if;
    perform private.make_agenda(p_session_id);
  elsif jsonb_typeof(p_items) <> 'array' or jsonb_array_length(p_items) = 0 then
    perform private.fail('422', 'session.field_required', 'an agenda has items', '{"field": "items"}');
  else
    for v_item in select e.value from jsonb_array_elements(p_items) e loop
      v_position := v_position + 1;
      if coalesce(v_item ->> 'minutes', '5') !~ '^[0-9]{1,3}$' or coalesce(v_item ->> 'minutes', '5')::integer not between 1 and 600 then
        perform private.fail('422', 'session.field_invalid', 'minutes', jsonb_build_object('field', 'minutes', 'problem', 'range', 'position', v_position));
      end if;
      update public.session_agenda a set position = v_position, title = private.session_field(v_item ->> 'title', 'title', 500),
        lead_name = private.tidy(v_item ->> 'lead_name'), minutes = coalesce((v_item ->> 'minutes')::integer, a.minutes)
      where a.id = (v_item ->> 'id')::bigint and a.session_id = p_session_id returning a.id into v_id;
      if v_id is null then
        insert into public.session_agenda (session_id, case_id, position, step, title, lead_name, minutes)
        values (p_session_id, (select sc.case_id from public.session_cases sc where sc.session_id = p_session_id and sc.case_id = (v_item ->> 'case_id')::bigint),
          v_position, coalesce(v_item ->> 'step', 'other'), private.session_field(v_item ->> 'title', 'title', 500), private.tidy(v_item ->> 'lead_name'),
          coalesce((v_item ->> 'minutes')::integer, 5))
        returning id into v_id;
      end if;
      v_keep := v_keep || v_id;
    end loop;
    delete from public.session_agenda a where a.session_id = p_session_id and a.id <> all (v_keep) and a.started_at is null;
    perform private.lay_out_slots(p_session_id);
  end if;
  return private.finish_session_step(v_session, 'agenda_edited', greatest(p_now, v_session.last_event_at), p_actor_id);
end $$;
comment on function private.save_agenda(bigint, timestamptz, bigint, jsonb, integer) is
  'The agenda as edited: [{id?, title, lead_name, minutes, step, case_id}] in order; null makes it anew in the order of the regulation. What has begun stays. Nguồn: QĐ3394 Điều 6.1d.';

create function public.save_agenda(p_session_id bigint, p_items jsonb default null, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('sessions.edit');
begin
  return private.save_agenda(v_actor_id, clock_timestamp(), p_session_id, p_items, p_version);
end $$;
comment on function public.save_agenda(bigint, jsonb, integer) is 'Saves the agenda; null = as the regulation orders it. Nguồn: QĐ3394 Điều 6.1d.';

create function public.find_clashes(p_session jsonb)
returns table (kind text, name text, session_id bigint, session_code text, starts_at timestamptz, ends_at timestamptz)
language plpgsql stable security definer set search_path = '' as $$
begin
  perform authz.require('sessions.edit');
  if p_session ->> 'starts_at' is null or p_session ->> 'ends_at' is null or (p_session ->> 'ends_at')::timestamptz <= (p_session ->> 'starts_at')::timestamptz then
    return;
  end if;
  return query select c.kind, c.name, c.session_id, c.session_code, c.starts_at, c.ends_at
  from private.session_clashes((p_session ->> 'id')::bigint, (p_session ->> 'starts_at')::timestamptz, (p_session ->> 'ends_at')::timestamptz,
    array(select v::bigint from jsonb_array_elements_text(coalesce(p_session -> 'staff_ids', '[]')) v),
    array(select v::bigint from jsonb_array_elements_text(coalesce(p_session -> 'point_ids', '[]')) v),
    array(select v::bigint from jsonb_array_elements_text(coalesce(p_session -> 'case_ids', '[]')) v),
    coalesce((p_session ->> 'agency_id')::bigint, (select a.id from public.agencies a where a.code = 'VPUBND'))) c;
end $$;
comment on function public.find_clashes(jsonb) is
  'What a session would collide with, while it is being planned: {id?, starts_at, ends_at, staff_ids, point_ids, case_ids, agency_id}. Nguồn: SPEC §5.';

-- Milestones -----------------------------------------------------------------------------------------

create function private.session_rank(p_status text)
returns integer language sql immutable parallel safe set search_path = '' as $$
  select array_position('{planned,reported,invited,tested,live,ended,concluded}'::text[], p_status)
$$;
comment on function private.session_rank(text) is 'How far along a status is: a milestone reached out of order never takes the status back.';

create function private.report_session(p_actor_id bigint, p_now timestamptz, p_session_id bigint, p_note text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_session public.sessions := private.open_session(p_session_id, p_now, p_version, '{planned,reported,invited,tested}', 'report_session');
  v_now timestamptz := greatest(p_now, v_session.last_event_at);
begin
  if v_session.reported_at is not null then
    perform private.fail('409', 'session.done_already', 'the plan has been reported', '{"step": "report_session"}');
  end if;
  update public.sessions set reported_at = v_now, status = case when private.session_rank(status) < 2 then 'reported' else status end where id = p_session_id;
  perform sla.stop_clocks('session', p_session_id, '{session.plan_report}', v_now);
  perform private.tell_about_session(p_session_id, private.session_people(v_session, '{chair,supervisor}'), 'session_reported', v_now, '{email}');
  return private.finish_session_step(v_session, 'reported', v_now, p_actor_id, private.tidy(p_note));
end $$;
comment on function private.report_session(bigint, timestamptz, bigint, text, integer) is
  'The plan, the cases and the review of their files have been reported to the leaders. Nguồn: QĐ3394 Điều 6.1a, 6.2a, 6.3a.';

create function public.report_session(p_session_id bigint, p_note text default null, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('sessions.edit');
begin
  return private.report_session(v_actor_id, clock_timestamp(), p_session_id, p_note, p_version);
end $$;
comment on function public.report_session(bigint, text, integer) is 'Records that the plan was reported to the leaders. Nguồn: QĐ3394 Điều 6.1a.';

create function private.send_invitations(p_session_id bigint, p_at timestamptz, p_template text)
returns integer language plpgsql volatile set search_path = '' as $$
declare v_session public.sessions; v_count integer; v_ids bigint[];
begin
  select * into v_session from public.sessions s where s.id = p_session_id;
  with sent as (
    update public.session_participants t set invitation = 'sent', invited_at = p_at, replied_at = null, reply_note = null, substitute_name = null, substitute_title = null
    where t.session_id = p_session_id and t.removed_at is null and (t.invitation = 'none' or p_template = 'session_moved')
    returning t.id, t.staff_id
  )
  select count(*), coalesce(array_agg(s.staff_id) filter (where s.staff_id is not null), '{}') into v_count, v_ids from sent s;
  perform private.tell_about_session(p_session_id, v_ids, p_template, p_at, '{email,sms}');
  -- Guests have no bell and no working hours of ours: by email and SMS, whichever they have.
  insert into private.outbox (idempotency_key, channel, citizen_id, template, params, subject_type, subject_id, created_at, not_before)
  select format('%s:session:%s:%s:%s:%s', p_template, p_session_id, t.id, extract(epoch from p_at), c.channel), c.channel, t.citizen_id, p_template,
    jsonb_build_object('code', v_session.code, 'title', v_session.title, 'starts_at', v_session.starts_at, 'chair', v_session.chair_name,
      'participant_id', t.id, 'recipient', c.address, 'name', g.full_name), 'session', p_session_id, p_at, p_at
  from public.session_participants t
  join private.session_guests g on g.participant_id = t.id and g.revoked_at is null
  cross join lateral (values ('email', g.email), ('sms', g.phone)) as c (channel, address)
  where t.session_id = p_session_id and t.removed_at is null and t.invited_at = p_at and t.staff_id is null and c.address is not null
  on conflict (idempotency_key) do nothing;
  return v_count;
end $$;
comment on function private.send_invitations(bigint, timestamptz, text) is
  'Invites whoever has not been invited yet (session_moved: everyone again): staff by bell, email and SMS, guests by what they have, each with their own link. Returns how many. Nguồn: QĐ3394 Điều 6.1a; SPEC §5.';

create function private.issue_invitations(p_actor_id bigint, p_now timestamptz, p_session_id bigint, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_session public.sessions := private.open_session(p_session_id, p_now, p_version, '{planned,reported,invited,tested}', 'issue_invitations');
  v_now timestamptz := greatest(p_now, v_session.last_event_at);
  v_count integer;
  v_document public.documents;
begin
  perform private.require_no_obstacle(p_session_id, v_now, '{short_notice,unapproved_case,clash}');
  v_count := private.send_invitations(p_session_id, v_now, 'session_invited');
  if v_count = 0 then
    perform private.fail('409', 'session.nobody_to_invite', 'everyone has been invited');
  end if;
  update public.sessions set invited_at = coalesce(invited_at, v_now), status = case when private.session_rank(status) < 3 then 'invited' else status end where id = p_session_id;
  perform sla.stop_clocks('session', p_session_id, '{session.invitations}', v_now);
  if v_session.invited_at is null then
    v_document := private.issue_document(p_actor_id, v_now, 'invitation', private.paper_symbol('GM', v_session.agency_id), 'Giấy mời tiếp công dân: ' || v_session.title, v_session.agency_id, 'session', p_session_id,
      private.session_papers(p_session_id));
  end if;
  return private.finish_session_step(v_session, 'invited', v_now, p_actor_id, null, jsonb_build_object('count', v_count, 'document', v_document.number));
end $$;
comment on function private.issue_invitations(bigint, timestamptz, bigint, integer) is
  'Issues the invitations, with a number of the register; refused while short notice, an unapproved case or a clash has not been set aside. Nguồn: QĐ3394 Điều 4.2, 6.1a, 6.2a.';

create function public.issue_invitations(p_session_id bigint, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('sessions.edit');
begin
  return private.issue_invitations(v_actor_id, clock_timestamp(), p_session_id, p_version);
end $$;
comment on function public.issue_invitations(bigint, integer) is 'Issues the invitations of a session. Nguồn: QĐ3394 Điều 6.1a.';

create function private.follow_tests(p_session_id bigint, p_at timestamptz)
returns void language plpgsql volatile set search_path = '' as $$
declare v_session public.sessions; v_all boolean; v_all_late boolean;
begin
  select * into v_session from public.sessions s where s.id = p_session_id;
  -- First round: every point has passed since the session stands where it stands. Second round: within the last 24 hours before the start.
  select coalesce(bool_and(exists (select from public.session_tests t where t.session_point_id = sp.id and t.is_passed and private.counts_test(t, v_session))), false),
    coalesce(bool_and(exists (select from public.session_tests t where t.session_point_id = sp.id and t.is_passed and t.tested_at >= v_session.starts_at - interval '24 hours')), false)
    into v_all, v_all_late
  from public.session_points sp where sp.session_id = p_session_id;
  if v_all then
    perform sla.stop_clocks('session', p_session_id, '{session.test_day_before}', p_at);
    update public.sessions set tested_at = coalesce(tested_at, p_at),
      status = case when private.session_rank(status) < 4 and invited_at is not null then 'tested' else status end
    where id = p_session_id;
  end if;
  if v_all_late then
    perform sla.stop_clocks('session', p_session_id, '{session.test_two_hours}', p_at);
  end if;
end $$;
comment on function private.follow_tests(bigint, timestamptz) is
  'Meets the two test deadlines once every point has passed: the day before by any passed test, the two hours by one within the last 24 hours. Nguồn: QĐ3394 Điều 6.1a.';

create function private.record_test(
  p_actor_id bigint, p_now timestamptz, p_session_point_id bigint, p_is_passed boolean, p_results jsonb default '{}', p_note text default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_point public.session_points;
  v_session public.sessions;
begin
  select * into v_point from public.session_points sp where sp.id = p_session_point_id;
  if not found then
    perform private.fail('404', 'session.not_found', 'no such point');
  end if;
  v_session := private.open_session(v_point.session_id, p_now, null, '{planned,reported,invited,tested,live}', 'record_test');
  if p_is_passed is null then
    perform private.fail('422', 'session.field_required', 'passed or not', '{"field": "is_passed"}');
  elsif not p_is_passed and private.tidy(p_note) is null then
    perform private.fail('422', 'session.field_required', 'say what failed', '{"field": "note"}');
  end if;
  insert into public.session_tests (session_id, session_point_id, tested_at, staff_id, staff_name, is_passed, results, note)
  values (v_session.id, v_point.id, greatest(p_now, v_session.last_event_at), p_actor_id, private.staff_name(p_actor_id), p_is_passed, coalesce(p_results, '{}'), private.tidy(p_note));
  perform private.follow_tests(v_session.id, greatest(p_now, v_session.last_event_at));
  if not p_is_passed then
    perform private.tell_about_session(v_session.id, private.session_people(v_session, '{reception_board,tech_support}'), 'session_test_failed', p_now, '{}',
      jsonb_build_object('point', (select m.name from public.meeting_points m where m.id = v_point.point_id), 'note', private.tidy(p_note)));
  end if;
  return private.finish_session_step(v_session, case when p_is_passed then 'test_passed' else 'test_failed' end, greatest(p_now, v_session.last_event_at), p_actor_id,
    private.tidy(p_note), jsonb_build_object('point', (select m.name from public.meeting_points m where m.id = v_point.point_id)));
end $$;
comment on function private.record_test(bigint, timestamptz, bigint, boolean, jsonb, text) is
  'The result of a point''s connection test; a failed one says why and is told to the board and the technicians. Nguồn: QĐ3394 Điều 6.1a, 9.1.';

create function public.record_test(p_session_point_id bigint, p_is_passed boolean, p_results jsonb default '{}', p_note text default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('sessions.test');
begin
  return private.record_test(v_actor_id, clock_timestamp(), p_session_point_id, p_is_passed, p_results, p_note);
end $$;
comment on function public.record_test(bigint, boolean, jsonb, text) is 'Records a connection test of a session''s point. Nguồn: QĐ3394 Điều 6.1a.';

create function private.waive_session_rule(p_actor_id bigint, p_now timestamptz, p_session_id bigint, p_kind text, p_reason text)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_session public.sessions := private.open_session(p_session_id, p_now, null, '{planned,reported,invited,tested,live,ended}', 'waive_session_rule');
  v_now timestamptz := greatest(p_now, v_session.last_event_at);
  v_reason text := private.session_field(p_reason, 'reason', 2000);
begin
  if not exists (select from private.session_obstacles(p_session_id, v_now) o where o.kind = p_kind) then
    perform private.fail('409', 'session.no_obstacle', 'nothing of that kind stands in the way', jsonb_build_object('kind', p_kind));
  end if;
  insert into public.session_waivers (session_id, kind, reason, at, staff_id, staff_name)
  values (p_session_id, p_kind, v_reason, v_now, p_actor_id, private.staff_name(p_actor_id));
  perform private.tell_about_session(p_session_id, private.session_people(v_session, '{reception_board,supervisor}'), 'session_waived', v_now, '{}', jsonb_build_object('kind', p_kind, 'reason', v_reason));
  return private.finish_session_step(v_session, 'waived', v_now, p_actor_id, v_reason, jsonb_build_object('kind', p_kind));
end $$;
comment on function private.waive_session_rule(bigint, timestamptz, bigint, text, text) is
  'Somebody entitled sets an obstacle aside and says why. Nguồn: SPEC §5.';

create function public.waive_session_rule(p_session_id bigint, p_kind text, p_reason text)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.person(); v_agency_id bigint := (select s.agency_id from public.sessions s where s.id = p_session_id);
begin
  -- A clash is the board's to weigh; notice, tests and the Chair's agreement are the leaders'. Nguồn: QĐ3394 Điều 4.2, 6.1a.
  if p_kind = 'clash' then
    v_actor_id := authz.require('sessions.edit');
  elsif v_actor_id is null then
    perform private.fail('401', 'authz.not_signed_in', 'no active staff account');
  elsif not (authz.can('approve_case') or authz.can('sign_conclusion') or coalesce(authz.allows('sessions.lead', v_agency_id), authz.can('sessions.lead'))) then
    perform private.fail('403', 'authz.forbidden', 'permission denied: sessions.lead', '{"permission": "sessions.lead"}');
  end if;
  return private.waive_session_rule(v_actor_id, clock_timestamp(), p_session_id, p_kind, p_reason);
end $$;
comment on function public.waive_session_rule(bigint, text, text) is
  'Sets aside short_notice, untested_point or unapproved_case (a leader) or clash (the board), with the reason. Nguồn: SPEC §5.';

-- Moving and cancelling --------------------------------------------------------------------------------

create function private.reschedule_session(
  p_actor_id bigint, p_now timestamptz, p_session_id bigint, p_starts_at timestamptz, p_ends_at timestamptz, p_reason text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_session public.sessions := private.open_session(p_session_id, p_now, p_version, '{planned,reported,invited,tested}', 'reschedule_session');
  v_now timestamptz := greatest(p_now, v_session.last_event_at);
  v_reason text := private.session_field(p_reason, 'reason', 2000);
  v_moved public.sessions;
  v_result jsonb;
begin
  perform private.check_session_times(p_starts_at, p_ends_at, v_now);
  if p_starts_at = v_session.starts_at and p_ends_at = v_session.ends_at then
    perform private.fail('422', 'session.field_invalid', 'the same time', '{"field": "starts_at", "problem": "same"}');
  end if;
  perform sla.cancel_clocks('session', p_session_id, '{session.plan_report,session.invitations,session.test_day_before,session.test_two_hours}', v_now);
  update public.sessions set starts_at = p_starts_at, ends_at = p_ends_at, reschedule_count = reschedule_count + 1, tested_at = null,
    status = case when invited_at is not null then 'invited' when reported_at is not null then 'reported' else 'planned' end
  where id = p_session_id returning * into v_moved;
  perform private.lay_out_slots(p_session_id);
  -- What was reported stays reported; the rest is counted back from the new day.
  perform private.start_session_clocks(p_session_id, v_now, case when v_session.reported_at is null then '{session.plan_report}'::text[] else '{}' end
    || '{session.invitations,session.test_day_before,session.test_two_hours}'::text[]);
  if v_session.invited_at is not null then
    update public.sessions set invited_at = v_now where id = p_session_id;
    perform private.send_invitations(p_session_id, v_now, 'session_moved');
    -- Another day is another paper: the first keeps what it said, this one gets a number of its own.
    perform private.issue_document(p_actor_id, v_now, 'invitation', private.paper_symbol('GM', v_session.agency_id), 'Giấy mời tiếp công dân: ' || v_session.title, v_session.agency_id,
      'session', p_session_id, private.session_papers(p_session_id));
    perform sla.stop_clocks('session', p_session_id, '{session.invitations}', v_now);
  end if;
  perform private.tell_about_session(p_session_id, private.session_people(v_session, '{reception_board,supervisor,tech_support,chair}'), 'session_rescheduled', v_now, '{}',
    jsonb_build_object('reason', v_reason, 'old_starts_at', v_session.starts_at));
  v_result := private.finish_session_step(v_session, 'rescheduled', v_now, p_actor_id, v_reason,
    jsonb_build_object('old_starts_at', v_session.starts_at, 'old_ends_at', v_session.ends_at, 'starts_at', p_starts_at, 'ends_at', p_ends_at,
      'is_short_notice', private.is_short_notice(v_moved, v_now)));
  -- After the event: what was tested for another day no longer counts.
  perform private.follow_tests(p_session_id, v_now);
  return v_result || jsonb_build_object('status', (select s.status from public.sessions s where s.id = p_session_id));
end $$;
comment on function private.reschedule_session(bigint, timestamptz, bigint, timestamptz, timestamptz, text, integer) is
  'Moves a session: deadlines are counted back from the new day, everyone invited is told and asked again, the history keeps the old time. Nguồn: SPEC §5.';

create function public.reschedule_session(p_session_id bigint, p_starts_at timestamptz, p_ends_at timestamptz, p_reason text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('sessions.edit');
begin
  return private.reschedule_session(v_actor_id, clock_timestamp(), p_session_id, p_starts_at, p_ends_at, p_reason, p_version);
end $$;
comment on function public.reschedule_session(bigint, timestamptz, timestamptz, text, integer) is 'Moves a session to another time. Nguồn: SPEC §5.';

create function private.cancel_session(p_actor_id bigint, p_now timestamptz, p_session_id bigint, p_reason text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_session public.sessions := private.open_session(p_session_id, p_now, p_version, '{planned,reported,invited,tested}', 'cancel_session');
  v_now timestamptz := greatest(p_now, v_session.last_event_at);
  v_reason text := private.session_field(p_reason, 'reason', 2000);
  v_case record;
begin
  perform sla.cancel_clocks('session', p_session_id, null, v_now);
  update public.sessions set status = 'cancelled', cancelled_at = v_now, cancel_reason = v_reason where id = p_session_id;
  for v_case in select sc.case_id from public.session_cases sc where sc.session_id = p_session_id order by sc.case_id loop
    perform private.unschedule_case(v_case.case_id, p_session_id, v_now, p_actor_id);
  end loop;
  -- Whoever was told of the plan is told of its end.
  perform private.tell_about_session(p_session_id, array(
      select unnest(private.session_people(v_session, '{reception_board,supervisor,tech_support,chair}')) except select unnest(private.session_people(v_session, '{invited}'))
    ), 'session_cancelled', v_now, '{}',
    jsonb_build_object('reason', v_reason));
  if v_session.invited_at is not null then
    perform private.tell_about_session(p_session_id, private.session_people(v_session, '{invited}'), 'session_cancelled', v_now, '{email,sms}', jsonb_build_object('reason', v_reason));
    insert into private.outbox (idempotency_key, channel, citizen_id, template, params, subject_type, subject_id, created_at, not_before)
    select format('session_cancelled:session:%s:%s:%s', p_session_id, t.id, c.channel), c.channel, t.citizen_id, 'session_cancelled',
      jsonb_build_object('code', v_session.code, 'title', v_session.title, 'starts_at', v_session.starts_at, 'chair', v_session.chair_name, 'reason', v_reason,
        'participant_id', t.id, 'recipient', c.address, 'name', g.full_name), 'session', p_session_id, v_now, v_now
    from public.session_participants t
    join private.session_guests g on g.participant_id = t.id and g.revoked_at is null
    cross join lateral (values ('email', g.email), ('sms', g.phone)) as c (channel, address)
    where t.session_id = p_session_id and t.removed_at is null and t.invitation <> 'none' and t.staff_id is null and c.address is not null
    on conflict (idempotency_key) do nothing;
  end if;
  return private.finish_session_step(v_session, 'cancelled', v_now, p_actor_id, v_reason);
end $$;
comment on function private.cancel_session(bigint, timestamptz, bigint, text, integer) is 'Calls a session off: its clocks are cancelled, its cases can be planned again, everyone invited is told.';

create function public.cancel_session(p_session_id bigint, p_reason text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('sessions.edit');
begin
  return private.cancel_session(v_actor_id, clock_timestamp(), p_session_id, p_reason, p_version);
end $$;
comment on function public.cancel_session(bigint, text, integer) is 'Calls a session off, with the reason.';

create function public.session_checklist(p_session_id bigint)
returns jsonb language plpgsql stable security definer set search_path = '' as $$
declare v_session public.sessions;
begin
  perform authz.require('sessions.read');
  select * into v_session from public.sessions s
  where s.id = p_session_id and (authz.can_all('sessions.read') or s.id = any (authz.session_ids()));
  if not found then
    perform private.fail('404', 'session.not_found', 'no such session');
  end if;
  return jsonb_build_object(
    'clocks', coalesce((
      select jsonb_agg(jsonb_build_object('id', c.id, 'rule_code', c.rule_code, 'name', r.name, 'name_en', r.name_en, 'citation', r.citation, 'issuer', r.issuer, 'state', c.state,
        'started_at', c.started_at, 'due_at', c.due_at, 'stopped_at', c.stopped_at, 'breached_at', c.breached_at,
        -- Of several steps of one instant the one that met the deadline.
        'by', (select e.actor_name from public.session_events e where e.session_id = p_session_id and e.at = c.stopped_at and e.actor_name is not null
          order by e.kind in ('reported', 'invited', 'rescheduled', 'test_passed', 'conclusion_signed') desc, e.id limit 1)) order by r.position, c.id)
      from sla.clocks c join sla.rules r on r.id = c.rule_id where c.subject_type = 'session' and c.subject_id = p_session_id and c.state <> 'cancelled'), '[]'),
    'obstacles', coalesce((select jsonb_agg(to_jsonb(o)) from private.session_obstacles(p_session_id, now()) o), '[]'),
    'clashes', coalesce((select jsonb_agg(to_jsonb(c)) from private.clashes_of_session(p_session_id) c), '[]'));
end $$;
comment on function public.session_checklist(bigint) is
  'The deadlines of a session with who met them when, what stands in its way and who set it aside, its clashes. Nguồn: QĐ3394 Điều 6; SPEC §5.';
