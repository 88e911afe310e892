-- Reading the audit: of one record, beside it, and of everything, for the Office and the administrator. The console
-- only reads; triggers have written it.

create index audit_log_staff on private.audit_log (staff_id, id);

create function private.audit_is_hidden(p_table text)
returns boolean language sql stable security definer set search_path = '' as $$
  select coalesce((select not authz.can_all(r.read_permission) from private.audited_records r where r.table_name = p_table), false)
$$;
comment on function private.audit_is_hidden(text) is
  'Whether the reader of the audit may not read the values of this table: the audit is no way around another right. Nguồn: SPEC §1, §12.';

create function private.audit_subject(p_type text, p_id bigint)
returns text language sql stable security definer set search_path = '' as $$
  select case p_type
    when 'ticket' then (select t.code from public.tickets t where t.id = p_id)
    when 'case' then (select c.code from public.cases c where c.id = p_id)
    when 'session' then (select s.code from public.sessions s where s.id = p_id)
    when 'dossier' then (select coalesce(d.number, d.code) from public.dossiers d where d.id = p_id)
    when 'visit' then (select v.code from public.visits v where v.id = p_id) end
$$;
comment on function private.audit_subject(text, bigint) is 'The code of a record as people read it out.';

create function private.audit_shown(p_table text, p_row jsonb)
returns jsonb language plpgsql stable security definer set search_path = '' as $$
declare
  v_row jsonb := p_row - array['search', 'name_folded', 'words'];
  v_names jsonb;
begin
  if v_row is null or private.audit_is_hidden(p_table) then
    return null;
  end if;
  -- Numbers of other records say nothing to a reader: their names do.
  select jsonb_object_agg(f.attname, f.label) into v_names
  from (
    select a.attname,
      case c.confrelid
        when 'public.agencies'::regclass then (select x.name from public.agencies x where x.id::text = v_row ->> a.attname)
        when 'public.staff'::regclass then (select x.display_name from public.staff x where x.id::text = v_row ->> a.attname)
        when 'public.categories'::regclass then (select x.name from public.categories x where x.id::text = v_row ->> a.attname)
        when 'authz.roles'::regclass then (select x.name from authz.roles x where x.code = v_row ->> a.attname)
        when 'authz.permissions'::regclass then (select x.name from authz.permissions x where x.code = v_row ->> a.attname)
        when 'sla.calendars'::regclass then (select x.name from sla.calendars x where x.id = v_row ->> a.attname)
      end as label
    from pg_catalog.pg_constraint c
    join pg_catalog.pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and cardinality(c.conkey) = 1 and c.conrelid = pg_catalog.to_regclass(p_table)
  ) f
  where f.label is not null;
  return v_row || coalesce(v_names, '{}');
end $$;
comment on function private.audit_shown(text, jsonb) is
  'A row of the audit as people read it: names instead of the numbers of other records, nothing of the helper columns; null when its values are not for the reader. Nguồn: SPEC §12.';

create function public.audit_entries(p_table text, p_row_id text)
returns table (id bigint, at timestamptz, actor_name text, action text, before jsonb, after jsonb)
language plpgsql stable security definer set search_path = '' as $$
begin
  -- Whoever may see a catalogue may see how it came to be; everything else needs audit.read.
  if (authz.can_all('audit.read')
    or (p_table in ('public.agencies', 'public.categories', 'public.canned_answers', 'public.knowledge_articles', 'sla.calendars', 'sla.calendar_hours',
          'sla.calendar_exceptions', 'sla.calendar_exception_hours', 'sla.rules', 'public.procedures', 'public.procedure_versions') and authz.can('catalogs.read'))) is not true then
    perform private.fail('403', 'authz.forbidden', 'permission denied: audit.read', '{"permission": "audit.read"}');
  end if;
  return query select l.id, l.at, l.actor_name, l.action, private.audit_shown(l.table_name, l.before), private.audit_shown(l.table_name, l.after)
    from private.audit_log l where l.table_name = p_table and l.row_id = p_row_id order by l.id desc;
end $$;
comment on function public.audit_entries(text, text) is 'The changes of one row (schema-qualified table, key as text), newest first. Nguồn: SPEC §12.';

create function public.audit_search(p_filter jsonb default '{}', p_before_id bigint default null)
returns table (id bigint, at timestamptz, staff_id bigint, actor_name text, table_name text, row_id text, row_name text,
  subject_type text, subject_id bigint, subject_code text, is_hidden boolean, action text, before jsonb, after jsonb)
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_column
declare
  v_actor_id bigint := authz.require('audit.read');
  v_from timestamptz;
  v_to timestamptz;
begin
  if not (coalesce(p_filter ->> 'staff_id', '0') ~ '^[0-9]{1,18}$' and pg_input_is_valid(coalesce(p_filter ->> 'from', 'today'), 'date')
    and pg_input_is_valid(coalesce(p_filter ->> 'to', 'today'), 'date') and coalesce(p_filter ->> 'subject', 'x:0') ~ '^[a-z_]+:[0-9]{1,18}$') then
    perform private.fail('422', 'audit.filter_invalid', 'staff_id is a number, from and to are days, subject is <type>:<id>', '{"field": "filter"}');
  end if;
  v_from := (p_filter ->> 'from')::date::timestamp at time zone 'Asia/Ho_Chi_Minh';
  v_to := ((p_filter ->> 'to')::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh';
  return query
    select l.id, l.at, l.staff_id, l.actor_name, l.table_name, l.row_id,
      case when private.audit_is_hidden(l.table_name) then l.row_id
        else coalesce(r.row ->> 'display_name', r.row ->> 'name', r.row ->> 'title', r.row ->> 'code', r.row ->> 'file_name', r.row ->> 'kind', l.row_id) end,
      l.subject_type, l.subject_id, private.audit_subject(l.subject_type, l.subject_id), private.audit_is_hidden(l.table_name), l.action, private.audit_shown(l.table_name, l.before), private.audit_shown(l.table_name, l.after)
    from (
      select l.* from private.audit_log l
      where (p_before_id is null or l.id < p_before_id)
        and (p_filter ->> 'table' is null or l.table_name = p_filter ->> 'table')
        and (p_filter ->> 'subject' is null
          or (l.subject_type = split_part(p_filter ->> 'subject', ':', 1) and l.subject_id = split_part(p_filter ->> 'subject', ':', 2)::bigint))
        and (p_filter ->> 'action' is null or l.action = p_filter ->> 'action')
        and (p_filter ->> 'staff_id' is null or l.staff_id = (p_filter ->> 'staff_id')::bigint)
        and (v_from is null or l.at >= v_from) and (v_to is null or l.at < v_to)
        -- What came with the program was changed by nobody.
        and (coalesce((p_filter ->> 'people')::boolean, false) is false or l.staff_id is not null)
      order by l.id desc limit 50
    ) l
    cross join lateral (select coalesce(l.after, l.before) as row) r
    order by l.id desc;
end $$;
comment on function public.audit_search(jsonb, bigint) is
  'The audit, newest first, fifty at a time before an entry: filter {table, action, staff_id, from, to, people, subject <type>:<id> with all that hangs on it}. Nguồn: SPEC §1, §12 (audit: supervisor, administrator).';

create function public.audit_tables()
returns table (table_name text) language plpgsql stable security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('audit.read');
begin
  return query select t.tgrelid::regclass::text from (
      select distinct g.tgrelid from pg_catalog.pg_trigger g where g.tgfoid in ('private.tg_audit'::regproc, 'private.tg_audit_record'::regproc)
    ) t order by 1;
end $$;
comment on function public.audit_tables() is 'The tables whose changes are audited, for the filter.';
