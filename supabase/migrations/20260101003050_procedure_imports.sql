-- Importing procedures: a row is a procedure, its documents, fees and steps one a line within a cell. A code that is known
-- gets its next version. Each row is tried for real and taken back at once, so the dry run and the import refuse the same things.

create function private.cell_lines(p_text text)
returns text[] language sql immutable set search_path = '' as $$
  select coalesce(array_agg(private.tidy(l.line) order by l.nth) filter (where private.tidy(l.line) is not null), '{}')
  from regexp_split_to_table(p_text, case when p_text ~ '\n' then '\r?\n' else ';' end) with ordinality as l (line, nth)
$$;
comment on function private.cell_lines(text) is 'The lines of a cell; one line alone may part its entries by semicolons.';

create function private.cell_number(p_text text)
returns text language sql immutable set search_path = '' as $$
  -- "8.000 đồng" is eight thousand, "0,5" a half.
  select case
    when p_text ~ '^\s*\d{1,3}([. ]\d{3})+\s*(đ|đồng|vnđ|vnd)?\s*$' then regexp_replace(p_text, '[^0-9]', '', 'g')
    else replace(regexp_replace(p_text, '\s*(đ|đồng|vnđ|vnd|ngày|ngày làm việc|bản)\s*$', '', 'i'), ',', '.') end
$$;
comment on function private.cell_number(text) is 'A number as offices write it, as text for further checks: separators of thousands and units go, a decimal comma becomes a point.';

create function private.cell_word(p_text text, p_words jsonb)
returns text language sql immutable set search_path = '' as $$
  select coalesce(p_words ->> replace(public.fold(private.tidy(p_text)), '-', ' '), private.tidy(p_text))
$$;
comment on function private.cell_word(text, jsonb) is 'The value meant by a word (folded) of a list; the word itself when it is not among them, for the check to refuse.';

create function private.read_procedure_lists(p_row jsonb)
returns jsonb language plpgsql stable security definer set search_path = '' as $$
declare
  v_out jsonb := '{}';
  v_line text;
  v_part text[];
  v_list jsonb;
  v_unit text;
  v_agency_id bigint;
begin
  if private.tidy(p_row ->> 'documents') is not null then
    v_list := '[]';
    foreach v_line in array private.cell_lines(p_row ->> 'documents') loop
      v_part := regexp_split_to_array(v_line, '\s*\|\s*');
      v_list := v_list || jsonb_strip_nulls(jsonb_build_object(
        'name', private.tidy(regexp_replace(v_part[1], '\s*\((nếu có|không bắt buộc)\)\s*$', '', 'i')),
        'is_required', public.fold(v_line) !~ '\((neu co|khong bat buoc)\)',
        'form', private.cell_word(nullif(v_part[2], ''), '{"ban chinh": "original", "ban sao": "copy", "ban sao chung thuc": "certified_copy", "ban sao co chung thuc": "certified_copy", "ban dien tu": "electronic", "dien tu": "electronic", "xuat trinh": "shown"}'),
        'copies', private.cell_number(nullif(v_part[3], '')), 'template_note', nullif(v_part[4], '')));
    end loop;
    v_out := v_out || jsonb_build_object('documents', v_list);
  end if;
  if private.tidy(p_row ->> 'fees') is not null then
    v_list := '[]';
    foreach v_line in array private.cell_lines(p_row ->> 'fees') loop
      v_part := regexp_split_to_array(v_line, '\s*\|\s*');
      v_list := v_list || jsonb_strip_nulls(jsonb_build_object('name', v_part[1], 'kind', case when public.fold(v_part[1]) like 'phi %' then 'charge' else 'fee' end,
        'amount', private.cell_number(v_part[2]), 'online_amount', private.cell_number(nullif(v_part[3], '')), 'postal_amount', private.cell_number(nullif(v_part[4], ''))));
    end loop;
    v_out := v_out || jsonb_build_object('fees', v_list);
  end if;
  if private.tidy(p_row ->> 'steps') is not null then
    v_list := '[]';
    foreach v_line in array private.cell_lines(p_row ->> 'steps') loop
      v_part := regexp_split_to_array(v_line, '\s*\|\s*');
      v_agency_id := null;
      v_unit := private.cell_word(v_part[2], '{"mot cua": "one_stop", "bo phan mot cua": "one_stop", "trung tam phuc vu hanh chinh cong": "one_stop", "chuyen mon": "specialist", "bo phan chuyen mon": "specialist", "phong chuyen mon": "specialist", "lanh dao": "leader", "co quan khac": "other"}');
      if v_unit <> all ('{one_stop,specialist,leader,other}') then
        select min(a.id) into v_agency_id from public.agencies a
        where a.archived_at is null and (a.code = v_unit or a.name_folded = public.fold(v_unit) or public.fold(a.short_name) = public.fold(v_unit));
        v_unit := case when v_agency_id is not null then 'other' else v_unit end;
      end if;
      v_list := v_list || jsonb_strip_nulls(jsonb_build_object('name', v_part[1], 'unit_kind', v_unit, 'agency_id', v_agency_id, 'working_days', private.cell_number(v_part[3])));
    end loop;
    v_out := v_out || jsonb_build_object('steps', v_list);
  end if;
  return v_out;
end $$;
comment on function private.read_procedure_lists(jsonb) is
  'Documents (name | form | copies | note, "(nếu có)" = not required), fees (name | amount | online | by post) and steps (name | unit or agency | days) of a row, one a line.';

create function private.read_procedure_row(p_row jsonb)
returns jsonb language plpgsql stable security definer set search_path = '' as $$
declare
  v_out jsonb := private.read_procedure_lists(p_row);
  v_key text;
  v_value text;
  v_id bigint;
begin
  foreach v_key in array '{code,name,legal_basis,decision_number,decision_issuer,result_name,fee_note,description,conditions}'::text[] loop
    v_value := private.tidy(p_row ->> v_key);
    if v_value is not null then v_out := v_out || jsonb_build_object(v_key, v_value); end if;
  end loop;
  foreach v_key in array '{decision_on,valid_from,valid_to}'::text[] loop
    v_value := private.tidy(p_row ->> v_key);
    if v_value is not null then
      v_out := v_out || jsonb_build_object(v_key, coalesce(to_char(private.parse_time(v_value, 'UTC') at time zone 'UTC', 'YYYY-MM-DD'), v_value));
    end if;
  end loop;
  v_value := private.tidy(p_row ->> 'days');
  if v_value is not null then
    v_out := v_out || jsonb_build_object('total_days', case when public.fold(v_value) ~ '^(trong|ngay trong) ngay' then '0'
      else private.cell_number(regexp_replace(v_value, '\s+làm việc\s*$', '', 'i')) end);
  end if;
  v_value := private.cell_word(p_row ->> 'level', '{"xa": "commune", "cap xa": "commune", "cap tinh": "city", "tinh": "city", "cap thanh pho": "city", "thanh pho": "city"}');
  if v_value is not null then v_out := v_out || jsonb_build_object('level', v_value); end if;
  v_value := private.cell_word(p_row ->> 'online_level', '{"toan trinh": "full", "mot phan": "partial", "khong": "none", "chua truc tuyen": "none", "chua": "none"}');
  if v_value is not null then v_out := v_out || jsonb_build_object('online_level', v_value); end if;
  v_value := private.cell_word(p_row ->> 'audience', '{"cong dan": "citizens", "ca nhan": "citizens", "doanh nghiep": "businesses", "to chuc": "businesses", "cong dan, doanh nghiep": "both", "ca hai": "both"}');
  if v_value is not null then v_out := v_out || jsonb_build_object('audience', v_value); end if;
  v_value := private.tidy(p_row ->> 'field');
  if v_value is not null then
    select f.id into v_id from public.procedure_fields f where f.code = v_value or f.name_folded = public.fold(v_value) order by f.id limit 1;
    v_out := v_out || case when v_id is null then jsonb_build_object('field_name', v_value) else jsonb_build_object('field_id', v_id) end;
  end if;
  v_value := private.tidy(p_row ->> 'agency');
  if v_value is not null then
    select min(a.id) into v_id from public.agencies a
    where a.archived_at is null and (a.code = v_value or public.fold(a.short_name) = public.fold(v_value) or a.name_folded = public.fold(v_value));
    v_out := v_out || jsonb_build_object('agency_id', coalesce(v_id::text, v_value));
  end if;
  return v_out;
end $$;
comment on function private.read_procedure_row(jsonb) is 'A row of a file as create_procedure() and save_procedure_version() take it; what cannot be read stays as it is, to be refused there.';

create function private.import_procedure_row(p_actor_id bigint, p_now timestamptz, p_in jsonb, p_batch_id bigint, p_is_published boolean)
returns bigint language plpgsql volatile security definer set search_path = '' as $$
declare
  v_in jsonb := p_in;
  v_field_id bigint;
  v_procedure_id bigint;
  v_made jsonb;
begin
  if v_in ? 'field_name' then
    if length(v_in ->> 'field_name') > 200 then
      perform private.fail_procedure('too_long', 'field_id', '{"max": 200}');
    end if;
    insert into public.procedure_fields (code, name, position)
    values (regexp_replace(trim(both '_' from regexp_replace(public.fold(v_in ->> 'field_name'), '[^a-z0-9]+', '_', 'g')), '^(?=[0-9])|^$', 'f') || '_' || (
        select count(*) from public.procedure_fields), v_in ->> 'field_name', 900)
    on conflict (name) do update set name = excluded.name
    returning id into v_field_id;
    v_in := v_in || jsonb_build_object('field_id', v_field_id);
  end if;
  select p.id into v_procedure_id from public.procedures p where p.code = v_in ->> 'code';
  if v_procedure_id is null then
    v_made := private.create_procedure(p_actor_id, p_now, v_in, p_batch_id);
  else
    v_made := private.start_procedure_version(p_actor_id, p_now, v_procedure_id, p_batch_id);
    perform private.write_procedure_version((v_made ->> 'version_id')::bigint, v_in);
  end if;
  if p_is_published then
    perform private.publish_procedure_version(p_actor_id, p_now, (v_made ->> 'version_id')::bigint, null);
  end if;
  return (v_made ->> 'version_id')::bigint;
end $$;
comment on function private.import_procedure_row(bigint, timestamptz, jsonb, bigint, boolean) is
  'Brings one row in: a new procedure, or the next version of one that is known by its code; a field nobody has heard of is added.';

create function private.procedure_column(p_field text)
returns text language sql immutable set search_path = '' as $$
  select case p_field when 'field_id' then 'field' when 'agency_id' then 'agency' when 'total_days' then 'days' else p_field end
$$;
comment on function private.procedure_column(text) is 'The column of a file for a field of a version.';

create function private.check_procedure_row(p_batch public.import_batches, p_row jsonb, p_now timestamptz, out parsed jsonb, out problems jsonb)
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_number integer := (p_row ->> 'row')::integer;
  v_field text;
  v_version_id bigint;
  v_params jsonb;
  v_detail text;
  v_hint text;
  v_is_published boolean := p_batch.mapping ->> 'kind' = 'published';
begin
  parsed := private.read_procedure_row(p_row);
  problems := '[]';
  if parsed ? 'code' then
    -- Found twice in one file by the same means as a ticket's own number.
    parsed := parsed || jsonb_build_object('ref', parsed ->> 'code');
  end if;
  if parsed ? 'field_name' then
    problems := problems || private.import_problem(v_number, 'field', 'warning', 'import.new_field', jsonb_build_object('value', parsed ->> 'field_name'));
  end if;
  -- All that is missing at once; the trial below stops at the first.
  foreach v_field in array case when exists (select from public.procedures p where p.code = parsed ->> 'code') then '{code}'::text[] else '{code,name,field,level}' end loop
    if private.tidy(p_row ->> v_field) is null then
      problems := problems || private.import_problem(v_number, v_field, 'error', 'import.required');
    end if;
  end loop;
  if problems @> '[{"severity": "error"}]' then
    return;
  end if;
  begin
    v_version_id := private.import_procedure_row(p_batch.staff_id, p_now, parsed, p_batch.id, false);
    -- What a draft still lacks is told; what is to be published at once must lack nothing.
    select problems || coalesce(jsonb_agg(private.import_problem(v_number, private.procedure_column(x.field), case when v_is_published then 'error' else 'warning' end,
        case x.problem when 'required' then 'import.required_to_publish' else 'common:problem.' || x.problem end, x.params)), '[]')
      into problems
    from private.procedure_problems(v_version_id, p_now) x;
    raise exception using errcode = 'PT299', detail = problems::text;
  exception
    when sqlstate 'PT299' then
      -- Taken back; only what was found stays.
      get stacked diagnostics v_detail = pg_exception_detail;
      problems := v_detail::jsonb;
    when sqlstate 'PT422' or sqlstate 'PT409' then
      get stacked diagnostics v_detail = pg_exception_detail, v_hint = pg_exception_hint;
      v_params := v_detail::jsonb;
      problems := problems || case
        when v_hint in ('procedure.has_draft', 'procedure.retired') then private.import_problem(v_number, 'code', 'error', v_hint, v_params)
        when v_params ? 'index' then private.import_problem(v_number, v_params ->> 'field', 'error', 'import.in_line',
          v_params || jsonb_build_object('line', (v_params ->> 'index')::integer + 1))
        else private.import_problem(v_number, private.procedure_column(coalesce(v_params ->> 'field', 'code')), 'error',
          case v_params ->> 'problem' when 'required' then 'import.required' else 'common:problem.' || coalesce(v_params ->> 'problem', 'unknown') end, v_params) end;
  end;
end $$;
comment on function private.check_procedure_row(public.import_batches, jsonb, timestamptz) is
  'What a row means as a procedure and everything wrong with it: the row is brought in and taken back, so that nothing is judged twice by two rules.';

create function private.import_procedures(p_batch public.import_batches, p_actor_id bigint, p_now timestamptz)
returns integer language plpgsql volatile security definer set search_path = '' as $$
declare
  v_row record;
  v_count integer := 0;
begin
  for v_row in select i.parsed from private.import_rows i where i.batch_id = p_batch.id and i.is_good order by i.row_number loop
    perform private.import_procedure_row(p_actor_id, p_now, v_row.parsed, p_batch.id, p_batch.mapping ->> 'kind' = 'published');
    v_count := v_count + 1;
  end loop;
  return v_count;
end $$;
comment on function private.import_procedures(public.import_batches, bigint, timestamptz) is
  'Brings the good rows into the catalogue: as drafts (kind drafts), or published at once (kind published). Nguồn: QĐ2926 Điều 9.2.';

create function private.undo_procedure_import(p_batch public.import_batches)
returns integer language plpgsql volatile security definer set search_path = '' as $$
declare
  v_procedure_ids bigint[] := array(select distinct v.procedure_id from public.procedure_versions v where v.import_batch_id = p_batch.id);
  v_moved integer;
  v_count integer;
begin
  perform from public.procedures p where p.id = any (v_procedure_ids) order by p.id for update;
  select count(*) into v_moved from public.procedure_versions v
  where v.import_batch_id = p_batch.id and (
    v.updated_at > p_batch.finished_at
    or exists (select from public.procedure_versions x where x.procedure_id = v.procedure_id and x.number > v.number)
    or exists (select from public.catalogue_decision_items i where i.version_id = v.id)
    or exists (select from public.procedures p where p.id = v.procedure_id and p.retired_on is not null));
  if v_moved > 0 then
    perform private.fail('409', 'import.procedures_moved_on', 'people have worked on procedures of this import', jsonb_build_object('count', v_moved));
  end if;
  begin
    delete from public.procedure_versions v where v.import_batch_id = p_batch.id;
    get diagnostics v_count = row_count;
    delete from public.procedures p where p.id = any (v_procedure_ids) and not exists (select from public.procedure_versions v where v.procedure_id = p.id);
  exception when foreign_key_violation then
    -- Dossiers were accepted under them.
    perform private.fail('409', 'import.procedures_moved_on', 'dossiers point to procedures of this import', jsonb_build_object('count', cardinality(v_procedure_ids)));
  end;
  -- What was there before is what it is called again; shipped with the product and published by nobody = a sample.
  update public.procedures p set name = v.name, field_id = v.field_id, level = v.level, is_sample = v.published_by_id is null
  from (
    select distinct on (x.procedure_id) x.* from public.procedure_versions x
    where x.procedure_id = any (v_procedure_ids) and x.published_at is not null order by x.procedure_id, x.valid_from desc, x.number desc
  ) v
  where v.procedure_id = p.id;
  return v_count;
end $$;
comment on function private.undo_procedure_import(public.import_batches) is
  'Takes the versions of a batch out again, with the procedures that came with them; refused once one was edited, published, superseded, or a dossier accepted under it.';
