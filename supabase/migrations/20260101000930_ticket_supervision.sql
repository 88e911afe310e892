-- Leaders and the Office: direct, urge, reassign. And what ends or renews a ticket: close, withdraw, re-open, move, note.

create function private.direct_ticket(
  p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_due_at timestamptz, p_directive text, p_on_word_of bigint default null, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.open_step('direct_ticket', p_ticket_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_ticket.last_event_at);
  v_due_at timestamptz := private.coming_time(p_due_at, v_now, 'due_at');
  v_directive text := private.required_text(p_directive, 'directive');
  v_leader_name text;
begin
  if p_on_word_of is not null then
    select s.display_name into v_leader_name from public.staff s
    where s.id = p_on_word_of and s.is_active and exists (
      select from public.staff_roles sr join authz.role_permissions rp on rp.role_code = sr.role_code and rp.permission_code = 'tickets.direct' where sr.staff_id = s.id);
    if v_leader_name is null then
      perform private.fail('422', 'ticket.field_invalid', 'not a leader', '{"field": "on_word_of", "problem": "unknown"}');
    end if;
  end if;
  update public.tickets set status = 'directed', level_reached = 'leaders', commitment_request = null where id = p_ticket_id;
  -- A newer direction replaces the older one; the head's own clock runs on until the answer.
  perform sla.cancel_clocks('ticket', p_ticket_id, '{ticket.direction}', v_now);
  perform private.start_ticket_clock(p_ticket_id, 'ticket.direction', v_now, v_due_at);
  perform private.tell(p_ticket_id, private.ticket_people(v_ticket, '{officer,agency_head}'), 'ticket_directed', v_now, '{sms}',
    jsonb_build_object('due_at', v_due_at, 'directive', v_directive, 'leader', v_leader_name));
  perform private.tell(p_ticket_id, private.ticket_people(v_ticket, '{supervisor}'), 'ticket_directed', v_now, '{}',
    jsonb_build_object('due_at', v_due_at, 'directive', v_directive, 'leader', v_leader_name));
  return private.finish_step(v_ticket, 'directed', v_now, p_actor_id, v_directive,
    jsonb_build_object('due_at', v_due_at, 'leader_id', p_on_word_of, 'leader_name', v_leader_name));
end $$;
comment on function private.direct_ticket(bigint, timestamptz, bigint, timestamptz, text, bigint, integer) is
  'A leader directs the agency to answer by a time; or the Office writes it down on a leader''s word. Nguồn: QĐ583 Điều 9.4, 9.5.';

create function public.direct_ticket(p_ticket_id bigint, p_due_at timestamptz, p_directive text, p_on_word_of bigint default null, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_now timestamptz := clock_timestamp();
  v_actor_id bigint := authz.require_step('direct_ticket', p_ticket_id, v_now);
begin
  if p_on_word_of is null and not exists (
    select from public.tickets t where t.id = p_ticket_id and authz.allows_ticket('tickets.direct', t.agency_id, t.officer_id)) then
    perform private.fail('422', 'ticket.field_required', 'the Office directs only on a leader''s word', '{"field": "on_word_of"}');
  end if;
  return private.direct_ticket(v_actor_id, v_now, p_ticket_id, p_due_at, p_directive, p_on_word_of, p_version);
end $$;
comment on function public.direct_ticket(bigint, timestamptz, text, bigint, integer) is
  'Directs an agency to answer by a time; p_on_word_of = the leader (staff id) whose word the Office writes down. Nguồn: QĐ583 Điều 9.4.';

create function private.urge_ticket(p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_message text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.open_step('urge_ticket', p_ticket_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_ticket.last_event_at);
  v_message text := private.required_text(p_message, 'message', 2000);
begin
  perform private.tell(p_ticket_id, private.ticket_people(v_ticket,
      case when v_ticket.agency_id is null or v_ticket.status = 'relay_pending' then '{operator,lead_shift}'::text[] else '{officer,agency_head}' end),
    'ticket_urged', v_now, '{sms}', jsonb_build_object('message', v_message));
  return private.finish_step(v_ticket, 'urged', v_now, p_actor_id, v_message, jsonb_build_object('message', v_message, 'scope', 'ticket'));
end $$;
comment on function private.urge_ticket(bigint, timestamptz, bigint, text, integer) is
  'The Office reminds whoever owes the next step: officer and head, or the shift. Nguồn: QĐ583 Điều 9.2, 9.6, 14.1.';

create function public.urge_ticket(p_ticket_id bigint, p_message text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_step('urge_ticket', p_ticket_id, v_now);
begin
  return private.urge_ticket(v_actor_id, v_now, p_ticket_id, p_message, p_version);
end $$;
comment on function public.urge_ticket(bigint, text, integer) is 'Reminds whoever owes the next step of a ticket. Nguồn: QĐ583 Điều 14.1.';

create function private.urge_agency(p_actor_id bigint, p_now timestamptz, p_agency_id bigint, p_message text)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_message text := private.required_text(p_message, 'message', 2000);
  v_ids bigint[];
  v_officers bigint[];
begin
  perform private.require_handling_agency(p_agency_id, p_now);
  -- What is late or about to be. Locked in order of id, like everything that takes several tickets.
  select array_agg(u.id), array_agg(distinct u.officer_id) filter (where u.officer_id is not null) into v_ids, v_officers
  from (
    select t.id, t.officer_id from public.tickets t
    where t.agency_id = p_agency_id and t.status in ('assigned', 'verifying', 'escalated', 'overdue', 'directed', 'coordination')
      -- What went to the head has been missed once already.
      and (t.due_at <= p_now or t.warn_at <= p_now or t.status in ('escalated', 'overdue'))
    order by t.id for update of t
  ) u;
  if v_ids is null then
    perform private.fail('409', 'ticket.nothing_to_urge', 'the agency has nothing overdue or due soon');
  end if;
  perform sla.settle('ticket', u.id, p_now) from unnest(v_ids) as u (id);
  update public.tickets set version = version + 1, last_event_at = greatest(last_event_at, p_now) where id = any (v_ids);
  perform private.add_ticket_event(t.id, 'urged', t.last_event_at, p_actor_id, t.status, t.status, t.agency_id, v_message, jsonb_build_object('message', v_message, 'scope', 'agency'))
  from public.tickets t where t.id = any (v_ids);
  perform private.notify_staff(v_officers || private.agency_heads(p_agency_id), 'agency_urged', 'agency', p_agency_id,
    jsonb_build_object('agency', a.name, 'count', cardinality(v_ids), 'message', v_message), p_now, '{sms}')
  from public.agencies a where a.id = p_agency_id;
  return jsonb_build_object('agency_id', p_agency_id, 'count', cardinality(v_ids));
end $$;
comment on function private.urge_agency(bigint, timestamptz, bigint, text) is
  'One reminder to an agency''s officers and head about everything overdue or due soon there, recorded on each ticket. Nguồn: QĐ583 Điều 14.1.';

create function public.urge_agency(p_agency_id bigint, p_message text)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('tickets.supervise', p_agency_id);
begin
  return private.urge_agency(v_actor_id, clock_timestamp(), p_agency_id, p_message);
end $$;
comment on function public.urge_agency(bigint, text) is
  'Reminds an agency''s officers and head of everything late or about to be; returns {agency_id, count}. Nguồn: QĐ583 Điều 14.1.';

create function private.reassign_ticket(p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_agency_id bigint, p_reason text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.open_step('reassign_ticket', p_ticket_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_ticket.last_event_at);
  v_reason text := private.required_text(p_reason, 'reason');
  v_assigned public.tickets;
begin
  perform private.require_handling_agency(p_agency_id, v_now);
  if p_agency_id = v_ticket.agency_id then
    perform private.fail('422', 'ticket.field_invalid', 'the ticket is with that agency already', '{"field": "agency_id", "problem": "same"}');
  end if;
  perform private.cancel_handling(p_ticket_id, v_now);
  perform private.cancel_tasks(p_ticket_id, v_now, p_actor_id);
  perform private.tell(p_ticket_id, private.ticket_people(v_ticket, '{officer,agency_head}'), 'ticket_recalled', v_now, '{}', jsonb_build_object('reason', v_reason));
  v_assigned := private.assign_agency(p_ticket_id, p_agency_id, null, v_now);
  perform private.tell(p_ticket_id, private.ticket_people(v_assigned, case when v_assigned.officer_id is null then '{agency_head}'::text[] else '{officer}' end),
    'ticket_transferred', v_now, '{sms}', jsonb_build_object('note', v_reason, 'due_at', v_assigned.due_at));
  return private.finish_step(v_ticket, 'reassigned', v_now, p_actor_id, v_reason,
    jsonb_build_object('officer_id', v_assigned.officer_id, 'officer_name', v_assigned.officer_name,
      'from_agency', (select a.name from public.agencies a where a.id = v_ticket.agency_id)));
end $$;
comment on function private.reassign_ticket(bigint, timestamptz, bigint, bigint, text, integer) is
  'The Office decides which agency answers; that one gets a fresh officer''s clock. Nguồn: QĐ583 Điều 9.5, 14.2.';

create function public.reassign_ticket(p_ticket_id bigint, p_agency_id bigint, p_reason text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_step('reassign_ticket', p_ticket_id, v_now);
begin
  return private.reassign_ticket(v_actor_id, v_now, p_ticket_id, p_agency_id, p_reason, p_version);
end $$;
comment on function public.reassign_ticket(bigint, bigint, text, integer) is 'The Office gives a ticket to another agency. Nguồn: QĐ583 Điều 14.2.';

create function private.move_ticket(p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_agency_id bigint, p_note text)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.settled_ticket(p_ticket_id, p_now);
  v_now timestamptz := greatest(p_now, v_ticket.last_event_at);
  v_officer_id bigint := private.pick_officer(p_agency_id);
  v_task_id bigint := (select k.id from public.ticket_tasks k where k.ticket_id = p_ticket_id and k.agency_id = p_agency_id and k.status = 'open');
begin
  if v_ticket.id is null then
    perform private.fail('404', 'ticket.not_found', 'no such ticket');
  end if;
  if v_task_id is not null then
    -- The successor took part; now it leads, and a lead has no part of its own.
    perform private.end_task(v_task_id, 'ended', v_now, p_actor_id);
    perform private.add_ticket_event(p_ticket_id, 'tasks_ended', v_now, p_actor_id, null, null, null, null,
      jsonb_build_object('agencies', (select jsonb_agg(a.name) from public.agencies a where a.id = p_agency_id)));
  end if;
  update public.tickets set agency_id = p_agency_id, officer_id = v_officer_id, officer_name = private.staff_name(v_officer_id) where id = p_ticket_id;
  update sla.clocks set agency_id = p_agency_id, staff_id = case when level in ('officer', 'commitment') then v_officer_id end
  where subject_type = 'ticket' and subject_id = p_ticket_id and agency_id = v_ticket.agency_id and state in ('running', 'due_soon', 'overdue', 'paused');
  select t.* into v_ticket from public.tickets t where t.id = p_ticket_id;
  perform private.tell(p_ticket_id, private.ticket_people(v_ticket, case when v_officer_id is null then '{agency_head}'::text[] else '{officer}' end), 'ticket_moved', v_now);
  return private.finish_step(v_ticket, 'moved', v_now, p_actor_id, private.tidy(p_note), jsonb_build_object('officer_name', v_ticket.officer_name));
end $$;
comment on function private.move_ticket(bigint, timestamptz, bigint, bigint, text) is
  'Open work follows an abolished agency to its successor; state, history and clocks stay as they are. Nguồn: SPEC §4.';

-- After the answer ---------------------------------------------------------------------------------

create function private.reopen_ticket(
  p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_reason text, p_version integer default null, p_rating_id bigint default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.open_step('reopen_ticket', p_ticket_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_ticket.last_event_at);
  v_reason text := private.required_text(p_reason, 'reason');
  v_day date := (v_now at time zone 'Asia/Ho_Chi_Minh')::date;
  v_rating jsonb := private.handle_ratings(p_actor_id, v_now, p_ticket_id, p_rating_id, 'reopened', v_reason);
  v_assigned public.tickets;
begin
  perform private.cancel_handling(p_ticket_id, v_now);
  update public.tickets set answered_at = null, relayed_at = null, closed_at = null, reopen_count = reopen_count + 1 where id = p_ticket_id;
  if exists (select from public.agencies a where a.id = v_ticket.agency_id and a.archived_at is null and (a.valid_to is null or a.valid_to >= v_day)) then
    -- The same officer, if still there to take it.
    v_assigned := private.assign_agency(p_ticket_id, v_ticket.agency_id,
      (select h.staff_id from private.handlers(v_ticket.agency_id) h where h.staff_id = v_ticket.officer_id), v_now);
    perform private.tell(p_ticket_id, private.ticket_people(v_assigned, '{officer,agency_head}'), 'ticket_reopened', v_now, '{sms}',
      jsonb_build_object('reason', v_reason, 'due_at', v_assigned.due_at));
  else
    -- Answered at 1022, or by an agency that is no more: it is triaged again.
    update public.tickets set status = 'received', agency_id = null, officer_id = null, officer_name = null, assigned_at = null where id = p_ticket_id;
    perform private.start_ticket_clock(p_ticket_id, 'ticket.triage', v_now);
  end if;
  return private.finish_step(v_ticket, 'reopened', v_now, p_actor_id, v_reason, v_rating);
end $$;
comment on function private.reopen_ticket(bigint, timestamptz, bigint, text, integer, bigint) is
  'The citizen is not satisfied: back to the agency with a fresh officer''s clock (to triage when no agency answered); the time it was closed never counts. Nguồn: QĐ583 Điều 9.5; SPEC §2, §3.';

create function public.reopen_ticket(p_ticket_id bigint, p_reason text, p_version integer default null, p_rating_id bigint default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_step('reopen_ticket', p_ticket_id, v_now);
begin
  return private.reopen_ticket(v_actor_id, v_now, p_ticket_id, p_reason, p_version, p_rating_id);
end $$;
comment on function public.reopen_ticket(bigint, text, integer, bigint) is
  'Re-opens an answered or closed ticket, p_rating_id = the rating that led to it. Nguồn: SPEC §3, §7; QĐ583 Điều 9.5.';

create function private.close_ticket(p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_note text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.open_step('close_ticket', p_ticket_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_ticket.last_event_at);
begin
  perform private.cancel_handling(p_ticket_id, v_now);
  update public.tickets set status = 'closed', closed_at = v_now where id = p_ticket_id;
  return private.finish_step(v_ticket, 'closed', v_now, p_actor_id, private.tidy(p_note));
end $$;
comment on function private.close_ticket(bigint, timestamptz, bigint, text, integer) is 'Ends an answered ticket before it closes by itself. Nguồn: SPEC §3.';

create function public.close_ticket(p_ticket_id bigint, p_note text default null, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_step('close_ticket', p_ticket_id, v_now);
begin
  return private.close_ticket(v_actor_id, v_now, p_ticket_id, p_note, p_version);
end $$;
comment on function public.close_ticket(bigint, text, integer) is 'Closes an answered ticket. Nguồn: SPEC §3.';

create function private.withdraw_ticket(p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_reason text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.open_step('withdraw_ticket', p_ticket_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_ticket.last_event_at);
  v_reason text := private.required_text(p_reason, 'reason');
  v_codes text := (select string_agg(t.code, ', ' order by t.id) from public.tickets t where t.merged_into_id = p_ticket_id);
begin
  if v_codes is not null then
    -- The others who reported the same matter have not withdrawn theirs.
    perform private.fail('409', 'ticket.has_merged', 'other reports were merged into this one', jsonb_build_object('codes', v_codes));
  end if;
  perform sla.cancel_clocks('ticket', p_ticket_id, null, v_now);
  perform private.cancel_tasks(p_ticket_id, v_now, p_actor_id);
  update public.tickets set status = 'withdrawn', closed_at = v_now, commitment_request = null where id = p_ticket_id;
  if v_ticket.agency_id is not null then
    perform private.tell(p_ticket_id, private.ticket_people(v_ticket, '{officer}'), 'ticket_withdrawn', v_now, '{}', jsonb_build_object('reason', v_reason));
  end if;
  return private.finish_step(v_ticket, 'withdrawn', v_now, p_actor_id, v_reason);
end $$;
comment on function private.withdraw_ticket(bigint, timestamptz, bigint, text, integer) is 'The citizen takes the report back: all clocks are cancelled. Nguồn: SPEC §3.';

create function public.withdraw_ticket(p_ticket_id bigint, p_reason text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_step('withdraw_ticket', p_ticket_id, v_now);
begin
  return private.withdraw_ticket(v_actor_id, v_now, p_ticket_id, p_reason, p_version);
end $$;
comment on function public.withdraw_ticket(bigint, text, integer) is 'Withdraws a ticket at the citizen''s wish. Nguồn: SPEC §3.';
