-- Tasks: what an agency owes as its part of a ticket that another one leads and answers; with its officer, its clock, its
-- answer, told and timed like a ticket. Nguồn: QĐ583 Điều 9.5.

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
