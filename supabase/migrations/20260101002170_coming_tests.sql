-- The technicians' list: points of the sessions ahead, how each was tested last, until when both rounds are due.
-- Nguồn: QĐ3394 Điều 6.1a, 9.1.

create function public.coming_tests(p_days integer default 30)
returns jsonb language plpgsql stable security definer set search_path = '' as $$
begin
  perform authz.require('sessions.test');
  return coalesce((
    select jsonb_agg(jsonb_build_object('id', s.id, 'code', s.code, 'title', s.title, 'starts_at', s.starts_at,
      'points', (
        select coalesce(jsonb_agg(jsonb_build_object('id', sp.id, 'name', m.name, 'part', sp.part, 'contact_name', coalesce(sp.contact_name, m.technician),
          'contact_phone', coalesce(sp.contact_phone, m.phone), 'is_passed', t.is_passed, 'tested_at', t.tested_at, 'tested_by', t.staff_name,
          -- A test made before the session was moved by weeks says nothing of it.
          'counts', coalesce(private.counts_test(t, s), false)) order by sp.part, sp.position, sp.id), '[]')
        from public.session_points sp
        join public.meeting_points m on m.id = sp.point_id
        left join lateral (select x.* from public.session_tests x where x.session_point_id = sp.id order by x.tested_at desc, x.id desc limit 1) t on true
        where sp.session_id = s.id),
      'clocks', (
        select coalesce(jsonb_agg(jsonb_build_object('rule_code', c.rule_code, 'state', c.live_state, 'due_at', c.due_at, 'remaining_seconds', c.remaining_seconds,
          'citation', c.citation) order by c.due_at, c.id), '[]')
        from public.clocks c
        where c.subject_type = 'session' and c.subject_id = s.id and c.state <> 'cancelled' and c.rule_code in ('session.test_day_before', 'session.test_two_hours')))
      order by s.starts_at, s.id)
    from public.sessions s
    where s.status in ('planned', 'reported', 'invited', 'tested') and s.ends_at > now() and s.starts_at < now() + make_interval(days => least(greatest(p_days, 1), 366))
      and (authz.can_all('sessions.test') or s.agency_id = any (authz.agency_ids('sessions.test')))), '[]');
end $$;
comment on function public.coming_tests(integer) is
  'The points of the sessions of the next days with their last test and the two test deadlines: [{id, code, title, starts_at, points, clocks}], the nearest first. Nguồn: QĐ3394 Điều 6.1a, 9.1.';
