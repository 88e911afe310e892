-- Telephone calls: those that need no ticket, call-backs promised, nuisance callers, and the hand-over from shift to
-- shift. Numbers live with the citizens, which no API role reads; the tables here hold masked copies, and every look at
-- a full number is logged. Nguồn: QĐ583 Điều 7, 8, 10.1; SPEC §3, §12.

-- Tables -------------------------------------------------------------------------------------------

create table public.calls (
  id bigint generated always as identity primary key,
  request_id uuid unique,
  direction text not null default 'in' check (direction in ('in', 'out')),
  outcome text not null check (outcome in (
    'information', 'result_asked', 'existing_ticket', 'wrong_number', 'silent', 'harassment', 'called_back', 'other')),
  citizen_id bigint references public.citizens (id),
  caller_name_masked text,
  phone_masked text,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  duration_seconds integer not null generated always as (extract(epoch from ended_at - started_at)::integer) stored,
  note text,
  ticket_id bigint references public.tickets (id) on delete set null,
  article text,
  staff_id bigint not null references public.staff (id),
  staff_name text not null,
  recorded_at timestamptz not null,
  search text generated always as (public.fold(coalesce(note, '') || ' ' || coalesce(caller_name_masked, '') || ' ' || coalesce(phone_masked, ''))) stored,
  check (ended_at >= started_at)
);
comment on table public.calls is
  'Calls that became no ticket of their own, and call-backs made: who answered, when, how long, what came of it. Append-only. A call that became a ticket is on the ticket. Nguồn: SPEC §3 (a call that needs no ticket is logged too); QĐ583 Điều 10.1.';
comment on column public.calls.outcome is
  'information: asked and told; result_asked: asked how a ticket stands; existing_ticket: the words were added to that ticket; wrong_number; silent: nobody spoke; harassment; called_back: a promised call-back was made; other.';
comment on column public.calls.article is 'The knowledge article the answer was read from, by its id or code.';
comment on column public.calls.request_id is 'Made by the form that sent it: the same form sent twice is the same call.';
create index calls_started_at on public.calls (started_at);
create index calls_staff on public.calls (staff_id, started_at);
create index calls_citizen on public.calls (citizen_id);
create index calls_ticket on public.calls (ticket_id);
create index calls_search on public.calls using gin (search extensions.gin_trgm_ops);

create table public.call_backs (
  id bigint generated always as identity primary key,
  request_id uuid unique,
  citizen_id bigint not null references public.citizens (id),
  caller_name_masked text,
  phone_masked text not null,
  ticket_id bigint references public.tickets (id) on delete set null,
  reason text not null,
  due_at timestamptz not null,
  status text not null default 'open' check (status in ('open', 'done', 'failed', 'cancelled')),
  staff_id bigint references public.staff (id),
  staff_name text,
  created_by_id bigint not null references public.staff (id),
  created_by_name text not null,
  created_at timestamptz not null,
  attempt_count integer not null default 0,
  last_attempt_at timestamptz,
  last_result text,
  reminded_at timestamptz,
  closed_at timestamptz,
  version integer not null default 1
);
comment on table public.call_backs is
  'A promise to call a citizen back at a time, about a ticket or not. Open until the citizen was reached, the office gave up, or it was no longer needed. Nguồn: SPEC §3 (call-backs).';
comment on column public.call_backs.staff_id is 'Who promised to call; null = whoever is on shift.';
comment on column public.call_backs.reminded_at is 'When the bell rang for the present due time; null again after it was put off.';
create index call_backs_open on public.call_backs (due_at) where status = 'open';
create index call_backs_citizen on public.call_backs (citizen_id);
create index call_backs_ticket on public.call_backs (ticket_id);
create index call_backs_staff on public.call_backs (staff_id);
create index call_backs_created_by on public.call_backs (created_by_id);

create table public.call_back_attempts (
  id bigint generated always as identity primary key,
  call_back_id bigint not null references public.call_backs (id) on delete cascade,
  at timestamptz not null,
  result text not null check (result in ('reached', 'no_answer', 'busy', 'wrong_number', 'not_needed', 'reassigned')),
  note text,
  next_at timestamptz,
  staff_id bigint not null references public.staff (id),
  staff_name text not null
);
comment on table public.call_back_attempts is
  'Each attempt to call back and what came of it, and each time it went to somebody else. Append-only.';
create index call_back_attempts_call_back on public.call_back_attempts (call_back_id, at);
create index call_back_attempts_staff on public.call_back_attempts (staff_id);

create table public.nuisance_marks (
  id bigint generated always as identity primary key,
  citizen_id bigint not null references public.citizens (id),
  phone_masked text not null,
  reason text not null,
  marked_at timestamptz not null,
  marked_by_id bigint not null references public.staff (id),
  marked_by_name text not null,
  lifted_at timestamptz,
  lifted_by_id bigint references public.staff (id),
  lifted_by_name text,
  lift_reason text
);
comment on table public.nuisance_marks is
  'Numbers that pester the line, with the reason, who marked them and who lifted the mark. A mark refuses nobody: it warns the next operator. One standing mark a number. Nguồn: SPEC §3 (nuisance callers marked).';
create index nuisance_marks_citizen on public.nuisance_marks (citizen_id) where lifted_at is null;
create index nuisance_marks_citizen_all on public.nuisance_marks (citizen_id);
create index nuisance_marks_marked_by on public.nuisance_marks (marked_by_id);
create index nuisance_marks_lifted_by on public.nuisance_marks (lifted_by_id);

create table public.shift_handovers (
  id bigint generated always as identity primary key,
  request_id uuid unique,
  since timestamptz not null,
  handed_at timestamptz not null,
  from_staff_id bigint not null references public.staff (id),
  from_name text not null,
  note text,
  state jsonb not null,
  taken_at timestamptz,
  taken_by_id bigint references public.staff (id),
  taken_by_name text,
  taken_note text,
  check (taken_by_id <> from_staff_id)
);
comment on table public.shift_handovers is
  'What the ending shift leaves to the next: its own words and, counted by the system at that moment, open tickets, those that need the shift, call-backs due. The next shift confirms that it has read it. Nguồn: SPEC §3 (shift hand-over).';
comment on column public.shift_handovers.state is 'shift_state() as it was: {counts, tickets, call_backs}.';
create index shift_handovers_handed_at on public.shift_handovers (handed_at);
create index shift_handovers_from on public.shift_handovers (from_staff_id);
create index shift_handovers_taken_by on public.shift_handovers (taken_by_id);

alter table public.calls enable row level security;
alter table public.call_backs enable row level security;
alter table public.call_back_attempts enable row level security;
alter table public.nuisance_marks enable row level security;
alter table public.shift_handovers enable row level security;
-- The operators and the Office that answers for the centre. Written by the functions below only.
create policy "calls.read: operators and the Office" on public.calls for select to authenticated
  using ((select authz.can_all('tickets.receive')) or (select authz.can_all('tickets.supervise')));
create policy "call_backs.read: operators and the Office" on public.call_backs for select to authenticated
  using ((select authz.can_all('tickets.receive')) or (select authz.can_all('tickets.supervise')));
create policy "call_back_attempts.read: operators and the Office" on public.call_back_attempts for select to authenticated
  using ((select authz.can_all('tickets.receive')) or (select authz.can_all('tickets.supervise')));
create policy "nuisance_marks.read: operators and the Office" on public.nuisance_marks for select to authenticated
  using ((select authz.can_all('tickets.receive')) or (select authz.can_all('tickets.supervise')));
create policy "shift_handovers.read: operators and the Office" on public.shift_handovers for select to authenticated
  using ((select authz.can_all('tickets.receive')) or (select authz.can_all('tickets.supervise')));

create function private.tg_calls__append_only()
returns trigger language plpgsql set search_path = '' as $$
begin
  -- Only the undo of an import may take its ticket away from a call.
  -- What is computed from the rest is not there yet before the row is written.
  if tg_op = 'UPDATE' and new.ticket_id is null
    and to_jsonb(new) - array['ticket_id', 'duration_seconds', 'search'] = to_jsonb(old) - array['ticket_id', 'duration_seconds', 'search'] then
    return new;
  end if;
  perform private.fail('403', 'call.log_append_only', 'the call log is append-only');
  return null;
end $$;
comment on function private.tg_calls__append_only() is 'Refuses every change of what the call log already holds. Nguồn: SPEC §12.';
create trigger tg_calls__append_only before update or delete on public.calls
  for each row execute function private.tg_calls__append_only();

-- The caller ---------------------------------------------------------------------------------------

create function private.caller_id(p_full_name text, p_phone text)
returns bigint language plpgsql volatile set search_path = '' as $$
declare v_id bigint;
begin
  if p_phone is null then
    return null;
  end if;
  -- A call tells less than a ticket: whoever is known by this number stays who they are.
  select c.id into v_id from public.citizens c
  where c.phone = p_phone and (p_full_name is null or public.fold(c.full_name) = public.fold(p_full_name))
  order by c.full_name is null, c.id desc limit 1;
  if v_id is null then
    insert into public.citizens (full_name, phone, is_nuisance)
    values (p_full_name, p_phone, exists (select from public.citizens c where c.phone = p_phone and c.is_nuisance))
    returning id into v_id;
  end if;
  return v_id;
end $$;
comment on function private.caller_id(text, text) is 'The citizen who calls from a number; null when the number is withheld.';

create function private.read_call(p_call jsonb, p_now timestamptz)
returns jsonb language plpgsql stable set search_path = '' as $$
declare
  v_in jsonb := '{}';
  v_problems jsonb := '{}';
  v_key text;
  v_value text;
begin
  for v_key, v_value in select e.key, private.tidy(e.value) from jsonb_each_text(coalesce(p_call, '{}')) as e where private.tidy(e.value) is not null loop
    v_in := v_in || jsonb_build_object(v_key, v_value);
  end loop;
  if v_in ? 'phone' then
    if private.normal_phone(v_in ->> 'phone') is null then
      v_problems := v_problems || '{"phone": "invalid"}';
    else
      v_in := v_in || jsonb_build_object('phone', private.normal_phone(v_in ->> 'phone'));
    end if;
  end if;
  for v_key, v_value in
    select l.key, l.max from (values ('full_name', '200'), ('note', '4000'), ('reason', '1000'), ('article', '100')) as l (key, max)
    where length(v_in ->> l.key) > l.max::integer
  loop
    v_problems := v_problems || jsonb_build_object(v_key, 'too_long');
  end loop;
  if v_in ? 'ticket_id' and not exists (select from public.tickets t where t.id = private.jsonb_id(v_in, 'ticket_id')) then
    v_problems := v_problems || '{"ticket_id": "unknown"}';
  end if;
  if v_in ? 'request_id' and not pg_input_is_valid(v_in ->> 'request_id', 'uuid') then
    v_problems := v_problems || '{"request_id": "invalid"}';
  end if;
  foreach v_key in array '{started_at,ended_at}'::text[] loop
    continue when not v_in ? v_key;
    if not pg_input_is_valid(v_in ->> v_key, 'timestamptz') or (v_in ->> v_key)::timestamptz < timestamptz '2000-01-01 00:00+07' then
      v_problems := v_problems || jsonb_build_object(v_key, 'invalid');
    elsif (v_in ->> v_key)::timestamptz > p_now + interval '10 minutes' then
      v_problems := v_problems || jsonb_build_object(v_key, 'future');
    else
      -- The clock of a computer may run some minutes ahead of the server's.
      v_in := v_in || jsonb_build_object(v_key, least((v_in ->> v_key)::timestamptz, p_now));
    end if;
  end loop;
  if not v_problems ?| '{started_at,ended_at}' and (v_in ->> 'ended_at')::timestamptz < (v_in ->> 'started_at')::timestamptz then
    v_problems := v_problems || '{"ended_at": "before_start"}';
  end if;
  return jsonb_build_object('in', v_in, 'problems', v_problems);
end $$;
comment on function private.read_call(jsonb, timestamptz) is
  'Tidies what the forms of a call or a call-back send: {in, problems: {field: required | invalid | unknown | future | too_long | before_start}}.';

create function private.refuse_problems(p_problems jsonb)
returns void language plpgsql immutable set search_path = '' as $$
declare v_key text := (select min(e.key) from jsonb_each(p_problems) as e);
begin
  if v_key is null then
    return;
  elsif (select count(*) from jsonb_each(p_problems)) > 1 then
    perform private.fail('422', 'ticket.invalid', 'some fields are missing or wrong', jsonb_build_object('fields', p_problems));
  elsif p_problems ->> v_key = 'required' then
    perform private.fail('422', 'ticket.field_required', v_key || ' is required', jsonb_build_object('field', v_key));
  end if;
  perform private.fail('422', 'ticket.field_invalid', v_key || ' is ' || (p_problems ->> v_key), jsonb_build_object('field', v_key, 'problem', p_problems ->> v_key));
end $$;
comment on function private.refuse_problems(jsonb) is 'Refuses a form with all its problems at once, or the one there is at its field; does nothing when there is none.';

-- The log ------------------------------------------------------------------------------------------

create function private.log_call(p_actor_id bigint, p_now timestamptz, p_call jsonb)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_read jsonb := private.read_call(p_call, p_now);
  v_in jsonb := v_read -> 'in';
  v_problems jsonb := v_read -> 'problems';
  v_outcome text := v_in ->> 'outcome';
  v_ticket public.tickets;
  v_call public.calls;
  v_citizen_id bigint;
begin
  if v_outcome is null then
    v_problems := v_problems || '{"outcome": "required"}';
  elsif v_outcome <> all ('{information,result_asked,existing_ticket,wrong_number,silent,harassment,called_back,other}') then
    v_problems := v_problems || '{"outcome": "unknown"}';
  end if;
  if v_outcome in ('existing_ticket', 'result_asked') and not v_in ? 'ticket_id' then
    v_problems := v_problems || '{"ticket_id": "required"}';
  end if;
  if v_outcome in ('existing_ticket', 'other') and not v_in ? 'note' then
    v_problems := v_problems || '{"note": "required"}';
  end if;
  if coalesce(v_in ->> 'direction', 'in') not in ('in', 'out') then
    v_problems := v_problems || '{"direction": "unknown"}';
  end if;
  perform private.refuse_problems(v_problems);

  if v_in ? 'request_id' then
    perform pg_advisory_xact_lock(hashtextextended('log_call:' || (v_in ->> 'request_id'), 0));
    select * into v_call from public.calls c where c.request_id = (v_in ->> 'request_id')::uuid;
    if found then
      return jsonb_build_object('id', v_call.id, 'ticket_id', v_call.ticket_id);
    end if;
  end if;
  if v_in ? 'ticket_id' then
    -- The ticket before anything else, as every step locks it.
    v_ticket := private.settled_ticket((v_in ->> 'ticket_id')::bigint, p_now);
  end if;
  v_citizen_id := private.caller_id(v_in ->> 'full_name', v_in ->> 'phone');
  insert into public.calls (request_id, direction, outcome, citizen_id, caller_name_masked, phone_masked, started_at, ended_at, note, ticket_id, article,
    staff_id, staff_name, recorded_at)
  select (v_in ->> 'request_id')::uuid, coalesce(v_in ->> 'direction', 'in'), v_outcome, c.id, private.masked_name(coalesce(v_in ->> 'full_name', c.full_name)),
    private.masked_phone(v_in ->> 'phone'), coalesce((v_in ->> 'started_at')::timestamptz, (v_in ->> 'ended_at')::timestamptz, p_now),
    coalesce((v_in ->> 'ended_at')::timestamptz, p_now), v_in ->> 'note', v_ticket.id, v_in ->> 'article', p_actor_id, s.display_name, p_now
  from public.staff s left join public.citizens c on c.id = v_citizen_id
  where s.id = p_actor_id
  returning * into v_call;
  if v_ticket.id is not null then
    -- Not a step: it must not make somebody's answer, half written, stale. The version stays.
    perform private.add_ticket_event(v_ticket.id, 'called', greatest(p_now, v_ticket.last_event_at), p_actor_id, null, null, v_ticket.agency_id, v_call.note,
      jsonb_build_object('call_id', v_call.id, 'outcome', v_outcome, 'direction', v_call.direction, 'caller', v_call.caller_name_masked, 'phone', v_call.phone_masked));
    if v_outcome = 'existing_ticket' and v_ticket.officer_id is not null
      and v_ticket.status in ('assigned', 'clarification', 'verifying', 'escalated', 'overdue', 'directed', 'coordination') then
      perform private.tell(v_ticket.id, array[v_ticket.officer_id], 'ticket_called', greatest(p_now, v_ticket.last_event_at), '{}',
        jsonb_build_object('note', left(v_call.note, 200)));
    end if;
  end if;
  return jsonb_build_object('id', v_call.id, 'ticket_id', v_call.ticket_id);
end $$;
comment on function private.log_call(bigint, timestamptz, jsonb) is
  'A call that became no ticket; about a ticket, it stands on that ticket''s timeline too, and new words are told to the officer who has it. Nguồn: SPEC §3; QĐ583 Điều 10.1.';

create function public.log_call(p_call jsonb)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('tickets.receive');
begin
  if jsonb_typeof(p_call) is distinct from 'object' then
    perform private.fail('422', 'ticket.invalid', 'a call is an object', '{"fields": {}}');
  end if;
  return private.log_call(v_actor_id, clock_timestamp(), p_call);
end $$;
comment on function public.log_call(jsonb) is
  'Logs a call that needs no ticket: {outcome, phone, full_name, started_at, ended_at, note, ticket_id, article, request_id}; returns {id, ticket_id}. Nguồn: SPEC §3.';

create function public.reveal_caller(p_call_id bigint default null, p_call_back_id bigint default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_actor_id bigint := authz.require('tickets.receive');
  v_citizen public.citizens;
  v_ticket_id bigint;
begin
  if p_call_back_id is not null then
    select b.ticket_id into v_ticket_id from public.call_backs b where b.id = p_call_back_id;
    select c.* into v_citizen from public.call_backs b join public.citizens c on c.id = b.citizen_id where b.id = p_call_back_id;
  else
    select c.* into v_citizen from public.calls k join public.citizens c on c.id = k.citizen_id where k.id = p_call_id;
  end if;
  if v_citizen.id is null then
    perform private.fail('404', 'call.not_found', 'no such call, or its number was withheld');
  end if;
  insert into private.contact_reveals (staff_id, ticket_id, citizen_id, reason)
  values (v_actor_id, v_ticket_id, v_citizen.id, case when p_call_back_id is not null then 'call_back' else 'call' end);
  return jsonb_build_object('full_name', v_citizen.full_name, 'phone', v_citizen.phone);
end $$;
comment on function public.reveal_caller(bigint, bigint) is
  'Name and number behind a call or a call-back, for the operator who is to call; logged as a reveal. Nguồn: SPEC §12.';

-- Nuisance callers ---------------------------------------------------------------------------------
-- Any operator may mark: it happens on the call, at any hour, and only warns the next one. Taking back a colleague's
-- warning is the shift lead's.

create function private.standing_mark(p_phone text)
returns public.nuisance_marks language plpgsql stable set search_path = '' as $$
declare v_mark public.nuisance_marks;
begin
  select m.* into v_mark from public.citizens c join public.nuisance_marks m on m.citizen_id = c.id and m.lifted_at is null
  where c.phone = p_phone order by m.id desc limit 1;
  return v_mark;
end $$;
comment on function private.standing_mark(text) is 'The mark in force for a number, if any.';

create function private.mark_nuisance(p_actor_id bigint, p_now timestamptz, p_phone text, p_reason text)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_phone text := private.normal_phone(p_phone);
  v_reason text := private.required_text(p_reason, 'reason', 1000);
  v_mark public.nuisance_marks;
begin
  if v_phone is null then
    perform private.fail('422', 'ticket.field_invalid', 'not a telephone number', '{"field": "phone", "problem": "invalid"}');
  end if;
  perform pg_advisory_xact_lock(hashtextextended('nuisance:' || v_phone, 0));
  v_mark := private.standing_mark(v_phone);
  if v_mark.id is not null then
    perform private.fail('409', 'nuisance.already_marked', 'the number is marked already', jsonb_build_object('by', v_mark.marked_by_name));
  end if;
  insert into public.nuisance_marks (citizen_id, phone_masked, reason, marked_at, marked_by_id, marked_by_name)
  values (private.caller_id(null, v_phone), private.masked_phone(v_phone), v_reason, p_now, p_actor_id, private.staff_name(p_actor_id))
  returning * into v_mark;
  update public.citizens set is_nuisance = true where phone = v_phone and not is_nuisance;
  return jsonb_build_object('id', v_mark.id);
end $$;
comment on function private.mark_nuisance(bigint, timestamptz, text, text) is 'Marks a number as pestering the line, with the reason. Nguồn: SPEC §3.';

create function public.mark_nuisance(p_phone text, p_reason text)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('tickets.receive');
begin
  return private.mark_nuisance(v_actor_id, clock_timestamp(), p_phone, p_reason);
end $$;
comment on function public.mark_nuisance(text, text) is 'Marks a number so that the next operator is warned, with the reason; calls from it are still taken. Nguồn: SPEC §3.';

create function public.unmark_nuisance(p_mark_id bigint, p_reason text)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_actor_id bigint := authz.require('tickets.receive');
  v_now timestamptz := clock_timestamp();
  v_mark public.nuisance_marks;
  v_phone text;
  v_reason text;
begin
  select c.phone into v_phone from public.nuisance_marks m join public.citizens c on c.id = m.citizen_id where m.id = p_mark_id;
  if v_phone is null then
    perform private.fail('404', 'nuisance.not_found', 'no such mark');
  end if;
  perform pg_advisory_xact_lock(hashtextextended('nuisance:' || v_phone, 0));
  select * into v_mark from public.nuisance_marks m where m.id = p_mark_id for update;
  if v_mark.lifted_at is not null then
    perform private.fail('409', 'nuisance.already_lifted', 'the mark is lifted already', jsonb_build_object('by', v_mark.lifted_by_name));
  elsif v_mark.marked_by_id <> v_actor_id and not authz.can('lead_shift') then
    perform private.fail('403', 'nuisance.not_yours', 'only the shift lead lifts a colleague''s mark', jsonb_build_object('by', v_mark.marked_by_name));
  end if;
  v_reason := private.required_text(p_reason, 'reason', 1000);
  update public.nuisance_marks set lifted_at = v_now, lifted_by_id = v_actor_id, lifted_by_name = private.staff_name(v_actor_id), lift_reason = v_reason
  where id = p_mark_id;
  update public.citizens set is_nuisance = false where phone = v_phone and is_nuisance;
  return jsonb_build_object('id', p_mark_id);
end $$;
comment on function public.unmark_nuisance(bigint, text) is
  'Lifts the mark of a nuisance caller, with the reason: one''s own, or any as shift lead. Nguồn: SPEC §3.';

create function public.find_caller(p_phone text)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_actor_id bigint := authz.require('tickets.receive');
  v_phone text := private.normal_phone(p_phone);
  v_citizen public.citizens;
  v_mark public.nuisance_marks;
begin
  if v_phone is null then
    perform private.fail('422', 'ticket.field_invalid', 'not a telephone number', '{"field": "phone", "problem": "invalid"}');
  end if;
  -- The particulars of the last report; earlier ones stay with their tickets, and a call alone tells less than a report.
  select * into v_citizen from public.citizens c where c.phone = v_phone
  order by (c.full_name is not null)::integer + (c.address is not null)::integer desc, c.id desc limit 1;
  if not found then
    return jsonb_build_object('phone', v_phone, 'is_known', false, 'is_nuisance', false, 'nuisance', null, 'ticket_count', 0, 'tickets', '[]'::jsonb,
      'call_count', 0, 'harassment_count', 0, 'calls', '[]'::jsonb, 'call_backs', '[]'::jsonb);
  end if;
  v_mark := private.standing_mark(v_phone);
  insert into private.contact_reveals (staff_id, citizen_id, reason) values (v_actor_id, v_citizen.id, 'find_caller');
  return (
    with past as (
      select t.id, t.code, t.status, t.received_at, left(t.content, 160) as excerpt, c.name as category_name, a.name as agency_name
      from public.citizens z
      join public.tickets t on t.citizen_id = z.id
      left join public.categories c on c.id = t.category_id
      left join public.agencies a on a.id = t.agency_id
      where z.phone = v_phone
    ), talked as (
      select k.id, k.direction, k.outcome, k.started_at, left(k.note, 160) as note, k.staff_name
      from public.citizens z join public.calls k on k.citizen_id = z.id
      where z.phone = v_phone
    )
    select jsonb_build_object('phone', v_phone, 'is_known', true, 'full_name', v_citizen.full_name, 'address', v_citizen.address, 'email', v_citizen.email,
      'is_nuisance', v_mark.id is not null or (select bool_or(z.is_nuisance) from public.citizens z where z.phone = v_phone),
      'nuisance', case when v_mark.id is not null then jsonb_build_object('id', v_mark.id, 'reason', v_mark.reason, 'marked_at', v_mark.marked_at,
        'marked_by_name', v_mark.marked_by_name, 'may_lift', v_mark.marked_by_id = v_actor_id or authz.can('lead_shift')) end,
      'ticket_count', (select count(*) from past),
      -- Open ones first: the caller most likely asks about those.
      'tickets', coalesce((select jsonb_agg(to_jsonb(p) order by p.is_open desc, p.received_at desc) from (
        select x.*, x.status not in ('refused', 'answered', 'closed', 'merged', 'withdrawn') as is_open from past x
        order by is_open desc, x.received_at desc limit 10) p), '[]'),
      'call_count', (select count(*) from talked),
      'harassment_count', (select count(*) from talked where outcome = 'harassment'),
      'calls', coalesce((select jsonb_agg(to_jsonb(k) order by k.started_at desc) from (select * from talked order by started_at desc limit 5) k), '[]'),
      'call_backs', coalesce((select jsonb_agg(jsonb_build_object('id', b.id, 'due_at', b.due_at, 'reason', b.reason, 'staff_name', b.staff_name) order by b.due_at)
        from public.citizens z join public.call_backs b on b.citizen_id = z.id and b.status = 'open' where z.phone = v_phone), '[]')));
end $$;
comment on function public.find_caller(text) is
  'Who calls from this number: particulars to prefill the form, whether and why marked a nuisance, the last ten tickets (open ones first), the last five calls, call-backs promised. Logged as a reveal. Nguồn: SPEC §3, §12.';

-- Call-backs ---------------------------------------------------------------------------------------

create function private.require_operator(p_staff_id bigint)
returns text language plpgsql stable set search_path = '' as $$
declare v_name text;
begin
  select s.display_name into v_name from public.staff s
  where s.id = p_staff_id and s.is_active and s.archived_at is null and exists (
    select from public.staff_roles sr join authz.role_permissions rp on rp.role_code = sr.role_code and rp.permission_code = 'tickets.receive'
    where sr.staff_id = s.id);
  if v_name is null then
    perform private.fail('422', 'ticket.field_invalid', 'not an operator', '{"field": "staff_id", "problem": "unknown"}');
  end if;
  return v_name;
end $$;
comment on function private.require_operator(bigint) is 'The name of somebody who answers the line; 422 when they do not.';

create function private.schedule_call_back(p_actor_id bigint, p_now timestamptz, p_call_back jsonb)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_read jsonb := private.read_call(p_call_back, p_now);
  v_in jsonb := v_read -> 'in';
  v_problems jsonb := v_read -> 'problems';
  v_result public.call_backs;
  v_citizen_id bigint;
  v_staff_id bigint;
  v_staff_name text;
begin
  if not v_in ? 'phone' and not v_in ? 'ticket_id' then
    v_problems := v_problems || '{"phone": "required"}';
  end if;
  if not v_in ? 'reason' then
    v_problems := v_problems || '{"reason": "required"}';
  end if;
  if not v_in ? 'due_at' then
    v_problems := v_problems || '{"due_at": "required"}';
  elsif not pg_input_is_valid(v_in ->> 'due_at', 'timestamptz') then
    v_problems := v_problems || '{"due_at": "invalid"}';
  end if;
  if v_in ? 'staff_id' and not pg_input_is_valid(v_in ->> 'staff_id', 'bigint') then
    v_problems := v_problems || '{"staff_id": "unknown"}';
  end if;
  perform private.refuse_problems(v_problems);
  perform private.coming_time((v_in ->> 'due_at')::timestamptz, p_now, 'due_at');
  v_staff_id := (v_in ->> 'staff_id')::bigint;
  if v_staff_id is not null then
    v_staff_name := private.require_operator(v_staff_id);
  end if;
  if v_in ? 'request_id' then
    perform pg_advisory_xact_lock(hashtextextended('schedule_call_back:' || (v_in ->> 'request_id'), 0));
    select * into v_result from public.call_backs b where b.request_id = (v_in ->> 'request_id')::uuid;
    if found then
      return jsonb_build_object('id', v_result.id, 'status', v_result.status, 'version', v_result.version);
    end if;
  end if;
  -- About a ticket without a number of its own: the number the ticket was sent from.
  v_citizen_id := coalesce(private.caller_id(v_in ->> 'full_name', v_in ->> 'phone'),
    (select t.citizen_id from public.tickets t where t.id = (v_in ->> 'ticket_id')::bigint));
  insert into public.call_backs (request_id, citizen_id, caller_name_masked, phone_masked, ticket_id, reason, due_at, staff_id, staff_name,
    created_by_id, created_by_name, created_at)
  select (v_in ->> 'request_id')::uuid, c.id, private.masked_name(coalesce(v_in ->> 'full_name', c.full_name)), private.masked_phone(c.phone),
    (v_in ->> 'ticket_id')::bigint, v_in ->> 'reason', (v_in ->> 'due_at')::timestamptz, v_staff_id, v_staff_name,
    p_actor_id, private.staff_name(p_actor_id), p_now
  from public.citizens c
  where c.id = v_citizen_id and c.phone is not null
  returning * into v_result;
  if v_result.id is null then
    perform private.fail('422', 'ticket.field_required', 'phone is required', '{"field": "phone"}');
  end if;
  return jsonb_build_object('id', v_result.id, 'status', v_result.status, 'version', v_result.version);
end $$;
comment on function private.schedule_call_back(bigint, timestamptz, jsonb) is 'Promises a citizen a call at a time. Nguồn: SPEC §3 (call-backs).';

create function public.schedule_call_back(p_call_back jsonb)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('tickets.receive');
begin
  if jsonb_typeof(p_call_back) is distinct from 'object' then
    perform private.fail('422', 'ticket.invalid', 'a call-back is an object', '{"fields": {}}');
  end if;
  return private.schedule_call_back(v_actor_id, clock_timestamp(), p_call_back);
end $$;
comment on function public.schedule_call_back(jsonb) is
  'Promises to call back: {phone (or the ticket''s own), full_name, ticket_id, due_at, reason, staff_id (null = whoever is on shift), request_id}. Nguồn: SPEC §3.';

create function private.open_call_back(p_call_back_id bigint, p_version integer)
returns public.call_backs language plpgsql volatile set search_path = '' as $$
declare v_result public.call_backs;
begin
  select * into v_result from public.call_backs b where b.id = p_call_back_id for update;
  if not found then
    perform private.fail('404', 'call_back.not_found', 'no such call-back');
  elsif v_result.status <> 'open' then
    perform private.fail('409', 'call_back.closed', 'the call-back is closed', jsonb_build_object('status', v_result.status));
  elsif p_version is not null and p_version <> v_result.version then
    perform private.fail('409', 'call_back.changed', 'somebody else changed the call-back meanwhile');
  end if;
  return v_result;
end $$;
comment on function private.open_call_back(bigint, integer) is 'Locks an open call-back; refuses a closed one or a stale version.';

create function private.record_call_back(
  p_actor_id bigint, p_now timestamptz, p_call_back_id bigint, p_result text, p_note text default null, p_next_at timestamptz default null, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket_id bigint := (select b.ticket_id from public.call_backs b where b.id = p_call_back_id);
  v_ticket public.tickets;
  v_back public.call_backs;
  v_note text := private.tidy(p_note);
  v_name text := private.staff_name(p_actor_id);
begin
  if v_ticket_id is not null then
    v_ticket := private.settled_ticket(v_ticket_id, p_now);
  end if;
  v_back := private.open_call_back(p_call_back_id, p_version);
  if p_result is null then
    perform private.fail('422', 'ticket.field_required', 'result is required', '{"field": "result"}');
  elsif p_result <> all ('{reached,no_answer,busy,wrong_number,not_needed}') then
    perform private.fail('422', 'ticket.field_invalid', 'result is unknown', '{"field": "result", "problem": "unknown"}');
  elsif length(v_note) > 2000 then
    perform private.fail('422', 'ticket.field_invalid', 'note is too long', '{"field": "note", "problem": "too_long"}');
  elsif p_next_at is not null and p_result in ('reached', 'not_needed') then
    perform private.fail('422', 'ticket.field_invalid', 'nothing is left to call for', '{"field": "next_at", "problem": "invalid"}');
  elsif p_next_at is null and p_result <> 'reached' then
    -- Giving up on a promise is explained.
    v_note := private.required_text(v_note, 'note', 2000);
  end if;
  if p_next_at is not null then
    perform private.coming_time(p_next_at, p_now, 'next_at');
  end if;
  insert into public.call_back_attempts (call_back_id, at, result, note, next_at, staff_id, staff_name)
  values (p_call_back_id, p_now, p_result, v_note, p_next_at, p_actor_id, v_name);
  update public.call_backs set
    status = case when p_result = 'reached' then 'done' when p_result = 'not_needed' then 'cancelled' when p_next_at is null then 'failed' else 'open' end,
    due_at = coalesce(p_next_at, due_at), reminded_at = case when p_next_at is null then reminded_at end,
    attempt_count = attempt_count + case p_result when 'not_needed' then 0 else 1 end,
    last_attempt_at = case p_result when 'not_needed' then last_attempt_at else p_now end, last_result = p_result,
    closed_at = case when p_next_at is null then p_now end, version = version + 1
  where id = p_call_back_id returning * into v_back;
  if p_result = 'reached' then
    insert into public.calls (direction, outcome, citizen_id, caller_name_masked, phone_masked, started_at, ended_at, note, ticket_id, staff_id, staff_name, recorded_at)
    values ('out', 'called_back', v_back.citizen_id, v_back.caller_name_masked, v_back.phone_masked, p_now, p_now, coalesce(v_note, v_back.reason), v_back.ticket_id,
      p_actor_id, v_name, p_now);
    if v_ticket.id is not null then
      perform private.add_ticket_event(v_ticket.id, 'called_back', greatest(p_now, v_ticket.last_event_at), p_actor_id, null, null, v_ticket.agency_id,
        coalesce(v_note, v_back.reason), jsonb_build_object('call_back_id', v_back.id));
    end if;
  end if;
  return jsonb_build_object('id', v_back.id, 'status', v_back.status, 'version', v_back.version);
end $$;
comment on function private.record_call_back(bigint, timestamptz, bigint, text, text, timestamptz, integer) is
  'What came of an attempt: reached closes it, not_needed cancels it; otherwise it is put off to p_next_at, or given up with a note. Nguồn: SPEC §3 (call-backs).';

create function public.record_call_back(
  p_call_back_id bigint, p_result text, p_note text default null, p_next_at timestamptz default null, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('tickets.receive');
begin
  return private.record_call_back(v_actor_id, clock_timestamp(), p_call_back_id, p_result, p_note, p_next_at, p_version);
end $$;
comment on function public.record_call_back(bigint, text, text, timestamptz, integer) is
  'Records an attempt to call back: p_result = reached, no_answer, busy, wrong_number, not_needed; p_next_at = when to try again. Nguồn: SPEC §3.';

create function public.reassign_call_back(p_call_back_id bigint, p_staff_id bigint, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_actor_id bigint := authz.require('tickets.receive');
  v_now timestamptz := clock_timestamp();
  v_back public.call_backs := private.open_call_back(p_call_back_id, p_version);
  v_name text := case when p_staff_id is not null then private.require_operator(p_staff_id) end;
begin
  update public.call_backs set staff_id = p_staff_id, staff_name = v_name, version = version + 1,
    -- Whoever gets it is reminded too, even when its time has come already.
    reminded_at = case when p_staff_id is null or p_staff_id = v_actor_id then reminded_at end
  where id = p_call_back_id returning * into v_back;
  insert into public.call_back_attempts (call_back_id, at, result, note, staff_id, staff_name)
  values (p_call_back_id, v_now, 'reassigned', v_name, v_actor_id, private.staff_name(v_actor_id));
  return jsonb_build_object('id', v_back.id, 'status', v_back.status, 'version', v_back.version);
end $$;
comment on function public.reassign_call_back(bigint, bigint, integer) is
  'Gives a call-back to another operator, or (null) back to whoever is on shift. Nguồn: SPEC §3.';

create function private.remind_call_backs(p_now timestamptz)
returns integer language plpgsql volatile set search_path = '' as $$
declare
  v_back public.call_backs;
  v_count integer := 0;
begin
  -- One row at a time, and none that somebody is just working on: it comes with the next minute.
  for v_back in
    select * from public.call_backs b where b.status = 'open' and b.reminded_at is null and b.due_at <= p_now
    order by b.due_at, b.id for update skip locked
  loop
    update public.call_backs set reminded_at = p_now where id = v_back.id;
    -- Nobody's in particular: whoever promised it, and the shift leads, who see to it that somebody calls.
    perform private.notify_staff(
      case when v_back.staff_id is not null then array[v_back.staff_id] else array[v_back.created_by_id] || private.staff_everywhere('lead_shift') end,
      'call_back_due', 'call_back', v_back.id,
      jsonb_strip_nulls(jsonb_build_object('citizen', coalesce(v_back.caller_name_masked, v_back.phone_masked), 'due_at', v_back.due_at,
        'reason', left(v_back.reason, 120), 'code', (select t.code from public.tickets t where t.id = v_back.ticket_id))), p_now);
    v_count := v_count + 1;
  end loop;
  return v_count;
end $$;
comment on function private.remind_call_backs(timestamptz) is
  'Rings the bell for call-backs whose time has come, once for each due time, however often or late it runs. The worker calls it each minute. Nguồn: SPEC §3 (call-backs), §10.';

-- Shifts -------------------------------------------------------------------------------------------

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

do $$
begin
  -- Where pg_cron ticks the clocks it rings for call-backs too; elsewhere the worker does.
  if exists (select from pg_catalog.pg_extension where extname = 'pg_cron') then
    perform cron.schedule('call-backs', '* * * * *', 'select private.remind_call_backs(clock_timestamp())');
  end if;
end $$;
