-- Settings as the office edits them on one screen: what each may be stands beside it, so that a value nobody can work
-- with is refused where it is typed, and a new setting needs a row and no screen of its own.

alter table public.settings
  add column name_en text,
  add column description_en text,
  add column form jsonb;
comment on column public.settings.form is
  'What the value may be: {"kind": "boolean"}, {"kind": "integer", "min": 1, "max": 5}, {"kind": "choice", "options": […]}, {"kind": "text", "max": 200, "pattern": "…"}, {"kind": "agencies"} (true, false or a list of agency codes). Null: a screen or check of its own, else as its value is now.';

create function private.setting_problem(p_form jsonb, p_value jsonb)
returns text language plpgsql stable security definer set search_path = '' as $$
declare v_kind text := p_form ->> 'kind';
begin
  return case v_kind
    when 'boolean' then case when jsonb_typeof(p_value) is distinct from 'boolean' then 'true or false' end
    when 'integer' then case
      when jsonb_typeof(p_value) is distinct from 'number' or p_value #>> '{}' !~ '^-?[0-9]{1,9}$' then 'a whole number'
      when (p_value #>> '{}')::integer not between coalesce((p_form ->> 'min')::integer, 0) and coalesce((p_form ->> 'max')::integer, 2147483647) then 'out of range' end
    when 'choice' then case when not coalesce(p_form -> 'options' @> jsonb_build_array(p_value), false) then 'not one of the choices' end
    when 'text' then case
      when jsonb_typeof(p_value) is distinct from 'string' or p_value #>> '{}' ~ '[\r\n]' then 'one line of text'
      when length(p_value #>> '{}') > coalesce((p_form ->> 'max')::integer, 200) then 'too long'
      when p_form ? 'pattern' and p_value #>> '{}' !~ (p_form ->> 'pattern') then 'not in this form' end
    when 'agencies' then case
      when jsonb_typeof(p_value) = 'boolean' then null
      when jsonb_typeof(p_value) is distinct from 'array' then 'true, false or agencies'
      when exists (select from jsonb_array_elements(p_value) c where not exists (select from public.agencies a where a.code = c.value #>> '{}')) then 'an agency that is not there' end
  end;
end $$;
comment on function private.setting_problem(jsonb, jsonb) is 'Why a value does not fit the form of its setting, in words for the log; null when it does.';

create function private.tg_settings__check_form()
returns trigger language plpgsql volatile security definer set search_path = '' as $$
declare v_problem text := private.setting_problem(new.form, new.value);
begin
  -- Without a form of its own a value at least stays what it was: what reads it expects a number, a text, a list.
  if new.form is null and tg_op = 'UPDATE' and jsonb_typeof(new.value) is distinct from jsonb_typeof(old.value)
    and new.key !~ '^(messages|jitsi)\.' then
    v_problem := 'another kind of value';
  end if;
  if v_problem is not null then
    perform private.fail('422', 'setting.invalid', format('%s: %s', new.key, v_problem),
      jsonb_build_object('field', new.key, 'min', new.form -> 'min', 'max', new.form -> 'max'));
  end if;
  return new;
end $$;
comment on function private.tg_settings__check_form() is 'A setting is what its form says, whoever writes it.';
create trigger tg_settings__check_form before insert or update of value on public.settings
  for each row execute function private.tg_settings__check_form();

create function public.save_settings(p_settings jsonb)
returns integer language plpgsql volatile security definer set search_path = '' as $$
declare
  v_actor_id bigint := authz.require('settings.edit');
  v_count integer;
begin
  if jsonb_typeof(p_settings) is distinct from 'object' then
    perform private.fail('422', 'setting.invalid', 'an object of key and value', '{"field": "settings"}');
  elsif exists (select from jsonb_object_keys(p_settings) k where not exists (select from public.settings s where s.key = k)) then
    perform private.fail('422', 'setting.unknown', 'no such setting',
      jsonb_build_object('field', (select min(k) from jsonb_object_keys(p_settings) k where not exists (select from public.settings s where s.key = k))));
  end if;
  update public.settings s set value = p_settings -> s.key where p_settings ? s.key and s.value is distinct from p_settings -> s.key;
  get diagnostics v_count = row_count;
  return v_count;
end $$;
comment on function public.save_settings(jsonb) is
  'Saves several settings ({key: value}) together or not at all; how many changed. Nguồn: SPEC §1 (settings: admin).';
