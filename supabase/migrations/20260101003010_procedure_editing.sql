-- Writing the catalogue: a draft of a version with its documents, fees and steps. Each public function checks the right, its
-- private namesake the state. Every fault is told at its field: {field, index, item} for an entry of a list.

create function private.fail_procedure(p_problem text, p_field text, p_at jsonb default '{}')
returns void language plpgsql immutable set search_path = '' as $$
begin
  perform private.fail('422', case p_problem when 'required' then 'procedure.field_required' else 'procedure.field_invalid' end,
    format('%s: %s', p_field, p_problem), jsonb_build_object('field', p_field, 'problem', p_problem) || p_at);
end $$;
comment on function private.fail_procedure(text, text, jsonb) is 'Refuses a value of the catalogue at its field; in a list p_at = {index, item}.';

create function private.procedure_text(p_value text, p_field text, p_max integer, p_is_required boolean default false, p_at jsonb default '{}')
returns text language plpgsql immutable set search_path = '' as $$
declare v_text text := private.tidy(p_value);
begin
  if v_text is null and p_is_required then
    perform private.fail_procedure('required', p_field, p_at);
  elsif length(v_text) > p_max then
    perform private.fail_procedure('too_long', p_field, p_at || jsonb_build_object('max', p_max));
  end if;
  return v_text;
end $$;
comment on function private.procedure_text(text, text, integer, boolean, jsonb) is 'A text of the catalogue, tidied; refused when missing or too long.';

create function private.procedure_date(p_value text, p_field text)
returns date language plpgsql stable set search_path = '' as $$
begin
  if private.tidy(p_value) is null then
    return null;
  elsif p_value !~ '^\d{4}-\d{2}-\d{2}$' or not pg_input_is_valid(p_value, 'date') or p_value::date not between date '1990-01-01' and date '2100-12-31' then
    perform private.fail_procedure('date', p_field);
  end if;
  return p_value::date;
end $$;
comment on function private.procedure_date(text, text) is 'A day of the catalogue (YYYY-MM-DD, 1990–2100); null when there is none.';

create function private.procedure_number(p_value text, p_field text, p_max numeric, p_unit numeric, p_at jsonb default '{}')
returns numeric language plpgsql immutable set search_path = '' as $$
declare v_number numeric;
begin
  if private.tidy(p_value) is null then
    return null;
  elsif not pg_input_is_valid(p_value, 'numeric') then
    perform private.fail_procedure('number', p_field, p_at);
  end if;
  v_number := p_value::numeric;
  if v_number = 'nan' or v_number < 0 or v_number > p_max then
    perform private.fail_procedure('range', p_field, p_at || jsonb_build_object('max', p_max));
  elsif v_number % p_unit <> 0 then
    perform private.fail_procedure(case p_unit when 0.5 then 'halves' else 'whole' end, p_field, p_at);
  end if;
  return v_number;
end $$;
comment on function private.procedure_number(text, text, numeric, numeric, jsonb) is 'A number from 0 to p_max in multiples of p_unit (0.5 = half days, 1 = whole); null when there is none.';

create function private.procedure_choice(p_value text, p_field text, p_values text[], p_at jsonb default '{}')
returns text language plpgsql immutable set search_path = '' as $$
begin
  if p_value is null then
    perform private.fail_procedure('required', p_field, p_at);
  elsif p_value <> all (p_values) then
    perform private.fail_procedure('unknown', p_field, p_at);
  end if;
  return p_value;
end $$;
comment on function private.procedure_choice(text, text, text[], jsonb) is 'One of a few values; refused otherwise.';

create function private.procedure_agency(p_value text, p_field text, p_at jsonb default '{}')
returns bigint language plpgsql stable set search_path = '' as $$
begin
  if private.tidy(p_value) is null then
    return null;
  elsif p_value !~ '^\d{1,18}$' or not exists (select from public.agencies a where a.id = p_value::bigint and a.archived_at is null) then
    perform private.fail_procedure('unknown', p_field, p_at);
  end if;
  return p_value::bigint;
end $$;
comment on function private.procedure_agency(text, text, jsonb) is 'An agency of the catalogue by its id; refused when there is none.';

-- Lists ------------------------------------------------------------------------------------------------
-- Written place by place, so that the audit tells what really changed and not that everything was written anew.

create function private.write_procedure_documents(p_version_id bigint, p_list jsonb)
returns void language plpgsql volatile set search_path = '' as $$
declare v_in jsonb; v_index integer;
begin
  for v_in, v_index in select e.value, e.ordinality - 1 from jsonb_array_elements(p_list) with ordinality e loop
    insert into public.procedure_documents as d (version_id, position, name, form, copies, is_required, template_note)
    values (p_version_id, v_index + 1,
      private.procedure_text(v_in ->> 'name', 'documents', 1000, true, jsonb_build_object('index', v_index, 'item', 'name')),
      private.procedure_choice(coalesce(v_in ->> 'form', 'original'), 'documents', '{original,copy,certified_copy,electronic,shown}', jsonb_build_object('index', v_index, 'item', 'form')),
      coalesce(private.procedure_number(v_in ->> 'copies', 'documents', 20, 1, jsonb_build_object('index', v_index, 'item', 'copies')), 1),
      coalesce((v_in ->> 'is_required')::boolean, true),
      private.procedure_text(v_in ->> 'template_note', 'documents', 500, false, jsonb_build_object('index', v_index, 'item', 'template_note')))
    on conflict (version_id, position) do update set name = excluded.name, form = excluded.form, copies = excluded.copies,
      is_required = excluded.is_required, template_note = excluded.template_note;
  end loop;
  delete from public.procedure_documents d where d.version_id = p_version_id and d.position > jsonb_array_length(p_list);
end $$;
comment on function private.write_procedure_documents(bigint, jsonb) is 'The documents of a draft as given, in order: [{name, form, copies, is_required, template_note}].';

create function private.write_procedure_fees(p_version_id bigint, p_list jsonb)
returns void language plpgsql volatile set search_path = '' as $$
declare v_in jsonb; v_index integer; v_amount numeric;
begin
  for v_in, v_index in select e.value, e.ordinality - 1 from jsonb_array_elements(p_list) with ordinality e loop
    v_amount := private.procedure_number(v_in ->> 'amount', 'fees', 10000000000, 1, jsonb_build_object('index', v_index, 'item', 'amount'));
    if v_amount is null then
      perform private.fail_procedure('required', 'fees', jsonb_build_object('index', v_index, 'item', 'amount'));
    end if;
    insert into public.procedure_fees as f (version_id, position, kind, name, amount, online_amount, postal_amount, note)
    values (p_version_id, v_index + 1,
      private.procedure_choice(coalesce(v_in ->> 'kind', 'fee'), 'fees', '{fee,charge}', jsonb_build_object('index', v_index, 'item', 'kind')),
      private.procedure_text(v_in ->> 'name', 'fees', 500, true, jsonb_build_object('index', v_index, 'item', 'name')),
      v_amount,
      private.procedure_number(v_in ->> 'online_amount', 'fees', 10000000000, 1, jsonb_build_object('index', v_index, 'item', 'online_amount')),
      private.procedure_number(v_in ->> 'postal_amount', 'fees', 10000000000, 1, jsonb_build_object('index', v_index, 'item', 'postal_amount')),
      private.procedure_text(v_in ->> 'note', 'fees', 500, false, jsonb_build_object('index', v_index, 'item', 'note')))
    on conflict (version_id, position) do update set kind = excluded.kind, name = excluded.name, amount = excluded.amount,
      online_amount = excluded.online_amount, postal_amount = excluded.postal_amount, note = excluded.note;
  end loop;
  delete from public.procedure_fees f where f.version_id = p_version_id and f.position > jsonb_array_length(p_list);
end $$;
comment on function private.write_procedure_fees(bigint, jsonb) is 'The fees of a draft as given, in order: [{kind, name, amount, online_amount, postal_amount, note}].';

create function private.write_procedure_steps(p_version_id bigint, p_list jsonb)
returns void language plpgsql volatile set search_path = '' as $$
declare v_in jsonb; v_index integer; v_days numeric; v_last integer := jsonb_array_length(p_list) - 1; v_agency_id bigint; v_unit text;
begin
  for v_in, v_index in select e.value, e.ordinality - 1 from jsonb_array_elements(p_list) with ordinality e loop
    v_days := private.procedure_number(v_in ->> 'working_days', 'steps', 365, 0.5, jsonb_build_object('index', v_index, 'item', 'working_days'));
    if v_days is null then
      perform private.fail_procedure('required', 'steps', jsonb_build_object('index', v_index, 'item', 'working_days'));
    end if;
    v_unit := private.procedure_choice(v_in ->> 'unit_kind', 'steps', '{one_stop,specialist,leader,other}', jsonb_build_object('index', v_index, 'item', 'unit_kind'));
    v_agency_id := private.procedure_agency(v_in ->> 'agency_id', 'steps', jsonb_build_object('index', v_index, 'item', 'agency_id'));
    insert into public.procedure_steps as s (version_id, position, name, unit_kind, agency_id, working_days, is_intake, is_result)
    values (p_version_id, v_index + 1,
      private.procedure_text(v_in ->> 'name', 'steps', 500, true, jsonb_build_object('index', v_index, 'item', 'name')),
      v_unit, v_agency_id, v_days, v_index = 0, v_index = v_last)
    on conflict (version_id, position) do update set name = excluded.name, unit_kind = excluded.unit_kind, agency_id = excluded.agency_id,
      working_days = excluded.working_days, is_intake = excluded.is_intake, is_result = excluded.is_result;
  end loop;
  delete from public.procedure_steps s where s.version_id = p_version_id and s.position > jsonb_array_length(p_list);
end $$;
comment on function private.write_procedure_steps(bigint, jsonb) is
  'The steps of a draft as given, in order: [{name, unit_kind, agency_id, working_days}]; the first is the intake, the last hands the result over.';

-- A draft -----------------------------------------------------------------------------------------------

create function private.write_procedure_version(p_version_id bigint, p_in jsonb)
returns void language plpgsql volatile set search_path = '' as $$
declare v public.procedure_versions; v_list text;
begin
  select * into v from public.procedure_versions x where x.id = p_version_id;
  foreach v_list in array '{documents,fees,steps}'::text[] loop
    if p_in ? v_list and jsonb_typeof(p_in -> v_list) <> 'array' then
      perform private.fail_procedure('unknown', v_list);
    elsif p_in ? v_list and jsonb_array_length(p_in -> v_list) > 60 then
      perform private.fail_procedure('too_many', v_list, '{"max": 60}');
    end if;
  end loop;
  if p_in ? 'name' then v.name := private.procedure_text(p_in ->> 'name', 'name', 500, true); end if;
  if p_in ? 'field_id' then
    if coalesce(p_in ->> 'field_id', '') !~ '^\d{1,18}$' or not exists (select from public.procedure_fields f where f.id = (p_in ->> 'field_id')::bigint) then
      perform private.fail_procedure(case when p_in ->> 'field_id' is null then 'required' else 'unknown' end, 'field_id');
    end if;
    v.field_id := (p_in ->> 'field_id')::bigint;
  end if;
  if p_in ? 'level' then v.level := private.procedure_choice(p_in ->> 'level', 'level', '{commune,city}'); end if;
  if p_in ? 'online_level' then v.online_level := private.procedure_choice(p_in ->> 'online_level', 'online_level', '{full,partial,none}'); end if;
  if p_in ? 'audience' then v.audience := private.procedure_choice(p_in ->> 'audience', 'audience', '{citizens,businesses,both}'); end if;
  if p_in ? 'result_kind' then v.result_kind := private.procedure_choice(p_in ->> 'result_kind', 'result_kind', '{electronic,paper,both}'); end if;
  if p_in ? 'agency_id' then v.agency_id := private.procedure_agency(p_in ->> 'agency_id', 'agency_id'); end if;
  -- At commune level every commune settles its own.
  if v.level = 'commune' then v.agency_id := null; end if;
  if p_in ? 'description' then v.description := private.procedure_text(p_in ->> 'description', 'description', 20000); end if;
  if p_in ? 'conditions' then v.conditions := private.procedure_text(p_in ->> 'conditions', 'conditions', 20000); end if;
  if p_in ? 'legal_basis' then v.legal_basis := private.procedure_text(p_in ->> 'legal_basis', 'legal_basis', 4000); end if;
  if p_in ? 'result_name' then v.result_name := private.procedure_text(p_in ->> 'result_name', 'result_name', 500); end if;
  if p_in ? 'fee_note' then v.fee_note := private.procedure_text(p_in ->> 'fee_note', 'fee_note', 2000); end if;
  if p_in ? 'decision_number' then v.decision_number := private.procedure_text(p_in ->> 'decision_number', 'decision_number', 100); end if;
  if p_in ? 'decision_issuer' then v.decision_issuer := private.procedure_text(p_in ->> 'decision_issuer', 'decision_issuer', 200); end if;
  if p_in ? 'decision_on' then v.decision_on := private.procedure_date(p_in ->> 'decision_on', 'decision_on'); end if;
  if p_in ? 'valid_from' then v.valid_from := private.procedure_date(p_in ->> 'valid_from', 'valid_from'); end if;
  if p_in ? 'valid_to' then v.valid_to := private.procedure_date(p_in ->> 'valid_to', 'valid_to'); end if;
  if p_in ? 'total_days' then v.total_days := private.procedure_number(p_in ->> 'total_days', 'total_days', 730, 0.5); end if;
  if v.valid_to < v.valid_from then
    perform private.fail_procedure('before_start', 'valid_to');
  end if;
  update public.procedure_versions x set name = v.name, field_id = v.field_id, level = v.level, online_level = v.online_level, audience = v.audience,
    agency_id = v.agency_id, description = v.description, conditions = v.conditions, legal_basis = v.legal_basis, decision_number = v.decision_number,
    decision_on = v.decision_on, decision_issuer = v.decision_issuer, valid_from = v.valid_from, valid_to = v.valid_to, total_days = v.total_days,
    result_name = v.result_name, result_kind = v.result_kind, fee_note = v.fee_note, revision = x.revision + 1
  where x.id = p_version_id;
  if p_in ? 'documents' then perform private.write_procedure_documents(p_version_id, p_in -> 'documents'); end if;
  if p_in ? 'fees' then perform private.write_procedure_fees(p_version_id, p_in -> 'fees'); end if;
  if p_in ? 'steps' then perform private.write_procedure_steps(p_version_id, p_in -> 'steps'); end if;
  -- Before there is anything published, the draft is what the procedure is called.
  update public.procedures p set name = v.name, field_id = v.field_id, level = v.level
  where p.id = v.procedure_id and not exists (select from public.procedure_versions x where x.procedure_id = p.id and x.published_at is not null);
end $$;
comment on function private.write_procedure_version(bigint, jsonb) is 'Writes what is given of a draft; what is left out stays. Raises procedure.field_required, procedure.field_invalid at their fields.';

create function private.procedure_result(p_version_id bigint)
returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object('id', v.procedure_id, 'code', p.code, 'version_id', v.id, 'number', v.number, 'revision', v.revision,
    'is_published', v.published_at is not null)
  from public.procedure_versions v join public.procedures p on p.id = v.procedure_id where v.id = p_version_id
$$;
comment on function private.procedure_result(bigint) is 'What every step of the catalogue returns: {id, code, version_id, number, revision, is_published}.';

create function private.create_procedure(p_actor_id bigint, p_now timestamptz, p_procedure jsonb, p_import_batch_id bigint default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_code text := private.procedure_text(p_procedure ->> 'code', 'code', 40, true);
  v_field text;
  v_id bigint;
  v_version_id bigint;
begin
  if length(v_code) < 3 then
    perform private.fail_procedure('too_short', 'code');
  elsif exists (select from public.procedures p where p.code = v_code) then
    perform private.fail('409', 'procedure.code_taken', 'another procedure has this code', jsonb_build_object('field', 'code', 'code', v_code));
  end if;
  foreach v_field in array '{name,field_id,level}'::text[] loop
    if private.tidy(p_procedure ->> v_field) is null then
      perform private.fail_procedure('required', v_field);
    end if;
  end loop;
  if p_procedure ->> 'field_id' !~ '^\d{1,18}$' or not exists (select from public.procedure_fields f where f.id = (p_procedure ->> 'field_id')::bigint) then
    perform private.fail_procedure('unknown', 'field_id');
  end if;
  insert into public.procedures (code, level, field_id, name)
  values (v_code, private.procedure_choice(p_procedure ->> 'level', 'level', '{commune,city}'), (p_procedure ->> 'field_id')::bigint,
    private.procedure_text(p_procedure ->> 'name', 'name', 500, true))
  returning id into v_id;
  insert into public.procedure_versions (procedure_id, number, name, field_id, level, import_batch_id, revision)
  select p.id, 1, p.name, p.field_id, p.level, p_import_batch_id, 0 from public.procedures p where p.id = v_id
  returning id into v_version_id;
  perform private.write_procedure_version(v_version_id, p_procedure);
  return private.procedure_result(v_version_id);
end $$;
comment on function private.create_procedure(bigint, timestamptz, jsonb, bigint) is 'A new procedure with its first draft. Raises procedure.code_taken. Nguồn: QĐ2926 Điều 9.2.';

create function public.create_procedure(p_procedure jsonb)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
begin
  return private.create_procedure(authz.require('procedures.edit'), clock_timestamp(), coalesce(p_procedure, '{}'));
end $$;
comment on function public.create_procedure(jsonb) is
  'Enters a procedure as a draft: {code, name, field_id, level, …} with documents, fees and steps; offered to nobody before it is published. Nguồn: QĐ2926 Điều 9.2.';

create function private.start_procedure_version(p_actor_id bigint, p_now timestamptz, p_procedure_id bigint, p_import_batch_id bigint default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare v_last public.procedure_versions; v_id bigint; v_procedure public.procedures;
begin
  select * into v_procedure from public.procedures p where p.id = p_procedure_id for update;
  if not found then
    perform private.fail('404', 'procedure.not_found', 'no such procedure');
  elsif v_procedure.retired_on is not null then
    perform private.fail('409', 'procedure.retired', 'the procedure was retired', jsonb_build_object('on', v_procedure.retired_on));
  elsif exists (select from public.procedure_versions v where v.procedure_id = p_procedure_id and v.published_at is null) then
    perform private.fail('409', 'procedure.has_draft', 'there is a draft already');
  end if;
  select * into v_last from public.procedure_versions v where v.procedure_id = p_procedure_id order by v.valid_from desc, v.number desc limit 1;
  insert into public.procedure_versions (procedure_id, number, name, field_id, level, online_level, audience, agency_id, description, conditions, legal_basis,
    decision_issuer, total_days, result_name, result_kind, fee_note, import_batch_id)
  values (p_procedure_id, (select max(v.number) + 1 from public.procedure_versions v where v.procedure_id = p_procedure_id), v_last.name, v_last.field_id, v_last.level,
    v_last.online_level, v_last.audience, v_last.agency_id, v_last.description, v_last.conditions, v_last.legal_basis, v_last.decision_issuer, v_last.total_days,
    v_last.result_name, v_last.result_kind, v_last.fee_note, p_import_batch_id)
  returning id into v_id;
  insert into public.procedure_documents (version_id, position, name, form, copies, is_required, template_note)
  select v_id, d.position, d.name, d.form, d.copies, d.is_required, d.template_note from public.procedure_documents d where d.version_id = v_last.id;
  insert into public.procedure_fees (version_id, position, kind, name, amount, online_amount, postal_amount, note)
  select v_id, f.position, f.kind, f.name, f.amount, f.online_amount, f.postal_amount, f.note from public.procedure_fees f where f.version_id = v_last.id;
  insert into public.procedure_steps (version_id, position, name, unit_kind, agency_id, working_days, is_intake, is_result)
  select v_id, s.position, s.name, s.unit_kind, s.agency_id, s.working_days, s.is_intake, s.is_result from public.procedure_steps s where s.version_id = v_last.id;
  return private.procedure_result(v_id);
end $$;
comment on function private.start_procedure_version(bigint, timestamptz, bigint, bigint) is
  'A draft of the next version: a copy of the newest one without its decision and validity. Raises procedure.has_draft, procedure.retired.';

create function public.start_procedure_version(p_procedure_id bigint)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
begin
  return private.start_procedure_version(authz.require('procedures.edit'), clock_timestamp(), p_procedure_id);
end $$;
comment on function public.start_procedure_version(bigint) is 'Begins the next version of a procedure as a draft that resembles the newest one. Nguồn: QĐ2926 Điều 9.2.';

create function private.open_procedure_draft(p_version_id bigint, p_revision integer)
returns public.procedure_versions language plpgsql volatile set search_path = '' as $$
declare v public.procedure_versions;
begin
  -- The procedure first: every step of the catalogue takes its locks in this order.
  perform from public.procedures p where p.id = (select x.procedure_id from public.procedure_versions x where x.id = p_version_id) for update;
  select * into v from public.procedure_versions x where x.id = p_version_id for update;
  if not found then
    perform private.fail('404', 'procedure.not_found', 'no such version');
  elsif v.published_at is not null then
    perform private.fail('409', 'procedure.published', 'a published version does not change');
  elsif p_revision is not null and p_revision <> v.revision then
    perform private.fail('409', 'procedure.changed', 'somebody else changed the draft meanwhile');
  end if;
  return v;
end $$;
comment on function private.open_procedure_draft(bigint, integer) is 'A draft, locked; refused when published or changed since the given revision.';

create function private.save_procedure_version(p_actor_id bigint, p_now timestamptz, p_version_id bigint, p_revision integer, p_version jsonb)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare v public.procedure_versions := private.open_procedure_draft(p_version_id, p_revision); v_code text;
begin
  if p_version ? 'code' and v.number = 1 then
    v_code := private.procedure_text(p_version ->> 'code', 'code', 40, true);
    if exists (select from public.procedures p where p.code = v_code and p.id <> v.procedure_id) then
      perform private.fail('409', 'procedure.code_taken', 'another procedure has this code', jsonb_build_object('field', 'code', 'code', v_code));
    elsif length(v_code) < 3 then
      perform private.fail_procedure('too_short', 'code');
    end if;
    update public.procedures p set code = v_code where p.id = v.procedure_id and p.code <> v_code;
  end if;
  perform private.write_procedure_version(p_version_id, p_version);
  return private.procedure_result(p_version_id);
end $$;
comment on function private.save_procedure_version(bigint, timestamptz, bigint, integer, jsonb) is
  'Saves a draft; the code may still change while nothing was ever published. Raises procedure.changed, procedure.published, procedure.code_taken.';

create function public.save_procedure_version(p_version_id bigint, p_revision integer, p_version jsonb)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
begin
  return private.save_procedure_version(authz.require('procedures.edit'), clock_timestamp(), p_version_id, p_revision, coalesce(p_version, '{}'));
end $$;
comment on function public.save_procedure_version(bigint, integer, jsonb) is 'Saves a draft as edited, unless somebody else changed it since p_revision. Nguồn: QĐ2926 Điều 9.2.';

create function private.discard_procedure_version(p_actor_id bigint, p_now timestamptz, p_version_id bigint)
returns void language plpgsql volatile set search_path = '' as $$
declare v public.procedure_versions := private.open_procedure_draft(p_version_id, null);
begin
  delete from public.procedure_versions x where x.id = p_version_id;
  -- A procedure that was never more than a draft goes with it.
  delete from public.procedures p where p.id = v.procedure_id and not exists (select from public.procedure_versions x where x.procedure_id = p.id);
end $$;
comment on function private.discard_procedure_version(bigint, timestamptz, bigint) is 'Throws a draft away, and with the first draft the procedure. Raises procedure.published.';

create function public.discard_procedure_version(p_version_id bigint)
returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  perform private.discard_procedure_version(authz.require('procedures.edit'), clock_timestamp(), p_version_id);
end $$;
comment on function public.discard_procedure_version(bigint) is 'Throws a draft away; what was published stays.';
