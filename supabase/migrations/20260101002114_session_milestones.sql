-- Milestones of a session: reported, invited, tested, set aside with a reason; moved to another day, cancelled.
-- Nguồn: QĐ3394 Điều 6; SPEC §5.

create function private.session_rank(p_status text)
returns integer language sql immutable parallel safe set search_path = '' as $$
  select array_position('{planned,reported,invited,tested,live,ended,concluded}'::text[], p_status)
$$;
comment on function private.session_rank(text) is 'How far along a status is: a milestone reached out of order never takes the status back.';

create function private.report_session(p_actor_id bigint, p_now timestamptz, p_session_id bigint, p_note text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_session public.sessions := private.open_session(p_session_id, p_now, p_version, '{planned,reported,invited,tested}', 'report_session');
  v_now timestamptz := greatest(p_now, v_session.last_event_at);
begin
  if v_session.reported_at is not null then
    perform private.fail('409', 'session.done_already', 'the plan has been reported', '{"step": "report_session"}');
  end if;
  update public.sessions set reported_at = v_now, status = case when private.session_rank(status) < 2 then 'reported' else status end where id = p_session_id;
  perform sla.stop_clocks('session', p_session_id, '{session.plan_report}', v_now);
  perform private.tell_about_session(p_session_id, private.session_people(v_session, '{chair,supervisor}'), 'session_reported', v_now, '{email}');
  return private.finish_session_step(v_session, 'reported', v_now, p_actor_id, private.tidy(p_note));
end $$;
comment on function private.report_session(bigint, timestamptz, bigint, text, integer) is
  'The plan, the cases and the review of their files have been reported to the leaders. Nguồn: QĐ3394 Điều 6.1a, 6.2a, 6.3a.';

create function public.report_session(p_session_id bigint, p_note text default null, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('sessions.edit');
begin
  return private.report_session(v_actor_id, clock_timestamp(), p_session_id, p_note, p_version);
end $$;
comment on function public.report_session(bigint, text, integer) is 'Records that the plan was reported to the leaders. Nguồn: QĐ3394 Điều 6.1a.';

create function private.send_invitations(p_session_id bigint, p_at timestamptz, p_template text)
returns integer language plpgsql volatile set search_path = '' as $$
declare v_session public.sessions; v_count integer; v_ids bigint[];
begin
  select * into v_session from public.sessions s where s.id = p_session_id;
  with sent as (
    update public.session_participants t set invitation = 'sent', invited_at = p_at, replied_at = null, reply_note = null, substitute_name = null, substitute_title = null
    where t.session_id = p_session_id and t.removed_at is null and (t.invitation = 'none' or p_template = 'session_moved')
    returning t.id, t.staff_id
  )
  select count(*), coalesce(array_agg(s.staff_id) filter (where s.staff_id is not null), '{}') into v_count, v_ids from sent s;
  perform private.tell_about_session(p_session_id, v_ids, p_template, p_at, '{email,sms}');
  -- Guests have no bell and no working hours of ours: by email and SMS, whichever they have.
  insert into private.outbox (idempotency_key, channel, citizen_id, template, params, subject_type, subject_id, created_at, not_before)
  select format('%s:session:%s:%s:%s:%s', p_template, p_session_id, t.id, extract(epoch from p_at), c.channel), c.channel, t.citizen_id, p_template,
    jsonb_build_object('code', v_session.code, 'title', v_session.title, 'starts_at', v_session.starts_at, 'chair', v_session.chair_name,
      'participant_id', t.id, 'recipient', c.address, 'name', g.full_name), 'session', p_session_id, p_at, p_at
  from public.session_participants t
  join private.session_guests g on g.participant_id = t.id and g.revoked_at is null
  cross join lateral (values ('email', g.email), ('sms', g.phone)) as c (channel, address)
  where t.session_id = p_session_id and t.removed_at is null and t.invited_at = p_at and t.staff_id is null and c.address is not null
  on conflict (idempotency_key) do nothing;
  return v_count;
end $$;
comment on function private.send_invitations(bigint, timestamptz, text) is
  'Invites whoever has not been invited yet (session_moved: everyone again): staff by bell, email and SMS, guests by what they have, each with their own link. Returns how many. Nguồn: QĐ3394 Điều 6.1a; SPEC §5.';

create function private.issue_invitations(p_actor_id bigint, p_now timestamptz, p_session_id bigint, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_session public.sessions := private.open_session(p_session_id, p_now, p_version, '{planned,reported,invited,tested}', 'issue_invitations');
  v_now timestamptz := greatest(p_now, v_session.last_event_at);
  v_count integer;
  v_document public.documents;
begin
  perform private.require_no_obstacle(p_session_id, v_now, '{short_notice,unapproved_case,clash}');
  v_count := private.send_invitations(p_session_id, v_now, 'session_invited');
  if v_count = 0 then
    perform private.fail('409', 'session.nobody_to_invite', 'everyone has been invited');
  end if;
  update public.sessions set invited_at = coalesce(invited_at, v_now), status = case when private.session_rank(status) < 3 then 'invited' else status end where id = p_session_id;
  perform sla.stop_clocks('session', p_session_id, '{session.invitations}', v_now);
  if v_session.invited_at is null then
    v_document := private.issue_document(p_actor_id, v_now, 'invitation', private.paper_symbol('GM', v_session.agency_id), 'Giấy mời tiếp công dân: ' || v_session.title, v_session.agency_id, 'session', p_session_id,
      private.session_papers(p_session_id));
  end if;
  return private.finish_session_step(v_session, 'invited', v_now, p_actor_id, null, jsonb_build_object('count', v_count, 'document', v_document.number));
end $$;
comment on function private.issue_invitations(bigint, timestamptz, bigint, integer) is
  'Issues the invitations, with a number of the register; refused while short notice, an unapproved case or a clash has not been set aside. Nguồn: QĐ3394 Điều 4.2, 6.1a, 6.2a.';

create function public.issue_invitations(p_session_id bigint, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('sessions.edit');
begin
  return private.issue_invitations(v_actor_id, clock_timestamp(), p_session_id, p_version);
end $$;
comment on function public.issue_invitations(bigint, integer) is 'Issues the invitations of a session. Nguồn: QĐ3394 Điều 6.1a.';

create function private.follow_tests(p_session_id bigint, p_at timestamptz)
returns void language plpgsql volatile set search_path = '' as $$
declare v_session public.sessions; v_all boolean; v_all_late boolean;
begin
  select * into v_session from public.sessions s where s.id = p_session_id;
  -- First round: every point has passed since the session stands where it stands. Second round: within the last 24 hours before the start.
  select coalesce(bool_and(exists (select from public.session_tests t where t.session_point_id = sp.id and t.is_passed and private.counts_test(t, v_session))), false),
    coalesce(bool_and(exists (select from public.session_tests t where t.session_point_id = sp.id and t.is_passed and t.tested_at >= v_session.starts_at - interval '24 hours')), false)
    into v_all, v_all_late
  from public.session_points sp where sp.session_id = p_session_id;
  if v_all then
    perform sla.stop_clocks('session', p_session_id, '{session.test_day_before}', p_at);
    update public.sessions set tested_at = coalesce(tested_at, p_at),
      status = case when private.session_rank(status) < 4 and invited_at is not null then 'tested' else status end
    where id = p_session_id;
  end if;
  if v_all_late then
    perform sla.stop_clocks('session', p_session_id, '{session.test_two_hours}', p_at);
  end if;
end $$;
comment on function private.follow_tests(bigint, timestamptz) is
  'Meets the two test deadlines once every point has passed: the day before by any passed test, the two hours by one within the last 24 hours. Nguồn: QĐ3394 Điều 6.1a.';

create function private.record_test(
  p_actor_id bigint, p_now timestamptz, p_session_point_id bigint, p_is_passed boolean, p_results jsonb default '{}', p_note text default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_point public.session_points;
  v_session public.sessions;
begin
  select * into v_point from public.session_points sp where sp.id = p_session_point_id;
  if not found then
    perform private.fail('404', 'session.not_found', 'no such point');
  end if;
  v_session := private.open_session(v_point.session_id, p_now, null, '{planned,reported,invited,tested,live}', 'record_test');
  if p_is_passed is null then
    perform private.fail('422', 'session.field_required', 'passed or not', '{"field": "is_passed"}');
  elsif not p_is_passed and private.tidy(p_note) is null then
    perform private.fail('422', 'session.field_required', 'say what failed', '{"field": "note"}');
  end if;
  insert into public.session_tests (session_id, session_point_id, tested_at, staff_id, staff_name, is_passed, results, note)
  values (v_session.id, v_point.id, greatest(p_now, v_session.last_event_at), p_actor_id, private.staff_name(p_actor_id), p_is_passed, coalesce(p_results, '{}'), private.tidy(p_note));
  perform private.follow_tests(v_session.id, greatest(p_now, v_session.last_event_at));
  if not p_is_passed then
    perform private.tell_about_session(v_session.id, private.session_people(v_session, '{reception_board,tech_support}'), 'session_test_failed', p_now, '{}',
      jsonb_build_object('point', (select m.name from public.meeting_points m where m.id = v_point.point_id), 'note', private.tidy(p_note)));
  end if;
  return private.finish_session_step(v_session, case when p_is_passed then 'test_passed' else 'test_failed' end, greatest(p_now, v_session.last_event_at), p_actor_id,
    private.tidy(p_note), jsonb_build_object('point', (select m.name from public.meeting_points m where m.id = v_point.point_id)));
end $$;
comment on function private.record_test(bigint, timestamptz, bigint, boolean, jsonb, text) is
  'The result of a point''s connection test; a failed one says why and is told to the board and the technicians. Nguồn: QĐ3394 Điều 6.1a, 9.1.';

create function public.record_test(p_session_point_id bigint, p_is_passed boolean, p_results jsonb default '{}', p_note text default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('sessions.test');
begin
  return private.record_test(v_actor_id, clock_timestamp(), p_session_point_id, p_is_passed, p_results, p_note);
end $$;
comment on function public.record_test(bigint, boolean, jsonb, text) is 'Records a connection test of a session''s point. Nguồn: QĐ3394 Điều 6.1a.';

create function private.waive_session_rule(p_actor_id bigint, p_now timestamptz, p_session_id bigint, p_kind text, p_reason text)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_session public.sessions := private.open_session(p_session_id, p_now, null, '{planned,reported,invited,tested,live,ended}', 'waive_session_rule');
  v_now timestamptz := greatest(p_now, v_session.last_event_at);
  v_reason text := private.session_field(p_reason, 'reason', 2000);
begin
  if not exists (select from private.session_obstacles(p_session_id, v_now) o where o.kind = p_kind) then
    perform private.fail('409', 'session.no_obstacle', 'nothing of that kind stands in the way', jsonb_build_object('kind', p_kind));
  end if;
  insert into public.session_waivers (session_id, kind, reason, at, staff_id, staff_name)
  values (p_session_id, p_kind, v_reason, v_now, p_actor_id, private.staff_name(p_actor_id));
  perform private.tell_about_session(p_session_id, private.session_people(v_session, '{reception_board,supervisor}'), 'session_waived', v_now, '{}', jsonb_build_object('kind', p_kind, 'reason', v_reason));
  return private.finish_session_step(v_session, 'waived', v_now, p_actor_id, v_reason, jsonb_build_object('kind', p_kind));
end $$;
comment on function private.waive_session_rule(bigint, timestamptz, bigint, text, text) is
  'Somebody entitled sets an obstacle aside and says why. Nguồn: SPEC §5.';

create function public.waive_session_rule(p_session_id bigint, p_kind text, p_reason text)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.person(); v_agency_id bigint := (select s.agency_id from public.sessions s where s.id = p_session_id);
begin
  -- A clash is the board's to weigh; notice, tests and the Chair's agreement are the leaders'. Nguồn: QĐ3394 Điều 4.2, 6.1a.
  if p_kind = 'clash' then
    v_actor_id := authz.require('sessions.edit');
  elsif v_actor_id is null then
    perform private.fail('401', 'authz.not_signed_in', 'no active staff account');
  elsif not (authz.can('approve_case') or authz.can('sign_conclusion') or coalesce(authz.allows('sessions.lead', v_agency_id), authz.can('sessions.lead'))) then
    perform private.fail('403', 'authz.forbidden', 'permission denied: sessions.lead', '{"permission": "sessions.lead"}');
  end if;
  return private.waive_session_rule(v_actor_id, clock_timestamp(), p_session_id, p_kind, p_reason);
end $$;
comment on function public.waive_session_rule(bigint, text, text) is
  'Sets aside short_notice, untested_point or unapproved_case (a leader) or clash (the board), with the reason. Nguồn: SPEC §5.';

-- Moving and cancelling --------------------------------------------------------------------------------

create function private.reschedule_session(
  p_actor_id bigint, p_now timestamptz, p_session_id bigint, p_starts_at timestamptz, p_ends_at timestamptz, p_reason text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_session public.sessions := private.open_session(p_session_id, p_now, p_version, '{planned,reported,invited,tested}', 'reschedule_session');
  v_now timestamptz := greatest(p_now, v_session.last_event_at);
  v_reason text := private.session_field(p_reason, 'reason', 2000);
  v_moved public.sessions;
  v_result jsonb;
begin
  perform private.check_session_times(p_starts_at, p_ends_at, v_now);
  if p_starts_at = v_session.starts_at and p_ends_at = v_session.ends_at then
    perform private.fail('422', 'session.field_invalid', 'the same time', '{"field": "starts_at", "problem": "same"}');
  end if;
  perform sla.cancel_clocks('session', p_session_id, '{session.plan_report,session.invitations,session.test_day_before,session.test_two_hours}', v_now);
  update public.sessions set starts_at = p_starts_at, ends_at = p_ends_at, reschedule_count = reschedule_count + 1, tested_at = null,
    status = case when invited_at is not null then 'invited' when reported_at is not null then 'reported' else 'planned' end
  where id = p_session_id returning * into v_moved;
  perform private.lay_out_slots(p_session_id);
  -- What was reported stays reported; the rest is counted back from the new day.
  perform private.start_session_clocks(p_session_id, v_now, case when v_session.reported_at is null then '{session.plan_report}'::text[] else '{}' end
    || '{session.invitations,session.test_day_before,session.test_two_hours}'::text[]);
  if v_session.invited_at is not null then
    update public.sessions set invited_at = v_now where id = p_session_id;
    perform private.send_invitations(p_session_id, v_now, 'session_moved');
    -- Another day is another paper: the first keeps what it said, this one gets a number of its own.
    perform private.issue_document(p_actor_id, v_now, 'invitation', private.paper_symbol('GM', v_session.agency_id), 'Giấy mời tiếp công dân: ' || v_session.title, v_session.agency_id,
      'session', p_session_id, private.session_papers(p_session_id));
    perform sla.stop_clocks('session', p_session_id, '{session.invitations}', v_now);
  end if;
  perform private.tell_about_session(p_session_id, private.session_people(v_session, '{reception_board,supervisor,tech_support,chair}'), 'session_rescheduled', v_now, '{}',
    jsonb_build_object('reason', v_reason, 'old_starts_at', v_session.starts_at));
  v_result := private.finish_session_step(v_session, 'rescheduled', v_now, p_actor_id, v_reason,
    jsonb_build_object('old_starts_at', v_session.starts_at, 'old_ends_at', v_session.ends_at, 'starts_at', p_starts_at, 'ends_at', p_ends_at,
      'is_short_notice', private.is_short_notice(v_moved, v_now)));
  -- After the event: what was tested for another day no longer counts.
  perform private.follow_tests(p_session_id, v_now);
  return v_result || jsonb_build_object('status', (select s.status from public.sessions s where s.id = p_session_id));
end $$;
comment on function private.reschedule_session(bigint, timestamptz, bigint, timestamptz, timestamptz, text, integer) is
  'Moves a session: deadlines are counted back from the new day, everyone invited is told and asked again, the history keeps the old time. Nguồn: SPEC §5.';

create function public.reschedule_session(p_session_id bigint, p_starts_at timestamptz, p_ends_at timestamptz, p_reason text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('sessions.edit');
begin
  return private.reschedule_session(v_actor_id, clock_timestamp(), p_session_id, p_starts_at, p_ends_at, p_reason, p_version);
end $$;
comment on function public.reschedule_session(bigint, timestamptz, timestamptz, text, integer) is 'Moves a session to another time. Nguồn: SPEC §5.';

create function private.cancel_session(p_actor_id bigint, p_now timestamptz, p_session_id bigint, p_reason text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_session public.sessions := private.open_session(p_session_id, p_now, p_version, '{planned,reported,invited,tested}', 'cancel_session');
  v_now timestamptz := greatest(p_now, v_session.last_event_at);
  v_reason text := private.session_field(p_reason, 'reason', 2000);
  v_case record;
begin
  perform sla.cancel_clocks('session', p_session_id, null, v_now);
  update public.sessions set status = 'cancelled', cancelled_at = v_now, cancel_reason = v_reason where id = p_session_id;
  for v_case in select sc.case_id from public.session_cases sc where sc.session_id = p_session_id order by sc.case_id loop
    perform private.unschedule_case(v_case.case_id, p_session_id, v_now, p_actor_id);
  end loop;
  -- Whoever was told of the plan is told of its end.
  perform private.tell_about_session(p_session_id, array(
      select unnest(private.session_people(v_session, '{reception_board,supervisor,tech_support,chair}')) except select unnest(private.session_people(v_session, '{invited}'))
    ), 'session_cancelled', v_now, '{}',
    jsonb_build_object('reason', v_reason));
  if v_session.invited_at is not null then
    perform private.tell_about_session(p_session_id, private.session_people(v_session, '{invited}'), 'session_cancelled', v_now, '{email,sms}', jsonb_build_object('reason', v_reason));
    insert into private.outbox (idempotency_key, channel, citizen_id, template, params, subject_type, subject_id, created_at, not_before)
    select format('session_cancelled:session:%s:%s:%s', p_session_id, t.id, c.channel), c.channel, t.citizen_id, 'session_cancelled',
      jsonb_build_object('code', v_session.code, 'title', v_session.title, 'starts_at', v_session.starts_at, 'chair', v_session.chair_name, 'reason', v_reason,
        'participant_id', t.id, 'recipient', c.address, 'name', g.full_name), 'session', p_session_id, v_now, v_now
    from public.session_participants t
    join private.session_guests g on g.participant_id = t.id and g.revoked_at is null
    cross join lateral (values ('email', g.email), ('sms', g.phone)) as c (channel, address)
    where t.session_id = p_session_id and t.removed_at is null and t.invitation <> 'none' and t.staff_id is null and c.address is not null
    on conflict (idempotency_key) do nothing;
  end if;
  return private.finish_session_step(v_session, 'cancelled', v_now, p_actor_id, v_reason);
end $$;
comment on function private.cancel_session(bigint, timestamptz, bigint, text, integer) is 'Calls a session off: its clocks are cancelled, its cases can be planned again, everyone invited is told.';

create function public.cancel_session(p_session_id bigint, p_reason text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('sessions.edit');
begin
  return private.cancel_session(v_actor_id, clock_timestamp(), p_session_id, p_reason, p_version);
end $$;
comment on function public.cancel_session(bigint, text, integer) is 'Calls a session off, with the reason.';

create function public.session_checklist(p_session_id bigint)
returns jsonb language plpgsql stable security definer set search_path = '' as $$
declare v_session public.sessions;
begin
  perform authz.require('sessions.read');
  select * into v_session from public.sessions s
  where s.id = p_session_id and (authz.can_all('sessions.read') or s.id = any (authz.session_ids()));
  if not found then
    perform private.fail('404', 'session.not_found', 'no such session');
  end if;
  return jsonb_build_object(
    'clocks', coalesce((
      select jsonb_agg(jsonb_build_object('id', c.id, 'rule_code', c.rule_code, 'name', r.name, 'name_en', r.name_en, 'citation', r.citation, 'issuer', r.issuer, 'state', c.state,
        'started_at', c.started_at, 'due_at', c.due_at, 'stopped_at', c.stopped_at, 'breached_at', c.breached_at,
        -- Of several steps of one instant the one that met the deadline.
        'by', (select e.actor_name from public.session_events e where e.session_id = p_session_id and e.at = c.stopped_at and e.actor_name is not null
          order by e.kind in ('reported', 'invited', 'rescheduled', 'test_passed', 'conclusion_signed') desc, e.id limit 1)) order by r.position, c.id)
      from sla.clocks c join sla.rules r on r.id = c.rule_id where c.subject_type = 'session' and c.subject_id = p_session_id and c.state <> 'cancelled'), '[]'),
    'obstacles', coalesce((select jsonb_agg(to_jsonb(o)) from private.session_obstacles(p_session_id, now()) o), '[]'),
    'clashes', coalesce((select jsonb_agg(to_jsonb(c)) from private.clashes_of_session(p_session_id) c), '[]'));
end $$;
comment on function public.session_checklist(bigint) is
  'The deadlines of a session with who met them when, what stands in its way and who set it aside, its clashes. Nguồn: QĐ3394 Điều 6; SPEC §5.';
