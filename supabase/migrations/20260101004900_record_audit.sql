-- How records are audited: tickets, cases, sessions, dossiers and all that hangs on them. Beside their timelines, which
-- tell what was done, this keeps every column that changed, from what to what, whoever wrote it. Which tables: the
-- list in the next migration. Nguồn: SPEC §12.

create table private.audited_records (
  table_name text primary key,
  key_columns text[] not null,
  subject_type text,
  subject_column text,
  read_permission text not null,
  kept_columns text[] not null,
  secret_columns text[] not null
);
comment on table private.audited_records is
  'Which tables of records are audited, and how. Written by audit_record() in migrations only. Nguồn: SPEC §12.';
comment on column private.audited_records.read_permission is 'Reading the audit is no way around another right: without this one, for everything, a reader learns who changed which record when, and no value.';
comment on column private.audited_records.kept_columns is 'Columns the database keeps by itself from others (search text, the deadline in force): no entry, no part of one.';
comment on column private.audited_records.secret_columns is 'A citizen''s name, telephone and the like: the audit holds them masked, so that it does not become a second place to read them.';
alter table private.audited_records enable row level security;

create function private.audit_mask(p_column text, p_value jsonb)
returns jsonb language sql immutable set search_path = '' as $$
  select case
    when p_value is null or jsonb_typeof(p_value) = 'null' then p_value
    when p_column in ('full_name', 'organisation_name') then to_jsonb(private.masked_name(p_value #>> '{}'))
    when p_column = 'phone' then to_jsonb(private.masked_phone(p_value #>> '{}'))
    else to_jsonb('•••'::text) end
$$;
comment on function private.audit_mask(text, jsonb) is 'A citizen''s datum as the audit holds it.';

create function private.tg_audit_record()
returns trigger language plpgsql volatile security definer set search_path = '' as $$
declare
  v_how private.audited_records;
  v_row jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
  v_before jsonb := case when tg_op = 'UPDATE' then to_jsonb(old) when tg_op = 'DELETE' then v_row end;
  v_after jsonb := case when tg_op <> 'DELETE' then v_row end;
  v_actor record;
begin
  select * into strict v_how from private.audited_records r where r.table_name = tg_table_schema || '.' || tg_table_name;
  v_before := v_before - v_how.kept_columns;
  v_after := v_after - v_how.kept_columns;
  if tg_op = 'UPDATE' and v_before = v_after then
    return null;
  elsif tg_op = 'UPDATE' then
    -- Only what changed: a ticket is written a dozen times, its content once.
    select jsonb_object_agg(e.key, e.value), jsonb_object_agg(e.key, v_after -> e.key) into v_before, v_after
    from jsonb_each(v_before) e where e.value is distinct from v_after -> e.key;
    if v_before is null then
      return null;
    end if;
  end if;
  if cardinality(v_how.secret_columns) > 0 then
    select v_before || coalesce(jsonb_object_agg(m.name, m.before) filter (where v_before ? m.name), '{}'),
      -- Two telephones may look alike behind the mask; that it changed must be seen.
      v_after || coalesce(jsonb_object_agg(m.name, case when m.after = m.before then to_jsonb((m.after #>> '{}') || ' *') else m.after end)
        filter (where v_after ? m.name), '{}')
    into v_before, v_after
    from (
      select c as name, case when v_before ? c then private.audit_mask(c, v_before -> c) end as before, case when v_after ? c then private.audit_mask(c, v_after -> c) end as after
      from unnest(v_how.secret_columns) c offset 0
    ) m;
  end if;
  select s.id, s.display_name into v_actor from public.staff s where s.user_id = auth.uid();
  insert into private.audit_log (user_id, staff_id, actor_name, table_name, row_id, action, before, after, subject_type, subject_id)
  values (auth.uid(), v_actor.id, v_actor.display_name, v_how.table_name,
    (select string_agg(v_row ->> k.name, ' ' order by k.n) from unnest(v_how.key_columns) with ordinality k (name, n)), lower(tg_op), v_before, v_after,
    case when v_row ->> v_how.subject_column is not null then coalesce(v_how.subject_type, v_row ->> 'subject_type') end,
    (v_row ->> v_how.subject_column)::bigint);
  return null;
end $$;
comment on function private.tg_audit_record() is
  'Row trigger that writes the audit of a record as private.audited_records says. Attached by audit_record().';

create function private.audit_record(p_table regclass, p_subject text, p_permission text,
  p_kept text[] default '{}', p_secret text[] default '{}')
returns void language plpgsql volatile set search_path = '' as $$
declare
  v_keys text[];
  v_name text := p_table::text;
begin
  select array_agg(a.attname::text order by array_position(i.indkey::smallint[], a.attnum)) into strict v_keys
  from pg_catalog.pg_index i join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey::smallint[])
  where i.indrelid = p_table and i.indisprimary;
  insert into private.audited_records (table_name, key_columns, subject_type, subject_column, read_permission, kept_columns, secret_columns)
  values (v_name, v_keys, nullif(split_part(p_subject, '.', 1), '*'), nullif(split_part(p_subject, '.', 2), ''), p_permission,
    -- What is computed from other columns of the row says nothing of its own.
    p_kept || array(select a.attname::text from pg_catalog.pg_attribute a where a.attrelid = p_table and a.attgenerated <> '' and not a.attisdropped)
      || array['version', 'last_event_at', 'updated_at'],
    p_secret);
  execute format('create trigger %I after insert or update or delete on %s for each row execute function private.tg_audit_record()',
    'tg_' || split_part(v_name, '.', 2) || '__audit', v_name);
end $$;
comment on function private.audit_record(regclass, text, text, text[], text[]) is
  'Has a table''s rows audited: subject = <type>.<column> names the record they are part of (* = the row says it itself, in subject_type), the right its values are read by, columns the database keeps, columns that are masked.';
