-- When a question can be answered from cells or marks, and how. The answer is the same as from the rows
-- (supabase/tests/bi/rollup.test.ts), so nobody has to ask for it.

update bi.measures m set rollup = v.rollup, rollup_n = v.n, rollup_d = v.d
from (values
  ('tickets', 'received', 'received', 'n', null), ('tickets', 'answered', 'answered', 'n', null),
  ('tickets', 'head_share', 'received', 'a', 'n'), ('tickets', 'leader_share', 'received', 'b', 'n'),
  ('tickets', 'reopen_rate', 'received', 'c', 'd'), ('tickets', 'refused_share', 'received', 'e', 'n'), ('tickets', 'direct_rate', 'answered', 'a', 'n'),
  ('tickets', 'overdue_rate', 'period', 'a', 'n'), ('tickets', 'on_time_rate', 'period', 'n - t.a', 'n'), ('tickets', 'officer_missed', 'period', 'b', null),
  ('tickets', 'officer_missed_rate', 'period', 'b', 'n'), ('tickets', 'answered_late', 'period', 'c', null), ('tickets', 'open_at_end', 'period', 'd', null),
  ('tickets', 'overdue_at_end', 'period', 'e', null),
  ('tickets', 'median_handling', 'marks', null, null), ('tickets', 'p90_handling', 'marks', null, null), ('tickets', 'first_response', 'marks', null, null),
  ('ratings', 'ratings', 'rated', 'n', null), ('ratings', 'satisfaction', 'rated', 'a', 'n'), ('ratings', 'mean_score', 'rated', 'b', 'n'),
  ('ratings', 'reception_score', 'rated', 'c', 'd'), ('ratings', 'handling_score', 'rated', 'e', 'f'), ('ratings', 'answer_score', 'rated', 'g', 'h')
) as v (dataset, code, rollup, n, d)
where m.dataset_code = v.dataset and m.code = v.code;

create function bi.rollup_scope()
returns text language plpgsql stable set search_path = '' as $$
declare v_ids bigint[];
begin
  if authz.can_all('tickets.read') and authz.can_all('boards.read') then
    return 'all';
  elsif authz.can_all('tickets.read') or authz.can_all('boards.read') then
    return null;
  end if;
  -- By agency, as long as nothing outside these agencies is theirs: assigned to them or to whom they act for.
  v_ids := bi.rollup_agency_ids();
  if v_ids @> authz.agency_ids('tickets.read') and v_ids @> authz.agency_ids('boards.read')
    and not exists (select from public.tickets t where t.officer_id = any (authz.acting_for()) and (t.agency_id = any (v_ids)) is not true)
    and not exists (select from public.tickets t where t.received_by_id = any (authz.acting_for()) and (t.agency_id = any (v_ids)) is not true)
    -- A linked case or a part in a coordination shows tickets, but puts them on no board.
  then
    return 'agencies';
  end if;
  return null;
end $$;
comment on function bi.rollup_scope() is 'Whose rows the cells know by agency: all, agencies (exactly those of the person''s agencies), or null: then it is counted from the rows.';

create function bi.with_rollup(p_plan jsonb, p_scope text default null)
returns jsonb language plpgsql stable set search_path = '' as $$
declare
  v_state bi.rollup_state;
  v_stale bigint[];
  v_turned bigint[];
  v_now timestamptz := p_plan ->> 'now';
  v_scope text;
begin
  if not exists (select from bi.measures m where m.dataset_code = p_plan ->> 'dataset' and p_plan -> 'measures' ? m.code and m.rollup is not null) then
    return p_plan;
  end if;
  select * into v_state from bi.rollup_state;
  if v_state.is_built is not true then
    return p_plan;
  end if;
  select coalesce(array_agg(distinct s.ticket_id), '{}') into v_stale from (select x.ticket_id from bi.stale_tickets x limit 5001) s;
  -- Too many changed at once (an import): the rows are quicker until the worker has been round.
  if cardinality(v_stale) > 2000 or 0 = any (v_stale) then
    return p_plan;
  end if;
  v_scope := coalesce(p_scope, bi.rollup_scope());
  if v_scope is null then
    return p_plan;
  end if;
  -- Tickets of which a due time has passed since the worker was round are stale as far as the running week and month go.
  if v_now >= v_state.as_of and exists (select from bi.measures m where m.dataset_code = p_plan ->> 'dataset' and p_plan -> 'measures' ? m.code and m.rollup = 'period') then
    select coalesce(array_agg(x.ticket_id), '{}') into v_turned from (select m.ticket_id from bi.ticket_marks m where m.turns_at <= v_now limit 501) x;
  end if;
  return p_plan || jsonb_build_object('rollup', jsonb_build_object('scope', v_scope, 'stale', to_jsonb(v_stale), 'week', v_state.week_until, 'month', v_state.month_until,
    'turned', case when cardinality(v_turned) <= 500 then to_jsonb(v_turned) end));
end $$;
comment on function bi.with_rollup(jsonb, text) is
  'A plan with what the rollup has for it: for whom (p_scope: for the owner, who sees all), which tickets are stale, up to where weeks and months are settled, and which tickets are stale as far as the running ones go (null = too many, or asked as of the past: these are read from the rows).';

create function bi.cell_column(p_dimension text)
returns text language sql immutable set search_path = '' as $$
  select case when p_dimension in ('agency', 'unit', 'agency_kind', 'time') then '' when p_dimension = 'field' then 'category'
    when p_dimension in ('category', 'commune', 'channel', 'priority', 'level_reached') then p_dimension end
$$;
comment on function bi.cell_column(text) is 'Under which dimension the cells have it: '''' = all of them do, null = none.';

create function bi.is_start(p_step text, p_at timestamptz)
returns boolean language sql stable set search_path = '' as $$
  select bi.local_time(p_at) = date_trunc(p_step, bi.local_time(p_at))
$$;
comment on function bi.is_start(text, timestamptz) is 'A day, week, month … begins at this instant.';

create function bi.cells_source(p_plan jsonb, p_kind text, p_slice text, p_from timestamptz, p_to timestamptz)
returns text language plpgsql stable set search_path = '' as $$
declare
  v_column text := replace(split_part(p_slice, ':', 2), 'all', '');
  v_stale bigint[] := array(select jsonb_array_elements_text(p_plan #> '{rollup,stale}')::bigint);
  v_days text;
  v_values text := 'n, x.a, x.b, x.c, x.d, x.e, x.f, x.g, x.h';
begin
  v_days := concat(case when p_from is not null then format(' and x.day >= %L', bi.local_time(p_from)::date) end,
    case when p_to is not null then format(' and x.day < %L', (bi.local_time(p_to) - interval '1 microsecond')::date + 1) end);
  return format('(select x.day, %s, %s as %s, x.%s from bi.ticket_cells x where x.kind = %L and x.slice = %L%s%s)',
      case when p_slice like 'day:%' then 'null::bigint as agency_id' else 'nullif(x.agency_id, 0) as agency_id' end,
      case when v_column = '' then 'null::text' when v_column in ('category', 'commune') then 'nullif(x.key, '''')::bigint' else 'x.key' end,
      case when v_column = '' then 'key' when v_column in ('category', 'commune') then v_column || '_id' else v_column end, v_values, p_kind, p_slice, v_days,
      case when v_stale <> '{}' then format(' union all select x.day, x.agency_id, %s, %s from bi.ticket_marks x where x.kind = %L and x.ticket_id = any (%L::bigint[])%s',
        case when v_column = '' then 'null::text' when v_column in ('category', 'commune') then format('x.%s_id', v_column) else 'x.' || v_column end,
        replace('-x.' || v_values, ', x.', ', -x.'), p_kind, v_stale, v_days) else '' end);
end $$;
comment on function bi.cells_source(jsonb, text, text, timestamptz, timestamptz) is 'The cells of a kind and slice in [from, to), and the marks of stale tickets taken off.';

create function bi.cells_branch_sql(p_plan jsonb, p_branch bi.measures, p_is_compare boolean, p_source text)
returns text language plpgsql stable set search_path = '' as $$
declare
  v_grain text := p_plan ->> 'grain';
  v_keys text[] := '{}';
  v_columns text[] := '{}';
  v_filter text := coalesce(p_plan ->> 'filter', 'true');
  v_used text[];
  v_total boolean := (p_plan ->> 'totals')::boolean;
  v_item record;
begin
  for v_item in
    select d.ordinality as n, d.value ->> 'code' as code, x.column_name from jsonb_array_elements(p_plan -> 'dimensions') with ordinality as d
    join bi.dataset_dimensions x on x.dataset_code = p_plan ->> 'dataset' and x.dimension_code = d.value ->> 'code' order by 1
  loop
    v_keys := v_keys || case when v_item.code <> 'time' then format('t.%I', v_item.column_name)
      else format('date_trunc(%L, t.day::timestamp)%s', v_grain, case when p_is_compare then format(' + %L::interval',
        bi.bucket_shift(v_grain, (p_plan ->> 'from')::timestamptz, (p_plan ->> 'compare_from')::timestamptz)) end) end;
    v_columns := v_columns || format('(%s)::text as d%s', v_keys[v_item.n], v_item.n) || format('null::text as l%s', v_item.n);
  end loop;
  for v_item in
    select m.ordinality as n, b.rollup_n, b.rollup_d, b.source = p_branch.source and b.time_column is not distinct from p_branch.time_column
      and b.condition is not distinct from p_branch.condition and bi.class_of(p_plan, b) = 'cells' as is_mine
    from jsonb_array_elements_text(p_plan -> 'measures') with ordinality as m
    join bi.measures b on b.dataset_code = p_plan ->> 'dataset' and b.code = m.value order by 1
  loop
    v_columns := v_columns || format('%s as n%s', case when v_item.is_mine then format('sum(t.%s)::numeric', v_item.rollup_n) else 'null::numeric' end, v_item.n)
      || format('%s as q%s', case when v_item.is_mine and v_item.rollup_d is not null then format('sum(t.%s)::numeric', v_item.rollup_d) else 'null::numeric' end, v_item.n);
  end loop;
  v_used := array(select d ->> 'code' from jsonb_array_elements(p_plan -> 'dimensions') as d) || array(select jsonb_array_elements_text(p_plan -> 'filtered'));
  -- The agency's place and the category's field as they are now.
  return format('select %L::boolean as is_compare, %s as is_total, %s from (select t.*%s%s from %s t%s%s) t where %s', p_is_compare,
      case when v_keys = '{}' then 'true' when v_total then format('grouping(%s) = 1', v_keys[1]) else 'false' end, array_to_string(v_columns, ', '),
      case when v_used && '{agency,agency_kind}' then ', p.top_id as top_agency_id, p.kind as agency_kind' else '' end,
      case when 'field' = any (v_used) then ', coalesce(f.parent_id, t.category_id) as field_id' else '' end, p_source,
      case when v_used && '{agency,agency_kind}' then ' left join bi.agency_places p on p.agency_id = t.agency_id' else '' end,
      case when 'field' = any (v_used) then ' left join public.categories f on f.id = t.category_id' else '' end, v_filter)
    -- What cancels out to nothing is no row.
    || case when v_keys = '{}' then '' else format(case when v_total then ' group by grouping sets ((%1$s), ()) having sum(t.n) <> 0 or grouping(%2$s) = 1'
      else ' group by %1$s having sum(t.n) <> 0' end, array_to_string(v_keys, ', '), v_keys[1]) end;
end $$;
comment on function bi.cells_branch_sql(jsonb, bi.measures, boolean, text) is 'A branch as bi.branch_sql() makes it, added up from cells.';

create function bi.stale_plan(p_plan jsonb)
returns jsonb language sql stable set search_path = '' as $$
  select p_plan || jsonb_build_object('condition', format('%s and t.%s = any (%L::bigint[])', p_plan ->> 'condition',
    case p_plan ->> 'dataset' when 'ratings' then 'ticket_id' else 'id' end,
    array(select jsonb_array_elements_text(p_plan #> '{rollup,stale}')::bigint)))
$$;
comment on function bi.stale_plan(jsonb) is 'The plan for its stale tickets alone, which are counted from the rows.';

create function bi.rollup_sql(p_plan jsonb, p_branch bi.measures, p_is_compare boolean)
returns text[] language plpgsql stable set search_path = '' as $$
declare
  v_class text := bi.class_of(p_plan, p_branch);
  v_from timestamptz := p_plan ->> case when p_is_compare then 'compare_from' else 'from' end;
  v_to timestamptz := p_plan ->> case when p_is_compare then 'compare_to' else 'to' end;
  v_now timestamptz := p_plan ->> 'now';
  v_grain text := p_plan ->> 'grain';
  v_stale bigint[] := array(select jsonb_array_elements_text(p_plan #> '{rollup,stale}')::bigint);
  v_used text[] := array(select d ->> 'code' from jsonb_array_elements(p_plan -> 'dimensions') as d) || array(select jsonb_array_elements_text(p_plan -> 'filtered'));
  v_columns text[];
  v_slice text;
  v_kind text;
  v_until timestamptz;
  v_plan jsonb := p_plan;
  v_parts text[];
begin
  if v_class = 'rows' then
    return null;
  end if;
  v_columns := array(select distinct bi.cell_column(x) from unnest(v_used) as x where bi.cell_column(x) is distinct from '');
  if array_position(v_columns, null) is not null or v_grain = 'hour' and v_class = 'cells' then
    return null;
  end if;
  if v_class = 'marks' then
    return array[bi.branch_sql(p_plan || jsonb_build_object('condition', coalesce(p_plan ->> 'filter', 'true'), 'from_sql', format(
      '(select x.at as %1$I, x.agency_id, p.top_id as top_agency_id, p.kind as agency_kind, x.category_id, coalesce(f.parent_id, x.category_id) as field_id, x.commune_id, x.channel, x.priority, x.level_reached, x.seconds as handling_seconds, x.seconds as first_response_seconds'
      || ' from bi.ticket_marks x left join bi.agency_places p on p.agency_id = x.agency_id left join public.categories f on f.id = x.category_id where x.kind = %2$L%3$s) t',
      p_branch.time_column, case p_branch.time_column when 'answered_at' then 'answered' else 'received' end,
      case when v_stale <> '{}' then format(' and x.ticket_id <> all (%1$L::bigint[]) union all select t.%2$I, t.agency_id, t.top_agency_id, t.agency_kind, t.category_id, t.field_id, t.commune_id, t.channel, t.priority, t.level_reached, t.handling_seconds, t.first_response_seconds from bi.ticket_facts t where t.id = any (%1$L::bigint[]) and %3$s',
        v_stale, p_branch.time_column, p_plan ->> 'condition') else '' end)), p_branch, p_is_compare)];
  elsif cardinality(v_columns) > 1 then
    return null;
  end if;

  if p_branch.source = 'event' then
    if not coalesce(bi.is_start('day', v_from), true) or not coalesce(bi.is_start('day', v_to) or v_to > v_now, true) then
      return null;
    end if;
    -- The fewest cells that know it.
    v_slice := case
      when p_plan #>> '{rollup,scope}' = 'all' and not v_used && '{agency,unit,agency_kind}' then 'day:' || coalesce(v_columns[1], 'all')
      when coalesce(v_grain, 'month') in ('month', 'quarter', 'year') and coalesce(bi.is_start('month', v_from), true) and coalesce(bi.is_start('month', v_to) or v_to > v_now, true)
        then 'month:' || coalesce(v_columns[1], 'all')
      when v_columns = '{}' then 'day' end;
    if v_slice is null then
      return null;
    end if;
    v_parts := array[bi.cells_branch_sql(p_plan, p_branch, p_is_compare, bi.cells_source(p_plan, p_branch.rollup, v_slice, v_from, v_to))];
    return case when v_stale = '{}' then v_parts else v_parts || bi.branch_sql(bi.stale_plan(p_plan), p_branch, p_is_compare) end;
  end if;

  -- The overdue rate as of the end of weeks or months: finished ones and, as of now, the running one stand in the cells.
  v_kind := case when v_grain in ('week', 'month') then v_grain
    when v_grain is null and bi.is_start('week', v_from) and (v_to = v_from + interval '7 days' or v_to > v_now and v_from = (p_plan #>> '{rollup,week}')::timestamptz) then 'week'
    when v_grain is null and bi.is_start('month', v_from) and (bi.local_time(v_to) = bi.local_time(v_from) + interval '1 month'
      or v_to > v_now and v_from = (p_plan #>> '{rollup,month}')::timestamptz) then 'month' end;
  v_until := p_plan #>> array['rollup', v_kind];
  if v_until < least(v_to, v_now) and v_until = bi.finished_until(v_kind, v_now) and jsonb_typeof(p_plan #> '{rollup,turned}') = 'array' then
    v_plan := jsonb_set(p_plan, '{rollup,stale}', (p_plan #> '{rollup,stale}') || (p_plan #> '{rollup,turned}'));
    v_until := v_to;
  end if;
  if v_kind is null or not bi.is_start(v_kind, v_from) or not (bi.is_start(v_kind, v_to) or v_to > v_now) or v_from >= v_until
    or v_grain is not null and (p_plan ->> 'totals')::boolean or v_grain is null and v_to > v_until then
    return null;
  end if;
  v_slice := coalesce('month:' || v_columns[1], 'day');
  v_until := least(v_to, v_until);
  v_parts := array[bi.cells_branch_sql(v_plan, p_branch, p_is_compare, bi.cells_source(v_plan, v_kind, v_slice, v_from, v_until))];
  if v_plan #> '{rollup,stale}' <> '[]' then
    v_parts := v_parts || bi.branch_sql(bi.stale_plan(v_plan) || jsonb_build_object('part_to', v_until), p_branch, p_is_compare);
  end if;
  if v_until < v_to and v_until < v_now then
    v_parts := v_parts || bi.branch_sql(p_plan || jsonb_build_object('part_from', v_until), p_branch, p_is_compare);
  end if;
  return v_parts;
end $$;
comment on function bi.rollup_sql(jsonb, bi.measures, boolean) is
  'A branch from cells or marks: its parts, to be laid over each other; null = it has to be read from the rows.';
