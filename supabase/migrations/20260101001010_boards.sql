-- What boards and the morning brief ask for: the measures (the file before), gathered a call a screen.

create function bi.labelled_counts(p_filter jsonb, p_now timestamptz)
returns jsonb language sql stable set search_path = '' as $$
  select coalesce(jsonb_object_agg(d.dimension, d.entries), '{}')
  from (
    select o.dimension, jsonb_agg(jsonb_build_object('key', o.key,
      'name', coalesce(a.short_name, a.name, c.name), 'name_en', coalesce(a.name_en, c.name_en),
      'total', o.total, 'overdue', o.overdue, 'due_soon', o.due_soon, 'running', o.running, 'paused', o.paused, 'none', o.no_clock,
      'oldest_at', o.oldest_at, 'received_from', b.received_from, 'received_to', b.received_to)
      order by b.received_to desc, o.overdue desc, o.total desc, o.key) as entries
    from bi.open_counts(p_filter, p_now) o
    left join public.agencies a on o.dimension in ('agency', 'commune') and a.id::text = o.key
    left join public.categories c on o.dimension in ('field', 'category') and c.id::text = o.key
    left join bi.age_bounds(p_now) b on o.dimension = 'age' and b.age = o.key
    group by o.dimension
  ) d
$$;
comment on function bi.labelled_counts(jsonb, timestamptz) is
  'open_counts() with names, one array a dimension: most overdue first, age groups youngest first.';

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
  v_flow jsonb;
begin
  perform authz.require('boards.read');
  select jsonb_object_agg(case f.period when 1 then 'today' else 'yesterday' end, jsonb_build_object('received', f.received, 'answered', f.answered))
  into v_flow
  from bi.flow(array[tstzrange(v_midnight, v_now, '[]'), tstzrange(v_midnight - interval '1 day', v_now - interval '1 day')], p_filter) f;
  return jsonb_build_object(
    'as_of', v_now,
    'counts', bi.labelled_counts(p_filter, v_now),
    'flow', v_flow,
    'today_from', v_midnight,
    'is_whole', authz.can_all('boards.read'),
    'oldest', bi.ticket_rows(format('t.status = any (%L::text[]) and %s', bi.open_statuses(), bi.ticket_condition(p_filter)), 't.received_at, t.id', 10),
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
  'The supervisor''s board now: open tickets by state of their clock along every dimension, the oldest of them, what came in and was answered today against yesterday until the same time, when each agency was last urged and how many of its tickets can be urged. For whom the reader may see. Nguồn: SPEC §8.';

create function public.overdue_rate(p_from timestamptz, p_to timestamptz, p_filter jsonb default '{}')
returns table (tickets bigint, answered bigint, overdue bigint, overdue_rate double precision, officer_missed bigint, officer_missed_rate double precision)
language plpgsql stable set search_path = '' as $$
begin
  perform authz.require('boards.read');
  return query select r.tickets, r.answered, r.overdue, r.overdue_rate, r.officer_missed, r.officer_missed_rate
    from bi.overdue_rates(array[bi.period(p_from, p_to)], now(), p_filter) r;
end $$;
comment on function public.overdue_rate(timestamptz, timestamptz, jsonb) is 'The overdue rate of a period [from, to). Nguồn: SPEC §7; QĐ583 Điều 10.1.';

create function public.overdue_by_agency(p_from timestamptz, p_to timestamptz, p_filter jsonb default '{}')
returns table (agency_id bigint, agency_name text, tickets bigint, answered bigint, overdue bigint, overdue_rate double precision, officer_missed bigint)
language plpgsql stable set search_path = '' as $$
begin
  perform authz.require('boards.read');
  return query
    select f.agency_id, min(a.name), count(*), count(*) filter (where f.is_answered), count(*) filter (where f.is_overdue),
      bi.rate_of(count(*) filter (where f.is_overdue), count(*)), count(*) filter (where f.is_officer_missed)
    from bi.overdue_facts(array[bi.period(p_from, p_to)], now(), p_filter) f
    left join public.agencies a on a.id = f.agency_id
    group by f.agency_id order by 5 desc, 3 desc;
end $$;
comment on function public.overdue_by_agency(timestamptz, timestamptz, jsonb) is 'The overdue rate of a period by handling agency (the last one). Nguồn: SPEC §7; QĐ583 Điều 13.6.';

create function public.overdue_trend(p_weeks integer default 12, p_filter jsonb default '{}')
returns table (
  from_at timestamptz, to_at timestamptz, received bigint, answered bigint, tickets bigint, overdue bigint, overdue_rate double precision,
  officer_missed bigint, officer_missed_rate double precision)
language plpgsql stable set search_path = '' as $$
declare v_weeks tstzrange[] := bi.weeks(least(greatest(p_weeks, 1), 104), now());
begin
  perform authz.require('boards.read');
  return query
    select lower(v_weeks[r.period]), upper(v_weeks[r.period]), f.received, f.answered, r.tickets, r.overdue, r.overdue_rate,
      r.officer_missed, r.officer_missed_rate
    from bi.overdue_rates(v_weeks, now(), p_filter) r
    join bi.flow(v_weeks, p_filter) f on f.period = r.period
    order by r.period;
end $$;
comment on function public.overdue_trend(integer, jsonb) is
  'Overdue rate and inflow week by week (Monday to Monday, office time), the running week last. Nguồn: SPEC §7, §8.';

create function public.satisfaction(p_from timestamptz, p_to timestamptz, p_filter jsonb default '{}')
returns table (ratings bigint, satisfied bigint, satisfaction double precision, mean_score double precision)
language plpgsql stable set search_path = '' as $$
begin
  perform authz.require('boards.read');
  return query execute format($q$
    select count(*), count(*) filter (where r.score >= 4), bi.rate_of(count(*) filter (where r.score >= 4), count(*)), avg(r.score)::double precision
    from public.ticket_ratings r join bi.ticket_facts t on t.id = r.ticket_id
    where r.rated_at >= $1 and r.rated_at < $2 and %s
  $q$, bi.ticket_condition(p_filter)) using lower(bi.period(p_from, p_to)), upper(bi.period(p_from, p_to));
end $$;
comment on function public.satisfaction(timestamptz, timestamptz, jsonb) is 'Share of the ratings of a period that gave 4 or 5. Nguồn: SPEC §7; QĐ583 Điều 11.2.';

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
  v_rates jsonb;
  v_answered_late bigint;
  v_counts jsonb;
  v_before jsonb;
begin
  perform authz.require('boards.read');
  v_condition := bi.ticket_condition(p_filter);
  v_open := format('t.status = any (%L::text[]) and %s', bi.open_statuses(), v_condition);
  v_counts := bi.labelled_counts(p_filter, v_now);

  execute format($q$
    select jsonb_build_object(
      'received', (select count(*) from bi.ticket_facts t where t.received_at >= %2$L::timestamptz and %1$s),
      'received_urgent', (select count(*) from bi.ticket_facts t where t.received_at >= %2$L::timestamptz and t.priority = 'urgent' and %1$s),
      'answered', (select count(*) from bi.ticket_facts t where t.answered_at >= %2$L::timestamptz and %1$s),
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
  select count(*) filter (where f.period = 3 and f.is_answered and f.is_overdue),
    jsonb_build_object(
      'last', bi.rate_of(count(*) filter (where f.period = 1 and f.is_overdue), count(*) filter (where f.period = 1)),
      'this', bi.rate_of(count(*) filter (where f.period = 2 and f.is_overdue), count(*) filter (where f.period = 2)))
  into v_answered_late, v_rates
  from bi.overdue_facts(bi.weeks(2, v_now) || tstzrange(v_since, v_now), v_now, p_filter) f;
  select coalesce(jsonb_object_agg(coalesce(b.agency_id, 0), b.overdue), '{}') into v_before from bi.overdue_at(v_since, p_filter) b;

  return jsonb_build_object(
    'as_of', v_now, 'since', v_since, 'is_whole', authz.can_all('boards.read'),
    'now', v_counts -> 'all' -> 0,
    'overdue_before', (select coalesce(sum(b.value::bigint), 0) from jsonb_each_text(v_before) as b),
    'changes', v_changes || jsonb_build_object('resolved_overdue', v_answered_late),
    'levels', coalesce(v_counts -> 'level', '[]'),
    'worse_agencies', (
      select coalesce(jsonb_agg(to_jsonb(w)), '[]') from (
        select n.value ->> 'key' as agency_id, n.value ->> 'name' as name, b.overdue_before, n.overdue_now, (n.value ->> 'total')::bigint as open_now
        from (select value, (value ->> 'overdue')::bigint as overdue_now from jsonb_array_elements(v_counts -> 'agency')) n
        cross join lateral (select coalesce((v_before ->> (n.value ->> 'key'))::bigint, 0) as overdue_before) b
        where n.value ->> 'key' is not null and n.overdue_now > b.overdue_before
        order by n.overdue_now - b.overdue_before desc, n.overdue_now desc limit 8) w),
    'rates', v_rates,
    'awaiting_direction', bi.ticket_rows(v_open || $c$ and t.status = 'overdue'$c$, 't.due_at nulls last, t.id', 8),
    'urgent', bi.ticket_rows(v_open || $c$ and t.priority = 'urgent'$c$, 't.due_at nulls last, t.id', 8),
    'oldest_overdue', bi.ticket_rows(v_open || $c$ and t.clock_state = 'overdue'$c$, 't.received_at, t.id', 12));
end $$;
comment on function public.morning_brief(jsonb) is
  'The supervisor''s one-page morning brief: what stands now and what changed since the previous working day began: new, answered, newly overdue, escalated, reported to the leaders, answered late, agencies with more overdue than then, urgent matters. Nguồn: SPEC §3, §8; QĐ583 Điều 9.4, 9.6.';

create index ticket_events_urged on public.ticket_events (agency_id, at desc) where kind = 'urged';
