-- Running a session and what follows: start, agenda, the secretary's notes, end, recordings, conclusion, follow-up tasks.
-- Nguồn: QĐ3394 Điều 6.1d, 6.1đ, 7; SPEC §5.

create function authz.may_run_session(p_session_id bigint)
returns boolean language plpgsql stable security definer set search_path = '' as $$
begin
  return authz.can_all('sessions.edit') or exists (
    select from public.sessions s where s.id = p_session_id and (s.secretary_id = any (authz.acting_for()) or s.chair_id = any (authz.acting_for())));
end $$;
comment on function authz.may_run_session(bigint) is 'The board, and the session''s own chair and secretary, run it. Nguồn: SPEC §5.';

create function authz.require_run_session(p_session_id bigint)
returns bigint language plpgsql stable security definer set search_path = '' as $$
begin
  if authz.person() is null then
    perform private.fail('401', 'authz.not_signed_in', 'no active staff account');
  elsif not authz.may_run_session(p_session_id) then
    perform private.fail('403', 'authz.forbidden', 'permission denied: sessions.edit', '{"permission": "sessions.edit"}');
  end if;
  return authz.person();
end $$;
comment on function authz.require_run_session(bigint) is 'The acting person, if they may run the session; else 401 or 403.';

create function private.start_session(p_actor_id bigint, p_now timestamptz, p_session_id bigint, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_session public.sessions := private.open_session(p_session_id, p_now, p_version, '{planned,reported,invited,tested}', 'start_session');
  v_now timestamptz := greatest(p_now, v_session.last_event_at);
  v_first bigint;
begin
  if v_now < v_session.starts_at - interval '30 minutes' then
    perform private.fail('409', 'session.too_early', 'it starts later', jsonb_build_object('opens_at', v_session.starts_at - interval '30 minutes', 'starts_at', v_session.starts_at));
  end if;
  perform private.require_no_obstacle(p_session_id, v_now, '{short_notice,unapproved_case,untested_point}');
  -- What was never done before it began stays undone: missed, not running on for ever.
  perform sla.stop_clocks('session', p_session_id, '{session.plan_report,session.invitations,session.test_day_before,session.test_two_hours}', v_now);
  update public.session_agenda a set started_at = v_now
  where a.id = (select x.id from public.session_agenda x where x.session_id = p_session_id order by x.position, x.id limit 1) returning a.id into v_first;
  update public.sessions set status = 'live', live_at = v_now, current_item_id = v_first where id = p_session_id;
  return private.finish_session_step(v_session, 'started', v_now, p_actor_id);
end $$;
comment on function private.start_session(bigint, timestamptz, bigint, integer) is
  'The session begins; refused while short notice, an unapproved case or an untested point has not been set aside. Nguồn: QĐ3394 Điều 4.2, 6.1d.';

create function public.start_session(p_session_id bigint, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require_run_session(p_session_id);
begin
  return private.start_session(v_actor_id, clock_timestamp(), p_session_id, p_version);
end $$;
comment on function public.start_session(bigint, integer) is 'Begins a session. Nguồn: QĐ3394 Điều 6.1d.';

create function private.go_to_item(p_actor_id bigint, p_now timestamptz, p_session_id bigint, p_item_id bigint)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_session public.sessions := private.open_session(p_session_id, p_now, null, '{live}', 'go_to_item');
  v_now timestamptz := greatest(p_now, v_session.last_event_at);
  v_item public.session_agenda;
begin
  select * into v_item from public.session_agenda a where a.id = p_item_id and a.session_id = p_session_id;
  if not found then
    perform private.fail('404', 'session.not_found', 'no such item');
  end if;
  update public.session_agenda set finished_at = v_now where id = v_session.current_item_id and id <> p_item_id and finished_at is null;
  update public.session_agenda set started_at = coalesce(started_at, v_now), finished_at = null where id = p_item_id;
  update public.sessions set current_item_id = p_item_id where id = p_session_id;
  return private.finish_session_step(v_session, 'item', v_now, p_actor_id, v_item.title);
end $$;
comment on function private.go_to_item(bigint, timestamptz, bigint, bigint) is 'The session turns to an item of its agenda; the one before is finished then.';

create function public.go_to_item(p_session_id bigint, p_item_id bigint)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require_run_session(p_session_id);
begin
  return private.go_to_item(v_actor_id, clock_timestamp(), p_session_id, p_item_id);
end $$;
comment on function public.go_to_item(bigint, bigint) is 'Turns to an item of the agenda.';

create function private.end_session(p_actor_id bigint, p_now timestamptz, p_session_id bigint, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_session public.sessions := private.open_session(p_session_id, p_now, p_version, '{live}', 'end_session');
  v_now timestamptz := greatest(p_now, v_session.last_event_at);
  v_case record;
begin
  update public.session_agenda set finished_at = v_now where session_id = p_session_id and started_at is not null and finished_at is null;
  update public.session_attendance set left_at = v_now where session_id = p_session_id and left_at is null;
  update public.sessions set status = 'ended', ended_at = v_now, current_item_id = null, recording_state = 'off' where id = p_session_id;
  -- A case whose citizen was heard, or whose matter was summed up, has been received; one never reached can be planned again.
  for v_case in
    select sc.case_id, exists (select from public.session_agenda a where a.session_id = p_session_id and a.case_id = sc.case_id and a.started_at is not null) as is_received
    from public.session_cases sc where sc.session_id = p_session_id order by sc.case_id
  loop
    if v_case.is_received then
      perform private.set_case_status(v_case.case_id, 'received', 'received', v_now, p_actor_id, null, jsonb_build_object('session_id', p_session_id, 'session_code', v_session.code));
    else
      perform private.unschedule_case(v_case.case_id, p_session_id, v_now, p_actor_id);
    end if;
  end loop;
  insert into public.session_conclusions (session_id, content, drafted_at, drafted_by_id) values (p_session_id, '', v_now, p_actor_id) on conflict (session_id) do nothing;
  -- Điều 6.1đ asks it of the city's Chair's sessions; for others the office decides.
  if v_session.is_city_chair or coalesce(private.text_setting('sessions.conclusion_for_all'), 'true') = 'true' then
    perform sla.start_clock('session.conclusion', 'session', p_session_id, v_session.agency_id, v_now, null, jsonb_build_object('session_kind', v_session.kind));
  end if;
  return private.finish_session_step(v_session, 'ended', v_now, p_actor_id);
end $$;
comment on function private.end_session(bigint, timestamptz, bigint, integer) is
  'The session ends; its cases have been received, the conclusion''s clock starts. Nguồn: QĐ3394 Điều 6.1đ.';

create function public.end_session(p_session_id bigint, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require_run_session(p_session_id);
begin
  return private.end_session(v_actor_id, clock_timestamp(), p_session_id, p_version);
end $$;
comment on function public.end_session(bigint, integer) is 'Ends a session. Nguồn: QĐ3394 Điều 6.1đ.';

-- The secretary's notes ----------------------------------------------------------------------------------

create function private.save_minutes(p_actor_id bigint, p_now timestamptz, p_session_id bigint, p_content text, p_version integer)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare v_minutes public.session_minutes;
begin
  select * into v_minutes from public.session_minutes m where m.session_id = p_session_id for update;
  if not found then
    perform private.fail('404', 'session.not_found', 'no such session');
  elsif v_minutes.closed_at is not null then
    perform private.fail('409', 'session.minutes_closed', 'the minutes have been issued');
  elsif length(p_content) > 200000 then
    perform private.fail('422', 'session.field_invalid', 'too long', '{"field": "content", "problem": "too_long", "max": 200000}');
  elsif p_version is distinct from v_minutes.version and p_content is distinct from v_minutes.content then
    perform private.fail('409', 'session.minutes_changed', 'somebody else wrote meanwhile',
      jsonb_build_object('version', v_minutes.version, 'by', v_minutes.updated_by_name, 'content', v_minutes.content));
  end if;
  if p_content is distinct from v_minutes.content then
    update public.session_minutes set content = coalesce(p_content, ''), version = version + 1, updated_at = p_now, updated_by_id = p_actor_id,
      updated_by_name = private.staff_name(p_actor_id)
    where session_id = p_session_id returning * into v_minutes;
  end if;
  return jsonb_build_object('version', v_minutes.version, 'updated_at', v_minutes.updated_at);
end $$;
comment on function private.save_minutes(bigint, timestamptz, bigint, text, integer) is
  'Saves the notes as they are typed; a stale version is refused with what stands there now, so nothing is overwritten unseen. Nguồn: QĐ3394 Điều 6.1d.';

create function public.save_minutes(p_session_id bigint, p_content text, p_version integer)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.person();
begin
  if v_actor_id is null then
    perform private.fail('401', 'authz.not_signed_in', 'no active staff account');
  elsif not (authz.may_run_session(p_session_id)
    or coalesce(authz.allows('keep_minutes', (select s.agency_id from public.sessions s where s.id = p_session_id)), false)) then
    perform private.fail('403', 'authz.forbidden', 'permission denied: keep_minutes', '{"permission": "keep_minutes"}');
  end if;
  return private.save_minutes(v_actor_id, clock_timestamp(), p_session_id, p_content, p_version);
end $$;
comment on function public.save_minutes(bigint, text, integer) is 'Saves the secretary''s notes. Nguồn: QĐ3394 Điều 6.1d.';

create function private.issue_minutes(p_actor_id bigint, p_now timestamptz, p_session_id bigint)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_session public.sessions := private.open_session(p_session_id, p_now, null, '{ended,concluded}', 'issue_minutes');
  v_now timestamptz := greatest(p_now, v_session.last_event_at);
  v_document public.documents;
begin
  if exists (select from public.session_minutes m where m.session_id = p_session_id and m.closed_at is not null) then
    perform private.fail('409', 'session.done_already', 'the minutes have been issued', '{"step": "issue_minutes"}');
  end if;
  update public.session_minutes set closed_at = v_now where session_id = p_session_id;
  v_document := private.issue_document(p_actor_id, v_now, 'minutes', private.paper_symbol('BB', v_session.agency_id), 'Biên bản tiếp công dân trực tuyến: ' || v_session.title,
    v_session.agency_id, 'session', p_session_id, private.session_papers(p_session_id), v_session.secretary_name);
  return private.finish_session_step(v_session, 'minutes_issued', v_now, p_actor_id, null, jsonb_build_object('document', v_document.number))
    || jsonb_build_object('document_id', v_document.id, 'number', v_document.number);
end $$;
comment on function private.issue_minutes(bigint, timestamptz, bigint) is
  'Closes the notes and issues the minutes with a number; what they say is frozen. Nguồn: QĐ3394 Điều 6.1d; Nghị định 30/2020/NĐ-CP.';

create function public.issue_minutes(p_session_id bigint)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require_run_session(p_session_id);
begin
  return private.issue_minutes(v_actor_id, clock_timestamp(), p_session_id);
end $$;
comment on function public.issue_minutes(bigint) is 'Closes the notes and issues the minutes with a number; what they say is frozen. Nguồn: QĐ3394 Điều 6.1d; Nghị định 30/2020/NĐ-CP.';

-- Conclusion -------------------------------------------------------------------------------------------

create function private.save_conclusion(p_actor_id bigint, p_now timestamptz, p_session_id bigint, p_content text, p_is_submitted boolean, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_session public.sessions := private.open_session(p_session_id, p_now, null, '{live,ended}', 'save_conclusion');
  v_conclusion public.session_conclusions;
begin
  insert into public.session_conclusions (session_id, drafted_at, drafted_by_id) values (p_session_id, p_now, p_actor_id) on conflict (session_id) do nothing;
  select * into v_conclusion from public.session_conclusions c where c.session_id = p_session_id for update;
  if v_conclusion.signed_at is not null then
    perform private.fail('409', 'session.done_already', 'the conclusion has been signed', '{"step": "save_conclusion"}');
  elsif p_version is not null and p_version <> v_conclusion.version then
    perform private.fail('409', 'session.changed', 'somebody else changed it meanwhile', '{"step": "save_conclusion"}');
  end if;
  update public.session_conclusions set content = case when p_is_submitted then private.session_field(p_content, 'content', 50000) else coalesce(left(p_content, 50000), '') end,
    submitted_at = case when p_is_submitted then p_now end, drafted_by_id = p_actor_id, version = version + 1
  where session_id = p_session_id returning * into v_conclusion;
  if p_is_submitted then
    perform private.tell_about_session(p_session_id, private.session_people(v_session, '{chair}'), 'session_conclusion_ready', p_now, '{email}');
    perform private.add_session_event(p_session_id, 'conclusion_submitted', greatest(p_now, v_session.last_event_at), p_actor_id);
  end if;
  return jsonb_build_object('version', v_conclusion.version);
end $$;
comment on function private.save_conclusion(bigint, timestamptz, bigint, text, boolean, integer) is
  'The draft of the conclusion notice; submitted, it waits for the signature of who received. Nguồn: QĐ3394 Điều 6.1đ.';

create function public.save_conclusion(p_session_id bigint, p_content text, p_is_submitted boolean default false, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require_run_session(p_session_id);
begin
  return private.save_conclusion(v_actor_id, clock_timestamp(), p_session_id, p_content, coalesce(p_is_submitted, false), p_version);
end $$;
comment on function public.save_conclusion(bigint, text, boolean, integer) is 'Saves the draft of a conclusion, or submits it for signing. Nguồn: QĐ3394 Điều 6.1đ.';

create function private.sign_conclusion(p_actor_id bigint, p_now timestamptz, p_session_id bigint, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_session public.sessions := private.open_session(p_session_id, p_now, null, '{ended}', 'sign_conclusion');
  v_now timestamptz := greatest(p_now, v_session.last_event_at);
  v_conclusion public.session_conclusions;
  v_case record;
  v_document public.documents;
begin
  select * into v_conclusion from public.session_conclusions c where c.session_id = p_session_id for update;
  if v_conclusion.submitted_at is null then
    perform private.fail('409', 'session.nothing_to_sign', 'no conclusion has been submitted');
  elsif p_version is not null and p_version <> v_conclusion.version then
    perform private.fail('409', 'session.changed', 'the text changed meanwhile', '{"step": "sign_conclusion"}');
  end if;
  perform sla.stop_clocks('session', p_session_id, '{session.conclusion}', v_now);
  update public.sessions set status = 'concluded', concluded_at = v_now where id = p_session_id;
  for v_case in
    select sc.case_id from public.session_cases sc join public.cases c on c.id = sc.case_id
    where sc.session_id = p_session_id and c.status = 'received' order by sc.case_id
  loop
    perform private.set_case_status(v_case.case_id, 'concluded', 'concluded', v_now, p_actor_id, null, jsonb_build_object('session_id', p_session_id, 'session_code', v_session.code));
    update public.cases set concluded_at = v_now where id = v_case.case_id;
  end loop;
  v_document := private.issue_document(p_actor_id, v_now, 'conclusion',
    -- The city's leader signs for the committee, not for the Office that prepared it. Nguồn: QĐ3394 Điều 6.1đ.
    case when v_session.kind = 'city' then 'TB-UBND' else private.paper_symbol('TB', v_session.agency_id) end, 'Thông báo ý kiến kết luận: ' || v_session.title, v_session.agency_id, 'session', p_session_id,
    private.session_papers(p_session_id), private.staff_name(p_actor_id));
  update public.session_conclusions set signed_at = v_now, signed_by_id = p_actor_id, signed_by_name = private.staff_name(p_actor_id), document_id = v_document.id
  where session_id = p_session_id;
  perform private.tell_about_session(p_session_id, private.session_people(v_session, '{invited,reception_board,supervisor}'), 'session_concluded', v_now, '{email}',
    jsonb_build_object('number', v_document.number));
  perform private.tell_guests_of_conclusion(p_session_id, v_now);
  return private.finish_session_step(v_session, 'conclusion_signed', v_now, p_actor_id, null, jsonb_build_object('document', v_document.number))
    || jsonb_build_object('document_id', v_document.id, 'number', v_document.number);
end $$;
comment on function private.sign_conclusion(bigint, timestamptz, bigint, integer) is
  'The conclusion is signed and issued with its number; the session and its cases are concluded. Nguồn: QĐ3394 Điều 6.1đ.';

create function public.sign_conclusion(p_session_id bigint, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('sign_conclusion', (select s.agency_id from public.sessions s where s.id = p_session_id));
begin
  return private.sign_conclusion(v_actor_id, clock_timestamp(), p_session_id, p_version);
end $$;
comment on function public.sign_conclusion(bigint, integer) is 'Signs the conclusion notice. Nguồn: QĐ3394 Điều 6.1đ.';

-- What the papers say ------------------------------------------------------------------------------------

create function private.agenda_lead(p_item public.session_agenda)
returns text language sql stable set search_path = '' as $$
  -- On screens the citizens of a case are masked; the papers name them, unless somebody has written another name there.
  select case when p_item.lead_name = x.masked then x.named else p_item.lead_name end
  from (
    select string_agg(cc.name_masked, ', ' order by cc.position) as masked, string_agg(z.full_name, ', ' order by cc.position) as named
    from public.case_citizens cc
    join public.citizens z on z.id = cc.citizen_id
    join public.cases c on c.id = cc.case_id
    where cc.case_id = p_item.case_id and p_item.step = 'citizen' and (cc.is_representative or not c.is_group)
  ) x
$$;
comment on function private.agenda_lead(public.session_agenda) is 'Who leads an item of the agenda as the papers say it: citizens by their full names.';

create function private.session_papers(p_session_id bigint)
returns jsonb language plpgsql stable set search_path = '' as $$
begin
  return (
    select jsonb_build_object(
      'session', jsonb_build_object('code', s.code, 'kind', s.kind, 'title', s.title, 'purpose', s.purpose, 'starts_at', s.starts_at, 'ends_at', s.ends_at, 'live_at', s.live_at,
        'ended_at', s.ended_at, 'chair_name', s.chair_name, 'chair_title', s.chair_title, 'secretary_name', s.secretary_name, 'is_recorded', s.is_recorded, 'status', s.status),
      'agency', jsonb_build_object('name', a.name, 'kind', a.kind, 'address', a.address, 'phone', a.phone),
      'points', coalesce((select jsonb_agg(jsonb_build_object('id', sp.id, 'part', sp.part, 'name', m.name, 'address', m.address, 'room', m.room, 'line_mbps', m.line_mbps,
          'contact_name', sp.contact_name, 'contact_phone', coalesce(sp.contact_phone, m.phone)) order by sp.position)
        from public.session_points sp join public.meeting_points m on m.id = sp.point_id where sp.session_id = s.id), '[]'),
      'participants', coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'name', coalesce(g.full_name, t.display_name), 'job_title', t.job_title, 'organisation', t.organisation,
          'capacity', t.capacity, 'point_id', t.session_point_id, 'case_id', t.case_id, 'invitation', t.invitation, 'substitute_name', t.substitute_name,
          'substitute_title', t.substitute_title, 'reply_note', t.reply_note,
          'joined_at', (select min(x.joined_at) from public.session_attendance x where x.participant_id = t.id),
          'left_at', (select max(x.left_at) from public.session_attendance x where x.participant_id = t.id)) order by t.position, t.id)
        from public.session_participants t left join private.session_guests g on g.participant_id = t.id where t.session_id = s.id and t.removed_at is null), '[]'),
      'cases', coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'code', c.code, 'title', c.title, 'content', c.content, 'matter', c.matter, 'is_group', c.is_group,
          'head_count', c.head_count, 'starts_at', sc.starts_at, 'ends_at', sc.ends_at, 'agency', c.agency_name, 'proposal', c.proposal,
          'criteria', (select jsonb_agg(jsonb_build_object('criterion', k.criterion, 'reason', k.reason) order by k.criterion) from public.case_criteria k where k.case_id = c.id),
          'decisions', (select jsonb_agg(jsonb_build_object('number', d.number, 'issued_on', d.issued_on, 'issuer', d.issuer, 'summary', d.summary) order by d.issued_on, d.id) from public.case_decisions d where d.case_id = c.id),
          'citizens', (select jsonb_agg(jsonb_build_object('name', z.full_name, 'address', z.address, 'is_representative', cc.is_representative) order by cc.position, cc.id)
            from public.case_citizens cc join public.citizens z on z.id = cc.citizen_id where cc.case_id = c.id)) order by sc.position)
        from public.session_cases sc join public.cases c on c.id = sc.case_id where sc.session_id = s.id), '[]'),
      'agenda', coalesce((select jsonb_agg(jsonb_build_object('step', g.step, 'title', g.title, 'lead_name', private.agenda_lead(g), 'minutes', g.minutes, 'case_id', g.case_id,
          'started_at', g.started_at, 'finished_at', g.finished_at) order by g.position, g.id) from public.session_agenda g where g.session_id = s.id), '[]'),
      'minutes', (select m.content from public.session_minutes m where m.session_id = s.id),
      'conclusion', (select k.content from public.session_conclusions k where k.session_id = s.id),
      'tasks', coalesce((select jsonb_agg(jsonb_build_object('agency', ta.name, 'task', t.task, 'due_at', t.due_at, 'case_id', t.case_id) order by t.due_at, t.id)
        from public.case_tasks t join public.agencies ta on ta.id = t.agency_id where t.session_id = s.id and t.status <> 'cancelled'), '[]'))
    from public.sessions s join public.agencies a on a.id = s.agency_id where s.id = p_session_id);
end $$;
comment on function private.session_papers(bigint) is 'Everything the papers of a session may show, as it stands; issued papers keep a copy.';

create function authz.may_read_papers(p_session_id bigint, p_agency_id bigint)
returns boolean language sql stable security definer set search_path = '' as $$
  select authz.person() is not null and (authz.may_run_session(p_session_id) or coalesce(authz.allows('sessions.lead', p_agency_id), false))
$$;
comment on function authz.may_read_papers(bigint, bigint) is
  'Citizens'' full names stand in a session''s papers: for those who prepare it, preside, or keep its minutes. Nguồn: SPEC §1, §5.';

create function public.session_papers(p_session_id bigint)
returns jsonb language plpgsql stable security definer set search_path = '' as $$
begin
  if authz.person() is null then
    perform private.fail('401', 'authz.not_signed_in', 'no active staff account');
  elsif not authz.may_read_papers(p_session_id, (select s.agency_id from public.sessions s where s.id = p_session_id)) then
    if not (authz.can('sessions.edit') or authz.can('sessions.lead')) then
      perform private.fail('403', 'authz.forbidden', 'permission denied: sessions.edit', '{"permission": "sessions.edit"}');
    end if;
    perform private.fail('404', 'session.not_found', 'no such session');
  end if;
  return private.session_papers(p_session_id);
end $$;
comment on function public.session_papers(bigint) is 'What the papers of a session show (programme, invitations, packet, attendance, minutes, conclusion), for those who prepare it or preside. Nguồn: SPEC §5.';

create function public.issued_document(p_document_id bigint)
returns jsonb language plpgsql stable security definer set search_path = '' as $$
declare v_document public.documents;
begin
  if authz.person() is null then
    perform private.fail('401', 'authz.not_signed_in', 'no active staff account');
  end if;
  select * into v_document from public.documents d where d.id = p_document_id;
  if authz.may_read_papers(case v_document.subject_type when 'session' then v_document.subject_id end, v_document.agency_id) is not true then
    -- Whoever reads no paper at all is told so; others do not learn which ones there are.
    if not (authz.can('sessions.edit') or authz.can('sessions.lead')) then
      perform private.fail('403', 'authz.forbidden', 'permission denied: sessions.edit', '{"permission": "sessions.edit"}');
    end if;
    perform private.fail('404', 'session.not_found', 'no such paper');
  end if;
  return to_jsonb(v_document) || jsonb_build_object('content', (select c.content from private.document_contents c where c.document_id = p_document_id));
end $$;
comment on function public.issued_document(bigint) is 'An issued paper as it was issued, for those who prepare sessions or preside. Nguồn: Nghị định 30/2020/NĐ-CP; SPEC §5.';

-- Follow-up tasks ----------------------------------------------------------------------------------------

create function private.case_task_code(p_task_id bigint)
returns text language sql stable security definer set search_path = '' as $$
  select coalesce((select c.code from public.cases c where c.id = t.case_id), (select s.code from public.sessions s where s.id = t.session_id)) || '/NV' || t.id
  from public.case_tasks t where t.id = p_task_id
$$;
comment on function private.case_task_code(bigint) is 'The code of a follow-up task: its case''s or session''s, and its number.';

create function private.lock_case_task(p_task_id bigint, p_is_waiting boolean)
returns boolean language plpgsql volatile set search_path = '' as $$
begin
  if p_is_waiting then
    perform from public.case_tasks t where t.id = p_task_id for update;
  else
    perform from public.case_tasks t where t.id = p_task_id for update skip locked;
  end if;
  return found;
end $$;
comment on function private.lock_case_task(bigint, boolean) is 'The lock every step of a follow-up task takes first.';

create function private.tell_about_task(p_task public.case_tasks, p_kind text, p_at timestamptz, p_tells text[], p_channels text[] default '{}', p_params jsonb default '{}')
returns void language plpgsql volatile set search_path = '' as $$
begin
  perform private.notify_staff(array(
      select distinct x.id from (
        select unnest(private.agency_heads(p_task.agency_id)) as id where 'agency_head' = any (p_tells)
        union select p_task.officer_id where 'officer' = any (p_tells)
        union select unnest(private.staff_everywhere('tickets.supervise')) where 'supervisor' = any (p_tells)
        union select unnest(private.staff_everywhere('cases.edit')) where 'reception_board' = any (p_tells)
        union select p_task.assigned_by_id where 'preparer' = any (p_tells)
      ) x where x.id is not null),
    p_kind, 'case_task', p_task.id, jsonb_build_object('code', private.case_task_code(p_task.id), 'task', left(p_task.task, 200), 'due_at', p_task.due_at,
      'agency', (select a.name from public.agencies a where a.id = p_task.agency_id)) || p_params, p_at, p_channels);
end $$;
comment on function private.tell_about_task(public.case_tasks, text, timestamptz, text[], text[], jsonb) is 'Tells people about a follow-up task.';

create function private.on_case_task_warned(p_clock sla.clocks, p_at timestamptz)
returns void language plpgsql volatile set search_path = '' as $$
declare v_task public.case_tasks;
begin
  select * into v_task from public.case_tasks t where t.id = p_clock.subject_id;
  perform private.tell_about_task(v_task, 'case_task_due_soon', p_at, (select r.warn_tells from sla.rules r where r.id = p_clock.rule_id));
end $$;
comment on function private.on_case_task_warned(sla.clocks, timestamptz) is 'A follow-up task comes due: the agency is told. Nguồn: SPEC §2.';

create function private.on_case_task_breached(p_clock sla.clocks, p_at timestamptz)
returns void language plpgsql volatile set search_path = '' as $$
declare v_task public.case_tasks;
begin
  select * into v_task from public.case_tasks t where t.id = p_clock.subject_id;
  perform private.tell_about_task(v_task, 'case_task_overdue', p_at, (select r.breach_tells from sla.rules r where r.id = p_clock.rule_id), '{email}');
end $$;
comment on function private.on_case_task_breached(sla.clocks, timestamptz) is 'A follow-up task is overdue: agency, Office and board are told. Nguồn: SPEC §2.';

insert into sla.subjects (type, name, name_en, code_function, tell_handler, lock_function) values
  ('case_task', 'Nhiệm vụ sau tiếp công dân', 'Follow-up task', 'private.case_task_code', 'private.on_case_task_warned', 'private.lock_case_task')
on conflict (type) do update set name = excluded.name, name_en = excluded.name_en, code_function = excluded.code_function,
  tell_handler = excluded.tell_handler, lock_function = excluded.lock_function;
insert into sla.breach_actions (code, handler, description) values
  ('case.task_tell', 'private.on_case_task_breached', 'Báo thủ trưởng đơn vị, Văn phòng và Ban Tiếp công dân')
on conflict (code) do update set handler = excluded.handler, description = excluded.description;
create policy "clocks.read: with the follow-up task" on sla.clocks for select to authenticated
  using (subject_type = 'case_task'
    and ((select authz.can_all('cases.read')) or agency_id = any ((select authz.agency_ids('cases.read'))::bigint[])));

create function private.assign_task(p_actor_id bigint, p_now timestamptz, p_case_id bigint, p_session_id bigint, p_agency_id bigint, p_task text, p_due_at timestamptz)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare v_task public.case_tasks; v_session public.sessions;
begin
  if p_session_id is not null then
    v_session := private.open_session(p_session_id, p_now, null, '{live,ended,concluded}', 'assign_task');
    if p_case_id is not null and not exists (select from public.session_cases sc where sc.session_id = p_session_id and sc.case_id = p_case_id) then
      perform private.fail('422', 'session.field_invalid', 'not a case of this session', '{"field": "case_id", "problem": "unknown"}');
    end if;
  end if;
  if p_case_id is null and p_session_id is null then
    perform private.fail('422', 'session.field_required', 'a case or a session', '{"field": "case_id"}');
  elsif p_case_id is not null then
    -- A case that is over gets no more tasks.
    perform private.open_case(p_case_id, null, '{registered,proposed,refused,approved,scheduled,received,concluded}', 'assign_task');
  end if;
  if p_due_at is null then
    perform private.fail('422', 'session.field_required', 'due_at is required', '{"field": "due_at"}');
  elsif p_due_at <= p_now then
    perform private.fail('422', 'session.date_past', 'due_at is past', '{"field": "due_at"}');
  elsif p_agency_id is null or not exists (select from public.agencies a where a.id = p_agency_id and a.archived_at is null and a.kind not in ('city', 'central')) then
    perform private.fail('422', 'session.field_invalid', 'no such agency', '{"field": "agency_id", "problem": "unknown"}');
  end if;
  insert into public.case_tasks (case_id, session_id, agency_id, task, due_at, assigned_at, assigned_by_id, assigned_by_name, last_event_at)
  values (p_case_id, p_session_id, p_agency_id, private.session_field(p_task, 'task', 4000), p_due_at, p_now, p_actor_id, private.staff_name(p_actor_id), p_now)
  returning * into v_task;
  if p_case_id is not null then
    -- Whoever has to do something about a case may read it.
    insert into public.case_agencies (case_id, agency_id) values (p_case_id, p_agency_id) on conflict do nothing;
    perform private.add_case_event(p_case_id, 'task_assigned', p_now, p_actor_id, null, null, v_task.task,
      jsonb_build_object('task_id', v_task.id, 'due_at', p_due_at, 'agency', (select a.name from public.agencies a where a.id = p_agency_id)));
  end if;
  if p_session_id is not null then
    perform private.add_session_event(p_session_id, 'task_assigned', p_now, p_actor_id, null, null, v_task.task,
      jsonb_build_object('task_id', v_task.id, 'due_at', p_due_at, 'agency', (select a.name from public.agencies a where a.id = p_agency_id)));
  end if;
  perform sla.start_clock('case.task', 'case_task', v_task.id, p_agency_id, p_now, p_due_at);
  perform private.tell_about_task(v_task, 'case_task_assigned', p_now, '{agency_head}', '{email,sms}');
  return jsonb_build_object('id', v_task.id);
end $$;
comment on function private.assign_task(bigint, timestamptz, bigint, bigint, bigint, text, timestamptz) is
  'A decision becomes a task of an agency with its due time and clock. Nguồn: SPEC §5; QĐ3394 Điều 6.1đ.';

create function public.assign_task(p_case_id bigint, p_session_id bigint, p_agency_id bigint, p_task text, p_due_at timestamptz)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint;
begin
  if p_session_id is not null then
    v_actor_id := authz.require_run_session(p_session_id);
  else
    v_actor_id := authz.require('cases.edit');
  end if;
  return private.assign_task(v_actor_id, clock_timestamp(), p_case_id, p_session_id, p_agency_id, p_task, p_due_at);
end $$;
comment on function public.assign_task(bigint, bigint, bigint, text, timestamptz) is 'Makes a follow-up task of a case or of a session''s decision. Nguồn: SPEC §5.';

create function private.report_task(p_actor_id bigint, p_now timestamptz, p_task_id bigint, p_report text)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare v_task public.case_tasks; v_now timestamptz; v_report text := private.session_field(p_report, 'report', 10000);
begin
  select * into v_task from public.case_tasks t where t.id = p_task_id for update;
  v_now := greatest(p_now, v_task.last_event_at);
  perform sla.settle('case_task', p_task_id, v_now);
  if v_task.status <> 'open' then
    perform private.fail('409', 'case.task_not_open', 'the task is not open', jsonb_build_object('status', v_task.status));
  end if;
  perform sla.stop_clocks('case_task', p_task_id, null, v_now);
  update public.case_tasks set status = 'reported', report = v_report, reported_at = v_now, reported_by_id = p_actor_id, version = version + 1, last_event_at = v_now
  where id = p_task_id returning * into v_task;
  if v_task.case_id is not null then
    perform private.add_case_event(v_task.case_id, 'task_reported', v_now, p_actor_id, null, null, v_report, jsonb_build_object('task_id', p_task_id));
  else
    perform private.add_session_event(v_task.session_id, 'task_reported', v_now, p_actor_id, null, null, v_report, jsonb_build_object('task_id', p_task_id));
  end if;
  perform private.tell_about_task(v_task, 'case_task_reported', v_now, '{reception_board,preparer}');
  return jsonb_build_object('id', p_task_id, 'status', 'reported');
end $$;
comment on function private.report_task(bigint, timestamptz, bigint, text) is 'The agency reports what it did; its clock stops.';

create function public.report_task(p_task_id bigint, p_report text)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('cases.supply'); v_agency_id bigint := (select t.agency_id from public.case_tasks t where t.id = p_task_id);
begin
  if v_agency_id is null or not authz.allows('cases.supply', v_agency_id) then
    perform private.fail('404', 'case.task_not_found', 'no such task');
  end if;
  return private.report_task(v_actor_id, clock_timestamp(), p_task_id, p_report);
end $$;
comment on function public.report_task(bigint, text) is 'The agency''s head reports on a follow-up task. Nguồn: SPEC §5.';

create function private.review_task(p_actor_id bigint, p_now timestamptz, p_task_id bigint, p_decision text, p_note text, p_due_at timestamptz default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare v_task public.case_tasks; v_now timestamptz;
begin
  select * into v_task from public.case_tasks t where t.id = p_task_id for update;
  if not found then
    perform private.fail('404', 'case.task_not_found', 'no such task');
  end if;
  v_now := greatest(p_now, v_task.last_event_at);
  perform sla.settle('case_task', p_task_id, v_now);
  if coalesce(p_decision, '') <> all ('{accept,return,cancel}') then
    perform private.fail('422', 'session.field_required', 'a decision is required', '{"field": "decision"}');
  elsif p_decision in ('accept', 'return') and v_task.status <> 'reported' or v_task.status in ('done', 'cancelled') then
    perform private.fail('409', 'case.task_not_open', 'not possible now', jsonb_build_object('status', v_task.status));
  elsif p_decision <> 'accept' then
    perform private.session_field(p_note, 'note', 2000);
  end if;
  if p_decision = 'return' then
    if p_due_at is null or p_due_at <= v_now then
      perform private.fail('422', 'session.date_past', 'a new due time is required', '{"field": "due_at"}');
    end if;
    update public.case_tasks set status = 'open', due_at = p_due_at, version = version + 1, last_event_at = v_now where id = p_task_id returning * into v_task;
    perform sla.start_clock('case.task', 'case_task', p_task_id, v_task.agency_id, v_now, p_due_at);
    perform private.tell_about_task(v_task, 'case_task_assigned', v_now, '{agency_head}', '{email}', jsonb_build_object('note', private.tidy(p_note)));
  else
    perform sla.cancel_clocks('case_task', p_task_id, null, v_now);
    update public.case_tasks set status = case p_decision when 'accept' then 'done' else 'cancelled' end, accepted_at = case p_decision when 'accept' then v_now end,
      version = version + 1, last_event_at = v_now
    where id = p_task_id returning * into v_task;
    perform private.tell_about_task(v_task, case p_decision when 'accept' then 'case_task_accepted' else 'case_task_cancelled' end, v_now, '{agency_head}', '{}',
      jsonb_build_object('note', private.tidy(p_note)));
  end if;
  if v_task.case_id is null then
    perform private.add_session_event(v_task.session_id, 'task_' || case p_decision when 'accept' then 'accepted' when 'return' then 'returned' else 'cancelled' end, v_now,
      p_actor_id, null, null, private.tidy(p_note), jsonb_build_object('task_id', p_task_id));
  else
    perform private.add_case_event(v_task.case_id, 'task_' || case p_decision when 'accept' then 'accepted' when 'return' then 'returned' else 'cancelled' end, v_now, p_actor_id, null, null,
      private.tidy(p_note), jsonb_build_object('task_id', p_task_id));
    -- When the last task is done the follow-up is done.
    if p_decision = 'accept' and not exists (select from public.case_tasks t where t.case_id = v_task.case_id and t.status in ('open', 'reported'))
      and exists (select from public.cases c where c.id = v_task.case_id and c.status = 'concluded') then
      perform private.set_case_status(v_task.case_id, 'closed', 'followed_up', v_now, p_actor_id);
      update public.cases set closed_at = v_now where id = v_task.case_id;
    end if;
  end if;
  return jsonb_build_object('id', p_task_id, 'status', v_task.status);
end $$;
comment on function private.review_task(bigint, timestamptz, bigint, text, text, timestamptz) is
  'The board accepts a report, returns it with a new due time, or cancels the task; a concluded case whose last task is accepted is closed. Nguồn: SPEC §5.';

create function public.review_task(p_task_id bigint, p_decision text, p_note text default null, p_due_at timestamptz default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('cases.edit');
begin
  return private.review_task(v_actor_id, clock_timestamp(), p_task_id, p_decision, p_note, p_due_at);
end $$;
comment on function public.review_task(bigint, text, text, timestamptz) is 'Accepts (accept), returns (return, with a new due time) or cancels (cancel) a follow-up task. Nguồn: SPEC §5.';
