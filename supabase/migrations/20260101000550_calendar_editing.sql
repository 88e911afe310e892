-- Calendars on screen: who reads them, the functions that edit them, and what an edit does to open clocks.

create trigger tg_calendars__audit after insert or update or delete on sla.calendars
  for each row execute function private.tg_audit();
create trigger tg_calendar_hours__audit after insert or update or delete on sla.calendar_hours
  for each row execute function private.tg_audit('calendar_id');
create trigger tg_calendar_exceptions__audit after insert or update or delete on sla.calendar_exceptions
  for each row execute function private.tg_audit('calendar_id');
create trigger tg_calendar_exception_hours__audit after insert or update or delete on sla.calendar_exception_hours
  for each row execute function private.tg_audit('calendar_id');
create trigger tg_calendar_years__audit after insert or update or delete on sla.calendar_years
  for each row execute function private.tg_audit('calendar_id');

create policy "calendars.read: all staff" on sla.calendars for select to authenticated
  using ((select authz.can('catalogs.read')));
create policy "calendar_hours.read: all staff" on sla.calendar_hours for select to authenticated
  using ((select authz.can('catalogs.read')));
create policy "calendar_exceptions.read: all staff" on sla.calendar_exceptions for select to authenticated
  using ((select authz.can('catalogs.read')));
create policy "calendar_exception_hours.read: all staff" on sla.calendar_exception_hours for select to authenticated
  using ((select authz.can('catalogs.read')));
create policy "calendar_years.read: all staff" on sla.calendar_years for select to authenticated
  using ((select authz.can('catalogs.read')));
-- No policies to write: an edit touches several rows at once and moves open clocks, so it goes through the functions below.
grant select on sla.calendars, sla.calendar_hours, sla.calendar_exceptions, sla.calendar_exception_hours, sla.calendar_years
  to authenticated, service_role;

create view public.calendars with (security_invoker = true) as
  select id, name, time_zone, description, is_default, created_at, updated_at from sla.calendars;
comment on view public.calendars is 'The working calendars. Edited by save_calendar().';
create view public.calendar_hours with (security_invoker = true) as
  select id, calendar_id, weekday, opens, closes from sla.calendar_hours;
comment on view public.calendar_hours is 'Weekly hours of the calendars; closes <= opens ends on the next day.';
create view public.calendar_exceptions with (security_invoker = true) as
  select calendar_id, day, extract(year from day)::integer as year, kind, as_weekday, name, source, confirmed, created_at, updated_at
  from sla.calendar_exceptions;
comment on view public.calendar_exceptions is 'Holidays, make-up working days and short days; unconfirmed ones do not count yet. Edited by save_calendar_exception().';
create view public.calendar_exception_hours with (security_invoker = true) as
  select id, calendar_id, day, opens, closes from sla.calendar_exception_hours;
comment on view public.calendar_exception_hours is 'Hours of their own of dated exceptions.';

create view public.calendar_years with (security_invoker = true) as
  select c.id as calendar_id, y.year, p.source, p.year is not null as is_published,
    (select count(*) from sla.calendar_exceptions x
      where x.calendar_id = c.id and extract(year from x.day) = y.year and not x.confirmed)::integer as unconfirmed_count
  from sla.calendars c
  cross join lateral (
    select generate_series(
      least((select min(p.year) from sla.calendar_years p where p.calendar_id = c.id), extract(year from authz.today())::integer),
      greatest((select max(p.year) from sla.calendar_years p where p.calendar_id = c.id), extract(year from authz.today())::integer + 1)
    ) as year
  ) y
  left join sla.calendar_years p on p.calendar_id = c.id and p.year = y.year;
comment on view public.calendar_years is
  'Each year from the first published to the next one: whether its list of holidays was published (and by which notice), and how many of its dates still wait to be confirmed. A year that is not published is flagged on screen: its deadlines may still move.';
grant select on public.calendars, public.calendar_hours, public.calendar_exceptions, public.calendar_exception_hours, public.calendar_years
  to authenticated, service_role;

-- Open clocks follow ----------------------------------------------------------------------------

create function sla.recompute_calendar(p_calendar_id text, p_now timestamptz)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_name text;
begin
  -- Without working time there is nothing to compute: it is being emptied to be filled again.
  select c.name into v_name
  from sla.calendars c join sla.compiled_calendars k on k.calendar_id = c.id and k.total > 0
  where c.id = p_calendar_id;
  if not found or not exists (
    select from sla.clocks c where c.calendar_id = p_calendar_id and c.state in ('running', 'due_soon', 'overdue', 'paused')
  ) then
    return jsonb_build_object('records', 0, 'moved', 0, 'fired', 0);
  end if;
  return sla.recompute_clocks(p_calendar_id, null, p_now, format('Lịch "%s" thay đổi', v_name));
end $$;
comment on function sla.recompute_calendar(text, timestamptz) is
  'Computes the open clocks of a changed calendar anew; old and new due times are logged. Nguồn: SPEC §2 (Clocks).';
revoke execute on function sla.recompute_calendar(text, timestamptz) from public;

create function sla.tg_recompute()
returns trigger language plpgsql volatile security definer set search_path = '' as $$
declare
  v_calendar_id text;
begin
  -- save_calendar() and its like change several rows and recompute once, when all are there.
  if current_setting('sla.recompute_on_edit', true) = 'off' then
    return null;
  end if;
  if tg_table_name = 'calendars' then
    perform sla.recompute_calendar(new.id, now());
  elsif tg_op = 'UPDATE' then
    for v_calendar_id in
      select r.calendar_id from old_rows r union select r.calendar_id from new_rows r order by 1
    loop
      perform sla.recompute_calendar(v_calendar_id, now());
    end loop;
  elsif tg_op in ('INSERT', 'DELETE') then
    for v_calendar_id in select distinct r.calendar_id from changed_rows r order by 1 loop
      perform sla.recompute_calendar(v_calendar_id, now());
    end loop;
  end if;
  return null;
end $$;
comment on function sla.tg_recompute() is
  'Rows of a calendar changed by plain SQL move the open clocks it touches just as an edit on screen does, in the same statement. Fires after the compilation: triggers go by name. Nguồn: SPEC §2 (Clocks).';
create trigger tg_calendars__recompute after update of time_zone on sla.calendars
  for each row execute function sla.tg_recompute();

do $$
declare
  v_table text;
begin
  foreach v_table in array array['calendar_hours', 'calendar_exceptions', 'calendar_exception_hours'] loop
    execute format('create trigger tg_%1$s__recompute_insert after insert on sla.%1$I referencing new table as changed_rows for each statement execute function sla.tg_recompute()', v_table);
    execute format('create trigger tg_%1$s__recompute_delete after delete on sla.%1$I referencing old table as changed_rows for each statement execute function sla.tg_recompute()', v_table);
    execute format('create trigger tg_%1$s__recompute_update after update on sla.%1$I referencing old table as old_rows new table as new_rows for each statement execute function sla.tg_recompute()', v_table);
  end loop;
end $$;

-- Editing ---------------------------------------------------------------------------------------

create function private.parse_hours(p_hours jsonb)
returns table (weekday smallint, opens time, closes time)
language plpgsql immutable set search_path = '' as $$
begin
  if jsonb_typeof(p_hours) is distinct from 'array' then
    perform private.fail('422', 'calendar.hours_invalid', 'hours must be a list', '{"field": "hours"}');
  end if;
  return query select distinct h.weekday, h.opens, h.closes
    from jsonb_to_recordset(p_hours) as h (weekday smallint, opens time, closes time);
  if exists (
    select from jsonb_to_recordset(p_hours) as h (opens time, closes time)
    where h.opens is null or h.closes is null or h.opens = '24:00'
  ) then
    perform private.fail('422', 'calendar.hours_invalid', 'hours need an opening and a closing time', '{"field": "hours"}');
  end if;
exception when data_exception then
  perform private.fail('422', 'calendar.hours_invalid', sqlerrm, '{"field": "hours"}');
end $$;
comment on function private.parse_hours(jsonb) is 'Hours given as [{weekday, opens "HH:MM", closes "HH:MM"}], checked.';

create function private.save_calendar(p_calendar jsonb)
returns text language plpgsql volatile set search_path = '' as $$
declare
  v_id text := trim(coalesce(p_calendar ->> 'id', ''));
  v_name text := trim(coalesce(p_calendar ->> 'name', ''));
  v_time_zone text := coalesce(nullif(trim(p_calendar ->> 'time_zone'), ''), 'Asia/Ho_Chi_Minh');
begin
  if v_name = '' then
    perform private.fail('422', 'form.required', 'name is required', '{"field": "name"}');
  elsif v_id !~ '^[a-z0-9]+(-[a-z0-9]+)*$' then
    perform private.fail('422', 'calendar.id_invalid', 'a calendar''s id is lower-case words joined by hyphens', '{"field": "id"}');
  end if;
  if not exists (select from sla.calendars c where c.id = v_id) then
    insert into sla.calendars (id, name, time_zone, description)
    values (v_id, v_name, v_time_zone, trim(coalesce(p_calendar ->> 'description', '')));
    if not p_calendar ? 'hours' then
      perform private.fail('422', 'calendar.hours_required', 'a calendar needs working hours', '{"field": "hours"}');
    end if;
  elsif p_calendar ->> 'is_new' = 'true' then
    perform private.fail('409', 'calendar.exists', 'a calendar with this id exists', jsonb_build_object('field', 'name', 'id', v_id));
  else
    update sla.calendars c
    set name = v_name,
      time_zone = case when p_calendar ? 'time_zone' then v_time_zone else c.time_zone end,
      description = case when p_calendar ? 'description' then trim(coalesce(p_calendar ->> 'description', '')) else c.description end
    where c.id = v_id;
  end if;

  if p_calendar ? 'hours' then
    if exists (select from private.parse_hours(p_calendar -> 'hours') h where h.weekday is null or h.weekday not between 1 and 7) then
      perform private.fail('422', 'calendar.hours_invalid', 'weekdays are 1 (Monday) to 7', '{"field": "hours"}');
    elsif not exists (select from private.parse_hours(p_calendar -> 'hours')) then
      perform private.fail('422', 'calendar.hours_required', 'a calendar needs working hours', '{"field": "hours"}');
    end if;
    -- Rows that stay are left alone, so that the audit shows what changed and nothing else.
    insert into sla.calendar_hours (calendar_id, weekday, opens, closes)
    select v_id, h.weekday, h.opens, h.closes from private.parse_hours(p_calendar -> 'hours') h
    where not exists (
      select from sla.calendar_hours x
      where x.calendar_id = v_id and (x.weekday, x.opens, x.closes) = (h.weekday, h.opens, h.closes));
    delete from sla.calendar_hours x
    where x.calendar_id = v_id and not exists (
      select from private.parse_hours(p_calendar -> 'hours') h where (x.weekday, x.opens, x.closes) = (h.weekday, h.opens, h.closes));
  end if;
  return v_id;
end $$;
comment on function private.save_calendar(jsonb) is 'The rows of public.save_calendar(), without recomputing.';

create function private.save_calendar_exception(p_calendar_id text, p_exception jsonb)
returns void language plpgsql volatile set search_path = '' as $$
declare
  v_day date;
  v_kind text := p_exception ->> 'kind';
  v_hours jsonb := case when jsonb_typeof(p_exception -> 'hours') = 'null' then '[]' else coalesce(p_exception -> 'hours', '[]') end;
  v_as_weekday smallint;
begin
  begin
    v_day := (p_exception ->> 'day')::date;
    v_as_weekday := coalesce((p_exception ->> 'as_weekday')::smallint, 1);
  exception when data_exception then
    perform private.fail('422', 'calendar.day_invalid', sqlerrm, '{"field": "day"}');
  end;
  if not exists (select from sla.calendars c where c.id = p_calendar_id) then
    perform private.fail('404', 'sla.calendar_unknown', format('unknown calendar %L', p_calendar_id), jsonb_build_object('calendar_id', p_calendar_id));
  elsif v_day is null or v_day < '1970-01-01' or v_day > '2100-12-31' then
    perform private.fail('422', 'calendar.day_invalid', 'a date from 1970 to 2100 is needed', '{"field": "day"}');
  elsif v_kind is null or v_kind not in ('holiday', 'working') then
    perform private.fail('422', 'calendar.kind_invalid', 'kind is holiday or working', '{"field": "kind"}');
  elsif coalesce(p_exception ->> 'name', '') !~ '\S' then
    perform private.fail('422', 'form.required', 'name is required', '{"field": "name"}');
  elsif v_as_weekday not between 1 and 7 then
    perform private.fail('422', 'calendar.day_invalid', 'weekdays are 1 (Monday) to 7', '{"field": "as_weekday"}');
  end if;

  insert into sla.calendar_exceptions (calendar_id, day, kind, as_weekday, name, source, confirmed)
  values (p_calendar_id, v_day, v_kind, v_as_weekday, trim(p_exception ->> 'name'), trim(coalesce(p_exception ->> 'source', '')),
    coalesce((p_exception ->> 'confirmed')::boolean, true))
  on conflict (calendar_id, day) do update
  set kind = excluded.kind, as_weekday = excluded.as_weekday, name = excluded.name, source = excluded.source, confirmed = excluded.confirmed;

  insert into sla.calendar_exception_hours (calendar_id, day, opens, closes)
  select p_calendar_id, v_day, h.opens, h.closes from private.parse_hours(v_hours) h
  where not exists (
    select from sla.calendar_exception_hours x
    where x.calendar_id = p_calendar_id and x.day = v_day and (x.opens, x.closes) = (h.opens, h.closes));
  delete from sla.calendar_exception_hours x
  where x.calendar_id = p_calendar_id and x.day = v_day and not exists (
    select from private.parse_hours(v_hours) h where (x.opens, x.closes) = (h.opens, h.closes));
end $$;
comment on function private.save_calendar_exception(text, jsonb) is 'The rows of public.save_calendar_exception(), without recomputing.';

create function private.delete_calendar_exception(p_calendar_id text, p_day date)
returns void language plpgsql volatile set search_path = '' as $$
begin
  delete from sla.calendar_exceptions x where x.calendar_id = p_calendar_id and x.day = p_day;
  if not found then
    perform private.fail('404', 'calendar.exception_not_found', 'no such date in this calendar',
      jsonb_build_object('calendar_id', p_calendar_id, 'day', p_day));
  end if;
end $$;
comment on function private.delete_calendar_exception(text, date) is 'The row of public.delete_calendar_exception(), without recomputing.';

create function public.save_calendar(p_calendar jsonb)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_id text;
begin
  perform authz.require('calendars.edit');
  perform set_config('sla.recompute_on_edit', 'off', true);
  v_id := private.save_calendar(p_calendar);
  perform set_config('sla.recompute_on_edit', '', true);
  return jsonb_build_object('id', v_id, 'recomputed', sla.recompute_calendar(v_id, clock_timestamp()));
end $$;
comment on function public.save_calendar(jsonb) is
  'Saves a calendar given as {id, name, time_zone, description, hours: [{weekday 1–7, opens, closes}], is_new}; keys left out stay as they are, hours are replaced as a whole. is_new refuses an id that exists. Recomputes the open clocks it touches and returns {id, recomputed: {records, moved, fired}}. Refusals: form.required, calendar.id_invalid, calendar.exists, calendar.hours_required, calendar.hours_invalid, sla.time_zone_unknown. Nguồn: SPEC §2.';

create function public.save_calendar_exception(
  p_calendar_id text, p_day date, p_kind text, p_name text, p_source text default '',
  p_confirmed boolean default true, p_as_weekday integer default 1, p_hours jsonb default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
begin
  perform authz.require('calendars.edit');
  perform set_config('sla.recompute_on_edit', 'off', true);
  perform private.save_calendar_exception(p_calendar_id, jsonb_build_object('day', p_day, 'kind', p_kind, 'name', p_name,
    'source', p_source, 'confirmed', p_confirmed, 'as_weekday', p_as_weekday, 'hours', p_hours));
  perform set_config('sla.recompute_on_edit', '', true);
  return jsonb_build_object('day', p_day, 'recomputed', sla.recompute_calendar(p_calendar_id, clock_timestamp()));
end $$;
comment on function public.save_calendar_exception(text, date, text, text, text, boolean, integer, jsonb) is
  'Saves one dated exception, new or not: a holiday, a make-up working day, with p_hours [{opens, closes}] a short day; confirming one is saving it with p_confirmed. Recomputes the open clocks it touches and returns {day, recomputed}. Refusals: form.required, calendar.day_invalid, calendar.kind_invalid, calendar.hours_invalid, sla.calendar_unknown. Nguồn: SPEC §2.';

create function public.delete_calendar_exception(p_calendar_id text, p_day date)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
begin
  perform authz.require('calendars.edit');
  perform set_config('sla.recompute_on_edit', 'off', true);
  perform private.delete_calendar_exception(p_calendar_id, p_day);
  perform set_config('sla.recompute_on_edit', '', true);
  return jsonb_build_object('day', p_day, 'recomputed', sla.recompute_calendar(p_calendar_id, clock_timestamp()));
end $$;
comment on function public.delete_calendar_exception(text, date) is
  'Takes a dated exception away, so that the date follows the week again; recomputes the open clocks it touches. Refusal: calendar.exception_not_found. Nguồn: SPEC §2.';

create function public.publish_calendar_year(p_calendar_id text, p_year integer, p_source text)
returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  perform authz.require('calendars.edit');
  if coalesce(p_source, '') !~ '\S' then
    perform private.fail('422', 'form.required', 'the notice that publishes the year is required', '{"field": "source"}');
  elsif p_year is null or p_year not between 1970 and 2100 then
    perform private.fail('422', 'calendar.day_invalid', 'a year from 1970 to 2100 is needed', '{"field": "year"}');
  elsif not exists (select from sla.calendars c where c.id = p_calendar_id) then
    perform private.fail('404', 'sla.calendar_unknown', format('unknown calendar %L', p_calendar_id), jsonb_build_object('calendar_id', p_calendar_id));
  end if;
  insert into sla.calendar_years (calendar_id, year, source) values (p_calendar_id, p_year, trim(p_source))
  on conflict (calendar_id, year) do update set source = excluded.source;
end $$;
comment on function public.publish_calendar_year(text, integer, text) is
  'Records that a year''s list of holidays is officially published and entered, and by which notice: the year is no longer flagged. Nguồn: SPEC §2 (Calendars).';

create function public.preview_calendar_change(p_calendar_id text, p_exceptions jsonb default '[]', p_calendar jsonb default null)
returns table (clock_id bigint, subject_type text, subject_id bigint, code text, old_due_at timestamptz, new_due_at timestamptz)
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_exception jsonb;
  v_rows jsonb;
begin
  perform authz.require('calendars.edit');
  -- The change is made, looked at and undone: the preview is the very thing that saving would do.
  begin
    perform set_config('sla.recompute_on_edit', 'off', true);
    if p_calendar is not null then
      perform private.save_calendar(p_calendar || jsonb_build_object('id', p_calendar_id, 'is_new', false));
    end if;
    for v_exception in select e from jsonb_array_elements(coalesce(p_exceptions, '[]')) e loop
      if v_exception ->> 'is_removed' = 'true' then
        perform private.delete_calendar_exception(p_calendar_id, (v_exception ->> 'day')::date);
      else
        -- While it is being filled in, a name is not what the preview is about.
        perform private.save_calendar_exception(p_calendar_id, v_exception
          || case when coalesce(v_exception ->> 'name', '') !~ '\S' then '{"name": "–"}' else '{}'::jsonb end);
      end if;
    end loop;
    select coalesce(jsonb_agg(to_jsonb(p)), '[]') into v_rows from sla.preview_recompute(p_calendar_id, null) p;
    raise exception using errcode = 'SLAPV';
  exception
    when sqlstate 'SLAPV' then
      null;
    when data_exception then
      perform private.fail('422', 'calendar.day_invalid', sqlerrm, '{"field": "day"}');
  end;
  return query select r.* from jsonb_to_recordset(v_rows)
    as r (clock_id bigint, subject_type text, subject_id bigint, code text, old_due_at timestamptz, new_due_at timestamptz);
end $$;
comment on function public.preview_calendar_change(text, jsonb, jsonb) is
  'The open records whose due time would move if this change of a calendar were saved: p_exceptions = [{day, kind, name, source, confirmed, as_weekday, hours} or {day, is_removed: true}], p_calendar as for save_calendar(). Changes nothing. Nguồn: SPEC §2.';
