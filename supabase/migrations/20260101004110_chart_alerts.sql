-- Thresholds on a chart. The worker looks after them, but with the rights of whoever set them: the number it compares is
-- the number that person would see.

create table public.chart_alerts (
  id bigint generated always as identity primary key,
  staff_id bigint not null default authz.person() references public.staff (id) on delete cascade,
  chart_id bigint not null references public.charts (id) on delete cascade,
  measure text not null,
  scope text not null default 'total' check (scope in ('total', 'any')),
  comparison text not null check (comparison in ('above', 'below')),
  threshold double precision not null check (threshold between -1e15 and 1e15),
  sends_email boolean not null default true,
  is_active boolean not null default true,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp()
);
comment on table public.chart_alerts is
  'Tell me when a number of this chart passes a threshold. One''s own: nobody else sees or edits it. Nguồn: SPEC §8, §10.';
comment on column public.chart_alerts.scope is 'total = the chart''s number as a whole; any = any one of its rows (an agency, a channel).';
comment on column public.chart_alerts.threshold is 'In the measure''s own unit; of a share, as a fraction (0.2 = 20 %).';
create index chart_alerts_staff on public.chart_alerts (staff_id);
create index chart_alerts_chart on public.chart_alerts (chart_id);

create table public.chart_alert_states (
  alert_id bigint primary key references public.chart_alerts (id) on delete cascade,
  is_over boolean not null,
  value double precision,
  over jsonb not null default '[]',
  since timestamptz,
  checked_at timestamptz not null,
  error_key text
);
comment on table public.chart_alert_states is
  'How each alert stood when it was last looked at. While is_over it has been told and is silent; back under the threshold it is armed again. Apart from the alert, so that the audit of what people change is not drowned by it.';
comment on column public.chart_alert_states.over is 'The rows beyond the threshold: [{"label", "value"}], the furthest first, at most ten.';
comment on column public.chart_alert_states.error_key is 'Why it could not be looked at (errors.<key> in the console).';

create trigger tg_chart_alerts__touch before update on public.chart_alerts for each row execute function private.tg_touch();
create trigger tg_chart_alerts__audit after insert or update or delete on public.chart_alerts for each row execute function private.tg_audit();

create function private.tg_chart_alerts__rearm()
returns trigger language plpgsql volatile security definer set search_path = '' as $$
begin
  if (new.measure, new.scope, new.comparison, new.threshold, new.is_active)
    is distinct from (old.measure, old.scope, old.comparison, old.threshold, old.is_active) then
    delete from public.chart_alert_states s where s.alert_id = new.id;
  end if;
  return null;
end $$;
comment on function private.tg_chart_alerts__rearm() is 'Another threshold is another alert: it is armed anew and may tell at once.';
create trigger tg_chart_alerts__rearm after update on public.chart_alerts for each row execute function private.tg_chart_alerts__rearm();

alter table public.chart_alerts enable row level security;
alter table public.chart_alert_states enable row level security;
create policy "chart_alerts.read: own" on public.chart_alerts for select to authenticated
  using ((select authz.can('charts.build')) and staff_id = (select authz.person()));
create policy "chart_alerts.insert: own, on a chart one sees" on public.chart_alerts for insert to authenticated
  with check (staff_id = (select authz.person()) and exists (select from public.charts c where c.id = chart_id));
create policy "chart_alerts.update: own, on a chart one sees" on public.chart_alerts for update to authenticated
  using (staff_id = (select authz.person())) with check (staff_id = (select authz.person()) and exists (select from public.charts c where c.id = chart_id));
create policy "chart_alerts.delete: own" on public.chart_alerts for delete to authenticated
  using ((select authz.can('charts.build')) and staff_id = (select authz.person()));
create policy "chart_alert_states.read: with the alert" on public.chart_alert_states for select to authenticated
  using (exists (select from public.chart_alerts a where a.id = alert_id));

-- Periods -------------------------------------------------------------------------------------------

create function bi.resolve_period(p_period text, p_now timestamptz, out from_on date, out to_on date)
returns record language plpgsql immutable set search_path = '' as $$
declare
  v_today date := (p_now at time zone 'Asia/Ho_Chi_Minh')::date;
  v_week date := date_trunc('week', v_today::timestamp)::date;
  v_month date := date_trunc('month', v_today::timestamp)::date;
  v_quarter date := date_trunc('quarter', v_today::timestamp)::date;
  v_year date := date_trunc('year', v_today::timestamp)::date;
begin
  -- A running period ends with today, so that comparing it with the one before compares equally many days.
  to_on := v_today + 1;
  case p_period
    when 'today' then from_on := v_today;
    when 'yesterday' then from_on := v_today - 1; to_on := v_today;
    when 'this_week' then from_on := v_week;
    when 'last_week' then from_on := v_week - 7; to_on := v_week;
    when 'this_month' then from_on := v_month;
    when 'last_month' then from_on := v_month - interval '1 month'; to_on := v_month;
    when 'this_quarter' then from_on := v_quarter;
    when 'last_quarter' then from_on := v_quarter - interval '3 months'; to_on := v_quarter;
    when 'this_year' then from_on := v_year;
    when 'last_year' then from_on := v_year - interval '1 year'; to_on := v_year;
    when 'last_7_days' then from_on := v_today - 6;
    when 'last_30_days' then from_on := v_today - 29;
    when 'last_90_days' then from_on := v_today - 89;
    when 'last_12_weeks' then from_on := v_week - 77;
    when 'last_12_months' then from_on := v_month - interval '11 months';
    when 'last_24_months' then from_on := v_month - interval '23 months';
    else perform private.fail('422', 'chart.unknown_period', 'unknown period: ' || coalesce(p_period, 'null'), '{"field": "period"}');
  end case;
end $$;
comment on function bi.resolve_period(text, timestamptz) is
  'A relative period as days of the office, [from, to): the same as in the console''s lib/periods.ts.';
