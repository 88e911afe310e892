-- At the agency: pass on inside, hand back, verify and commit a completion time, answer.

create function private.forward_ticket(p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_staff_id bigint, p_note text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.open_step('forward_ticket', p_ticket_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_ticket.last_event_at);
  v_note text := private.tidy(p_note);
begin
  if p_staff_id is null then
    perform private.fail('422', 'ticket.field_required', 'staff_id is required', '{"field": "staff_id"}');
  elsif p_staff_id = v_ticket.officer_id then
    perform private.fail('422', 'ticket.field_invalid', 'the ticket is with that person already', '{"field": "staff_id", "problem": "same"}');
  end if;
  perform private.require_officer(p_staff_id, v_ticket.agency_id, 'staff_id');
  update public.tickets set officer_id = p_staff_id, officer_name = private.staff_name(p_staff_id) where id = p_ticket_id;
  -- The same clock goes on; from now on this person owes it.
  update sla.clocks set staff_id = p_staff_id
  where subject_type = 'ticket' and subject_id = p_ticket_id and level in ('officer', 'commitment') and state in ('running', 'due_soon', 'overdue', 'paused');
  perform private.tell(p_ticket_id, array[p_staff_id], 'ticket_forwarded', v_now, '{sms}', jsonb_build_object('note', v_note));
  return private.finish_step(v_ticket, 'forwarded', v_now, p_actor_id, v_note,
    jsonb_build_object('officer_id', p_staff_id, 'officer_name', private.staff_name(p_staff_id), 'from_officer_name', v_ticket.officer_name));
end $$;
comment on function private.forward_ticket(bigint, timestamptz, bigint, bigint, text, integer) is
  'Passes a ticket to a colleague of the agency or its sub-units; the clock goes on. Nguồn: QĐ583 Điều 17.2; SPEC §3.';

create function public.forward_ticket(p_ticket_id bigint, p_staff_id bigint, p_note text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_step('forward_ticket', p_ticket_id, v_now);
begin
  return private.forward_ticket(v_actor_id, v_now, p_ticket_id, p_staff_id, p_note, p_version);
end $$;
comment on function public.forward_ticket(bigint, bigint, text, integer) is 'Passes a ticket to a colleague. Nguồn: SPEC §3.';

create function private.return_ticket(p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_reason text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.open_step('return_ticket', p_ticket_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_ticket.last_event_at);
  v_reason text := private.required_text(p_reason, 'reason');
  -- What the Office coordinates goes back to the Office, whoever returns it.
  v_is_disputed boolean := v_ticket.return_count >= 1 or v_ticket.status = 'coordination';
begin
  perform private.cancel_handling(p_ticket_id, v_now);
  update public.tickets set status = case when v_is_disputed then 'coordination' else 'received' end, return_count = return_count + 1,
    agency_id = null, officer_id = null, officer_name = null, assigned_at = null, officer_clarification_used = false, commitment_due_at = null, commitment_request = null
  where id = p_ticket_id;
  if v_is_disputed then
    -- Two agencies have said it is not theirs: the Office decides.
    perform private.tell(p_ticket_id, private.ticket_people(v_ticket, '{supervisor}'), 'ticket_coordination', v_now, '{}', jsonb_build_object('reason', v_reason));
  else
    perform private.start_ticket_clock(p_ticket_id, 'ticket.triage', v_now);
    perform private.tell(p_ticket_id, private.ticket_people(v_ticket, '{operator,lead_shift}'), 'ticket_returned', v_now, '{}', jsonb_build_object('reason', v_reason));
  end if;
  return private.finish_step(v_ticket, 'returned', v_now, p_actor_id, v_reason);
end $$;
comment on function private.return_ticket(bigint, timestamptz, bigint, text, integer) is
  'Not ours: back to triage; the second time to the Office for coordination. The agency''s clocks are cancelled. Nguồn: QĐ583 Điều 4.5, 9.5; SPEC §3.';

create function public.return_ticket(p_ticket_id bigint, p_reason text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_step('return_ticket', p_ticket_id, v_now);
begin
  return private.return_ticket(v_actor_id, v_now, p_ticket_id, p_reason, p_version);
end $$;
comment on function public.return_ticket(bigint, text, integer) is 'Returns a ticket that is not the agency''s. Nguồn: QĐ583 Điều 9.5.';

-- A completion time --------------------------------------------------------------------------------

create function private.commit_completion(p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_due_at timestamptz, p_findings text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.open_step('commit_completion', p_ticket_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_ticket.last_event_at);
  v_due_at timestamptz := private.coming_time(p_due_at, v_now, 'due_at');
  v_findings text := private.required_text(p_findings, 'findings');
begin
  update public.tickets set status = 'verifying', commitment_due_at = v_due_at where id = p_ticket_id;
  perform sla.stop_clocks('ticket', p_ticket_id, '{ticket.officer}', v_now);
  perform private.start_ticket_clock(p_ticket_id, 'ticket.commitment', v_now, v_due_at);
  -- The operator is told at once, and the citizen with them.
  perform private.tell(p_ticket_id, private.ticket_people(v_ticket, '{operator}'), 'ticket_committed', v_now, '{}', jsonb_build_object('due_at', v_due_at));
  perform private.tell_citizen(p_ticket_id, 'citizen_committed', v_now, jsonb_build_object('due_at', v_due_at));
  return private.finish_step(v_ticket, 'committed', v_now, p_actor_id, v_findings, jsonb_build_object('due_at', v_due_at));
end $$;
comment on function private.commit_completion(bigint, timestamptz, bigint, timestamptz, text, integer) is
  'After verification the officer names the time of completion: the 8-hour clock is met, the commitment runs. Nguồn: QĐ583 Điều 9.3.';

create function public.commit_completion(p_ticket_id bigint, p_due_at timestamptz, p_findings text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_step('commit_completion', p_ticket_id, v_now);
begin
  return private.commit_completion(v_actor_id, v_now, p_ticket_id, p_due_at, p_findings, p_version);
end $$;
comment on function public.commit_completion(bigint, timestamptz, text, integer) is 'Commits a completion time after verification. Nguồn: QĐ583 Điều 9.3.';

create function private.ask_commitment_change(p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_due_at timestamptz, p_reason text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.open_step('ask_commitment_change', p_ticket_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_ticket.last_event_at);
  v_due_at timestamptz := private.coming_time(p_due_at, v_now, 'due_at');
  v_reason text := private.required_text(p_reason, 'reason');
begin
  if v_due_at = v_ticket.commitment_due_at then
    perform private.fail('422', 'ticket.field_invalid', 'that is the committed time', '{"field": "due_at", "problem": "same"}');
  end if;
  update public.tickets set commitment_request = jsonb_build_object('due_at', v_due_at, 'reason', v_reason, 'by_id', p_actor_id,
    'by_name', private.staff_name(p_actor_id), 'at', v_now) where id = p_ticket_id;
  perform private.tell(p_ticket_id, private.ticket_people(v_ticket, '{agency_head}'), 'commitment_change_asked', v_now, '{}',
    jsonb_build_object('due_at', v_due_at, 'reason', v_reason));
  return private.finish_step(v_ticket, 'commitment_change_asked', v_now, p_actor_id, v_reason, jsonb_build_object('due_at', v_due_at));
end $$;
comment on function private.ask_commitment_change(bigint, timestamptz, bigint, timestamptz, text, integer) is
  'Asks the head for another completion time; the committed one runs on meanwhile. Asking again replaces the request. Nguồn: SPEC §3.';

create function public.ask_commitment_change(p_ticket_id bigint, p_due_at timestamptz, p_reason text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_step('ask_commitment_change', p_ticket_id, v_now);
begin
  return private.ask_commitment_change(v_actor_id, v_now, p_ticket_id, p_due_at, p_reason, p_version);
end $$;
comment on function public.ask_commitment_change(bigint, timestamptz, text, integer) is 'Asks the head for another completion time. Nguồn: SPEC §3.';

create function private.decide_commitment_change(p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_is_approved boolean, p_note text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.open_step('decide_commitment_change', p_ticket_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_ticket.last_event_at);
  v_note text := private.tidy(p_note);
  v_due_at timestamptz := (v_ticket.commitment_request ->> 'due_at')::timestamptz;
begin
  if v_ticket.commitment_request is null then
    perform private.fail('409', 'ticket.no_commitment_request', 'no change of the committed time is asked');
  elsif p_is_approved is null then
    perform private.fail('422', 'ticket.field_required', 'is_approved is required', '{"field": "is_approved"}');
  end if;
  if p_is_approved then
    perform private.coming_time(v_due_at, v_now, 'due_at');
    update public.tickets set commitment_due_at = v_due_at, commitment_request = null where id = p_ticket_id;
    perform sla.cancel_clocks('ticket', p_ticket_id, '{ticket.commitment}', v_now);
    perform private.start_ticket_clock(p_ticket_id, 'ticket.commitment', v_now, v_due_at);
    perform private.tell_citizen(p_ticket_id, 'citizen_committed', v_now, jsonb_build_object('due_at', v_due_at));
  else
    v_note := private.required_text(p_note, 'note');
    update public.tickets set commitment_request = null where id = p_ticket_id;
  end if;
  perform private.tell(p_ticket_id, array_remove(array[v_ticket.officer_id, (v_ticket.commitment_request ->> 'by_id')::bigint], null),
    case when p_is_approved then 'commitment_change_approved' else 'commitment_change_refused' end, v_now, '{}', jsonb_build_object('due_at', v_due_at, 'note', v_note));
  return private.finish_step(v_ticket, case when p_is_approved then 'commitment_change_approved' else 'commitment_change_refused' end, v_now, p_actor_id, v_note,
    jsonb_build_object('due_at', v_due_at, 'old_due_at', v_ticket.commitment_due_at));
end $$;
comment on function private.decide_commitment_change(bigint, timestamptz, bigint, boolean, text, integer) is
  'The head approves another completion time (a fresh commitment clock; the old one is cancelled) or refuses it with a reason. Nguồn: SPEC §3.';

create function public.decide_commitment_change(p_ticket_id bigint, p_is_approved boolean, p_note text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_step('decide_commitment_change', p_ticket_id, v_now);
begin
  return private.decide_commitment_change(v_actor_id, v_now, p_ticket_id, p_is_approved, p_note, p_version);
end $$;
comment on function public.decide_commitment_change(bigint, boolean, text, integer) is 'Decides on another completion time. Nguồn: SPEC §3.';

-- The answer ---------------------------------------------------------------------------------------

create function private.is_head(p_staff_id bigint, p_agency_id bigint, p_at timestamptz)
returns boolean language plpgsql stable set search_path = '' as $$
begin
  return exists (
    select from private.handlers(p_agency_id) h
    where h.is_head and (h.staff_id = p_staff_id or exists (
      select from public.staff_leaves l
      where l.staff_id = h.staff_id and l.deputy_id = p_staff_id and (p_at at time zone 'Asia/Ho_Chi_Minh')::date between l.starts_on and l.ends_on)));
end $$;
comment on function private.is_head(bigint, bigint, timestamptz) is
  'Whether a person decides for an agency that day: its head, the head of a unit above it, or the deputy of one on leave.';

create function private.send_answer(p_before public.tickets, p_at timestamptz, p_author_id bigint, p_answer text, p_is_head boolean)
returns jsonb language plpgsql volatile set search_path = '' as $$
begin
  insert into public.ticket_answers (ticket_id, level, agency_id, staff_id, content, answered_at, relayed_at)
  values (p_before.id, case when p_is_head then 'head' else 'officer' end, p_before.agency_id, p_author_id, p_answer, p_at, case when not p_is_head then p_at end);
  update public.tickets set status = case when p_is_head then 'relay_pending' else 'answered' end, answered_at = p_at,
    relayed_at = case when not p_is_head then p_at end, commitment_request = null
  where id = p_before.id;
  perform sla.stop_clocks('ticket', p_before.id, '{ticket.officer,ticket.commitment,ticket.head,ticket.direction,ticket.coordination}', p_at);
  if p_before.task_agency_ids is not null then
    perform private.cancel_tasks(p_before.id, p_at, p_author_id);
  end if;
  if p_is_head then
    perform private.start_ticket_clock(p_before.id, 'ticket.relay', p_at);
    perform private.tell(p_before.id, private.ticket_people(p_before, '{operator,lead_shift}'), 'ticket_to_relay', p_at);
  else
    perform private.start_ticket_clock(p_before.id, 'ticket.auto_close', p_at);
    perform private.tell_citizen(p_before.id, 'citizen_result', p_at);
  end if;
  return private.finish_step(p_before, case when p_is_head then 'head_answered' else 'answered' end, p_at, p_author_id, p_answer);
end $$;
comment on function private.send_answer(public.tickets, timestamptz, bigint, text, boolean) is
  'The answer goes out: the officer''s to the citizen, the head''s to the operator. The lead of a coordination may answer while agencies that take part still owe their part: the Office set one due time for the answer, and what is missing must not hold it back; their open tasks end as no longer needed and they are told. Nguồn: QĐ583 Điều 9.3, 9.4, 9.5, 11.1.';

create function private.answer_ticket(p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_answer text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.open_step('answer_ticket', p_ticket_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_ticket.last_event_at);
  v_answer text := private.required_text(p_answer, 'answer', 20000);
  -- Where the Office coordinates, the lead agency's officer answers the citizen and its head the operator.
  v_is_head boolean := v_ticket.status in ('escalated', 'overdue', 'directed')
    or (v_ticket.status = 'coordination' and private.is_head(p_actor_id, v_ticket.agency_id, v_now));
begin
  if not v_is_head and private.needs_approval(v_ticket.agency_id) and not private.is_head(p_actor_id, v_ticket.agency_id, v_now) then
    perform private.fail('409', 'ticket.approval_needed', 'the head approves the agency''s answers');
  end if;
  return private.send_answer(v_ticket, v_now, p_actor_id, v_answer, v_is_head);
end $$;
comment on function private.answer_ticket(bigint, timestamptz, bigint, text, integer) is
  'The officer answers the citizen; once it went to the head, the answer goes to the operator, who has an hour to pass it on. Where answers need the head''s approval an officer submits a draft instead. Nguồn: QĐ583 Điều 9.3, 9.4, 11.1.';

create function public.answer_ticket(p_ticket_id bigint, p_answer text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_step('answer_ticket', p_ticket_id, v_now);
begin
  return private.answer_ticket(v_actor_id, v_now, p_ticket_id, p_answer, p_version);
end $$;
comment on function public.answer_ticket(bigint, text, integer) is 'Answers a ticket for the agency. Nguồn: QĐ583 Điều 9.3, 9.4.';
