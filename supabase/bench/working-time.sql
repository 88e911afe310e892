-- What the arithmetic is measured against. Dropped again after the run.
create schema bench_working_time;

-- The obvious way to compute a due time: day after day, one query for the hours of each. Forward only, as most are.
create function bench_working_time.walk(p_calendar_id text, p_start timestamptz, p_amount interval)
returns timestamptz language plpgsql stable strict set search_path = '' as $$
declare
  v_time_zone text;
  v_day date;
  v_left interval := p_amount;
  v_hours record;
  v_opens timestamptz;
  v_closes timestamptz;
begin
  select c.time_zone into v_time_zone from sla.calendars c where c.id = p_calendar_id;
  v_day := (p_start at time zone v_time_zone)::date;
  loop
    for v_hours in
      select h.opens, h.closes
      from sla.calendar_hours h
      where h.calendar_id = p_calendar_id
        and h.weekday = coalesce(
          (select case x.kind when 'working' then x.as_weekday else 0 end from sla.calendar_exceptions x
            where x.calendar_id = p_calendar_id and x.day = v_day and x.confirmed),
          extract(isodow from v_day))
      order by h.opens
    loop
      v_closes := (v_day + v_hours.closes) at time zone v_time_zone;
      if v_closes > p_start then
        v_opens := greatest((v_day + v_hours.opens) at time zone v_time_zone, p_start);
        if v_closes - v_opens >= v_left then
          return v_opens + v_left;
        end if;
        v_left := v_left - (v_closes - v_opens);
      end if;
    end loop;
    v_day := v_day + 1;
  end loop;
end $$;

-- The floor: what calling any function with these arguments costs.
create function bench_working_time.nothing(p_calendar_id text, p_start timestamptz, p_amount interval)
returns timestamptz language sql stable strict set search_path = '' as $$ select p_start $$;

-- Targets as the rules have them, 1 hour to 60 working days of 8, and one in a hundred of a year.
create unlogged table bench_working_time.cases (start timestamptz not null, amount interval not null);
