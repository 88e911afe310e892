-- What every step of a ticket stands on: who may take which step in which state, the lock, the timeline,
-- the clocks, and telling people. The steps themselves follow in the next migrations.
-- What every step calls is PL/pgSQL even where one statement would do: PostgreSQL 17 plans an SQL function anew at each
-- call, which cost more than everything else in a step.
-- What every step calls is PL/pgSQL even where one statement would do: PostgreSQL 17 plans an SQL function anew at each
-- call, which cost more than everything else in a step.

-- Steps and rights ---------------------------------------------------------------------------------

create table private.ticket_step_rights (
  step text not null,
  permission_code text not null,
  statuses text[] not null,
  with_agency boolean,
  position integer not null,
  primary key (step, permission_code, statuses)
);
comment on table private.ticket_step_rights is
  'The table of SPEC §3 as rows: a step may be taken in these states by whoever holds the permission for the ticket''s agency. with_agency tells a clarification asked by the operator (false) from one asked by an officer (true); null = either. Both the steps and the buttons on screen read it. Nguồn: SPEC §1, §3.';
comment on column private.ticket_step_rights.position is 'Order of the buttons.';
alter table private.ticket_step_rights enable row level security;

insert into private.ticket_step_rights (position, step, permission_code, statuses, with_agency) values
  (10, 'answer_directly', 'tickets.triage', '{received,clarification}', false),
  (20, 'transfer_ticket', 'tickets.triage', '{received,clarification}', false),
  (30, 'ask_clarification', 'tickets.triage', '{received}', null),
  (30, 'ask_clarification', 'tickets.handle', '{assigned}', true),
  (40, 'supply_clarification', 'tickets.triage', '{clarification,escalated,overdue,directed}', null),
  (40, 'supply_clarification', 'tickets.handle', '{clarification,escalated,overdue,directed}', true),
  (50, 'refuse_ticket', 'tickets.triage', '{received,clarification}', false),
  (60, 'answer_ticket', 'tickets.handle', '{assigned,clarification,verifying}', true),
  (60, 'answer_ticket', 'tickets.head', '{escalated,overdue,directed}', true),
  (70, 'commit_completion', 'tickets.handle', '{assigned}', true),
  (80, 'ask_commitment_change', 'tickets.handle', '{verifying}', true),
  (90, 'decide_commitment_change', 'tickets.head', '{verifying}', true),
  (100, 'forward_ticket', 'tickets.handle', '{assigned,clarification,verifying}', true),
  (100, 'forward_ticket', 'tickets.head', '{escalated,overdue,directed}', true),
  (110, 'return_ticket', 'tickets.handle', '{assigned,clarification,verifying}', true),
  (110, 'return_ticket', 'tickets.head', '{escalated}', true),
  (120, 'direct_ticket', 'tickets.direct', '{escalated,overdue,directed}', true),
  (120, 'direct_ticket', 'tickets.direct_on_word', '{escalated,overdue,directed}', true),
  (130, 'relay_answer', 'tickets.relay', '{relay_pending}', null),
  (140, 'rate_ticket', 'tickets.rate', '{answered,closed}', null),
  (150, 'urge_ticket', 'tickets.supervise', '{received,clarification,assigned,verifying,escalated,overdue,directed,relay_pending}', null),
  (160, 'reassign_ticket', 'tickets.supervise', '{coordination}', null),
  (160, 'reassign_ticket', 'tickets.supervise', '{assigned,clarification,verifying,escalated,overdue,directed}', true),
  (170, 'recall_ticket', 'tickets.triage', '{assigned,clarification}', true),
  (180, 'reopen_ticket', 'tickets.reopen', '{answered,closed}', null),
  (190, 'close_ticket', 'tickets.close', '{answered}', null),
  (200, 'withdraw_ticket', 'tickets.withdraw', '{received,clarification,assigned,verifying,escalated,overdue,directed,coordination,relay_pending}', null),
  (210, 'add_note', 'tickets.note', '{received,clarification,refused,assigned,verifying,escalated,overdue,directed,coordination,relay_pending,answered,closed,merged,withdrawn}', null),
  (220, 'add_attachment', 'tickets.receive', '{received,clarification,assigned,verifying,escalated,overdue,directed,coordination,relay_pending,answered}', null),
  (220, 'add_attachment', 'tickets.handle', '{assigned,clarification,verifying,escalated,overdue,directed,relay_pending,answered}', true);

create function authz.allows_ticket(p_permission text, p_agency_id bigint, p_officer_id bigint)
returns boolean language plpgsql stable security definer set search_path = '' as $$
begin
  return authz.can_all(p_permission)
    or coalesce(p_agency_id = any (authz.agency_ids(p_permission)), false)
    or (coalesce(p_officer_id = any (authz.acting_for()), false) and authz.can(p_permission));
end $$;
comment on function authz.allows_ticket(text, bigint, bigint) is
  'Has the permission for a ticket of this agency and officer: everywhere, for the agency, or because it is assigned to the person (or to somebody on leave whom they stand in for). Nguồn: SPEC §1.';

create function authz.reads_ticket(p_ticket public.tickets)
returns boolean language plpgsql stable security definer set search_path = '' as $$
begin
  return authz.allows_ticket('tickets.read', p_ticket.agency_id, p_ticket.officer_id)
    or coalesce(p_ticket.task_agency_ids && authz.agency_ids('tickets.read'), false);
end $$;
comment on function authz.reads_ticket(public.tickets) is
  'Whether the signed-in person may read this ticket: the policy on tickets, asked by a function that runs as the owner. Nguồn: SPEC §1; QĐ583 Điều 9.5.';

create function private.settled_ticket(p_ticket_id bigint, p_now timestamptz)
returns public.tickets language plpgsql volatile set search_path = '' as $$
declare v_ticket public.tickets;
begin
  select * into v_ticket from public.tickets t where t.id = p_ticket_id for update;
  if not found then
    return null;
  end if;
  perform sla.settle('ticket', p_ticket_id, greatest(p_now, v_ticket.last_event_at));
  if v_ticket.task_agency_ids is not null then
    -- The parts of a coordination belong to it: what their clocks tell, they tell of the ticket as it was then.
    perform sla.settle('ticket_task', k.id, greatest(p_now, v_ticket.last_event_at))
    from (select x.id from public.ticket_tasks x where x.ticket_id = p_ticket_id and x.status = 'open' order by x.id) k;
  end if;
  select * into v_ticket from public.tickets t where t.id = p_ticket_id;
  return v_ticket;
end $$;
comment on function private.settled_ticket(bigint, timestamptz) is
  'Locks a ticket, lets every clock of its and of its tasks fire that was due by then, and returns it as it stands; null when there is none. Nguồn: SPEC §2 (a late tick changes nothing).';

create function authz.require_step(p_step text, p_ticket_id bigint, p_now timestamptz)
returns bigint language plpgsql volatile security definer set search_path = '' as $$
declare
  v_actor_id bigint := authz.person();
  v_ticket public.tickets;
  v_permissions text[];
begin
  if v_actor_id is null then
    perform private.fail('401', 'authz.not_signed_in', 'no active staff account');
  end if;
  select array_agg(distinct r.permission_code) into v_permissions from private.ticket_step_rights r where r.step = p_step;
  if not exists (select from unnest(v_permissions) as p (code) where authz.can(p.code)) then
    perform private.fail('403', 'authz.forbidden', 'permission denied: ' || p_step, jsonb_build_object('permission', v_permissions[1]));
  end if;
  -- Rights depend on the state, and the state on what was due by now: settle first, then ask.
  v_ticket := private.settled_ticket(p_ticket_id, p_now);
  if v_ticket.id is null or not authz.reads_ticket(v_ticket) then
    if exists (select from public.ticket_events e where e.ticket_id = v_ticket.id and e.agency_id = any (authz.agency_ids('tickets.read'))) then
      perform private.fail('409', 'ticket.changed', 'the ticket went to another agency', jsonb_build_object('step', p_step));
    end if;
    perform private.fail('404', 'ticket.not_found', 'no such ticket');
  end if;
  if not exists (select from unnest(v_permissions) as p (code) where authz.allows_ticket(p.code, v_ticket.agency_id, v_ticket.officer_id)) then
    perform private.fail('403', 'authz.forbidden', 'permission denied: ' || p_step, jsonb_build_object('permission', v_permissions[1]));
  end if;
  select array_agg(r.permission_code) into v_permissions
  from private.ticket_step_rights r
  where r.step = p_step and v_ticket.status = any (r.statuses) and (r.with_agency is null or r.with_agency = (v_ticket.agency_id is not null));
  if v_permissions is null then
    perform private.fail('409', 'ticket.wrong_status', format('%s is not possible in status %s', p_step, v_ticket.status),
      jsonb_build_object('status', v_ticket.status, 'step', p_step));
  elsif not exists (select from unnest(v_permissions) as p (code) where authz.allows_ticket(p.code, v_ticket.agency_id, v_ticket.officer_id)) then
    perform private.fail('403', 'authz.forbidden', 'permission denied: ' || p_step, jsonb_build_object('permission', v_permissions[1]));
  end if;
  return v_actor_id;
end $$;
comment on function authz.require_step(text, bigint, timestamptz) is
  'Every public step of a ticket calls this first: locks and settles the ticket and returns the acting person, or refuses with 401, 403, 404 (not theirs to see) or 409 (not in this state, or gone to another agency meanwhile).';

-- Only the public steps call it, as the owner: with a time of the caller's choosing it would fire what is not due yet.
revoke execute on function authz.require_step(text, bigint, timestamptz) from public;

create function private.open_step(p_step text, p_ticket_id bigint, p_now timestamptz, p_version integer)
returns public.tickets language plpgsql volatile set search_path = '' as $$
declare v_ticket public.tickets := private.settled_ticket(p_ticket_id, p_now);
begin
  if v_ticket.id is null then
    perform private.fail('404', 'ticket.not_found', 'no such ticket');
  elsif p_version is not null and p_version <> v_ticket.version then
    perform private.fail('409', 'ticket.changed', 'somebody else took a step meanwhile', jsonb_build_object('status', v_ticket.status, 'step', p_step));
  elsif not exists (select from private.ticket_step_rights r
    where r.step = p_step and v_ticket.status = any (r.statuses) and (r.with_agency is null or r.with_agency = (v_ticket.agency_id is not null))) then
    perform private.fail('409', 'ticket.wrong_status', format('%s is not possible in status %s', p_step, v_ticket.status),
      jsonb_build_object('status', v_ticket.status, 'step', p_step));
  end if;
  return v_ticket;
end $$;
comment on function private.open_step(text, bigint, timestamptz, integer) is
  'Begins a step: locks and settles the ticket, refuses a stale version or a state in which the step is impossible, returns the ticket.';

-- Timeline -----------------------------------------------------------------------------------------

create function private.add_ticket_event(
  p_ticket_id bigint, p_kind text, p_at timestamptz, p_actor_id bigint, p_from_status text default null, p_to_status text default null,
  p_agency_id bigint default null, p_note text default null, p_data jsonb default '{}', p_recorded_at timestamptz default null)
returns bigint language plpgsql volatile set search_path = '' as $$
declare v_result bigint;
begin
  insert into public.ticket_events (ticket_id, kind, at, recorded_at, actor_id, actor_name, actor_agency_id, from_status, to_status, agency_id, note, data)
  select p_ticket_id, p_kind, p_at, coalesce(p_recorded_at, p_at), p_actor_id, s.display_name, s.agency_id, p_from_status, p_to_status, p_agency_id, p_note,
    jsonb_strip_nulls(coalesce(p_data, '{}'))
  from (select) as one left join public.staff s on s.id = p_actor_id
  returning id into v_result;
  return v_result;
end $$;
comment on function private.add_ticket_event(bigint, text, timestamptz, bigint, text, text, bigint, text, jsonb, timestamptz) is
  'Writes one line of the timeline with the actor''s name and agency copied; no actor = the citizen or the system. Nguồn: QĐ583 Điều 10.1.';

create function private.finish_step(
  p_before public.tickets, p_kind text, p_at timestamptz, p_actor_id bigint, p_note text default null, p_data jsonb default '{}')
returns jsonb language plpgsql volatile set search_path = '' as $$
declare v_ticket public.tickets;
begin
  update public.tickets set version = version + 1, last_event_at = greatest(last_event_at, p_at),
    -- A due time that came with an import has no clock to take it away when nothing is owed any more.
    due_at = case when current_clock_id is null and status in ('refused', 'answered', 'closed', 'merged', 'withdrawn') then null else due_at end
  where id = p_before.id returning * into v_ticket;
  perform private.add_ticket_event(v_ticket.id, p_kind, p_at, p_actor_id, p_before.status, v_ticket.status,
    coalesce(v_ticket.agency_id, p_before.agency_id), p_note, p_data);
  return private.ticket_result(v_ticket);
end $$;
comment on function private.finish_step(public.tickets, text, timestamptz, bigint, text, jsonb) is
  'Ends a step: counts the version, writes the timeline, returns what every step returns.';

create function private.ticket_result(p_ticket public.tickets)
returns jsonb language plpgsql immutable set search_path = '' as $$
begin
  return jsonb_build_object('id', p_ticket.id, 'code', p_ticket.code, 'status', p_ticket.status, 'version', p_ticket.version);
end $$;
comment on function private.ticket_result(public.tickets) is 'What every step returns: {id, code, status, version}.';

create function private.tg_ticket_events__append_only()
returns trigger language plpgsql set search_path = '' as $$
begin
  -- Only the undo of an import takes whole tickets out again; the cascade from the ticket is let through.
  if tg_op = 'DELETE' and not exists (select from public.tickets t where t.id = old.ticket_id) then
    return old;
  end if;
  perform private.fail('403', 'ticket.timeline_append_only', 'the timeline is append-only');
  return null;
end $$;
comment on function private.tg_ticket_events__append_only() is 'Refuses every change of what the timeline already holds. Nguồn: SPEC §12.';
create trigger tg_ticket_events__append_only before update or delete on public.ticket_events
  for each row execute function private.tg_ticket_events__append_only();

-- Names of people on the ticket --------------------------------------------------------------------

create function private.staff_name(p_staff_id bigint)
returns text language plpgsql stable security definer set search_path = '' as $$
begin
  return (select s.display_name from public.staff s where s.id = p_staff_id);
end $$;
comment on function private.staff_name(bigint) is 'The name of a person, to be copied where readers have no right to staff.';

create function private.tg_tickets__names()
returns trigger language plpgsql volatile security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    new.officer_name := private.staff_name(new.officer_id);
    new.received_by_name := private.staff_name(new.received_by_id);
    return new;
  end if;
  update public.tickets set officer_name = private.staff_name(new.officer_id) where id = new.id;
  return null;
end $$;
comment on function private.tg_tickets__names() is 'Keeps the copies of the officer''s and the receiving operator''s names on the ticket.';
create trigger tg_tickets__names_insert before insert on public.tickets
  for each row when (new.officer_id is not null or new.received_by_id is not null) execute function private.tg_tickets__names();
-- After, not before: with a trigger before updates every update would compute the search column anew. The steps set
-- the name together with the officer, so that this one rarely has anything to do.
create trigger tg_tickets__names_update after update of officer_id on public.tickets
  for each row when (old.officer_id is distinct from new.officer_id and old.officer_name is not distinct from new.officer_name)
  execute function private.tg_tickets__names();

create function private.tg_staff__ticket_names()
returns trigger language plpgsql volatile security definer set search_path = '' as $$
begin
  update public.tickets set officer_name = new.display_name where officer_id = new.id;
  update public.tickets set received_by_name = new.display_name where received_by_id = new.id;
  return null;
end $$;
comment on function private.tg_staff__ticket_names() is 'A person who changes their name changes it on their tickets; timelines keep the name of the day.';
create trigger tg_staff__ticket_names after update of display_name on public.staff
  for each row when (old.display_name is distinct from new.display_name) execute function private.tg_staff__ticket_names();

-- Clocks -------------------------------------------------------------------------------------------

create function private.centre_id()
returns bigint language plpgsql stable set search_path = '' as $$
begin
  return (
    select a.id from public.agencies a where a.kind = 'centre' and a.archived_at is null order by a.id limit 1);
end $$;
comment on function private.centre_id() is 'The 1022 centre, which owes triage and relaying.';

create function private.ticket_facts(p_ticket_id bigint, p_agency_id bigint)
returns jsonb language plpgsql stable set search_path = '' as $$
begin
  return (
    select jsonb_strip_nulls(jsonb_build_object('channel', t.channel, 'priority', t.priority,
      -- A rule for a field holds for all its sub-categories.
      'category', case when c.id is not null then jsonb_build_array(c.code) || coalesce(to_jsonb(f.code), '[]') end,
      'agency_kind', (select a.kind from public.agencies a where a.id = p_agency_id)))
    from (select) as one
    left join public.tickets t on t.id = p_ticket_id
    left join public.categories c on c.id = t.category_id
    left join public.categories f on f.id = c.parent_id);
end $$;
comment on function private.ticket_facts(bigint, bigint) is
  'What deadline rules may ask of a ticket at an agency: channel, priority, category (with its field), agency_kind.';

create function private.start_ticket_clock(p_ticket_id bigint, p_rule_code text, p_at timestamptz, p_due_at timestamptz default null)
returns bigint language plpgsql volatile set search_path = '' as $$
declare
  v_ticket record;
  v_is_centre boolean := p_rule_code in ('ticket.triage', 'ticket.relay', 'ticket.urgent_brief', 'ticket.auto_close');
begin
  select t.agency_id, t.officer_id into v_ticket from public.tickets t where t.id = p_ticket_id;
  return sla.start_clock(p_rule_code, 'ticket', p_ticket_id, case when v_is_centre then private.centre_id() else v_ticket.agency_id end,
    p_at, p_due_at, private.ticket_facts(p_ticket_id, v_ticket.agency_id),
    case when p_rule_code in ('ticket.officer', 'ticket.commitment') then v_ticket.officer_id end);
end $$;
comment on function private.start_ticket_clock(bigint, text, timestamptz, timestamptz) is
  'Starts a clock of the ticket as it stands now: the centre owes triage, relaying and briefs, the handling agency the rest.';

create function private.cancel_handling(p_ticket_id bigint, p_at timestamptz)
returns integer language plpgsql volatile set search_path = '' as $$
begin
  return sla.cancel_clocks('ticket', p_ticket_id, array(
    select distinct c.rule_code from sla.clocks c
    where c.subject_type = 'ticket' and c.subject_id = p_ticket_id and c.stopped_at is null and c.level <> 'urgent_brief'), p_at);
end $$;
comment on function private.cancel_handling(bigint, timestamptz) is
  'Cancels what is owed on a ticket that goes on elsewhere; the brief an urgent matter owes the Office is owed all the same. The caller has settled the ticket. Nguồn: QĐ583 Điều 9.6.';

-- Who is told --------------------------------------------------------------------------------------

create function private.handlers(p_agency_id bigint)
returns table (staff_id bigint, depth integer, is_head boolean)
language plpgsql stable set search_path = '' as $$
begin
  return query
  select sr.staff_id, min(t.depth), bool_or(rp.permission_code = 'tickets.head')
  from private.agency_tree t
  join public.staff_roles sr on sr.agency_id = t.ancestor_id
  join authz.role_permissions rp on rp.role_code = sr.role_code and rp.permission_code in ('tickets.handle', 'tickets.head')
  join public.staff s on s.id = sr.staff_id and s.is_active and s.archived_at is null
  where t.agency_id = p_agency_id
  group by sr.staff_id;
end $$;
comment on function private.handlers(bigint) is
  'The contact officers and heads who answer for an agency; depth 0 = its own, more = those of a unit above it.';

create function private.pick_officer(p_agency_id bigint)
returns bigint language plpgsql stable set search_path = '' as $$
begin
  -- The agency's own people first; of several contact officers the one with the least open work.
  return (
    select h.staff_id from private.handlers(p_agency_id) h
    where not h.is_head and h.depth = (select min(x.depth) from private.handlers(p_agency_id) x)
    order by (select count(*) from public.tickets t where t.officer_id = h.staff_id
      and t.status in ('assigned', 'clarification', 'verifying', 'escalated', 'overdue', 'directed', 'coordination')), h.staff_id
    limit 1);
end $$;
comment on function private.pick_officer(bigint) is
  'The contact officer a slip goes to when none is named: the least loaded of the agency; null when it has only a head. Nguồn: QĐ583 Điều 9.3, 17.2.';

create function private.agency_heads(p_agency_id bigint)
returns bigint[] language plpgsql stable set search_path = '' as $$
begin
  return (
    select coalesce(array_agg(h.staff_id order by h.staff_id), '{}') from private.handlers(p_agency_id) h
    where h.is_head and h.depth = (select min(x.depth) from private.handlers(p_agency_id) x where x.is_head));
end $$;
comment on function private.agency_heads(bigint) is 'The heads of an agency, or of the unit above it when it has none.';

create function private.staff_everywhere(p_permission text)
returns bigint[] language plpgsql stable set search_path = '' as $$
begin
  return (
    select coalesce(array_agg(distinct s.id), '{}') from public.staff s
    where s.is_active and s.archived_at is null and (
      exists (select from public.staff_roles sr
        join public.agencies a on a.id = sr.agency_id
        join authz.role_permissions rp on rp.role_code = sr.role_code and rp.permission_code = p_permission
        where sr.staff_id = s.id and (rp.scope = 'all' or (rp.scope = 'held' and a.kind = 'city')))
      or exists (select from public.staff_permissions sp where sp.staff_id = s.id and sp.permission_code = p_permission)));
end $$;
comment on function private.staff_everywhere(text) is
  'Everyone who holds a permission for the whole city, by role or in person: the Office (tickets.supervise), the city''s leaders (tickets.direct), the shift leads (lead_shift).';

create function private.ticket_people(p_ticket public.tickets, p_tells text[])
returns bigint[] language plpgsql stable set search_path = '' as $$
begin
  return (
    select coalesce(array_agg(distinct p.id), '{}') from (
      select p_ticket.officer_id as id where 'officer' = any (p_tells)
      union select unnest(private.agency_heads(p_ticket.agency_id)) where 'agency_head' = any (p_tells) and p_ticket.agency_id is not null
      union select p_ticket.received_by_id where 'operator' = any (p_tells)
      union select unnest(private.staff_everywhere('lead_shift')) where 'lead_shift' = any (p_tells)
      union select unnest(private.staff_everywhere('tickets.supervise')) where 'supervisor' = any (p_tells)
      union select unnest(private.staff_everywhere('tickets.direct')) where 'city_leader' = any (p_tells)
      -- The leader who gave the last direction.
      union (select coalesce((e.data ->> 'leader_id')::bigint, e.actor_id) from public.ticket_events e
        where 'director' = any (p_tells) and e.ticket_id = p_ticket.id and e.kind = 'directed' order by e.at desc, e.id desc limit 1)
    ) p where p.id is not null);
end $$;
comment on function private.ticket_people(public.tickets, text[]) is
  'The people a ticket means by: officer, agency_head, operator (who received it), lead_shift, supervisor (the Office), city_leader, director (the leader who directed it).';

create function private.tell(
  p_ticket_id bigint, p_staff_ids bigint[], p_kind text, p_at timestamptz, p_channels text[] default '{}', p_params jsonb default '{}')
returns void language plpgsql volatile set search_path = '' as $$
declare v_params jsonb; v_is_urgent boolean;
begin
  select jsonb_strip_nulls(jsonb_build_object('code', t.code, 'agency', a.name, 'excerpt', left(t.content, 120), 'priority', nullif(t.priority, 'normal')) || coalesce(p_params, '{}')),
      t.priority = 'urgent'
    into v_params, v_is_urgent
  from public.tickets t left join public.agencies a on a.id = t.agency_id where t.id = p_ticket_id;
  perform private.notify_staff(p_staff_ids, p_kind, 'ticket', p_ticket_id, v_params, p_at, p_channels, null, v_is_urgent);
end $$;
comment on function private.tell(bigint, bigint[], text, timestamptz, text[], jsonb) is
  'Tells people about a ticket: bell always, channels besides; {code, agency, excerpt, priority} and p_params fill the text. Urgent tickets do not wait for working time.';

create function private.tell_citizen(p_ticket_id bigint, p_template text, p_at timestamptz, p_params jsonb default '{}')
returns void language plpgsql volatile set search_path = '' as $$
begin
  insert into private.outbox (idempotency_key, channel, citizen_id, template, params, subject_type, subject_id, is_urgent, created_at, not_before)
  -- Whose report was merged into this one gets its result too, under the code they know; one telephone gets it once.
  select distinct on (coalesce(c.phone, c.email)) format('%s:ticket:%s:%s', p_template, t.id, extract(epoch from p_at)),
    case when c.phone is not null then 'sms' else 'email' end, c.id, p_template,
    jsonb_strip_nulls(jsonb_build_object('code', t.code, 'agency', a.name) || coalesce(p_params, '{}')), 'ticket', t.id, m.priority = 'urgent', p_at,
    case when m.priority = 'urgent' then p_at else private.next_citizen_hour(p_at) end
  from public.tickets m
  join public.tickets t on t.id = p_ticket_id or (p_template = 'citizen_result' and t.merged_into_id = p_ticket_id)
  join public.citizens c on c.id = t.citizen_id
  left join public.agencies a on a.id = m.agency_id
  where m.id = p_ticket_id and (c.phone is not null or c.email is not null)
  order by coalesce(c.phone, c.email), t.id <> m.id, t.id
  on conflict (idempotency_key) do nothing;
end $$;
comment on function private.tell_citizen(bigint, text, timestamptz, jsonb) is
  'A message to the citizen: SMS, or email when there is no phone. A result also goes to those whose reports were merged into it. Nguồn: QĐ583 Điều 8.2, 8.3, 11.1.';

-- Input --------------------------------------------------------------------------------------------

create function private.tidy(p_text text)
returns text language sql immutable parallel safe set search_path = '' as $$
  -- Blanks of every kind: what is pasted from a page or a spreadsheet holds no-break and zero-width ones.
  select nullif(regexp_replace(normalize(p_text, nfc), '^[\s\u00a0\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]+|[\s\u00a0\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]+$', '', 'g'), '')
$$;
comment on function private.tidy(text) is 'A text as somebody meant it: composed, without blanks around it; null when there is nothing.';

create function private.required_text(p_value text, p_field text, p_max integer default 10000)
returns text language plpgsql immutable set search_path = '' as $$
declare v_text text := private.tidy(p_value);
begin
  if v_text is null then
    perform private.fail('422', 'ticket.field_required', p_field || ' is required', jsonb_build_object('field', p_field));
  elsif length(v_text) > p_max then
    perform private.fail('422', 'ticket.field_invalid', p_field || ' is too long', jsonb_build_object('field', p_field, 'max', p_max));
  end if;
  return v_text;
end $$;
comment on function private.required_text(text, text, integer) is 'A text somebody must write, trimmed; 422 with its field when blank or too long.';

create function private.coming_time(p_value timestamptz, p_now timestamptz, p_field text)
returns timestamptz language plpgsql immutable set search_path = '' as $$
begin
  if p_value is null then
    perform private.fail('422', 'ticket.field_required', p_field || ' is required', jsonb_build_object('field', p_field));
  elsif p_value <= p_now then
    perform private.fail('422', 'ticket.date_past', p_field || ' is not in the future', jsonb_build_object('field', p_field));
  elsif p_value > p_now + interval '2 years' then
    perform private.fail('422', 'ticket.field_invalid', p_field || ' is too far away', jsonb_build_object('field', p_field));
  end if;
  return p_value;
end $$;
comment on function private.coming_time(timestamptz, timestamptz, text) is 'A due time somebody promises or sets: after now and within two years.';

create function private.require_handling_agency(p_agency_id bigint, p_at timestamptz, p_field text default 'agency_id')
returns void language plpgsql stable set search_path = '' as $$
declare
  v_agency public.agencies;
  v_day date := (p_at at time zone 'Asia/Ho_Chi_Minh')::date;
begin
  if p_agency_id is null then
    perform private.fail('422', 'ticket.field_required', p_field || ' is required', jsonb_build_object('field', p_field));
  end if;
  select * into v_agency from public.agencies a where a.id = p_agency_id;
  -- Central bodies only take part in sessions; the city as such answers through its Office or a department.
  if not found or v_agency.kind in ('city', 'central') then
    perform private.fail('422', 'ticket.field_invalid', 'not an agency that handles tickets', jsonb_build_object('field', p_field));
  elsif v_agency.archived_at is not null or v_day < v_agency.valid_from or v_day > v_agency.valid_to then
    perform private.fail('422', 'ticket.agency_closed', 'the agency does not exist on that day',
      jsonb_build_object('field', p_field, 'agency', v_agency.name));
  end if;
end $$;
comment on function private.require_handling_agency(bigint, timestamptz, text) is
  'An agency that can take a ticket that day: exists, not abolished, not a central body. Nguồn: QĐ583 Điều 3.3.';

create function private.normal_phone(p_phone text)
returns text language sql immutable parallel safe set search_path = '' as $$
  select case when d ~ '^0[1-9][0-9]{8,9}$' then d end
  from (select regexp_replace(regexp_replace(p_phone, '[\s\u00a0\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff().\-–]', '', 'g'), '^(\+84|0084|84(?=[1-9][0-9]{8,9}$))0?', '0') as d) as digits
$$;
comment on function private.normal_phone(text) is
  'A Vietnamese telephone number as ten or eleven digits with its leading 0 (+84, 0084, 84, spaces, dots and dashes understood); null when it is none.';

create function private.masked_name(p_name text)
returns text language sql immutable parallel safe set search_path = '' as $$
  select string_agg(case n when 1 then w else left(w, 1) || '.' end, ' ' order by n)
  -- Any blank parts two words: a name pasted with no-break ones would be one word, shown in full.
  from regexp_split_to_table(private.tidy(p_name), '[\s\u00a0\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]+') with ordinality as word (w, n)
$$;
comment on function private.masked_name(text) is 'A name as anybody may see it: Nguyễn Văn An → Nguyễn V. A. Nguồn: SPEC §12.';

create function private.masked_phone(p_phone text)
returns text language sql immutable parallel safe set search_path = '' as $$
  select case when length(p_phone) >= 8 then left(p_phone, 2) || '•• ••• ' || right(p_phone, 3) when p_phone is not null then '•••' end
$$;
comment on function private.masked_phone(text) is 'A number as anybody may see it: 0912345123 → 09•• ••• 123. Nguồn: SPEC §12.';
