-- Coordination by the Office: one agency leads and answers, others each do their own part of it by their own time.
-- Nguồn: QĐ583 Điều 9.5.

create function private.read_participants(p_participants jsonb, p_lead_agency_id bigint, p_lead_due_at timestamptz, p_now timestamptz)
returns jsonb language plpgsql stable set search_path = '' as $$
declare
  v_result jsonb := '[]';
  v_item jsonb;
  v_number bigint;
  v_at text;
  v_agency_id bigint;
  v_due_at timestamptz;
begin
  if p_participants is null or p_participants = 'null' then
    return v_result;
  elsif jsonb_typeof(p_participants) <> 'array' or jsonb_array_length(p_participants) > 30 then
    perform private.fail('422', 'ticket.field_invalid', 'participants are a list of at most thirty', '{"field": "participants"}');
  end if;
  for v_item, v_number in select e.value, e.ordinality - 1 from jsonb_array_elements(p_participants) with ordinality as e loop
    v_at := 'participants.' || v_number || '.';
    if jsonb_typeof(v_item) <> 'object' then
      perform private.fail('422', 'ticket.field_invalid', 'a participant is an object', '{"field": "participants"}');
    elsif private.tidy(v_item ->> 'agency_id') is not null and not pg_input_is_valid(v_item ->> 'agency_id', 'bigint') then
      perform private.fail('422', 'ticket.field_invalid', 'unknown agency', jsonb_build_object('field', v_at || 'agency_id', 'problem', 'unknown'));
    elsif private.tidy(v_item ->> 'due_at') is not null and not pg_input_is_valid(v_item ->> 'due_at', 'timestamptz') then
      perform private.fail('422', 'ticket.field_invalid', 'not a time', jsonb_build_object('field', v_at || 'due_at', 'problem', 'invalid'));
    end if;
    v_agency_id := private.tidy(v_item ->> 'agency_id')::bigint;
    perform private.require_handling_agency(v_agency_id, p_now, v_at || 'agency_id');
    if v_agency_id = p_lead_agency_id then
      perform private.fail('422', 'ticket.participant_is_lead', 'the lead takes no part of its own', jsonb_build_object('field', v_at || 'agency_id'));
    elsif exists (select from jsonb_array_elements(v_result) r where (r.value ->> 'agency_id')::bigint = v_agency_id) then
      perform private.fail('422', 'ticket.participant_twice', 'an agency has one part', jsonb_build_object('field', v_at || 'agency_id'));
    end if;
    v_due_at := private.coming_time(coalesce(private.tidy(v_item ->> 'due_at')::timestamptz, p_lead_due_at), p_now, v_at || 'due_at');
    -- The lead answers with what the others bring.
    if v_due_at > p_lead_due_at then
      perform private.fail('422', 'ticket.task_after_lead', 'later than the lead''s time', jsonb_build_object('field', v_at || 'due_at'));
    end if;
    v_result := v_result || jsonb_build_object('agency_id', v_agency_id, 'agency', (select a.name from public.agencies a where a.id = v_agency_id),
      'task', private.required_text(v_item ->> 'task', v_at || 'task', 2000), 'due_at', v_due_at);
  end loop;
  return v_result;
end $$;
comment on function private.read_participants(jsonb, bigint, timestamptz, timestamptz) is
  'Checks the parts the Office gives: each agency once, not the lead, a task, a time not after the lead''s (which it is when none is given). Errors name the place: participants.0.task.';

create function private.coordinate_ticket(
  p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_lead_agency_id bigint, p_due_at timestamptz, p_request text,
  p_participants jsonb default '[]', p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.open_step('coordinate_ticket', p_ticket_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_ticket.last_event_at);
  v_due_at timestamptz := private.coming_time(p_due_at, v_now, 'due_at');
  v_request text := private.required_text(p_request, 'request');
  v_parts jsonb;
  v_part jsonb;
  v_task public.ticket_tasks;
  v_is_reopened boolean := v_ticket.status in ('answered', 'closed');
  v_is_same_lead boolean := v_ticket.agency_id is not distinct from p_lead_agency_id;
  v_is_going_on boolean;
  v_officer_id bigint;
  v_lead public.tickets;
  v_cancelled text[] := '{}';
begin
  perform private.require_handling_agency(p_lead_agency_id, v_now, 'lead_agency_id');
  v_parts := private.read_participants(p_participants, p_lead_agency_id, v_due_at, v_now);

  -- The same lead by the same time: its clock goes on, only the parts change.
  v_is_going_on := v_ticket.status = 'coordination' and v_is_same_lead and exists (
    select from sla.clocks c where c.subject_type = 'ticket' and c.subject_id = p_ticket_id and c.level = 'coordination' and c.stopped_at is null and c.due_at = v_due_at);
  perform sla.stop_clocks('ticket', p_ticket_id, '{ticket.triage}', v_now);
  if not v_is_going_on then
    perform private.cancel_handling(p_ticket_id, v_now);
  end if;
  if v_is_reopened then
    update public.tickets set answered_at = null, relayed_at = null, closed_at = null, reopen_count = reopen_count + 1 where id = p_ticket_id;
    perform private.add_ticket_event(p_ticket_id, 'reopened', v_now, p_actor_id, v_ticket.status, v_ticket.status, v_ticket.agency_id, v_request,
      private.handle_ratings(p_actor_id, v_now, p_ticket_id, null, 'coordinated', v_request));
  end if;

  -- The same officer, if the lead stays and they are still there.
  v_officer_id := coalesce(
    (select h.staff_id from private.handlers(p_lead_agency_id) h where v_is_same_lead and h.staff_id = v_ticket.officer_id),
    private.pick_officer(p_lead_agency_id));
  update public.tickets set status = 'coordination', agency_id = p_lead_agency_id, officer_id = v_officer_id, officer_name = private.staff_name(v_officer_id),
    assigned_at = case when v_is_same_lead and not v_is_reopened then coalesce(assigned_at, v_now) else v_now end,
    level_reached = 'leaders', commitment_due_at = null, commitment_request = null
  where id = p_ticket_id;
  if not v_is_going_on then
    perform private.start_ticket_clock(p_ticket_id, 'ticket.coordination', v_now, v_due_at);
  end if;

  -- The parts as they shall be: what is left out is taken back, what changed is told, what is new is given.
  for v_task in select * from public.ticket_tasks k where k.ticket_id = p_ticket_id and k.status = 'open' order by k.id loop
    select p.value into v_part from jsonb_array_elements(v_parts) p where (p.value ->> 'agency_id')::bigint = v_task.agency_id;
    if not found then
      v_task := private.end_task(v_task.id, 'cancelled', v_now, p_actor_id, v_request);
      perform private.tell_of_task(v_task, '{officer,agency_head}', 'task_cancelled', v_now, '{}', jsonb_build_object('reason', v_request));
      v_cancelled := v_cancelled || (select a.name from public.agencies a where a.id = v_task.agency_id);
    elsif (v_part ->> 'task', (v_part ->> 'due_at')::timestamptz) is distinct from (v_task.task, v_task.due_at) then
      perform sla.settle('ticket_task', v_task.id, v_now);
      if (v_part ->> 'due_at')::timestamptz <> v_task.due_at then
        perform sla.cancel_clocks('ticket_task', v_task.id, null, v_now);
      end if;
      update public.ticket_tasks set task = v_part ->> 'task', due_at = (v_part ->> 'due_at')::timestamptz, version = version + 1
      where id = v_task.id returning * into v_task;
      if not exists (select from sla.clocks c where c.subject_type = 'ticket_task' and c.subject_id = v_task.id and c.stopped_at is null) then
        perform private.start_task_clock(v_task, v_now);
      end if;
      perform private.tell_of_task(v_task, '{officer,agency_head}', 'task_changed', v_now, '{sms}');
    end if;
  end loop;
  for v_part in select p.value from jsonb_array_elements(v_parts) p loop
    continue when exists (
      select from public.ticket_tasks k
      where k.ticket_id = p_ticket_id and k.agency_id = (v_part ->> 'agency_id')::bigint
        -- Answered or returned while the Office was writing: the same words are not asked again.
        and (k.status = 'open' or (k.status in ('answered', 'returned') and k.task = v_part ->> 'task' and k.due_at = (v_part ->> 'due_at')::timestamptz)));
    perform private.give_task(p_ticket_id, (v_part ->> 'agency_id')::bigint, v_part ->> 'task', (v_part ->> 'due_at')::timestamptz, v_now, p_actor_id);
  end loop;

  -- Whoever had it and has it no more.
  if v_ticket.agency_id is not null and not v_is_same_lead and not v_is_reopened then
    perform private.tell(p_ticket_id, private.ticket_people(v_ticket, '{officer,agency_head}'), 'ticket_recalled', v_now, '{}',
      jsonb_build_object('reason', v_request, 'agency', (select a.name from public.agencies a where a.id = v_ticket.agency_id)));
  end if;
  select * into v_lead from public.tickets t where t.id = p_ticket_id;
  if not v_is_going_on then
    perform private.tell(p_ticket_id, private.ticket_people(v_lead, '{officer,agency_head}'), 'ticket_coordinated', v_now, '{sms}',
      jsonb_build_object('due_at', v_due_at, 'request', v_request));
  end if;
  return private.finish_step(v_ticket, 'coordinated', v_now, p_actor_id, v_request,
    jsonb_build_object('due_at', v_due_at, 'participants', nullif(v_parts, '[]'), 'cancelled', nullif(v_cancelled, '{}'),
      'officer_name', v_lead.officer_name, 'from_agency', case when not v_is_same_lead then (select a.name from public.agencies a where a.id = v_ticket.agency_id) end));
end $$;
comment on function private.coordinate_ticket(bigint, timestamptz, bigint, bigint, timestamptz, text, jsonb, integer) is
  'The Office names the agency that leads and answers, by when, and the parts of others: agencies that disagree, a citizen who is not satisfied (the ticket is re-opened, with a fresh clock; the time it was closed never counts), the city''s own matter. What was owed before is cancelled. Called again it changes lead, time and parts; p_participants is always the whole list of parts still wanted: an agency left out is told that its part is taken back, one that answered is asked again by other words or another time. Nguồn: QĐ583 Điều 9.5; SPEC §3.';

create function public.coordinate_ticket(
  p_ticket_id bigint, p_lead_agency_id bigint, p_due_at timestamptz, p_request text, p_participants jsonb default '[]', p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_step('coordinate_ticket', p_ticket_id, v_now);
begin
  return private.coordinate_ticket(v_actor_id, v_now, p_ticket_id, p_lead_agency_id, p_due_at, p_request, p_participants, p_version);
end $$;
comment on function public.coordinate_ticket(bigint, bigint, timestamptz, text, jsonb, integer) is
  'Coordinates a ticket: the lead agency, its due time, what is asked, and the parts [{agency_id, task, due_at}] of others. Nguồn: QĐ583 Điều 9.5.';

create function private.add_task(
  p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_agency_id bigint, p_task text, p_due_at timestamptz, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.open_step('add_task', p_ticket_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_ticket.last_event_at);
  v_task_text text := private.required_text(p_task, 'task', 2000);
  v_due_at timestamptz := private.coming_time(p_due_at, v_now, 'due_at');
  v_task public.ticket_tasks;
begin
  perform private.require_handling_agency(p_agency_id, v_now);
  if p_agency_id = v_ticket.agency_id then
    perform private.fail('422', 'ticket.participant_is_lead', 'the lead takes no part of its own', '{"field": "agency_id"}');
  elsif exists (select from public.ticket_tasks k where k.ticket_id = p_ticket_id and k.agency_id = p_agency_id and k.status = 'open') then
    perform private.fail('422', 'ticket.participant_twice', 'the agency has a part already', '{"field": "agency_id"}');
  elsif v_due_at > v_ticket.due_at and v_ticket.due_at > v_now then
    perform private.fail('422', 'ticket.task_after_lead', 'later than the lead''s time', '{"field": "due_at"}');
  end if;
  v_task := private.give_task(p_ticket_id, p_agency_id, v_task_text, v_due_at, v_now, p_actor_id);
  perform private.add_task_event(v_task, 'task_added', v_now, p_actor_id, v_task_text, jsonb_build_object('due_at', v_due_at));
  -- A step of the Office: whoever is writing a whole new coordination, or the answer, sees that there is one more part.
  update public.tickets t set version = t.version + 1 where t.id = p_ticket_id returning * into v_ticket;
  return private.ticket_result(v_ticket);
end $$;
comment on function private.add_task(bigint, timestamptz, bigint, bigint, text, timestamptz, integer) is
  'One more agency takes part, by a time not after the lead''s. Nguồn: QĐ583 Điều 9.5.';

create function public.add_task(p_ticket_id bigint, p_agency_id bigint, p_task text, p_due_at timestamptz, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_step('add_task', p_ticket_id, v_now);
begin
  return private.add_task(v_actor_id, v_now, p_ticket_id, p_agency_id, p_task, p_due_at, p_version);
end $$;
comment on function public.add_task(bigint, bigint, text, timestamptz, integer) is 'Adds an agency''s part to a coordination. Nguồn: QĐ583 Điều 9.5.';
