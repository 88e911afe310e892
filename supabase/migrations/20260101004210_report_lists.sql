-- Rows that reports show one by one, beside what public.bi_query() counts. Read as the caller.

create function bi.report_list(p_list text, p_agency_id bigint, p_starts_on date, p_ends_before date, p_limit integer)
returns jsonb language plpgsql stable set search_path = '' as $$
declare
  v_limit integer := least(greatest(coalesce(p_limit, 500), 1), 2000);
  v_rows jsonb;
  v_count bigint;
begin
  case p_list
    when 'overdue_tickets' then
      -- The same rows as the measure "overdue": open tickets whose current deadline has passed, as of now.
      select count(*), coalesce(jsonb_agg(x.line order by x.n) filter (where x.n <= v_limit), '[]') into v_count, v_rows from (
        select row_number() over (order by t.due_at, t.id) as n, jsonb_build_object('code', t.code, 'content', left(regexp_replace(t.content, '\s+', ' ', 'g'), 160),
          'agency', coalesce(t.agency_short_name, t.agency_name), 'officer', t.officer_name, 'received_at', t.received_at, 'due_at', t.due_at,
          'overrun_seconds', case when row_number() over (order by t.due_at, t.id) <= v_limit then -t.remaining_seconds end, 'level', t.level, 'priority', t.priority) as line
        from public.ticket_list t
        where t.status = any (bi.open_statuses()) and t.clock_state = 'overdue'
          and (p_agency_id is null or t.agency_id = any (bi.agency_with_units(array[p_agency_id])))) x;
    when 'kpi_targets' then
      -- Of each measure the target that counts: the agency's own before everyone's, as boards take it.
      select count(*), coalesce(jsonb_agg(x.target || jsonb_build_object('measure', x.measure) order by x.measure), '[]') into v_count, v_rows from (
        select m.measure, public.kpi_target(m.measure, extract(year from p_starts_on)::integer, p_agency_id) as target
        from (select distinct t.measure from public.kpi_targets t) m) x where x.target is not null;
    else
      perform bi.refuse('422', 'report.unknown_list', 'no list ' || coalesce(p_list, 'null'), jsonb_build_object('field', 'queries', 'name', p_list));
  end case;
  return jsonb_build_object('rows', v_rows, 'count', v_count, 'as_of', now());
end $$;
comment on function bi.report_list(text, bigint, date, date, integer) is
  'Rows for a report {rows, count, as_of}: overdue_tickets (Đ9.4: what the leaders are told of), kpi_targets of the year in which the period begins. Contents are cut, citizens are not named. Nguồn: QĐ583 Điều 9.4; KH26.';
