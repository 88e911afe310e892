-- Deadline rules are rows, not code: what runs, how long, in whose calendar, what happens when it runs out, and the
-- article that says so. A clock (next file) takes a copy of its rule's target and keeps pointing to the
-- row, so a record keeps the regime under which it started.
--
-- Which rule applies. Several rules may share a code when their conditions differ ("urgent reports: half the time").
-- At the instant a clock starts, of the rules of that code in force on that local date whose conditions the facts meet,
-- the one with the most conditions wins; between equals the higher precedence. Two rules that could both win are
-- refused when they are saved, so a later rule never silently overrules an earlier one.
--
-- What every clock calls is PL/pgSQL even where one statement would do: PostgreSQL 17 plans an SQL function anew at
-- each call, which cost more than the work itself.

create table sla.subjects (
  type text primary key,
  name text,
  name_en text,
  code_function text,
  tell_handler text,
  lock_function text
);
comment on table sla.subjects is
  'The kinds of record that clocks run for. The engine knows none of them: each registers its functions here (schema-qualified names). Rows come from migrations only.';
comment on column sla.subjects.code_function is '(subject_id bigint) returns text: the code people read out.';
comment on column sla.subjects.tell_handler is
  '(p_clock sla.clocks, p_at timestamptz) returns void: called once when a clock reaches its warning point, to tell whom the rule''s warn_tells names.';
comment on column sla.subjects.lock_function is
  '(p_subject_id bigint, p_is_waiting boolean) returns boolean: locks the record as its own steps do; false when it may not wait and somebody else holds it. Without one the record''s open clocks are locked instead.';

create table sla.breach_actions (
  code text primary key,
  handler text not null,
  description text
);
comment on table sla.breach_actions is
  'What may happen when a clock runs out: handler = schema-qualified function (p_clock sla.clocks, p_at timestamptz) returns void, called once with the due instant. Rows come from migrations only: a handler is code.';

create table sla.rules (
  id bigint generated always as identity primary key,
  code text not null check (code ~ '^[a-z_]+\.[a-z_]+$'),
  name text not null check (name ~ '\S'),
  name_en text,
  description text,
  subject_type text not null,
  level text not null,
  kind text not null default 'deadline' check (kind in ('deadline', 'timer')),
  target_amount numeric check (target_amount > 0 and target_amount <= 100000),
  target_unit text not null check (target_unit in ('working_hours', 'working_days', 'days', 'hours', 'given')),
  direction text not null default 'after' check (direction in ('after', 'before')),
  start_events text[] not null default '{}',
  stop_events text[] not null default '{}',
  pause_states text[] not null default '{}',
  conditions jsonb not null default '{}' check (jsonb_typeof(conditions) = 'object'),
  condition_count integer not null default 0,
  conditions_key text not null generated always as (conditions::text) stored,
  precedence integer not null default 0,
  warn_share numeric default 0.25 check (warn_share >= 0 and warn_share < 1),
  warn_tells text[] not null default '{}',
  breach_tells text[] not null default '{}',
  breach_action text references sla.breach_actions (code),
  calendar_of text not null default 'agency' check (calendar_of in ('agency', 'centre', 'city')),
  valid_from date not null,
  valid_to date,
  replaces_id bigint references sla.rules (id),
  citation text not null check (citation ~ '\S'),
  issuer text not null check (issuer ~ '\S'),
  force_note text,
  position integer not null default 0,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  check (valid_to is null or valid_to >= valid_from),
  check ((target_unit = 'given') = (target_amount is null)),
  check (target_unit in ('working_hours', 'hours', 'given') or target_amount = trunc(target_amount)),
  check (direction = 'after' or target_unit <> 'given'),
  check (replaces_id <> id),
  constraint rules_tells_known check (warn_tells || breach_tells <@ array[
    'officer', 'agency_head', 'operator', 'lead_shift', 'supervisor', 'city_leader', 'director', 'preparer', 'tech_support', 'reception_board',
    'head_one_stop', 'admin']),
  constraint rules_no_overlap exclude using gist (
    code extensions.gist_text_ops with operator(pg_catalog.=), conditions_key extensions.gist_text_ops with operator(pg_catalog.=),
    daterange(valid_from, valid_to, '[]') with operator(pg_catalog.&&))
);
comment on table sla.rules is
  'Deadline rules with validity dates and legal citation, one row a version. A row that clocks refer to is never changed in what it demands: a change is a new row that replaces it. Nguồn: SPEC §2; QĐ583; QĐ3394; QĐ2926.';
comment on column sla.rules.kind is 'deadline = owed by somebody and measured; timer = only fires its action (closing an answered ticket by itself) and never shows as a deadline.';
comment on column sla.rules.target_unit is
  'working_hours: exact working time from the event. working_days: the day of the event does not count, due at the end of the n-th working day. days: local date ± n, end of its working time. hours: wall clock. given: the due time is set case by case.';
comment on column sla.rules.direction is 'before: counted back from an anchor (the day of a session) instead of forward from the event.';
comment on column sla.rules.pause_states is 'States of the record in which this clock does not run.';
comment on column sla.rules.conditions is
  'Facts a record must have for this rule: {"priority": ["urgent"], "channel": ["hotline", "website"]}; every key must match one of its values. Empty = any record. A fact may itself be a list (a category and its field).';
comment on column sla.rules.warn_share is 'Share of the target left at which to warn; 0.25 = when a quarter is left, null or 0 = no warning.';
comment on column sla.rules.breach_tells is
  'Who is told: officer, agency_head, operator (who received it), lead_shift, supervisor, city_leader, director (the leader who directed it), preparer (whoever prepares a session), tech_support, reception_board, head_one_stop, admin.';
comment on column sla.rules.calendar_of is 'Whose working calendar counts: the agency that owes the step, the 1022 centre, or the city.';
comment on column sla.rules.valid_to is 'Last local day on which a clock may start under this version.';
comment on column sla.rules.replaces_id is 'The version this one took over from.';
comment on column sla.rules.force_note is 'What to know about its force: "tiếp tục áp dụng, chờ xác nhận", "tham khảo" …';
create index rules_code on sla.rules (code, valid_from);
create index rules_breach_action on sla.rules (breach_action);
create index rules_replaces on sla.rules (replaces_id);

create function sla.tg_rules__normalise()
returns trigger language plpgsql set search_path = '' as $$
begin
  -- Equal conditions must be equal text: values become sorted lists of texts, empty ones go.
  select coalesce(jsonb_object_agg(k.key, k.list), '{}'), count(*) into new.conditions, new.condition_count
  from (
    select c.key, (
      select jsonb_agg(distinct v.value order by v.value)
      from jsonb_array_elements_text(case jsonb_typeof(c.value) when 'array' then c.value else jsonb_build_array(c.value) end) v (value)
    ) as list
    from jsonb_each(new.conditions) c
    where c.value not in ('null', '[]', '""')
  ) k;
  if new.kind = 'timer' then
    new.warn_share := null;
  end if;
  return new;
end $$;
comment on function sla.tg_rules__normalise() is 'Brings conditions into one form and counts them; a timer warns nobody.';
create trigger tg_rules__normalise before insert or update on sla.rules
  for each row execute function sla.tg_rules__normalise();

create function sla.tg_rules__unambiguous()
returns trigger language plpgsql stable security definer set search_path = '' as $$
declare
  v_other sla.rules;
begin
  select r.* into v_other from sla.rules r
  where r.code = new.code and r.id <> new.id and r.condition_count = new.condition_count and r.precedence = new.precedence
    and daterange(r.valid_from, r.valid_to, '[]') && daterange(new.valid_from, new.valid_to, '[]')
    -- Some record could meet both: no condition they share excludes it.
    and not exists (
      select from jsonb_each(r.conditions) a
      join jsonb_each(new.conditions) b on b.key = a.key
      where not (a.value ?| array(select jsonb_array_elements_text(b.value))))
  limit 1;
  if v_other.id is not null then
    perform private.fail('409', 'rule.ambiguous', format('rule %s and rule %s would both apply', new.code, v_other.id),
      jsonb_build_object('field', 'conditions', 'name', v_other.name, 'other_id', v_other.id));
  end if;
  return null;
end $$;
comment on function sla.tg_rules__unambiguous() is
  'Refuses a rule that ties with another one in force: equally many conditions that one record can meet together, equal precedence. Whoever means one to win says so by precedence.';
create trigger tg_rules__unambiguous after insert or update on sla.rules
  for each row execute function sla.tg_rules__unambiguous();
create trigger tg_rules__touch before update on sla.rules for each row execute function private.tg_touch();
create trigger tg_rules__audit after insert or update or delete on sla.rules for each row execute function private.tg_audit();

-- Which rule, which calendar -----------------------------------------------------------------------

create function sla.meets(p_conditions jsonb, p_facts jsonb)
returns boolean language sql immutable parallel safe set search_path = '' as $$
  select p_conditions = '{}' or not exists (
    select from jsonb_each(p_conditions) c
    where not coalesce(c.value ?| array(
      select jsonb_array_elements_text(case jsonb_typeof(p_facts -> c.key) when 'array' then p_facts -> c.key else jsonb_build_array(p_facts -> c.key) end)
    ), false))
$$;
comment on function sla.meets(jsonb, jsonb) is
  'Whether a record''s facts meet a rule''s conditions: every key has one of the listed values. A fact nobody gave meets nothing.';

create function sla.find_rule(p_code text, p_at timestamptz, p_facts jsonb)
returns sla.rules language plpgsql stable set search_path = '' as $$
declare v_rule sla.rules;
begin
  select r.* into v_rule from sla.rules r
  where r.code = p_code and daterange(r.valid_from, r.valid_to, '[]') @> (p_at at time zone 'Asia/Ho_Chi_Minh')::date
    and sla.meets(r.conditions, coalesce(p_facts, '{}'))
  order by r.condition_count desc, r.precedence desc, r.id
  limit 1;
  return v_rule;
end $$;
comment on function sla.find_rule(text, timestamptz, jsonb) is
  'The rule of this code in force on the office''s date of p_at for these facts: most conditions first, then precedence. Null when none.';

create function sla.calendar_for(p_calendar_of text, p_agency_id bigint)
returns text language plpgsql stable security definer set search_path = '' as $$
begin
  return coalesce(
    case p_calendar_of
      when 'agency' then (select a.calendar_id from public.agencies a where a.id = p_agency_id)
      when 'centre' then (select a.calendar_id from public.agencies a where a.kind = 'centre' order by a.id limit 1)
    end,
    (select a.calendar_id from public.agencies a where a.kind = 'city' order by a.id limit 1),
    (select c.id from sla.calendars c where c.is_default));
end $$;
comment on function sla.calendar_for(text, bigint) is
  'The calendar in which a deadline runs: that of the agency that owes the step, of the 1022 centre, or of the city; the city''s own where the first two name none. Nguồn: SPEC §2.';

-- One way to add and to measure, by unit -------------------------------------------------------------

create function sla.due_at(p_calendar_id text, p_unit text, p_amount numeric, p_at timestamptz)
returns timestamptz language plpgsql stable set search_path = '' as $$
begin
  return case p_unit
    when 'working_hours' then sla.add_working_time(p_calendar_id, p_at, make_interval(secs => (p_amount * 3600)::double precision))
    when 'working_days' then case
      when p_amount = trunc(p_amount) then sla.add_working_days(p_calendar_id, p_at, p_amount::integer)
      -- Procedures are measured in half days: a part of a day is that part of eight hours, after the whole ones.
      else sla.add_working_time(p_calendar_id,
        case when trunc(p_amount) = 0 then p_at else sla.add_working_days(p_calendar_id, p_at, trunc(p_amount)::integer) end,
        make_interval(secs => ((p_amount - trunc(p_amount)) * 28800)::double precision)) end
    when 'days' then sla.add_calendar_days(p_calendar_id, p_at, p_amount::integer)
    when 'hours' then p_at + make_interval(secs => (p_amount * 3600)::double precision)
  end;
end $$;
comment on function sla.due_at(text, text, numeric, timestamptz) is
  'The instant an amount of a unit after an event (negative: before an anchor). Nguồn: SPEC §2 (Units).';

create function sla.measure(p_calendar_id text, p_unit text, p_from timestamptz, p_to timestamptz)
returns interval language plpgsql stable set search_path = '' as $$
begin
  return case when p_unit = 'hours'
    then make_interval(secs => (extract(epoch from p_to) - extract(epoch from p_from))::double precision)
    else sla.working_time_between(p_calendar_id, p_from, p_to) end;
end $$;
comment on function sla.measure(text, text, timestamptz, timestamptz) is
  'How much of a clock''s time lies between two instants: wall-clock time for targets in hours, working time for all others. Never in days, so it compares exactly.';

create function sla.advance(p_calendar_id text, p_unit text, p_at timestamptz, p_amount interval)
returns timestamptz language plpgsql stable set search_path = '' as $$
begin
  return case when p_unit = 'hours' then p_at + p_amount else sla.add_working_time(p_calendar_id, p_at, p_amount) end;
end $$;
comment on function sla.advance(text, text, timestamptz, interval) is 'The instant at which that much of a clock''s time has passed: the inverse of sla.measure().';

-- Reading --------------------------------------------------------------------------------------------

alter table sla.subjects enable row level security;
alter table sla.breach_actions enable row level security;
alter table sla.rules enable row level security;
create policy "subjects.read: all staff" on sla.subjects for select to authenticated using ((select authz.can('catalogs.read')));
create policy "breach_actions.read: all staff" on sla.breach_actions for select to authenticated using ((select authz.can('catalogs.read')));
create policy "rules.read: all staff" on sla.rules for select to authenticated using ((select authz.can('catalogs.read')));
grant select on sla.subjects, sla.breach_actions, sla.rules to authenticated, service_role;
-- No policy to write: rules are changed by save_rule(), the other two by migrations.
revoke execute on function sla.find_rule(text, timestamptz, jsonb), sla.calendar_for(text, bigint) from public;

create view public.rules with (security_invoker = true) as
  select r.id, r.code, r.name, r.name_en, r.description, r.subject_type, r.level, r.kind, r.target_amount, r.target_unit, r.direction,
    r.start_events, r.stop_events, r.pause_states, r.conditions, r.precedence, r.warn_share, r.warn_tells, r.breach_tells, r.breach_action,
    r.calendar_of, r.valid_from, r.valid_to, r.replaces_id, r.citation, r.issuer, r.force_note, r.position, r.created_at, r.updated_at,
    case when r.valid_from > authz.today() then 'future' when r.valid_to < authz.today() then 'past' else 'current' end as validity,
    public.fold(r.code || ' ' || r.name || ' ' || coalesce(r.name_en, '') || ' ' || r.citation) as search
  from sla.rules r;
comment on view public.rules is 'The deadline rules, every version; validity = past, current, future today. Written by save_rule().';
