-- A case's tickets; to the Chair and back: proposed, agreed to, closed, withdrawn. Nguồn: QĐ3394 Điều 4; SPEC §5.

create function private.link_ticket_to_case(p_case_id bigint, p_ticket_id bigint, p_now timestamptz, p_actor_id bigint)
returns void language plpgsql volatile set search_path = '' as $$
declare v_code text := (select t.code from public.tickets t where t.id = p_ticket_id);
begin
  if v_code is null then
    perform private.fail('422', 'case.field_invalid', 'no such ticket', '{"field": "ticket_id", "problem": "unknown"}');
  end if;
  insert into public.case_tickets (case_id, ticket_id, linked_at, linked_by_id) values (p_case_id, p_ticket_id, p_now, p_actor_id) on conflict do nothing;
  if found then
    perform private.add_case_event(p_case_id, 'ticket_linked', p_now, p_actor_id, null, null, null, jsonb_build_object('ticket_id', p_ticket_id, 'code', v_code));
  end if;
end $$;
comment on function private.link_ticket_to_case(bigint, bigint, timestamptz, bigint) is 'Links a ticket about the same matter. Nguồn: SPEC §1, §5.';

create function public.link_case_ticket(p_case_id bigint, p_code text, p_is_linked boolean default true)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_actor_id bigint := authz.require('cases.edit');
  v_now timestamptz := clock_timestamp();
  v_ticket_id bigint := (select t.id from public.tickets t where t.code = private.tidy(p_code));
begin
  perform private.open_case(p_case_id, null, null, 'link_case_ticket');
  -- The board reads linked tickets only: it names one by the code the citizen has.
  if v_ticket_id is null then
    perform private.fail('422', 'case.field_invalid', 'no such ticket', '{"field": "code", "problem": "unknown"}');
  elsif p_is_linked then
    perform private.link_ticket_to_case(p_case_id, v_ticket_id, v_now, v_actor_id);
  else
    delete from public.case_tickets l where l.case_id = p_case_id and l.ticket_id = v_ticket_id;
    if found then
      perform private.add_case_event(p_case_id, 'ticket_unlinked', v_now, v_actor_id, null, null, null, jsonb_build_object('ticket_id', v_ticket_id, 'code', private.tidy(p_code)));
    end if;
  end if;
  return private.case_result(p_case_id);
end $$;
comment on function public.link_case_ticket(bigint, text, boolean) is 'Links a ticket to a case by its code, or takes the link away. Nguồn: SPEC §1 (tickets: link to a case).';

-- To the Chair -----------------------------------------------------------------------------------------

create function private.propose_case(p_actor_id bigint, p_now timestamptz, p_case_id bigint, p_proposal text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_case public.cases := private.open_case(p_case_id, p_version, '{registered,refused}', 'propose_case');
  v_now timestamptz := greatest(p_now, v_case.last_event_at);
  v_proposal text := private.case_field(p_proposal, 'proposal', 10000);
begin
  if not exists (select from public.case_criteria k where k.case_id = p_case_id) then
    perform private.fail('409', 'case.no_criterion', 'no criterion of Điều 4.1 is met', '{"field": "criteria"}');
  elsif v_case.agency_id is null then
    perform private.fail('409', 'case.no_agency', 'no agency answers for the matter', '{"field": "agencies"}');
  end if;
  update public.cases set proposal = v_proposal, proposed_at = v_now, decided_at = null, decided_by_id = null, decision_note = null where id = p_case_id;
  perform private.set_case_status(p_case_id, 'proposed', 'proposed', v_now, p_actor_id, v_proposal);
  perform private.notify_staff(private.staff_everywhere('approve_case'), 'case_proposed', 'case', p_case_id,
    jsonb_build_object('code', v_case.code, 'title', v_case.title), v_now, '{email}');
  return private.case_result(p_case_id);
end $$;
comment on function private.propose_case(bigint, timestamptz, bigint, text, integer) is
  'The board proposes a case for reception by video: at least one criterion with its reason, and an agency that answers. Nguồn: QĐ3394 Điều 4.1, 4.2.';

create function public.propose_case(p_case_id bigint, p_proposal text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('cases.edit');
begin
  return private.propose_case(v_actor_id, clock_timestamp(), p_case_id, p_proposal, p_version);
end $$;
comment on function public.propose_case(bigint, text, integer) is 'Proposes a case to the Chair. Nguồn: QĐ3394 Điều 4.2.';

create function private.decide_case(p_actor_id bigint, p_now timestamptz, p_case_id bigint, p_is_approved boolean, p_note text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_case public.cases := private.open_case(p_case_id, p_version, '{proposed}', 'decide_case');
  v_now timestamptz := greatest(p_now, v_case.last_event_at);
  v_note text := private.tidy(p_note);
begin
  if p_is_approved is null then
    perform private.fail('422', 'case.field_required', 'a decision is required', '{"field": "is_approved"}');
  elsif not p_is_approved then
    v_note := private.case_field(p_note, 'note', 4000);
  end if;
  update public.cases set decided_at = case when p_is_approved then v_now end, decided_by_id = p_actor_id, decision_note = v_note where id = p_case_id;
  -- A session may have taken it up already, waiting for this.
  perform private.set_case_status(p_case_id,
    case when not p_is_approved then 'refused'
      when exists (select from public.session_cases sc join public.sessions s on s.id = sc.session_id
        where sc.case_id = p_case_id and s.status in ('planned', 'reported', 'invited', 'tested', 'live')) then 'scheduled'
      else 'approved' end,
    case when p_is_approved then 'approved' else 'refused' end, v_now, p_actor_id, v_note);
  perform private.notify_staff(array_remove(array[v_case.registered_by_id], null) || private.staff_everywhere('cases.edit'),
    case when p_is_approved then 'case_approved' else 'case_refused' end, 'case', p_case_id,
    jsonb_strip_nulls(jsonb_build_object('code', v_case.code, 'title', v_case.title, 'note', v_note)), v_now);
  return private.case_result(p_case_id);
end $$;
comment on function private.decide_case(bigint, timestamptz, bigint, boolean, text, integer) is
  'The Chair agrees to receive a case by video, or refuses with the reason. Nguồn: QĐ3394 Điều 4.2.';

create function public.decide_case(p_case_id bigint, p_is_approved boolean, p_note text default null, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('approve_case');
begin
  return private.decide_case(v_actor_id, clock_timestamp(), p_case_id, p_is_approved, p_note, p_version);
end $$;
comment on function public.decide_case(bigint, boolean, text, integer) is 'The Chair''s agreement or refusal. Nguồn: QĐ3394 Điều 4.2.';

create function private.close_case(p_actor_id bigint, p_now timestamptz, p_case_id bigint, p_kind text, p_note text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_case public.cases := private.open_case(p_case_id, p_version,
    case p_kind when 'withdrawn' then '{registered,proposed,refused,approved}'::text[] else '{concluded,refused}'::text[] end, p_kind);
  v_now timestamptz := greatest(p_now, v_case.last_event_at);
begin
  if p_kind = 'withdrawn' and exists (select from public.session_cases sc join public.sessions s on s.id = sc.session_id
    where sc.case_id = p_case_id and s.status in ('planned', 'reported', 'invited', 'tested', 'live')) then
    perform private.fail('409', 'case.in_session', 'take it off the session first');
  elsif exists (select from public.case_tasks t where t.case_id = p_case_id and t.status in ('open', 'reported')) then
    perform private.fail('409', 'case.tasks_open', 'follow-up tasks are open');
  end if;
  update public.cases set closed_at = v_now where id = p_case_id;
  perform private.set_case_status(p_case_id, case p_kind when 'withdrawn' then 'withdrawn' else 'closed' end, p_kind, v_now, p_actor_id, private.case_field(p_note, 'note', 4000));
  return private.case_result(p_case_id);
end $$;
comment on function private.close_case(bigint, timestamptz, bigint, text, text, integer) is 'Ends a case: withdrawn by its citizens, or nothing more to follow up.';

create function public.close_case(p_case_id bigint, p_note text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('cases.edit');
begin
  return private.close_case(v_actor_id, clock_timestamp(), p_case_id, 'closed', p_note, p_version);
end $$;
comment on function public.close_case(bigint, text, integer) is 'Closes a concluded case with nothing left to follow up, or a refused one.';

create function public.withdraw_case(p_case_id bigint, p_note text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('cases.edit');
begin
  return private.close_case(v_actor_id, clock_timestamp(), p_case_id, 'withdrawn', p_note, p_version);
end $$;
comment on function public.withdraw_case(bigint, text, integer) is 'The citizens take their matter back.';
