-- Reading a query: every name is looked up, every value checked, nothing of it is ever taken as SQL. The plan that comes
-- out is what bi.compile() turns into one statement. Nguồn: SPEC §8; docs/decisions/0023.

create function bi.may_query(p_dataset_code text)
returns boolean language sql stable set search_path = '' as $$
  select exists (select from bi.datasets d where d.code = p_dataset_code and authz.can(d.permission_code))
$$;
comment on function bi.may_query(text) is 'The signed-in person may ask this dataset; whose rows count is another matter.';

create function bi.require_any()
returns void language plpgsql stable set search_path = '' as $$
begin
  if authz.person() is null then
    perform bi.refuse('401', 'authz.not_signed_in', 'no active staff account');
  elsif not exists (select from bi.datasets d where authz.can(d.permission_code)) then
    perform bi.refuse('403', 'authz.forbidden', 'permission denied: boards.read', '{"permission": "boards.read"}');
  end if;
end $$;
comment on function bi.require_any() is 'Refuses whoever may ask no dataset at all.';

create function bi.read_instant(p_value jsonb, p_field text)
returns timestamptz language plpgsql stable set search_path = '' as $$
declare v_text text := p_value #>> '{}';
begin
  if jsonb_typeof(p_value) = 'null' or v_text is null then
    return null;
  elsif jsonb_typeof(p_value) <> 'string' then
    perform bi.refuse('422', 'bi.invalid_value', p_field || ' is a date or an instant', jsonb_build_object('field', p_field));
  elsif v_text ~ '^\d{4}-\d\d-\d\d$' then
    return v_text::timestamp at time zone 'Asia/Ho_Chi_Minh';
  elsif v_text !~ '^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d(:?\d\d)?)$' then
    -- Without a zone it would be read in the session's.
    perform bi.refuse('422', 'bi.invalid_value', p_field || ' is a date or an instant with its zone', jsonb_build_object('field', p_field));
  end if;
  return v_text::timestamptz;
exception when data_exception then
  perform bi.refuse('422', 'bi.invalid_value', p_field || ' is no such day', jsonb_build_object('field', p_field));
end $$;
comment on function bi.read_instant(jsonb, text) is 'A day of the office (its midnight) or an instant with its zone.';

create function bi.check_keys(p_object jsonb, p_allowed text[], p_field text)
returns void language plpgsql immutable set search_path = '' as $$
declare v_key text;
begin
  if jsonb_typeof(p_object) is distinct from 'object' then
    perform bi.refuse('422', 'bi.invalid_value', p_field || ' is an object', jsonb_build_object('field', p_field));
  end if;
  select k into v_key from jsonb_object_keys(p_object) as k where k <> all (p_allowed) limit 1;
  if v_key is not null then
    perform bi.refuse('422', 'bi.unknown_key', format('unknown key %L in %s', v_key, p_field), jsonb_build_object('field', p_field, 'name', v_key));
  end if;
end $$;
comment on function bi.check_keys(jsonb, text[], text) is 'An object with these keys and no other.';

create function bi.check_list(p_list jsonb, p_most integer, p_field text)
returns jsonb language plpgsql immutable set search_path = '' as $$
begin
  if p_list is null or jsonb_typeof(p_list) = 'null' then
    return '[]';
  elsif jsonb_typeof(p_list) <> 'array' then
    perform bi.refuse('422', 'bi.invalid_value', p_field || ' is a list', jsonb_build_object('field', p_field));
  elsif jsonb_array_length(p_list) > p_most then
    perform bi.refuse('422', 'bi.too_many', format('%s: at most %s', p_field, p_most), jsonb_build_object('field', p_field, 'most', p_most));
  end if;
  return p_list;
end $$;
comment on function bi.check_list(jsonb, integer, text) is 'A list of at most so many; nothing = an empty one.';

create function bi.grains()
returns text[] language sql immutable set search_path = '' as $$ select '{hour,day,week,month,quarter,year}'::text[] $$;
comment on function bi.grains() is 'How finely time can be cut; weeks are ISO weeks, from Monday.';

create function bi.bucket_count(p_grain text, p_from timestamptz, p_to timestamptz)
returns integer language sql stable set search_path = '' as $$
  select case p_grain
    when 'hour' then ceil(extract(epoch from p_to - p_from) / 3600)
    when 'day' then ceil(extract(epoch from p_to - p_from) / 86400)
    when 'week' then ceil(extract(epoch from p_to - p_from) / 604800) + 1
    else (extract(epoch from p_to - p_from) / (86400 * case p_grain when 'month' then 28 when 'quarter' then 90 else 365 end))::integer + 1 end::integer
$$;
comment on function bi.bucket_count(text, timestamptz, timestamptz) is 'About how many buckets a period has: what a request may cost.';

create function bi.compare_period(p_from timestamptz, p_to timestamptz, p_compare text, p_grain text, out from_at timestamptz, out to_at timestamptz)
language plpgsql stable set search_path = '' as $$
declare
  v_from timestamp := p_from at time zone 'Asia/Ho_Chi_Minh';
  v_to timestamp := p_to at time zone 'Asia/Ho_Chi_Minh';
  v_months integer;
begin
  if p_compare = 'last_year' then
    -- Weeks are compared with weeks: 52 of them back.
    from_at := case p_grain when 'week' then v_from - interval '364 days' else v_from - interval '1 year' end at time zone 'Asia/Ho_Chi_Minh';
    to_at := case p_grain when 'week' then v_to - interval '364 days' else v_to - interval '1 year' end at time zone 'Asia/Ho_Chi_Minh';
  elsif v_from = date_trunc('month', v_from) and v_to = date_trunc('month', v_to) then
    -- Whole months with whole months: before March comes February, all of it.
    v_months := (extract(year from v_to) - extract(year from v_from)) * 12 + extract(month from v_to) - extract(month from v_from);
    from_at := (v_from - make_interval(months => v_months)) at time zone 'Asia/Ho_Chi_Minh';
    to_at := p_from;
  else
    from_at := p_from - (p_to - p_from);
    to_at := p_from;
  end if;
end $$;
comment on function bi.compare_period(timestamptz, timestamptz, text, text) is
  'What a period is compared with: the one of the same length before it (whole months with whole months), or the same one last year.';

create function bi.read_dimension(p_value jsonb, p_dataset_code text, p_field text)
returns jsonb language plpgsql stable set search_path = '' as $$
declare
  v_code text := case jsonb_typeof(p_value) when 'object' then p_value ->> 'code' else p_value #>> '{}' end;
  v_dimension bi.dimensions;
begin
  if jsonb_typeof(p_value) = 'object' then
    perform bi.check_keys(p_value, '{code,grain}', p_field);
  end if;
  select d.* into v_dimension from bi.dataset_dimensions x join bi.dimensions d on d.code = x.dimension_code
  where x.dataset_code = p_dataset_code and x.dimension_code = v_code;
  if v_dimension.code is null then
    perform bi.refuse('422', 'bi.unknown_dimension', format('%s has no dimension %L', p_dataset_code, v_code), jsonb_build_object('field', p_field, 'name', v_code));
  elsif (v_dimension.type = 'time') <> (jsonb_typeof(p_value) = 'object' and coalesce(p_value ->> 'grain' = any (bi.grains()), false))
    and (v_dimension.type = 'time' or p_value ? 'grain') then
    perform bi.refuse('422', 'bi.invalid_grain', 'time has a grain: hour, day, week, month, quarter, year; nothing else has', jsonb_build_object('field', p_field));
  end if;
  return jsonb_build_object('code', v_code, 'grain', case v_dimension.type when 'time' then p_value ->> 'grain' end);
end $$;
comment on function bi.read_dimension(jsonb, text, text) is 'A dimension of a query: its code, or {code, grain} for time.';

create function bi.read_filters(p_filters jsonb, p_dataset_code text)
returns text language plpgsql stable set search_path = '' as $$
declare
  v_parts text[] := '{}';
  v_filter jsonb;
  v_n bigint;
  v_field text;
  v_code text;
  v_values jsonb;
begin
  for v_filter, v_n in select f.value, f.ordinality - 1 from jsonb_array_elements(bi.check_list(p_filters, 20, 'filters')) with ordinality as f loop
    v_field := format('filters.%s', v_n);
    perform bi.check_keys(v_filter, '{dimension,in,not_in}', v_field);
    v_code := bi.read_dimension(case v_filter ->> 'dimension' when 'time' then 'null' else v_filter -> 'dimension' end, p_dataset_code, v_field) ->> 'code';
    if (v_filter ? 'in') = (v_filter ? 'not_in') then
      perform bi.refuse('422', 'bi.invalid_value', 'a filter has either "in" or "not_in"', jsonb_build_object('field', v_field));
    end if;
    v_values := bi.check_list(coalesce(v_filter -> 'in', v_filter -> 'not_in'), 500, v_field);
    if exists (select from jsonb_array_elements(v_values) as v where jsonb_typeof(v) in ('object', 'array')) then
      perform bi.refuse('422', 'bi.invalid_value', 'the values of a filter are plain', jsonb_build_object('field', v_field));
    end if;
    begin
      v_parts := v_parts || bi.dimension_condition(p_dataset_code, v_code, v_values, v_filter ? 'not_in');
    exception when data_exception then
      perform bi.refuse('422', 'bi.invalid_value', format('%s has no such values', v_code), jsonb_build_object('field', v_field, 'name', v_code));
    end;
  end loop;
  return nullif(array_to_string(v_parts, ' and '), '');
end $$;
comment on function bi.read_filters(jsonb, text) is 'The filters of a query as a condition on rows t; null = none.';

create function bi.read_within(p_within jsonb, p_dataset bi.datasets)
returns text language plpgsql stable set search_path = '' as $$
declare
  v_parts text[] := '{}';
  v_column text;
  v_range jsonb;
  v_from timestamptz;
  v_to timestamptz;
begin
  if p_within is null or p_within = 'null' then
    return null;
  end if;
  perform bi.check_keys(p_within, p_dataset.ranges, 'within');
  for v_column, v_range in select w.key, w.value from jsonb_each(p_within) as w loop
    perform bi.check_keys(v_range, '{from,to}', 'within.' || v_column);
    v_from := bi.read_instant(v_range -> 'from', format('within.%s.from', v_column));
    v_to := bi.read_instant(v_range -> 'to', format('within.%s.to', v_column));
    v_parts := v_parts || array_remove(array[
      case when v_from is not null then format('t.%I >= %L::timestamptz', v_column, v_from) end,
      case when v_to is not null then format('t.%I < %L::timestamptz', v_column, v_to) end], null);
  end loop;
  return nullif(array_to_string(v_parts, ' and '), '');
end $$;
comment on function bi.read_within(jsonb, bi.datasets) is
  'The ranges of a query, {column: {from, to}}, as a condition on rows t; null = none. Unlike the period they narrow the rows of every measure, those of now included.';

create function bi.read_query(p_query jsonb, p_now timestamptz)
returns jsonb language plpgsql stable set search_path = '' as $$
declare
  v_dataset bi.datasets;
  v_codes text[] := '{}';
  v_dimensions jsonb := '[]';
  v_sort jsonb := '[]';
  v_item jsonb;
  v_n bigint;
  v_code text;
  v_grain text;
  v_from timestamptz;
  v_to timestamptz;
  v_compare record;
  v_source text[];
  v_filter text;
begin
  perform bi.require_any();
  if length(p_query::text) > 20000 then
    perform bi.refuse('422', 'bi.too_large', 'the query is too long', '{"field": "query"}');
  end if;
  perform bi.check_keys(p_query, '{dataset,measures,dimensions,period,within,filters,sort,limit,compare,totals}', 'query');
  select * into v_dataset from bi.datasets d where d.code = p_query ->> 'dataset';
  if v_dataset.code is null then
    perform bi.refuse('422', 'bi.unknown_dataset', format('no dataset %L', p_query ->> 'dataset'), jsonb_build_object('field', 'dataset', 'name', p_query ->> 'dataset'));
  end if;
  perform authz.require(v_dataset.permission_code);

  for v_item, v_n in select m.value, m.ordinality - 1 from jsonb_array_elements(bi.check_list(p_query -> 'measures', 12, 'measures')) with ordinality as m loop
    v_code := v_item #>> '{}';
    if not exists (select from bi.measures m where m.dataset_code = v_dataset.code and m.code = v_code and m.source is not null) then
      perform bi.refuse('422', 'bi.unknown_measure', format('%s has no measure %L', v_dataset.code, v_code), jsonb_build_object('field', format('measures.%s', v_n), 'name', v_code));
    elsif v_code = any (v_codes) then
      perform bi.refuse('422', 'bi.twice', 'named twice: ' || v_code, jsonb_build_object('field', format('measures.%s', v_n), 'name', v_code));
    end if;
    v_codes := v_codes || v_code;
  end loop;
  if v_codes = '{}' then
    perform bi.refuse('422', 'bi.no_measure', 'at least one measure', '{"field": "measures"}');
  end if;
  v_source := array(select distinct m.source from bi.measures m where m.dataset_code = v_dataset.code and m.code = any (v_codes));

  for v_item, v_n in select d.value, d.ordinality - 1 from jsonb_array_elements(bi.check_list(p_query -> 'dimensions', 3, 'dimensions')) with ordinality as d loop
    v_item := bi.read_dimension(v_item, v_dataset.code, format('dimensions.%s', v_n));
    if exists (select from jsonb_array_elements(v_dimensions) as d where d ->> 'code' = v_item ->> 'code') then
      perform bi.refuse('422', 'bi.twice', 'named twice: ' || (v_item ->> 'code'), jsonb_build_object('field', format('dimensions.%s', v_n), 'name', v_item ->> 'code'));
    end if;
    v_grain := coalesce(v_grain, v_item ->> 'grain');
    v_dimensions := v_dimensions || v_item;
  end loop;

  if p_query -> 'period' is not null and p_query -> 'period' <> 'null' then
    perform bi.check_keys(p_query -> 'period', '{from,to}', 'period');
    v_from := bi.read_instant(p_query #> '{period,from}', 'period.from');
    v_to := bi.read_instant(p_query #> '{period,to}', 'period.to');
  end if;
  if v_from >= v_to then
    perform bi.refuse('422', 'bi.invalid_value', 'the period ends before it begins', '{"field": "period.to"}');
  end if;
  if v_grain is not null then
    if v_from is null or v_to is null then
      perform bi.refuse('422', 'bi.period_required', 'a time axis needs both ends of the period', '{"field": "period"}');
    elsif 'state' = any (v_source) then
      perform bi.refuse('422', 'bi.state_has_no_time', 'what is counted as of now has no time axis', '{"field": "dimensions"}');
    elsif bi.bucket_count(v_grain, v_from, v_to) > (case when 'period' = any (v_source) then 120 else 1000 end) then
      perform bi.refuse('422', 'bi.too_many_buckets', 'the period is too long for this grain', '{"field": "period"}');
    end if;
  end if;
  if coalesce(p_query ->> 'compare', 'previous') not in ('previous', 'last_year') then
    perform bi.refuse('422', 'bi.invalid_value', 'compare is "previous" or "last_year"', '{"field": "compare"}');
  elsif p_query ->> 'compare' is not null then
    if v_from is null or v_to is null then
      perform bi.refuse('422', 'bi.period_required', 'comparing needs both ends of the period', '{"field": "period"}');
    end if;
    v_compare := bi.compare_period(v_from, v_to, p_query ->> 'compare', v_grain);
  else
    select null::timestamptz as from_at, null::timestamptz as to_at into v_compare;
  end if;

  for v_item, v_n in select s.value, s.ordinality - 1 from jsonb_array_elements(bi.check_list(p_query -> 'sort', 4, 'sort')) with ordinality as s loop
    perform bi.check_keys(v_item, '{by,dir}', format('sort.%s', v_n));
    if v_item ->> 'by' <> all (v_codes || array(select d ->> 'code' from jsonb_array_elements(v_dimensions) as d)) or v_item ->> 'by' is null then
      perform bi.refuse('422', 'bi.unknown_sort', 'sorted by a measure or dimension of the query', jsonb_build_object('field', format('sort.%s', v_n), 'name', v_item ->> 'by'));
    elsif coalesce(v_item ->> 'dir', 'asc') not in ('asc', 'desc') then
      perform bi.refuse('422', 'bi.invalid_value', 'dir is "asc" or "desc"', jsonb_build_object('field', format('sort.%s', v_n)));
    end if;
    v_sort := v_sort || jsonb_build_object('by', v_item ->> 'by', 'dir', coalesce(v_item ->> 'dir', 'asc'));
  end loop;

  if coalesce(p_query -> 'limit', 'null') <> 'null' and (jsonb_typeof(p_query -> 'limit') <> 'number'
    or (p_query ->> 'limit')::numeric not between 1 and 5000 or (p_query ->> 'limit')::numeric % 1 <> 0) then
    perform bi.refuse('422', 'bi.invalid_value', 'limit is a whole number from 1 to 5000', '{"field": "limit"}');
  elsif coalesce(p_query -> 'totals', 'null') <> 'null' and jsonb_typeof(p_query -> 'totals') <> 'boolean' then
    perform bi.refuse('422', 'bi.invalid_value', 'totals is true or false', '{"field": "totals"}');
  end if;

  v_filter := nullif(concat_ws(' and ', bi.read_filters(p_query -> 'filters', v_dataset.code), bi.read_within(p_query -> 'within', v_dataset)), '');
  return jsonb_build_object('dataset', v_dataset.code, 'measures', to_jsonb(v_codes), 'dimensions', v_dimensions, 'grain', v_grain,
    'from', v_from, 'to', v_to, 'compare', p_query ->> 'compare', 'compare_from', v_compare.from_at, 'compare_to', v_compare.to_at,
    'filtered', (select coalesce(jsonb_agg(f ->> 'dimension'), '[]') from jsonb_array_elements(coalesce(nullif(p_query -> 'filters', 'null'), '[]')) as f)
      || (select coalesce(jsonb_agg(w), '[]') from jsonb_object_keys(coalesce(nullif(p_query -> 'within', 'null'), '{}')) as w),
    'filter', v_filter, 'condition', coalesce(nullif(concat_ws(' and ', bi.scope_condition(v_dataset.code), v_filter), ''), 'true'), 'sort', v_sort,
    'limit', least(coalesce((p_query ->> 'limit')::integer, 1000), 5000), 'totals', coalesce((p_query ->> 'totals')::boolean, false), 'now', p_now);
end $$;
comment on function bi.read_query(jsonb, timestamptz) is
  'A query as public.bi_query() takes it, checked and with its names looked up; raises 401, 403 or 422 with the field at fault. Nguồn: SPEC §8.';
