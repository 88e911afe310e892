-- Measures: every number of boards, lists, reports and exports, defined here once. The functions run as the caller, so
-- row-level security decides whose tickets count; each takes the same filter, and the ticket list shows the same rows.

-- Boards and queues read what is open, never what exists: the same list of states as in bi.open_statuses().
create index tickets_open on public.tickets (received_at)
  where status in ('received', 'clarification', 'assigned', 'verifying', 'escalated', 'overdue', 'directed', 'coordination', 'relay_pending');
-- In the order of the queue, so that its first page is read and no more; and with what open tickets are counted by and what
-- row-level security asks of them, so that fifty thousand are counted without fetching one (current_clock_id is only asked
-- for by joins that then fall away). That holds for pages that a vacuum has seen since they changed, so it comes by often.
create index tickets_open_due on public.tickets (due_at, received_at desc, id)
  include (status, agency_id, officer_id, received_by_id, task_agency_ids, warn_at, current_clock_id, category_id, commune_id, channel, priority, level_reached)
  where status in ('received', 'clarification', 'assigned', 'verifying', 'escalated', 'overdue', 'directed', 'coordination', 'relay_pending');
alter table public.tickets set (autovacuum_vacuum_scale_factor = 0.005, autovacuum_vacuum_insert_scale_factor = 0.005);
create index tickets_reopened on public.tickets (id) where reopen_count > 0;
-- What was running at a past instant: everything that stopped after it, and what still runs.
create index clocks_stopped on sla.clocks (stopped_at);

-- The filter ---------------------------------------------------------------------------------------

create function bi.agency_with_units(p_agency_ids bigint[])
returns bigint[] language sql stable set search_path = '' as $$
  with recursive down as (
    select a.id from public.agencies a where a.id = any (p_agency_ids)
    union
    select a.id from down d join public.agencies a on a.parent_id = d.id
  )
  select coalesce(array_agg(id), '{}') from down
$$;
comment on function bi.agency_with_units(bigint[]) is 'The agencies and everything below them.';

create function bi.category_with_children(p_category_ids bigint[])
returns bigint[] language sql stable set search_path = '' as $$
  with recursive down as (
    select c.id from public.categories c where c.id = any (p_category_ids)
    union
    select c.id from down d join public.categories c on c.parent_id = d.id
  )
  select coalesce(array_agg(id), '{}') from down
$$;
comment on function bi.category_with_children(bigint[]) is 'The categories and everything below them: a field with its sub-categories.';

create function bi.age_bounds(p_now timestamptz)
returns table (age text, received_from timestamptz, received_to timestamptz)
language sql stable set search_path = '' as $$
  -- As instants of receipt, so that an age group is a range the list can show too, and costs one calculation, not one a ticket.
  select b.age, case when b.upper_days is null then '-infinity' else sla.add_working_time('vn-city', p_now, -8 * b.upper_days * interval '1 hour') end,
    case b.lower_days when 0 then 'infinity' else sla.add_working_time('vn-city', p_now, -8 * b.lower_days * interval '1 hour') end
  from (values ('under_1', 0, 1), ('1_to_3', 1, 3), ('3_to_5', 3, 5), ('5_to_10', 5, 10), ('10_to_20', 10, 20), ('over_20', 20, null))
    as b (age, lower_days, upper_days)
$$;
comment on function bi.age_bounds(timestamptz) is 'The age groups of the board, in working days of the city''s calendar, as half-open ranges of the time of receipt. Nguồn: SPEC §8.';

create function bi.column_sql(p_column text)
returns text language sql stable set search_path = '' as $$
  select case when p_column = 'age' then (
      select 'case ' || string_agg(format('when t.received_at >= %L::timestamptz then %L', b.received_from, b.age), ' ' order by b.received_from desc) || ' end'
      from bi.age_bounds(now()) b)
    when p_column like 'custom.%' then format('(t.custom ->> %L)', substr(p_column, 8))
    else format('t.%I', p_column) end
$$;
comment on function bi.column_sql(text) is 'A column of the rows t of a dataset; the age group, which moves with the clock, is worked out from the time of receipt; custom.<code> is a custom field''s value.';

create function bi.dimension_condition(p_dataset_code text, p_dimension_code text, p_values jsonb, p_is_negated boolean default false)
returns text language plpgsql stable set search_path = '' as $$
declare
  v_dimension record;
  v_values text[];
  v_with_none boolean;
  v_column text;
  v_part text;
begin
  select d.type, x.below, x.column_name, coalesce(x.filter_column, x.column_name) as filter_column into v_dimension
  from bi.dataset_dimensions x join bi.dimensions d on d.code = x.dimension_code
  where x.dataset_code = p_dataset_code and x.dimension_code = p_dimension_code;
  v_column := bi.column_sql(v_dimension.filter_column);
  v_values := array(select jsonb_array_elements_text(case jsonb_typeof(p_values) when 'array' then p_values else jsonb_build_array(p_values) end));
  v_with_none := array_position(v_values, null) is not null or (v_dimension.type = 'bigint' and 'none' = any (v_values));
  v_values := array_remove(case when v_dimension.type = 'bigint' then array_remove(v_values, 'none') else v_values end, null);
  v_part := case
    when v_dimension.below = 'agency' then format('%s = any (%L::bigint[])', v_column, bi.agency_with_units(v_values::bigint[]))
    when v_dimension.below = 'category' then format('%s = any (%L::bigint[])', v_column, bi.category_with_children(v_values::bigint[]))
    when v_dimension.type = 'bigint' then format('%s = any (%L::bigint[])', v_column, v_values::bigint[])
    when v_dimension.type = 'boolean' then format('%s = any (%L::boolean[])', v_column, v_values::boolean[])
    else format('%s = any (%L::text[])', v_column, v_values) end;
  if v_with_none then
    v_part := format('(%s or %s is null)', v_part, v_column);
  end if;
  return case when p_is_negated then format('(%s) is not true', v_part) else v_part end;
end $$;
comment on function bi.dimension_condition(text, text, jsonb, boolean) is
  'Rows t whose dimension has one of the values (with what lies below them, where the dimension is a tree), as a condition with quoted literals; "none" of an id, or null = without one. Raises a data exception for a value of another type.';

create function bi.scope_condition(p_dataset_code text)
returns text language plpgsql stable set search_path = '' as $$
declare v_dataset bi.datasets;
begin
  select * into v_dataset from bi.datasets d where d.code = p_dataset_code;
  if v_dataset.scope_agency is null or authz.can_all(v_dataset.permission_code) then
    return null;
  end if;
  return format('(%s)', array_to_string(
    array[format('t.%I = any (%L::bigint[])', v_dataset.scope_agency, authz.agency_ids(v_dataset.permission_code))]
      || array(select format('t.%I = any (%L::bigint[])', x, coalesce(authz.acting_for(), '{}')) from unnest(v_dataset.scope_staff) as x), ' or '));
end $$;
comment on function bi.scope_condition(text) is
  'Boards are for those with the dataset''s right; with the right only for their own, they see their agencies'' and their own work. Null = all. Nguồn: SPEC §1.';

create function bi.ticket_condition(p_filter jsonb)
returns text language plpgsql stable set search_path = '' as $$
declare
  v_parts text[] := array_remove(array[bi.scope_condition('tickets')], null);
  v_key text;
  v_value jsonb;
  v_text text;
  v_part text;
begin
  for v_key, v_value, v_text in
    select e.key, e.value, case jsonb_typeof(e.value) when 'array' then e.value ->> 0 else e.value #>> '{}' end from jsonb_each(coalesce(p_filter, '{}')) as e where e.value not in ('null', '[]')
  loop
    v_part := case v_key
      when 'received_from' then format('t.received_at >= %L::timestamptz', v_text::timestamptz)
      when 'received_to' then format('t.received_at < %L::timestamptz', v_text::timestamptz)
      when 'answered_from' then format('t.answered_at >= %L::timestamptz', v_text::timestamptz)
      when 'answered_to' then format('t.answered_at < %L::timestamptz', v_text::timestamptz)
      else (
        select bi.dimension_condition('tickets', x.dimension_code, v_value) from bi.dataset_dimensions x
        where x.dataset_code = 'tickets' and x.filter_key = v_key)
    end;
    if v_part is null then
      raise sqlstate 'PT422' using message = 'unknown filter: ' || v_key, hint = 'board.unknown_filter',
        detail = jsonb_build_object('filter', v_key)::text;
    end if;
    v_parts := v_parts || v_part;
  end loop;
  return coalesce(nullif(array_to_string(v_parts, ' and '), ''), 'true');
exception when data_exception then
  raise sqlstate 'PT422' using message = 'not a filter: ' || sqlerrm, hint = 'invalid_value', detail = '{"field": "filter"}';
end $$;
comment on function bi.ticket_condition(jsonb) is
  'A filter object as a condition on rows t of bi.ticket_facts: keys as in bi.dataset_dimensions.filter_key, and received_from, received_to, answered_from, answered_to; each a value or a list of values; "none" = without agency, field, category or commune. The condition is text with quoted literals so that the planner sees the values and uses their indexes. The one reading of a filter: every measure goes through it.';

-- The rows -----------------------------------------------------------------------------------------

create view bi.ticket_facts with (security_invoker = true) as
  select l.*, p.top_id as top_agency_id, p.kind as agency_kind,
    l.reopen_count > 0 as is_reopened,
    l.answered_at is not null and l.agency_id is null as is_direct,
    case when l.answered_at is not null then
      extract(epoch from sla.working_time_between(coalesce(p.calendar_id, 'vn-city'), l.received_at, l.answered_at))::bigint end as handling_seconds,
    extract(epoch from sla.working_time_between(coalesce(p.calendar_id, 'vn-city'), l.received_at, coalesce(
      (select min(e.at) from public.ticket_events e
       where e.ticket_id = l.id and e.kind in ('clarification_asked', 'refused', 'answered_directly', 'answered', 'relayed')), l.answered_at)))::bigint
      as first_response_seconds
  from public.ticket_list l
  left join bi.agency_places p on p.agency_id = l.agency_id;
comment on view bi.ticket_facts is
  'One row a ticket of the list (public.ticket_list), with what only numbers need: the agency its numbers are gathered under, working seconds until the answer and until the citizen first heard something, both in the calendar of the agency that handles it. Nguồn: SPEC §7.';
grant select on bi.ticket_facts to authenticated;

-- Now ----------------------------------------------------------------------------------------------

create function bi.open_statuses()
returns text[] language sql immutable parallel safe set search_path = '' as $$
  select '{received,clarification,assigned,verifying,escalated,overdue,directed,coordination,relay_pending}'::text[]
$$;
comment on function bi.open_statuses() is 'The states in which the office still owes something.';

-- A period -----------------------------------------------------------------------------------------

create view bi.handling_clocks with (security_invoker = true) as
  select c.subject_id as ticket_id, c.id as clock_id, c.level, c.started_at,
    -- A paused clock is not due until it runs again; one that was breached before the pause stays due when it was.
    case when c.state = 'paused' and c.breached_at is null then 'infinity' else c.due_at end as due_at,
    case when c.state = 'cancelled' then c.stopped_at else 'infinity' end as cancelled_at
  from sla.clocks c
  where c.subject_type = 'ticket' and c.kind = 'deadline' and c.level = any (bi.handling_levels());
comment on view bi.handling_clocks is
  'The clocks that measure handling: officer, commitment, head, direction, coordination. Triage, relay and briefs are not handling. A cancelled one counts until it was cancelled. Nguồn: SPEC §7.';
grant select on bi.handling_clocks to authenticated;

create function bi.overdue_facts_where(p_periods tstzrange[], p_now timestamptz, p_condition text)
returns table (
  period integer, ticket_id bigint, agency_id bigint, category_id bigint, is_answered boolean, is_open_at_end boolean, is_overdue boolean,
  is_officer_missed boolean, has_imported_due boolean)
language plpgsql stable set search_path = '' set work_mem = '64MB' as $$
declare
  v_from_at timestamptz;
  v_to_at timestamptz;
begin
  select min(lower(r)), max(least(upper(r), p_now)) into v_from_at, v_to_at from unnest(p_periods) as r;
  return query execute format($q$
    with period as (
      select p.n::integer, lower(p.r) as from_at, least(upper(p.r), $2) as to_at from unnest($1) with ordinality as p (r, n)
    ),
    candidate as materialized (
      select t.id, t.agency_id, t.category_id, t.received_at, t.reopen_count, t.imported_due_at, coalesce(t.answered_at, t.closed_at) as answered_at
      from bi.ticket_facts t
      where (t.answered_at >= %2$L::timestamptz or t.answered_at is null or t.reopen_count > 0)
        and t.received_at < %3$L::timestamptz and t.status <> all ('{refused,merged,withdrawn}') and %1$s
    ),
    reopened_answer as materialized (
      select a.ticket_id, a.answered_at as at from public.ticket_answers a join candidate c on c.id = a.ticket_id where c.reopen_count > 0
      union
      select c.id, c.answered_at from candidate c where c.reopen_count > 0 and c.answered_at is not null
    ),
    reopening as materialized (
      select e.ticket_id, e.at from public.ticket_events e join candidate c on c.id = e.ticket_id where c.reopen_count > 0 and e.kind = 'reopened'
    ),
    -- Who is in a period: answered in it, or open at its end.
    member as materialized (
      select p.n, p.to_at, c.id, c.agency_id, c.category_id, coalesce(c.answered_at < p.to_at, false) as is_answered,
        coalesce(c.answered_at >= p.to_at, true) as is_open_at_end, c.imported_due_at is not null as has_imported_due
      from candidate c
      join period p on c.received_at < p.to_at and (c.answered_at is null or c.answered_at >= p.from_at)
      where c.reopen_count = 0
      union all
      select p.n, p.to_at, c.id, c.agency_id, c.category_id, is_in.answered, is_in.still_open, c.imported_due_at is not null
      from candidate c
      join period p on c.received_at < p.to_at
      cross join lateral (
        select exists (select from reopened_answer a where a.ticket_id = c.id and a.at >= p.from_at and a.at < p.to_at) as answered,
          not exists (
            select from reopened_answer a where a.ticket_id = c.id and a.at < p.to_at
              and not exists (select from reopening r where r.ticket_id = c.id and r.at >= a.at and r.at < p.to_at)) as still_open
      ) is_in
      where c.reopen_count > 0 and (is_in.answered or is_in.still_open)
    ),
    -- Each handling clock with the answer that ended it: the first one given after it started.
    handling as materialized (
      select h.ticket_id, h.clock_id, h.level in ('officer', 'commitment') as is_officer_level, h.started_at, h.due_at, h.cancelled_at,
        case when c.reopen_count = 0 then c.answered_at
          else (select min(a.at) from reopened_answer a where a.ticket_id = c.id and a.at >= h.started_at) end as answered_at
      from candidate c
      join bi.handling_clocks h on h.ticket_id = c.id
      union all
      select c.id, 0, false, c.received_at, c.imported_due_at, 'infinity',
        case when c.reopen_count = 0 then c.answered_at else (select min(a.at) from reopened_answer a where a.ticket_id = c.id) end
      from candidate c where c.imported_due_at is not null
    ),
    -- Of the clocks started before the end of the period the last one decides; sorted once for both questions.
    verdict as (
      select m.n, m.id, m.agency_id, m.category_id, m.is_answered, m.is_open_at_end, m.has_imported_due,
        (array_agg(h.due_at < least(h.answered_at, m.to_at) order by h.started_at desc, h.clock_id desc)
          filter (where h.cancelled_at >= m.to_at))[1] as is_late,
        (array_agg(h.due_at < least(h.answered_at, h.cancelled_at, m.to_at) order by h.started_at desc, h.clock_id desc)
          filter (where h.is_officer_level))[1] as is_officer_late
      from member m left join handling h on h.ticket_id = m.id and h.started_at < m.to_at
      group by m.n, m.id, m.agency_id, m.category_id, m.is_answered, m.is_open_at_end, m.has_imported_due
    )
    select v.n, v.id, v.agency_id, v.category_id, v.is_answered, v.is_open_at_end, coalesce(v.is_late, false), coalesce(v.is_officer_late, false), v.has_imported_due
    from verdict v
  $q$, p_condition, v_from_at, v_to_at) using p_periods, p_now;
end $$;
comment on function bi.overdue_facts_where(tstzrange[], timestamptz, text) is
  'The overdue rate ticket by ticket, for several periods [a, b) at once: who is in each (answered in it or open at b; refused, merged, withdrawn left out) and whether the handling clock started last before b was due before the earliest of its answer, b and now. A past period is seen as it stood at b: a later re-opening does not change it. Nguồn: SPEC §7; QĐ583 Điều 9.3, 9.4.';

create function bi.overdue_facts(p_periods tstzrange[], p_now timestamptz, p_filter jsonb)
returns table (
  period integer, ticket_id bigint, agency_id bigint, category_id bigint, is_answered boolean, is_open_at_end boolean, is_overdue boolean,
  is_officer_missed boolean, has_imported_due boolean)
language sql stable set search_path = '' as $$
  select * from bi.overdue_facts_where(p_periods, p_now, bi.ticket_condition(p_filter))
$$;
comment on function bi.overdue_facts(tstzrange[], timestamptz, jsonb) is 'overdue_facts_where() of the tickets of a filter object.';

create function bi.rate_of(p_part bigint, p_whole bigint)
returns double precision language sql immutable parallel safe set search_path = '' as $$
  select p_part::double precision / nullif(p_whole, 0)
$$;
comment on function bi.rate_of(bigint, bigint) is 'A share between 0 and 1; null of nothing.';

create function bi.day(p_day date)
returns tstzrange language sql immutable set search_path = '' as $$
  select tstzrange(p_day::timestamp at time zone 'Asia/Ho_Chi_Minh', (p_day + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')
$$;
comment on function bi.day(date) is 'A local day as instants.';

create function bi.period(p_from timestamptz, p_to timestamptz)
returns tstzrange language plpgsql immutable set search_path = '' as $$
begin
  if p_from > p_to then
    raise sqlstate 'PT422' using message = 'the period ends before it begins', hint = 'invalid_value', detail = '{"field": "to"}';
  end if;
  return tstzrange(coalesce(p_from, '-infinity'), coalesce(p_to, 'infinity'));
end $$;
comment on function bi.period(timestamptz, timestamptz) is 'A period [from, to) as a caller gives it; null = without that end.';

create function bi.overdue_at(p_at timestamptz, p_filter jsonb)
returns table (agency_id bigint, overdue bigint)
language plpgsql stable set search_path = '' as $$
begin
  return query execute format($q$
    select t.agency_id, count(distinct t.id)
    from (
      select o.ticket_id
      from (
        -- What was current then: as private.keep_due() chooses.
        select distinct on (c.subject_id) c.subject_id as ticket_id, c.due_at
        from sla.clocks c
        where c.subject_type = 'ticket' and c.kind = 'deadline' and c.started_at <= %2$L::timestamptz
          and (c.stopped_at > %2$L::timestamptz or c.stopped_at is null) and (c.state <> 'paused' or c.breached_at is not null)
        order by c.subject_id, c.level = any (bi.handling_levels()) desc,
          case when c.level = any (bi.handling_levels()) then c.started_at end desc nulls last,
          case when c.level = any (bi.handling_levels()) then c.id end desc nulls last, c.due_at, c.id
      ) o
      where o.due_at < %2$L::timestamptz
      union all
      select i.id from public.tickets i
      where i.imported_due_at < %2$L::timestamptz and i.received_at <= %2$L::timestamptz and i.status <> all ('{refused,merged,withdrawn}')
        and (coalesce(i.answered_at, i.closed_at) is null or coalesce(i.answered_at, i.closed_at) > %2$L::timestamptz)
        and not exists (select from sla.clocks c where c.subject_type = 'ticket' and c.subject_id = i.id and c.started_at <= %2$L::timestamptz)
    ) late
    join bi.ticket_facts t on t.id = late.ticket_id
    where (t.status = any (%3$L::text[]) or t.answered_at >= %2$L::timestamptz) and %1$s
    group by t.agency_id
  $q$, bi.ticket_condition(p_filter), p_at, bi.open_statuses());
end $$;
comment on function bi.overdue_at(timestamptz, jsonb) is
  'How many tickets were overdue at a past instant, by the agency that has them now: what "worse than yesterday" compares with. Nguồn: SPEC §3.';
