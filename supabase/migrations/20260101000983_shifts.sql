-- The hand-over from shift to shift. Nguồn: SPEC §3.

create function private.shift_state(p_now timestamptz)
returns jsonb language plpgsql stable set search_path = '' as $$
declare
  v_since timestamptz := coalesce(
    (select max(h.handed_at) from public.shift_handovers h where h.handed_at > p_now - interval '24 hours' and h.handed_at <= p_now), p_now - interval '12 hours');
begin
  return (
    with waiting as (
      -- What the centre itself owes; and what is urgent, wherever it is.
      select t.id, t.code, t.status, t.priority, left(t.content, 120) as excerpt, t.due_at, t.received_at,
        case when t.status = 'relay_pending' then 'relay' when t.status = 'received' then 'triage'
          when t.status = 'clarification' and t.agency_id is null then 'clarification' else 'urgent' end as why
      from public.tickets t
      where t.status in ('received', 'relay_pending') or (t.status = 'clarification' and t.agency_id is null)
        or (t.priority = 'urgent' and t.status in ('clarification', 'assigned', 'verifying', 'escalated', 'overdue', 'directed', 'coordination'))
    ), backs as (
      select b.id, b.due_at, b.caller_name_masked, b.phone_masked, b.reason, b.staff_name, b.ticket_id from public.call_backs b where b.status = 'open'
    )
    select jsonb_build_object('since', v_since, 'at', p_now,
      'counts', (select jsonb_build_object(
          'triage', count(*) filter (where w.why = 'triage'), 'relay', count(*) filter (where w.why = 'relay'),
          'clarification', count(*) filter (where w.why = 'clarification'), 'urgent', count(*) filter (where w.priority = 'urgent'),
          'overdue', count(*) filter (where w.due_at < p_now and w.why <> 'urgent')) from waiting w)
        || jsonb_build_object(
          'call_backs', (select count(*) from backs), 'call_backs_due', (select count(*) from backs b where b.due_at <= p_now),
          'calls', (select count(*) from public.calls k where k.started_at > v_since),
          'received', (select count(*) from public.tickets t where t.received_at > v_since and t.received_at <= p_now and t.channel <> 'import')),
      'tickets', coalesce((select jsonb_agg(to_jsonb(x) order by x.due_at nulls last, x.id) from (
        select * from waiting w order by w.due_at nulls last, w.id limit 30) x), '[]'),
      'call_backs', coalesce((select jsonb_agg(to_jsonb(x) order by x.due_at, x.id) from (select * from backs b order by b.due_at, b.id limit 30) x), '[]')));
end $$;
comment on function private.shift_state(timestamptz) is
  'What a shift leaves behind: how much waits at the centre, which tickets need it (thirty, due first), which call-backs are promised, and what it did since the last hand-over. Masked: no full number or name.';

create function public.shift_state()
returns jsonb language plpgsql stable security definer set search_path = '' as $$
begin
  perform authz.require('tickets.receive');
  return private.shift_state(clock_timestamp());
end $$;
comment on function public.shift_state() is 'What a hand-over written now would list. Nguồn: SPEC §3 (shift hand-over).';

create function private.hand_over_shift(p_actor_id bigint, p_now timestamptz, p_note text, p_request_id uuid default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_note text := private.tidy(p_note);
  v_state jsonb;
  v_id bigint;
begin
  if length(v_note) > 4000 then
    perform private.fail('422', 'ticket.field_invalid', 'note is too long', '{"field": "note", "problem": "too_long"}');
  end if;
  -- One at a time: the next one starts where this one ends.
  perform pg_advisory_xact_lock(hashtextextended('hand_over_shift', 0));
  select h.id into v_id from public.shift_handovers h where h.request_id = p_request_id;
  if v_id is null then
    v_state := private.shift_state(p_now);
    insert into public.shift_handovers (request_id, since, handed_at, from_staff_id, from_name, note, state)
    values (p_request_id, (v_state ->> 'since')::timestamptz, p_now, p_actor_id, private.staff_name(p_actor_id), v_note, v_state)
    returning id into v_id;
  end if;
  return jsonb_build_object('id', v_id);
end $$;
comment on function private.hand_over_shift(bigint, timestamptz, text, uuid) is 'Writes the hand-over of the ending shift with what stands open at that moment. Nguồn: SPEC §3.';

create function public.hand_over_shift(p_note text, p_request_id uuid default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('tickets.receive');
begin
  return private.hand_over_shift(v_actor_id, clock_timestamp(), p_note, p_request_id);
end $$;
comment on function public.hand_over_shift(text, uuid) is
  'Hands the shift over: free text beside what the system lists by itself; the same request twice is one hand-over. Nguồn: SPEC §3.';

create function private.take_over_shift(p_actor_id bigint, p_now timestamptz, p_handover_id bigint, p_note text default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_handover public.shift_handovers;
  v_note text := private.tidy(p_note);
begin
  select * into v_handover from public.shift_handovers h where h.id = p_handover_id for update;
  if not found then
    perform private.fail('404', 'shift.not_found', 'no such hand-over');
  elsif v_handover.from_staff_id = p_actor_id then
    perform private.fail('409', 'shift.own_handover', 'nobody takes over from themselves');
  elsif v_handover.taken_by_id = p_actor_id then
    return jsonb_build_object('id', p_handover_id);
  elsif v_handover.taken_at is not null then
    perform private.fail('409', 'shift.already_taken', 'somebody took over already', jsonb_build_object('by', v_handover.taken_by_name));
  elsif length(v_note) > 4000 then
    perform private.fail('422', 'ticket.field_invalid', 'note is too long', '{"field": "note", "problem": "too_long"}');
  end if;
  update public.shift_handovers set taken_at = p_now, taken_by_id = p_actor_id, taken_by_name = private.staff_name(p_actor_id), taken_note = v_note
  where id = p_handover_id;
  return jsonb_build_object('id', p_handover_id);
end $$;
comment on function private.take_over_shift(bigint, timestamptz, bigint, text) is 'The next shift confirms that it has read the hand-over. Nguồn: SPEC §3.';

create function public.take_over_shift(p_handover_id bigint, p_note text default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('tickets.receive');
begin
  return private.take_over_shift(v_actor_id, clock_timestamp(), p_handover_id, p_note);
end $$;
comment on function public.take_over_shift(bigint, text) is 'Confirms having read a hand-over, once, by somebody else than its writer. Nguồn: SPEC §3.';
