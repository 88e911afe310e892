-- Custom fields (trường bổ sung): what an office wants to know of its tickets, cases or dossiers beyond what every office
-- asks. An administrator adds a row here; form, list, filter, import, export and charts read it. The values lie in the
-- record's own column custom, {code: value}. Nguồn: SPEC §8.

create table public.custom_fields (
  id bigint generated always as identity primary key,
  subject text not null check (subject in ('ticket', 'case', 'dossier')),
  code text not null check (code ~ '^[a-z][a-z0-9_]{0,39}$'),
  name text collate "vi-x-icu" not null check (length(trim(name)) between 1 and 100),
  name_en text check (length(name_en) <= 100),
  hint text check (length(hint) <= 300),
  type text not null check (type in ('text', 'number', 'date', 'choice', 'boolean')),
  unit text check (length(unit) <= 20),
  choices jsonb not null default '[]',
  min_value numeric,
  max_value numeric,
  scope_ids bigint[],
  is_required boolean not null default false,
  required_scope_ids bigint[],
  position integer not null default 0,
  archived_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  search text generated always as (public.fold(code || ' ' || name || ' ' || coalesce(name_en, ''))) stored,
  unique (subject, code),
  check (max_value >= min_value)
);
comment on table public.custom_fields is
  'Fields that an office adds to its tickets, cases or dossiers without code. What a field is about (subject, code, type) stays; a field no longer wanted is archived and keeps its values. Nguồn: SPEC §8.';
comment on column public.custom_fields.code is 'The key of the value in the record''s column custom, and cf_<code> in filters, imports and charts.';
comment on column public.custom_fields.choices is '[{value, name, name_en}] of a choice, in the order of the list; a value that records hold cannot be taken away.';
comment on column public.custom_fields.scope_ids is 'Asked only of these categories and what lies below them (of a dossier: these procedures); null = of all.';
comment on column public.custom_fields.is_required is 'Whoever fills in the form must answer, wherever the field is asked.';
comment on column public.custom_fields.required_scope_ids is 'Must be answered for these categories (procedures) even where is_required is off.';
create trigger tg_custom_fields__touch before update on public.custom_fields for each row execute function private.tg_touch();
create trigger tg_custom_fields__audit after insert or update or delete on public.custom_fields for each row execute function private.tg_audit();
alter table public.custom_fields enable row level security;
create policy "custom_fields.read: all staff" on public.custom_fields for select to authenticated using ((select authz.can('catalogs.read')));
create policy "custom_fields.insert: administrators" on public.custom_fields for insert to authenticated with check ((select authz.can_all('settings.edit')));
create policy "custom_fields.update: administrators" on public.custom_fields for update to authenticated
  using ((select authz.can_all('settings.edit'))) with check ((select authz.can_all('settings.edit')));
-- No delete policy: what records hold a value of is archived.

create function private.holds_choice(p_field public.custom_fields, p_value text)
returns boolean language plpgsql stable set search_path = '' as $$
declare v_result boolean;
begin
  execute format('select exists (select from public.%I r where r.custom @> jsonb_build_object($1, $2))',
    case p_field.subject when 'ticket' then 'tickets' when 'case' then 'cases' else 'dossiers' end)
    into v_result using p_field.code, p_value;
  return v_result;
end $$;
comment on function private.holds_choice(public.custom_fields, text) is 'Whether any record has this choice.';

create function private.tg_custom_fields__check()
returns trigger language plpgsql security definer set search_path = '' as $$
declare
  v_gone text;
begin
  if tg_op = 'UPDATE' and (new.subject, new.code, new.type) is distinct from (old.subject, old.code, old.type) then
    perform private.fail('409', 'custom.fixed', 'subject, code and type of a field stay',
      jsonb_build_object('field', case when new.subject <> old.subject then 'subject' when new.code <> old.code then 'code' else 'type' end));
  end if;
  if jsonb_typeof(new.choices) <> 'array' or exists (
    select from jsonb_array_elements(new.choices) c
    where jsonb_typeof(c.value) <> 'object' or coalesce(c.value ->> 'value', '') !~ '^[a-z0-9][a-z0-9_]{0,39}$' or private.tidy(c.value ->> 'name') is null) then
    perform private.fail('422', 'custom.choices_invalid', 'each choice has a value and a name', '{"field": "choices"}');
  elsif (select count(distinct c.value ->> 'value') <> count(*) or count(distinct public.fold(c.value ->> 'name')) <> count(*) from jsonb_array_elements(new.choices) c) then
    perform private.fail('422', 'custom.choices_twice', 'a choice is there twice', '{"field": "choices"}');
  elsif (new.type = 'choice') <> (jsonb_array_length(new.choices) > 0) then
    perform private.fail('422', 'custom.choices_needed', 'a choice needs choices, nothing else has any', '{"field": "choices"}');
  end if;
  if tg_op = 'UPDATE' and new.choices <> old.choices then
    for v_gone in
      select c.value ->> 'value' from jsonb_array_elements(old.choices) c
      where not exists (select from jsonb_array_elements(new.choices) n where n.value ->> 'value' = c.value ->> 'value')
    loop
      if private.holds_choice(old, v_gone) then
        perform private.fail('409', 'custom.choice_used', 'records hold this choice', jsonb_build_object('field', 'choices', 'value', v_gone));
      end if;
    end loop;
  end if;
  return new;
end $$;
comment on function private.tg_custom_fields__check() is 'Keeps what a field is about; its choices are whole, different, and none that records hold is taken away.';
create trigger tg_custom_fields__check before insert or update on public.custom_fields for each row execute function private.tg_custom_fields__check();

-- Values -------------------------------------------------------------------------------------------------

create function private.custom_value(p_field public.custom_fields, p_value jsonb)
returns jsonb language plpgsql immutable set search_path = '' as $$
declare v_text text := private.tidy(p_value #>> '{}');
begin
  if v_text is null then
    return 'null';
  end if;
  return case p_field.type
    when 'text' then case when jsonb_typeof(p_value) in ('string', 'number') and length(v_text) <= 2000 then to_jsonb(v_text) end
    when 'number' then case when pg_input_is_valid(v_text, 'numeric') and v_text ~ '^[-+]?[0-9.]{1,30}$'
      and v_text::numeric between coalesce(p_field.min_value, -1e15) and coalesce(p_field.max_value, 1e15) then to_jsonb(v_text::numeric) end
    when 'date' then case when v_text ~ '^\d{4}-\d{2}-\d{2}$' and pg_input_is_valid(v_text, 'date') and v_text between '1900-01-01' and '2100-12-31' then to_jsonb(v_text) end
    when 'choice' then case when p_field.choices @> jsonb_build_array(jsonb_build_object('value', v_text)) then to_jsonb(v_text) end
    when 'boolean' then case lower(v_text) when 'true' then 'true'::jsonb when 'false' then 'false'::jsonb end
  end;
end $$;
comment on function private.custom_value(public.custom_fields, jsonb) is
  'A value as its field keeps it (text, number, "yyyy-mm-dd", choice, true/false); JSON null = blank; SQL null = it is none of this field.';

create function private.custom_scopes(p_subject text, p_scope_id bigint)
returns bigint[] language sql stable set search_path = '' as $$
  select case when p_subject = 'dossier' then array[p_scope_id]
    else array(select unnest(array[c.id, c.parent_id]) from public.categories c where c.id = p_scope_id) end
$$;
comment on function private.custom_scopes(text, bigint) is 'A category with the field it belongs to, or a procedure: where a custom field may be asked or required.';

create function private.read_custom(p_subject text, p_values jsonb, p_scope_id bigint, p_requires boolean, p_before jsonb default '{}',
  out cleaned jsonb, out problems jsonb)
language plpgsql stable set search_path = '' as $$
declare
  v_field public.custom_fields;
  v_key text;
  v_value jsonb;
  v_scopes bigint[] := private.custom_scopes(p_subject, p_scope_id);
begin
  cleaned := coalesce(p_before, '{}');
  problems := '{}';
  if p_values is not null and jsonb_typeof(p_values) not in ('object', 'null') then
    problems := '{"custom": "invalid"}';
    return;
  end if;
  for v_key, v_value in select e.key, e.value from jsonb_each(case jsonb_typeof(p_values) when 'object' then p_values else '{}' end) as e loop
    select * into v_field from public.custom_fields f where f.subject = p_subject and f.code = v_key;
    if not found or (v_field.archived_at is not null and v_value <> coalesce(cleaned -> v_key, 'null')) then
      problems := problems || jsonb_build_object('custom.' || v_key, 'unknown');
      continue;
    end if;
    v_value := private.custom_value(v_field, v_value);
    if v_value is null then
      problems := problems || jsonb_build_object('custom.' || v_key, 'invalid');
    elsif v_value = 'null' then
      cleaned := cleaned - v_key;
    else
      cleaned := cleaned || jsonb_build_object(v_key, v_value);
    end if;
  end loop;
  if p_requires then
    select problems || coalesce(jsonb_object_agg('custom.' || f.code, 'required'), '{}') into problems
    from public.custom_fields f
    where f.subject = p_subject and f.archived_at is null and not cleaned ? f.code and not problems ? ('custom.' || f.code)
      and ((f.is_required and (f.scope_ids is null or f.scope_ids && v_scopes)) or f.required_scope_ids && v_scopes);
  end if;
end $$;
comment on function private.read_custom(text, jsonb, bigint, boolean, jsonb) is
  'Values of custom fields as sent over those the record has (null or blank clears one), with every problem as {"custom.<code>": required | invalid | unknown}. Required ones are asked for when p_requires, by the category (procedure) p_scope_id.';

create function private.tg_custom__check()
returns trigger language plpgsql security definer set search_path = '' as $$
declare v_problems jsonb;
begin
  -- Whoever writes: what a record holds is what its fields allow.
  select r.problems into v_problems
  from private.read_custom(tg_argv[0], new.custom, null, false, case tg_op when 'UPDATE' then old.custom else '{}' end) r;
  if v_problems <> '{}' then
    perform private.fail('422', 'custom.invalid', 'custom fields are wrong', jsonb_build_object('fields', v_problems));
  end if;
  return new;
end $$;
comment on function private.tg_custom__check() is 'Refuses a value that no field of the record''s kind (the trigger''s argument) allows.';

create function private.custom_before_after(p_before jsonb, p_after jsonb)
returns jsonb language sql immutable set search_path = '' as $$
  select coalesce(jsonb_object_agg(k.key, jsonb_build_object('before', p_before -> k.key, 'after', p_after -> k.key)), '{}')
  from (select jsonb_object_keys(p_before) as key union select jsonb_object_keys(p_after)) k
  where p_before -> k.key is distinct from p_after -> k.key
$$;
comment on function private.custom_before_after(jsonb, jsonb) is 'What changed among custom values, for the timeline: {code: {before, after}}.';
