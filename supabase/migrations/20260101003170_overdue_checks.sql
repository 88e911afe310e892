-- The head of each one-stop desk looks through the overdue dossiers twice a working day, by 10:30 and by 15:00, and
-- says so; who does not is reported to the Office. Nguồn: QĐ2926 Điều 16.3.

create table public.overdue_checks (
  id bigint generated always as identity primary key,
  agency_id bigint not null references public.agencies (id),
  day date not null,
  slot text not null check (slot in ('morning', 'afternoon')),
  opens_at timestamptz not null,
  due_at timestamptz not null,
  overdue_count integer,
  dossier_ids bigint[],
  remark text,
  confirmed_at timestamptz,
  confirmed_by_id bigint references public.staff (id),
  confirmed_by_name text,
  missed_at timestamptz,
  closed_at timestamptz,
  unique (agency_id, day, slot),
  check ((confirmed_at is null) = (confirmed_by_id is null))
);
comment on table public.overdue_checks is
  'One review of a desk''s overdue dossiers that is owed: each working day by 10:30 and by 15:00. confirmed_at after due_at = late. Rows are made when the day opens. Nguồn: QĐ2926 Điều 16.3.';
comment on column public.overdue_checks.dossier_ids is 'What was overdue when it was confirmed.';
comment on column public.overdue_checks.missed_at is 'When it was missed and the Office was told.';
comment on column public.overdue_checks.closed_at is 'Nobody confirmed it before the desk''s next working day began: it can no longer be.';
create index overdue_checks_day on public.overdue_checks (day, slot);
create index overdue_checks_open on public.overdue_checks (agency_id) where confirmed_at is null and closed_at is null;
create index overdue_checks_confirmed_by on public.overdue_checks (confirmed_by_id);
alter table public.overdue_checks enable row level security;
create policy "overdue_checks.read: with the desk's dossiers" on public.overdue_checks for select to authenticated
  using ((select authz.can_all('dossiers.read')) or agency_id = any ((select authz.agency_ids('dossiers.check'))::bigint[]));

create view public.overdue_check_list with (security_invoker = true) as
  select c.id, c.agency_id, a.name as agency_name, a.short_name as agency_short_name, c.day, c.slot, c.opens_at, c.due_at,
    case when c.confirmed_at <= c.due_at then 'confirmed' when c.confirmed_at is not null then 'late' when c.due_at <= now() then 'missing' else 'open' end as state,
    coalesce(c.overdue_count, (select count(*)::integer from public.dossiers d where d.agency_id = c.agency_id and d.due_at < now())) as overdue_count,
    c.dossier_ids, c.remark, c.confirmed_at, c.confirmed_by_id, c.confirmed_by_name, c.missed_at, c.closed_at
  from public.overdue_checks c join public.agencies a on a.id = c.agency_id;
comment on view public.overdue_check_list is
  'The reviews of overdue dossiers: state = confirmed, late, missing (its time has passed), open; the Office''s list of missing confirmations is state = missing. Nguồn: QĐ2926 Điều 16.3.';

create function private.overdue_check_code(p_check_id bigint)
returns text language plpgsql stable set search_path = '' as $$
begin
  return (select format('%s %s', a.code, to_char(c.day, 'DD/MM/YYYY')) || case c.slot when 'morning' then ' 10:30' else ' 15:00' end
    from public.overdue_checks c join public.agencies a on a.id = c.agency_id where c.id = p_check_id);
end $$;
comment on function private.overdue_check_code(bigint) is 'A review as people name it: desk, day, hour.';

create function private.on_overdue_check_warned(p_clock sla.clocks, p_at timestamptz)
returns void language plpgsql volatile set search_path = '' as $$
begin
  perform private.notify_staff(private.one_stop_heads(p_clock.agency_id), 'overdue_check_due', 'overdue_check', p_clock.subject_id,
    (select jsonb_build_object('agency', a.name, 'due_at', c.due_at) from public.overdue_checks c join public.agencies a on a.id = c.agency_id where c.id = p_clock.subject_id), p_at);
end $$;
comment on function private.on_overdue_check_warned(sla.clocks, timestamptz) is 'The review is owed soon: the head of the desk is reminded.';

create function private.on_overdue_check_breached(p_clock sla.clocks, p_at timestamptz)
returns void language plpgsql volatile set search_path = '' as $$
declare v_check public.overdue_checks;
begin
  update public.overdue_checks set missed_at = p_at where id = p_clock.subject_id returning * into v_check;
  perform private.notify_staff(
    case when 'supervisor' = any ((select r.breach_tells from sla.rules r where r.id = p_clock.rule_id)::text[]) then private.staff_everywhere('tickets.supervise') else '{}' end
      || private.one_stop_heads(v_check.agency_id), 'overdue_check_missed', 'overdue_check', v_check.id,
    (select jsonb_build_object('agency', a.name, 'due_at', v_check.due_at) from public.agencies a where a.id = v_check.agency_id), p_at);
end $$;
comment on function private.on_overdue_check_breached(sla.clocks, timestamptz) is 'Nobody confirmed in time: the Office is told. Nguồn: QĐ2926 Điều 16.3; SPEC §2.';

insert into sla.subjects (type, name, name_en, code_function, tell_handler, lock_function) values
  ('overdue_check', 'Rà soát hồ sơ quá hạn', 'Review of overdue dossiers', 'private.overdue_check_code', 'private.on_overdue_check_warned', 'private.lock_overdue_check')
on conflict (type) do update set name = excluded.name, name_en = excluded.name_en, code_function = excluded.code_function,
  tell_handler = excluded.tell_handler, lock_function = excluded.lock_function;
insert into sla.breach_actions (code, handler, description) values
  ('overdue_check.tell', 'private.on_overdue_check_breached', 'Báo Văn phòng rằng Bộ phận Một cửa chưa xác nhận rà soát')
on conflict (code) do update set handler = excluded.handler, description = excluded.description;

create function private.lock_overdue_check(p_check_id bigint, p_is_waiting boolean)
returns boolean language plpgsql volatile set search_path = '' as $$
begin
  if p_is_waiting then
    perform from public.overdue_checks c where c.id = p_check_id for update;
    return true;
  end if;
  perform from public.overdue_checks c where c.id = p_check_id for update skip locked;
  return found;
end $$;
comment on function private.lock_overdue_check(bigint, boolean) is 'Locks a review as its confirmation does.';

create policy "clocks.read: with the review of overdue dossiers" on sla.clocks for select to authenticated
  using (subject_type = 'overdue_check' and ((select authz.can_all('dossiers.read')) or agency_id = any ((select authz.agency_ids('dossiers.check'))::bigint[])));

create table private.overdue_check_days (
  agency_id bigint primary key references public.agencies (id),
  opened_until date not null
);
comment on table private.overdue_check_days is 'Up to which day the reviews of each desk have been made.';
alter table private.overdue_check_days enable row level security;

create function private.open_overdue_checks(p_now timestamptz)
returns integer language plpgsql volatile set search_path = '' as $$
declare
  v_today date := (p_now at time zone 'Asia/Ho_Chi_Minh')::date;
  v_times jsonb := jsonb_build_object('morning', coalesce(private.setting('dossiers.check_morning') #>> '{}', '10:30'),
    'afternoon', coalesce(private.setting('dossiers.check_afternoon') #>> '{}', '15:00'));
  v_desk record;
  v_day date;
  v_opens timestamptz;
  v_closes timestamptz;
  v_slot text;
  v_due_at timestamptz;
  v_id bigint;
  v_count integer := 0;
begin
  -- Desks where somebody sits and dossiers are open; a desk that begins today owes nothing for yesterday.
  for v_desk in
    select a.id, a.calendar_id, coalesce(o.opened_until, v_today - 1) as until
    from public.agencies a left join private.overdue_check_days o on o.agency_id = a.id
    where a.archived_at is null and coalesce(o.opened_until, v_today - 1) < v_today
      and exists (select from public.staff_roles sr join public.staff s on s.id = sr.staff_id and s.is_active
        where sr.agency_id = a.id and sr.role_code = 'one_stop_officer')
      and exists (select from public.dossiers d where d.agency_id = a.id and d.status in ('submitted', 'accepted', 'supplement_requested', 'processing', 'suspended', 'result_ready'))
    order by a.id
  loop
    -- A worker that was away for weeks does not flood the Office with what nobody can mend.
    for v_day in select d::date from generate_series(greatest(v_desk.until + 1, v_today - 7), v_today, interval '1 day') d loop
      v_closes := sla.add_calendar_days(v_desk.calendar_id, v_day::timestamp at time zone 'Asia/Ho_Chi_Minh', 0);
      v_opens := sla.add_working_time(v_desk.calendar_id, v_day::timestamp at time zone 'Asia/Ho_Chi_Minh', interval '0');
      exit when v_opens > p_now;
      insert into private.overdue_check_days as o (agency_id, opened_until) values (v_desk.id, v_day)
      on conflict (agency_id) do update set opened_until = greatest(o.opened_until, excluded.opened_until);
      continue when (v_closes at time zone 'Asia/Ho_Chi_Minh')::date <> v_day;
      update public.overdue_checks set closed_at = v_opens where agency_id = v_desk.id and day < v_day and confirmed_at is null and closed_at is null;
      foreach v_slot in array '{morning,afternoon}'::text[] loop
        -- On a short day the later review is owed by its end.
        v_due_at := least((v_day + (v_times ->> v_slot)::time) at time zone 'Asia/Ho_Chi_Minh', v_closes);
        continue when v_due_at <= v_opens;
        insert into public.overdue_checks (agency_id, day, slot, opens_at, due_at) values (v_desk.id, v_day, v_slot, v_opens, v_due_at)
        on conflict (agency_id, day, slot) do nothing returning id into v_id;
        if v_id is not null then
          perform sla.start_clock('dossier.overdue_check', 'overdue_check', v_id, v_desk.id, v_opens, v_due_at);
          v_count := v_count + 1;
        end if;
      end loop;
    end loop;
  end loop;
  return v_count;
end $$;
comment on function private.open_overdue_checks(timestamptz) is
  'Called each minute: on each working day of a desk makes its two reviews with their clocks, once, however late it is called. Returns how many. Nguồn: QĐ2926 Điều 16.3.';

create function private.confirm_overdue_check(p_actor_id bigint, p_now timestamptz, p_check_id bigint, p_remark text)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_check public.overdue_checks;
  v_ids bigint[];
  v_remark text := left(private.tidy(p_remark), 2000);
begin
  select * into v_check from public.overdue_checks c where c.id = p_check_id for update;
  if not found then
    perform private.fail('404', 'dossier.check_not_found', 'no such review');
  end if;
  perform sla.settle('overdue_check', p_check_id, p_now);
  if v_check.confirmed_at is not null then
    perform private.fail('409', 'dossier.check_confirmed', 'this review has been confirmed', jsonb_build_object('by', v_check.confirmed_by_name));
  elsif v_check.closed_at is not null then
    perform private.fail('409', 'dossier.check_closed', 'the day of this review is over');
  elsif p_now < v_check.opens_at then
    perform private.fail('409', 'dossier.check_early', 'the day has not begun');
  elsif v_check.slot = 'afternoon' and exists (select from public.overdue_checks m where m.agency_id = v_check.agency_id and m.day = v_check.day and m.slot = 'morning' and m.due_at > p_now) then
    -- One look in the morning does not serve for the whole day.
    perform private.fail('409', 'dossier.check_early', 'the morning''s review is still to come');
  end if;
  select coalesce(array_agg(d.id order by d.due_at), '{}') into v_ids from public.dossiers d where d.agency_id = v_check.agency_id and d.due_at < p_now;
  if cardinality(v_ids) > 0 then
    v_remark := private.dossier_text(p_remark, 'remark', 2000);
  end if;
  perform sla.stop_clocks('overdue_check', p_check_id, null, p_now);
  update public.overdue_checks set confirmed_at = p_now, confirmed_by_id = p_actor_id, confirmed_by_name = private.staff_name(p_actor_id), remark = v_remark,
    overdue_count = cardinality(v_ids), dossier_ids = v_ids
  where id = p_check_id;
  return jsonb_build_object('id', p_check_id, 'state', case when p_now <= v_check.due_at then 'confirmed' else 'late' end, 'overdue_count', cardinality(v_ids));
end $$;
comment on function private.confirm_overdue_check(bigint, timestamptz, bigint, text) is
  'The head of the desk has looked through the overdue dossiers; with a remark when there are any. After its time it is late, and the Office has been told. Nguồn: QĐ2926 Điều 16.3.';

create function public.confirm_overdue_check(p_check_id bigint, p_remark text default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('head_one_stop');
begin
  if not exists (select from public.overdue_checks c where c.id = p_check_id and c.agency_id = any (authz.agency_ids('head_one_stop'))) then
    perform private.fail('404', 'dossier.check_not_found', 'no such review');
  end if;
  return private.confirm_overdue_check(v_actor_id, clock_timestamp(), p_check_id, p_remark);
end $$;
comment on function public.confirm_overdue_check(bigint, text) is
  'Confirms that the overdue list was reviewed: {id, state: confirmed | late, overdue_count}. For whoever heads the desk (head_one_stop). Nguồn: QĐ2926 Điều 16.3.';
