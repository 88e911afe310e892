-- Call-backs: promised, tried, given to a colleague, reminded of. Nguồn: SPEC §3.

create function private.require_operator(p_staff_id bigint)
returns text language plpgsql stable set search_path = '' as $$
declare v_name text;
begin
  select s.display_name into v_name from public.staff s
  where s.id = p_staff_id and s.is_active and s.archived_at is null and exists (
    select from public.staff_roles sr join authz.role_permissions rp on rp.role_code = sr.role_code and rp.permission_code = 'tickets.receive'
    where sr.staff_id = s.id);
  if v_name is null then
    perform private.fail('422', 'ticket.field_invalid', 'not an operator', '{"field": "staff_id", "problem": "unknown"}');
  end if;
  return v_name;
end $$;
comment on function private.require_operator(bigint) is 'The name of somebody who answers the line; 422 when they do not.';

create function private.schedule_call_back(p_actor_id bigint, p_now timestamptz, p_call_back jsonb)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_read jsonb := private.read_call(p_call_back, p_now);
  v_in jsonb := v_read -> 'in';
  v_problems jsonb := v_read -> 'problems';
  v_result public.call_backs;
  v_citizen_id bigint;
  v_staff_id bigint;
  v_staff_name text;
begin
  if not v_in ? 'phone' and not v_in ? 'ticket_id' then
    v_problems := v_problems || '{"phone": "required"}';
  end if;
  if not v_in ? 'reason' then
    v_problems := v_problems || '{"reason": "required"}';
  end if;
  if not v_in ? 'due_at' then
    v_problems := v_problems || '{"due_at": "required"}';
  elsif not pg_input_is_valid(v_in ->> 'due_at', 'timestamptz') then
    v_problems := v_problems || '{"due_at": "invalid"}';
  end if;
  if v_in ? 'staff_id' and not pg_input_is_valid(v_in ->> 'staff_id', 'bigint') then
    v_problems := v_problems || '{"staff_id": "unknown"}';
  end if;
  perform private.refuse_problems(v_problems);
  perform private.coming_time((v_in ->> 'due_at')::timestamptz, p_now, 'due_at');
  v_staff_id := (v_in ->> 'staff_id')::bigint;
  if v_staff_id is not null then
    v_staff_name := private.require_operator(v_staff_id);
  end if;
  if v_in ? 'request_id' then
    perform pg_advisory_xact_lock(hashtextextended('schedule_call_back:' || (v_in ->> 'request_id'), 0));
    select * into v_result from public.call_backs b where b.request_id = (v_in ->> 'request_id')::uuid;
    if found then
      return jsonb_build_object('id', v_result.id, 'status', v_result.status, 'version', v_result.version);
    end if;
  end if;
  -- About a ticket without a number of its own: the number the ticket was sent from.
  v_citizen_id := coalesce(private.caller_id(v_in ->> 'full_name', v_in ->> 'phone'),
    (select t.citizen_id from public.tickets t where t.id = (v_in ->> 'ticket_id')::bigint));
  insert into public.call_backs (request_id, citizen_id, caller_name_masked, phone_masked, ticket_id, reason, due_at, staff_id, staff_name,
    created_by_id, created_by_name, created_at)
  select (v_in ->> 'request_id')::uuid, c.id, private.masked_name(coalesce(v_in ->> 'full_name', c.full_name)), private.masked_phone(c.phone),
    (v_in ->> 'ticket_id')::bigint, v_in ->> 'reason', (v_in ->> 'due_at')::timestamptz, v_staff_id, v_staff_name,
    p_actor_id, private.staff_name(p_actor_id), p_now
  from public.citizens c
  where c.id = v_citizen_id and c.phone is not null
  returning * into v_result;
  if v_result.id is null then
    perform private.fail('422', 'ticket.field_required', 'phone is required', '{"field": "phone"}');
  end if;
  return jsonb_build_object('id', v_result.id, 'status', v_result.status, 'version', v_result.version);
end $$;
comment on function private.schedule_call_back(bigint, timestamptz, jsonb) is 'Promises a citizen a call at a time. Nguồn: SPEC §3 (call-backs).';

create function public.schedule_call_back(p_call_back jsonb)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('tickets.receive');
begin
  if jsonb_typeof(p_call_back) is distinct from 'object' then
    perform private.fail('422', 'ticket.invalid', 'a call-back is an object', '{"fields": {}}');
  end if;
  return private.schedule_call_back(v_actor_id, clock_timestamp(), p_call_back);
end $$;
comment on function public.schedule_call_back(jsonb) is
  'Promises to call back: {phone (or the ticket''s own), full_name, ticket_id, due_at, reason, staff_id (null = whoever is on shift), request_id}. Nguồn: SPEC §3.';

create function private.open_call_back(p_call_back_id bigint, p_version integer)
returns public.call_backs language plpgsql volatile set search_path = '' as $$
declare v_result public.call_backs;
begin
  select * into v_result from public.call_backs b where b.id = p_call_back_id for update;
  if not found then
    perform private.fail('404', 'call_back.not_found', 'no such call-back');
  elsif v_result.status <> 'open' then
    perform private.fail('409', 'call_back.closed', 'the call-back is closed', jsonb_build_object('status', v_result.status));
  elsif p_version is not null and p_version <> v_result.version then
    perform private.fail('409', 'call_back.changed', 'somebody else changed the call-back meanwhile');
  end if;
  return v_result;
end $$;
comment on function private.open_call_back(bigint, integer) is 'Locks an open call-back; refuses a closed one or a stale version.';

create function private.record_call_back(
  p_actor_id bigint, p_now timestamptz, p_call_back_id bigint, p_result text, p_note text default null, p_next_at timestamptz default null, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket_id bigint := (select b.ticket_id from public.call_backs b where b.id = p_call_back_id);
  v_ticket public.tickets;
  v_back public.call_backs;
  v_note text := private.tidy(p_note);
  v_name text := private.staff_name(p_actor_id);
begin
  if v_ticket_id is not null then
    v_ticket := private.settled_ticket(v_ticket_id, p_now);
  end if;
  v_back := private.open_call_back(p_call_back_id, p_version);
  if p_result is null then
    perform private.fail('422', 'ticket.field_required', 'result is required', '{"field": "result"}');
  elsif p_result <> all ('{reached,no_answer,busy,wrong_number,not_needed}') then
    perform private.fail('422', 'ticket.field_invalid', 'result is unknown', '{"field": "result", "problem": "unknown"}');
  elsif length(v_note) > 2000 then
    perform private.fail('422', 'ticket.field_invalid', 'note is too long', '{"field": "note", "problem": "too_long"}');
  elsif p_next_at is not null and p_result in ('reached', 'not_needed') then
    perform private.fail('422', 'ticket.field_invalid', 'nothing is left to call for', '{"field": "next_at", "problem": "invalid"}');
  elsif p_next_at is null and p_result <> 'reached' then
    -- Giving up on a promise is explained.
    v_note := private.required_text(v_note, 'note', 2000);
  end if;
  if p_next_at is not null then
    perform private.coming_time(p_next_at, p_now, 'next_at');
  end if;
  insert into public.call_back_attempts (call_back_id, at, result, note, next_at, staff_id, staff_name)
  values (p_call_back_id, p_now, p_result, v_note, p_next_at, p_actor_id, v_name);
  update public.call_backs set
    status = case when p_result = 'reached' then 'done' when p_result = 'not_needed' then 'cancelled' when p_next_at is null then 'failed' else 'open' end,
    due_at = coalesce(p_next_at, due_at), reminded_at = case when p_next_at is null then reminded_at end,
    attempt_count = attempt_count + case p_result when 'not_needed' then 0 else 1 end,
    last_attempt_at = case p_result when 'not_needed' then last_attempt_at else p_now end, last_result = p_result,
    closed_at = case when p_next_at is null then p_now end, version = version + 1
  where id = p_call_back_id returning * into v_back;
  if p_result = 'reached' then
    insert into public.calls (direction, outcome, citizen_id, caller_name_masked, phone_masked, started_at, ended_at, note, ticket_id, staff_id, staff_name, recorded_at)
    values ('out', 'called_back', v_back.citizen_id, v_back.caller_name_masked, v_back.phone_masked, p_now, p_now, coalesce(v_note, v_back.reason), v_back.ticket_id,
      p_actor_id, v_name, p_now);
    if v_ticket.id is not null then
      perform private.add_ticket_event(v_ticket.id, 'called_back', greatest(p_now, v_ticket.last_event_at), p_actor_id, null, null, v_ticket.agency_id,
        coalesce(v_note, v_back.reason), jsonb_build_object('call_back_id', v_back.id));
    end if;
  end if;
  return jsonb_build_object('id', v_back.id, 'status', v_back.status, 'version', v_back.version);
end $$;
comment on function private.record_call_back(bigint, timestamptz, bigint, text, text, timestamptz, integer) is
  'What came of an attempt: reached closes it, not_needed cancels it; otherwise it is put off to p_next_at, or given up with a note. Nguồn: SPEC §3 (call-backs).';

create function public.record_call_back(
  p_call_back_id bigint, p_result text, p_note text default null, p_next_at timestamptz default null, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('tickets.receive');
begin
  return private.record_call_back(v_actor_id, clock_timestamp(), p_call_back_id, p_result, p_note, p_next_at, p_version);
end $$;
comment on function public.record_call_back(bigint, text, text, timestamptz, integer) is
  'Records an attempt to call back: p_result = reached, no_answer, busy, wrong_number, not_needed; p_next_at = when to try again. Nguồn: SPEC §3.';

create function public.reassign_call_back(p_call_back_id bigint, p_staff_id bigint, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_actor_id bigint := authz.require('tickets.receive');
  v_now timestamptz := clock_timestamp();
  v_back public.call_backs := private.open_call_back(p_call_back_id, p_version);
  v_name text := case when p_staff_id is not null then private.require_operator(p_staff_id) end;
begin
  update public.call_backs set staff_id = p_staff_id, staff_name = v_name, version = version + 1,
    -- Whoever gets it is reminded too, even when its time has come already.
    reminded_at = case when p_staff_id is null or p_staff_id = v_actor_id then reminded_at end
  where id = p_call_back_id returning * into v_back;
  insert into public.call_back_attempts (call_back_id, at, result, note, staff_id, staff_name)
  values (p_call_back_id, v_now, 'reassigned', v_name, v_actor_id, private.staff_name(v_actor_id));
  return jsonb_build_object('id', v_back.id, 'status', v_back.status, 'version', v_back.version);
end $$;
comment on function public.reassign_call_back(bigint, bigint, integer) is
  'Gives a call-back to another operator, or (null) back to whoever is on shift. Nguồn: SPEC §3.';

create function private.remind_call_backs(p_now timestamptz)
returns integer language plpgsql volatile set search_path = '' as $$
declare
  v_back public.call_backs;
  v_count integer := 0;
begin
  -- One row at a time, and none that somebody is just working on: it comes with the next minute.
  for v_back in
    select * from public.call_backs b where b.status = 'open' and b.reminded_at is null and b.due_at <= p_now
    order by b.due_at, b.id for update skip locked
  loop
    update public.call_backs set reminded_at = p_now where id = v_back.id;
    -- Nobody's in particular: whoever promised it, and the shift leads, who see to it that somebody calls.
    perform private.notify_staff(
      case when v_back.staff_id is not null then array[v_back.staff_id] else array[v_back.created_by_id] || private.staff_everywhere('lead_shift') end,
      'call_back_due', 'call_back', v_back.id,
      jsonb_strip_nulls(jsonb_build_object('citizen', coalesce(v_back.caller_name_masked, v_back.phone_masked), 'due_at', v_back.due_at,
        'reason', left(v_back.reason, 120), 'code', (select t.code from public.tickets t where t.id = v_back.ticket_id))), p_now);
    v_count := v_count + 1;
  end loop;
  return v_count;
end $$;
comment on function private.remind_call_backs(timestamptz) is
  'Rings the bell for call-backs whose time has come, once for each due time, however often or late it runs. The worker calls it each minute. Nguồn: SPEC §3 (call-backs), §10.';

do $$
begin
  -- Where pg_cron ticks the clocks it rings for call-backs too; elsewhere the worker does.
  if exists (select from pg_catalog.pg_extension where extname = 'pg_cron') then
    perform cron.schedule('call-backs', '* * * * *', 'select private.remind_call_backs(clock_timestamp())');
  end if;
end $$;
