-- The catalogue as lists show it, and as citizens see it.

create view public.procedure_list with (security_invoker = true) as
  select p.id, p.code, p.name, p.level, p.field_id, f.name as field_name, p.is_sample, p.retired_on, p.retired_decision_number, p.retired_decision_on, p.retired_reason,
    p.updated_at, p.search,
    case
      when p.retired_on <= authz.today() then 'retired'
      when v.id is not null and v.valid_from > authz.today() then 'coming'
      when v.id is not null and v.valid_to < authz.today() then 'ended'
      when v.id is not null then 'current'
      else 'draft' end as state,
    v.id as version_id, v.number as version_number, coalesce(v.online_level, w.online_level) as online_level, coalesce(v.audience, w.audience) as audience,
    coalesce(v.agency_id, w.agency_id) as agency_id, a.name as agency_name, coalesce(v.total_days, (
      select sum(s.working_days) from public.procedure_steps s where s.version_id = coalesce(v.id, w.id))) as days,
    (select sum(e.amount) from public.procedure_fees e where e.version_id = coalesce(v.id, w.id)) as fee_total,
    (select count(*) from public.procedure_fees e where e.version_id = coalesce(v.id, w.id))::integer as fee_count,
    (select count(*) from public.procedure_documents d where d.version_id = coalesce(v.id, w.id))::integer as document_count,
    v.decision_number, v.decision_on, v.decision_issuer, v.valid_from, v.valid_to, v.published_at,
    v.result_name, v.legal_basis, w.id as draft_id,
    (select count(*) from public.procedure_versions x where x.procedure_id = p.id and x.published_at is not null)::integer as published_count
  from public.procedures p
  join public.procedure_fields f on f.id = p.field_id
  left join lateral (
    -- The version in force today, else the next, else the last.
    select x.* from public.procedure_versions x where x.procedure_id = p.id and x.published_at is not null
    order by x.valid_from > authz.today(), case when x.valid_from > authz.today() then x.valid_from end, x.valid_from desc, x.number desc limit 1
  ) v on true
  left join public.procedure_versions w on w.procedure_id = p.id and w.published_at is null
  left join public.agencies a on a.id = coalesce(v.agency_id, w.agency_id);
comment on view public.procedure_list is
  'Procedures with the version in force today (else the next, else the last; the draft where nothing is published) and their state: draft, coming, current, ended, retired. days = the time limit in working days.';

-- For citizens -------------------------------------------------------------------------------------------

create function public.published_procedures(
  p_query text default null, p_field text default null, p_level text default null, p_online text default null, p_page integer default 1)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_now timestamptz := clock_timestamp();
  v_page integer := least(greatest(coalesce(p_page, 1), 1), 1000);
  v_size constant integer := 20;
  v_words text[] := array(select w from regexp_split_to_table(public.fold(left(private.tidy(p_query), 200)), '\s+') as w where w <> '');
begin
  perform private.require_quota(v_now, 'read');
  return (
    with offered as materialized (
      select p.id, p.code, v.name, v.level, f.code as field, f.name as field_name, f.position as field_position, v.online_level, v.audience, a.name as agency_name,
        private.procedure_days(v.id) as days, public.fold(p.code || ' ' || v.name || ' ' || f.name) as words
      from public.procedures p
      join public.procedure_versions v on v.id = private.procedure_version_at(p.id, v_now)
      join public.procedure_fields f on f.id = v.field_id
      left join public.agencies a on a.id = v.agency_id
    ), found as materialized (
      select o.* from offered o
      -- What a person types is never a pattern: each word is looked for as it stands.
      where not exists (select from unnest(v_words) w where position(w in o.words) = 0)
        and (p_level is null or o.level = p_level) and (p_online is null or o.online_level = p_online)
    ), narrowed as (
      select * from found n where p_field is null or n.field = p_field
    )
    select jsonb_build_object('page', v_page, 'page_size', v_size, 'total', (select count(*) from narrowed),
      'fields', (select coalesce(jsonb_agg(jsonb_build_object('code', c.field, 'name', c.field_name, 'count', c.n) order by c.field_position, c.field_name), '[]')
        from (select x.field, x.field_name, x.field_position, count(*) as n from found x group by 1, 2, 3) c),
      'procedures', (select coalesce(jsonb_agg(jsonb_build_object('code', r.code, 'name', r.name, 'level', r.level, 'field', r.field_name, 'online_level', r.online_level,
          'audience', r.audience, 'agency', r.agency_name, 'days', r.days) order by r.field_position, r.name, r.code), '[]')
        from (select * from narrowed n order by n.field_position, n.name, n.code limit v_size offset (v_page - 1) * v_size) r)));
end $$;
comment on function public.published_procedures(text, text, text, text, integer) is
  'The procedures offered today, twenty a page, by field: an accent-free search over code, name and field, narrowed by field (code), level and online level; with the number found in each field. Nguồn: QĐ2926 Điều 8, 9; SPEC §1, §6.';

create function public.published_procedure(p_code text)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_now timestamptz := clock_timestamp();
  v_procedure public.procedures;
  v_version_id bigint;
begin
  perform private.require_quota(v_now, 'read');
  select * into v_procedure from public.procedures p where p.code = left(private.tidy(p_code), 40);
  v_version_id := private.procedure_version_at(v_procedure.id, v_now);
  if v_version_id is null then
    perform private.fail('404', 'public.not_published', 'no procedure is offered under this code');
  end if;
  return (
    select jsonb_build_object('code', v_procedure.code, 'is_sample', v_procedure.is_sample, 'name', v.name, 'field', f.name, 'level', v.level, 'online_level', v.online_level,
      'audience', v.audience, 'agency', a.name, 'description', v.description, 'conditions', v.conditions, 'legal_basis', v.legal_basis,
      'decision', jsonb_build_object('number', v.decision_number, 'on', v.decision_on, 'issuer', v.decision_issuer), 'valid_from', v.valid_from,
      'days', private.procedure_days(v.id), 'result_name', v.result_name, 'result_kind', v.result_kind, 'fee_note', v.fee_note,
      'documents', (select coalesce(jsonb_agg(jsonb_build_object('name', d.name, 'form', d.form, 'copies', d.copies, 'is_required', d.is_required, 'note', d.template_note)
          order by d.position), '[]') from public.procedure_documents d where d.version_id = v.id),
      'fees', (select coalesce(jsonb_agg(jsonb_build_object('kind', e.kind, 'name', e.name, 'amount', e.amount, 'online_amount', e.online_amount,
          'postal_amount', e.postal_amount, 'note', e.note) order by e.position), '[]') from public.procedure_fees e where e.version_id = v.id),
      'steps', (select coalesce(jsonb_agg(jsonb_build_object('name', s.name, 'unit_kind', s.unit_kind, 'agency', g.name, 'working_days', s.working_days)
          order by s.position), '[]') from public.procedure_steps s left join public.agencies g on g.id = s.agency_id where s.version_id = v.id))
    from public.procedure_versions v
    join public.procedure_fields f on f.id = v.field_id
    left join public.agencies a on a.id = v.agency_id
    where v.id = v_version_id);
end $$;
comment on function public.published_procedure(text) is
  'What a citizen must know of a procedure offered today: documents, fees, steps, time limit, result, the decision it rests on; 404 when none is offered under this code. Nguồn: QĐ2926 Điều 8, 9.';
