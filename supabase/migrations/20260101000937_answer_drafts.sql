-- Where the office wishes it, an officer's answer goes out only after the head has read it: draft, approval, sent; or sent
-- back with remarks. The deadlines are those of the answer: a draft stops no clock.

create table public.ticket_answer_drafts (
  id bigint generated always as identity primary key,
  ticket_id bigint not null references public.tickets (id) on delete cascade,
  agency_id bigint references public.agencies (id),
  content text not null check (length(trim(content)) > 0),
  status text not null default 'waiting' check (status in ('waiting', 'approved', 'sent_back', 'replaced', 'dropped')),
  submitted_at timestamptz not null,
  submitted_by_id bigint references public.staff (id),
  submitted_by_name text,
  decided_at timestamptz,
  decided_by_id bigint references public.staff (id),
  decided_by_name text,
  remarks text
);
comment on table public.ticket_answer_drafts is
  'Answers that officers submitted to their head. Written only by the step functions. Nguồn: SPEC §3 (draft → head approves → sent).';
comment on column public.ticket_answer_drafts.status is
  'waiting; approved (sent as the answer); sent_back (with remarks); replaced (the officer submitted another); dropped (answered otherwise, or the ticket went elsewhere).';
create index ticket_answer_drafts_ticket on public.ticket_answer_drafts (ticket_id);
create unique index ticket_answer_drafts_one_waiting on public.ticket_answer_drafts (ticket_id) where status = 'waiting';
create index ticket_answer_drafts_agency on public.ticket_answer_drafts (agency_id);
create index ticket_answer_drafts_submitted_by on public.ticket_answer_drafts (submitted_by_id);
create index ticket_answer_drafts_decided_by on public.ticket_answer_drafts (decided_by_id);
alter table public.ticket_answer_drafts enable row level security;
-- A draft is the agency's own until it is sent: operators and other agencies wait for the answer.
create policy "ticket_answer_drafts.read: the agency, the Office" on public.ticket_answer_drafts for select to authenticated
  using ((select authz.can_all('tickets.supervise'))
    or agency_id = any ((select authz.agency_ids('tickets.handle'))::bigint[])
    or (submitted_by_id = any ((select authz.acting_for())::bigint[]) and (select authz.can('tickets.handle'))));

insert into private.ticket_step_rights (position, step, permission_code, statuses, with_agency) values
  (61, 'submit_answer_draft', 'tickets.handle', '{assigned,clarification,verifying,coordination}', true),
  (58, 'approve_answer_draft', 'tickets.head', '{assigned,clarification,verifying,coordination,escalated,overdue,directed}', true),
  (59, 'send_back_answer_draft', 'tickets.head', '{assigned,clarification,verifying,coordination,escalated,overdue,directed}', true);

create function private.needs_approval(p_agency_id bigint)
returns boolean language plpgsql stable security definer set search_path = '' as $$
declare v_setting jsonb := private.setting('tickets.answers_need_approval');
begin
  return case jsonb_typeof(v_setting)
    when 'boolean' then v_setting = 'true'
    when 'array' then exists (
      select from private.agency_tree t join public.agencies a on a.id = t.ancestor_id where t.agency_id = p_agency_id and v_setting ? a.code)
    else false end;
end $$;
comment on function private.needs_approval(bigint) is
  'Whether an agency''s officers submit their answers to their head: the setting is true, false, or the list of the codes of agencies (with their sub-units). Nguồn: SPEC §3.';

create function private.tg_tickets__drop_draft()
returns trigger language plpgsql volatile security definer set search_path = '' as $$
begin
  update public.ticket_answer_drafts set status = 'dropped', decided_at = new.last_event_at where id = old.draft_id and status = 'waiting';
  update public.tickets set draft_id = null where id = new.id;
  return null;
end $$;
comment on function private.tg_tickets__drop_draft() is 'A draft waits no longer when the ticket was answered, ended or went to another agency, whichever step did it.';
create trigger tg_tickets__drop_draft after update of status, agency_id on public.tickets
  for each row when (old.draft_id is not null and new.draft_id = old.draft_id and (new.agency_id is distinct from old.agency_id
    or new.status <> all ('{assigned,clarification,verifying,coordination,escalated,overdue,directed}')))
  execute function private.tg_tickets__drop_draft();

create function private.submit_answer_draft(p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_answer text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.open_step('submit_answer_draft', p_ticket_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_ticket.last_event_at);
  v_answer text := private.required_text(p_answer, 'answer', 20000);
  v_draft_id bigint;
begin
  if not private.needs_approval(v_ticket.agency_id) then
    perform private.fail('409', 'ticket.approval_not_needed', 'answers need no approval here');
  end if;
  update public.ticket_answer_drafts set status = 'replaced', decided_at = v_now where id = v_ticket.draft_id;
  insert into public.ticket_answer_drafts (ticket_id, agency_id, content, submitted_at, submitted_by_id, submitted_by_name)
  values (p_ticket_id, v_ticket.agency_id, v_answer, v_now, p_actor_id, private.staff_name(p_actor_id)) returning id into v_draft_id;
  update public.tickets set draft_id = v_draft_id where id = p_ticket_id;
  perform private.tell(p_ticket_id, private.ticket_people(v_ticket, '{agency_head}'), 'draft_submitted', v_now, '{}',
    jsonb_build_object('officer', private.staff_name(p_actor_id), 'due_at', v_ticket.due_at));
  -- The words stay with the draft: the timeline is read by more people than the draft is.
  return private.finish_step(v_ticket, 'draft_submitted', v_now, p_actor_id, null, jsonb_build_object('draft_id', v_draft_id));
end $$;
comment on function private.submit_answer_draft(bigint, timestamptz, bigint, text, integer) is
  'The officer submits an answer to the head; another one replaces it. No clock stops: late is late. Nguồn: SPEC §3; QĐ583 Điều 9.3.';

create function public.submit_answer_draft(p_ticket_id bigint, p_answer text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_step('submit_answer_draft', p_ticket_id, v_now);
begin
  return private.submit_answer_draft(v_actor_id, v_now, p_ticket_id, p_answer, p_version);
end $$;
comment on function public.submit_answer_draft(bigint, text, integer) is 'Submits an answer for the head''s approval. Nguồn: SPEC §3.';

create function private.waiting_draft(p_ticket public.tickets)
returns public.ticket_answer_drafts language plpgsql stable set search_path = '' as $$
declare v_draft public.ticket_answer_drafts;
begin
  select * into v_draft from public.ticket_answer_drafts d where d.id = p_ticket.draft_id and d.status = 'waiting';
  if not found then
    perform private.fail('409', 'ticket.no_draft', 'no draft is waiting');
  end if;
  return v_draft;
end $$;
comment on function private.waiting_draft(public.tickets) is 'The draft that waits for the head; 409 when none does.';

create function private.approve_answer_draft(p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.open_step('approve_answer_draft', p_ticket_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_ticket.last_event_at);
  v_draft public.ticket_answer_drafts := private.waiting_draft(v_ticket);
  v_is_head boolean := v_ticket.status in ('escalated', 'overdue', 'directed');
begin
  update public.ticket_answer_drafts set status = 'approved', decided_at = v_now, decided_by_id = p_actor_id, decided_by_name = private.staff_name(p_actor_id)
  where id = v_draft.id;
  update public.tickets set draft_id = null where id = p_ticket_id;
  v_ticket.draft_id := null;
  perform private.add_ticket_event(p_ticket_id, 'draft_approved', v_now, p_actor_id, null, null, v_ticket.agency_id, null, jsonb_build_object('draft_id', v_draft.id));
  if v_draft.submitted_by_id <> p_actor_id then
    perform private.tell(p_ticket_id, array[v_draft.submitted_by_id], 'draft_approved', v_now);
  end if;
  -- Once it went to the head the answer is the head's, to the operator, whoever wrote it.
  return private.send_answer(v_ticket, v_now, case when v_is_head then p_actor_id else v_draft.submitted_by_id end, v_draft.content, v_is_head);
end $$;
comment on function private.approve_answer_draft(bigint, timestamptz, bigint, integer) is
  'The head approves: the answer goes out now as the officer''s and the clocks stop now; after an escalation as the head''s own, to the operator. Nguồn: SPEC §3; QĐ583 Điều 9.3, 9.4.';

create function public.approve_answer_draft(p_ticket_id bigint, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_step('approve_answer_draft', p_ticket_id, v_now);
begin
  return private.approve_answer_draft(v_actor_id, v_now, p_ticket_id, p_version);
end $$;
comment on function public.approve_answer_draft(bigint, integer) is 'Approves and sends the answer that waits. Nguồn: SPEC §3.';

create function private.send_back_answer_draft(p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_remarks text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.open_step('send_back_answer_draft', p_ticket_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_ticket.last_event_at);
  v_draft public.ticket_answer_drafts := private.waiting_draft(v_ticket);
  v_remarks text := private.required_text(p_remarks, 'remarks', 5000);
begin
  update public.ticket_answer_drafts set status = 'sent_back', decided_at = v_now, decided_by_id = p_actor_id,
    decided_by_name = private.staff_name(p_actor_id), remarks = v_remarks
  where id = v_draft.id;
  update public.tickets set draft_id = null where id = p_ticket_id;
  perform private.tell(p_ticket_id, array_remove(array[v_draft.submitted_by_id, nullif(v_ticket.officer_id, v_draft.submitted_by_id)], null),
    'draft_sent_back', v_now, '{}', jsonb_build_object('remarks', left(v_remarks, 500), 'due_at', v_ticket.due_at));
  -- What the head remarks on stays inside the agency, like the draft itself.
  return private.finish_step(v_ticket, 'draft_sent_back', v_now, p_actor_id, null, jsonb_build_object('draft_id', v_draft.id));
end $$;
comment on function private.send_back_answer_draft(bigint, timestamptz, bigint, text, integer) is
  'The head wants it otherwise: the officer gets the draft back with remarks; the clocks run on. Nguồn: SPEC §3.';

create function public.send_back_answer_draft(p_ticket_id bigint, p_remarks text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_step('send_back_answer_draft', p_ticket_id, v_now);
begin
  return private.send_back_answer_draft(v_actor_id, v_now, p_ticket_id, p_remarks, p_version);
end $$;
comment on function public.send_back_answer_draft(bigint, text, integer) is 'Sends a draft back to the officer with remarks. Nguồn: SPEC §3.';
