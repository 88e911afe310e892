-- Follow-up tasks as lists show them, and how many wait for whom. Nguồn: SPEC §5; QĐ3394 Điều 6.1đ.

create view public.case_task_list with (security_invoker = true) as
  select t.id, t.case_id, c.code as case_code, c.title as case_title, t.session_id, s.code as session_code, s.title as session_title, t.agency_id, a.name as agency_name,
    a.short_name as agency_short_name, t.task, t.status, t.due_at, t.assigned_at, t.assigned_by_name, t.report, t.reported_at, t.accepted_at, t.version, t.last_event_at,
    coalesce(c.code, s.code) || '/NV' || t.id as code,
    case when t.status = 'open' then coalesce(k.live_state, 'running') else 'none' end as clock_state,
    case when t.status = 'open' then k.remaining_seconds end as remaining_seconds,
    t.status <> 'cancelled' and coalesce(t.reported_at, now()) > t.due_at and t.status <> 'done' as is_late,
    t.officer_id, t.officer_name, t.status = 'open' and t.due_at < now() as is_overdue, t.reported_at <= t.due_at as is_in_time,
    public.fold(concat_ws(' ', coalesce(c.code, s.code) || '/NV' || t.id, s.code, c.title, t.task, a.name)) as search
  from public.case_tasks t
  join public.agencies a on a.id = t.agency_id
  left join public.cases c on c.id = t.case_id
  left join public.sessions s on s.id = t.session_id
  left join lateral (
    select k.live_state, k.remaining_seconds from public.clocks k
    where k.subject_type = 'case_task' and k.subject_id = t.id and k.state in ('running', 'due_soon', 'overdue') order by k.id desc limit 1
  ) k on true;
comment on view public.case_task_list is
  'Follow-up tasks with what they belong to and how they stand now; the one list behind screen, board and export. What a reader may not see of case or session stays empty.';

create function public.follow_up_counts()
returns jsonb language plpgsql stable security definer set search_path = '' as $$
declare v_result jsonb;
begin
  if authz.person() is null then
    perform private.fail('401', 'authz.not_signed_in', 'no active staff account');
  end if;
  select jsonb_build_object(
      'open', count(*) filter (where t.status = 'open'),
      'overdue', count(*) filter (where t.status = 'open' and t.due_at <= now()),
      'due_soon', count(*) filter (where t.status = 'open' and t.due_at > now() and exists (
        select from sla.clocks k where k.subject_type = 'case_task' and k.subject_id = t.id and k.state in ('running', 'due_soon') and k.warn_at <= now())),
      'reported', count(*) filter (where t.status = 'reported'))
    into v_result
  from public.case_tasks t
  where t.status in ('open', 'reported') and (authz.can_all('cases.read') or t.agency_id = any (authz.agency_ids('cases.read')));
  return v_result || (
    -- The one submitted first is signed first.
    select jsonb_build_object('to_sign', count(*), 'sign_session_id', (array_agg(s.id order by c.submitted_at, s.id))[1])
    from public.session_conclusions c join public.sessions s on s.id = c.session_id
    where c.submitted_at is not null and c.signed_at is null and s.status = 'ended' and coalesce(authz.allows('sign_conclusion', s.agency_id), false));
end $$;
comment on function public.follow_up_counts() is
  'Of the follow-up tasks a person may read: open, overdue, due_soon, reported (waiting for the board); and conclusions waiting for their signature (to_sign, sign_session_id the first). Nguồn: SPEC §5, §8.';
