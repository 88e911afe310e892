-- Intake: a call, a message or a walk-in becomes a ticket with a code, its citizen and its triage clock.

create function private.read_intake(p_ticket jsonb, p_now timestamptz, p_requires_custom boolean default false)
returns jsonb language plpgsql stable set search_path = '' as $$
declare
  v_in jsonb := '{}';
  v_problems jsonb := '{}';
  v_key text;
  v_value text;
  v_is_import boolean := p_ticket ->> 'channel' = 'import';
  v_custom record;
begin
  -- Blank is absent; texts are trimmed and composed.
  select coalesce(jsonb_object_agg(x.key, x.value), '{}') into v_in
  from (select e.key, private.tidy(e.value) as value from jsonb_each_text(coalesce(p_ticket, '{}') - 'custom') as e where e.value is not null offset 0) x
  where x.value is not null;

  -- Name, address and phone are required of a report; what came from another system's history may lack them.
  foreach v_key in array case when v_is_import then '{channel,content}'::text[] else '{channel,content,full_name,phone,address}'::text[] end loop
    if v_in -> v_key is null then
      v_problems := v_problems || jsonb_build_object(v_key, 'required');
    end if;
  end loop;
  if v_in ->> 'channel' <> all ('{hotline,website,email,facebook,walk_in,import}') then
    v_problems := v_problems || '{"channel": "unknown"}';
  end if;
  for v_key, v_value in
    select l.key, l.max from (values ('content', '10000'), ('full_name', '200'), ('address', '500'), ('location_text', '500'), ('email', '200')) as l (key, max)
    where length(v_in ->> l.key) > l.max::integer
  loop
    v_problems := v_problems || jsonb_build_object(v_key, 'too_long');
  end loop;
  if v_in ? 'phone' then
    if private.normal_phone(v_in ->> 'phone') is null then
      v_problems := v_problems || '{"phone": "invalid"}';
    else
      v_in := v_in || jsonb_build_object('phone', private.normal_phone(v_in ->> 'phone'));
    end if;
  end if;
  if v_in ->> 'email' !~ '^[^@\s]+@[^@\s]+\.[^@\s.]+$' then
    v_problems := v_problems || '{"email": "invalid"}';
  end if;
  if v_in ->> 'priority' <> all ('{normal,urgent}') then
    v_problems := v_problems || '{"priority": "unknown"}';
  end if;
  foreach v_key in array '{category_id,commune_id}'::text[] loop
    if v_in ? v_key and not pg_input_is_valid(v_in ->> v_key, 'bigint') then
      v_problems := v_problems || jsonb_build_object(v_key, 'unknown');
    end if;
  end loop;
  if not v_problems ? 'category_id' and v_in ? 'category_id'
    and not exists (select from public.categories c where c.id = (v_in ->> 'category_id')::bigint and c.archived_at is null) then
    v_problems := v_problems || '{"category_id": "unknown"}';
  end if;
  if not v_problems ? 'commune_id' and v_in ? 'commune_id'
    and not exists (select from public.agencies a where a.id = (v_in ->> 'commune_id')::bigint and a.kind = 'commune') then
    v_problems := v_problems || '{"commune_id": "unknown"}';
  end if;
  for v_key, v_value in select l.key, l.max from (values ('latitude', '90'), ('longitude', '180')) as l (key, max) where v_in ? l.key loop
    if not pg_input_is_valid(v_in ->> v_key, 'double precision') or abs((v_in ->> v_key)::double precision) is distinct from
      least(abs((v_in ->> v_key)::double precision), v_value::double precision) then
      v_problems := v_problems || jsonb_build_object(v_key, 'invalid');
    end if;
  end loop;
  if (v_in ? 'latitude') <> (v_in ? 'longitude') then
    v_problems := v_problems || jsonb_build_object(case when v_in ? 'latitude' then 'longitude' else 'latitude' end, 'required');
  end if;
  foreach v_key in array '{received_at,call_started_at,call_ended_at}'::text[] loop
    continue when not v_in ? v_key;
    if not pg_input_is_valid(v_in ->> v_key, 'timestamptz') then
      v_problems := v_problems || jsonb_build_object(v_key, 'invalid');
    elsif (v_in ->> v_key)::timestamptz > p_now then
      v_problems := v_problems || jsonb_build_object(v_key, 'future');
    elsif (v_in ->> v_key)::timestamptz < timestamptz '2000-01-01 00:00+07' then
      v_problems := v_problems || jsonb_build_object(v_key, 'invalid');
    end if;
  end loop;
  if not v_problems ?| '{call_started_at,call_ended_at}' and (v_in ->> 'call_ended_at')::timestamptz < (v_in ->> 'call_started_at')::timestamptz then
    v_problems := v_problems || '{"call_ended_at": "before_start"}';
  end if;
  foreach v_key in array '{is_confidential}'::text[] loop
    if v_in ? v_key and not pg_input_is_valid(v_in ->> v_key, 'boolean') then
      v_problems := v_problems || jsonb_build_object(v_key, 'invalid');
    end if;
  end loop;
  if v_in ? 'request_id' and not pg_input_is_valid(v_in ->> 'request_id', 'uuid') then
    v_problems := v_problems || '{"request_id": "invalid"}';
  end if;

  select * into v_custom from private.read_custom('ticket', p_ticket -> 'custom',
    case when not v_problems ? 'category_id' then (v_in ->> 'category_id')::bigint end, p_requires_custom);
  v_problems := v_problems || v_custom.problems;
  v_in := v_in || jsonb_build_object('custom', v_custom.cleaned);

  if v_problems <> '{}' then
    select min(e.key) into v_key from jsonb_each(v_problems) as e;
    if (select count(*) from jsonb_each(v_problems)) > 1 then
      perform private.fail('422', 'ticket.invalid', 'some fields are missing or wrong', jsonb_build_object('fields', v_problems));
    elsif v_problems ->> v_key = 'required' then
      perform private.fail('422', 'ticket.field_required', v_key || ' is required', jsonb_build_object('field', v_key));
    else
      perform private.fail('422', 'ticket.field_invalid', v_key || ' is ' || (v_problems ->> v_key), jsonb_build_object('field', v_key, 'problem', v_problems ->> v_key));
    end if;
  end if;
  return v_in;
end $$;
comment on function private.read_intake(jsonb, timestamptz, boolean) is
  'Checks and tidies what an intake form or import sends; all problems at once as {fields: {name: required | invalid | unknown | future | too_long | before_start}}; custom fields as "custom.<code>". Nguồn: QĐ583 Điều 7.';

create function private.find_or_add_citizen(p_full_name text, p_phone text, p_email text, p_address text)
returns bigint language plpgsql volatile set search_path = '' as $$
declare v_id bigint;
begin
  if coalesce(p_full_name, p_phone, p_email, p_address) is null then
    return null;
  end if;
  -- The same caller with the same particulars is one row; whoever moved gets a new one, so that old tickets keep
  -- the address they were sent from.
  select c.id into v_id from public.citizens c
  where c.phone = p_phone and public.fold(c.full_name) = public.fold(p_full_name)
    and c.address is not distinct from p_address and c.email is not distinct from p_email
  order by c.id limit 1;
  if v_id is null then
    insert into public.citizens (full_name, phone, email, address, is_nuisance)
    values (p_full_name, p_phone, p_email, p_address, exists (select from public.citizens c where c.phone = p_phone and c.is_nuisance))
    returning id into v_id;
  end if;
  return v_id;
end $$;
comment on function private.find_or_add_citizen(text, text, text, text) is 'The row of a citizen with exactly these particulars.';

create function private.next_ticket_code(p_received_at timestamptz)
returns text language plpgsql volatile set search_path = '' as $$
declare v_result text;
begin
  insert into private.ticket_counters as c (year, last_number)
  values (extract(year from p_received_at at time zone 'Asia/Ho_Chi_Minh'), 1)
  on conflict (year) do update set last_number = c.last_number + 1
  returning format('1022-%s-%s', lpad((c.year % 100)::text, 2, '0'), lpad(c.last_number::text, greatest(6, length(c.last_number::text)), '0')) into v_result;
  return v_result;
end $$;
comment on function private.next_ticket_code(timestamptz) is
  'The next code of the year of receipt, without gaps: the counter''s row is held until the transaction ends, so ask for it last.';

create function private.receive_ticket(p_actor_id bigint, p_now timestamptz, p_ticket jsonb, p_requires_custom boolean default false)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_in jsonb := private.read_intake(p_ticket, p_now, p_requires_custom);
  v_received_at timestamptz := coalesce((v_in ->> 'received_at')::timestamptz, p_now);
  v_ticket public.tickets;
  v_citizen_id bigint;
begin
  if v_in ? 'request_id' then
    -- Two clicks at once wait here for each other; the second finds the first one's ticket.
    perform pg_advisory_xact_lock(hashtextextended('receive_ticket:' || (v_in ->> 'request_id'), 0));
    select * into v_ticket from public.tickets t where t.request_id = (v_in ->> 'request_id')::uuid;
    if found then
      return private.ticket_result(v_ticket);
    end if;
  end if;
  v_citizen_id := private.find_or_add_citizen(v_in ->> 'full_name', v_in ->> 'phone', v_in ->> 'email', v_in ->> 'address');
  insert into public.tickets (code, request_id, status, channel, category_id, priority, content, location_text, commune_id, latitude, longitude,
    is_confidential, citizen_id, citizen_name_masked, citizen_phone_masked, call_started_at, call_ended_at, received_at, recorded_at,
    received_by_id, import_batch_id, imported_ref, custom, last_event_at)
  values (private.next_ticket_code(v_received_at), (v_in ->> 'request_id')::uuid, 'received', v_in ->> 'channel', (v_in ->> 'category_id')::bigint,
    coalesce(v_in ->> 'priority', (select c.default_priority from public.categories c where c.id = (v_in ->> 'category_id')::bigint), 'normal'),
    v_in ->> 'content', v_in ->> 'location_text', (v_in ->> 'commune_id')::bigint, (v_in ->> 'latitude')::double precision, (v_in ->> 'longitude')::double precision,
    coalesce((v_in ->> 'is_confidential')::boolean, false), v_citizen_id, private.masked_name(v_in ->> 'full_name'), private.masked_phone(v_in ->> 'phone'),
    (v_in ->> 'call_started_at')::timestamptz, (v_in ->> 'call_ended_at')::timestamptz, v_received_at, p_now, p_actor_id,
    (p_ticket ->> 'import_batch_id')::bigint, p_ticket ->> 'imported_ref', v_in -> 'custom', v_received_at)
  returning * into v_ticket;
  perform private.add_ticket_event(v_ticket.id, 'received', v_received_at, p_actor_id, null, 'received', null, null,
    jsonb_build_object('channel', v_ticket.channel, 'backdated', case when v_received_at < p_now then true end), p_now);
  perform private.start_ticket_clock(v_ticket.id, 'ticket.triage', v_received_at);
  if v_ticket.priority = 'urgent' then
    perform private.owe_brief(v_ticket.id, v_received_at);
  end if;
  if v_received_at < p_now then
    -- Taken down on paper an hour ago: what was due meanwhile fires now.
    v_ticket := private.settled_ticket(v_ticket.id, p_now);
  end if;
  return private.ticket_result(v_ticket);
end $$;
comment on function private.receive_ticket(bigint, timestamptz, jsonb, boolean) is
  'A new ticket; the triage clock runs from the receipt, which may be earlier than now (audited in the timeline) but never later. A request_id seen before returns its ticket. Custom fields that its category requires are asked of whoever fills in the form (p_requires_custom), not of citizens, files or the counter. Nguồn: QĐ583 Điều 7, 8.1, 9.1.';

create function public.receive_ticket(p_ticket jsonb)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('tickets.receive');
begin
  if jsonb_typeof(p_ticket) <> 'object' then
    perform private.fail('422', 'ticket.invalid', 'a ticket is an object', '{"fields": {}}');
  elsif private.tidy(p_ticket ->> 'channel') = 'import' then
    perform private.fail('422', 'ticket.field_invalid', 'imports come through the import screen', '{"field": "channel", "problem": "unknown"}');
  end if;
  -- Which import a ticket came with is for the import to say.
  return private.receive_ticket(v_actor_id, clock_timestamp(), p_ticket - array['import_batch_id', 'imported_ref'], true);
end $$;
comment on function public.receive_ticket(jsonb) is
  'Receives a ticket: {channel, content, full_name, phone, address, category_id, priority, email, location_text, commune_id, latitude, longitude, is_confidential, call_started_at, call_ended_at, received_at, request_id, custom {code: value}}. Nguồn: QĐ583 Điều 7, 8.1.';
