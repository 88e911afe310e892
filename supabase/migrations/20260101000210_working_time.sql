-- The arithmetic of working time over compiled calendars (the file before): the four functions of the named interface
-- and what a clock's explanation reads.
--
-- enable_… = off: on a table this small the planner would scan it whole, or build a bitmap, to fetch one row,
-- which costs twice the time of the index it then does not use.
-- The four functions of the named interface call their arguments what the interface calls them, without p_.

create function sla.fail_calendar(p_calendar_id text)
returns void language plpgsql stable security definer set search_path = '' as $$
begin
  if exists (select from sla.calendars c where c.id = p_calendar_id) then
    perform private.fail('422', 'sla.calendar_empty', format('calendar %L has no working time', p_calendar_id),
      jsonb_build_object('calendar_id', p_calendar_id));
  end if;
  perform private.fail('404', 'sla.calendar_unknown', format('unknown calendar %L', p_calendar_id),
    jsonb_build_object('calendar_id', p_calendar_id));
end $$;
comment on function sla.fail_calendar(text) is 'Says why a calendar cannot answer: it does not exist, or it has no working time at all.';

create function sla.fail_range(p_what text)
returns void language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.fail('422', 'sla.amount_out_of_range', p_what, jsonb_build_object('reason', p_what));
end $$;
comment on function sla.fail_range(text) is 'Refuses an instant or an amount that the calendar cannot answer for.';

create function sla.refuse_working_time(p_start timestamptz, p_amount interval)
returns void language plpgsql stable security definer set search_path = '' as $$
begin
  if p_start < '1950-01-01T00:00Z' or p_start >= '2150-01-01T00:00Z' then
    perform sla.fail_range(format('start %s is outside the years 1950 to 2149', p_start));
  elsif p_amount <= interval '-1190000 hours' or p_amount >= interval '1190000 hours' then
    perform sla.fail_range(format('amount %s is out of range', p_amount));
  end if;
  perform private.fail('422', 'sla.amount_has_months', format('working time has no months or years: %s', p_amount));
end $$;
comment on function sla.refuse_working_time(timestamptz, interval) is 'Says what is wrong with the arguments of sla.add_working_time().';

create function sla.add_working_time(calendar_id text, start timestamptz, amount interval)
returns timestamptz language plpgsql stable strict parallel safe security definer
  set search_path = '' set enable_seqscan = off set enable_bitmapscan = off as $$
declare
  v_block sla.calendar_blocks;
  v_at bigint;
  v_left integer;
  v_piece integer;
  v_opening integer;
  v_local bigint;
  v_goal bigint;
begin
  -- Statements are what costs here, next to the one query: hence the long expressions.
  if start < '1950-01-01T00:00Z' or start >= '2150-01-01T00:00Z'
    or amount <= interval '-1190000 hours' or amount >= interval '1190000 hours'
    or date_trunc('month', amount) <> interval '0' then
    perform sla.refuse_working_time(start, amount);
  end if;
  -- As a distance from the middle of the domain: then the double precision of date_part() holds every microsecond.
  v_at := (date_part('epoch', start - '2050-01-01T00:00Z') * 1e6)::bigint + 2524608000000000;
  select * into v_block from sla.calendar_blocks k
  where k.calendar_id = add_working_time.calendar_id and k.block = (v_at + 631152000000000) / 252460800000000;
  if not found then
    perform sla.fail_calendar(calendar_id);
  end if;

  -- v_goal: the working time before the start, plus the amount. Many instants may have as much before them:
  -- all from a closing to the next opening. A forward quota is due at the first of them (the closing), anything
  -- else at the last (the opening). The first is found as one microsecond (v_left) after the last instant that
  -- has one microsecond less.
  v_left := (amount > interval '0')::integer;
  v_piece := width_bucket(v_at, v_block.starts);
  if v_block.shifts[v_piece] > 1 then
    v_local := v_at + v_block.shifts[v_piece];
    v_opening := width_bucket(v_local % 604800000000, v_block.week_opens);
    v_goal := (date_part('epoch', amount) * 1e6)::bigint - v_left + v_block.bases[v_piece]
      + v_local / 604800000000 * v_block.week_total + v_block.week_sums[v_opening]
      + least(v_local % 604800000000 - v_block.week_opens[v_opening], v_block.week_sums[v_opening + 1] - v_block.week_sums[v_opening]);
  else
    v_goal := (date_part('epoch', amount) * 1e6)::bigint - v_left + v_block.sums[v_piece]
      + v_block.shifts[v_piece] * (v_at - v_block.starts[v_piece]);
  end if;

  if v_goal < v_block.sum_from or v_goal >= v_block.sum_to then
    select * into v_block from sla.calendar_blocks k
    where k.calendar_id = add_working_time.calendar_id and k.sum_from <= v_goal
    order by k.sum_from desc, k.block desc limit 1;
    if not found or v_goal >= v_block.sum_to then
      perform sla.fail_range(format('%s of working time from %s leaves the calendar', amount, start));
    end if;
  end if;
  v_piece := width_bucket(v_goal, v_block.sums);
  if v_block.shifts[v_piece] > 1 then
    v_local := (v_goal - v_block.bases[v_piece]) % v_block.week_total;
    v_opening := width_bucket(v_local, v_block.week_sums);
    return start + ((v_goal - v_block.bases[v_piece]) / v_block.week_total * 604800000000 + v_block.week_opens[v_opening] + v_local
      - v_block.week_sums[v_opening] - v_block.shifts[v_piece] + v_left - v_at) * interval '1 microsecond';
  end if;
  return start + (v_block.starts[v_piece] + v_goal - v_block.sums[v_piece] + v_left - v_at) * interval '1 microsecond';
end $$;
comment on function sla.add_working_time(text, timestamptz, interval) is
  'The instant at which an amount of working time (exact to the microsecond; one day = 24 hours of it) has passed since a start; negative walks back. Running out exactly at a closing is due then (negative: at the opening); zero from closed hours is the next opening. Raises sla.calendar_unknown, sla.calendar_empty, sla.amount_out_of_range, sla.amount_has_months. Nguồn: SPEC §2; QĐ2926 Điều 19.2a.';

create function sla.working_time_between(calendar_id text, a timestamptz, b timestamptz)
returns interval language plpgsql stable strict parallel safe security definer
  set search_path = '' set enable_seqscan = off set enable_bitmapscan = off as $$
declare
  v_block sla.calendar_blocks;
  v_at bigint;
  v_piece integer;
  v_opening integer;
  v_local bigint;
  v_from bigint;
  v_to bigint;
begin
  if least(a, b) < '1950-01-01T00:00Z' or greatest(a, b) >= '2150-01-01T00:00Z' then
    perform sla.fail_range(format('%s to %s is outside the years 1950 to 2149', a, b));
  end if;
  v_at := (date_part('epoch', a - '2050-01-01T00:00Z') * 1e6)::bigint + 2524608000000000;
  select * into v_block from sla.calendar_blocks k
  where k.calendar_id = working_time_between.calendar_id and k.block = (v_at + 631152000000000) / 252460800000000;
  if not found then
    perform sla.fail_calendar(calendar_id);
  end if;
  v_piece := width_bucket(v_at, v_block.starts);
  if v_block.shifts[v_piece] > 1 then
    v_local := v_at + v_block.shifts[v_piece];
    v_opening := width_bucket(v_local % 604800000000, v_block.week_opens);
    v_from := v_block.bases[v_piece] + v_local / 604800000000 * v_block.week_total + v_block.week_sums[v_opening]
      + least(v_local % 604800000000 - v_block.week_opens[v_opening], v_block.week_sums[v_opening + 1] - v_block.week_sums[v_opening]);
  else
    v_from := v_block.sums[v_piece] + v_block.shifts[v_piece] * (v_at - v_block.starts[v_piece]);
  end if;

  v_at := (date_part('epoch', b - '2050-01-01T00:00Z') * 1e6)::bigint + 2524608000000000;
  if v_block.block <> (v_at + 631152000000000) / 252460800000000 then
    select * into v_block from sla.calendar_blocks k
    where k.calendar_id = working_time_between.calendar_id and k.block = (v_at + 631152000000000) / 252460800000000;
  end if;
  v_piece := width_bucket(v_at, v_block.starts);
  if v_block.shifts[v_piece] > 1 then
    v_local := v_at + v_block.shifts[v_piece];
    v_opening := width_bucket(v_local % 604800000000, v_block.week_opens);
    v_to := v_block.bases[v_piece] + v_local / 604800000000 * v_block.week_total + v_block.week_sums[v_opening]
      + least(v_local % 604800000000 - v_block.week_opens[v_opening], v_block.week_sums[v_opening + 1] - v_block.week_sums[v_opening]);
  else
    v_to := v_block.sums[v_piece] + v_block.shifts[v_piece] * (v_at - v_block.starts[v_piece]);
  end if;
  return (v_to - v_from) * interval '1 microsecond';
end $$;
comment on function sla.working_time_between(text, timestamptz, timestamptz) is
  'The working time between two instants, in hours, minutes and seconds (never days); negative when the second is earlier. Raises sla.calendar_unknown, sla.calendar_empty, sla.amount_out_of_range. Nguồn: SPEC §2.';

create function sla.working_day_end(p_calendar_id text, p_start timestamptz, p_days integer, p_rank integer)
returns timestamptz language plpgsql stable strict parallel safe security definer
  set search_path = '' set enable_seqscan = off set enable_bitmapscan = off as $$
declare
  v_calendar sla.compiled_calendars;
  v_day integer;
  v_found integer;
  v_rank integer;
  v_week integer;
begin
  select * into v_calendar from sla.compiled_calendars k where k.calendar_id = p_calendar_id;
  if v_calendar.total is null or v_calendar.total = 0 then
    perform sla.fail_calendar(p_calendar_id);
  end if;
  if p_start < '1950-01-01T00:00Z' or p_start >= '2150-01-01T00:00Z' or abs(p_days::bigint) > 73000 or abs(p_rank::bigint) > 73000 then
    perform sla.fail_range(format('%s days from %s is out of range', p_days + p_rank, p_start));
  end if;
  v_day := (p_start at time zone v_calendar.time_zone)::date - date '1900-01-01' + p_days;
  if v_day < 18263 or v_day >= 91310 then
    perform sla.fail_range(format('%s days from %s leaves the years 1950 to 2149', p_days, p_start));
  end if;

  -- The working days up to and with v_day: those of the week, corrected by the last dated exception before.
  v_week := v_calendar.weekday_ranks[7];
  v_rank := v_day / 7 * v_week + v_calendar.weekday_ranks[1 + v_day % 7] + p_rank;
  v_found := width_bucket(v_day, v_calendar.days);
  if v_found > 0 then
    v_rank := v_rank + v_calendar.ranks[v_found]
      - v_calendar.days[v_found] / 7 * v_week - v_calendar.weekday_ranks[1 + v_calendar.days[v_found] % 7];
  end if;

  -- The day of that rank: by the week, unless a dated exception comes first.
  v_found := width_bucket(v_rank - 1, v_calendar.ranks);
  v_day := null;
  if v_week > 0 then
    if v_found > 0 then
      v_rank := v_rank - v_calendar.ranks[v_found]
        + v_calendar.days[v_found] / 7 * v_week + v_calendar.weekday_ranks[1 + v_calendar.days[v_found] % 7];
    end if;
    v_day := (v_rank - 1) / v_week * 7 + v_calendar.working_weekdays[1 + (v_rank - 1) % v_week];
  end if;
  if v_found < cardinality(v_calendar.days) and (v_day is null or v_day >= v_calendar.days[v_found + 1]) and v_rank > 0 then
    return timestamptz 'epoch' + v_calendar.ends[v_found + 1] * interval '1 microsecond';
  end if;
  if v_day is null or v_rank < 1 or v_day < 18263 or v_day >= 91310 then
    perform sla.fail_range(format('%s working days from %s leave the calendar', p_rank, p_start));
  end if;
  return (timestamp '1900-01-01' + (v_day * 86400000000 + v_calendar.weekday_ends[1 + v_day % 7]) * interval '1 microsecond')
    at time zone v_calendar.time_zone;
end $$;
comment on function sla.working_day_end(text, timestamptz, integer, integer) is
  'The end of working time of the working day that stands p_rank places after the last working day up to and with the local date of p_start + p_days. What both kinds of day counting reduce to.';

create function sla.add_working_days(calendar_id text, start timestamptz, days integer)
returns timestamptz language plpgsql stable strict parallel safe security definer set search_path = '' as $$
begin
  if days > 0 then
    return sla.working_day_end(calendar_id, start, 0, days);
  elsif days < 0 then
    return sla.working_day_end(calendar_id, start, -1, days + 1);
  end if;
  perform private.fail('422', 'sla.zero_days', 'working days must not be zero');
  return null;
end $$;
comment on function sla.add_working_days(text, timestamptz, integer) is
  'The end of working time of the n-th working day after (negative: before) the local date of the start, which does not count. Zero raises sla.zero_days. A shift across midnight ends where it ends, on the date after. Nguồn: SPEC §2.';

create function sla.add_calendar_days(calendar_id text, start timestamptz, days integer)
returns timestamptz language plpgsql stable strict parallel safe security definer set search_path = '' as $$
begin
  if days >= 0 then
    return sla.working_day_end(calendar_id, start, days - 1, 1);
  end if;
  return sla.working_day_end(calendar_id, start, days, 0);
end $$;
comment on function sla.add_calendar_days(text, timestamptz, integer) is
  'The end of working time of the local date ± n; a date without working time rolls on in the direction of n (zero: forward), so that "no later than n days before" rolls back. Nguồn: SPEC §2; QĐ3394 Điều 6.';

-- What was counted ------------------------------------------------------------------------------

create function sla.working_segments(p_calendar_id text, p_from timestamptz, p_to timestamptz)
returns table (starts_at timestamptz, ends_at timestamptz, day date, kind text)
language plpgsql stable strict security definer set search_path = '' set jit = off as $$
#variable_conflict use_column
begin
  -- PL/pgSQL only because it keeps its plan from call to call.
  return query
  with bounds as (
    select z.starts, z.offsets,
      int8range((extract(epoch from p_from) * 1000000)::bigint, (extract(epoch from greatest(p_from, p_to)) * 1000000)::bigint) as span,
      int4range((p_from at time zone c.time_zone)::date - date '1970-01-01' - 3,
        (greatest(p_from, p_to) at time zone c.time_zone)::date - date '1970-01-01' + 2) as days
    from sla.calendars c join sla.time_zones z on z.name = c.time_zone
    where c.id = p_calendar_id
  ),
  days as (
    select h.day, bool_or(h.is_exception) as is_exception,
      sla.to_real_time(range_agg(int8range(h.opens, h.closes)), b.starts, b.offsets) as open
    from bounds b, sla.hours_of_days(p_calendar_id, int4multirange(b.days)) h
    group by h.day, b.starts, b.offsets
  )
  -- Hours that a shift of the two dates before already covers belong to that shift and count once.
  select timestamptz 'epoch' + lower(s) * interval '1 microsecond', timestamptz 'epoch' + upper(s) * interval '1 microsecond',
    date '1970-01-01' + d.day, case when d.is_exception then 'exception' else 'weekly' end
  from bounds b, days d,
    unnest((d.open
      - coalesce((select range_agg(e.open) from days e where e.day between d.day - 2 and d.day - 1), '{}'))
      * int8multirange(b.span)) s
  order by lower(s);
end $$;
comment on function sla.working_segments(text, timestamptz, timestamptz) is
  'The stretches of working time between two instants, in order, without overlap: they add up to sla.working_time_between. day is the date the hours belong to, kind = weekly or exception (a dated one: make-up or short day).';

create function sla.closed_exceptions(p_calendar_id text, p_from timestamptz, p_to timestamptz)
returns table (day date, starts_at timestamptz, ends_at timestamptz, name text, source text)
language sql stable strict security definer set search_path = '' as $$
  select x.day, x.day::timestamp at time zone c.time_zone, (x.day + 1)::timestamp at time zone c.time_zone, x.name, x.source
  from sla.calendars c
  join sla.calendar_exceptions x on x.calendar_id = c.id
  where c.id = p_calendar_id and x.confirmed and x.kind = 'holiday'
    and x.day between (p_from at time zone c.time_zone)::date and (p_to at time zone c.time_zone)::date
    and not exists (select from sla.calendar_exception_hours h where h.calendar_id = x.calendar_id and h.day = x.day)
  order by x.day
$$;
comment on function sla.closed_exceptions(text, timestamptz, timestamptz) is
  'The confirmed holidays between two instants, with the local day they close and the source that says so: what an explanation names as skipped.';
