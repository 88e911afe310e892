-- The same step on many tickets in one go: each ticket by itself, with its own result. And the slow part of a list's
-- search box: finding words among all tickets by the index.

create table private.bulk_requests (
  staff_id bigint not null references public.staff (id) on delete cascade,
  request_id uuid not null,
  step text not null,
  asked_at timestamptz not null,
  result jsonb,
  primary key (staff_id, request_id)
);
comment on table private.bulk_requests is
  'Bulk calls of the last day with what they returned: a call that comes twice (a double click, a network that lost the answer) is done once. Nguồn: SPEC §3.';
create index bulk_requests_asked_at on private.bulk_requests (asked_at);
alter table private.bulk_requests enable row level security;

create function private.bulk_steps(
  p_actor_id bigint, p_now timestamptz, p_step text, p_ticket_ids bigint[], p_args jsonb, p_request_id uuid default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ids bigint[] := array(select distinct x.id from unnest(p_ticket_ids) as x (id) where x.id is not null order by x.id);
  v_staff_ids bigint[] := array(select e::bigint from jsonb_array_elements_text(coalesce(p_args -> 'staff_ids', '[]')) e);
  v_id bigint;
  v_turn integer := 0;
  v_done jsonb;
  v_rows jsonb := '[]';
  v_sqlstate text; v_message text; v_hint text; v_detail text;
begin
  if cardinality(v_ids) = 0 then
    perform private.fail('422', 'ticket.field_required', 'no tickets', '{"field": "ticket_ids"}');
  elsif cardinality(v_ids) > 200 then
    perform private.fail('422', 'ticket.too_many', 'too many tickets at once', jsonb_build_object('max', 200, 'count', cardinality(v_ids)));
  end if;
  if p_request_id is not null then
    delete from private.bulk_requests r where r.asked_at < p_now - interval '1 day';
    insert into private.bulk_requests (staff_id, request_id, step, asked_at) values (p_actor_id, p_request_id, p_step, p_now)
    on conflict do nothing;
    if not found then
      return (select r.result from private.bulk_requests r where r.staff_id = p_actor_id and r.request_id = p_request_id);
    end if;
  end if;
  -- In order of id, like everything that takes several tickets: two of these at once wait, they do not lock each other out.
  foreach v_id in array v_ids loop
    begin
      case p_step
        when 'transfer_ticket' then v_done := public.transfer_ticket(v_id, (p_args ->> 'agency_id')::bigint, p_args ->> 'note');
        when 'reassign_ticket' then v_done := public.reassign_ticket(v_id, (p_args ->> 'agency_id')::bigint, p_args ->> 'reason');
        when 'urge_ticket' then v_done := public.urge_ticket(v_id, p_args ->> 'message');
        when 'close_ticket' then v_done := public.close_ticket(v_id, p_args ->> 'note');
        -- Several colleagues take turns; who has the ticket already is passed over, and a refusal costs nobody their turn.
        when 'forward_ticket' then
          if cardinality(v_staff_ids) > 1 and v_staff_ids[1 + v_turn % cardinality(v_staff_ids)]
            = (select t.officer_id from public.tickets t where t.id = v_id) then
            v_turn := v_turn + 1;
          end if;
          v_done := public.forward_ticket(v_id, v_staff_ids[1 + v_turn % cardinality(v_staff_ids)], p_args ->> 'note');
          v_turn := v_turn + 1;
      end case;
      v_rows := v_rows || (v_done || '{"ok": true}');
    exception when others then
      get stacked diagnostics v_sqlstate = returned_sqlstate, v_message = message_text, v_hint = pg_exception_hint, v_detail = pg_exception_detail;
      if v_sqlstate in ('40P01', '55P03', '40001') then
        v_sqlstate := 'PT409'; v_hint := 'ticket.busy'; v_detail := '{}';
      elsif v_sqlstate !~ '^PT[0-9]{3}$' then
        -- A fault of ours, not of the ticket: the log gets the words, the row says that it failed.
        raise warning 'bulk % of ticket %: % %', p_step, v_id, v_sqlstate, v_message;
        v_sqlstate := 'PT500'; v_hint := 'unknown'; v_detail := '{}';
      end if;
      v_rows := v_rows || jsonb_build_object('id', v_id, 'ok', false,
        'code', (select t.code from public.tickets t where t.id = v_id and authz.reads_ticket(t)),
        'status', (select t.status from public.tickets t where t.id = v_id and authz.reads_ticket(t)),
        'error', v_hint, 'http', substr(v_sqlstate, 3)::integer, 'params', coalesce(nullif(v_detail, ''), '{}')::jsonb);
    end;
  end loop;
  update private.bulk_requests set result = v_rows where staff_id = p_actor_id and request_id = p_request_id;
  return v_rows;
end $$;
comment on function private.bulk_steps(bigint, timestamptz, text, bigint[], jsonb, uuid) is
  'Takes one step on up to 200 tickets, each in a transaction of its own inside this one, by the public step itself, which checks the right and the state. Returns [{id, code, ok, status, version | error, http, params}] in order of id: error = the key the step raised. Nguồn: SPEC §3 (bulk transfer).';

create function public.bulk_transfer(p_ticket_ids bigint[], p_agency_id bigint, p_note text default null, p_request_id uuid default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require('tickets.triage');
begin
  perform private.require_handling_agency(p_agency_id, v_now);
  return private.bulk_steps(v_actor_id, v_now, 'transfer_ticket', p_ticket_ids, jsonb_build_object('agency_id', p_agency_id, 'note', p_note), p_request_id);
end $$;
comment on function public.bulk_transfer(bigint[], bigint, text, uuid) is
  'Transfers up to 200 tickets to one agency; returns a result per ticket. Nguồn: QĐ583 Điều 9.2, 9.3; SPEC §3.';

create function public.bulk_reassign(p_ticket_ids bigint[], p_agency_id bigint, p_reason text, p_request_id uuid default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require('tickets.supervise');
begin
  perform private.require_handling_agency(p_agency_id, v_now);
  return private.bulk_steps(v_actor_id, v_now, 'reassign_ticket', p_ticket_ids,
    jsonb_build_object('agency_id', p_agency_id, 'reason', private.required_text(p_reason, 'reason')), p_request_id);
end $$;
comment on function public.bulk_reassign(bigint[], bigint, text, uuid) is
  'The Office gives up to 200 tickets to another agency; returns a result per ticket. Nguồn: QĐ583 Điều 9.5, 14.2.';

create function public.bulk_urge(p_ticket_ids bigint[], p_message text, p_request_id uuid default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require('tickets.supervise');
begin
  return private.bulk_steps(v_actor_id, v_now, 'urge_ticket', p_ticket_ids,
    jsonb_build_object('message', private.required_text(p_message, 'message', 2000)), p_request_id);
end $$;
comment on function public.bulk_urge(bigint[], text, uuid) is
  'Reminds whoever owes the next step of up to 200 tickets; returns a result per ticket. Nguồn: QĐ583 Điều 14.1.';

create function public.bulk_close(p_ticket_ids bigint[], p_note text default null, p_request_id uuid default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require('tickets.close');
begin
  return private.bulk_steps(v_actor_id, v_now, 'close_ticket', p_ticket_ids, jsonb_build_object('note', p_note), p_request_id);
end $$;
comment on function public.bulk_close(bigint[], text, uuid) is 'Closes up to 200 answered tickets; returns a result per ticket. Nguồn: SPEC §3.';

create function public.bulk_forward(p_ticket_ids bigint[], p_staff_ids bigint[], p_note text default null, p_request_id uuid default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_now timestamptz := clock_timestamp();
  v_actor_id bigint := authz.require('tickets.handle');
  v_staff_ids bigint[] := array(select distinct x.id from unnest(p_staff_ids) as x (id) where x.id is not null order by x.id);
begin
  if cardinality(v_staff_ids) = 0 then
    perform private.fail('422', 'ticket.field_required', 'staff_ids is required', '{"field": "staff_ids"}');
  end if;
  return private.bulk_steps(v_actor_id, v_now, 'forward_ticket', p_ticket_ids, jsonb_build_object('staff_ids', to_jsonb(v_staff_ids), 'note', p_note), p_request_id);
end $$;
comment on function public.bulk_forward(bigint[], bigint[], text, uuid) is
  'Passes up to 200 tickets to one or several colleagues in turn, as when an officer is away; returns a result per ticket. Nguồn: QĐ583 Điều 17.2; SPEC §3 (redistributing an absent officer''s work).';

create function public.search_ticket_ids(p_query text)
returns bigint[] language plpgsql stable security definer set search_path = '' as $$
declare
  v_words text[] := array(select w from regexp_split_to_table(public.fold(left(p_query, 200)), '\s+') as word (w) where w <> '');
  v_ids bigint[];
begin
  perform authz.require('tickets.read');
  -- The trigram index needs three letters in a row to begin with.
  if not exists (select from unnest(v_words) as word (w) where length(w) >= 3) then
    return null;
  end if;
  -- As in find_tickets: the rights are asked for here, so that the index may be used.
  execute format($q$
    select array_agg(x.id) from (
      select t.id from public.tickets t
      where %s and ($1 or t.agency_id = any ($2) or t.task_agency_ids && $2 or t.officer_id = any ($3)) limit 501) x $q$,
    (select string_agg(format('t.search like %L', '%' || replace(replace(replace(w, '\', '\\'), '%', '\%'), '_', '\_') || '%'), ' and ') from unnest(v_words) as word (w)))
    into v_ids using authz.can_all('tickets.read'), authz.agency_ids('tickets.read'), authz.acting_for();
  return case when cardinality(v_ids) > 500 then null else coalesce(v_ids, '{}') end;
end $$;
comment on function public.search_ticket_ids(text) is
  'The tickets, of those the person may read, that hold every word typed, when they are at most 500: a list then asks for these rows alone. Null when they are more or the words too short: the list walks along its order and meets such rows soon. Nguồn: SPEC §3.';

create function public.bulk_preview(p_step text, p_ticket_ids bigint[])
returns jsonb language plpgsql stable security definer set search_path = '' as $$
begin
  perform authz.require('tickets.read');
  return (
    select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'code', t.code, 'status', t.status,
        'error', case when exists (
            select from private.ticket_step_rights r where r.step = p_step and t.status = any (r.statuses)
              and (r.with_agency is null or r.with_agency = (t.agency_id is not null)))
          then 'authz.forbidden' else 'ticket.wrong_status' end,
        'params', jsonb_build_object('status', t.status, 'step', p_step)) order by t.id), '[]')
    from public.tickets t
    where t.id = any (p_ticket_ids[1:1000]) and authz.reads_ticket(t)
      and not exists (
        select from private.ticket_step_rights r where r.step = p_step and t.status = any (r.statuses)
          and (r.with_agency is null or r.with_agency = (t.agency_id is not null))
          and authz.allows_ticket(r.permission_code, t.agency_id, t.officer_id)));
end $$;
comment on function public.bulk_preview(text, bigint[]) is
  'Of these tickets the ones on which the person cannot take the step as they stand now, each with the reason: shown before a bulk step is begun. What is decided counts only when the step is taken. Nguồn: SPEC §3.';
