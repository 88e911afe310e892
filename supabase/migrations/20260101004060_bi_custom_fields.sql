-- Custom fields as dimensions: a field with a fixed list of values splits and filters the numbers of its dataset from the
-- moment an administrator has added it. Nguồn: SPEC §8.

create function bi.tg_custom_fields__dimension()
returns trigger language plpgsql security definer set search_path = '' as $$
declare
  v_code text := format('cf_%s_%s', new.subject, new.code);
  v_dataset text := new.subject || 's';
begin
  if new.type not in ('choice', 'boolean') or not exists (select from bi.datasets d where d.code = v_dataset) then
    return null;
  end if;
  insert into bi.dimensions (code, name, name_en, type, labels, position)
  values (v_code, new.name, coalesce(new.name_en, new.name), 'text', 'value', 1000 + new.position)
  on conflict (code) do update set name = excluded.name, name_en = excluded.name_en, position = excluded.position;
  -- Lists read the same key: a click on a number opens its rows.
  insert into bi.dataset_dimensions (dataset_code, dimension_code, column_name, filter_key, list_column)
  values (v_dataset, v_code, 'custom.' || new.code, 'cf_' || new.code, 'custom')
  on conflict do nothing;
  delete from bi.dimension_values v where v.dimension_code = v_code;
  insert into bi.dimension_values (dimension_code, value, name, name_en, position)
  select v_code, c.value, c.name, c.name_en, c.n
  from (
    select e.value ->> 'value' as value, e.value ->> 'name' as name, coalesce(e.value ->> 'name_en', e.value ->> 'name') as name_en, e.ordinality as n
    from jsonb_array_elements(new.choices) with ordinality as e
    union all
    select b.value, b.name, b.name_en, b.n from (values ('true', 'Có', 'Yes', 1), ('false', 'Không', 'No', 2)) as b (value, name, name_en, n) where new.type = 'boolean'
  ) c;
  return null;
end $$;
comment on function bi.tg_custom_fields__dimension() is
  'Keeps the dimension of a custom field that has a fixed list of values: cf_<subject>_<code>, its names and values. An archived field stays one: saved charts go on.';
create trigger tg_custom_fields__dimension after insert or update on public.custom_fields
  for each row execute function bi.tg_custom_fields__dimension();
