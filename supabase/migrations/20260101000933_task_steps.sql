-- What the agencies that take part do with their tasks, and what people read of them. Nguồn: QĐ583 Điều 9.5.

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
