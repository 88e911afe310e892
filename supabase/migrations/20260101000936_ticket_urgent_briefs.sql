-- Urgent matters: marked, passed on by telephone at once, and briefed to the Office within two working days. The same
-- brief is owed when the result of a matter needs explaining.

create table public.ticket_briefs (
  id bigint generated always as identity primary key,
  ticket_id bigint not null references public.tickets (id) on delete cascade,
  content text not null check (length(trim(content)) > 0),
  sent_at timestamptz not null,
  sent_by_id bigint references public.staff (id),
  sent_by_name text,
  due_at timestamptz
);
comment on table public.ticket_briefs is
  'What 1022 summed up for the Office: urgent matters, and results that need explaining. Written only by brief_ticket(). Nguồn: QĐ583 Điều 9.6.';
comment on column public.ticket_briefs.due_at is 'By when it was owed.';
create index ticket_briefs_ticket on public.ticket_briefs (ticket_id);
create index ticket_briefs_sent_at on public.ticket_briefs (sent_at);
create index ticket_briefs_sent_by on public.ticket_briefs (sent_by_id);
alter table public.ticket_briefs enable row level security;
create policy "ticket_briefs.read: with the ticket" on public.ticket_briefs for select to authenticated
  using ((select authz.can_all('tickets.read')) or exists (select from public.tickets t where t.id = ticket_id));

insert into private.ticket_step_rights (position, step, permission_code, statuses, with_agency) values
  (192, 'mark_urgent', 'tickets.triage', '{received,clarification,assigned,verifying,escalated,overdue,directed,coordination,relay_pending}', null),
  (192, 'mark_urgent', 'tickets.supervise', '{received,clarification,assigned,verifying,escalated,overdue,directed,coordination,relay_pending}', null),
  (194, 'pass_by_phone', 'tickets.triage', '{received,clarification,assigned,verifying,escalated,overdue,directed,coordination}', null),
  (196, 'brief_ticket', 'tickets.triage', '{received,clarification,assigned,verifying,escalated,overdue,directed,coordination,relay_pending,answered,closed}', null),
  (198, 'ask_explanation', 'tickets.triage', '{relay_pending,answered,closed}', null),
  (198, 'ask_explanation', 'tickets.supervise', '{relay_pending,answered,closed}', null);

create function private.owes_brief(p_ticket_id bigint)
returns boolean language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from sla.clocks c
    where c.subject_type = 'ticket' and c.subject_id = p_ticket_id and c.level = 'urgent_brief' and c.stopped_at is null);
end $$;
comment on function private.owes_brief(bigint) is 'Whether the centre still owes the Office a brief on this ticket. Nguồn: QĐ583 Điều 9.6.';

create function private.owe_brief(p_ticket_id bigint, p_at timestamptz)
returns void language plpgsql volatile set search_path = '' as $$
begin
  if not private.owes_brief(p_ticket_id) then
    perform private.start_ticket_clock(p_ticket_id, 'ticket.urgent_brief', p_at);
  end if;
end $$;
comment on function private.owe_brief(bigint, timestamptz) is 'The two working days of the brief begin, unless one is owed already. Nguồn: QĐ583 Điều 9.6.';

create function private.mark_urgent(p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_reason text, p_phoned_to text default null, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.open_step('mark_urgent', p_ticket_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_ticket.last_event_at);
  v_reason text := private.required_text(p_reason, 'reason');
  v_phoned_to text := private.tidy(p_phoned_to);
begin
  if v_ticket.priority = 'urgent' then
    perform private.fail('409', 'ticket.already_urgent', 'the ticket is marked urgent already');
  end if;
  update public.tickets set priority = 'urgent', phoned_at = case when v_phoned_to is not null then v_now else phoned_at end where id = p_ticket_id;
  perform private.owe_brief(p_ticket_id, v_now);
  perform private.tell(p_ticket_id, private.ticket_people(v_ticket, '{supervisor}'), 'ticket_marked_urgent', v_now, '{}', jsonb_build_object('reason', v_reason));
  if v_ticket.agency_id is not null then
    perform private.tell(p_ticket_id, private.ticket_people(v_ticket, '{officer,agency_head}'), 'ticket_marked_urgent', v_now, '{sms}', jsonb_build_object('reason', v_reason));
  end if;
  return private.finish_step(v_ticket, 'marked_urgent', v_now, p_actor_id, v_reason, jsonb_build_object('phoned_to', left(v_phoned_to, 300)));
end $$;
comment on function private.mark_urgent(bigint, timestamptz, bigint, text, text, integer) is
  'Found urgent after it was received: the agency is told at once, the brief to the Office is owed. Clocks that run keep the regime they started under. Nguồn: QĐ583 Điều 9.1, 9.6.';

create function public.mark_urgent(p_ticket_id bigint, p_reason text, p_phoned_to text default null, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_step('mark_urgent', p_ticket_id, v_now);
begin
  return private.mark_urgent(v_actor_id, v_now, p_ticket_id, p_reason, p_phoned_to, p_version);
end $$;
comment on function public.mark_urgent(bigint, text, text, integer) is 'Marks a ticket urgent; p_phoned_to = whom it was passed on to by telephone. Nguồn: QĐ583 Điều 9.1, 9.6.';

create function private.pass_by_phone(p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_phoned_to text, p_note text default null, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.open_step('pass_by_phone', p_ticket_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_ticket.last_event_at);
  v_phoned_to text := private.required_text(p_phoned_to, 'phoned_to', 300);
begin
  if v_ticket.priority <> 'urgent' then
    perform private.fail('409', 'ticket.not_urgent', 'only urgent matters are passed on by telephone');
  end if;
  update public.tickets set phoned_at = v_now where id = p_ticket_id;
  return private.finish_step(v_ticket, 'phoned', v_now, p_actor_id, private.tidy(p_note), jsonb_build_object('phoned_to', v_phoned_to));
end $$;
comment on function private.pass_by_phone(bigint, timestamptz, bigint, text, text, integer) is
  'The operator put the call through to the agency''s number; the slip follows by transfer. Nguồn: QĐ583 Điều 9.1.';

create function public.pass_by_phone(p_ticket_id bigint, p_phoned_to text, p_note text default null, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_step('pass_by_phone', p_ticket_id, v_now);
begin
  return private.pass_by_phone(v_actor_id, v_now, p_ticket_id, p_phoned_to, p_note, p_version);
end $$;
comment on function public.pass_by_phone(bigint, text, text, integer) is 'Records that an urgent call was passed on by telephone, and to whom. Nguồn: QĐ583 Điều 9.1.';

create function private.ask_explanation(p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_reason text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.open_step('ask_explanation', p_ticket_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_ticket.last_event_at);
  v_reason text := private.required_text(p_reason, 'reason');
begin
  if private.owes_brief(p_ticket_id) then
    perform private.fail('409', 'ticket.brief_owed', 'a brief is owed already');
  end if;
  perform private.owe_brief(p_ticket_id, v_now);
  perform private.tell(p_ticket_id, private.ticket_people(v_ticket, '{operator,lead_shift}'), 'explanation_needed', v_now, '{}', jsonb_build_object('reason', v_reason));
  return private.finish_step(v_ticket, 'explanation_needed', v_now, p_actor_id, v_reason);
end $$;
comment on function private.ask_explanation(bigint, timestamptz, bigint, text, integer) is
  'The result calls for a reminder or an explanation of who was responsible: 1022 owes the Office a brief within two working days. Nguồn: QĐ583 Điều 9.6.';

create function public.ask_explanation(p_ticket_id bigint, p_reason text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_step('ask_explanation', p_ticket_id, v_now);
begin
  return private.ask_explanation(v_actor_id, v_now, p_ticket_id, p_reason, p_version);
end $$;
comment on function public.ask_explanation(bigint, text, integer) is 'Says that a result needs explaining; a brief to the Office is owed. Nguồn: QĐ583 Điều 9.6.';

create function private.brief_ticket(p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_brief text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.open_step('brief_ticket', p_ticket_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_ticket.last_event_at);
  v_brief text := private.required_text(p_brief, 'brief', 20000);
begin
  if not private.owes_brief(p_ticket_id) then
    perform private.fail('409', 'ticket.no_brief_owed', 'no brief is owed on this ticket');
  end if;
  insert into public.ticket_briefs (ticket_id, content, sent_at, sent_by_id, sent_by_name, due_at)
  values (p_ticket_id, v_brief, v_now, p_actor_id, private.staff_name(p_actor_id), v_ticket.brief_due_at);
  perform sla.stop_clocks('ticket', p_ticket_id, '{ticket.urgent_brief}', v_now);
  perform private.tell(p_ticket_id, private.ticket_people(v_ticket, '{supervisor}'), 'ticket_briefed', v_now, '{email}', jsonb_build_object('brief', left(v_brief, 500)));
  return private.finish_step(v_ticket, 'briefed', v_now, p_actor_id, v_brief);
end $$;
comment on function private.brief_ticket(bigint, timestamptz, bigint, text, integer) is
  '1022 sums the matter up for the Office, which advises the Chair: the brief''s clock stops, the Office is told by bell and email. Nguồn: QĐ583 Điều 9.6.';

create function public.brief_ticket(p_ticket_id bigint, p_brief text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_step('brief_ticket', p_ticket_id, v_now);
begin
  return private.brief_ticket(v_actor_id, v_now, p_ticket_id, p_brief, p_version);
end $$;
comment on function public.brief_ticket(bigint, text, integer) is 'Sends the Office the brief on an urgent matter or on a result that needs explaining. Nguồn: QĐ583 Điều 9.6.';
