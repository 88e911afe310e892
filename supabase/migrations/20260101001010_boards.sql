-- What the operations board and the morning brief need in one call. Every number is asked of public.bi_query() by name; the
-- board's charts ask it themselves. Here is only what is no number: rows, dates, who was urged. Nguồn: SPEC §3, §8.

create function bi.named_filter(p_filter jsonb)
returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'filters', coalesce(jsonb_agg(jsonb_build_object('dimension', x.dimension_code, 'in', case jsonb_typeof(e.value) when 'array' then e.value else jsonb_build_array(e.value) end))
      filter (where x.dimension_code is not null), '[]'),
    'within', coalesce((
      select jsonb_object_agg(r.name || '_at', r.range) from (
        select split_part(f.key, '_', 1) as name,
          jsonb_object_agg(split_part(f.key, '_', 2), (case jsonb_typeof(f.value) when 'array' then f.value ->> 0 else f.value #>> '{}' end)::timestamptz) as range
        from jsonb_each(p_filter) as f where f.key ~ '^(received|answered)_(from|to)$' and f.value not in ('null', '[]') group by 1) r), '{}'))
  from jsonb_each(p_filter) as e
  left join bi.dataset_dimensions x on x.dataset_code = 'tickets' and x.filter_key = e.key
  where e.value not in ('null', '[]')
$$;
comment on function bi.named_filter(jsonb) is
  'A filter object of the list, as bi.ticket_condition() takes it, in the words of public.bi_query(): {filters, within}.';

create function bi.ask_tickets(p_filter jsonb, p_query jsonb)
returns jsonb language plpgsql stable set search_path = '' as $$
declare v_filter jsonb := bi.named_filter(coalesce(p_filter, '{}'));
begin
  return public.bi_query('{"dataset": "tickets", "limit": 5000}' || p_query || jsonb_build_object(
    'within', v_filter -> 'within', 'filters', (v_filter -> 'filters') || coalesce(p_query -> 'filters', '[]')));
end $$;
comment on function bi.ask_tickets(jsonb, jsonb) is 'A question about tickets under a filter object of the list.';

create function bi.open_now(p_dimension text, p_filter jsonb)
returns table (key text, name text, name_en text, total bigint, overdue bigint, due_soon bigint, running bigint, paused bigint, "none" bigint)
language plpgsql stable set search_path = '' as $$
begin
  return query
    select r.value #>> array[p_dimension, 'key'], min(r.value #>> array[p_dimension, 'label']), min(r.value #>> array[p_dimension, 'label_en']),
      sum(o.open)::bigint, coalesce(sum(o.open) filter (where o.state = 'overdue'), 0)::bigint, coalesce(sum(o.open) filter (where o.state = 'due_soon'), 0)::bigint,
      coalesce(sum(o.open) filter (where o.state = 'running'), 0)::bigint, coalesce(sum(o.open) filter (where o.state = 'paused'), 0)::bigint,
      coalesce(sum(o.open) filter (where o.state = 'none'), 0)::bigint
    from jsonb_array_elements(bi.ask_tickets(p_filter, jsonb_build_object('measures', '["open"]'::jsonb,
      'dimensions', to_jsonb(array_remove(array[p_dimension, 'clock_state'], null)))) -> 'rows') as r
    cross join lateral (select (r.value #>> '{open,value}')::bigint as open, r.value #>> '{clock_state,key}' as state) o
    group by 1;
end $$;
comment on function bi.open_now(text, jsonb) is
  'Open tickets by state of their deadline, for each value of a dimension; without a dimension one row, none when nothing is open. Nguồn: SPEC §8.';

create function bi.ticket_rows(p_condition text, p_order text, p_limit integer)
returns jsonb language plpgsql stable set search_path = '' as $$
declare v_rows jsonb;
begin
  execute format($q$
    select coalesce(jsonb_agg(to_jsonb(r)), '[]') from (
      select t.id, t.code, left(t.content, 160) as content, t.status, t.level, t.priority, t.clock_state, t.remaining_seconds, t.received_at, t.due_at,
        t.agency_id, t.agency_name, t.commune_name, t.category_name
      from bi.ticket_facts t where %s order by %s limit %s) r
  $q$, p_condition, p_order, p_limit) into v_rows;
  return v_rows;
end $$;
comment on function bi.ticket_rows(text, text, integer) is 'A few tickets of the list for the board and the brief; condition and order are written in this file only, never taken from a caller of the API.';

create function public.board(p_filter jsonb default '{}')
returns jsonb language plpgsql stable set search_path = '' as $$
declare
  v_now timestamptz := now();
  v_midnight timestamptz := lower(bi.day(authz.today()));
  v_open text;
  v_flow jsonb := '{}';
  v_oldest jsonb;
  v_day record;
begin
  perform authz.require('boards.read');
  v_open := format('t.status = any (%L::text[]) and %s', bi.open_statuses(), bi.ticket_condition(p_filter));
  for v_day in
    select d.name, d.back from (values ('today', interval '0'), ('yesterday', interval '1 day')) as d (name, back)
  loop
    v_flow := v_flow || (
      select jsonb_build_object(v_day.name, jsonb_build_object('received', a.totals #> '{received,value}', 'answered', a.totals #> '{answered,value}'))
      from (
        select bi.ask_tickets(p_filter, jsonb_build_object('measures', '["received", "answered"]'::jsonb,
          -- A period has a length, also at midnight.
          'period', jsonb_build_object('from', v_midnight - v_day.back, 'to', greatest(v_now, v_midnight + interval '1 second') - v_day.back))) -> 'totals' as totals) a);
  end loop;
  execute 'select coalesce(jsonb_object_agg(coalesce(o.agency_id, 0), o.received_at), ''{}'') from (select t.agency_id, min(t.received_at) as received_at from bi.ticket_facts t where '
    || v_open || ' group by t.agency_id) o' into v_oldest;
  return jsonb_build_object(
    'as_of', v_now,
    'whole', (select to_jsonb(o) from bi.open_now(null, p_filter) o),
    'flow', v_flow,
    'today_from', v_midnight,
    'is_whole', authz.can_all('boards.read'),
    'oldest', bi.ticket_rows(v_open, 't.received_at, t.id', 10),
    'oldest_at', v_oldest,
    'ages', (select jsonb_object_agg(b.age, jsonb_strip_nulls(jsonb_build_object('from', nullif(b.received_from, '-infinity'), 'to', nullif(b.received_to, 'infinity'))))
      from bi.age_bounds(v_now) b),
    'urges', (
      select coalesce(jsonb_object_agg(u.agency_id, jsonb_build_object('at', u.at, 'actor_name', u.actor_name)), '{}')
      from (
        select distinct on (e.agency_id) e.agency_id, e.at, e.actor_name from public.ticket_events e
        where e.kind = 'urged' and e.agency_id is not null and e.at > v_now - interval '30 days' order by e.agency_id, e.at desc
      ) u),
    -- What urge_agency() would urge: not what waits for the 1022 centre's relay.
    'urgeable', (
      select coalesce(jsonb_object_agg(w.agency_id, w.tickets), '{}')
      from (
        select t.agency_id, count(*) as tickets from bi.ticket_facts t
        where t.agency_id is not null and t.status in ('assigned', 'verifying', 'escalated', 'overdue', 'directed')
          and (t.clock_state in ('overdue', 'due_soon') or t.status in ('escalated', 'overdue'))
        group by t.agency_id
      ) w));
end $$;
comment on function public.board(jsonb) is
  'The supervisor''s board now: open tickets by state of their deadline (whole), the oldest of them, since when each agency has had its oldest (0 = without agency), what came in and was answered today against yesterday until the same time, the age groups as ranges of receipt, when each agency was last urged and how many of its tickets can be urged. For whom the reader may see; its charts ask bi_query(). Nguồn: SPEC §8.';

create function public.import_on_time(p_batch_id bigint)
returns table (tickets bigint, with_due_time bigint, on_time bigint, on_time_share double precision)
language plpgsql stable set search_path = '' as $$
begin
  perform authz.require('boards.read');
  return query
    select count(*), count(*) filter (where f.has_imported_due), count(*) filter (where f.has_imported_due and not f.is_overdue),
      bi.rate_of(count(*) filter (where f.has_imported_due and not f.is_overdue), count(*) filter (where f.has_imported_due))
    from bi.overdue_facts(array[tstzrange('-infinity', 'infinity')], now(), jsonb_build_object('import_batch', p_batch_id)) f;
end $$;
comment on function public.import_on_time(bigint) is
  'Of an import''s tickets with a due time of their own, the share not overdue by the overdue rate''s definition. Nguồn: SPEC §7.';

-- The morning brief --------------------------------------------------------------------------------

create function public.morning_brief(p_filter jsonb default '{}')
returns jsonb language plpgsql stable set search_path = '' as $$
declare
  v_now timestamptz := now();
  -- Since the previous working day began: Monday's brief covers the weekend.
  v_since timestamptz := lower(bi.day((sla.add_working_days('vn-city', v_now, -1) at time zone 'Asia/Ho_Chi_Minh')::date));
  v_condition text;
  v_open text;
  v_changes jsonb;
  v_inflow jsonb;
  v_weeks jsonb;
  v_before jsonb;
  v_agencies jsonb;
  v_monday date := date_trunc('week', v_now at time zone 'Asia/Ho_Chi_Minh')::date;
begin
  perform authz.require('boards.read');
  v_condition := bi.ticket_condition(p_filter);
  v_open := format('t.status = any (%L::text[]) and %s', bi.open_statuses(), v_condition);
  v_inflow := bi.ask_tickets(p_filter, jsonb_build_object('measures', '["received", "answered", "answered_late"]'::jsonb,
    'period', jsonb_build_object('from', v_since, 'to', v_now))) -> 'totals';
  v_weeks := bi.ask_tickets(p_filter, jsonb_build_object('measures', '["overdue_rate"]'::jsonb, 'dimensions', '[{"code": "time", "grain": "week"}]'::jsonb,
    'period', jsonb_build_object('from', v_monday - 7, 'to', v_monday + 7))) -> 'rows';
  select coalesce(jsonb_agg(to_jsonb(o)), '[]') into v_agencies from bi.open_now('unit', p_filter) o;

  execute format($q$
    select jsonb_build_object(
      'newly_overdue', (
        select count(distinct t.id) from bi.ticket_facts t join sla.clocks c on c.subject_type = 'ticket' and c.subject_id = t.id and c.kind = 'deadline'
        where c.due_at >= %2$L::timestamptz and c.due_at < %3$L::timestamptz and (c.stopped_at > c.due_at or c.stopped_at is null)
          -- Says nothing new, but lets the index on the stop find them.
          and (c.stopped_at >= %2$L::timestamptz or c.stopped_at is null)
          and c.state <> 'paused' and %1$s),
      'escalated', (
        select count(distinct t.id) from public.ticket_events e join bi.ticket_facts t on t.id = e.ticket_id
        where e.at >= %2$L::timestamptz and e.kind = 'escalated' and %1$s),
      'to_leaders', (
        select count(distinct t.id) from public.ticket_events e join bi.ticket_facts t on t.id = e.ticket_id
        where e.at >= %2$L::timestamptz and e.kind = 'overdue' and %1$s),
      'reopened', (
        select count(distinct t.id) from public.ticket_events e join bi.ticket_facts t on t.id = e.ticket_id
        where e.at >= %2$L::timestamptz and e.kind = 'reopened' and %1$s))
  $q$, v_condition, v_since, v_now) into v_changes;
  select coalesce(jsonb_object_agg(coalesce(b.agency_id, 0), b.overdue), '{}') into v_before from bi.overdue_at(v_since, p_filter) b;

  return jsonb_build_object(
    'as_of', v_now, 'since', v_since, 'is_whole', authz.can_all('boards.read'),
    'now', (select to_jsonb(o) from bi.open_now(null, p_filter) o),
    'overdue_before', (select coalesce(sum(b.value::bigint), 0) from jsonb_each_text(v_before) as b),
    'changes', v_changes || jsonb_build_object('received', v_inflow #> '{received,value}', 'answered', v_inflow #> '{answered,value}',
      'resolved_overdue', v_inflow #> '{answered_late,value}',
      'received_urgent', bi.ask_tickets(p_filter, jsonb_build_object('measures', '["received"]'::jsonb, 'filters', '[{"dimension": "priority", "in": ["urgent"]}]'::jsonb,
        'period', jsonb_build_object('from', v_since, 'to', v_now))) #> '{totals,received,value}'),
    'levels', (select coalesce(jsonb_agg(to_jsonb(o)), '[]') from bi.open_now('level', p_filter) o),
    'worse_agencies', (
      select coalesce(jsonb_agg(to_jsonb(w)), '[]') from (
        select n.value ->> 'key' as agency_id, n.value ->> 'name' as name, b.overdue_before, n.overdue_now, (n.value ->> 'total')::bigint as open_now
        from (select value, (value ->> 'overdue')::bigint as overdue_now from jsonb_array_elements(v_agencies)) n
        cross join lateral (select coalesce((v_before ->> (n.value ->> 'key'))::bigint, 0) as overdue_before) b
        where n.value ->> 'key' is not null and n.overdue_now > b.overdue_before
        order by n.overdue_now - b.overdue_before desc, n.overdue_now desc limit 8) w),
    'rates', jsonb_build_object('last', v_weeks #> '{0,overdue_rate,value}', 'this', v_weeks #> '{1,overdue_rate,value}'),
    'awaiting_direction', bi.ticket_rows(v_open || $c$ and t.status = 'overdue'$c$, 't.due_at nulls last, t.id', 8),
    'urgent', bi.ticket_rows(v_open || $c$ and t.priority = 'urgent'$c$, 't.due_at nulls last, t.id', 8),
    'oldest_overdue', bi.ticket_rows(v_open || $c$ and t.clock_state = 'overdue'$c$, 't.received_at, t.id', 12));
end $$;
comment on function public.morning_brief(jsonb) is
  'The supervisor''s one-page morning brief: what stands now and what changed since the previous working day began: new, answered, newly overdue, escalated, reported to the leaders, answered late, agencies with more overdue than then, urgent matters. Nguồn: SPEC §3, §8; QĐ583 Điều 9.4, 9.6.';

create index ticket_events_urged on public.ticket_events (agency_id, at desc) where kind = 'urged';
