-- Clocks: one deadline of one record, running. What is true is the list of intervals in which it ran or paused, with
-- their instants; elapsed, remaining and overrun are always computed from them, so they stay exact after
-- pauses, re-openings, and changes of rules or calendars. Due and warning instants are stored because lists and
-- the tick search by them; sla.plan() is the one place that computes them.
--
-- At the very instant a deadline runs out, a deed comes before the tick: stopped exactly when due is met.

create table sla.clocks (
  id bigint generated always as identity primary key,
  rule_id bigint not null references sla.rules (id),
  rule_code text not null,
  level text not null,
  kind text not null check (kind in ('deadline', 'timer')),
  subject_type text not null references sla.subjects (type),
  subject_id bigint not null,
  agency_id bigint references public.agencies (id),
  staff_id bigint references public.staff (id),
  calendar_id text not null references sla.calendars (id) on update cascade,
  state text not null default 'running' check (state in ('running', 'due_soon', 'overdue', 'paused', 'met', 'missed', 'cancelled')),
  started_at timestamptz not null,
  anchor_at timestamptz,
  due_at timestamptz not null,
  warn_at timestamptz,
  warned_at timestamptz,
  breached_at timestamptz,
  breached_due_at timestamptz,
  stopped_at timestamptz,
  target_amount numeric,
  target_unit text not null,
  target_time interval not null,
  facts jsonb not null default '{}',
  created_at timestamptz not null default clock_timestamp(),
  next_fire_at timestamptz generated always as (
    case state when 'running' then least(warn_at, due_at) when 'due_soon' then due_at end) stored,
  check ((stopped_at is not null) = (state in ('met', 'missed', 'cancelled')))
);
comment on table sla.clocks is
  'One deadline of one record. Open = running, due_soon, overdue (breached, still running), paused; closed = met, missed, cancelled. Re-opening starts a new clock, so closed time never counts. Nguồn: SPEC §2 (Clocks).';
comment on column sla.clocks.rule_id is 'The version of the rule it started under (or was recomputed to): says what happens and cites the article.';
comment on column sla.clocks.subject_type is 'Kind of record and its id; the engine knows no more of it.';
comment on column sla.clocks.anchor_at is 'The due time as set, for a target "given"; the anchor counted back from, for a rule "before"; null otherwise.';
comment on column sla.clocks.due_at is 'While paused: as it stood when the pause began; it moves on when the clock runs again.';
comment on column sla.clocks.warned_at is 'The instant of the one warning.';
comment on column sla.clocks.breached_at is 'The instant of the one breach; never taken back, also when due_at is recomputed to a later time. breached_due_at keeps the due time that was missed.';
comment on column sla.clocks.target_time is
  'The time this clock allows, of the kind sla.measure() counts: the working hours themselves, or the working time between start and due.';
comment on column sla.clocks.facts is 'What the rule was chosen by.';
comment on column sla.clocks.next_fire_at is
  'When the tick has to look at it next: the warning, then the due time; null when paused, overdue or closed. The tick reads this partial index only, so its cost follows what is due, not what exists.';
create index clocks_next_fire on sla.clocks (next_fire_at) where next_fire_at is not null;
create index clocks_subject on sla.clocks (subject_type, subject_id);
create index clocks_open on sla.clocks (rule_code, calendar_id) where state in ('running', 'due_soon', 'overdue', 'paused');
create index clocks_rule on sla.clocks (rule_id);
create index clocks_agency on sla.clocks (agency_id);
create index clocks_staff on sla.clocks (staff_id);
create index clocks_calendar on sla.clocks (calendar_id);

create table sla.clock_intervals (
  id bigint generated always as identity primary key,
  clock_id bigint not null references sla.clocks (id) on delete cascade,
  kind text not null check (kind in ('running', 'paused')),
  starts_at timestamptz not null,
  ends_at timestamptz check (ends_at >= starts_at)
);
comment on table sla.clock_intervals is 'When a clock ran and when it paused, without gaps from its start to its stop; the open one has no end. Nguồn: SPEC §2 (Clocks).';
create index clock_intervals_clock on sla.clock_intervals (clock_id, starts_at);
create unique index clock_intervals_one_open on sla.clock_intervals (clock_id) where ends_at is null;

create table sla.clock_due_changes (
  id bigint generated always as identity primary key,
  clock_id bigint not null references sla.clocks (id) on delete cascade,
  at timestamptz not null,
  old_due_at timestamptz not null,
  new_due_at timestamptz not null,
  reason text not null
);
comment on table sla.clock_due_changes is 'Every time a due time moved: old, new, and why ("resumed" after a pause; otherwise the change of calendar or rule). Nguồn: SPEC §2 (Clocks).';
create index clock_due_changes_clock on sla.clock_due_changes (clock_id, id);

-- Due and warning instants ---------------------------------------------------------------------------

create function sla.plan(
  p_calendar_id text, p_unit text, p_amount numeric, p_direction text, p_anchor_at timestamptz, p_warn_share numeric,
  p_starts timestamptz[], p_ends timestamptz[],
  out due_at timestamptz, out warn_at timestamptz, out target_time interval)
language plpgsql stable set search_path = '' as $$
declare
  v_started_at timestamptz := p_starts[1];
  v_last integer := cardinality(p_starts);
  v_left interval;
  v_warn_left interval;
begin
  due_at := case
    when p_unit = 'given' then p_anchor_at
    when p_direction = 'before' then sla.due_at(p_calendar_id, p_unit, -p_amount, p_anchor_at)
    else sla.due_at(p_calendar_id, p_unit, p_amount, v_started_at) end;
  target_time := case when p_unit = 'working_hours' and p_direction = 'after'
    then make_interval(secs => (p_amount * 3600)::double precision)
    else sla.measure(p_calendar_id, p_unit, v_started_at, due_at) end;
  -- What was due before it began, or only in closed hours, has no quarter left to warn of.
  v_warn_left := case when p_warn_share > 0 and target_time > interval '0' then target_time * p_warn_share::double precision end;
  -- An anchored deadline stays where its anchor is, whatever pauses.
  if p_direction = 'before' then
    v_last := 1;
  end if;

  -- Through the running intervals: the target that is left at the start of each decides where it runs out. A
  -- pause therefore costs nothing and gives nothing, in every unit: what was left before it is left after it. (For
  -- targets in days this is the working time that was left until the due time, so a clock resumed at
  -- ten is due as long after ten as it was before the pause began.)
  v_left := target_time;
  for v_run in 1 .. v_last loop
    if v_run > 1 then
      due_at := sla.advance(p_calendar_id, p_unit, p_starts[v_run], v_left);
    end if;
    if warn_at is null and v_warn_left is not null then
      warn_at := case when v_left > v_warn_left
        then sla.advance(p_calendar_id, p_unit, p_starts[v_run], v_left - v_warn_left)
        else p_starts[v_run] end;
      if v_run < v_last and warn_at >= p_ends[v_run] then
        warn_at := null;
      end if;
    end if;
    -- It ran out within this interval: what comes after is overrun.
    exit when v_run = v_last or due_at < p_ends[v_run];
    v_left := v_left - sla.measure(p_calendar_id, p_unit, p_starts[v_run], p_ends[v_run]);
  end loop;
  if warn_at > due_at then
    warn_at := due_at;
  end if;
end $$;
comment on function sla.plan(text, text, numeric, text, timestamptz, numeric, timestamptz[], timestamptz[]) is
  'When a clock is due and when it warns, from the intervals in which it ran (starts and ends in order, the last end null or ignored) and the time it allows in all. Warning: when warn_share of that time is left. Nguồn: SPEC §2 (Units, Rules are data).';

create function sla.state_at(p_due_at timestamptz, p_warn_at timestamptz, p_warned_at timestamptz, p_breached_at timestamptz, p_at timestamptz)
returns text language sql immutable parallel safe set search_path = '' as $$
  -- A deadline that has passed but not fired stays as it is: the tick fires it and sets the state.
  select case
    when p_breached_at is not null and p_due_at <= p_at then 'overdue'
    when p_warned_at is not null and p_warn_at <= p_at then 'due_soon'
    else 'running' end
$$;
comment on function sla.state_at(timestamptz, timestamptz, timestamptz, timestamptz, timestamptz) is
  'The state of a running clock whose due time was just computed anew: only what has fired shows.';

-- Start ------------------------------------------------------------------------------------------------

create function sla.start_clock(
  p_rule_code text, p_subject_type text, p_subject_id bigint, p_agency_id bigint, p_started_at timestamptz,
  p_due_at timestamptz default null, p_facts jsonb default '{}', p_staff_id bigint default null,
  p_amount numeric default null, p_unit text default null)
returns bigint language plpgsql volatile set search_path = '' as $$
declare
  v_rule sla.rules := sla.find_rule(p_rule_code, p_started_at, p_facts);
  v_calendar_id text;
  v_plan record;
  v_clock_id bigint;
begin
  if v_rule.id is null then
    if not exists (select from sla.rules r where r.code = p_rule_code) then
      perform private.fail('422', 'sla.rule_unknown', format('no rule has the code %L', p_rule_code), jsonb_build_object('code', p_rule_code));
    end if;
    return null;
  end if;
  if p_amount is not null then
    -- The record brings how much time it is given (a procedure's working days); the rule brings all the rest.
    if v_rule.target_unit <> 'given' or p_due_at is not null or p_amount <= 0 or p_unit is null or p_unit not in ('working_hours', 'working_days', 'days', 'hours') then
      perform private.fail('422', 'sla.due_not_expected', format('rule %s: no amount may be given', p_rule_code),
        jsonb_build_object('field', 'due_at', 'code', p_rule_code));
    end if;
    v_rule.target_amount := p_amount;
    v_rule.target_unit := p_unit;
  elsif (v_rule.target_unit = 'given' or v_rule.direction = 'before') <> (p_due_at is not null) then
    perform private.fail('422', case when p_due_at is null then 'sla.due_required' else 'sla.due_not_expected' end,
      format('rule %s: %s', p_rule_code, case when p_due_at is null then 'a due time is required' else 'the due time is computed, none may be given' end),
      jsonb_build_object('field', 'due_at', 'code', p_rule_code));
  elsif v_rule.target_unit = 'given' and p_due_at <= p_started_at then
    perform private.fail('422', 'sla.due_before_start', 'the due time must lie after the start', jsonb_build_object('field', 'due_at', 'code', p_rule_code));
  end if;
  v_calendar_id := sla.calendar_for(v_rule.calendar_of, p_agency_id);
  v_plan := sla.plan(v_calendar_id, v_rule.target_unit, v_rule.target_amount, v_rule.direction, p_due_at, v_rule.warn_share,
    array[p_started_at], array[null::timestamptz]);
  insert into sla.clocks (rule_id, rule_code, level, kind, subject_type, subject_id, agency_id, staff_id, calendar_id,
    started_at, anchor_at, due_at, warn_at, target_amount, target_unit, target_time, facts)
  values (v_rule.id, v_rule.code, v_rule.level, v_rule.kind, p_subject_type, p_subject_id, p_agency_id, p_staff_id, v_calendar_id,
    p_started_at, p_due_at, v_plan.due_at, v_plan.warn_at, v_rule.target_amount, v_rule.target_unit, v_plan.target_time, coalesce(p_facts, '{}'))
  returning id into v_clock_id;
  insert into sla.clock_intervals (clock_id, kind, starts_at) values (v_clock_id, 'running', p_started_at);
  return v_clock_id;
end $$;
comment on function sla.start_clock(text, text, bigint, bigint, timestamptz, timestamptz, jsonb, bigint, numeric, text) is
  'Starts a clock under the rule in force at p_started_at that the facts meet; returns its id, or null when no rule applies. p_due_at: the due time for a target "given", the anchor for a rule "before"; refused otherwise. p_amount with p_unit instead of p_due_at: how much time the record itself gives (the working days of a procedure) for a target "given"; such a due time follows pauses and changes of the calendar. Raises sla.rule_unknown, sla.due_required, sla.due_not_expected, sla.due_before_start. Nguồn: SPEC §2.';

-- Stop, cancel, pause, resume ----------------------------------------------------------------------------
-- Each first settles what was due on the record before p_at (next file), then works on its open clocks of the
-- given codes (null = all). An instant before the interval it would end is taken as that interval's start.

create function sla.end_clocks(p_subject_type text, p_subject_id bigint, p_codes text[], p_at timestamptz, p_is_cancelled boolean)
returns integer language plpgsql volatile set search_path = '' as $$
declare
  v_count integer;
begin
  perform sla.settle(p_subject_type, p_subject_id, p_at);
  -- A paused clock ends as if it ran again that very moment: its due time moves on by the pause, so that whoever compares
  -- the two later (every measure does) finds what was left of it, and not that it was late.
  if exists (
    select from sla.clocks c
    where c.subject_type = p_subject_type and c.subject_id = p_subject_id and c.state = 'paused'
      and (p_codes is null or c.rule_code = any (p_codes))
  ) then
    perform sla.resume_clocks(p_subject_type, p_subject_id, p_codes, p_at);
  end if;
  with ended as (
    update sla.clock_intervals i set ends_at = greatest(p_at, i.starts_at)
    from sla.clocks c
    where c.subject_type = p_subject_type and c.subject_id = p_subject_id and c.state in ('running', 'due_soon', 'overdue')
      and (p_codes is null or c.rule_code = any (p_codes)) and i.clock_id = c.id and i.ends_at is null
    returning i.clock_id, i.ends_at
  )
  update sla.clocks c
  set stopped_at = e.ends_at,
    state = case when p_is_cancelled then 'cancelled' when e.ends_at <= c.due_at then 'met' else 'missed' end
  from ended e where c.id = e.clock_id;
  get diagnostics v_count = row_count;
  return v_count;
end $$;
comment on function sla.end_clocks(text, bigint, text[], timestamptz, boolean) is 'What stop_clocks() and cancel_clocks() share.';

create function sla.stop_clocks(p_subject_type text, p_subject_id bigint, p_codes text[], p_at timestamptz)
returns integer language plpgsql volatile set search_path = '' as $$
begin
  return sla.end_clocks(p_subject_type, p_subject_id, p_codes, p_at, false);
end $$;
comment on function sla.stop_clocks(text, bigint, text[], timestamptz) is
  'What they were waiting for has happened: met when p_at is not after the due time, else missed. Returns how many. Nguồn: SPEC §2.';

create function sla.cancel_clocks(p_subject_type text, p_subject_id bigint, p_codes text[], p_at timestamptz)
returns integer language plpgsql volatile set search_path = '' as $$
begin
  return sla.end_clocks(p_subject_type, p_subject_id, p_codes, p_at, true);
end $$;
comment on function sla.cancel_clocks(text, bigint, text[], timestamptz) is
  'Nobody owes it any more (recalled, merged, withdrawn): neither met nor missed, never fires. Returns how many. Nguồn: SPEC §2.';

create function sla.pause_clocks(p_subject_type text, p_subject_id bigint, p_codes text[], p_at timestamptz)
returns integer language plpgsql volatile set search_path = '' as $$
declare
  v_count integer;
begin
  perform sla.settle(p_subject_type, p_subject_id, p_at);
  with ended as (
    update sla.clock_intervals i set ends_at = greatest(p_at, i.starts_at)
    from sla.clocks c
    where c.subject_type = p_subject_type and c.subject_id = p_subject_id and c.state in ('running', 'due_soon', 'overdue')
      and (p_codes is null or c.rule_code = any (p_codes)) and i.clock_id = c.id and i.ends_at is null
    returning i.clock_id, i.ends_at
  ), paused as (
    insert into sla.clock_intervals (clock_id, kind, starts_at)
    select e.clock_id, 'paused', e.ends_at from ended e
    returning clock_id
  )
  update sla.clocks c set state = 'paused' from paused p where c.id = p.clock_id;
  get diagnostics v_count = row_count;
  return v_count;
end $$;
comment on function sla.pause_clocks(text, bigint, text[], timestamptz) is
  'The time stands still, an overrun too; nothing fires until resume_clocks(). Returns how many were running. Nguồn: SPEC §2.';

create function sla.resume_clocks(p_subject_type text, p_subject_id bigint, p_codes text[], p_at timestamptz)
returns integer language plpgsql volatile set search_path = '' as $$
declare
  v_clock record;
  v_count integer := 0;
begin
  perform sla.settle(p_subject_type, p_subject_id, p_at);
  for v_clock in
    with ended as (
      update sla.clock_intervals i set ends_at = greatest(p_at, i.starts_at)
      from sla.clocks c
      where c.subject_type = p_subject_type and c.subject_id = p_subject_id and c.state = 'paused'
        and (p_codes is null or c.rule_code = any (p_codes)) and i.clock_id = c.id and i.ends_at is null
      returning i.clock_id, i.ends_at
    )
    insert into sla.clock_intervals (clock_id, kind, starts_at)
    select e.clock_id, 'running', e.ends_at from ended e
    returning clock_id, starts_at
  loop
    -- Running again as of now; the plan below then counts the interval that has just begun.
    update sla.clocks c set state = 'running' where c.id = v_clock.clock_id;
    perform sla.apply_plan(v_clock.clock_id, v_clock.starts_at, 'resumed');
    v_count := v_count + 1;
  end loop;
  return v_count;
end $$;
comment on function sla.resume_clocks(text, bigint, text[], timestamptz) is
  'Paused clocks run again; what was left of each is left from p_at on, and its due time moves accordingly. Returns how many. Nguồn: SPEC §2.';

create function sla.follow_state(p_subject_type text, p_subject_id bigint, p_record_state text, p_at timestamptz)
returns integer language plpgsql volatile set search_path = '' as $$
declare
  v_pause text[];
  v_resume text[];
begin
  select array_agg(c.rule_code) filter (where c.state <> 'paused' and p_record_state = any (r.pause_states)),
    array_agg(c.rule_code) filter (where c.state = 'paused' and not p_record_state = any (r.pause_states))
  into v_pause, v_resume
  from sla.clocks c join sla.rules r on r.id = c.rule_id
  where c.subject_type = p_subject_type and c.subject_id = p_subject_id and c.state in ('running', 'due_soon', 'overdue', 'paused');
  return case when v_pause is null then 0 else sla.pause_clocks(p_subject_type, p_subject_id, v_pause, p_at) end
    + case when v_resume is null then 0 else sla.resume_clocks(p_subject_type, p_subject_id, v_resume, p_at) end;
end $$;
comment on function sla.follow_state(text, bigint, text, timestamptz) is
  'Pauses and resumes a record''s open clocks as the pause_states of their rules say for the state it has entered. Returns how many changed.';

-- Due times computed anew ------------------------------------------------------------------------------------

create function sla.latest_version(p_rule_id bigint, p_facts jsonb)
returns bigint language plpgsql stable set search_path = '' as $$
declare
  v_id bigint := p_rule_id;
  v_next_id bigint;
begin
  -- Every version replaces an older row, so the chain ends.
  loop
    select r.id into v_next_id from sla.rules r
    where r.replaces_id = v_id and (r.condition_count = 0 or sla.meets(r.conditions, p_facts)) order by r.id desc limit 1;
    exit when v_next_id is null;
    v_id := v_next_id;
  end loop;
  return v_id;
end $$;
comment on function sla.latest_version(bigint, jsonb) is 'The newest version that took over from a rule, as long as the facts still meet its conditions.';

create function sla.replan(
  p_clock sla.clocks, p_is_adopting boolean,
  out rule_id bigint, out target_amount numeric, out target_unit text, out due_at timestamptz, out warn_at timestamptz, out target_time interval)
language plpgsql stable set search_path = '' as $$
declare
  v_rule sla.rules;
  v_starts timestamptz[];
  v_ends timestamptz[];
begin
  rule_id := case when p_is_adopting then sla.latest_version(p_clock.rule_id, p_clock.facts) else p_clock.rule_id end;
  select * into v_rule from sla.rules r where r.id = rule_id;
  -- A clock keeps its regime unless someone asked for the rule's newest version to be adopted.
  -- What the record itself gave stays the record's.
  target_amount := case when p_is_adopting and v_rule.target_unit <> 'given' then v_rule.target_amount else p_clock.target_amount end;
  target_unit := case when p_is_adopting and v_rule.target_unit <> 'given' then v_rule.target_unit else p_clock.target_unit end;
  select array_agg(i.starts_at order by i.starts_at, i.id), array_agg(i.ends_at order by i.starts_at, i.id) into v_starts, v_ends
  from sla.clock_intervals i where i.clock_id = p_clock.id and i.kind = 'running';
  select p.due_at, p.warn_at, p.target_time into due_at, warn_at, target_time
  from sla.plan(p_clock.calendar_id, target_unit, target_amount, v_rule.direction, coalesce(p_clock.anchor_at, p_clock.due_at),
    v_rule.warn_share, v_starts, v_ends) p;
end $$;
comment on function sla.replan(sla.clocks, boolean) is
  'What an open clock''s target, due and warning instants would be if they were computed now, from its intervals, with the calendars as they are; adopting = under the newest version of its rule.';

create function sla.apply_plan(p_clock_id bigint, p_at timestamptz, p_reason text, p_is_adopting boolean default false)
returns boolean language plpgsql volatile set search_path = '' as $$
declare
  v_clock sla.clocks;
  v_plan record;
begin
  select * into v_clock from sla.clocks c where c.id = p_clock_id for update;
  select * into v_plan from sla.replan(v_clock, p_is_adopting);
  update sla.clocks c
  set rule_id = v_plan.rule_id, target_amount = v_plan.target_amount, target_unit = v_plan.target_unit, target_time = v_plan.target_time,
    due_at = v_plan.due_at, warn_at = v_plan.warn_at,
    state = case c.state when 'paused' then 'paused'
      else sla.state_at(v_plan.due_at, v_plan.warn_at, c.warned_at, c.breached_at, p_at) end
  where c.id = p_clock_id;
  if v_plan.due_at is not distinct from v_clock.due_at then
    return false;
  end if;
  insert into sla.clock_due_changes (clock_id, at, old_due_at, new_due_at, reason)
  values (p_clock_id, p_at, v_clock.due_at, v_plan.due_at, p_reason);
  return true;
end $$;
comment on function sla.apply_plan(bigint, timestamptz, text, boolean) is
  'Computes a clock''s due and warning instants anew and logs a move. A breach that has fired stays recorded with the due time it missed. Returns whether the due time moved.';

-- What a clock says of itself ----------------------------------------------------------------------------------

create function sla.elapsed(p_clock_id bigint, p_at timestamptz)
returns interval language sql stable security definer set search_path = '' as $$
  select coalesce(sum(sla.measure(c.calendar_id, c.target_unit, i.starts_at, least(i.ends_at, p_at))), interval '0')
  from sla.clocks c join sla.clock_intervals i on i.clock_id = c.id
  where c.id = p_clock_id and i.kind = 'running' and i.starts_at < p_at
$$;
comment on function sla.elapsed(bigint, timestamptz) is
  'The time a clock has counted up to p_at, from its intervals; remaining = target_time − elapsed, negative = overrun. Security definer: reads intervals for whoever may see the clock (views only; schema sla is not exposed).';

create function sla.explain_at(p_clock_id bigint, p_at timestamptz)
returns table (starts_at timestamptz, ends_at timestamptz, kind text, label text, seconds numeric)
language sql stable security definer set search_path = '' as $$
  with run as (
    select i.id, i.kind, i.starts_at, least(i.ends_at, p_at) as ends_at, c.calendar_id, c.target_unit
    from sla.clocks c join sla.clock_intervals i on i.clock_id = c.id
    where c.id = p_clock_id and i.starts_at < p_at and i.starts_at < coalesce(i.ends_at, 'infinity')
  ),
  counted as (
    select r.id, s.starts_at, s.ends_at,
      case when s.kind = 'exception' then concat_ws(': ', 'Giờ làm việc', nullif(x.name, '')) else 'Giờ làm việc' end as label
    from run r
    cross join lateral sla.working_segments(r.calendar_id, r.starts_at, r.ends_at) s
    left join sla.calendar_exceptions x on x.calendar_id = r.calendar_id and x.day = s.day
    where r.kind = 'running' and r.target_unit <> 'hours'
    union all
    select r.id, r.starts_at, r.ends_at, 'Tính theo giờ liên tục' from run r where r.kind = 'running' and r.target_unit = 'hours'
  ),
  closed as (
    select r.id, r.calendar_id, tstzmultirange(tstzrange(r.starts_at, r.ends_at))
      - coalesce((select range_agg(tstzrange(s.starts_at, s.ends_at)) from counted s where s.id = r.id), '{}') as spans,
      r.starts_at, r.ends_at
    from run r where r.kind = 'running'
  ),
  holiday as (
    select c.id, c.spans * tstzmultirange(tstzrange(h.starts_at, h.ends_at)) as spans,
      concat('Nghỉ: ', h.name, ' (' || nullif(h.source, '') || ')') as label
    from closed c cross join lateral sla.closed_exceptions(c.calendar_id, c.starts_at, c.ends_at) h
  ),
  segment (starts_at, ends_at, kind, label) as (
    select s.starts_at, s.ends_at, 'working', s.label from counted s
    union all
    select lower(u.span), upper(u.span), 'holiday', h.label from holiday h cross join lateral unnest(h.spans) u (span)
    union all
    select lower(u.span), upper(u.span), 'closed', 'Ngoài giờ làm việc'
    from closed c
    cross join lateral unnest(c.spans - coalesce((select range_agg(v.span) from holiday h, unnest(h.spans) v (span) where h.id = c.id), '{}')) u (span)
    union all
    select r.starts_at, r.ends_at, 'paused', 'Tạm dừng' from run r where r.kind = 'paused'
  )
  select s.starts_at, s.ends_at, s.kind, s.label, extract(epoch from s.ends_at) - extract(epoch from s.starts_at)
  from segment s order by s.starts_at
$$;
comment on function sla.explain_at(bigint, timestamptz) is
  'How a clock came to its elapsed time: every stretch from its start to its stop (or p_at), in order and without gaps: counted working time, closed hours, holidays by name and source, pauses. The seconds of kind "working" add up to sla.elapsed() exactly. Nguồn: SPEC §2 (Clocks).';

create function sla.explain(clock_id bigint)
returns table (starts_at timestamptz, ends_at timestamptz, kind text, label text, seconds numeric)
language sql stable security definer set search_path = '' as $$
  select * from sla.explain_at(clock_id, now())
$$;
comment on function sla.explain(bigint) is 'sla.explain_at() up to now.';

alter table sla.clocks enable row level security;
alter table sla.clock_intervals enable row level security;
alter table sla.clock_due_changes enable row level security;
grant select on sla.clocks, sla.clock_intervals, sla.clock_due_changes to authenticated, service_role;
-- A clock is read with its record: the policies are added where each kind of record is known.
