-- Marks and cells: written anew for stale tickets, for a week or month that has ended, or for all.
--
-- The running week and month have marks as well, as of when they were written. Between two writings what a ticket adds to
-- them changes in two ways only: the ticket itself is changed, which makes it stale, or an instant it names passes (nearly
-- always a due time), and the earliest one to come is on its mark (turns_at).

create function bi.finished_until(p_kind text, p_now timestamptz)
returns timestamptz language sql stable set search_path = '' as $$
  select date_trunc(p_kind, p_now at time zone 'Asia/Ho_Chi_Minh') at time zone 'Asia/Ho_Chi_Minh'
$$;
comment on function bi.finished_until(text, timestamptz) is 'When the running week or month began.';

create function bi.running_until(p_kind text, p_now timestamptz)
returns timestamptz language sql stable set search_path = '' as $$
  select (date_trunc(p_kind, bi.local_time(p_now)) + ('1 ' || p_kind)::interval) at time zone 'Asia/Ho_Chi_Minh'
$$;
comment on function bi.running_until(text, timestamptz) is 'When the running week or month will have ended.';

create function bi.turns_at(p_ticket_id bigint, p_now timestamptz)
returns timestamptz language sql stable set search_path = '' as $$
  select min(x.at) from (
    select unnest(array[t.received_at, t.answered_at, t.closed_at, t.imported_due_at]) as at from public.tickets t where t.id = p_ticket_id
    union all
    select unnest(array[h.started_at, h.due_at, h.cancelled_at]) from bi.handling_clocks h where h.ticket_id = p_ticket_id
    union all
    select a.answered_at from public.ticket_answers a where a.ticket_id = p_ticket_id
    union all
    select e.at from public.ticket_events e where e.ticket_id = p_ticket_id and e.kind = 'reopened'
  ) x where x.at >= p_now and x.at < 'infinity'
$$;
comment on function bi.turns_at(bigint, timestamptz) is
  'The next instant that bi.overdue_facts_where() compares with "now" for this ticket, from p_now on: before it its part in the running week and month stays as it is.';

create function bi.period_marks(p_kind text, p_from timestamptz, p_now timestamptz, p_condition text)
returns setof bi.ticket_marks language plpgsql stable set search_path = '' as $$
declare
  v_periods tstzrange[];
begin
  select array_agg(tstzrange(b.from_at, b.to_at) order by b.bucket) into v_periods from bi.buckets(p_kind, p_from, bi.running_until(p_kind, p_now)) b;
  if v_periods is null then
    return;
  end if;
  return query
    select o.ticket_id, p_kind, lower(v_periods[o.period]), bi.local_time(lower(v_periods[o.period]))::date, t.agency_id, t.category_id, t.commune_id,
      t.channel, t.priority, t.level_reached, 1, o.is_overdue::integer, o.is_officer_missed::integer, (o.is_answered and o.is_overdue)::integer,
      o.is_open_at_end::integer, (o.is_open_at_end and o.is_overdue)::integer, 0, 0, 0, null::bigint, null::timestamptz
    from bi.overdue_facts_where(v_periods, p_now, p_condition) o join public.tickets t on t.id = o.ticket_id;
end $$;
comment on function bi.period_marks(text, timestamptz, timestamptz, text) is 'The marks of the weeks or months from one''s beginning up to the running one, this as of p_now.';

create function bi.fresh_marks(p_from bigint, p_to bigint, p_ids bigint[], p_now timestamptz)
returns setof bi.ticket_marks language plpgsql stable set search_path = '' as $$
declare
  -- Literals, so that the plan fits a few tickets as well as all.
  v_condition text := case when p_ids is not null then format('t.id = any (%L::bigint[])', p_ids) else format('t.id between %s and %s', p_from, p_to) end;
  v_since timestamptz;
begin
  execute 'select min(t.received_at) from public.tickets t where ' || v_condition into v_since;
  if v_since is null then
    return;
  end if;
  return query execute format($q$
    select t.id, 'received', t.received_at, bi.local_time(t.received_at)::date, t.agency_id, t.category_id, t.commune_id, t.channel, t.priority, t.level_reached,
      1, (t.level_reached in ('head', 'leaders'))::integer, (t.level_reached = 'leaders')::integer, t.is_reopened::integer,
      (t.is_reopened or t.answered_at is not null)::integer, (t.status = 'refused')::integer, 0, 0, 0, t.first_response_seconds,
      -- Of what was answered once and for all, or counts in no period, nothing is to come.
      case when t.received_at >= %2$L::timestamptz or t.status <> all ('{refused,merged,withdrawn}')
        and (t.reopen_count > 0 or coalesce(t.answered_at, t.closed_at) < %2$L::timestamptz is not true) then bi.turns_at(t.id, %2$L::timestamptz) end
    from bi.ticket_facts t where %1$s
    union all
    select t.id, 'answered', t.answered_at, bi.local_time(t.answered_at)::date, t.agency_id, t.category_id, t.commune_id, t.channel, t.priority, t.level_reached,
      1, t.is_direct::integer, 0, 0, 0, 0, 0, 0, 0, t.handling_seconds, null
    from bi.ticket_facts t where %1$s and t.answered_at is not null
    union all
    select r.ticket_id, 'rated', r.rated_at, bi.local_time(r.rated_at)::date, t.agency_id, t.category_id, t.commune_id, t.channel, t.priority, t.level_reached,
      1, (r.score >= 4)::integer, r.score, coalesce(r.reception, 0), (r.reception is not null)::integer, coalesce(r.handling, 0), (r.handling is not null)::integer,
      coalesce(r.answer, 0), (r.answer is not null)::integer, null::bigint, null
    from public.ticket_ratings r join public.tickets t on t.id = r.ticket_id where %1$s
  $q$, v_condition, p_now);
  return query select * from bi.period_marks('week', bi.finished_until('week', v_since), p_now, v_condition);
  return query select * from bi.period_marks('month', bi.finished_until('month', v_since), p_now, v_condition);
end $$;
comment on function bi.fresh_marks(bigint, bigint, bigint[], timestamptz) is 'The marks of tickets as they are now: those of the ids, or of a range of ids.';

create function bi.add_to_cells(p_marks text)
returns void language plpgsql volatile set search_path = '' as $$
begin
  execute format($q$
    insert into bi.ticket_cells as x (kind, slice, day, agency_id, key, n, a, b, c, d, e, f, g, h)
    select m.kind, s.slice, case when s.slice like 'month:%%' then m.month else m.day end, case when s.slice like 'day:%%' then -1 else coalesce(m.agency_id, 0) end,
      coalesce(case split_part(s.slice, ':', 2) when 'category' then m.category_id::text when 'commune' then m.commune_id::text when 'channel' then m.channel
        when 'priority' then m.priority when 'level_reached' then m.level_reached end, '') as key,
      sum(m.n), sum(m.a), sum(m.b), sum(m.c), sum(m.d), sum(m.e), sum(m.f), sum(m.g), sum(m.h)
    from (
      select m.kind, m.day, case when m.kind in ('week', 'month') then m.day else date_trunc('month', m.day)::date end as month, m.agency_id, m.category_id, m.commune_id,
        m.channel, m.priority, m.level_reached, sum(m.n) as n, sum(m.a) as a, sum(m.b) as b, sum(m.c) as c, sum(m.d) as d, sum(m.e) as e, sum(m.f) as f, sum(m.g) as g, sum(m.h) as h
      from %s m group by 1, 2, 3, 4, 5, 6, 7, 8, 9
    ) m
    cross join unnest('{day,month:all,month:category,month:commune,month:channel,month:priority,month:level_reached,day:all,day:category,day:commune,day:channel,day:priority,day:level_reached}'::text[]) as s (slice)
    where not (m.kind in ('week', 'month') and (s.slice like 'day:%%' or s.slice = 'month:all'))
    group by 1, 2, 3, 4, 5
    having sum(m.n) <> 0 or sum(m.a) <> 0 or sum(m.b) <> 0 or sum(m.c) <> 0 or sum(m.d) <> 0 or sum(m.e) <> 0 or sum(m.f) <> 0 or sum(m.g) <> 0 or sum(m.h) <> 0
    on conflict (kind, slice, day, agency_id, key) do update set n = x.n + excluded.n, a = x.a + excluded.a, b = x.b + excluded.b, c = x.c + excluded.c,
      d = x.d + excluded.d, e = x.e + excluded.e, f = x.f + excluded.f, g = x.g + excluded.g, h = x.h + excluded.h
  $q$, p_marks);
end $$;
comment on function bi.add_to_cells(text) is 'Adds marks (a relation of this file''s making) to the cells; marks taken off come with negative numbers.';

create function bi.settle_periods(p_kind text, p_from timestamptz, p_now timestamptz)
returns void language plpgsql volatile set search_path = '' as $$
begin
  create temp table if not exists bi_marks (like bi.ticket_marks) on commit drop;
  truncate pg_temp.bi_marks;
  -- What was the running one stood in them as it was then.
  delete from bi.ticket_marks m where m.kind = p_kind and m.at >= p_from;
  delete from bi.ticket_cells x where x.kind = p_kind and x.day >= bi.local_time(p_from)::date;
  insert into pg_temp.bi_marks select * from bi.period_marks(p_kind, p_from, p_now, 'true');
  insert into bi.ticket_marks select * from pg_temp.bi_marks;
  perform bi.add_to_cells('pg_temp.bi_marks');
end $$;
comment on function bi.settle_periods(text, timestamptz, timestamptz) is 'The weeks or months that have ended since the last time (the first of them began at p_from), and the one that has begun.';

create function bi.rebuild_rollup(p_now timestamptz default now())
returns void language plpgsql volatile set search_path = '' set work_mem = '128MB' as $$
declare
  v_last bigint := (select max(t.id) from public.tickets t);
  v_id bigint := coalesce((select min(t.id) from public.tickets t), 1);
begin
  perform pg_advisory_xact_lock(4060);
  -- Before anything is read: what changes from here on stays in the list and is renewed afterwards.
  delete from bi.stale_tickets;
  -- Not truncated: whoever asks meanwhile goes on reading what there was.
  delete from bi.ticket_marks;
  delete from bi.ticket_cells;
  while v_id <= v_last loop
    insert into bi.ticket_marks select * from bi.fresh_marks(v_id, v_id + 19999, null, p_now);
    v_id := v_id + 20000;
  end loop;
  perform bi.add_to_cells('bi.ticket_marks');
  update bi.rollup_state set is_built = true, week_until = bi.finished_until('week', p_now), month_until = bi.finished_until('month', p_now), as_of = p_now,
    built_at = clock_timestamp(), refreshed_at = clock_timestamp();
end $$;
comment on function bi.rebuild_rollup(timestamptz) is 'Writes all marks and cells anew: the first time, after a calendar changed, or when somebody wants to be sure.';

create function bi.refresh_rollup(p_now timestamptz default now(), p_most integer default 5000)
returns integer language plpgsql volatile set search_path = '' as $$
declare
  v_state bi.rollup_state;
  v_ids bigint[];
begin
  -- Whoever comes second leaves it to the first.
  if not pg_try_advisory_xact_lock(4060) then
    return 0;
  end if;
  select * into v_state from bi.rollup_state;
  if not v_state.is_built or exists (select from bi.stale_tickets s where s.ticket_id = 0) then
    perform bi.rebuild_rollup(p_now);
    return -1;
  end if;
  if v_state.week_until < bi.finished_until('week', p_now) then
    perform bi.settle_periods('week', v_state.week_until, p_now);
  end if;
  if v_state.month_until < bi.finished_until('month', p_now) then
    perform bi.settle_periods('month', v_state.month_until, p_now);
  end if;
  with taken as (
    delete from bi.stale_tickets s where s.id in (select x.id from bi.stale_tickets x order by x.id limit p_most) returning s.ticket_id
  )
  select array_agg(distinct t.ticket_id) into v_ids from (
    select ticket_id from taken
    union all
    (select m.ticket_id from bi.ticket_marks m where m.turns_at <= p_now order by m.turns_at limit p_most)
  ) t;
  if v_ids is not null then
    create temp table if not exists bi_marks (like bi.ticket_marks) on commit drop;
    truncate pg_temp.bi_marks;
    with gone as (delete from bi.ticket_marks m where m.ticket_id = any (v_ids) returning *)
    insert into pg_temp.bi_marks
    select ticket_id, kind, at, day, agency_id, category_id, commune_id, channel, priority, level_reached, -n, -a, -b, -c, -d, -e, -f, -g, -h, seconds, turns_at from gone;
    with fresh as (
      insert into bi.ticket_marks select * from bi.fresh_marks(null, null, v_ids, p_now) returning *
    )
    insert into pg_temp.bi_marks select * from fresh;
    perform bi.add_to_cells('pg_temp.bi_marks');
  end if;
  update bi.rollup_state set refreshed_at = clock_timestamp(), as_of = greatest(as_of, p_now),
    week_until = bi.finished_until('week', p_now), month_until = bi.finished_until('month', p_now);
  return coalesce(cardinality(v_ids), 0);
end $$;
comment on function bi.refresh_rollup(timestamptz, integer) is
  'Renews the numbers of stale tickets and of those whose due time has passed, and settles weeks and months that have ended; the worker calls it each minute. Returns how many tickets; -1 = everything was built anew.';
revoke execute on function bi.rebuild_rollup(timestamptz), bi.refresh_rollup(timestamptz, integer), bi.settle_periods(text, timestamptz, timestamptz), bi.add_to_cells(text) from public;
