-- Issuing: the numbers are asked again under the caller's rights in the same transaction, so that no report says what the
-- database would not have answered; then it gets its number and is frozen.

create function bi.comparable(p_answers jsonb)
returns jsonb language sql immutable set search_path = '' as $$
  select coalesce(jsonb_object_agg(a.key, jsonb_build_object('rows', a.value -> 'rows', 'totals', a.value -> 'totals')), '{}') from jsonb_each(p_answers) as a
$$;
comment on function bi.comparable(jsonb) is 'What the answers of a report say, without when and how they were computed.';

create function private.report_symbol(p_agency_id bigint)
returns text language sql stable set search_path = '' as $$
  select 'BC-' || case when a.kind = 'commune' then 'UBND' when a.code = 'VPUBND' then 'VP' else a.code end from public.agencies a where a.id = p_agency_id
$$;
comment on function private.report_symbol(bigint) is 'The symbol after a report''s number: BC and who issues it. Nguồn: Nghị định 30/2020/NĐ-CP Phụ lục I, III.';

create function private.keep_report(p_now timestamptz, p_report jsonb, p_queries jsonb, p_data jsonb, p_content jsonb)
returns public.reports language plpgsql volatile set search_path = '' as $$
declare
  v_kind public.report_kinds;
  v_period record := bi.report_period(p_report ->> 'period');
  v_agency_id bigint := (p_report ->> 'agency_id')::bigint;
  v_for_staff_id bigint := (p_report ->> 'for_staff_id')::bigint;
  v_actor record;
  v_last integer;
  v_report public.reports;
  v_document public.documents;
begin
  select * into v_kind from public.report_kinds k where k.code = p_report ->> 'kind';
  select s.id, s.display_name, s.agency_id into v_actor from public.staff s where s.id = (p_report ->> 'actor_id')::bigint;
  -- Two who issue the same at once get two versions.
  perform pg_advisory_xact_lock(hashtextextended(format('report:%s:%s:%s:%s', v_kind.code, p_report ->> 'period', v_agency_id, v_for_staff_id), 0));
  select max(r.version) into v_last from public.reports r
  where r.kind_code = v_kind.code and r.period_key = p_report ->> 'period' and r.agency_id is not distinct from v_agency_id and r.for_staff_id is not distinct from v_for_staff_id;
  if v_last is not null and v_for_staff_id is null and coalesce(trim(p_report ->> 'reason'), '') = '' then
    perform private.fail('422', 'report.reason_required', 'say why it is issued again', jsonb_build_object('field', 'reason', 'version', v_last));
  end if;
  -- The number comes last: whoever fails gives it back, and until then nobody waits for it.
  if v_for_staff_id is null then
    v_document := private.issue_document(v_actor.id, p_now, 'report', private.report_symbol(v_actor.agency_id), p_report ->> 'title', v_actor.agency_id, 'report', 0, '{}');
  end if;
  insert into public.reports (kind_code, area, period, period_key, starts_on, ends_on, agency_id, for_staff_id, version, reason, title, as_of,
    document_id, number, symbol, issued_at, issued_by_id, issued_by_name)
  values (v_kind.code, v_kind.area, v_period.period, p_report ->> 'period', v_period.starts_on, v_period.ends_before - 1, v_agency_id, v_for_staff_id,
    coalesce(v_last, 0) + 1, nullif(trim(p_report ->> 'reason'), ''), p_report ->> 'title', (p_data ->> 'as_of')::timestamptz,
    v_document.id, v_document.number, v_document.symbol, p_now, v_actor.id, v_actor.display_name)
  returning * into v_report;
  update public.documents d set subject_id = v_report.id where d.id = v_document.id;
  insert into public.report_contents (report_id, queries, data, content) values (v_report.id, p_queries, p_data, p_content);
  return v_report;
end $$;
comment on function private.keep_report(timestamptz, jsonb, jsonb, jsonb, jsonb) is
  'Freezes a report {kind, period, agency_id, title, reason, actor_id, for_staff_id} as the next version, with a number from the register unless it is one person''s.';

create function bi.check_report(p_title text, p_content jsonb)
returns void language plpgsql stable set search_path = '' as $$
begin
  if length(trim(coalesce(p_title, ''))) not between 1 and 500 then
    perform bi.refuse('422', 'report.title_required', 'a title of at most 500 letters', '{"field": "title"}');
  elsif jsonb_typeof(p_content -> 'sections') is distinct from 'array' then
    perform bi.refuse('422', 'report.no_content', 'the report says nothing', '{"field": "content"}');
  elsif length(p_content::text) > 8000000 then
    perform bi.refuse('422', 'report.too_large', 'the report is too large', '{"field": "content"}');
  end if;
end $$;
comment on function bi.check_report(text, jsonb) is 'Refuses a report without a title or sections, and one beyond 8 MB.';

create function bi.keep_issued(p_report jsonb, p_queries jsonb, p_data jsonb, p_content jsonb)
returns public.reports language sql volatile security definer set search_path = '' as $$
  select private.keep_report(clock_timestamp(), p_report || jsonb_build_object('actor_id', authz.person(), 'for_staff_id', null), p_queries, p_data, p_content)
$$;
comment on function bi.keep_issued(jsonb, jsonb, jsonb, jsonb) is
  'The writing half of public.issue_report(), which runs as the caller and may not write; the API does not show schema bi.';

create function public.issue_report(
  p_kind text, p_period text, p_queries jsonb, p_data jsonb, p_content jsonb, p_title text, p_agency_id bigint default null, p_reason text default null)
returns public.reports language plpgsql volatile set search_path = '' as $$
declare
  v_kind public.report_kinds := bi.require_report(p_kind, p_period, p_agency_id);
  v_data jsonb;
begin
  if not (case when p_agency_id is null then authz.can_all('reports.issue') else authz.allows('reports.issue', p_agency_id) end) then
    perform bi.refuse('403', 'authz.forbidden', 'permission denied: reports.issue', '{"permission": "reports.issue"}');
  end if;
  perform bi.check_report(p_title, p_content);
  v_data := public.report_data(p_kind, p_period, p_queries, p_agency_id);
  if bi.comparable(v_data -> 'answers') is distinct from bi.comparable(p_data -> 'answers') then
    perform bi.refuse('409', 'report.numbers_changed', 'the numbers have changed since the report was made');
  end if;
  return bi.keep_issued(jsonb_build_object('kind', v_kind.code, 'period', p_period, 'agency_id', p_agency_id, 'title', trim(p_title), 'reason', p_reason),
    p_queries, v_data, p_content);
end $$;
comment on function public.issue_report(text, text, jsonb, jsonb, jsonb, text, bigint, text) is
  'Issues a report: asks p_queries again under the caller''s rights (409 report.numbers_changed when p_data, from which p_content was made, says otherwise), gives it a number and freezes it. A second issue is another version and needs a reason. Nguồn: SPEC §9; Nghị định 30/2020/NĐ-CP Điều 15.';
