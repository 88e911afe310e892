-- Intake: what somebody hands in becomes a dossier with its code, its number, its applicant and its documents; the desk
-- accepts it with a slip, and from then on the procedure's time runs. Nguồn: QĐ2926 Điều 18, 19.2.

create function private.random_code()
returns text language plpgsql volatile set search_path = '' as $$
declare
  -- Crockford's alphabet: nothing that is read as something else.
  v_alphabet constant text := '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  v_bytes bytea := extensions.gen_random_bytes(12);
  v_result text := '';
begin
  for n in 0 .. 11 loop
    v_result := v_result || case when n in (4, 8) then '-' else '' end || substr(v_alphabet, (get_byte(v_bytes, n) & 31) + 1, 1);
  end loop;
  return 'HS-' || v_result;
end $$;
comment on function private.random_code() is 'A code nobody can guess (60 bits), short enough to be typed from a slip: HS-7KQ2-M9XW-C4RT. Nguồn: SPEC §6.';

create function private.normal_dossier_code(p_code text)
returns text language sql immutable parallel safe set search_path = '' as $$
  select case when c ~ '^HS[0-9A-HJKMNP-TV-Z]{12}$' then format('HS-%s-%s-%s', substr(c, 3, 4), substr(c, 7, 4), substr(c, 11, 4)) end
  from (select translate(regexp_replace(upper(coalesce(p_code, '')), '[^0-9A-Z]', '', 'g'), 'OIL', '011') as c) as code
$$;
comment on function private.normal_dossier_code(text) is 'A dossier''s code as it is written, from the ways people type it; null when it is none.';

create function private.next_dossier_number(p_agency_id bigint, p_at timestamptz)
returns text language plpgsql volatile set search_path = '' as $$
declare
  v_day date := (p_at at time zone 'Asia/Ho_Chi_Minh')::date;
  v_number integer;
begin
  insert into private.dossier_counters as c (agency_id, day, last_number) values (p_agency_id, v_day, 1)
  on conflict (agency_id, day) do update set last_number = c.last_number + 1
  returning c.last_number into v_number;
  return (select format('%s-%s-%s', coalesce(a.electronic_code, a.code), to_char(v_day, 'YYMMDD'), lpad(v_number::text, greatest(4, length(v_number::text)), '0'))
    from public.agencies a where a.id = p_agency_id);
end $$;
comment on function private.next_dossier_number(bigint, timestamptz) is
  'The next number of a desk and day; the counter''s row is held until the transaction ends, so ask for it last. Nguồn: Thông tư 01/2018/TT-VPCP (mã hồ sơ).';

create function private.normal_id_number(p_number text)
returns text language sql immutable parallel safe set search_path = '' as $$
  select case when d ~ '^[0-9]{9,13}$' then d end from (select regexp_replace(p_number, '[\s.\-]', '', 'g') as d) as digits
$$;
comment on function private.normal_id_number(text) is 'An identity number (9 or 12 digits) or tax code (10 or 13) without blanks and dashes; null when it is none.';

-- What a form sends -------------------------------------------------------------------------------------

create function private.read_dossier(p_dossier jsonb, p_now timestamptz, p_is_online boolean)
returns jsonb language plpgsql stable set search_path = '' as $$
declare
  v_in jsonb := '{}';
  v_problems jsonb := '{}';
  v_key text;
  v_value text;
  v_procedure public.procedures;
  v_version public.procedure_versions;
  v_agency public.agencies;
  v_day date;
  v_custom record;
begin
  if jsonb_typeof(p_dossier) is distinct from 'object' then
    perform private.fail('422', 'dossier.invalid', 'a dossier is an object', '{"fields": {}}');
  end if;
  -- Blank is absent; texts are trimmed and composed. Lists are kept as they are.
  for v_key, v_value in select e.key, private.tidy(e.value) from jsonb_each_text(p_dossier) as e
    where jsonb_typeof(p_dossier -> e.key) not in ('array', 'object') and private.tidy(e.value) is not null loop
    v_in := v_in || jsonb_build_object(v_key, v_value);
  end loop;
  foreach v_key in array case when p_is_online then '{full_name,phone,address,procedure_id,agency_id}'::text[] else '{channel,full_name,address,procedure_id,agency_id}'::text[] end loop
    if v_in -> v_key is null then
      v_problems := v_problems || jsonb_build_object(v_key, 'required');
    end if;
  end loop;
  for v_key, v_value in
    select l.key, l.max from (values ('full_name', '200'), ('organisation_name', '300'), ('address', '500'), ('email', '200'), ('subject', '500'), ('note', '4000'), ('fee_note', '500')) as l (key, max)
    where length(v_in ->> l.key) > l.max::integer
  loop
    v_problems := v_problems || jsonb_build_object(v_key, 'too_long');
  end loop;
  if v_in ? 'phone' then
    v_problems := v_problems || case when private.normal_phone(v_in ->> 'phone') is null then '{"phone": "invalid"}'::jsonb else '{}' end;
    v_in := v_in || jsonb_strip_nulls(jsonb_build_object('phone', private.normal_phone(v_in ->> 'phone')));
  end if;
  if v_in ? 'id_number' then
    v_problems := v_problems || case when private.normal_id_number(v_in ->> 'id_number') is null then '{"id_number": "invalid"}'::jsonb else '{}' end;
    v_in := v_in || jsonb_strip_nulls(jsonb_build_object('id_number', private.normal_id_number(v_in ->> 'id_number')));
  end if;
  if not v_in ? 'phone' and not v_in ? 'id_number' then
    -- Without either nobody finds the applicant again.
    v_problems := v_problems || '{"phone": "required"}';
  end if;
  if v_in ->> 'email' !~ '^[^@\s]+@[^@\s]+\.[^@\s.]+$' then
    v_problems := v_problems || '{"email": "invalid"}';
  end if;
  if not p_is_online and v_in ->> 'channel' <> all ('{direct,postal}') then
    v_problems := v_problems || '{"channel": "unknown"}';
  end if;
  foreach v_key in array '{procedure_id,agency_id,handling_agency_id,officer_id}'::text[] loop
    if v_in ? v_key and not pg_input_is_valid(v_in ->> v_key, 'bigint') then
      v_problems := v_problems || jsonb_build_object(v_key, 'unknown');
      v_in := v_in - v_key;
    end if;
  end loop;
  if v_in ? 'received_at' then
    if not pg_input_is_valid(v_in ->> 'received_at', 'timestamptz') then
      v_problems := v_problems || '{"received_at": "invalid"}';
      v_in := v_in - 'received_at';
    elsif (v_in ->> 'received_at')::timestamptz > p_now then
      v_problems := v_problems || '{"received_at": "future"}';
    elsif (v_in ->> 'received_at')::timestamptz < p_now - interval '31 days' then
      v_problems := v_problems || '{"received_at": "invalid"}';
    end if;
  end if;
  if v_in ? 'fee_due' and (v_in ->> 'fee_due') !~ '^[0-9]{1,11}$' then
    v_problems := v_problems || '{"fee_due": "invalid"}';
  end if;
  if v_in ? 'request_id' and not pg_input_is_valid(v_in ->> 'request_id', 'uuid') then
    v_problems := v_problems || '{"request_id": "invalid"}';
  end if;
  if v_in ? 'procedure_id' then
    v_day := (coalesce((v_in ->> 'received_at')::timestamptz, p_now) at time zone 'Asia/Ho_Chi_Minh')::date;
    select * into v_procedure from public.procedures p where p.id = (v_in ->> 'procedure_id')::bigint;
    select * into v_version from public.procedure_versions v
    where v.id = private.procedure_version_at(v_procedure.id, coalesce((v_in ->> 'received_at')::timestamptz, p_now));
    if v_version.id is null then
      v_problems := v_problems || '{"procedure_id": "unknown"}';
    elsif p_is_online and v_version.online_level = 'none' then
      v_problems := v_problems || '{"procedure_id": "not_online"}';
    end if;
    v_in := v_in || jsonb_build_object('version_id', v_version.id);
    if v_in ? 'agency_id' and v_version.id is not null then
      select * into v_agency from public.agencies a where a.id = (v_in ->> 'agency_id')::bigint;
      if v_agency.id is null or v_agency.archived_at is not null or v_agency.valid_from > v_day or v_agency.valid_to < v_day
        or v_agency.kind in ('city', 'central') or (v_version.level = 'commune') <> (v_agency.kind = 'commune') then
        v_problems := v_problems || '{"agency_id": "unknown"}';
      end if;
      if v_in ? 'handling_agency_id' and not exists (select from public.agencies a where a.id = (v_in ->> 'handling_agency_id')::bigint and a.archived_at is null
        and a.kind not in ('city', 'central')) then
        v_problems := v_problems || '{"handling_agency_id": "unknown"}';
      end if;
    end if;
  end if;

  -- Asked of the desk's form, which says so by sending them; the applicant's own form has none.
  select * into v_custom from private.read_custom('dossier', case when p_is_online then null else p_dossier -> 'custom' end, v_procedure.id,
    not p_is_online and p_dossier ? 'custom');
  v_problems := v_problems || v_custom.problems;
  v_in := v_in || jsonb_build_object('custom', v_custom.cleaned);

  if v_problems <> '{}' then
    select min(e.key) into v_key from jsonb_each(v_problems) as e;
    if (select count(*) from jsonb_each(v_problems)) > 1 then
      perform private.fail('422', 'dossier.invalid', 'some fields are missing or wrong', jsonb_build_object('fields', v_problems));
    elsif v_problems ->> v_key = 'required' then
      perform private.fail('422', 'dossier.field_required', v_key || ' is required', jsonb_build_object('field', v_key));
    else
      perform private.fail('422', 'dossier.field_invalid', v_key || ' is ' || (v_problems ->> v_key), jsonb_build_object('field', v_key, 'problem', v_problems ->> v_key));
    end if;
  end if;
  return v_in;
end $$;
comment on function private.read_dossier(jsonb, timestamptz, boolean) is
  'Checks and tidies what a form of a dossier sends and adds version_id; all problems at once as {fields: {name: required | invalid | unknown | not_online | future | too_long}}; custom fields as "custom.<code>". Nguồn: QĐ2926 Điều 19.1a.';

create function private.find_or_add_applicant(p_in jsonb)
returns bigint language plpgsql volatile set search_path = '' as $$
declare v_id bigint;
begin
  -- The same person with the same particulars is one row; whoever moved gets a new one, so that old dossiers keep
  -- what stood on them.
  select a.id into v_id from public.applicants a
  where public.fold(a.full_name) = public.fold(p_in ->> 'full_name') and a.id_number is not distinct from p_in ->> 'id_number'
    and a.phone is not distinct from p_in ->> 'phone' and a.email is not distinct from p_in ->> 'email'
    and a.address is not distinct from p_in ->> 'address' and a.organisation_name is not distinct from p_in ->> 'organisation_name'
    and case when p_in ? 'phone' then a.phone = p_in ->> 'phone' else a.id_number = p_in ->> 'id_number' end
  order by a.id limit 1;
  if v_id is null then
    insert into public.applicants (full_name, organisation_name, id_number, phone, email, address)
    values (p_in ->> 'full_name', p_in ->> 'organisation_name', p_in ->> 'id_number', p_in ->> 'phone', p_in ->> 'email', p_in ->> 'address')
    returning id into v_id;
  end if;
  return v_id;
end $$;
comment on function private.find_or_add_applicant(jsonb) is 'The row of an applicant with exactly these particulars.';

create function private.same_applicants(p_phone text, p_id_number text, p_full_name text default null)
returns bigint[] language plpgsql stable set search_path = '' as $$
begin
  return (
    select coalesce(array_agg(a.id), '{}') from public.applicants a
    where (a.id_number = p_id_number)
      -- A family shares a telephone: with a name given it must be theirs, without one everybody of that number is shown.
      or (a.phone = p_phone and (p_full_name is null or public.fold(a.full_name) = public.fold(p_full_name))
        and (p_id_number is null or a.id_number is null or a.id_number = p_id_number)));
end $$;
comment on function private.same_applicants(text, text, text) is 'The rows of one and the same applicant: by identity number, or by telephone and name. Nguồn: QĐ2926 Điều 18.5.';

create function private.dossier_duplicates(p_procedure_id bigint, p_applicant_ids bigint[], p_except_id bigint default null)
returns setof public.dossiers language plpgsql stable set search_path = '' as $$
begin
  return query
    select d.* from public.dossiers d
    where d.procedure_id = p_procedure_id and d.applicant_id = any (p_applicant_ids) and d.id is distinct from p_except_id
      and d.status in ('submitted', 'accepted', 'supplement_requested', 'processing', 'suspended', 'result_ready')
    order by d.received_at desc, d.id desc;
end $$;
comment on function private.dossier_duplicates(bigint, bigint[], bigint) is
  'Open dossiers of the same applicant for the same procedure. Nguồn: SPEC §6.';

create function private.add_dossier_documents(p_dossier_id bigint, p_version_id bigint)
returns void language plpgsql volatile set search_path = '' as $$
begin
  insert into public.dossier_documents (dossier_id, procedure_document_id, position, name, form, is_required)
  select p_dossier_id, x.id, x.position, x.name, x.form, x.is_required
  from public.procedure_documents x where x.version_id = p_version_id order by x.position;
end $$;
comment on function private.add_dossier_documents(bigint, bigint) is 'Makes the checklist of a dossier from its version of the procedure. Nguồn: QĐ2926 Điều 19.1a.';

create function private.mark_dossier_documents(p_dossier_id bigint, p_documents jsonb)
returns void language plpgsql volatile set search_path = '' as $$
declare
  v_item jsonb;
  v_position integer;
begin
  if p_documents is null or jsonb_typeof(p_documents) <> 'array' then
    return;
  elsif jsonb_array_length(p_documents) > 100 then
    perform private.fail('422', 'dossier.field_invalid', 'too many documents', '{"field": "documents", "problem": "too_long"}');
  end if;
  for v_item in select e from jsonb_array_elements(p_documents) as e loop
    if v_item ->> 'id' ~ '^[0-9]{1,18}$' or v_item ->> 'procedure_document_id' ~ '^[0-9]{1,18}$' then
      update public.dossier_documents x set
        is_received = coalesce((v_item ->> 'is_received')::boolean, x.is_received),
        is_digitised = coalesce((v_item ->> 'is_received')::boolean, x.is_received) and coalesce((v_item ->> 'is_digitised')::boolean, x.is_digitised),
        note = case when v_item ? 'note' then left(private.tidy(v_item ->> 'note'), 500) else x.note end
      where x.dossier_id = p_dossier_id
        and (x.id = (v_item ->> 'id')::bigint or x.procedure_document_id = (v_item ->> 'procedure_document_id')::bigint);
      if not found then
        perform private.fail('422', 'dossier.field_invalid', 'not a document of this dossier', '{"field": "documents", "problem": "unknown"}');
      end if;
    else
      select coalesce(max(x.position), 0) + 1 into v_position from public.dossier_documents x where x.dossier_id = p_dossier_id;
      insert into public.dossier_documents (dossier_id, position, name, form, is_required, is_received, is_digitised, note)
      values (p_dossier_id, v_position, private.dossier_text(v_item ->> 'name', 'documents', 300), private.tidy(v_item ->> 'form'), false,
        coalesce((v_item ->> 'is_received')::boolean, true),
        coalesce((v_item ->> 'is_received')::boolean, true) and coalesce((v_item ->> 'is_digitised')::boolean, false), left(private.tidy(v_item ->> 'note'), 500));
    end if;
  end loop;
end $$;
comment on function private.mark_dossier_documents(bigint, jsonb) is
  'Ticks the checklist: [{id or procedure_document_id, is_received, is_digitised, note}], and adds what is not on it: [{name, …}]. Nguồn: QĐ2926 Điều 19.2a.';
