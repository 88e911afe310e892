-- Results anyone may read: what the office published of answered tickets, and nothing else.

create function public.published_results(
  p_query text default null, p_field text default null, p_commune text default null, p_agency text default null, p_page integer default 1)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_page integer := least(greatest(coalesce(p_page, 1), 1), 1000);
  v_size constant integer := 10;
  -- Every word must be there, in any order; what a person types is never a pattern.
  v_words text[] := (select array_agg('%' || regexp_replace(w, '([\\%_])', '\\\1', 'g') || '%')
    from regexp_split_to_table(public.fold(left(private.tidy(p_query), 200)), '\s+') as w where w <> '');
  v_result jsonb;
begin
  perform private.require_quota(clock_timestamp(), 'read');
  with found as (
    select p.code, p.title, p.question, p.answer, p.category_name, p.field_name, p.commune_name, p.agency_name, p.answered_on, p.published_at, p.ticket_id
    from public.ticket_publications p
    where (v_words is null or p.search like all (v_words))
      and (private.tidy(p_field) is null or p.field_name = private.tidy(p_field))
      and (private.tidy(p_commune) is null or p.commune_name = private.tidy(p_commune))
      and (private.tidy(p_agency) is null or p.agency_name = private.tidy(p_agency))
  )
  select jsonb_build_object('page', v_page, 'page_size', v_size, 'total', (select count(*) from found),
    'results', coalesce((select jsonb_agg(jsonb_build_object('code', r.code, 'title', r.title, 'question', left(r.question, 240), 'answer', left(r.answer, 240),
        'category', r.category_name, 'commune', r.commune_name, 'agency', r.agency_name, 'answered_on', r.answered_on) order by r.published_at desc, r.ticket_id desc)
      from (select * from found order by published_at desc, ticket_id desc limit v_size offset (v_page - 1) * v_size) r), '[]'))
  into v_result;
  return v_result;
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
  return (select coalesce(jsonb_agg(n.agency_name order by n.agency_name), '[]')
    from (select distinct p.agency_name from public.ticket_publications p where p.agency_name is not null) as n);
end $$;
comment on function public.published_agencies() is 'The agencies of which results are published, to narrow the list by.';
