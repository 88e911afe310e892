-- Results anyone may read: what the office published of answered tickets, and nothing else.

create function public.published_results(
  p_query text default null, p_field text default null, p_commune text default null, p_agency text default null, p_page integer default 1)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_page integer := least(greatest(coalesce(p_page, 1), 1), 1000);
  v_size constant integer := 10;
  v_field text := private.tidy(p_field);
  v_commune text := private.tidy(p_commune);
  v_agency text := private.tidy(p_agency);
  v_where text;
  v_total bigint;
  v_results jsonb;
begin
  perform private.require_quota(clock_timestamp(), 'read');
  -- Every word must be there, in any order; what a person types is never a pattern. The words become literals, one
  -- condition each, and only what was asked for is asked: so the indexes serve, however much has been published.
  v_where := concat_ws(' and ', 'true',
    (select string_agg(format('p.search like %L', '%' || replace(replace(replace(w, '\', '\\'), '%', '\%'), '_', '\_') || '%'), ' and ')
      from regexp_split_to_table(public.fold(left(private.tidy(p_query), 200)), '\s+') as w where w <> ''),
    case when v_field is not null then 'p.field_name = $1' end,
    case when v_commune is not null then 'p.commune_name = $2' end,
    case when v_agency is not null then 'p.agency_name = $3' end);
  execute 'select count(*) from public.ticket_publications p where ' || v_where into v_total using v_field, v_commune, v_agency;
  execute format($q$
    select coalesce(jsonb_agg(jsonb_build_object('code', r.code, 'title', r.title, 'question', left(r.question, 240), 'answer', left(r.answer, 240),
        'category', r.category_name, 'commune', r.commune_name, 'agency', r.agency_name, 'answered_on', r.answered_on) order by r.published_at desc, r.ticket_id desc), '[]')
    from (select * from public.ticket_publications p where %s order by p.published_at desc, p.ticket_id desc limit $4 offset $5) r $q$, v_where)
    into v_results using v_field, v_commune, v_agency, v_size, (v_page - 1) * v_size;
  return jsonb_build_object('page', v_page, 'page_size', v_size, 'total', v_total, 'results', v_results);
end $$;
comment on function public.published_results(text, text, text, text, integer) is
  'Published results, newest first, ten a page: an accent-free search over all their words, narrowed by field, commune and agency (names). Nguồn: QĐ583 Điều 11.1, 12.1.';

create function public.published_result(p_code text)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_result jsonb;
begin
  perform private.require_quota(clock_timestamp(), 'read');
  select jsonb_build_object('code', p.code, 'title', p.title, 'question', p.question, 'answer', p.answer, 'category', p.category_name, 'field', p.field_name,
      'commune', p.commune_name, 'agency', p.agency_name, 'answered_on', p.answered_on, 'agency_url', p.agency_url)
    into v_result
  from public.ticket_publications p where p.code = coalesce(private.normal_code(p_code), upper(left(private.tidy(p_code), 40)));
  if not found then
    perform private.fail('404', 'public.not_published', 'nothing is published under this code');
  end if;
  return v_result;
end $$;
comment on function public.published_result(text) is
  'One published result; 404 when nothing is published under this code, whether such a ticket exists or not. Nguồn: QĐ583 Điều 11.1, 12.1.';

create function public.published_agencies()
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
begin
  perform private.require_quota(clock_timestamp(), 'read');
  -- From one name to the next along the index: few agencies, many results.
  return (
    with recursive name (agency_name) as (
      (select p.agency_name from public.ticket_publications p where p.agency_name is not null order by p.agency_name limit 1)
      union all
      select (select p.agency_name from public.ticket_publications p where p.agency_name > n.agency_name order by p.agency_name limit 1)
      from name n where n.agency_name is not null
    )
    select coalesce(jsonb_agg(n.agency_name order by n.agency_name), '[]') from name n where n.agency_name is not null);
end $$;
comment on function public.published_agencies() is 'The agencies of which results are published, to narrow the list by.';
