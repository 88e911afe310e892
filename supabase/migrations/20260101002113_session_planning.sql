-- Planning a session and changing the plan; its agenda; clashes asked before it is saved. Nguồn: QĐ3394 Điều 5, 6; SPEC §5.

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
