-- What every step of a session stands on: its timeline, its lock, who is told; its deadlines as clocks that count back from
-- its start. Nguồn: QĐ3394 Điều 6; SPEC §5.

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
