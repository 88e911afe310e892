-- A case put on a session or taken off it, and the list of cases.

create function private.schedule_case(p_case_id bigint, p_session_id bigint, p_at timestamptz, p_actor_id bigint)
returns void language plpgsql volatile set search_path = '' as $$
declare v_session public.sessions; v_status text;
begin
  select * into v_session from public.sessions s where s.id = p_session_id;
  select c.status into v_status from public.cases c where c.id = p_case_id;
  -- A case the Chair has not agreed to keeps its state until then: the session shows it as an obstacle.
  perform private.set_case_status(p_case_id, case when v_status in ('approved', 'received') then 'scheduled' else v_status end, 'scheduled', p_at, p_actor_id, null,
    jsonb_build_object('session_id', p_session_id, 'session_code', v_session.code, 'starts_at', v_session.starts_at));
end $$;
comment on function private.schedule_case(bigint, bigint, timestamptz, bigint) is 'A session takes a case up. Nguồn: SPEC §5.';

create function private.unschedule_case(p_case_id bigint, p_session_id bigint, p_at timestamptz, p_actor_id bigint)
returns void language plpgsql volatile set search_path = '' as $$
declare v_case public.cases;
begin
  select * into v_case from public.cases c where c.id = p_case_id;
  perform private.set_case_status(p_case_id, case when v_case.status = 'scheduled' then 'approved' else v_case.status end, 'unscheduled', p_at, p_actor_id, null,
    jsonb_build_object('session_id', p_session_id, 'session_code', (select s.code from public.sessions s where s.id = p_session_id)));
end $$;
comment on function private.unschedule_case(bigint, bigint, timestamptz, bigint) is 'A session lets a case go, or is called off: it can be planned again.';

-- The list -----------------------------------------------------------------------------------------------

create view public.case_list with (security_invoker = true) as
  select c.id, c.code, c.status, c.matter, c.title, c.content, c.category_id, k.name as category_name, c.commune_id, m.name as commune_name, c.is_group, c.head_count,
    c.citizen_name_masked, c.registered_at, c.registered_by_name, c.agency_id, c.agency_name, c.proposal, c.proposed_at, c.decided_at, c.decision_note, c.outcome, c.concluded_at, c.closed_at, c.version,
    c.last_event_at, c.search, c.custom,
    (select string_agg(x.criterion, ', ' order by x.criterion) from public.case_criteria x where x.case_id = c.id) as criteria,
    (select count(*) from public.case_tasks t where t.case_id = c.id and t.status in ('open', 'reported')) as open_task_count,
    n.session_id, n.session_code, n.session_starts_at
  from public.cases c
  left join public.categories k on k.id = c.category_id
  left join public.agencies m on m.id = c.commune_id
  left join lateral (
    select s.id as session_id, s.code as session_code, s.starts_at as session_starts_at
    from public.session_cases sc join public.sessions s on s.id = sc.session_id
    where sc.case_id = c.id and s.status <> 'cancelled' order by s.starts_at desc limit 1
  ) n on true;
comment on view public.case_list is 'Cases with the names of what they refer to, their criteria, open tasks and last session; the one list behind screen and export.';
