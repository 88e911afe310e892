-- Coordination by the Office: one agency leads and answers, others each do their own part of it by their own time.
-- What an agency owes as a part is a task: with its officer, its clock, its answer, told and timed like a ticket.

create table public.ticket_tasks (
  id bigint generated always as identity primary key,
  ticket_id bigint not null references public.tickets (id) on delete cascade,
  agency_id bigint not null references public.agencies (id),
  officer_id bigint references public.staff (id),
  officer_name text,
  task text not null check (length(trim(task)) > 0),
  due_at timestamptz not null,
  status text not null default 'open' check (status in ('open', 'answered', 'returned', 'cancelled', 'ended')),
  given_at timestamptz not null,
  given_by_id bigint references public.staff (id),
  given_by_name text,
  answer text,
  reason text,
  ended_at timestamptz,
  ended_by_id bigint references public.staff (id),
  ended_by_name text,
  version integer not null default 1,
  check ((ended_at is null) = (status = 'open')),
  check ((answer is not null) = (status = 'answered'))
);
comment on table public.ticket_tasks is
  'What each participating agency owes in a coordination of the Office, with its own due time. Written only by the step functions. Nguồn: QĐ583 Điều 9.5; SPEC §3.';
comment on column public.ticket_tasks.status is
  'open; answered; returned (not ours, by the agency); cancelled (taken back by the Office); ended (no longer needed: the ticket was answered, withdrawn, merged or given to another agency).';
comment on column public.ticket_tasks.reason is 'Why it was returned or cancelled.';
create index ticket_tasks_ticket on public.ticket_tasks (ticket_id);
create unique index ticket_tasks_one_open on public.ticket_tasks (ticket_id, agency_id) where status = 'open';
create index ticket_tasks_agency on public.ticket_tasks (agency_id, status, due_at);
create index ticket_tasks_officer on public.ticket_tasks (officer_id, status);
create index ticket_tasks_given_by on public.ticket_tasks (given_by_id);
create index ticket_tasks_ended_by on public.ticket_tasks (ended_by_id);
alter table public.ticket_tasks enable row level security;
create policy "ticket_tasks.read: with the ticket, or own agencies, or assigned" on public.ticket_tasks for select to authenticated
  using ((select authz.can_all('tickets.read'))
    or agency_id = any ((select authz.agency_ids('tickets.read'))::bigint[])
    or (officer_id = any ((select authz.acting_for())::bigint[]) and (select authz.can('tickets.read')))
    or exists (select from public.tickets t where t.id = ticket_id));
-- No policy to write: the steps below do.

create policy "clocks.read: with the task" on sla.clocks for select to authenticated
  using (subject_type = 'ticket_task'
    and ((select authz.can_all('tickets.read')) or exists (select from public.ticket_tasks k where k.id = subject_id)));

create function private.tg_ticket_tasks__readers()
returns trigger language plpgsql volatile security definer set search_path = '' as $$
declare v_ticket_id bigint := case tg_op when 'DELETE' then old.ticket_id else new.ticket_id end;
begin
  update public.tickets set task_agency_ids = (
    select array_agg(distinct x.agency_id order by x.agency_id) from (
      select k.agency_id from public.ticket_tasks k where k.ticket_id = v_ticket_id and k.status in ('open', 'answered', 'ended')
      union all
      -- Passed on to somebody of a sub-unit: that unit reads it too.
      select sr.agency_id from public.ticket_tasks k
      join public.staff_roles sr on sr.staff_id = k.officer_id
      join private.agency_tree d on d.ancestor_id = k.agency_id and d.agency_id = sr.agency_id
      where k.ticket_id = v_ticket_id and k.status in ('open', 'answered', 'ended')) x)
  where id = v_ticket_id;
  return null;
end $$;
comment on function private.tg_ticket_tasks__readers() is
  'Keeps tickets.task_agency_ids: who takes part reads the ticket, also after their part is done; whoever said it is not theirs, or was left out again by the Office, does not.';
create trigger tg_ticket_tasks__readers after insert or delete or update of status, agency_id, officer_id on public.ticket_tasks
  for each row execute function private.tg_ticket_tasks__readers();

create function private.tg_staff__task_names()
returns trigger language plpgsql volatile security definer set search_path = '' as $$
begin
  update public.ticket_tasks set officer_name = new.display_name where officer_id = new.id;
  return null;
end $$;
comment on function private.tg_staff__task_names() is 'A person who changes their name changes it on their tasks.';
create trigger tg_staff__task_names after update of display_name on public.staff
  for each row when (old.display_name is distinct from new.display_name) execute function private.tg_staff__task_names();

insert into private.ticket_step_rights (position, step, permission_code, statuses, with_agency) values
  (155, 'coordinate_ticket', 'tickets.supervise', '{received,coordination,assigned,clarification,verifying,escalated,overdue,directed,answered,closed}', null),
  (156, 'add_task', 'tickets.supervise', '{coordination,directed}', true),
  -- The lead of a coordination works as an agency does; a leader may direct it.
  (60, 'answer_ticket', 'tickets.handle', '{coordination}', true),
  (100, 'forward_ticket', 'tickets.handle', '{coordination}', true),
  (110, 'return_ticket', 'tickets.handle', '{coordination}', true),
  (40, 'supply_clarification', 'tickets.triage', '{coordination}', null),
  (40, 'supply_clarification', 'tickets.handle', '{coordination}', true),
  (120, 'direct_ticket', 'tickets.direct', '{coordination}', true),
  (120, 'direct_ticket', 'tickets.direct_on_word', '{coordination}', true),
  (150, 'urge_ticket', 'tickets.supervise', '{coordination}', true),
  (220, 'add_attachment', 'tickets.handle', '{coordination}', true);

-- The clock of a task --------------------------------------------------------------------------------

create function private.task_code(p_task_id bigint)
returns text language sql stable security definer set search_path = '' as $$
  select t.code || ' / ' || coalesce(a.short_name, a.name)
  from public.ticket_tasks k join public.tickets t on t.id = k.ticket_id join public.agencies a on a.id = k.agency_id where k.id = p_task_id
$$;
comment on function private.task_code(bigint) is 'The ticket''s code and the agency whose part it is.';

create function private.lock_task(p_task_id bigint, p_is_waiting boolean)
returns boolean language plpgsql volatile set search_path = '' as $$
begin
  return private.lock_ticket((select k.ticket_id from public.ticket_tasks k where k.id = p_task_id), p_is_waiting);
end $$;
comment on function private.lock_task(bigint, boolean) is 'A task is changed under the lock of its ticket, like everything of it: one lock, one order.';

create function private.task_people(p_task public.ticket_tasks, p_tells text[])
returns bigint[] language plpgsql stable set search_path = '' as $$
begin
  return (
    select coalesce(array_agg(distinct p.id), '{}') from (
      select p_task.officer_id as id where 'officer' = any (p_tells)
      union select unnest(private.agency_heads(p_task.agency_id)) where 'agency_head' = any (p_tells)
      union select unnest(private.staff_everywhere('tickets.supervise')) where 'supervisor' = any (p_tells)
      -- The officer of the agency that leads.
      union select t.officer_id from public.tickets t where 'lead' = any (p_tells) and t.id = p_task.ticket_id
    ) p where p.id is not null);
end $$;
comment on function private.task_people(public.ticket_tasks, text[]) is
  'The people a task means by: officer, agency_head (of the agency that takes part), supervisor (the Office), lead (the leading agency''s officer).';

create function private.tell_of_task(
  p_task public.ticket_tasks, p_tells text[], p_kind text, p_at timestamptz, p_channels text[] default '{}', p_params jsonb default '{}')
returns void language plpgsql volatile set search_path = '' as $$
begin
  perform private.tell(p_task.ticket_id, private.task_people(p_task, p_tells), p_kind, p_at, p_channels,
    jsonb_build_object('agency', (select a.name from public.agencies a where a.id = p_task.agency_id), 'task', left(p_task.task, 200), 'due_at', p_task.due_at) || p_params);
end $$;
comment on function private.tell_of_task(public.ticket_tasks, text[], text, timestamptz, text[], jsonb) is
  'Tells people about a task: {code, agency (whose part it is), task, due_at} and p_params fill the text.';

create function private.add_task_event(p_task public.ticket_tasks, p_kind text, p_at timestamptz, p_actor_id bigint, p_note text, p_data jsonb default '{}')
returns void language plpgsql volatile set search_path = '' as $$
begin
  perform private.add_ticket_event(p_task.ticket_id, p_kind, p_at, p_actor_id, null, null, p_task.agency_id, p_note,
    jsonb_build_object('task_id', p_task.id) || p_data);
  -- Not a step of the ticket: what the lead is writing stays good. But whoever watches the ticket sees that something happened.
  update public.tickets set last_event_at = greatest(last_event_at, p_at) where id = p_task.ticket_id;
end $$;
comment on function private.add_task_event(public.ticket_tasks, text, timestamptz, bigint, text, jsonb) is 'A line about a task on the timeline of its ticket, under the agency whose part it is.';

create function private.on_task_clock_warned(p_clock sla.clocks, p_at timestamptz)
returns void language plpgsql volatile set search_path = '' as $$
declare v_task public.ticket_tasks;
begin
  select * into v_task from public.ticket_tasks k where k.id = p_clock.subject_id;
  perform private.add_ticket_event(v_task.ticket_id, 'warned', p_at, null, null, null, v_task.agency_id, null,
    jsonb_build_object('clock_id', p_clock.id, 'rule_code', p_clock.rule_code, 'level', p_clock.level, 'due_at', p_clock.due_at, 'task_id', v_task.id));
  perform private.tell_of_task(v_task, (select r.warn_tells from sla.rules r where r.id = p_clock.rule_id), 'clock_due_soon', p_at, '{}',
    jsonb_build_object('level', p_clock.level, 'due_at', p_clock.due_at));
end $$;
comment on function private.on_task_clock_warned(sla.clocks, timestamptz) is 'A quarter of the time of a task is left. Nguồn: SPEC §2.';

create function private.on_task_clock_breached(p_clock sla.clocks, p_at timestamptz)
returns void language plpgsql volatile set search_path = '' as $$
declare v_task public.ticket_tasks;
begin
  select * into v_task from public.ticket_tasks k where k.id = p_clock.subject_id;
  perform private.add_ticket_event(v_task.ticket_id, 'breached', p_at, null, null, null, v_task.agency_id, null,
    jsonb_build_object('clock_id', p_clock.id, 'rule_code', p_clock.rule_code, 'level', p_clock.level, 'due_at', p_clock.due_at, 'task_id', v_task.id));
  perform private.tell_of_task(v_task, (select r.breach_tells from sla.rules r where r.id = p_clock.rule_id), 'clock_overdue', p_at, '{}',
    jsonb_build_object('level', p_clock.level, 'due_at', p_clock.due_at));
end $$;
comment on function private.on_task_clock_breached(sla.clocks, timestamptz) is
  'An agency''s part is late: its officer and head and the Office are told. It makes the ticket itself no later: the lead has its own clock. Nguồn: SPEC §2; QĐ583 Điều 9.5.';

insert into sla.subjects (type, name, name_en, code_function, tell_handler, lock_function) values
  ('ticket_task', 'Việc phối hợp', 'Coordination task', 'private.task_code', 'private.on_task_clock_warned', 'private.lock_task')
on conflict (type) do update set name = excluded.name, name_en = excluded.name_en, code_function = excluded.code_function,
  tell_handler = excluded.tell_handler, lock_function = excluded.lock_function;
insert into sla.breach_actions (code, handler, description) values
  ('task.tell', 'private.on_task_clock_breached', 'Ghi vào nhật ký phiếu và báo những người mà quy tắc nêu về việc của cơ quan phối hợp')
on conflict (code) do update set handler = excluded.handler, description = excluded.description;

create function private.start_task_clock(p_task public.ticket_tasks, p_at timestamptz)
returns bigint language plpgsql volatile set search_path = '' as $$
begin
  return sla.start_clock('ticket.task', 'ticket_task', p_task.id, p_task.agency_id, p_at, p_task.due_at,
    private.ticket_facts(p_task.ticket_id, p_task.agency_id), p_task.officer_id);
end $$;
comment on function private.start_task_clock(public.ticket_tasks, timestamptz) is 'Starts the clock of a task to the due time the Office set. Nguồn: QĐ583 Điều 9.5.';

-- Giving and taking back -----------------------------------------------------------------------------

create function private.give_task(
  p_ticket_id bigint, p_agency_id bigint, p_task text, p_due_at timestamptz, p_at timestamptz, p_actor_id bigint)
returns public.ticket_tasks language plpgsql volatile set search_path = '' as $$
declare
  v_task public.ticket_tasks;
  v_officer_id bigint := private.pick_officer(p_agency_id);
begin
  insert into public.ticket_tasks (ticket_id, agency_id, officer_id, officer_name, task, due_at, given_at, given_by_id, given_by_name)
  values (p_ticket_id, p_agency_id, v_officer_id, private.staff_name(v_officer_id), p_task, p_due_at, p_at, p_actor_id, private.staff_name(p_actor_id))
  returning * into v_task;
  perform private.start_task_clock(v_task, p_at);
  perform private.tell_of_task(v_task, '{officer,agency_head}', 'task_given', p_at, '{sms}');
  return v_task;
end $$;
comment on function private.give_task(bigint, bigint, text, timestamptz, timestamptz, bigint) is
  'An agency gets its part: the least loaded officer and the head are told by bell and SMS, its clock starts. Nguồn: QĐ583 Điều 9.5.';

create function private.end_task(p_task_id bigint, p_status text, p_at timestamptz, p_actor_id bigint, p_reason text default null)
returns public.ticket_tasks language plpgsql volatile set search_path = '' as $$
declare v_task public.ticket_tasks;
begin
  perform sla.cancel_clocks('ticket_task', p_task_id, null, p_at);
  update public.ticket_tasks set status = p_status, ended_at = p_at, ended_by_id = p_actor_id, ended_by_name = private.staff_name(p_actor_id),
    reason = p_reason, version = version + 1
  where id = p_task_id returning * into v_task;
  return v_task;
end $$;
comment on function private.end_task(bigint, text, timestamptz, bigint, text) is 'A task ends without an answer: nobody owes it any more, its clock is cancelled.';

create function private.cancel_tasks(p_ticket_id bigint, p_now timestamptz, p_actor_id bigint)
returns integer language plpgsql volatile set search_path = '' as $$
declare
  v_task public.ticket_tasks;
  v_agencies text[] := '{}';
begin
  for v_task in select * from public.ticket_tasks k where k.ticket_id = p_ticket_id and k.status = 'open' order by k.id loop
    v_task := private.end_task(v_task.id, 'ended', p_now, p_actor_id);
    perform private.tell_of_task(v_task, '{officer}', 'task_ended', p_now);
    v_agencies := v_agencies || (select a.name from public.agencies a where a.id = v_task.agency_id);
  end loop;
  if v_agencies <> '{}' then
    perform private.add_ticket_event(p_ticket_id, 'tasks_ended', p_now, p_actor_id, null, null, null, null, jsonb_build_object('agencies', v_agencies));
  end if;
  return cardinality(v_agencies);
end $$;
comment on function private.cancel_tasks(bigint, timestamptz, bigint) is
  'Ends what the participating agencies still owe, because the ticket was answered, withdrawn, merged, recalled or given to another agency; their officers are told. The caller holds the ticket''s lock. Returns how many. Nguồn: QĐ583 Điều 9.5.';

create function private.move_task(p_actor_id bigint, p_now timestamptz, p_task_id bigint, p_agency_id bigint, p_note text)
returns void language plpgsql volatile set search_path = '' as $$
declare
  v_task public.ticket_tasks;
  v_ticket public.tickets := private.settled_ticket((select k.ticket_id from public.ticket_tasks k where k.id = p_task_id), p_now);
  v_at timestamptz := greatest(p_now, v_ticket.last_event_at);
  v_officer_id bigint := private.pick_officer(p_agency_id);
begin
  perform sla.settle('ticket_task', p_task_id, v_at);
  select * into v_task from public.ticket_tasks k where k.id = p_task_id;
  if v_ticket.agency_id = p_agency_id or exists (
    select from public.ticket_tasks k where k.ticket_id = v_task.ticket_id and k.agency_id = p_agency_id and k.status = 'open') then
    -- The successor leads, or has a part of its own already: one agency, one part.
    v_task := private.end_task(p_task_id, 'ended', v_at, p_actor_id, p_note);
    perform private.tell(v_task.ticket_id, private.staff_everywhere('tickets.supervise'), 'task_cancelled', v_at, '{}',
      jsonb_build_object('agency', (select a.name from public.agencies a where a.id = v_task.agency_id), 'reason', p_note));
  else
    update public.ticket_tasks set agency_id = p_agency_id, officer_id = v_officer_id, officer_name = private.staff_name(v_officer_id), version = version + 1
    where id = p_task_id returning * into v_task;
    update sla.clocks set agency_id = p_agency_id, staff_id = v_officer_id
    where subject_type = 'ticket_task' and subject_id = p_task_id and state in ('running', 'due_soon', 'overdue', 'paused');
    perform private.tell_of_task(v_task, case when v_officer_id is null then '{agency_head}'::text[] else '{officer}' end, 'task_given', v_at);
  end if;
  perform private.add_task_event(v_task, 'task_moved', v_at, p_actor_id, private.tidy(p_note));
end $$;
comment on function private.move_task(bigint, timestamptz, bigint, bigint, text) is
  'An open task follows an abolished agency to its successor; due time and clock stay as they are. Nguồn: SPEC §4.';

-- The Office coordinates -----------------------------------------------------------------------------

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

-- The agencies that take part ------------------------------------------------------------------------

create function authz.require_task(p_permission text, p_task_id bigint, p_now timestamptz)
returns bigint language plpgsql volatile security definer set search_path = '' as $$
declare
  v_actor_id bigint := authz.require(p_permission);
  v_task public.ticket_tasks;
  v_ticket public.tickets;
begin
  v_ticket := private.settled_ticket((select k.ticket_id from public.ticket_tasks k where k.id = p_task_id), p_now);
  select * into v_task from public.ticket_tasks k where k.id = p_task_id;
  if v_task.id is null or not (authz.allows_ticket('tickets.read', v_task.agency_id, v_task.officer_id) or authz.reads_ticket(v_ticket)) then
    perform private.fail('404', 'task.not_found', 'no such task');
  elsif not authz.allows_ticket(p_permission, v_task.agency_id, v_task.officer_id) then
    perform private.fail('403', 'authz.forbidden', 'permission denied: ' || p_permission, jsonb_build_object('permission', p_permission));
  end if;
  return v_actor_id;
end $$;
comment on function authz.require_task(text, bigint, timestamptz) is
  'Every public step of a task calls this first: locks and settles its ticket and returns the acting person, or refuses with 401, 403 or 404.';
revoke execute on function authz.require_task(text, bigint, timestamptz) from public;

create function private.open_task(p_task_id bigint, p_now timestamptz, p_version integer, out task public.ticket_tasks, out at timestamptz)
language plpgsql volatile set search_path = '' as $$
declare v_ticket public.tickets := private.settled_ticket((select k.ticket_id from public.ticket_tasks k where k.id = p_task_id), p_now);
begin
  if v_ticket.id is null then
    perform private.fail('404', 'task.not_found', 'no such task');
  end if;
  at := greatest(p_now, v_ticket.last_event_at);
  perform sla.settle('ticket_task', p_task_id, at);
  select * into task from public.ticket_tasks k where k.id = p_task_id;
  if task.status <> 'open' then
    perform private.fail('409', 'task.over', 'the task is over', jsonb_build_object('status', task.status));
  elsif p_version is not null and p_version <> task.version then
    perform private.fail('409', 'task.changed', 'the task was changed meanwhile');
  end if;
end $$;
comment on function private.open_task(bigint, timestamptz, integer) is
  'Begins a step of a task: locks its ticket, settles both, refuses a task that is over or was changed.';

create function private.task_result(p_task_id bigint)
returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object('id', k.id, 'ticket_id', k.ticket_id, 'status', k.status, 'version', k.version) from public.ticket_tasks k where k.id = p_task_id
$$;
comment on function private.task_result(bigint) is 'What every step of a task returns: {id, ticket_id, status, version}.';

create function private.answer_task(p_actor_id bigint, p_now timestamptz, p_task_id bigint, p_answer text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_opened record := private.open_task(p_task_id, p_now, p_version);
  v_task public.ticket_tasks;
  v_answer text := private.required_text(p_answer, 'answer', 20000);
begin
  perform sla.stop_clocks('ticket_task', p_task_id, null, v_opened.at);
  update public.ticket_tasks set status = 'answered', answer = v_answer, ended_at = v_opened.at, ended_by_id = p_actor_id,
    ended_by_name = private.staff_name(p_actor_id), version = version + 1
  where id = p_task_id returning * into v_task;
  perform private.tell_of_task(v_task, '{lead,supervisor}', 'task_answered', v_opened.at);
  perform private.add_task_event(v_task, 'task_answered', v_opened.at, p_actor_id, v_answer);
  return private.task_result(p_task_id);
end $$;
comment on function private.answer_task(bigint, timestamptz, bigint, text, integer) is
  'A participating agency gives its part; the lead''s officer and the Office are told. Nguồn: QĐ583 Điều 9.5.';

create function public.answer_task(p_task_id bigint, p_answer text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_task('tickets.handle', p_task_id, v_now);
begin
  return private.answer_task(v_actor_id, v_now, p_task_id, p_answer, p_version);
end $$;
comment on function public.answer_task(bigint, text, integer) is 'Answers an agency''s part of a coordination. Nguồn: QĐ583 Điều 9.5.';

create function private.return_task(p_actor_id bigint, p_now timestamptz, p_task_id bigint, p_reason text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_opened record := private.open_task(p_task_id, p_now, p_version);
  v_task public.ticket_tasks;
  v_reason text := private.required_text(p_reason, 'reason');
begin
  v_task := private.end_task(p_task_id, 'returned', v_opened.at, p_actor_id, v_reason);
  perform private.tell_of_task(v_task, '{lead,supervisor}', 'task_returned', v_opened.at, '{}', jsonb_build_object('reason', v_reason));
  perform private.add_task_event(v_task, 'task_returned', v_opened.at, p_actor_id, v_reason);
  return private.task_result(p_task_id);
end $$;
comment on function private.return_task(bigint, timestamptz, bigint, text, integer) is
  'Not ours: the part goes back to the Office, which decides; the agency reads the ticket no more. Nguồn: QĐ583 Điều 9.5.';

create function public.return_task(p_task_id bigint, p_reason text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_task('tickets.handle', p_task_id, v_now);
begin
  return private.return_task(v_actor_id, v_now, p_task_id, p_reason, p_version);
end $$;
comment on function public.return_task(bigint, text, integer) is 'Returns a part of a coordination that is not the agency''s. Nguồn: QĐ583 Điều 9.5.';

create function private.forward_task(p_actor_id bigint, p_now timestamptz, p_task_id bigint, p_staff_id bigint, p_note text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_opened record := private.open_task(p_task_id, p_now, p_version);
  v_task public.ticket_tasks := v_opened.task;
  v_from text := v_task.officer_name;
  v_note text := private.tidy(p_note);
begin
  if p_staff_id is null then
    perform private.fail('422', 'ticket.field_required', 'staff_id is required', '{"field": "staff_id"}');
  elsif p_staff_id = v_task.officer_id then
    perform private.fail('422', 'ticket.field_invalid', 'the task is with that person already', '{"field": "staff_id", "problem": "same"}');
  end if;
  perform private.require_officer(p_staff_id, v_task.agency_id, 'staff_id');
  update public.ticket_tasks set officer_id = p_staff_id, officer_name = private.staff_name(p_staff_id), version = version + 1
  where id = p_task_id returning * into v_task;
  update sla.clocks set staff_id = p_staff_id
  where subject_type = 'ticket_task' and subject_id = p_task_id and state in ('running', 'due_soon', 'overdue', 'paused');
  perform private.tell_of_task(v_task, '{officer}', 'task_given', v_opened.at, '{sms}', jsonb_strip_nulls(jsonb_build_object('note', v_note)));
  perform private.add_task_event(v_task, 'task_forwarded', v_opened.at, p_actor_id, v_note,
    jsonb_build_object('officer_name', v_task.officer_name, 'from_officer_name', v_from));
  return private.task_result(p_task_id);
end $$;
comment on function private.forward_task(bigint, timestamptz, bigint, bigint, text, integer) is
  'Passes a part to a colleague of the agency or its sub-units; its clock goes on. Nguồn: SPEC §3.';

create function public.forward_task(p_task_id bigint, p_staff_id bigint, p_note text default null, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_task('tickets.handle', p_task_id, v_now);
begin
  return private.forward_task(v_actor_id, v_now, p_task_id, p_staff_id, p_note, p_version);
end $$;
comment on function public.forward_task(bigint, bigint, text, integer) is 'Passes an agency''s part to a colleague. Nguồn: SPEC §3.';

create function private.cancel_task(p_actor_id bigint, p_now timestamptz, p_task_id bigint, p_reason text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_opened record := private.open_task(p_task_id, p_now, p_version);
  v_task public.ticket_tasks;
  v_reason text := private.required_text(p_reason, 'reason');
begin
  v_task := private.end_task(p_task_id, 'cancelled', v_opened.at, p_actor_id, v_reason);
  perform private.tell_of_task(v_task, '{officer,agency_head}', 'task_cancelled', v_opened.at, '{}', jsonb_build_object('reason', v_reason));
  perform private.add_task_event(v_task, 'task_cancelled', v_opened.at, p_actor_id, v_reason);
  return private.task_result(p_task_id);
end $$;
comment on function private.cancel_task(bigint, timestamptz, bigint, text, integer) is 'The Office takes a part back. Nguồn: QĐ583 Điều 9.5.';

create function public.cancel_task(p_task_id bigint, p_reason text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_task('tickets.supervise', p_task_id, v_now);
begin
  return private.cancel_task(v_actor_id, v_now, p_task_id, p_reason, p_version);
end $$;
comment on function public.cancel_task(bigint, text, integer) is 'Takes an agency''s part of a coordination back. Nguồn: QĐ583 Điều 9.5.';

-- Reading ----------------------------------------------------------------------------------------------

create function public.task_actions(p_ticket_id bigint)
returns jsonb language plpgsql stable security definer set search_path = '' as $$
declare v_ticket public.tickets;
begin
  perform authz.require('tickets.read');
  select * into v_ticket from public.tickets t where t.id = p_ticket_id;
  if not found or not authz.reads_ticket(v_ticket) then
    perform private.fail('404', 'ticket.not_found', 'no such ticket');
  end if;
  return (
    select coalesce(jsonb_object_agg(k.id, x.steps), '{}')
    from public.ticket_tasks k
    cross join lateral (select array_remove(
      case when authz.allows_ticket('tickets.handle', k.agency_id, k.officer_id) then array['answer_task', 'forward_task', 'return_task'] else '{}' end
      || case when authz.allows_ticket('tickets.supervise', k.agency_id, k.officer_id) then 'cancel_task' end, null) as steps) x
    where k.ticket_id = p_ticket_id and k.status = 'open' and x.steps <> '{}');
end $$;
comment on function public.task_actions(bigint) is 'What the signed-in person may do now with the parts of a ticket: {task id: [names of RPCs]}.';

create view public.ticket_task_list with (security_invoker = true) as
  select k.id, k.ticket_id, t.code, t.status as ticket_status, t.content, t.priority, t.agency_id as lead_agency_id, l.name as lead_agency_name, l.short_name as lead_agency_short_name,
    k.agency_id, a.name as agency_name, a.short_name as agency_short_name, k.officer_id, k.officer_name, k.task, k.status, k.due_at,
    case when k.status <> 'open' then 'none' when k.due_at < now() then 'overdue' when c.warn_at <= now() then 'due_soon' else 'running' end as clock_state,
    case when k.status = 'open' then extract(epoch from sla.measure(c.calendar_id, c.target_unit, now(), k.due_at))::bigint end as remaining_seconds,
    c.id as clock_id, c.state as clock_result, k.given_at, k.given_by_name, k.answer, k.reason, k.ended_at, k.ended_by_name, k.version
  from public.ticket_tasks k
  join public.agencies a on a.id = k.agency_id
  left join public.tickets t on t.id = k.ticket_id
  left join public.agencies l on l.id = t.agency_id
  left join lateral (
    select c.id, c.warn_at, c.calendar_id, c.target_unit, c.state from sla.clocks c
    where c.subject_type = 'ticket_task' and c.subject_id = k.id order by c.id desc limit 1) c on true;
comment on view public.ticket_task_list is
  'The parts of coordinations with their ticket, for the queue of the agencies that take part and for the ticket''s page. clock_state = overdue, due_soon, running, none, as of now; clock_result = how its clock ended. Nothing of the ticket shows to an agency that returned its part. Nguồn: QĐ583 Điều 9.5.';
