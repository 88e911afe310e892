-- The worker's look at the thresholds on charts (the file before): with the rights of whoever set them, told once.

create function bi.row_value(p_row jsonb, p_measure text)
returns double precision language sql immutable set search_path = '' as $$ select (p_row -> p_measure ->> 'value')::double precision $$;
comment on function bi.row_value(jsonb, text) is 'A measure in a row of an answer of bi_query().';

create function bi.row_label(p_row jsonb, p_columns jsonb)
returns text language sql immutable set search_path = '' as $$
  select string_agg(coalesce(p_row -> (c.value ->> 'code') ->> 'label', '–'), ', ' order by c.ordinality)
  from jsonb_array_elements(p_columns) with ordinality as c where c.value ->> 'kind' = 'dimension'
$$;
comment on function bi.row_label(jsonb, jsonb) is 'What a row of an answer is about: the names of its dimensions; null of the whole.';

create function bi.number_text(p_value double precision, p_column jsonb)
returns text language sql immutable set search_path = '' as $$
  select case p_column ->> 'format'
    when 'percent' then translate(to_char(p_value * 100, 'FM999,999,990.0'), ',.', '.,') || ' %'
    when 'seconds' then translate(to_char(p_value / 3600, 'FM999,999,990.0'), ',.', '.,') || ' giờ làm việc'
    when 'minutes' then translate(to_char(p_value / 60, 'FM999,999,990.0'), ',.', '.,') || ' phút'
    when 'score' then translate(to_char(p_value, 'FM990.00'), ',.', '.,')
    else translate(to_char(p_value, 'FM999,999,999,990'), ',.', '.,') || coalesce(' ' || (p_column ->> 'unit'), '') end
$$;
comment on function bi.number_text(double precision, jsonb) is 'A number as a Vietnamese sentence writes it, by the column of an answer it stands in.';

create function private.ask_as(p_user_id uuid, p_query jsonb, p_chart_id bigint default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_role text := current_setting('role');
  v_answer jsonb;
begin
  -- Not security definer: a role cannot be taken on inside one. Both ways of setting a claim, as PostgREST and the embedded server do.
  perform set_config('request.jwt.claims', jsonb_build_object('sub', p_user_id, 'role', 'authenticated')::text, true),
    set_config('request.jwt.claim.sub', p_user_id::text, true), set_config('request.jwt.claim.role', 'authenticated', true);
  perform set_config('role', 'authenticated', true);
  v_answer := public.bi_query(p_query);
  if p_chart_id is not null and not exists (select from public.charts c where c.id = p_chart_id) then
    perform bi.refuse('404', 'chart.not_found', 'this person cannot read the chart (any more)');
  end if;
  perform set_config('role', v_role, true);
  perform set_config('request.jwt.claims', '', true), set_config('request.jwt.claim.sub', '', true), set_config('request.jwt.claim.role', '', true);
  return v_answer;
end $$;
comment on function private.ask_as(uuid, jsonb, bigint) is
  'What bi_query() would answer this person: asked in their role and under row-level security, refused when they may not read the chart it is asked for. Call it inside a block of its own, so that an error gives the caller''s role back.';

create function private.check_chart_alert(p_alert_id bigint, p_now timestamptz)
returns text language plpgsql volatile set search_path = '' as $$
declare
  v_alert public.chart_alerts;
  v_chart public.charts;
  v_state public.chart_alert_states;
  v_user_id uuid;
  v_period record;
  v_query jsonb;
  v_answer jsonb;
  v_error text;
  v_value double precision;
  v_over jsonb := '[]';
  v_is_over boolean;
  v_measure jsonb;
  v_name text;
begin
  -- Another worker that is at it has it: this one leaves it.
  select a.* into v_alert from public.chart_alerts a where a.id = p_alert_id and a.is_active for update skip locked;
  if v_alert.id is null then
    return 'skipped';
  end if;
  select c.* into v_chart from public.charts c where c.id = v_alert.chart_id;
  select s.user_id into v_user_id from public.staff s where s.id = v_alert.staff_id and s.is_active and s.archived_at is null;
  v_period := bi.resolve_period(v_chart.period, p_now);
  v_query := (v_chart.query - 'compare' - 'sort' - 'totals' - case v_alert.scope when 'total' then 'dimensions' else 'limit' end)
    || jsonb_build_object('measures', jsonb_build_array(v_alert.measure), 'period', jsonb_build_object('from', v_period.from_on, 'to', v_period.to_on));
  begin
    if v_user_id is null then
      perform private.fail('403', 'chart.alert_without_person', 'whoever set the alert has no login any more');
    end if;
    v_answer := private.ask_as(v_user_id, v_query, v_chart.id);
  exception when others then
    -- A wrong question must not stop the others; it is shown beside the alert.
    get stacked diagnostics v_error = pg_exception_hint;
    v_error := coalesce(nullif(v_error, ''), 'unexpected');
  end;
  if v_error is not null then
    insert into public.chart_alert_states (alert_id, is_over, checked_at, error_key) values (p_alert_id, false, p_now, v_error)
    on conflict (alert_id) do update set checked_at = excluded.checked_at, error_key = excluded.error_key;
    return 'failed';
  end if;

  select coalesce(jsonb_agg(jsonb_build_object('label', o.label, 'value', o.value) order by o.distance desc), '[]') into v_over
  from (
    select bi.row_label(r.row, v_answer -> 'columns') as label, bi.row_value(r.row, v_alert.measure) as value,
      abs(bi.row_value(r.row, v_alert.measure) - v_alert.threshold) as distance
    from jsonb_array_elements(v_answer -> 'rows') as r (row)
    where case v_alert.comparison when 'above' then bi.row_value(r.row, v_alert.measure) > v_alert.threshold
      else bi.row_value(r.row, v_alert.measure) < v_alert.threshold end
    order by distance desc limit 10
  ) o;
  v_is_over := jsonb_array_length(v_over) > 0;
  v_value := case when v_is_over then (v_over -> 0 ->> 'value')::double precision
    when v_alert.scope = 'total' then bi.row_value(v_answer -> 'rows' -> 0, v_alert.measure) end;

  select s.* into v_state from public.chart_alert_states s where s.alert_id = p_alert_id;
  insert into public.chart_alert_states (alert_id, is_over, value, over, since, checked_at)
  values (p_alert_id, v_is_over, v_value, v_over, p_now, p_now)
  on conflict (alert_id) do update set is_over = excluded.is_over, value = excluded.value, over = excluded.over, checked_at = excluded.checked_at, error_key = null,
    since = case when chart_alert_states.is_over = excluded.is_over then chart_alert_states.since else excluded.since end;
  -- Once when it passes; silent while it stays there.
  if not v_is_over or coalesce(v_state.is_over, false) then
    return 'looked';
  end if;
  select c.value into v_measure from jsonb_array_elements(v_answer -> 'columns') c where c.value ->> 'code' = v_alert.measure;
  v_name := coalesce(v_measure ->> 'name', v_alert.measure);
  perform private.notify_staff(array[v_alert.staff_id], 'chart_alert', 'chart', v_chart.id, jsonb_build_object(
      'alert_id', p_alert_id, 'chart_id', v_chart.id, 'chart', v_chart.name, 'measure', v_name,
      'value', bi.number_text(v_value, v_measure), 'threshold', bi.number_text(v_alert.threshold, v_measure),
      'comparison', v_alert.comparison, 'comparison_text', case v_alert.comparison when 'above' then 'vượt' else 'xuống dưới' end,
      'where', (select string_agg(o ->> 'label', '; ') from jsonb_array_elements(v_over) o where o ->> 'label' is not null)),
    p_now, case when v_alert.sends_email then '{email}'::text[] else '{}'::text[] end,
    format('chart_alert:%s:%s', p_alert_id, extract(epoch from p_now)));
  return 'fired';
end $$;
comment on function private.check_chart_alert(bigint, timestamptz) is
  'Looks at one alert with the rights of whoever set it: tells them (bell, letter) when the number passes the threshold, once until it is back. The worker calls it, a transaction an alert. Nguồn: SPEC §8, §10.';

create function private.alert_stands(p_alert_id bigint, p_told_at timestamptz)
returns boolean language sql stable set search_path = '' as $$
  select exists (
    select from public.chart_alerts a join public.chart_alert_states s on s.alert_id = a.id
    where a.id = p_alert_id and a.is_active and s.is_over and s.since <= p_told_at and s.error_key is null
      and (exists (select from public.staff_roles r join authz.role_permissions p on p.role_code = r.role_code
          where r.staff_id = a.staff_id and p.permission_code = 'charts.build')
        or exists (select from public.staff_permissions p where p.staff_id = a.staff_id and p.permission_code = 'charts.build')))
$$;
comment on function private.alert_stands(bigint, timestamptz) is
  'Whether a letter about an alert, which may have waited for the morning, is still true and still for its reader: the number is beyond the threshold as it was then, and whoever set it may ask for it.';

create function private.due_chart_alerts(p_now timestamptz)
returns setof bigint language sql stable set search_path = '' as $$
  select a.id from public.chart_alerts a left join public.chart_alert_states s on s.alert_id = a.id
  where a.is_active and (s.checked_at is null or s.checked_at <= p_now
    - make_interval(mins => coalesce((private.setting('alerts.minutes') #>> '{}')::integer, 5)))
  order by s.checked_at nulls first, a.id
$$;
comment on function private.due_chart_alerts(timestamptz) is 'The alerts to look at now: each is looked at every few minutes (setting alerts.minutes).';
