-- Triage at 1022: ask what is unclear, refuse with a reason, answer, or pass on to the agency that answers.

create function private.has_open_question(p_ticket_id bigint)
returns boolean language sql stable set search_path = '' as $$
  select coalesce((select e.kind = 'clarification_asked' from public.ticket_events e
    where e.ticket_id = p_ticket_id and e.kind in ('clarification_asked', 'clarification_supplied') order by e.at desc, e.id desc limit 1), false)
$$;
comment on function private.has_open_question(bigint) is 'Whether the citizen still owes the last clarification asked.';

create function private.ask_clarification(p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_question text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.open_step('ask_clarification', p_ticket_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_ticket.last_event_at);
  v_question text := private.required_text(p_question, 'question');
begin
  if v_ticket.agency_id is null then
    update public.tickets set status = 'clarification' where id = p_ticket_id;
    perform sla.stop_clocks('ticket', p_ticket_id, '{ticket.triage}', v_now);
  else
    if v_ticket.officer_clarification_used then
      perform private.fail('409', 'ticket.clarification_used', 'an officer asks for clarification once');
    end if;
    update public.tickets set status = 'clarification', officer_clarification_used = true where id = p_ticket_id;
    if private.setting('tickets.clarification_pauses_officer') is distinct from 'false' then
      perform sla.pause_clocks('ticket', p_ticket_id, '{ticket.officer}', v_now);
    end if;
  end if;
  perform private.tell_citizen(p_ticket_id, 'citizen_clarification', v_now, jsonb_build_object('question', v_question));
  return private.finish_step(v_ticket, 'clarification_asked', v_now, p_actor_id, v_question);
end $$;
comment on function private.ask_clarification(bigint, timestamptz, bigint, text, integer) is
  'Asks the citizen to make the report clear: the operator stops triage, the agency''s officer may ask once and its clock pauses (setting; the act is silent). Nguồn: QĐ583 Điều 8.3, 18.1.';

create function public.ask_clarification(p_ticket_id bigint, p_question text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_step('ask_clarification', p_ticket_id, v_now);
begin
  return private.ask_clarification(v_actor_id, v_now, p_ticket_id, p_question, p_version);
end $$;
comment on function public.ask_clarification(bigint, text, integer) is 'Asks the citizen to make the report clear. Nguồn: QĐ583 Điều 8.3, 18.1.';

create function private.supply_clarification(p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_text text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.open_step('supply_clarification', p_ticket_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_ticket.last_event_at);
  v_text text := private.required_text(p_text, 'text');
begin
  if v_ticket.status = 'clarification' then
    update public.tickets set status = case when agency_id is null then 'received' else 'assigned' end where id = p_ticket_id;
    if v_ticket.agency_id is null then
      perform private.start_ticket_clock(p_ticket_id, 'ticket.triage', v_now);
    else
      perform sla.resume_clocks('ticket', p_ticket_id, '{ticket.officer}', v_now);
    end if;
  elsif not private.has_open_question(p_ticket_id) then
    -- A ticket that was escalated while the question was out (when the clock does not pause) still takes the reply.
    perform private.fail('409', 'ticket.wrong_status', 'no clarification is awaited', jsonb_build_object('status', v_ticket.status, 'step', 'supply_clarification'));
  end if;
  if v_ticket.agency_id is not null then
    perform private.tell(p_ticket_id, private.ticket_people(v_ticket, '{officer}'), 'clarification_supplied', v_now);
  end if;
  return private.finish_step(v_ticket, 'clarification_supplied', v_now, p_actor_id, v_text);
end $$;
comment on function private.supply_clarification(bigint, timestamptz, bigint, text, integer) is
  'What the citizen added: triage starts afresh, or the officer''s clock goes on. Nguồn: QĐ583 Điều 8.3, 18.1; SPEC §3.';

create function public.supply_clarification(p_ticket_id bigint, p_text text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_step('supply_clarification', p_ticket_id, v_now);
begin
  return private.supply_clarification(v_actor_id, v_now, p_ticket_id, p_text, p_version);
end $$;
comment on function public.supply_clarification(bigint, text, integer) is 'Records what the citizen added. Nguồn: QĐ583 Điều 8.3, 18.1.';

create function private.refuse_ticket(p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_reason text, p_redirect_to text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.open_step('refuse_ticket', p_ticket_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_ticket.last_event_at);
  v_reason text := private.required_text(p_reason, 'reason');
  v_redirect_to text := private.required_text(p_redirect_to, 'redirect_to');
begin
  update public.tickets set status = 'refused', closed_at = v_now where id = p_ticket_id;
  perform sla.stop_clocks('ticket', p_ticket_id, '{ticket.triage}', v_now);
  perform sla.cancel_clocks('ticket', p_ticket_id, '{ticket.urgent_brief}', v_now);
  -- A caller was told on the phone; whoever wrote is told in writing.
  if v_ticket.channel not in ('hotline', 'walk_in', 'import') then
    perform private.tell_citizen(p_ticket_id, 'citizen_refused', v_now, jsonb_build_object('reason', v_reason, 'redirect_to', v_redirect_to));
  end if;
  -- Whose report was merged into this one is not on the phone now.
  perform private.tell_citizen(t.id, 'citizen_refused', v_now, jsonb_build_object('reason', v_reason, 'redirect_to', v_redirect_to))
  from public.tickets t where t.merged_into_id = p_ticket_id;
  return private.finish_step(v_ticket, 'refused', v_now, p_actor_id, v_reason, jsonb_build_object('redirect_to', v_redirect_to));
end $$;
comment on function private.refuse_ticket(bigint, timestamptz, bigint, text, text, integer) is
  'Not taken, with the reason and where to go instead; also complaints, denunciations, crime reports and procedures of the national portal. Nguồn: QĐ583 Điều 1.2, 8.2.';

create function public.refuse_ticket(p_ticket_id bigint, p_reason text, p_redirect_to text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_step('refuse_ticket', p_ticket_id, v_now);
begin
  return private.refuse_ticket(v_actor_id, v_now, p_ticket_id, p_reason, p_redirect_to, p_version);
end $$;
comment on function public.refuse_ticket(bigint, text, text, integer) is 'Refuses a ticket with a reason and where to go instead. Nguồn: QĐ583 Điều 8.2.';

create function private.answer_directly(p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_answer text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.open_step('answer_directly', p_ticket_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_ticket.last_event_at);
  v_answer text := private.required_text(p_answer, 'answer', 20000);
begin
  insert into public.ticket_answers (ticket_id, level, agency_id, staff_id, content, answered_at, relayed_at)
  values (p_ticket_id, 'operator', private.centre_id(), p_actor_id, v_answer, v_now, v_now);
  update public.tickets set status = 'answered', answered_at = v_now, relayed_at = v_now where id = p_ticket_id;
  perform sla.stop_clocks('ticket', p_ticket_id, '{ticket.triage}', v_now);
  perform private.start_ticket_clock(p_ticket_id, 'ticket.auto_close', v_now);
  perform private.tell_citizen(p_ticket_id, 'citizen_result', v_now);
  return private.finish_step(v_ticket, 'answered_directly', v_now, p_actor_id, v_answer);
end $$;
comment on function private.answer_directly(bigint, timestamptz, bigint, text, integer) is
  'Answered by the operator from the knowledge base; the citizen gets the result''s link by SMS. Nguồn: QĐ583 Điều 9.1, 11.1.';

create function public.answer_directly(p_ticket_id bigint, p_answer text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_step('answer_directly', p_ticket_id, v_now);
begin
  return private.answer_directly(v_actor_id, v_now, p_ticket_id, p_answer, p_version);
end $$;
comment on function public.answer_directly(bigint, text, integer) is 'Answers a ticket at 1022. Nguồn: QĐ583 Điều 9.1.';

-- To the agency ------------------------------------------------------------------------------------

create function private.require_officer(p_staff_id bigint, p_agency_id bigint, p_field text default 'officer_id')
returns void language plpgsql stable set search_path = '' as $$
begin
  -- Somebody of the agency or of its sub-units who may handle tickets there.
  if not exists (
    select from public.staff s
    join public.staff_roles sr on sr.staff_id = s.id
    join authz.role_permissions rp on rp.role_code = sr.role_code and rp.permission_code = 'tickets.handle'
    join private.agency_tree t on (t.ancestor_id = p_agency_id and t.agency_id = sr.agency_id) or (t.ancestor_id = sr.agency_id and t.agency_id = p_agency_id)
    where s.id = p_staff_id and s.is_active and s.archived_at is null) then
    perform private.fail('422', 'ticket.field_invalid', 'not an officer of that agency', jsonb_build_object('field', p_field, 'problem', 'unknown'));
  end if;
end $$;
comment on function private.require_officer(bigint, bigint, text) is 'Refuses a person who handles no tickets for the agency or its sub-units.';

create function private.assign_agency(p_ticket_id bigint, p_agency_id bigint, p_officer_id bigint, p_at timestamptz)
returns public.tickets language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets;
  v_officer_id bigint := coalesce(p_officer_id, private.pick_officer(p_agency_id));
begin
  if p_officer_id is not null then
    perform private.require_officer(p_officer_id, p_agency_id);
  end if;
  update public.tickets set status = 'assigned', agency_id = p_agency_id, officer_id = v_officer_id, officer_name = private.staff_name(v_officer_id),
    assigned_at = p_at, officer_clarification_used = false, commitment_due_at = null, commitment_request = null,
    level_reached = case level_reached when 'operator' then 'officer' else level_reached end
  where id = p_ticket_id;
  perform private.start_ticket_clock(p_ticket_id, 'ticket.officer', p_at);
  select * into v_ticket from public.tickets t where t.id = p_ticket_id;
  return v_ticket;
end $$;
comment on function private.assign_agency(bigint, bigint, bigint, timestamptz) is
  'Puts a ticket on an agency''s desk with a fresh officer''s clock. Nguồn: QĐ583 Điều 9.3.';

create function private.transfer_ticket(
  p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_agency_id bigint, p_note text, p_officer_id bigint default null, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.open_step('transfer_ticket', p_ticket_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_ticket.last_event_at);
  v_note text := private.tidy(p_note);
  v_assigned public.tickets;
begin
  perform private.require_handling_agency(p_agency_id, v_now);
  perform sla.stop_clocks('ticket', p_ticket_id, '{ticket.triage}', v_now);
  v_assigned := private.assign_agency(p_ticket_id, p_agency_id, p_officer_id, v_now);
  -- The slip by SMS to the officer, or to the head of an agency without one; a copy to the Office.
  perform private.tell(p_ticket_id, private.ticket_people(v_assigned, case when v_assigned.officer_id is null then '{agency_head}'::text[] else '{officer}' end),
    'ticket_transferred', v_now, '{sms}', jsonb_build_object('note', v_note, 'due_at', v_assigned.due_at));
  perform private.tell(p_ticket_id, private.ticket_people(v_assigned, '{supervisor}'), 'ticket_copied', v_now);
  return private.finish_step(v_ticket, 'transferred', v_now, p_actor_id, v_note,
    jsonb_build_object('officer_id', v_assigned.officer_id, 'officer_name', v_assigned.officer_name));
end $$;
comment on function private.transfer_ticket(bigint, timestamptz, bigint, bigint, text, bigint, integer) is
  'The slip goes to the agency''s contact officer by system and SMS, copied to the Office; its 8 working hours start. Without a named officer the least loaded one gets it. Nguồn: QĐ583 Điều 9.2, 9.3.';

create function public.transfer_ticket(p_ticket_id bigint, p_agency_id bigint, p_note text, p_officer_id bigint default null, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_step('transfer_ticket', p_ticket_id, v_now);
begin
  return private.transfer_ticket(v_actor_id, v_now, p_ticket_id, p_agency_id, p_note, p_officer_id, p_version);
end $$;
comment on function public.transfer_ticket(bigint, bigint, text, bigint, integer) is 'Transfers a ticket to the agency that answers. Nguồn: QĐ583 Điều 9.2, 9.3.';

create function private.recall_ticket(p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_reason text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.open_step('recall_ticket', p_ticket_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_ticket.last_event_at);
  v_reason text := private.required_text(p_reason, 'reason');
begin
  perform private.cancel_handling(p_ticket_id, v_now);
  perform private.cancel_tasks(p_ticket_id, v_now, p_actor_id);
  perform private.tell(p_ticket_id, private.ticket_people(v_ticket, '{officer,agency_head}'), 'ticket_recalled', v_now, '{}', jsonb_build_object('reason', v_reason));
  update public.tickets set status = 'received', agency_id = null, officer_id = null, officer_name = null, assigned_at = null, officer_clarification_used = false where id = p_ticket_id;
  perform private.start_ticket_clock(p_ticket_id, 'ticket.triage', v_now);
  return private.finish_step(v_ticket, 'recalled', v_now, p_actor_id, v_reason);
end $$;
comment on function private.recall_ticket(bigint, timestamptz, bigint, text, integer) is
  'The operator takes back a mistaken transfer: the agency''s clock is cancelled, triage starts afresh. Nguồn: SPEC §3.';

create function public.recall_ticket(p_ticket_id bigint, p_reason text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_step('recall_ticket', p_ticket_id, v_now);
begin
  return private.recall_ticket(v_actor_id, v_now, p_ticket_id, p_reason, p_version);
end $$;
comment on function public.recall_ticket(bigint, text, integer) is 'Takes back a mistaken transfer. Nguồn: SPEC §3.';

-- Back to the citizen ------------------------------------------------------------------------------

create function private.relay_answer(p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_note text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.open_step('relay_answer', p_ticket_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_ticket.last_event_at);
begin
  update public.ticket_answers set relayed_at = v_now
  where id = (select a.id from public.ticket_answers a where a.ticket_id = p_ticket_id order by a.answered_at desc, a.id desc limit 1);
  update public.tickets set status = 'answered', relayed_at = v_now where id = p_ticket_id;
  perform sla.stop_clocks('ticket', p_ticket_id, '{ticket.relay}', v_now);
  perform private.start_ticket_clock(p_ticket_id, 'ticket.auto_close', v_now);
  perform private.tell_citizen(p_ticket_id, 'citizen_result', v_now);
  return private.finish_step(v_ticket, 'relayed', v_now, p_actor_id, private.tidy(p_note));
end $$;
comment on function private.relay_answer(bigint, timestamptz, bigint, text, integer) is
  'The operator passes the head''s answer on to the citizen; the result''s link goes by SMS. Nguồn: QĐ583 Điều 9.4, 11.1.';

create function public.relay_answer(p_ticket_id bigint, p_note text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_step('relay_answer', p_ticket_id, v_now);
begin
  return private.relay_answer(v_actor_id, v_now, p_ticket_id, p_note, p_version);
end $$;
comment on function public.relay_answer(bigint, text, integer) is 'Records that the citizen was given the answer. Nguồn: QĐ583 Điều 9.4, 11.1.';
