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
