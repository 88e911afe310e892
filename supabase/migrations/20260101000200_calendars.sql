-- Working time: calendars, and the arithmetic every deadline is computed with.
--
-- How it is fast without a horizon of walked days. A calendar is *compiled* whenever it changes, in the
-- same statement: the line of real time is cut at every instant where the rule for counting changes (a
-- dated exception begins or ends, the zone changes its clocks), and each piece stores the working time
-- that lies before it. A piece is closed, open, or follows the week; the week itself is prefix sums over
-- its openings. So the working time before any instant is one binary search over pieces and one over the
-- week, and finding the instant of a given working time is the same two searches the other way round.
-- All quantities are whole microseconds in bigint, so nothing is ever rounded.
--
-- The functions here are security definer: they read the compiled tables, which no API role may touch,
-- and hours of work are no secret. They run with an empty search_path and change nothing.

create table sla.calendars (
  id text primary key check (id ~ '\S'),
  name text not null,
  time_zone text not null default 'Asia/Ho_Chi_Minh',
  description text not null default '',
  is_default boolean not null default false,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp()
);
comment on table sla.calendars is
  'A working calendar: weekly hours and dated exceptions in one time zone. Nguồn: Bộ luật Lao động 2019 Điều 105, 112; SPEC §2.';
comment on column sla.calendars.time_zone is 'IANA name; a local time that a clock change skips does not exist, a repeated hour counts twice.';
comment on column sla.calendars.is_default is 'The city''s own calendar, taken where an agency names none; at most one.';
create unique index calendars_one_default on sla.calendars (is_default) where is_default;
create trigger tg_calendars__touch before update on sla.calendars for each row execute function private.tg_touch();

create table sla.calendar_hours (
  id bigint generated always as identity primary key,
  calendar_id text not null references sla.calendars (id) on update cascade on delete cascade,
  weekday smallint not null check (weekday between 1 and 7),
  opens time not null check (opens < '24:00'),
  closes time not null
);
comment on table sla.calendar_hours is
  'Weekly hours; several a day, a gap between two is the lunch break. closes <= opens crosses midnight and belongs to the day it opens; 24:00 is allowed; hours that overlap count once.';
comment on column sla.calendar_hours.weekday is 'ISO: 1 = Monday … 7 = Sunday.';
create index calendar_hours_calendar on sla.calendar_hours (calendar_id, weekday);

create table sla.calendar_exceptions (
  calendar_id text not null references sla.calendars (id) on update cascade on delete cascade,
  day date not null check (day between '1950-01-02' and '2149-12-30'),
  kind text not null default 'holiday' check (kind in ('holiday', 'working')),
  as_weekday smallint default 1 check (as_weekday between 1 and 7),
  name text default '',
  source text default '',
  confirmed boolean not null default true,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  primary key (calendar_id, day)
);
comment on table sla.calendar_exceptions is
  'A date whose hours replace the weekly ones: a holiday, a make-up working day (làm bù) or a short day. It takes the hours in calendar_exception_hours; without any, a holiday has none and a working day those of as_weekday.';
comment on column sla.calendar_exceptions.confirmed is 'An entry not officially confirmed is kept but does not count until someone confirms it.';
comment on column sla.calendar_exceptions.source is 'The notice or article that sets this date.';
create trigger tg_calendar_exceptions__touch before update on sla.calendar_exceptions
  for each row execute function private.tg_touch();

create table sla.calendar_exception_hours (
  id bigint generated always as identity primary key,
  calendar_id text not null,
  day date not null,
  opens time not null check (opens < '24:00'),
  closes time not null,
  foreign key (calendar_id, day) references sla.calendar_exceptions (calendar_id, day) on update cascade on delete cascade
);
comment on table sla.calendar_exception_hours is
  'Hours of one dated exception, written as in calendar_hours.';
create index calendar_exception_hours_day on sla.calendar_exception_hours (calendar_id, day);

create table sla.calendar_years (
  calendar_id text not null references sla.calendars (id) on update cascade on delete cascade,
  year smallint not null check (year between 1970 and 2149),
  source text not null check (source ~ '\S'),
  primary key (calendar_id, year)
);
comment on table sla.calendar_years is
  'The years whose list of holidays was officially published and entered; the screens flag every other year, whose deadlines may still move.';

-- The compiled form -----------------------------------------------------------------------------

create table sla.time_zones (
  name text primary key,
  starts bigint[] not null,
  offsets bigint[] not null
);
comment on table sla.time_zones is
  'Periods of constant offset from UTC of each zone in use, 1950 to 2149, as the server''s own tz data has them: starts[i] (microseconds since 1970 UTC; one more element closes the last) and offsets[i] (microseconds east). A cache: sla.reload_time_zones() refreshes it after the server''s tz data changed.';

create table sla.compiled_calendars (
  calendar_id text collate "C" primary key references sla.calendars (id) on update cascade on delete cascade,
  revision bigint not null default 1,
  time_zone text not null,
  total bigint not null default 0,
  weekday_ends bigint[] not null default '{0,0,0,0,0,0,0}',
  weekday_ranks integer[] not null default '{0,0,0,0,0,0,0}',
  working_weekdays integer[] not null default '{}',
  days integer[] not null default '{}',
  ranks integer[] not null default '{}',
  ends bigint[] not null default '{}'
) with (toast_tuple_target = 8160, fillfactor = 50);
comment on table sla.compiled_calendars is
  'One row a calendar, written by sla.compile_calendar: what counting *days* needs. days[] are the dates (days since Monday 1900-01-01) that do not follow the week, ranks[] the number of working days up to and with each, ends[] the instant its working time ends (0: none). Its row lock also makes concurrent edits of one calendar wait for each other.';

create table sla.calendar_blocks (
  calendar_id text collate "C" not null references sla.calendars (id) on update cascade on delete cascade,
  block integer not null,
  sum_from bigint not null,
  sum_to bigint not null,
  starts bigint[] not null,
  sums bigint[] not null,
  bases bigint[] not null,
  shifts bigint[] not null,
  week_total bigint not null,
  week_opens bigint[] not null,
  week_sums bigint[] not null,
  primary key (calendar_id, block)
) with (toast_tuple_target = 8160);
comment on table sla.calendar_blocks is
  'What counting working *time* needs, in blocks of eight years so that one small row answers: pieces of real time that begin at starts[i] with sums[i] working microseconds before them. shifts[i] = 0 is closed, 1 open, anything else follows the week: add it to the instant to get local microseconds since the first opening of a week, whose prefix sums are week_opens, week_sums; bases[i] is what to add to them.';
create index calendar_blocks_sum on sla.calendar_blocks (calendar_id, sum_from);
-- Arrays are searched in place: uncompressed, and in the row as long as they fit a page.
alter table sla.calendar_blocks
  alter starts set storage external, alter sums set storage external, alter bases set storage external,
  alter shifts set storage external, alter week_opens set storage external, alter week_sums set storage external;
alter table sla.compiled_calendars
  alter days set storage external, alter ranks set storage external, alter ends set storage external;

-- RLS on, without a policy: only the owner's functions reach the compiled form.
alter table sla.time_zones enable row level security;
alter table sla.compiled_calendars enable row level security;
alter table sla.calendar_blocks enable row level security;
-- Policies of these tables are in …0550_calendar_editing.sql, after the rights exist.
alter table sla.calendars enable row level security;
alter table sla.calendar_hours enable row level security;
alter table sla.calendar_exceptions enable row level security;
alter table sla.calendar_exception_hours enable row level security;
alter table sla.calendar_years enable row level security;

-- Zones -----------------------------------------------------------------------------------------

create function sla.zone_offset(p_time_zone text, p_at bigint)
returns bigint language sql stable strict set search_path = '' as $$
  select (date_part('epoch', (timestamptz 'epoch' + p_at * interval '1 second') at time zone p_time_zone))::bigint - p_at
$$;
comment on function sla.zone_offset(text, bigint) is 'Seconds east of UTC at an instant given in seconds since 1970.';

create function sla.load_time_zone(p_time_zone text)
returns void language plpgsql volatile set search_path = '' as $$
declare
  -- The domain of the arithmetic: 25 blocks of eight Julian years from 1950-01-01 UTC.
  v_first constant bigint := -631152000;
  v_last constant bigint := 5680368000;
  v_starts bigint[] := array[v_first * 1000000];
  v_offsets bigint[];
  v_change record;
  v_low bigint;
  v_high bigint;
  v_middle bigint;
begin
  begin
    v_offsets := array[sla.zone_offset(p_time_zone, v_first) * 1000000];
  exception when invalid_parameter_value then
    perform private.fail('422', 'sla.time_zone_unknown', format('unknown time zone %L', p_time_zone),
      jsonb_build_object('field', 'time_zone', 'time_zone', p_time_zone));
  end;
  -- Steps of five days find every change: in all of the tz data since 1950 no two are less than 6.9 days apart.
  for v_change in
    select s.at, s.old_offset, s.new_offset
    from (
      select d.at, o.seconds as new_offset, lag(o.seconds) over (order by d.at) as old_offset
      from generate_series(v_first, v_last, 432000) as d (at),
        lateral (
          select date_part('epoch', to_timestamp(d.at) at time zone p_time_zone)::bigint - d.at as seconds
        ) o
    ) s
    where s.old_offset <> s.new_offset
    order by s.at
  loop
    v_low := v_change.at - 432000;
    v_high := v_change.at;
    while v_high - v_low > 1 loop
      v_middle := (v_low + v_high) / 2;
      if sla.zone_offset(p_time_zone, v_middle) = v_change.old_offset then
        v_low := v_middle;
      else
        v_high := v_middle;
      end if;
    end loop;
    v_starts := v_starts || v_high * 1000000;
    v_offsets := v_offsets || v_change.new_offset * 1000000;
  end loop;
  insert into sla.time_zones (name, starts, offsets)
  values (p_time_zone, v_starts || v_last * 1000000, v_offsets)
  on conflict (name) do update set starts = excluded.starts, offsets = excluded.offsets;
end $$;
comment on function sla.load_time_zone(text) is
  'Reads all clock changes of a zone out of the server''s tz data into sla.time_zones; refuses an unknown zone.';

-- Which hours a date has ------------------------------------------------------------------------

create function sla.hours_of_days(p_calendar_id text, p_days int4multirange)
returns table (day integer, opens bigint, closes bigint, is_exception boolean)
language plpgsql stable set search_path = '' as $$
#variable_conflict use_column
begin
  -- PL/pgSQL only because it keeps its plan from call to call.
  return query
  with dates as (
    select d.day, date '1970-01-01' + d.day as on_date
    from unnest(p_days) r, generate_series(lower(r), upper(r) - 1) as d (day)
  ),
  resolved as (
    select d.day, d.on_date, x.day is not null as is_exception,
      case when x.day is null then extract(isodow from d.on_date)::smallint
        when x.kind = 'working' then coalesce(x.as_weekday, 1::smallint) end as weekday,
      x.day is not null and exists (
        select from sla.calendar_exception_hours h where h.calendar_id = p_calendar_id and h.day = d.on_date) as has_own
    from dates d
    left join sla.calendar_exceptions x on x.calendar_id = p_calendar_id and x.day = d.on_date and x.confirmed
  ),
  hours as (
    select r.day, h.opens, h.closes, true as is_exception
    from resolved r join sla.calendar_exception_hours h on h.calendar_id = p_calendar_id and h.day = r.on_date
    where r.has_own
    union all
    select r.day, h.opens, h.closes, r.is_exception
    from resolved r join sla.calendar_hours h on h.calendar_id = p_calendar_id and h.weekday = r.weekday
    where not r.has_own
  )
  select h.day,
    h.day * 86400000000 + (date_part('epoch', h.opens) * 1e6)::bigint,
    h.day * 86400000000 + (date_part('epoch', h.closes) * 1e6)::bigint
      + case when h.closes <= h.opens then 86400000000 else 0 end,
    h.is_exception
  from hours h;
end $$;
comment on function sla.hours_of_days(text, int4multirange) is
  'The hours belonging to each date (days since 1970-01-01), as local microseconds since 1970: its confirmed exception''s, else the week''s. The one place that decides them.';

create function sla.to_real_time(p_local int8multirange, p_starts bigint[], p_offsets bigint[])
returns int8multirange language plpgsql immutable set search_path = '' as $$
begin
  -- 26 hours is more than any zone is away from UTC, so these periods are all that can matter.
  return (select coalesce(range_agg(int8range(c.low - p_offsets[k], c.high - p_offsets[k])), '{}')
  from unnest(p_local) r,
    generate_series(
      greatest(width_bucket(lower(r) - 93600000000, p_starts), 1),
      least(width_bucket(upper(r) + 93600000000, p_starts), cardinality(p_offsets))) k,
    lateral (
      select greatest(lower(r), p_starts[k] + p_offsets[k]) as low, least(upper(r), p_starts[k + 1] + p_offsets[k]) as high
    ) c
  where c.low < c.high);
end $$;
comment on function sla.to_real_time(int8multirange, bigint[], bigint[]) is
  'Local ranges as real ones: what a clock change skips vanishes, what it repeats appears twice.';

-- Compiling -------------------------------------------------------------------------------------
-- jit = off: the planner cannot know how short these arrays are and would spend 100 ms on machine code.

create function sla.compile_calendar(p_calendar_id text)
returns void language plpgsql volatile security definer set search_path = '' set jit = off as $$
declare
  v_day constant bigint := 86400000000;
  v_week constant bigint := 604800000000;
  v_first constant bigint := -631152000000000;
  v_last constant bigint := 5680368000000000;
  v_block constant bigint := 252460800000000;
  v_monday constant bigint := 2208988800000000; -- from Monday 1900-01-01 to 1970
  v_monday_days constant integer := 25567;
  v_time_zone text;
  v_starts bigint[];
  v_offsets bigint[];
  v_weekday_ends bigint[];
  v_ranks integer[];
  v_working_weekdays integer[];
  v_open_week int8multirange;
  v_phase bigint := 0;
  v_week_opens bigint[] := '{}';
  v_week_sums bigint[] := '{}';
  v_week_total bigint := 0;
  v_span integer;
  v_exceptions int4multirange;
  v_special int4multirange;
  v_windows int4multirange;
  v_dated int8multirange := '{}';
  v_open int8multirange := '{}';
  v_total bigint;
begin
  select c.time_zone into v_time_zone from sla.calendars c where c.id = p_calendar_id;
  if not found then
    return; -- being deleted: its compiled rows go with it
  end if;
  -- Taking this row first makes a second editor of the same calendar wait here until the first has
  -- committed; every query below then sees the first one's rows too.
  insert into sla.compiled_calendars as k (calendar_id, time_zone) values (p_calendar_id, v_time_zone)
  on conflict (calendar_id) do update set revision = k.revision + 1;
  select c.time_zone into v_time_zone from sla.calendars c where c.id = p_calendar_id;

  select z.starts, z.offsets into v_starts, v_offsets from sla.time_zones z where z.name = v_time_zone;
  if not found then
    perform sla.load_time_zone(v_time_zone);
    select z.starts, z.offsets into strict v_starts, v_offsets from sla.time_zones z where z.name = v_time_zone;
  end if;

  -- The week: openings as prefix sums, counted from an opening that follows a gap so that no shift wraps.
  with hours as materialized (
    select h.weekday, (date_part('epoch', h.opens) * 1e6)::bigint as opens,
      (date_part('epoch', h.closes) * 1e6)::bigint + case when h.closes <= h.opens then v_day else 0 end as closes
    from sla.calendar_hours h where h.calendar_id = p_calendar_id
  ),
  day_ends as (
    select d.weekday, coalesce((select max(h.closes) from hours h where h.weekday = d.weekday), 0) as ends
    from generate_series(1, 7) as d (weekday)
  )
  select array_agg(e.ends order by e.weekday),
    array_agg(e.rank order by e.weekday),
    coalesce(array_agg(e.weekday - 1 order by e.weekday) filter (where e.ends > 0), '{}'),
    (select range_agg(int8range((h.weekday - 1) * v_day + h.opens + k * v_week, (h.weekday - 1) * v_day + h.closes + k * v_week))
      from hours h, generate_series(-1, 1) k) * int8multirange(int8range(0, v_week))
  into v_weekday_ends, v_ranks, v_working_weekdays, v_open_week
  from (select d.weekday, d.ends, (count(*) filter (where d.ends > 0) over (order by d.weekday))::integer as rank from day_ends d) e;

  if v_open_week is not null then
    v_phase := lower(v_open_week);
    if v_phase = 0 and upper(v_open_week) = v_week then
      select coalesce((select lower(r) from unnest(v_open_week) r order by r offset 1 limit 1), 0) into v_phase;
    end if;
    select array_agg(s.opens order by s.opens), array_agg(s.before order by s.opens) || max(s.before + s.length),
      max(s.before + s.length)
    into v_week_opens, v_week_sums, v_week_total
    from (
      select lower(r) - v_phase as opens, upper(r) - lower(r) as length,
        coalesce(sum(upper(r) - lower(r)) over (order by r rows between unbounded preceding and 1 preceding), 0)::bigint as before
      from unnest((
        select range_agg(int8range(lower(r) + k * v_week, upper(r) + k * v_week))
        from unnest(v_open_week) r, generate_series(0, 1) k
      ) * int8multirange(int8range(v_phase, v_phase + v_week))) r
    ) s;
  end if;

  -- The dates that do not follow the week, and the windows of local time they govern: their own day and,
  -- where any shift of this calendar crosses midnight, the day after.
  select coalesce(range_agg(int4range(x.day - date '1970-01-01', x.day - date '1970-01-01' + 1)), '{}')
  into v_exceptions
  from sla.calendar_exceptions x where x.calendar_id = p_calendar_id and x.confirmed;

  if not isempty(v_exceptions) then
    select case when exists (
        select from sla.calendar_hours h where h.calendar_id = p_calendar_id and h.closes <= h.opens and h.closes > '00:00'
        union all
        select from sla.calendar_exception_hours h where h.calendar_id = p_calendar_id and h.closes <= h.opens and h.closes > '00:00')
      then 2 else 1 end
    into v_span;
    select range_agg(int4range(lower(r), upper(r) + v_span - 1)) into v_windows from unnest(v_exceptions) r;
    select sla.to_real_time(range_agg(int8range(lower(r) * v_day, upper(r) * v_day)), v_starts, v_offsets)
    into v_dated from unnest(v_windows) r;
    select sla.to_real_time(coalesce(range_agg(int8range(h.opens, h.closes)), '{}'), v_starts, v_offsets) * v_dated
    into v_open
    from sla.hours_of_days(p_calendar_id,
      (select range_agg(int4range(lower(r) - v_span + 1, upper(r))) from unnest(v_windows) r)) h;
  end if;

  delete from sla.calendar_blocks b where b.calendar_id = p_calendar_id;

  if v_week_total > 0 or not isempty(v_open) then
    with points as materialized (
      select p.at, lead(p.at, 1, v_last) over (order by p.at) as until,
        case when v_open @> p.at then 1 when v_week_total = 0 or v_dated @> p.at then 0
          else v_offsets[width_bucket(p.at, v_starts)] + v_monday - v_phase end as shift
      from (
        select unnest(v_starts) as at
        union select v_first + n * v_block from generate_series(0, 24) n
        union select lower(r) from unnest(v_dated) r union select upper(r) from unnest(v_dated) r
        union select lower(r) from unnest(v_open) r union select upper(r) from unnest(v_open) r
      ) p
      where p.at >= v_first and p.at < v_last
    ),
    gains as (
      select p.at, p.shift, w.sum_at,
        case p.shift when 0 then 0 when 1 then p.until - p.at else w.sum_until - w.sum_at end as gain
      from points p
      left join lateral (
        select (p.at + p.shift) / v_week * v_week_total + v_week_sums[a.j]
            + least(a.r - v_week_opens[a.j], v_week_sums[a.j + 1] - v_week_sums[a.j]) as sum_at,
          (p.until + p.shift) / v_week * v_week_total + v_week_sums[u.j]
            + least(u.r - v_week_opens[u.j], v_week_sums[u.j + 1] - v_week_sums[u.j]) as sum_until
        from (select (p.at + p.shift) % v_week as r, width_bucket((p.at + p.shift) % v_week, v_week_opens) as j) a,
          (select (p.until + p.shift) % v_week as r, width_bucket((p.until + p.shift) % v_week, v_week_opens) as j) u
      ) w on p.shift > 1
    ),
    sums as (
      select g.*, (sum(g.gain) over (order by g.at))::bigint - g.gain as before from gains g
    )
    insert into sla.calendar_blocks
      (calendar_id, block, sum_from, sum_to, starts, sums, bases, shifts, week_total, week_opens, week_sums)
    select p_calendar_id, (s.at - v_first) / v_block, min(s.before), max(s.before + s.gain),
      array_agg(s.at order by s.at), array_agg(s.before order by s.at),
      array_agg(s.before - coalesce(s.sum_at, 0) order by s.at), array_agg(s.shift order by s.at),
      v_week_total, v_week_opens, v_week_sums
    from sums s
    group by (s.at - v_first) / v_block;
  end if;
  select coalesce(max(b.sum_to), 0) into v_total from sla.calendar_blocks b where b.calendar_id = p_calendar_id;

  -- Dates whose working time ends within a clock change are listed like exceptions, with the instant they
  -- really end: the plain conversion of a skipped or repeated local time would be another one.
  select coalesce(range_agg(int4range(d.day, d.day + 1)), '{}') into v_special
  from generate_series(2, cardinality(v_offsets)) k,
    lateral (
      select v_starts[k] + least(v_offsets[k - 1], v_offsets[k]) as low, v_starts[k] + greatest(v_offsets[k - 1], v_offsets[k]) as high
    ) c,
    (values (-2), (-1), (0), (1)) as near (days),
    lateral (select floor(c.low / v_day::float8)::integer + near.days as day) d
  where v_weekday_ends[1 + (d.day + v_monday_days) % 7] > 0
    and d.day * v_day + v_weekday_ends[1 + (d.day + v_monday_days) % 7] between c.low and c.high;

  update sla.compiled_calendars k
  set (time_zone, total, weekday_ends, weekday_ranks, working_weekdays, days, ranks, ends) = (
    select v_time_zone, v_total, v_weekday_ends, v_ranks, v_working_weekdays,
      coalesce(array_agg(x.day + v_monday_days order by x.day), '{}'),
      coalesce(array_agg(((x.day + v_monday_days) / 7 * v_ranks[7] + v_ranks[1 + (x.day + v_monday_days) % 7]
        + x.delta)::integer order by x.day), '{}'),
      coalesce(array_agg(x.ends order by x.day), '{}')
    from (
      select e.day, e.ends,
        sum((e.ends <> 0)::integer - (v_weekday_ends[1 + (e.day + v_monday_days) % 7] > 0)::integer) over (order by e.day) as delta
      from (
        select d.day, coalesce(max(h.ends), 0) as ends
        from unnest(v_exceptions + v_special) r
        cross join generate_series(lower(r), upper(r) - 1) as d (day)
        left join (
          select h.day, c.high - v_offsets[k] as ends
          from sla.hours_of_days(p_calendar_id, v_exceptions + v_special) h,
            generate_series(
              greatest(width_bucket(h.opens - 93600000000, v_starts), 1),
              least(width_bucket(h.closes + 93600000000, v_starts), cardinality(v_offsets))) k,
            lateral (
              select greatest(h.opens, v_starts[k] + v_offsets[k]) as low, least(h.closes, v_starts[k + 1] + v_offsets[k]) as high
            ) c
          where c.low < c.high
        ) h on h.day = d.day
        group by d.day
      ) e
    ) x
  )
  where k.calendar_id = p_calendar_id;
end $$;
comment on function sla.compile_calendar(text) is
  'Rewrites the compiled form of one calendar; called by triggers in the statement that edits it. Waits for a concurrent edit of the same calendar.';
revoke execute on function sla.compile_calendar(text) from public;

create function sla.reload_time_zones()
returns setof text language plpgsql volatile security definer set search_path = '' as $$
declare
  v_zone sla.time_zones;
  v_calendar text;
begin
  for v_zone in select * from sla.time_zones z order by z.name loop
    perform sla.load_time_zone(v_zone.name);
    if exists (
      select from sla.time_zones z
      where z.name = v_zone.name and (z.starts, z.offsets) is distinct from (v_zone.starts, v_zone.offsets)
    ) then
      for v_calendar in select c.id from sla.calendars c where c.time_zone = v_zone.name order by c.id loop
        perform sla.compile_calendar(v_calendar);
      end loop;
      return next v_zone.name;
    end if;
  end loop;
end $$;
comment on function sla.reload_time_zones() is
  'Reads the clock changes of all zones in use again after the server''s tz data was updated, recompiles the calendars of those that changed, returns the zones.';
revoke execute on function sla.reload_time_zones() from public;

-- Triggers: one compilation per calendar and statement. Transition tables allow one event per trigger.
create function sla.tg_compile()
returns trigger language plpgsql volatile security definer set search_path = '' as $$
declare
  v_calendar_id text;
begin
  if tg_op = 'TRUNCATE' then
    for v_calendar_id in select c.id from sla.calendars c order by c.id loop
      perform sla.compile_calendar(v_calendar_id);
    end loop;
  elsif tg_op = 'UPDATE' then
    for v_calendar_id in
      select r.calendar_id from old_rows r union select r.calendar_id from new_rows r order by 1
    loop
      perform sla.compile_calendar(v_calendar_id);
    end loop;
  else
    for v_calendar_id in select distinct r.calendar_id from changed_rows r order by 1 loop
      perform sla.compile_calendar(v_calendar_id);
    end loop;
  end if;
  return null;
end $$;
comment on function sla.tg_compile() is
  'Recompiles the calendars that a statement on hours or exceptions touched, in a fixed order so that two sessions do not deadlock.';

create function sla.tg_compile_calendars()
returns trigger language plpgsql volatile security definer set search_path = '' as $$
begin
  perform sla.compile_calendar(new.id);
  return null;
end $$;
comment on function sla.tg_compile_calendars() is 'Compiles a calendar that is new or changed its zone.';
create trigger tg_calendars__compile after insert or update of time_zone on sla.calendars
  for each row execute function sla.tg_compile_calendars();

do $$
declare
  v_table text;
begin
  foreach v_table in array array['calendar_hours', 'calendar_exceptions', 'calendar_exception_hours'] loop
    execute format('create trigger tg_%1$s__compile_insert after insert on sla.%1$I referencing new table as changed_rows for each statement execute function sla.tg_compile()', v_table);
    execute format('create trigger tg_%1$s__compile_delete after delete on sla.%1$I referencing old table as changed_rows for each statement execute function sla.tg_compile()', v_table);
    execute format('create trigger tg_%1$s__compile_update after update on sla.%1$I referencing old table as old_rows new table as new_rows for each statement execute function sla.tg_compile()', v_table);
    execute format('create trigger tg_%1$s__compile_truncate after truncate on sla.%1$I for each statement execute function sla.tg_compile()', v_table);
  end loop;
end $$;
