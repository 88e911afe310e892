-- What there is to ask, in one answer: for the chart builder, for whoever writes a report.

create function public.bi_catalog()
returns jsonb language plpgsql stable set search_path = '' as $$
begin
  perform bi.require_any();
  return jsonb_build_object(
    'grains', to_jsonb(bi.grains()),
    'datasets', (
      select jsonb_agg(jsonb_build_object(
        'code', d.code, 'name', d.name, 'name_en', d.name_en, 'definition', d.definition, 'definition_en', d.definition_en,
        'resource', d.resource, 'is_whole', authz.can_all(d.permission_code),
        'is_scoped', d.scope_agency is not null and not authz.can_all(d.permission_code),
        'measures', (
          select coalesce(jsonb_agg(jsonb_build_object('code', m.code, 'name', m.name, 'name_en', m.name_en, 'unit', m.unit, 'unit_en', m.unit_en, 'format', m.format,
            'better', m.better, 'is_additive', m.is_additive, 'is_rate', m.denominator is not null, 'has_time', m.source <> 'state', 'source', m.source,
            'definition', m.definition, 'definition_en', m.definition_en, 'citation', m.citation, 'list_filter', m.list_filter,
            'target', coalesce(m.target, m.code)) order by m.position), '[]')
          from bi.measures m where m.dataset_code = d.code and m.source is not null),
        'dimensions', (
          select coalesce(jsonb_agg(jsonb_build_object('code', x.code, 'name', x.name, 'name_en', x.name_en, 'type', x.type, 'labels', x.labels,
            'filter_key', y.filter_key, 'list_column', y.list_column, 'takes_in', y.below, 'is_gathered', y.filter_column is not null,
            'values', (
              select jsonb_agg(jsonb_build_object('value', v.value, 'name', v.name, 'name_en', v.name_en) order by v.position)
              from bi.dimension_values v where v.dimension_code = x.code)) order by x.position), '[]')
          from bi.dataset_dimensions y join bi.dimensions x on x.code = y.dimension_code where y.dataset_code = d.code)) order by d.position)
      from bi.datasets d where authz.can(d.permission_code)));
end $$;
comment on function public.bi_catalog() is
  'The datasets a person may ask, each with its measures (names, units, definitions, additive or not, sources) and dimensions (with their values, or how to name them: labels = agency, category, rule, column). Nguồn: SPEC §8.';
