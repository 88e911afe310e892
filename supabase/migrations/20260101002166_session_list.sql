-- The one list of sessions behind calendar, list, export and the numbers that lead to it. Nguồn: SPEC §5.

create view public.session_list with (security_invoker = true) as
  select s.id, s.code, s.kind, s.title, s.status, s.starts_at, s.ends_at, s.agency_id, a.name as agency_name, s.chair_id, s.chair_name, s.chair_title,
    s.secretary_name, s.is_recorded, s.reported_at, s.invited_at, s.tested_at, s.live_at, s.ended_at, s.concluded_at, s.cancelled_at, s.cancel_reason,
    s.reschedule_count, s.reception_day_id, s.has_city_leader, s.version, s.last_event_at, s.search,
    p.point_count, p.central_point_name, t.participant_count, t.accepted_count, t.declined_count, t.waiting_count, c.case_count, c.unapproved_count,
    k.next_rule_code, k.next_due_at, k.next_state,
    case when s.status in ('planned', 'reported', 'invited', 'tested') then
      (c.unapproved_count > 0 and not exists (select from public.session_waivers w where w.session_id = s.id and w.kind = 'unapproved_case' and w.at >= e.at))::integer
      + (coalesce((e.data ->> 'is_short_notice')::boolean, false)
        and not exists (select from public.session_waivers w where w.session_id = s.id and w.kind = 'short_notice' and w.at >= e.at))::integer
      else 0 end as obstacle_count,
    s.live_at is not null or s.status in ('live', 'ended', 'concluded') as is_held,
    (select q.state from sla.clocks q where q.subject_type = 'session' and q.subject_id = s.id and q.rule_code = 'session.conclusion' and q.state <> 'cancelled'
      order by q.id desc limit 1) as conclusion_state,
    exists (select from public.session_ratings r where r.session_id = s.id) as is_rated
  from public.sessions s
  left join public.agencies a on a.id = s.agency_id
  left join lateral (
    select count(*) as point_count, max(m.name) filter (where sp.part = 'central') as central_point_name
    from public.session_points sp join public.meeting_points m on m.id = sp.point_id where sp.session_id = s.id
  ) p on true
  left join lateral (
    select count(*) as participant_count, count(*) filter (where x.invitation in ('accepted', 'substituted')) as accepted_count,
      count(*) filter (where x.invitation = 'declined') as declined_count, count(*) filter (where x.invitation = 'sent') as waiting_count
    from public.session_participants x where x.session_id = s.id and x.removed_at is null
  ) t on true
  left join lateral (
    select count(*) as case_count, count(*) filter (where v.decided_at is null) as unapproved_count
    from public.session_cases sc left join public.cases v on v.id = sc.case_id where sc.session_id = s.id
  ) c on true
  left join lateral (
    select e.at, e.data from public.session_events e where e.session_id = s.id and e.kind in ('planned', 'rescheduled') order by e.id desc limit 1
  ) e on true
  left join lateral (
    select q.rule_code as next_rule_code, q.due_at as next_due_at, q.state as next_state from sla.clocks q
    where q.subject_type = 'session' and q.subject_id = s.id and q.state in ('running', 'due_soon', 'overdue') order by q.due_at limit 1
  ) k on true;
comment on view public.session_list is
  'Sessions with their counts, replies, next deadline and the obstacles nobody has set aside (short notice, unapproved cases); is_held = it took place, conclusion_state of the deadline of its conclusion, is_rated by a citizen; the one list behind calendar, list and export. Nguồn: SPEC §5.';
