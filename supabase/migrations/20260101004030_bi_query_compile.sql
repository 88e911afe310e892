-- From a plan to one statement. Each time and condition is read once (a branch); the branches are laid over each other by
-- the keys of the dimensions, rates are divided last, and totals are computed by the same reading, never added up.

create function bi.local_time(p_at timestamptz)
returns timestamp language sql immutable set search_path = '' as $$ select p_at at time zone 'Asia/Ho_Chi_Minh' $$;
comment on function bi.local_time(timestamptz) is 'An instant as the office''s clock shows it.';

create function bi.buckets(p_grain text, p_from timestamptz, p_to timestamptz)
returns table (bucket timestamp, from_at timestamptz, to_at timestamptz)
language sql stable set search_path = '' as $$
  select b, greatest(b at time zone 'Asia/Ho_Chi_Minh', p_from), least((b + ('1 ' || s.step)::interval * s.times) at time zone 'Asia/Ho_Chi_Minh', p_to)
  from (select case p_grain when 'quarter' then 'month' else p_grain end as step, case p_grain when 'quarter' then 3 else 1 end as times) s
  cross join lateral generate_series(date_trunc(p_grain, bi.local_time(p_from)), bi.local_time(p_to) - interval '1 microsecond',
    ('1 ' || s.step)::interval * s.times) as b
$$;
comment on function bi.buckets(text, timestamptz, timestamptz) is 'The hours, days, … of a period in the office''s time, the first and last one cut to it.';

create function bi.bucket_shift(p_grain text, p_from timestamptz, p_compare_from timestamptz)
returns interval language sql stable set search_path = '' as $$
  -- From a bucket compared with to the one beside it: the n-th to the n-th.
  select case when p_grain in ('hour', 'day', 'week') then date_trunc(p_grain, f) - date_trunc(p_grain, c)
    else make_interval(months => ((extract(year from f) - extract(year from c)) * 12 + extract(month from f) - extract(month from c))::integer) end
  from (select bi.local_time(p_from) as f, bi.local_time(p_compare_from) as c) x
$$;
comment on function bi.bucket_shift(text, timestamptz, timestamptz) is 'How far a bucket of the compared period is from the one it stands beside.';

create function bi.class_of(p_plan jsonb, p_measure bi.measures)
returns text language sql immutable set search_path = '' as $$
  select case when p_plan -> 'rollup' is null or p_plan -> 'rollup' = 'null' or p_measure.rollup is null then 'rows' when p_measure.rollup = 'marks' then 'marks' else 'cells' end
$$;
comment on function bi.class_of(jsonb, bi.measures) is 'Whether a measure is counted from the rows, from marks or from cells, as far as the plan has them.';

create function bi.branch_sql(p_plan jsonb, p_branch bi.measures, p_is_compare boolean)
returns text language plpgsql stable set search_path = '' as $$
declare
  v_dataset bi.datasets;
  v_from timestamptz := p_plan ->> case when p_is_compare then 'compare_from' else 'from' end;
  v_to timestamptz := p_plan ->> case when p_is_compare then 'compare_to' else 'to' end;
  v_class text := bi.class_of(p_plan, p_branch);
  v_grain text := p_plan ->> 'grain';
  v_keys text[] := '{}';
  v_columns text[] := '{}';
  v_where text[];
  v_from_sql text;
  v_select text;
  v_shift text := '';
  v_now timestamptz := p_plan ->> 'now';
  v_buckets timestamp[] := '{}';
  v_periods tstzrange[];
  v_by_period boolean;
  v_is_wide boolean := false;
  v_dimension record;
  v_measure record;
begin
  select * into v_dataset from bi.datasets d where d.code = p_plan ->> 'dataset';
  if p_is_compare and v_grain is not null then
    v_shift := format(' + %L::interval', bi.bucket_shift(v_grain, (p_plan ->> 'from')::timestamptz, v_from));
  end if;
  -- Of a period whose beginning stands in the cells only the rest is read here.
  v_from := coalesce((p_plan ->> 'part_from')::timestamptz, v_from);
  v_to := coalesce((p_plan ->> 'part_to')::timestamptz, v_to);
  v_by_period := p_branch.source = 'period' and v_grain is not null;
  if v_by_period then
    -- Of a bucket that has not begun nothing can be said; the whole comes last, as a period of its own.
    select coalesce(array_agg(b.bucket order by b.bucket), '{}'), coalesce(array_agg(tstzrange(b.from_at, b.to_at) order by b.bucket), '{}')
    into v_buckets, v_periods from bi.buckets(v_grain, v_from, least(v_to, v_now)) b;
    if (p_plan ->> 'totals')::boolean then
      v_periods := v_periods || tstzrange(v_from, v_to);
    end if;
  end if;

  for v_dimension in
    select d.ordinality as n, d.value ->> 'code' as code, x.column_name, x.label_column
    from jsonb_array_elements(p_plan -> 'dimensions') with ordinality as d
    join bi.dataset_dimensions x on x.dataset_code = v_dataset.code and x.dimension_code = d.value ->> 'code' order by 1
  loop
    v_keys := v_keys || case
      when v_dimension.code <> 'time' then bi.column_sql(v_dimension.column_name)
      when v_by_period then format('(%L::timestamp[])[o.period]%s', v_buckets, v_shift)
      else format('date_trunc(%L, t.%I at time zone ''Asia/Ho_Chi_Minh'')%s', v_grain, p_branch.time_column, v_shift) end;
    v_columns := v_columns || format('(%s)::text as d%s', v_keys[v_dimension.n], v_dimension.n)
      || format('%s as l%s', case when v_dimension.label_column is null then 'null::text' else format('max(t.%I)::text', v_dimension.label_column) end, v_dimension.n);
    v_is_wide := v_is_wide or v_dimension.code <> 'time';
  end loop;

  for v_measure in
    select m.ordinality as n, b.*, b.source = p_branch.source and b.time_column is not distinct from p_branch.time_column
      and b.condition is not distinct from p_branch.condition and bi.class_of(p_plan, b) = v_class as is_mine
    from jsonb_array_elements_text(p_plan -> 'measures') with ordinality as m
    join bi.measures b on b.dataset_code = v_dataset.code and b.code = m.value order by 1
  loop
    v_columns := v_columns || format('%s as n%s', case when v_measure.is_mine then format('(%s)::numeric', v_measure.numerator) else 'null::numeric' end, v_measure.n)
      || format('%s as q%s', case when v_measure.is_mine and v_measure.denominator is not null then format('(%s)::numeric', v_measure.denominator) else 'null::numeric' end, v_measure.n);
  end loop;

  if p_branch.source = 'period' then
    v_from_sql := format('bi.overdue_facts_where(%L::tstzrange[], %L::timestamptz, %L) o%s',
      case when v_by_period then v_periods else array[tstzrange(coalesce(v_from, '-infinity'), coalesce(v_to, 'infinity'))] end,
      p_plan ->> 'now', p_plan ->> 'condition', case when v_is_wide then format(' join %s t on t.id = o.ticket_id', v_dataset.source) else '' end);
    v_where := array[case when v_from >= v_now then 'false' else 'true' end];
  else
    v_from_sql := coalesce(p_plan ->> 'from_sql', v_dataset.source || ' t');
    v_where := array_remove(array[nullif(p_plan ->> 'condition', 'true'), p_branch.condition,
      case when p_branch.time_column is not null and v_from is not null then format('t.%I >= %L::timestamptz', p_branch.time_column, v_from) end,
      case when p_branch.time_column is not null and v_to is not null then format('t.%I < %L::timestamptz', p_branch.time_column, v_to) end,
      case when p_branch.time_column is not null and v_from is null and v_to is null then format('t.%I is not null', p_branch.time_column) end], null);
    v_where := case when v_where = '{}' then '{true}' else v_where end;
  end if;
  v_select := format('select %L::boolean as is_compare, ', p_is_compare);

  if v_keys = '{}' then
    return v_select || concat_ws(', ', 'true as is_total', nullif(array_to_string(v_columns, ', '), '')) || ' from ' || v_from_sql || ' where ' || array_to_string(v_where, ' and ');
  elsif v_by_period and (p_plan ->> 'totals')::boolean then
    v_keys := array(select format('case when o.period <= %s then %s end', cardinality(v_buckets), k) from unnest(v_keys) as k);
    v_columns := array(select case when c ~ ' as d\d$' then format('(%s)::text as d%s', v_keys[right(c, 1)::integer], right(c, 1)) else c end from unnest(v_columns) with ordinality as u (c, n) order by n);
    return v_select || format('o.period > %s as is_total, ', cardinality(v_buckets)) || array_to_string(v_columns, ', ') || ' from ' || v_from_sql || ' where ' || v_where[1]
      || format(' group by o.period > %s, ', cardinality(v_buckets)) || array_to_string(v_keys, ', ');
  end if;
  return v_select || case when (p_plan ->> 'totals')::boolean then format('grouping(%s) = 1 as is_total, ', v_keys[1]) else 'false as is_total, ' end
    || array_to_string(v_columns, ', ') || ' from ' || v_from_sql || ' where ' || array_to_string(v_where, ' and ')
    || format(case when (p_plan ->> 'totals')::boolean then ' group by grouping sets ((%s), ())' else ' group by %s' end, array_to_string(v_keys, ', '));
end $$;
comment on function bi.branch_sql(jsonb, bi.measures, boolean) is
  'One reading of the rows: all measures of a plan that look at the same time and rows as the given one, by the keys of its dimensions (d1, l1, …) with numerator and denominator (n1, q1, …).';

create function bi.cell_sql(p_plan jsonb)
returns text language plpgsql stable set search_path = '' as $$
declare
  v_parts text[] := '{}';
  v_item record;
begin
  for v_item in
    select d.ordinality as n, x.code, x.type, x.labels from jsonb_array_elements(p_plan -> 'dimensions') with ordinality as d
    join bi.dimensions x on x.code = d.value ->> 'code' order by 1
  loop
    v_parts := v_parts || format('%L, case when not r.is_total then %s end', v_item.code, case
      when v_item.labels = 'time' then format('bi.time_cell(%L, r.d%s::timestamp, %L::timestamptz, %L::timestamptz)', p_plan ->> 'grain', v_item.n, p_plan ->> 'from', p_plan ->> 'to')
      else format('jsonb_build_object(''key'', r.d%1$s::%2$s, ''label'', %3$s, ''label_en'', %4$s)', v_item.n, v_item.type,
        case v_item.labels when 'column' then format('r.l%s', v_item.n) when 'agency' then format('coalesce(k%1$s.short_name, k%1$s.name)', v_item.n) else format('k%s.name', v_item.n) end,
        case v_item.labels when 'column' then format('r.l%s', v_item.n) when 'agency' then format('coalesce(k%1$s.name_en, k%1$s.short_name, k%1$s.name)', v_item.n)
          else format('coalesce(k%1$s.name_en, k%1$s.name)', v_item.n) end) end);
  end loop;
  for v_item in
    select m.ordinality as n, b.code, b.denominator is not null as is_share, b.denominator is null and b.format = 'number' as is_count, b.source
    from jsonb_array_elements_text(p_plan -> 'measures') with ordinality as m
    join bi.measures b on b.dataset_code = p_plan ->> 'dataset' and b.code = m.value order by 1
  loop
    v_parts := v_parts || format('%L, %s%s', v_item.code, bi.value_sql('r.n' || v_item.n, 'r.q' || v_item.n, v_item.is_count, v_item.is_share),
      case when p_plan ->> 'compare' is not null and v_item.source <> 'state' then
        format(' || jsonb_build_object(''compare'', %s)', bi.value_sql('r.cn' || v_item.n, 'r.cq' || v_item.n, v_item.is_count, v_item.is_share)) end);
  end loop;
  return format('jsonb_build_object(%s)', array_to_string(v_parts, ', '));
end $$;
comment on function bi.cell_sql(jsonb) is 'A row of the answer: each dimension as {key, label, label_en}, time with its ends, each measure as {value, …}.';

create function bi.value_sql(p_n text, p_q text, p_is_count boolean, p_is_share boolean)
returns text language sql immutable set search_path = '' as $$
  select case
    when p_is_share then format('jsonb_build_object(''value'', %1$s::double precision / nullif(%2$s, 0)::double precision, ''numerator'', coalesce(%1$s, 0), ''denominator'', coalesce(%2$s, 0))', p_n, p_q)
    else format('jsonb_build_object(''value'', %s)', format(case when p_is_count then 'coalesce(%s, 0)' else 'round(%s)' end, p_n)) end
$$;
comment on function bi.value_sql(text, text, boolean, boolean) is
  'A measure''s value as SQL; a rate with the numbers it comes from, null of nothing. Written out, since a function called for every cell would cost more than the counting.';

create function bi.time_cell(p_grain text, p_bucket timestamp, p_from timestamptz, p_to timestamptz)
returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'key', to_char(p_bucket, case p_grain when 'hour' then 'YYYY-MM-DD"T"HH24:MI' else 'YYYY-MM-DD' end),
    'label', case p_grain when 'hour' then to_char(p_bucket, 'HH24:MI DD/MM/YYYY') when 'day' then to_char(p_bucket, 'DD/MM/YYYY')
      when 'week' then to_char(p_bucket, '"Tuần "IW/IYYY') when 'month' then to_char(p_bucket, '"Tháng "FMMM/YYYY')
      when 'quarter' then 'Quý ' || (array['I', 'II', 'III', 'IV'])[extract(quarter from p_bucket)] || to_char(p_bucket, '/YYYY') else to_char(p_bucket, '"Năm "YYYY') end,
    'label_en', case p_grain when 'hour' then to_char(p_bucket, 'HH24:MI DD/MM/YYYY') when 'day' then to_char(p_bucket, 'DD/MM/YYYY')
      when 'week' then to_char(p_bucket, '"Week "IW/IYYY') when 'month' then to_char(p_bucket, 'FMMon YYYY') when 'quarter' then to_char(p_bucket, '"Q"Q YYYY') else to_char(p_bucket, 'YYYY') end,
    'from', greatest(p_bucket at time zone 'Asia/Ho_Chi_Minh', p_from),
    'to', least((p_bucket + case p_grain when 'quarter' then interval '3 months' else ('1 ' || p_grain)::interval end) at time zone 'Asia/Ho_Chi_Minh', p_to))
$$;
comment on function bi.time_cell(text, timestamp, timestamptz, timestamptz) is 'A bucket of time: its start as key, its Vietnamese and English name, and its ends, cut to the period.';

create function bi.compile(p_plan jsonb)
returns text language plpgsql stable set search_path = '' as $$
declare
  v_branches text[] := '{}';
  v_branch bi.measures;
  v_keys integer := jsonb_array_length(p_plan -> 'dimensions');
  v_measures integer := jsonb_array_length(p_plan -> 'measures');
  v_key_list text := (select string_agg('d' || n, ', ' order by n) from generate_series(1, v_keys) n);
  v_sort text[];
  v_joins text;
  v_is_dense boolean := v_keys = 1 and p_plan ->> 'grain' is not null;
begin
  for v_branch in
    select distinct on (m.source, m.time_column, m.condition, bi.class_of(p_plan, m)) m.* from bi.measures m
    where m.dataset_code = p_plan ->> 'dataset' and p_plan -> 'measures' ? m.code order by m.source, m.time_column, m.condition, bi.class_of(p_plan, m), m.position
  loop
    v_branches := v_branches || coalesce(bi.rollup_sql(p_plan, v_branch, false), array[bi.branch_sql(p_plan, v_branch, false)]);
    if p_plan ->> 'compare' is not null and v_branch.source <> 'state' then
      v_branches := v_branches || coalesce(bi.rollup_sql(p_plan, v_branch, true), array[bi.branch_sql(p_plan, v_branch, true)]);
    end if;
  end loop;
  if v_is_dense then
    -- A line has no holes: a bucket in which nothing happened is a zero, unless it has not begun.
    v_branches := v_branches || format('select false, false, b.bucket::text, null, %s from bi.buckets(%L, %L::timestamptz, least(%L::timestamptz, %L::timestamptz)) b',
      (select string_agg('null::numeric, null::numeric', ', ') from generate_series(1, v_measures)), p_plan ->> 'grain', p_plan ->> 'from', p_plan ->> 'to', p_plan ->> 'now');
  end if;

  select array_agg(x.sql order by x.place) into v_sort from (
    select s.ordinality as place, case
      when d.n is null then format('%s %s nulls last', case when m.denominator is null then format('r.n%s', m.n) else format('r.n%1$s / nullif(r.q%1$s, 0)', m.n) end, s.value ->> 'dir')
      when d.labels in ('time', 'value') then format('%s %s nulls last', case d.labels when 'time' then format('r.d%s', d.n) else format('k%1$s.position', d.n) end, s.value ->> 'dir')
      else format('%s %s nulls last', case d.labels when 'column' then format('r.l%s', d.n) when 'agency' then format('coalesce(k%1$s.short_name, k%1$s.name)', d.n) else format('k%s.name', d.n) end, s.value ->> 'dir') end as sql
    from (
      select value, ordinality from jsonb_array_elements(p_plan -> 'sort') with ordinality
      union all
      -- Unless it says otherwise: in the order of time, then the largest first.
      select jsonb_build_object('by', 'time', 'dir', 'asc'), 100 where p_plan ->> 'grain' is not null
      union all
      select jsonb_build_object('by', p_plan #>> '{measures,0}', 'dir', 'desc'), 101
    ) s
    left join (
      select d.ordinality as n, x.* from jsonb_array_elements(p_plan -> 'dimensions') with ordinality as d join bi.dimensions x on x.code = d.value ->> 'code'
    ) d on d.code = s.value ->> 'by'
    left join (
      select m.ordinality as n, b.code, b.denominator from jsonb_array_elements_text(p_plan -> 'measures') with ordinality as m
      join bi.measures b on b.dataset_code = p_plan ->> 'dataset' and b.code = m.value
    ) m on m.code = s.value ->> 'by'
  ) x;
  v_sort := v_sort || array(select 'r.d' || n from generate_series(1, v_keys) n);
  select string_agg(case x.labels
      when 'agency' then format('left join public.agencies k%1$s on k%1$s.id = r.d%1$s::bigint', d.ordinality)
      when 'category' then format('left join public.categories k%1$s on k%1$s.id = r.d%1$s::bigint', d.ordinality)
      when 'rule' then format('left join lateral (select u.name, u.name_en from sla.rules u where u.code = r.d%1$s order by u.valid_from desc, u.id desc limit 1) k%1$s on true', d.ordinality)
      when 'value' then format('left join bi.dimension_values k%1$s on k%1$s.dimension_code = %2$L and k%1$s.value = r.d%1$s', d.ordinality, x.code) end, E'\n  ' order by d.ordinality)
  into v_joins from jsonb_array_elements(p_plan -> 'dimensions') with ordinality as d join bi.dimensions x on x.code = d.value ->> 'code';

  return format($q$with branch as (
  %s
), merged as (
  select is_total, %s%s
  from branch group by %s
), named as (
  select r.is_total, %s as cells, row_number() over (partition by r.is_total order by %s) as n
  from merged r %s%s
)
select coalesce(jsonb_agg(cells order by n) filter (where not is_total and n <= %s), '[]'), (jsonb_agg(cells) filter (where is_total)) -> 0,
  count(*) filter (where not is_total)
from named$q$,
    array_to_string(v_branches, E'\n  union all '),
    coalesce((select string_agg(format('d%1$s, max(l%1$s) as l%1$s, ', n), '' order by n) from generate_series(1, v_keys) n), ''),
    (select string_agg(format('sum(n%1$s) filter (where not is_compare) as n%1$s, sum(q%1$s) filter (where not is_compare) as q%1$s, sum(n%1$s) filter (where is_compare) as cn%1$s, sum(q%1$s) filter (where is_compare) as cq%1$s', n), ', ' order by n)
     from generate_series(1, v_measures) n),
    concat_ws(', ', 'is_total', v_key_list),
    bi.cell_sql(p_plan), array_to_string(v_sort, ', '), coalesce(v_joins, ''),
    -- What the compared period had more of (a month of 31 days before one of 28) stands beside nothing.
    case when p_plan ->> 'compare' is not null and p_plan ->> 'grain' is not null then format(E'\n  where r.is_total or r.d%s::timestamp < bi.local_time(%L::timestamptz)',
      (select d.ordinality from jsonb_array_elements(p_plan -> 'dimensions') with ordinality as d where d.value ->> 'code' = 'time'), p_plan ->> 'to') else '' end,
    p_plan ->> 'limit');
end $$;
comment on function bi.compile(jsonb) is
  'The statement of a plan: (rows, totals, number of rows). Made of metadata, names that were looked up and quoted literals; nothing of a query stands in it as it came. Nguồn: SPEC §8.';

create function bi.answer(p_query jsonb, p_now timestamptz)
returns jsonb language plpgsql stable set search_path = '' as $$
declare
  v_plan jsonb := bi.with_rollup(bi.read_query(p_query, p_now));
  v_sql text := bi.compile(v_plan);
  v_rows jsonb;
  v_totals jsonb;
  v_count bigint;
begin
  execute v_sql into v_rows, v_totals, v_count;
  -- Without dimensions the one row is the total.
  if jsonb_array_length(v_plan -> 'dimensions') = 0 then
    v_rows := jsonb_build_array(v_totals);
    v_count := 1;
  end if;
  return jsonb_build_object(
    'dataset', v_plan ->> 'dataset', 'columns', bi.columns(v_plan), 'rows', v_rows,
    'totals', case when (v_plan ->> 'totals')::boolean or jsonb_array_length(v_plan -> 'dimensions') = 0 then v_totals end,
    'row_count', v_count, 'is_cut', v_count > (v_plan ->> 'limit')::integer,
    'period', jsonb_build_object('from', v_plan -> 'from', 'to', v_plan -> 'to'),
    'compare', case when v_plan ->> 'compare' is not null then jsonb_build_object('with', v_plan ->> 'compare', 'from', v_plan -> 'compare_from', 'to', v_plan -> 'compare_to') end,
    'as_of', v_plan -> 'now', 'source', case when strpos(v_sql, ' bi.ticket_cells ') > 0 or strpos(v_sql, ' bi.ticket_marks ') > 0 then 'rollup' else 'raw' end, 'is_whole', authz.can_all((select d.permission_code from bi.datasets d where d.code = v_plan ->> 'dataset')));
end $$;
comment on function bi.answer(jsonb, timestamptz) is 'public.bi_query() as of an instant.';

create function public.bi_query(p_query jsonb)
returns jsonb language plpgsql stable set search_path = '' as $$
begin
  return bi.answer(p_query, now());
end $$;
comment on function public.bi_query(jsonb) is
  'Numbers by name: {dataset, measures, dimensions, period, filters, sort, limit, compare, totals}; answers {columns, rows, totals, period, compare, as_of, source}. Runs as the caller: row-level security decides whose rows count. What there is to ask: bi_catalog(). Nguồn: SPEC §8; docs/decisions/0023.';

create function bi.columns(p_plan jsonb)
returns jsonb language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(c.column order by c.place, c.n), '[]') from (
    select 1 as place, d.ordinality as n, jsonb_strip_nulls(jsonb_build_object('code', x.code, 'kind', 'dimension', 'name', x.name, 'name_en', x.name_en, 'type', x.type,
      'grain', d.value ->> 'grain', 'filter_key', y.filter_key)) as column
    from jsonb_array_elements(p_plan -> 'dimensions') with ordinality as d join bi.dimensions x on x.code = d.value ->> 'code'
    join bi.dataset_dimensions y on y.dimension_code = x.code and y.dataset_code = p_plan ->> 'dataset'
    union all
    select 2, m.ordinality, jsonb_strip_nulls(jsonb_build_object('code', b.code, 'kind', 'measure', 'name', b.name, 'name_en', b.name_en, 'unit', b.unit, 'unit_en', b.unit_en,
      'format', b.format, 'part_format', case when b.denominator is not null then b.part_format end, 'better', b.better, 'is_additive', b.is_additive, 'list_filter', b.list_filter))
    from jsonb_array_elements_text(p_plan -> 'measures') with ordinality as m join bi.measures b on b.dataset_code = p_plan ->> 'dataset' and b.code = m.value
  ) c
$$;
comment on function bi.columns(jsonb) is 'What stands in each column of an answer, dimensions first.';
