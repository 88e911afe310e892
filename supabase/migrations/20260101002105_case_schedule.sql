-- What happens to a case when a session takes it up or lets it go.

create function private.add_case_event(
  p_case_id bigint, p_kind text, p_at timestamptz, p_actor_id bigint, p_from_status text default null, p_to_status text default null,
  p_note text default null, p_data jsonb default '{}')
returns void language plpgsql volatile set search_path = '' as $$
begin
  insert into public.case_events (case_id, kind, at, actor_id, actor_name, from_status, to_status, note, data)
  values (p_case_id, p_kind, p_at, p_actor_id, private.staff_name(p_actor_id), p_from_status, p_to_status, p_note, jsonb_strip_nulls(coalesce(p_data, '{}')));
end $$;
comment on function private.add_case_event(bigint, text, timestamptz, bigint, text, text, text, jsonb) is 'Writes one line of a case''s timeline with the actor''s name copied.';

create function private.tg_case_events__append_only()
returns trigger language plpgsql set search_path = '' as $$
begin
  perform private.fail('403', 'case.timeline_append_only', 'the timeline is append-only');
  return null;
end $$;
comment on function private.tg_case_events__append_only() is 'Refuses every change of what the timeline already holds. Nguồn: SPEC §12.';
create trigger tg_case_events__append_only before update or delete on public.case_events
  for each row execute function private.tg_case_events__append_only();

create function private.set_case_status(p_case_id bigint, p_status text, p_kind text, p_at timestamptz, p_actor_id bigint, p_note text default null, p_data jsonb default '{}')
returns void language plpgsql volatile set search_path = '' as $$
declare v_before text;
begin
  select c.status into v_before from public.cases c where c.id = p_case_id for update;
  update public.cases set status = p_status, version = version + 1, last_event_at = greatest(last_event_at, p_at) where id = p_case_id;
  perform private.add_case_event(p_case_id, p_kind, p_at, p_actor_id, v_before, p_status, p_note, p_data);
end $$;
comment on function private.set_case_status(bigint, text, text, timestamptz, bigint, text, jsonb) is 'Moves a case on, counts its version and writes its timeline.';

create function private.schedule_case(p_case_id bigint, p_session_id bigint, p_at timestamptz, p_actor_id bigint)
returns void language plpgsql volatile set search_path = '' as $$
declare v_session public.sessions; v_status text;
begin
  select * into v_session from public.sessions s where s.id = p_session_id;
  select c.status into v_status from public.cases c where c.id = p_case_id;
  -- A case the Chair has not agreed to keeps its state until then: the session shows it as an obstacle.
  perform private.set_case_status(p_case_id, case when v_status in ('approved', 'received') then 'scheduled' else v_status end, 'scheduled', p_at, p_actor_id, null,
    jsonb_build_object('session_id', p_session_id, 'session_code', v_session.code, 'starts_at', v_session.starts_at));
end $$;
comment on function private.schedule_case(bigint, bigint, timestamptz, bigint) is 'A session takes a case up. Nguồn: SPEC §5.';

create function private.unschedule_case(p_case_id bigint, p_session_id bigint, p_at timestamptz, p_actor_id bigint)
returns void language plpgsql volatile set search_path = '' as $$
declare v_case public.cases;
begin
  select * into v_case from public.cases c where c.id = p_case_id;
  perform private.set_case_status(p_case_id, case when v_case.status = 'scheduled' then 'approved' else v_case.status end, 'unscheduled', p_at, p_actor_id, null,
    jsonb_build_object('session_id', p_session_id, 'session_code', (select s.code from public.sessions s where s.id = p_session_id)));
end $$;
comment on function private.unschedule_case(bigint, bigint, timestamptz, bigint) is 'A session lets a case go, or is called off: it can be planned again.';
