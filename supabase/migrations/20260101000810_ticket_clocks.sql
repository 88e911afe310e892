-- Where clocks meet tickets: the due time that lists sort by, who may read a clock, and what the API shows. How the
-- engine names and locks a ticket, and what a warning or breach does to it, is registered with the steps.

-- The due time of a ticket --------------------------------------------------------------------------------

create function bi.handling_levels()
returns text[] language sql immutable parallel safe set search_path = '' as $$
  select array['officer', 'commitment', 'head', 'direction', 'coordination']
$$;
comment on function bi.handling_levels() is
  'The levels of clock that measure handling; triage, relay and briefs are not handling. Nguồn: SPEC §7.';

create function private.keep_due(p_ticket_id bigint)
returns void language plpgsql volatile security definer set search_path = '' set enable_seqscan = off as $$
declare
  v_clock_id bigint;
  v_due_at timestamptz;
  v_warn_at timestamptz;
  v_brief_due_at timestamptz;
begin
  -- enable_seqscan: a plan made while the tables were still small would read them whole for every ticket of a bulk load.
  select c.id, c.due_at, c.warn_at into v_clock_id, v_due_at, v_warn_at from sla.clocks c
  where c.subject_type = 'ticket' and c.subject_id = p_ticket_id and c.kind = 'deadline' and c.state in ('running', 'due_soon', 'overdue')
    and c.level <> 'urgent_brief'
  -- Of the handling clocks the one started last, as in the overdue rate: once a ticket is with the head, the head's
  -- deadline is what people watch; the officer's miss stays on the ticket's page and in the measures. Others: the earliest.
  order by c.level = any (bi.handling_levels()) desc,
    case when c.level = any (bi.handling_levels()) then c.started_at end desc nulls last,
    case when c.level = any (bi.handling_levels()) then c.id end desc nulls last,
    c.due_at, c.id
  limit 1;
  -- A brief is what the centre owes the Office beside the handling, also after the answer: it makes no ticket late.
  select min(c.due_at) into v_brief_due_at from sla.clocks c
  where c.subject_type = 'ticket' and c.subject_id = p_ticket_id and c.level = 'urgent_brief' and c.state in ('running', 'due_soon', 'overdue');
  update public.tickets t set current_clock_id = v_clock_id, due_at = v_due_at, warn_at = v_warn_at, brief_due_at = v_brief_due_at
  where t.id = p_ticket_id and (t.current_clock_id, t.due_at, t.warn_at, t.brief_due_at) is distinct from (v_clock_id, v_due_at, v_warn_at, v_brief_due_at);
end $$;
comment on function private.keep_due(bigint) is
  'Brings tickets.current_clock_id, due_at and warn_at up to date: of the open deadline clocks that are not paused, the handling clock started last, else the earliest due; and brief_due_at. Nguồn: SPEC §7.';
revoke execute on function private.keep_due(bigint) from public;

create function private.tg_clocks__keep_due_started()
returns trigger language plpgsql volatile security definer set search_path = '' as $$
declare
  v_ticket_id bigint;
begin
  for v_ticket_id in
    select distinct n.subject_id from new_rows n where n.subject_type = 'ticket' and n.kind = 'deadline' and n.stopped_at is null
  loop
    perform private.keep_due(v_ticket_id);
  end loop;
  return null;
end $$;
comment on function private.tg_clocks__keep_due_started() is
  'Clocks have started. By statement: rows of clocks that are over, as a bulk load writes them, cost nothing.';
create trigger tg_clocks__keep_due_started after insert on sla.clocks
  referencing new table as new_rows for each statement execute function private.tg_clocks__keep_due_started();

create function private.tg_clocks__keep_due_moved()
returns trigger language plpgsql volatile security definer set search_path = '' as $$
begin
  perform private.keep_due(new.subject_id);
  return null;
end $$;
comment on function private.tg_clocks__keep_due_moved() is 'A clock was paused, resumed, ended, or its due or warning time moved.';
-- From running to due soon to overdue nothing moves: the tick's common case pays nothing.
create trigger tg_clocks__keep_due_moved after update on sla.clocks for each row
  when (new.subject_type = 'ticket' and new.kind = 'deadline'
    and (new.due_at is distinct from old.due_at or new.warn_at is distinct from old.warn_at
      or (new.state in ('running', 'due_soon', 'overdue')) <> (old.state in ('running', 'due_soon', 'overdue'))))
  execute function private.tg_clocks__keep_due_moved();

-- Who may read ----------------------------------------------------------------------------------------------

create policy "clocks.read: with the ticket" on sla.clocks for select to authenticated
  using (subject_type = 'ticket'
    and ((select authz.can_all('tickets.read')) or exists (select from public.tickets t where t.id = subject_id)));
create policy "clock_intervals.read: with the clock" on sla.clock_intervals for select to authenticated
  using (exists (select from sla.clocks c where c.id = clock_id));
create policy "clock_due_changes.read: with the clock" on sla.clock_due_changes for select to authenticated
  using (exists (select from sla.clocks c where c.id = clock_id));
-- No policy to write: clocks are moved by steps and the tick only.

create view public.clocks with (security_invoker = true) as
  select c.id, c.rule_id, c.rule_code, c.level, c.kind, c.subject_type, c.subject_id,
    case when c.subject_type = 'ticket' then t.code else sla.subject_code(c.subject_type, c.subject_id) end as subject_code, c.agency_id, a.name as agency_name,
    c.staff_id, c.calendar_id, c.state,
    case
      when c.state not in ('running', 'due_soon') then c.state
      when c.due_at < now() then 'overdue'
      when c.state = 'due_soon' or c.warn_at <= now() then 'due_soon'
      else 'running' end as live_state,
    c.started_at, c.anchor_at, c.due_at, c.warn_at, c.warned_at, c.breached_at, c.breached_due_at, c.stopped_at, c.target_amount, c.target_unit,
    extract(epoch from c.target_time) as target_seconds,
    extract(epoch from sla.elapsed(c.id, now())) as elapsed_seconds,
    extract(epoch from c.target_time - sla.elapsed(c.id, now())) as remaining_seconds,
    r.name as rule_name, r.name_en as rule_name_en, r.direction, r.citation, r.issuer, r.force_note
  from sla.clocks c
  join sla.rules r on r.id = c.rule_id
  left join public.tickets t on c.subject_type = 'ticket' and t.id = c.subject_id
  left join public.agencies a on a.id = c.agency_id;
comment on view public.clocks is
  'Clocks with the rule and article they run under; live_state, elapsed_seconds, remaining_seconds (negative = overrun) as of now(), in working time (wall clock for targets in hours). Read with the record. Nguồn: SPEC §2 (Clocks).';

create view public.clock_due_changes with (security_invoker = true) as
  select d.id, d.clock_id, c.subject_type, c.subject_id, c.rule_code, d.at, d.old_due_at, d.new_due_at, d.reason
  from sla.clock_due_changes d join sla.clocks c on c.id = d.clock_id;
comment on view public.clock_due_changes is 'When and why the due time of a clock moved: "resumed", or the change of calendar or rule.';

-- It answers for one clock, and schema sla is not shown by the API: only explain_clock() leads there.
grant execute on function sla.explain_at(bigint, timestamptz) to authenticated;

create function public.explain_clock(p_clock_id bigint)
returns table (starts_at timestamptz, ends_at timestamptz, kind text, label text, seconds numeric)
language plpgsql stable security invoker set search_path = '' as $$
begin
  -- As the caller: row-level security knows who reads the clocks of which records. private.fail() is closed to the caller.
  if authz.person() is null then
    raise exception using errcode = 'PT401', message = 'no active staff account', hint = 'authz.not_signed_in', detail = '{}';
  elsif not exists (select from sla.clocks c where c.id = p_clock_id) then
    raise exception using errcode = 'PT404', message = 'no such clock', hint = 'clock.not_found', detail = '{}';
  end if;
  return query select e.starts_at, e.ends_at, e.kind, e.label, e.seconds from sla.explain_at(p_clock_id, now()) e;
end $$;
comment on function public.explain_clock(bigint) is
  'How a clock came to its elapsed time: segments working, closed, holiday, paused in order, up to its stop or now. For whoever may read the record. Nguồn: SPEC §2 (Clocks).';
