-- Importing from a file: tickets, and procedures (…_procedure_imports.sql). The console reads the file and maps its columns;
-- rows are staged here in chunks, where every problem is found; finishing is one transaction, so a batch is in as a
-- whole or not at all; undoing takes all of it out again. What differs by target: who may, what a row means, how it gets in and out.

create table private.import_rows (
  batch_id bigint not null references public.import_batches (id) on delete cascade,
  row_number integer not null,
  raw jsonb not null,
  parsed jsonb not null,
  is_good boolean not null,
  primary key (batch_id, row_number)
);
comment on table private.import_rows is
  'Rows of an import that is not finished: text as in the file, values as understood. Emptied when the batch is finished or discarded, since it holds personal data.';
alter table private.import_rows enable row level security;

-- Understanding text -----------------------------------------------------------------------------------

create function private.parse_time(p_text text, p_time_zone text)
returns timestamptz language plpgsql stable set search_path = '' as $$
declare
  v_text text := trim(p_text);
  v_parts text[];
begin
  v_parts := regexp_match(v_text, '^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T]+(\d{1,2}:\d{2}(?::\d{2})?))?$');
  if v_parts is not null then
    v_text := format('%s-%s-%s %s', v_parts[3], lpad(v_parts[2], 2, '0'), lpad(v_parts[1], 2, '0'), coalesce(v_parts[4], '00:00'));
  elsif v_text !~ '^\d{4}-\d{2}-\d{2}([ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}(:?\d{2})?)?)?$' then
    return null;
  end if;
  if v_text ~ '(Z|[+-]\d{2}(:?\d{2})?)$' and v_text ~ ':' then
    return case when pg_input_is_valid(v_text, 'timestamptz') then v_text::timestamptz end;
  end if;
  return case when pg_input_is_valid(v_text, 'timestamp') then v_text::timestamp at time zone p_time_zone end;
end $$;
comment on function private.parse_time(text, text) is
  'A time as files write it: ISO (with or without offset) or day first (31/01/2026 14:05); without an offset it is local to the zone; null when it is neither.';

create function private.import_problem(p_row integer, p_column text, p_severity text, p_key text, p_params jsonb default '{}')
returns jsonb language sql immutable set search_path = '' as $$
  select jsonb_build_object('row', p_row, 'column', p_column, 'severity', p_severity, 'key', p_key, 'params', p_params)
$$;
comment on function private.import_problem(integer, text, text, text, jsonb) is 'One finding: an error keeps the row out, a warning does not.';

create function private.custom_from_text(p_field public.custom_fields, p_text text, p_time_zone text)
returns jsonb language plpgsql stable set search_path = '' as $$
declare
  v_text text := private.tidy(p_text);
  v_folded text := public.fold(v_text);
begin
  return private.custom_value(p_field, to_jsonb(case p_field.type
    when 'number' then case when v_text ~ '^[-+]?\d{1,3}(\.\d{3})+(,\d+)?$' then replace(replace(v_text, '.', ''), ',', '.') else replace(replace(v_text, ' ', ''), ',', '.') end
    when 'date' then coalesce(to_char(private.parse_time(v_text, p_time_zone) at time zone p_time_zone, 'yyyy-mm-dd'), v_text)
    when 'choice' then coalesce((select c.value ->> 'value' from jsonb_array_elements(p_field.choices) c
      where v_text = c.value ->> 'value' or v_folded in (public.fold(c.value ->> 'name'), public.fold(c.value ->> 'name_en')) limit 1), v_text)
    when 'boolean' then case when v_folded in ('co', 'yes', 'true', 'dung', 'x', '1') then 'true' when v_folded in ('khong', 'no', 'false', 'sai', '0') then 'false' else v_text end
    else v_text end));
end $$;
comment on function private.custom_from_text(public.custom_fields, text, text) is
  'A custom value as a file writes it: 1.234,5 or 12.5; day first; the name of a choice without accents; có/không, yes/no, x. Null = none of this field.';

create function private.check_import_row(p_batch public.import_batches, p_kind text, p_time_zone text, p_row jsonb, p_now timestamptz,
  out parsed jsonb, out problems jsonb)
language plpgsql stable set search_path = '' as $$
declare
  v_number integer := (p_row ->> 'row')::integer;
  v_field text;
  v_value text;
  v_folded text;
  v_time timestamptz;
  v_id bigint;
  v_received_at timestamptz;
  v_count integer;
  v_custom_field public.custom_fields;
begin
  parsed := '{}';
  problems := '[]';
  foreach v_field in array array['ref', 'content', 'full_name', 'phone', 'email', 'address', 'location_text', 'answer'] loop
    v_value := private.tidy(p_row ->> v_field);
    if v_value is not null then
      parsed := parsed || jsonb_build_object(v_field, v_value);
    end if;
  end loop;

  -- History needs content and time of receipt only; an intake needs what QĐ583 Điều 7 asks of a caller.
  foreach v_field in array case p_kind when 'history' then array['content', 'received_at'] else array['content', 'full_name', 'phone', 'address'] end loop
    if not parsed ? v_field and private.tidy(p_row ->> v_field) is null then
      problems := problems || private.import_problem(v_number, v_field, 'error', 'import.required');
    end if;
  end loop;

  foreach v_field in array array['received_at', 'due_at', 'closed_at'] loop
    v_value := nullif(trim(p_row ->> v_field), '');
    continue when v_value is null;
    v_time := private.parse_time(v_value, p_time_zone);
    if v_time is null then
      problems := problems || private.import_problem(v_number, v_field, 'error', 'import.not_a_time', jsonb_build_object('value', v_value));
    elsif v_field <> 'due_at' and v_time > p_now then
      problems := problems || private.import_problem(v_number, v_field, 'error', 'import.in_the_future', jsonb_build_object('value', v_value));
    elsif v_time < timestamptz '1970-01-01 00:00+00' or v_time >= timestamptz '2101-01-01 00:00+00' then
      -- 1900 or 9999 stand for "none" in many files. No calendar counts there: one such due time would break every list.
      problems := problems || private.import_problem(v_number, v_field, case v_field when 'due_at' then 'warning' else 'error' end,
        'import.time_out_of_range', jsonb_build_object('value', v_value));
    elsif v_field <> 'received_at' and v_time < v_received_at then
      problems := problems || private.import_problem(v_number, v_field, case v_field when 'closed_at' then 'error' else 'warning' end,
        'import.before_receipt', jsonb_build_object('value', v_value));
      parsed := parsed || jsonb_build_object(v_field, v_time);
    else
      parsed := parsed || jsonb_build_object(v_field, v_time);
    end if;
    if v_field = 'received_at' then
      v_received_at := v_time;
    end if;
  end loop;

  v_value := nullif(trim(p_row ->> 'phone'), '');
  if v_value is not null and private.normal_phone(v_value) is null then
    problems := problems || private.import_problem(v_number, 'phone', case p_kind when 'history' then 'warning' else 'error' end,
      'import.not_a_phone', jsonb_build_object('value', v_value));
  elsif v_value is not null then
    parsed := parsed || jsonb_build_object('phone', private.normal_phone(v_value));
  end if;

  foreach v_field in array array['latitude', 'longitude'] loop
    v_value := replace(nullif(trim(p_row ->> v_field), ''), ',', '.');
    continue when v_value is null;
    if not pg_input_is_valid(v_value, 'double precision')
      or abs(v_value::double precision) > (case v_field when 'latitude' then 90 else 180 end)
      or v_value::double precision = 'nan' then
      problems := problems || private.import_problem(v_number, v_field, 'error', 'import.not_a_coordinate', jsonb_build_object('value', v_value));
    else
      parsed := parsed || jsonb_build_object(v_field, v_value::double precision);
    end if;
  end loop;

  -- Names are looked up without accents; what is not known is kept as a warning, except in an intake's own columns.
  foreach v_field in array array['category', 'agency', 'commune'] loop
    v_value := nullif(trim(p_row ->> v_field), '');
    continue when v_value is null;
    v_folded := public.fold(v_value);
    if v_field = 'category' then
      select min(c.id), count(*) into v_id, v_count from public.categories c
      where c.archived_at is null and (c.code = v_value or c.name_folded = v_folded);
    else
      select min(a.id), count(*) into v_id, v_count from public.agencies a
      where a.archived_at is null and (v_field = 'agency' or a.kind = 'commune')
        and (a.code = v_value or a.short_name = v_value or a.name_folded in (v_folded, 'ubnd ' || v_folded));
    end if;
    if v_count = 1 then
      parsed := parsed || jsonb_build_object(v_field || '_id', v_id);
    else
      problems := problems || private.import_problem(v_number, v_field, case p_kind when 'history' then 'warning' else 'error' end,
        case v_count when 0 then 'import.unknown_name' else 'import.ambiguous_name' end, jsonb_build_object('value', v_value));
      parsed := parsed || jsonb_build_object(v_field || '_text', v_value);
    end if;
  end loop;

  v_value := lower(nullif(trim(p_row ->> 'channel'), ''));
  if v_value is not null then
    if v_value in ('hotline', 'website', 'email', 'facebook', 'walk_in') then
      parsed := parsed || jsonb_build_object('channel', v_value);
    else
      parsed := parsed || jsonb_build_object('channel_text', p_row ->> 'channel');
      problems := problems || private.import_problem(v_number, 'channel', 'warning', 'import.unknown_name', jsonb_build_object('value', p_row ->> 'channel'));
    end if;
  end if;
  v_value := public.fold(nullif(trim(p_row ->> 'priority'), ''));
  if v_value is not null and v_value <> '' then
    parsed := parsed || jsonb_build_object('priority', case when v_value in ('urgent', 'khan', 'khan cap', 'high') then 'urgent' else 'normal' end);
  end if;

  for v_custom_field in select f.* from public.custom_fields f where f.subject = 'ticket' and f.archived_at is null and private.tidy(p_row ->> ('cf_' || f.code)) is not null loop
    v_value := p_row ->> ('cf_' || v_custom_field.code);
    if private.custom_from_text(v_custom_field, v_value, p_time_zone) is null then
      problems := problems || private.import_problem(v_number, 'cf_' || v_custom_field.code, case p_kind when 'history' then 'warning' else 'error' end,
        'import.invalid_value', jsonb_build_object('value', left(v_value, 100)));
    else
      parsed := jsonb_set(parsed || jsonb_build_object('custom', coalesce(parsed -> 'custom', '{}')), array['custom', v_custom_field.code],
        private.custom_from_text(v_custom_field, v_value, p_time_zone));
    end if;
  end loop;

  if parsed ? 'ref' and exists (
    select from public.tickets t join public.import_batches b on b.id = t.import_batch_id
    where t.imported_ref = parsed ->> 'ref' and b.layout = p_batch.layout and b.status = 'done') then
    problems := problems || private.import_problem(v_number, 'ref', 'error', 'import.already_imported', jsonb_build_object('value', parsed ->> 'ref'));
  end if;

  if p_kind = 'intake' and not problems @> '[{"severity": "error"}]' then
    -- What the form refuses is found here too, at its row: at the end it would stop the whole batch.
    begin
      perform private.read_intake(parsed || jsonb_build_object('channel', coalesce(parsed ->> 'channel', 'import')), p_now);
    exception when sqlstate 'PT422' then
      get stacked diagnostics v_value = pg_exception_detail;
      problems := problems || (
        select jsonb_agg(private.import_problem(v_number, f.key, 'error', case f.value
            when 'required' then 'import.required'
            when 'future' then 'import.in_the_future'
            when 'too_long' then 'import.too_long'
            else case f.key when 'received_at' then 'import.time_out_of_range' else 'import.invalid_value' end end,
          jsonb_strip_nulls(jsonb_build_object('value', left(p_row ->> f.key, 100)))) order by f.key)
        from jsonb_each_text(coalesce(v_value::jsonb -> 'fields',
          jsonb_build_object(v_value::jsonb ->> 'field', coalesce(v_value::jsonb ->> 'problem', 'required')))) as f);
    end;
  end if;
end $$;
comment on function private.check_import_row(public.import_batches, text, text, jsonb, timestamptz) is
  'What a row means and everything wrong with it. History requires content and time of receipt only; intake what QĐ583 Điều 7 requires. Nguồn: SPEC §3.';

-- Steps --------------------------------------------------------------------------------------------------

create function private.require_importer(p_target text default null)
returns bigint language plpgsql stable security definer set search_path = '' as $$
begin
  -- Which target is not known yet: whoever may import anything may ask.
  return authz.require(case
    when p_target = 'procedures' or p_target is null and authz.can('procedures.edit') then 'procedures.edit'
    else 'tickets.import' end);
end $$;
comment on function private.require_importer(text) is 'Who may import into a target: tickets the 1022 centre, procedures the editors of the catalogue.';

create function private.own_open_import(p_batch_id bigint)
returns public.import_batches language plpgsql volatile security definer set search_path = '' as $$
declare
  v_actor_id bigint := private.require_importer();
  v_batch public.import_batches;
begin
  select * into v_batch from public.import_batches b where b.id = p_batch_id and b.staff_id = v_actor_id for update;
  if not found then
    perform private.fail('404', 'import.not_found', 'no such import of yours');
  end if;
  perform private.require_importer(v_batch.target);
  if v_batch.status <> 'open' then
    perform private.fail('409', 'import.finished', 'this import is finished');
  end if;
  return v_batch;
end $$;
comment on function private.own_open_import(bigint) is 'The caller''s import while it can still take rows, locked.';

create function private.check_row(p_batch public.import_batches, p_row jsonb, p_now timestamptz, out parsed jsonb, out problems jsonb)
language plpgsql volatile security definer set search_path = '' as $$
begin
  if p_batch.target = 'procedures' then
    select c.parsed, c.problems into parsed, problems from private.check_procedure_row(p_batch, p_row, p_now) c;
  else
    select c.parsed, c.problems into parsed, problems
    from private.check_import_row(p_batch, p_batch.mapping ->> 'kind', p_batch.mapping ->> 'time_zone', p_row, p_now) c;
  end if;
end $$;
comment on function private.check_row(public.import_batches, jsonb, timestamptz) is 'What a row means for the target of its import, and everything wrong with it.';

create function public.start_import(p_file_name text, p_kind text, p_layout text, p_mapping jsonb, p_time_zone text default 'Asia/Ho_Chi_Minh')
returns bigint language plpgsql volatile security definer set search_path = '' as $$
declare
  v_target text := case when p_kind in ('history', 'intake') then 'tickets' when p_kind in ('drafts', 'published') then 'procedures' end;
  v_actor_id bigint := private.require_importer(v_target);
  v_id bigint;
begin
  if v_target is null then
    perform private.fail('422', 'form.required', 'kind is history or intake, drafts or published', '{"field": "kind"}');
  end if;
  if not exists (select from pg_catalog.pg_timezone_names z where z.name = p_time_zone) then
    perform private.fail('422', 'import.unknown_zone', 'unknown time zone', '{"field": "time_zone"}');
  end if;
  -- What the same person left lying is thrown away: staged rows hold personal data.
  delete from public.import_batches b where b.staff_id = v_actor_id and b.status = 'open' and b.created_at < clock_timestamp() - interval '1 day';
  insert into public.import_batches (staff_id, target, file_name, layout, mapping)
  values (v_actor_id, v_target, coalesce(nullif(trim(p_file_name), ''), '?'), coalesce(p_layout, ''),
    jsonb_build_object('kind', p_kind, 'time_zone', p_time_zone, 'columns', coalesce(p_mapping, '{}')))
  returning id into v_id;
  return v_id;
end $$;
comment on function public.start_import(text, text, text, jsonb, text) is
  'Begins an import: of tickets, kind history (own times kept) or intake (received now, clocks run); of procedures, kind drafts or published; layout = a fingerprint of the file''s header, under which the column mapping is remembered.';

create function public.stage_import_rows(p_batch_id bigint, p_rows jsonb)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_batch public.import_batches := private.own_open_import(p_batch_id);
  v_problems jsonb;
  v_staged integer;
begin
  if jsonb_typeof(p_rows) is distinct from 'array' or jsonb_array_length(p_rows) > 2000 then
    perform private.fail('422', 'import.too_many_rows', 'send an array of at most 2000 rows at a time');
  elsif exists (select from jsonb_array_elements(p_rows) as r
      where jsonb_typeof(r.value) <> 'object' or coalesce(r.value ->> 'row', '') !~ '^[0-9]{1,9}$')
    or (select count(distinct (r.value ->> 'row')::integer) from jsonb_array_elements(p_rows) as r) < jsonb_array_length(p_rows) then
    perform private.fail('422', 'import.rows_invalid', 'every row is an object with its own number in "row"');
  end if;
  with checked as materialized (
    select (r.value ->> 'row')::integer as row_number, r.value as raw, c.parsed, c.problems
    from jsonb_array_elements(p_rows) as r
    cross join lateral private.check_row(v_batch, r.value, clock_timestamp()) c
  ), staged as materialized (
    -- Read once a chunk and hashed; looked up row by row the check would cost the square of the file.
    select i.parsed ->> 'ref' as ref, i.row_number from private.import_rows i where i.batch_id = p_batch_id and i.parsed ? 'ref'
  ), repeated as (
    select c.row_number from checked c
    where c.parsed ->> 'ref' in (select s.ref from staged s where s.row_number <> all (select k.row_number from checked k))
    union
    select n.row_number
    from (select c.row_number, row_number() over (partition by c.parsed ->> 'ref' order by c.row_number) as nth from checked c where c.parsed ? 'ref') n
    where n.nth > 1
  ), judged as materialized (
    select c.row_number, c.raw, c.parsed,
      c.problems || case when r.row_number is not null
        then jsonb_build_array(private.import_problem(c.row_number, case v_batch.target when 'procedures' then 'code' else 'ref' end, 'error', 'import.twice_in_file', jsonb_build_object('value', c.parsed ->> 'ref')))
        else '[]' end as problems
    from checked c left join repeated r on r.row_number = c.row_number
  ), stored as (
    insert into private.import_rows (batch_id, row_number, raw, parsed, is_good)
    select p_batch_id, j.row_number, j.raw, j.parsed, not j.problems @> '[{"severity": "error"}]' from judged j
    on conflict (batch_id, row_number) do update set raw = excluded.raw, parsed = excluded.parsed, is_good = excluded.is_good
    returning row_number
  )
  select (select count(*) from stored),
    coalesce((select jsonb_agg(p.value order by (p.value ->> 'row')::integer) from judged j cross join lateral jsonb_array_elements(j.problems) as p), '[]')
  into v_staged, v_problems;
  update public.import_batches set row_count = (select count(*) from private.import_rows i where i.batch_id = p_batch_id) where id = p_batch_id;
  return jsonb_build_object('staged', v_staged, 'problems', v_problems);
end $$;
comment on function public.stage_import_rows(bigint, jsonb) is
  'Checks a chunk of rows ([{row, <field>: text}]) and keeps them aside; nothing reaches tickets or catalogue yet. Returns every problem by row and column.';

create function public.discard_import(p_batch_id bigint)
returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  perform private.own_open_import(p_batch_id);
  delete from public.import_batches where id = p_batch_id;
end $$;
comment on function public.discard_import(bigint) is 'Forgets an import that was only tried (dry run).';

create function private.import_history(p_batch public.import_batches, p_actor_id bigint, p_now timestamptz)
returns integer language plpgsql volatile security definer set search_path = '' as $$
declare v_count integer;
begin
  create temporary table import_ticket on commit drop as
  select i.parsed as p, i.row_number,
    nextval(pg_get_serial_sequence('public.tickets', 'id')) as ticket_id,
    case when i.parsed ?| array['full_name', 'phone', 'email', 'address'] then nextval(pg_get_serial_sequence('public.citizens', 'id')) end as citizen_id,
    (i.parsed ->> 'received_at')::timestamptz as received_at,
    (i.parsed ->> 'closed_at')::timestamptz as closed_at,
    extract(year from (i.parsed ->> 'received_at')::timestamptz at time zone 'Asia/Ho_Chi_Minh')::integer as year,
    null::integer as number
  from private.import_rows i where i.batch_id = p_batch.id and i.is_good order by i.row_number;

  -- Codes come from the same counters as every other ticket's, a block a year.
  with block as (
    insert into private.ticket_counters as c (year, last_number)
    select year, count(*) from pg_temp.import_ticket group by year order by year
    on conflict (year) do update set last_number = c.last_number + excluded.last_number
    returning c.year, c.last_number
  ), numbered as (
    select i.ticket_id, b.last_number - count(*) over (partition by i.year) + row_number() over (partition by i.year order by i.received_at, i.row_number) as number
    from pg_temp.import_ticket i join block b on b.year = i.year
  )
  update pg_temp.import_ticket i set number = n.number from numbered n where n.ticket_id = i.ticket_id;

  insert into public.citizens (id, full_name, phone, email, address) overriding system value
  select citizen_id, p ->> 'full_name', p ->> 'phone', p ->> 'email', p ->> 'address' from pg_temp.import_ticket where citizen_id is not null;

  insert into public.tickets (id, code, status, channel, category_id, priority, content, location_text, commune_id, latitude, longitude,
    citizen_id, citizen_name_masked, citizen_phone_masked, received_at, received_by_id, agency_id, answered_at, closed_at,
    import_batch_id, imported_due_at, imported_ref, due_at, custom, last_event_at) overriding system value
  select i.ticket_id, format('1022-%s-%s', lpad((i.year % 100)::text, 2, '0'), lpad(i.number::text, greatest(6, length(i.number::text)), '0')),
    case when i.closed_at is not null then 'closed' when i.p ? 'agency_id' then 'assigned' else 'received' end,
    coalesce(i.p ->> 'channel', 'import'), (i.p ->> 'category_id')::bigint, coalesce(i.p ->> 'priority', 'normal'),
    i.p ->> 'content', i.p ->> 'location_text', (i.p ->> 'commune_id')::bigint, (i.p ->> 'latitude')::double precision, (i.p ->> 'longitude')::double precision,
    i.citizen_id, private.masked_name(i.p ->> 'full_name'), private.masked_phone(i.p ->> 'phone'), i.received_at, p_actor_id, (i.p ->> 'agency_id')::bigint,
    i.closed_at, i.closed_at, p_batch.id, (i.p ->> 'due_at')::timestamptz, i.p ->> 'ref',
    case when i.closed_at is null then (i.p ->> 'due_at')::timestamptz end, coalesce(i.p -> 'custom', '{}'), coalesce(i.closed_at, i.received_at)
  from pg_temp.import_ticket i;

  insert into public.ticket_answers (ticket_id, level, agency_id, content, answered_at, relayed_at)
  select i.ticket_id, 'officer', (i.p ->> 'agency_id')::bigint, i.p ->> 'answer', i.closed_at, i.closed_at
  from pg_temp.import_ticket i where i.closed_at is not null and i.p ? 'answer';

  insert into public.ticket_events (ticket_id, kind, at, actor_id, actor_name, actor_agency_id, to_status, data)
  select i.ticket_id, e.kind, e.at, p_actor_id, s.display_name, s.agency_id, e.to_status,
    case e.kind when 'imported' then jsonb_strip_nulls(jsonb_build_object('file', p_batch.file_name, 'row', i.row_number, 'ref', i.p ->> 'ref',
      'category', i.p ->> 'category_text', 'agency', i.p ->> 'agency_text', 'commune', i.p ->> 'commune_text', 'channel', i.p ->> 'channel_text')) else '{}' end
  from pg_temp.import_ticket i
  join public.staff s on s.id = p_actor_id
  cross join lateral (values
    ('imported', i.received_at, case when i.p ? 'agency_id' then 'assigned' else 'received' end),
    ('closed', i.closed_at, 'closed')) as e (kind, at, to_status)
  where e.at is not null;

  select count(*) into v_count from pg_temp.import_ticket;
  drop table pg_temp.import_ticket;
  return v_count;
end $$;
comment on function private.import_history(public.import_batches, bigint, timestamptz) is
  'Puts the good rows of a history import into the tickets with their own receipt, due and closing times; no clock runs for them: their imported due time counts. Nguồn: SPEC §3, §7.';

create function private.import_intake(p_batch public.import_batches, p_actor_id bigint, p_now timestamptz)
returns integer language plpgsql volatile security definer set search_path = '' as $$
declare
  v_row record;
  v_count integer := 0;
begin
  for v_row in select i.parsed, i.row_number from private.import_rows i where i.batch_id = p_batch.id and i.is_good order by i.row_number loop
    perform private.receive_ticket(p_actor_id, p_now, v_row.parsed || jsonb_build_object(
      'channel', coalesce(v_row.parsed ->> 'channel', 'import'), 'import_batch_id', p_batch.id, 'imported_ref', v_row.parsed -> 'ref'));
    v_count := v_count + 1;
  end loop;
  return v_count;
end $$;
comment on function private.import_intake(public.import_batches, bigint, timestamptz) is
  'Receives the good rows of an intake import like any other report: clocks run from now or from the backdated receipt.';

create function public.finish_import(p_batch_id bigint, p_mode text)
returns jsonb language plpgsql volatile security definer set search_path = '' set statement_timeout = '10min' as $$
declare
  v_batch public.import_batches := private.own_open_import(p_batch_id);
  v_actor_id constant bigint := v_batch.staff_id;
  v_now timestamptz := clock_timestamp();
  v_bad integer;
  v_imported integer;
begin
  -- Files of one layout are finished one after the other: a second copy of the file, checked in another tab before the
  -- first was in, must not come in as well.
  perform pg_advisory_xact_lock(hashtextextended('import:' || v_batch.layout, 0));
  update private.import_rows i set is_good = false
  where i.batch_id = p_batch_id and i.is_good and i.parsed ? 'ref' and exists (
    select from public.tickets t join public.import_batches b on b.id = t.import_batch_id
    where t.imported_ref = i.parsed ->> 'ref' and b.layout = v_batch.layout and b.status = 'done');
  select count(*) filter (where not i.is_good) into v_bad from private.import_rows i where i.batch_id = p_batch_id;
  if p_mode = 'all_or_none' and v_bad > 0 then
    perform private.fail('422', 'import.has_bad_rows', 'nothing imported: some rows are bad', jsonb_build_object('count', v_bad));
  elsif p_mode is null or p_mode not in ('good_rows', 'all_or_none') then
    perform private.fail('422', 'form.required', 'mode is good_rows or all_or_none', '{"field": "mode"}');
  end if;
  v_imported := case v_batch.mapping ->> 'kind'
    when 'history' then private.import_history(v_batch, v_actor_id, v_now)
    when 'drafts' then private.import_procedures(v_batch, v_actor_id, v_now)
    when 'published' then private.import_procedures(v_batch, v_actor_id, v_now)
    else private.import_intake(v_batch, v_actor_id, v_now) end;
  if v_imported = 0 then
    perform private.fail('422', 'import.nothing_to_import', 'there is no good row');
  end if;
  update public.import_batches set status = 'done', imported_count = v_imported, rejected_count = v_bad, finished_at = clock_timestamp() where id = p_batch_id;
  delete from private.import_rows where batch_id = p_batch_id;
  return jsonb_build_object('imported', v_imported, 'rejected', v_bad);
end $$;
comment on function public.finish_import(bigint, text) is
  'Imports all good rows, or refuses when any is bad (all_or_none), in one transaction; returns {imported, rejected}. The time limit is its own: ten thousand intakes start twenty thousand clocks.';

create function private.undo_ticket_import(p_batch public.import_batches)
returns integer language plpgsql volatile security definer set search_path = '' as $$
declare
  v_moved integer;
  v_count integer;
  v_citizen_ids bigint[];
begin
  perform from public.tickets t where t.import_batch_id = p_batch.id for update;
  -- The clocks' own events do not count: only what people did after the import.
  select count(*) into v_moved from public.tickets t where t.import_batch_id = p_batch.id
    and exists (select from public.ticket_events e where e.ticket_id = t.id and e.actor_id is not null and e.recorded_at > p_batch.finished_at);
  if v_moved > 0 then
    perform private.fail('409', 'import.tickets_moved_on', 'people have worked on tickets of this import', jsonb_build_object('count', v_moved));
  end if;
  select array_agg(t.citizen_id) into v_citizen_ids from public.tickets t where t.import_batch_id = p_batch.id and t.citizen_id is not null;
  delete from sla.clocks c using public.tickets t where t.import_batch_id = p_batch.id and c.subject_type = 'ticket' and c.subject_id = t.id;
  delete from public.tickets t where t.import_batch_id = p_batch.id;
  get diagnostics v_count = row_count;
  delete from public.citizens c where c.id = any (v_citizen_ids) and not exists (select from public.tickets t where t.citizen_id = c.id);
  return v_count;
end $$;
comment on function private.undo_ticket_import(public.import_batches) is 'Takes the tickets of a batch out again; refused once people have worked on any of them.';

create function public.undo_import(p_batch_id bigint)
returns integer language plpgsql volatile security definer set search_path = '' set statement_timeout = '10min' as $$
declare
  v_actor_id bigint := private.require_importer();
  v_batch public.import_batches;
  v_count integer;
begin
  select * into v_batch from public.import_batches b where b.id = p_batch_id for update;
  if not found then
    perform private.fail('404', 'import.not_found', 'no such import');
  end if;
  perform private.require_importer(v_batch.target);
  if v_batch.status <> 'done' then
    perform private.fail('409', 'import.not_done', 'only a finished import can be undone');
  end if;
  v_count := case v_batch.target when 'procedures' then private.undo_procedure_import(v_batch) else private.undo_ticket_import(v_batch) end;
  update public.import_batches set status = 'undone', undone_at = clock_timestamp(), undone_by_id = v_actor_id where id = p_batch_id;
  return v_count;
end $$;
comment on function public.undo_import(bigint) is
  'Takes a whole batch out again; refused once people have worked on anything of it. The batch itself stays on record. Returns how many records went.';

create trigger tg_import_batches__audit after insert or update or delete on public.import_batches
  for each row execute function private.tg_audit();
create index tickets_imported_ref on public.tickets (imported_ref) where imported_ref is not null;
