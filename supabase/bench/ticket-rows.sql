-- Writes many tickets at once, in the state in which the step functions and the tick would have left them. A life says when a
-- ticket was received, transferred and answered; what the clocks did about it meanwhile (warnings, breaches, escalation to the
-- head, "quá hạn", closing by itself) follows from the rules and calendars by sla.plan(), one statement a table.
-- tests/bench/ticket-rows.test.ts compares every row with what the functions write for the same lives.
--
-- Nobody writes the brief an urgent ticket owes.
--
-- Not written: messages (notifications, outbox). Not known: answers after an escalation (refused), head clocks counted
-- from the receipt (refused), clarifications, commitments, briefs, coordination and everything else that is not in the columns of a life.

create schema bench_tickets;

create unlogged table bench_tickets.lives (
  n bigint primary key,
  operator_id bigint not null,
  channel text not null default 'hotline',
  category_id bigint,
  priority text not null default 'normal',
  content text not null,
  full_name text not null,
  phone text not null,
  address text not null,
  received_at timestamptz not null,
  agency_id bigint,
  officer_id bigint,
  note text,
  transferred_at timestamptz check (transferred_at >= received_at),
  answer text,
  answered_at timestamptz check (answered_at >= transferred_at),
  check (num_nulls(agency_id, officer_id, transferred_at) in (0, 3)),
  check (num_nulls(answer, answered_at) in (0, 2) and (answered_at is null or transferred_at is not null))
);
comment on table bench_tickets.lives is
  'What people did with each ticket and when; texts tidy, telephone numbers in normal form. Codes are given in the order of n.';

create procedure bench_tickets.write(p_until timestamptz)
language plpgsql as $$
declare
  v_code text;
  v_centre_id bigint := private.centre_id();
  v_ticket_ids regclass := pg_get_serial_sequence('public.tickets', 'id');
  v_clock_ids regclass := pg_get_serial_sequence('sla.clocks', 'id');
begin
  if private.setting('tickets.head_clock_from') = '"receipt"' then
    raise exception 'bench_tickets.write() knows head clocks from the escalation only';
  elsif exists (select from bench_tickets.lives l where greatest(l.received_at, l.transferred_at, l.answered_at) > p_until) then
    raise exception 'a life goes on after %', p_until;
  end if;
  -- What the triggers would fill in is written here.
  alter table public.tickets disable trigger user;
  alter table sla.clocks disable trigger user;

  -- Citizens: one row for the same particulars, as find_or_add_citizen() has it.
  insert into public.citizens (full_name, phone, address, is_nuisance)
  select f.full_name, f.phone, f.address, exists (select from public.citizens c where c.phone = f.phone and c.is_nuisance)
  from (
    select distinct on (l.phone, public.fold(l.full_name), l.address) l.* from bench_tickets.lives l
    where not exists (select from public.citizens c
      where c.phone = l.phone and public.fold(c.full_name) = public.fold(l.full_name) and c.address = l.address and c.email is null)
    order by l.phone, public.fold(l.full_name), l.address, l.n
  ) f order by f.n;
  analyze bench_tickets.lives, public.citizens;

  create temp table life as
  select l.*, nextval(v_ticket_ids) as id, a.kind as agency_kind,
    (select min(c.id) from public.citizens c
      where c.phone = l.phone and public.fold(c.full_name) = public.fold(l.full_name) and c.address = l.address and c.email is null) as citizen_id,
    extract(year from l.received_at at time zone 'Asia/Ho_Chi_Minh')::integer as year,
    jsonb_strip_nulls(jsonb_build_object('channel', l.channel, 'priority', l.priority,
      'category', case when c.id is not null then jsonb_build_array(c.code) || coalesce(to_jsonb(f.code), '[]') end)) as facts
  from bench_tickets.lives l
  left join public.agencies a on a.id = l.agency_id
  left join public.categories c on c.id = l.category_id
  left join public.categories f on f.id = c.parent_id;
  analyze life;

  -- Clocks, in the order in which one leads to the next: the officer's breach starts the head's.
  create temp table clock (like sla.clocks);
  alter table clock drop column next_fire_at;
  foreach v_code in array '{ticket.triage,ticket.urgent_brief,ticket.officer,ticket.head,ticket.auto_close}'::text[] loop
    insert into clock (id, rule_id, rule_code, level, kind, subject_type, subject_id, agency_id, staff_id, calendar_id, state, started_at, due_at,
      warn_at, warned_at, breached_at, breached_due_at, stopped_at, target_amount, target_unit, target_time, facts, created_at)
    with place as materialized (
      select k.calendar_of, a.id, sla.calendar_for(k.calendar_of, a.id) as calendar_id
      from public.agencies a cross join (select distinct r.calendar_of from sla.rules r where r.code = v_code) k
    )
    select nextval(v_clock_ids), r.id, r.code, r.level, r.kind, 'ticket', run.id, run.agency_id, run.staff_id,
      place.calendar_id,
      case when done.stopped_at is null then case when fired.breached_at is not null then 'overdue' when fired.warned_at is not null then 'due_soon' else 'running' end
        when done.stopped_at <= plan.due_at then 'met' else 'missed' end,
      run.started_at, plan.due_at, plan.warn_at, fired.warned_at, fired.breached_at, fired.breached_at, done.stopped_at,
      r.target_amount, r.target_unit, plan.target_time, run.facts, run.started_at
    from (
      select l.id,
        case when v_code in ('ticket.triage', 'ticket.urgent_brief', 'ticket.auto_close') then v_centre_id else l.agency_id end as agency_id,
        case v_code when 'ticket.officer' then l.officer_id end as staff_id,
        case v_code when 'ticket.triage' then l.received_at when 'ticket.urgent_brief' then case l.priority when 'urgent' then l.received_at end when 'ticket.officer' then l.transferred_at
          when 'ticket.head' then officer.breached_at else l.answered_at end as started_at,
        case v_code when 'ticket.triage' then l.transferred_at when 'ticket.officer' then l.answered_at end as stopped_at,
        case when v_code in ('ticket.triage', 'ticket.urgent_brief') then l.facts else l.facts || jsonb_build_object('agency_kind', l.agency_kind) end as facts
      from life l
      left join clock officer on v_code = 'ticket.head' and officer.subject_id = l.id and officer.rule_code = 'ticket.officer'
      offset 0
    ) run
    cross join lateral (
      select r.* from sla.rules r
      where r.code = v_code and daterange(r.valid_from, r.valid_to, '[]') @> (run.started_at at time zone 'Asia/Ho_Chi_Minh')::date
        and (r.conditions = '{}' or sla.meets(r.conditions, run.facts))
      order by r.condition_count desc, r.precedence desc, r.id limit 1
    ) r
    join place on place.calendar_of = r.calendar_of and place.id = run.agency_id
    cross join lateral sla.plan(place.calendar_id, r.target_unit, r.target_amount, r.direction, null, r.warn_share,
      array[run.started_at], array[null::timestamptz]) plan
    -- Before a deed everything due earlier has fired; without one, everything due until now.
    cross join lateral (select case when coalesce(plan.warn_at < run.stopped_at, plan.warn_at <= p_until) then plan.warn_at end as warned_at,
      case when coalesce(plan.due_at < run.stopped_at, plan.due_at <= p_until) then plan.due_at end as ran_out_at) due
    cross join lateral (select due.warned_at, case r.kind when 'deadline' then due.ran_out_at end as breached_at) fired
    cross join lateral (select coalesce(run.stopped_at, case r.kind when 'timer' then due.ran_out_at end) as stopped_at) done
    where run.started_at is not null;
    analyze clock;
  end loop;
  if exists (select from clock c where c.rule_code = 'ticket.officer' and c.breached_at < c.stopped_at) then
    raise exception 'a life is answered after its escalation to the head';
  end if;

  with block as (
    insert into private.ticket_counters as c (year, last_number)
    select l.year, count(*) from life l group by l.year order by l.year
    on conflict (year) do update set last_number = c.last_number + excluded.last_number
    returning c.year, c.last_number
  ), owed as (
    -- The one that is watched, as private.keep_due() has it: the triage, else of the officer's and the head's the later one.
    select distinct on (c.subject_id) c.subject_id, c.id, c.due_at, c.warn_at from clock c
    where c.kind = 'deadline' and c.level <> 'urgent_brief' and c.stopped_at is null order by c.subject_id, c.started_at desc, c.id desc
  )
  insert into public.tickets (id, code, status, channel, category_id, priority, content, citizen_id, citizen_name_masked, citizen_phone_masked,
    received_at, recorded_at, received_by_id, received_by_name, agency_id, officer_id, officer_name, assigned_at, level_reached,
    answered_at, relayed_at, closed_at, current_clock_id, due_at, warn_at, brief_due_at, version, last_event_at) overriding system value
  select l.id, format('1022-%s-%s', lpad((l.year % 100)::text, 2, '0'), lpad((block.last_number - count(*) over year + row_number() over (year order by l.n))::text, 6, '0')),
    case when closing.stopped_at is not null then 'closed' when l.answered_at is not null then 'answered' when head.breached_at is not null then 'overdue'
      when officer.breached_at is not null then 'escalated' when l.transferred_at is not null then 'assigned' else 'received' end,
    l.channel, l.category_id, l.priority, l.content, l.citizen_id, private.masked_name(l.full_name), private.masked_phone(l.phone),
    l.received_at, l.received_at, l.operator_id, operator.display_name, l.agency_id, l.officer_id, person.display_name, l.transferred_at,
    case when head.breached_at is not null then 'leaders' when officer.breached_at is not null then 'head' when l.transferred_at is not null then 'officer'
      else 'operator' end,
    l.answered_at, l.answered_at, closing.stopped_at, owed.id, owed.due_at, owed.warn_at, brief.due_at,
    1 + num_nonnulls(l.transferred_at, l.answered_at, officer.breached_at, head.breached_at, closing.stopped_at),
    greatest(l.received_at, l.transferred_at, l.answered_at, officer.breached_at, head.breached_at, closing.stopped_at)
  from life l
  join block on block.year = l.year
  join public.staff operator on operator.id = l.operator_id
  left join public.staff person on person.id = l.officer_id
  left join clock officer on officer.subject_id = l.id and officer.rule_code = 'ticket.officer'
  left join clock head on head.subject_id = l.id and head.rule_code = 'ticket.head'
  left join clock closing on closing.subject_id = l.id and closing.rule_code = 'ticket.auto_close'
  left join owed on owed.subject_id = l.id
  left join clock brief on brief.subject_id = l.id and brief.rule_code = 'ticket.urgent_brief'
  window year as (partition by l.year);

  insert into public.ticket_answers (ticket_id, level, agency_id, staff_id, content, answered_at, relayed_at)
  select l.id, 'officer', l.agency_id, l.officer_id, l.answer, l.answered_at, l.answered_at from life l where l.answered_at is not null order by l.n;

  insert into sla.clocks (id, rule_id, rule_code, level, kind, subject_type, subject_id, agency_id, staff_id, calendar_id, state, started_at, anchor_at,
    due_at, warn_at, warned_at, breached_at, breached_due_at, stopped_at, target_amount, target_unit, target_time, facts, created_at) overriding system value
  select c.* from clock c;
  insert into sla.clock_intervals (clock_id, kind, starts_at, ends_at) select c.id, 'running', c.started_at, c.stopped_at from clock c;

  -- The timeline: what people did, then what the clocks did.
  insert into public.ticket_events (ticket_id, kind, at, recorded_at, actor_id, actor_name, actor_agency_id, from_status, to_status, agency_id, note, data)
  select e.id, e.kind, e.at, e.at, s.id, s.display_name, s.agency_id, e.from_status, e.to_status, e.agency_id, e.note, e.data
  from (
    select l.id, l.n, d.* from life l
    left join public.staff officer on officer.id = l.officer_id
    cross join lateral (values
      (1, 'received', l.received_at, l.operator_id, null, 'received', null, null, jsonb_build_object('channel', l.channel)),
      (2.5, 'transferred', l.transferred_at, l.operator_id, 'received', 'assigned', l.agency_id, l.note,
        jsonb_build_object('officer_id', l.officer_id, 'officer_name', officer.display_name)),
      (6, 'answered', l.answered_at, l.officer_id, 'assigned', 'answered', l.agency_id, l.answer, '{}')
    ) d (rank, kind, at, actor_id, from_status, to_status, agency_id, note, data)
    union all
    select l.id, l.n, s.rank, f.kind, f.at, null, s.standing, f.next, case when s.rank > 3 then l.agency_id end, null,
      case c.kind when 'timer' then '{"auto": true}'
        else jsonb_build_object('clock_id', c.id, 'rule_code', c.rule_code, 'level', c.level, 'due_at', c.due_at) end
    from clock c
    join life l on l.id = c.subject_id
    join (values (2, 'ticket.triage', 'received', 'breached', 'received'), (3, 'ticket.urgent_brief', null, 'breached', null), (4, 'ticket.officer', 'assigned', 'escalated', 'escalated'),
      (5, 'ticket.head', 'escalated', 'overdue', 'overdue'), (7, 'ticket.auto_close', 'answered', 'closed', 'closed')
    ) s (rank, rule_code, standing, breach, next) on s.rule_code = c.rule_code
    cross join lateral (values ('warned', c.warned_at, s.standing),
      (s.breach, case c.kind when 'timer' then c.stopped_at else c.breached_at end, s.next)) f (kind, at, next)
  ) e
  left join public.staff s on s.id = e.actor_id
  where e.at is not null
  order by e.n, e.at, e.rank;

  drop table life, clock;
  alter table public.tickets enable trigger user;
  alter table sla.clocks enable trigger user;
end $$;
comment on procedure bench_tickets.write(timestamptz) is
  'Writes the tickets of all lives with citizens, timeline, answers, clocks and intervals as they stand after a tick at p_until.';
