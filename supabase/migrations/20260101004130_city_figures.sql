-- An agency's numbers are read against the city's. Whoever sees only their own agency's rows gets the city's shares and
-- medians all the same: figures without the rows, and nothing that could be taken apart into another agency's.

create function public.city_figures(p_dataset text, p_measures text[], p_from timestamptz, p_to timestamptz)
returns jsonb language plpgsql stable security definer set search_path = '' as $$
declare
  v_plan jsonb;
  v_rows jsonb;
  v_totals jsonb;
  v_count bigint;
  v_wrong text;
begin
  perform authz.require('boards.read');
  perform bi.period(p_from, p_to);
  select m into v_wrong from unnest(p_measures) as m
  where not exists (
    select from bi.measures b where b.dataset_code = p_dataset and b.code = m and b.source in ('event', 'period') and not b.is_additive
      -- Shares, medians and means only: a count of everybody would, with one's own taken away, be a count of the others.
      and (b.denominator is not null or b.format = 'seconds')) limit 1;
  if v_wrong is not null or coalesce(cardinality(p_measures), 0) not between 1 and 12 then
    perform private.fail('422', 'bi.unknown_measure', 'not a figure of the whole city: ' || coalesce(v_wrong, ''), jsonb_build_object('field', 'measures', 'name', coalesce(v_wrong, '')));
  end if;
  v_plan := jsonb_build_object('dataset', p_dataset, 'measures', to_jsonb(p_measures), 'dimensions', '[]'::jsonb, 'from', p_from, 'to', p_to,
    'condition', 'true', 'sort', '[]'::jsonb, 'limit', 1, 'totals', true, 'now', now(), 'filters', '[]'::jsonb, 'filtered', '[]'::jsonb);
  -- As the owner, for whom no row-level security holds: the cells know them all.
  execute bi.compile(bi.with_rollup(v_plan, 'all')) into v_rows, v_totals, v_count;
  return (select jsonb_object_agg(t.key, t.value -> 'value') from jsonb_each(v_totals) as t);
end $$;
comment on function public.city_figures(text, text[], timestamptz, timestamptz) is
  'Shares, medians and means of the whole city for a period, {measure: value}: what an agency''s own are compared with (SPEC §8: own KPIs against the city). No counts. Nguồn: SPEC §7, §8.';
