-- The tick: warns, breaches and escalates what is due. Exactly once per clock and level, however often, late
-- or concurrently it runs, and with no cap.
--
-- How "exactly once" and "nothing left behind" hold:
--   * A clock is due when next_fire_at says so, and firing it moves next_fire_at on in the same transaction: whoever
--     looks again sees it fired. warned_at and breached_at remember it beyond any later change of the due time.
--   * Only one tick runs at a time (an advisory lock; the next one waits, then finds little to do), so two
--     ticks cannot leave each other's rows behind.
--   * A record is handled under the same lock as its steps take (subjects.lock_function), the record before its
--     clocks: no deadlock. The tick never waits for a record that a step is holding; that step has itself settled
--     everything due before its own time, and the rest is fired by the next tick with the same instants.
--   * A late tick changes nothing: every action carries the clock's due instant, what it starts starts then,
--     and within a record everything fires in the order of those instants: the loop takes the earliest one, and
--     what that one started is looked at again before anything later. Instants only grow, and every clock
--     fires at most twice, so the loop ends.
--   * At one instant deeds come before the tick: the tick at t fires what is due at or before t, a step at t settles
--     what was due before t.
--   * A handler that raises undoes its own clock's firing only (a savepoint each); the error is in the
--     result and in the heartbeat, and the next tick tries again.

create function sla.fire(p_clock sla.clocks, out fired text, out action text)
language plpgsql volatile set search_path = '' as $$
declare
  v_clock sla.clocks := p_clock;
  v_at timestamptz;
  v_handler text;
begin
  if v_clock.state = 'running' and v_clock.warn_at = v_clock.next_fire_at then
    fired := case when v_clock.warned_at is null and v_clock.breached_at is null then 'warned' else 'silent' end;
    v_at := v_clock.warn_at;
    update sla.clocks c set state = 'due_soon', warned_at = coalesce(c.warned_at, v_at) where c.id = v_clock.id returning * into v_clock;
    if fired = 'warned' then
      select s.tell_handler into v_handler from sla.subjects s where s.type = v_clock.subject_type;
    end if;
  else
    -- What was already due when it began (a session planned too late) is breached when it began.
    v_at := greatest(v_clock.due_at, v_clock.started_at);
    fired := case when v_clock.kind = 'timer' then 'timer' when v_clock.breached_at is null then 'breached' else 'silent' end;
    if v_clock.kind = 'timer' then
      update sla.clock_intervals i set ends_at = greatest(v_at, i.starts_at) where i.clock_id = v_clock.id and i.ends_at is null;
      update sla.clocks c set state = 'met', stopped_at = v_at where c.id = v_clock.id returning * into v_clock;
    else
      update sla.clocks c
      set state = 'overdue', breached_at = coalesce(c.breached_at, v_at), breached_due_at = coalesce(c.breached_due_at, c.due_at)
      where c.id = v_clock.id returning * into v_clock;
    end if;
    if fired <> 'silent' then
      select a.code, a.handler into action, v_handler
      from sla.rules r join sla.breach_actions a on a.code = r.breach_action where r.id = v_clock.rule_id;
    end if;
  end if;
  if v_handler is not null then
    execute format('select %s($1, $2)', v_handler) using v_clock, v_at;
  end if;
end $$;
comment on function sla.fire(sla.clocks) is
  'Fires the next level of one due clock, warning or breach, and calls its handler with the instant at which it was due. fired = warned, breached, timer, or silent: reached again after its due time was moved, so only the state follows. Nguồn: SPEC §2 (The tick).';

create function sla.fire_record(p_subject_type text, p_subject_id bigint, p_until timestamptz, p_is_tick boolean)
returns table (clock_id bigint, at timestamptz, fired text, action text, error text)
language plpgsql volatile set search_path = '' as $$
declare
  v_clock sla.clocks;
  v_failed bigint[] := '{}';
begin
  -- A handler may call the functions that settle first. What is due is being fired, in order, right here.
  if current_setting('sla.is_firing', true) = 'on' then
    return;
  end if;
  loop
    select * into v_clock from sla.clocks c
    where c.subject_type = p_subject_type and c.subject_id = p_subject_id
      and (c.next_fire_at < p_until or (p_is_tick and c.next_fire_at = p_until))
      and c.id <> all (v_failed)
    order by c.next_fire_at, c.id limit 1 for update;
    exit when v_clock.id is null;
    clock_id := v_clock.id;
    at := v_clock.next_fire_at;
    perform set_config('sla.is_firing', 'on', true);
    if p_is_tick then
      begin
        select f.fired, f.action, null into fired, action, error from sla.fire(v_clock) f;
      exception when others then
        fired := 'failed';
        action := null;
        error := format('%s: %s', sqlstate, sqlerrm);
        v_failed := v_failed || v_clock.id;
      end;
    else
      -- A step must not be taken on a state that could not be brought up to date: its error is the step's error.
      select f.fired, f.action, null into fired, action, error from sla.fire(v_clock) f;
    end if;
    perform set_config('sla.is_firing', 'off', true);
    return next;
  end loop;
end $$;
comment on function sla.fire_record(text, bigint, timestamptz, boolean) is
  'Fires everything due on one record in the order of due instants, including what that starts; the caller holds the record''s lock. As a tick: up to and with p_until, errors kept apart; otherwise (a step settling): before p_until, errors raised.';

create function sla.settle(p_subject_type text, p_subject_id bigint, p_at timestamptz)
returns integer language plpgsql volatile set search_path = '' as $$
begin
  return (select count(*)::integer from sla.fire_record(p_subject_type, p_subject_id, p_at, false));
end $$;
comment on function sla.settle(text, bigint, timestamptz) is
  'Every function that changes a record calls this first, after locking the record: fires what was due on it before p_at, by the tick''s own code. Returns how many fired. Nguồn: SPEC §2 (The tick).';

create function sla.lock_record(p_subject_type text, p_subject_id bigint, p_is_waiting boolean)
returns boolean language plpgsql volatile set search_path = '' as $$
declare
  v_function text;
  v_is_locked boolean;
begin
  select s.lock_function into v_function from sla.subjects s where s.type = p_subject_type;
  if v_function is not null then
    execute format('select %s($1, $2)', v_function) into v_is_locked using p_subject_id, p_is_waiting;
    return v_is_locked;
  end if;
  if p_is_waiting then
    perform from sla.clocks c
    where c.subject_type = p_subject_type and c.subject_id = p_subject_id and c.stopped_at is null order by c.id for update;
    return true;
  end if;
  -- All of its open clocks or none.
  return (select count(*) from (
      select from sla.clocks c
      where c.subject_type = p_subject_type and c.subject_id = p_subject_id and c.stopped_at is null order by c.id for update skip locked) l)
    = (select count(*) from sla.clocks c
      where c.subject_type = p_subject_type and c.subject_id = p_subject_id and c.stopped_at is null);
end $$;
comment on function sla.lock_record(text, bigint, boolean) is
  'Locks a record as its own steps do; without waiting it returns false when somebody else is changing it right now.';

create table sla.calendar_checks (
  calendar_id text collate "C" primary key references sla.calendars (id) on update cascade on delete cascade,
  revision bigint not null,
  recheck_after xid8
);
comment on table sla.calendar_checks is
  'The revision of each compiled calendar that the tick has seen, and, after a change, the transactions that must have ended before the clocks are looked at once more.';
alter table sla.calendar_checks enable row level security;
-- No policy: only the tick reads and writes it.

create function sla.follow_calendars(p_now timestamptz)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_calendar record;
  v_errors jsonb := '[]';
begin
  for v_calendar in
    select k.calendar_id, k.revision, s.revision as seen, s.recheck_after
    from sla.compiled_calendars k left join sla.calendar_checks s on s.calendar_id = k.calendar_id
    where s.revision is distinct from k.revision or pg_snapshot_xmin(pg_current_snapshot()) >= s.recheck_after
    order by k.calendar_id
  loop
    begin
      if v_calendar.seen is not null then
        perform sla.recompute_calendar(v_calendar.calendar_id, p_now);
      end if;
      insert into sla.calendar_checks as s (calendar_id, revision) values (v_calendar.calendar_id, v_calendar.revision)
      on conflict (calendar_id) do update set revision = excluded.revision,
        recheck_after = case when s.revision <> excluded.revision then pg_snapshot_xmax(pg_current_snapshot()) end;
    exception when others then
      v_errors := v_errors || jsonb_build_object('calendar_id', v_calendar.calendar_id, 'error', format('%s: %s', sqlstate, sqlerrm));
    end;
  end loop;
  return v_errors;
end $$;
comment on function sla.follow_calendars(timestamptz) is
  'A clock started by a transaction that overlapped the edit of its calendar was computed from the old hours, and the edit could not see it. So, when a calendar has changed since the last tick, its clocks are recomputed once more, and again when every transaction of that moment has ended. Costs one look at two small tables when nothing changed. Returns the errors. Nguồn: SPEC §2 (Clocks).';

create function sla.tick(now timestamptz default now())
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_began_at timestamptz := clock_timestamp();
  v_now timestamptz := coalesce(now, pg_catalog.now());
  v_record record;
  v_fired record;
  v_counts jsonb := '{"warned": 0, "breached": 0, "timer": 0, "failed": 0, "busy": 0}';
  v_actions jsonb := '{}';
  v_errors jsonb := '[]';
begin
  perform pg_advisory_xact_lock(hashtextextended('sla.tick', 0));
  if current_setting('sla.recompute_on_edit', true) is distinct from 'off' then
    -- Before any record is locked: a recomputation waits for records, and who waits must hold none.
    v_errors := sla.follow_calendars(v_now);
    v_counts := jsonb_set(v_counts, '{failed}', to_jsonb(jsonb_array_length(v_errors)));
  end if;
  for v_record in
    select c.subject_type, c.subject_id from sla.clocks c
    where c.next_fire_at <= v_now
    group by c.subject_type, c.subject_id
    order by min(c.next_fire_at), c.subject_type, c.subject_id
  loop
    if not sla.lock_record(v_record.subject_type, v_record.subject_id, false) then
      v_counts := jsonb_set(v_counts, '{busy}', to_jsonb((v_counts ->> 'busy')::integer + 1));
      continue;
    end if;
    for v_fired in select * from sla.fire_record(v_record.subject_type, v_record.subject_id, v_now, true) loop
      if v_fired.fired <> 'silent' then
        v_counts := jsonb_set(v_counts, array[v_fired.fired], to_jsonb((v_counts ->> v_fired.fired)::integer + 1));
      end if;
      if v_fired.action is not null then
        v_actions := jsonb_set(v_actions, array[v_fired.action], to_jsonb(coalesce((v_actions ->> v_fired.action)::integer, 0) + 1));
      end if;
      -- Every failure is counted; the first twenty are told in full.
      if v_fired.error is not null and jsonb_array_length(v_errors) < 20 then
        v_errors := v_errors || jsonb_build_object('clock_id', v_fired.clock_id, 'subject_type', v_record.subject_type,
          'subject_id', v_record.subject_id, 'error', v_fired.error);
      end if;
    end loop;
  end loop;
  v_counts := v_counts || jsonb_build_object('actions', v_actions, 'errors', v_errors);
  insert into private.worker_heartbeats as h (worker, last_started_at, last_finished_at, last_error, last_result)
  values ('tick', v_began_at, clock_timestamp(), v_errors -> 0 ->> 'error', v_counts)
  on conflict (worker) do update set last_started_at = excluded.last_started_at, last_finished_at = excluded.last_finished_at,
    last_error = excluded.last_error, last_result = excluded.last_result;
  return v_counts;
end $$;
comment on function sla.tick(timestamptz) is
  'Fires every clock due at or before now and returns counts: warned, breached, timer, actions {code: count}, busy (records a step is just changing: next time), failed with errors. Call it each minute; late or twice does no harm. Nguồn: SPEC §2 (The tick).';

-- Recomputation ----------------------------------------------------------------------------------------

create function sla.subject_code(p_subject_type text, p_subject_id bigint)
returns text language plpgsql stable security definer set search_path = '' as $$
declare
  v_function text;
  v_code text;
begin
  select s.code_function into v_function from sla.subjects s where s.type = p_subject_type;
  if v_function is not null then
    execute format('select %s($1)', v_function) into v_code using p_subject_id;
  end if;
  return coalesce(v_code, p_subject_type || ' ' || p_subject_id);
end $$;
comment on function sla.subject_code(text, bigint) is 'The code of a record as people read it out; of a clock that somebody may read, whatever else they may.';

create function sla.preview_recompute(p_calendar_id text, p_rule_code text)
returns table (clock_id bigint, subject_type text, subject_id bigint, code text, old_due_at timestamptz, new_due_at timestamptz)
language sql stable set search_path = '' as $$
  select c.id, c.subject_type, c.subject_id, sla.subject_code(c.subject_type, c.subject_id), c.due_at, p.due_at
  from sla.clocks c
  cross join lateral sla.replan(c, p_rule_code is not null) p
  where c.state in ('running', 'due_soon', 'overdue', 'paused')
    and (p_calendar_id is null or c.calendar_id = p_calendar_id) and (p_rule_code is null or c.rule_code = p_rule_code)
    and p.due_at is distinct from c.due_at
  order by c.due_at, c.id
$$;
comment on function sla.preview_recompute(text, text) is
  'The open clocks whose due time would move if the calendar (null = any) or the rule code (null = each keeps its own regime) were recomputed now: what recompute_clocks() would do.';

create function sla.recompute_clocks(p_calendar_id text, p_rule_code text, p_now timestamptz, p_reason text)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_record record;
  v_clock_id bigint;
  v_fired integer := 0;
  v_moved integer := 0;
  v_records integer := 0;
begin
  -- Like a tick: one at a time, so that none sees half-moved due times. Unlike a tick it waits for each record
  -- (in the order of their ids, as steps on several records do), because a change of calendar leaves nobody out.
  perform pg_advisory_xact_lock(hashtextextended('sla.tick', 0));
  for v_record in
    select c.subject_type, c.subject_id
    from sla.clocks c
    cross join lateral sla.replan(c, p_rule_code is not null) p
    where c.state in ('running', 'due_soon', 'overdue', 'paused')
      and (p_calendar_id is null or c.calendar_id = p_calendar_id) and (p_rule_code is null or c.rule_code = p_rule_code)
      and (p.due_at, p.warn_at, p.target_time, p.rule_id) is distinct from (c.due_at, c.warn_at, c.target_time, c.rule_id)
    group by c.subject_type, c.subject_id
    order by c.subject_type, c.subject_id
  loop
    perform sla.lock_record(v_record.subject_type, v_record.subject_id, true);
    v_records := v_records + 1;
    -- What was due before this change has happened, whether a tick came by in time or not.
    v_fired := v_fired + (select count(*) from sla.fire_record(v_record.subject_type, v_record.subject_id, p_now, true) f where f.error is null);
    for v_clock_id in
      select c.id from sla.clocks c
      where c.subject_type = v_record.subject_type and c.subject_id = v_record.subject_id
        and c.state in ('running', 'due_soon', 'overdue', 'paused')
        and (p_calendar_id is null or c.calendar_id = p_calendar_id) and (p_rule_code is null or c.rule_code = p_rule_code)
      order by c.id
    loop
      v_moved := v_moved + sla.apply_plan(v_clock_id, p_now, p_reason, p_rule_code is not null)::integer;
    end loop;
  end loop;
  return jsonb_build_object('records', v_records, 'moved', v_moved, 'fired', v_fired);
end $$;
comment on function sla.recompute_clocks(text, text, timestamptz, text) is
  'Computes the due times of open clocks anew after a calendar changed (p_calendar_id) or for the newest version of a rule (p_rule_code), logging old and new. First fires what was due before p_now by the due times as they stood: a breach that has fired is never undone. One that moves to before p_now fires at the next tick. Returns {records, moved, fired}. Nguồn: SPEC §2 (Clocks).';

-- Who may call, who is calling ----------------------------------------------------------------------------

revoke execute on function
  sla.start_clock(text, text, bigint, bigint, timestamptz, timestamptz, jsonb, bigint, numeric, text),
  sla.end_clocks(text, bigint, text[], timestamptz, boolean), sla.stop_clocks(text, bigint, text[], timestamptz),
  sla.cancel_clocks(text, bigint, text[], timestamptz), sla.pause_clocks(text, bigint, text[], timestamptz),
  sla.resume_clocks(text, bigint, text[], timestamptz), sla.follow_state(text, bigint, text, timestamptz),
  sla.apply_plan(bigint, timestamptz, text, boolean), sla.fire(sla.clocks), sla.fire_record(text, bigint, timestamptz, boolean),
  sla.settle(text, bigint, timestamptz), sla.lock_record(text, bigint, boolean), sla.tick(timestamptz), sla.follow_calendars(timestamptz),
  sla.recompute_clocks(text, text, timestamptz, text), sla.preview_recompute(text, text),
  sla.explain(bigint), sla.explain_at(bigint, timestamptz)
from public;

create function public.tick_health()
returns jsonb language plpgsql stable security definer set search_path = '' as $$
begin
  if authz.person() is null then
    perform private.fail('401', 'authz.not_signed_in', 'no active staff account');
  end if;
  return (
    select jsonb_build_object('last_finished_at', h.last_finished_at,
      'is_stalled', coalesce(h.last_finished_at < clock_timestamp() - interval '5 minutes', true),
      'overdue_unfired', (select count(*) from sla.clocks c where c.next_fire_at < clock_timestamp() - interval '5 minutes'),
      'failed', coalesce((h.last_result ->> 'failed')::integer, 0), 'last_error', h.last_error)
    from (select) one left join private.worker_heartbeats h on h.worker = 'tick');
end $$;
comment on function public.tick_health() is
  'Whether deadlines are being watched: {last_finished_at, is_stalled (no tick for five minutes), overdue_unfired (clocks due for as long that nobody fired), failed, last_error}. For everyone signed in. Nguồn: SPEC §2 (A stalled tick raises a visible alarm).';

do $$
begin
  -- Hosted Supabase has pg_cron and it may be installed already; elsewhere the worker calls the tick.
  if exists (select from pg_catalog.pg_extension where extname = 'pg_cron') then
    perform cron.schedule('sla-tick', '* * * * *', 'select sla.tick()');
  elsif exists (select from pg_catalog.pg_available_extensions where name = 'pg_cron') then
    begin
      create extension pg_cron;
      perform cron.schedule('sla-tick', '* * * * *', 'select sla.tick()');
    exception when others then
      raise warning 'pg_cron could not be set up, the worker must call sla.tick(): %', sqlerrm;
    end;
  end if;
end $$;
