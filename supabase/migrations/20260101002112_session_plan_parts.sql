-- The parts of a plan: points, people, cases with their slots, the agenda in the order of Điều 6.1d. Nguồn: QĐ3394 Điều 5, 6.

create function private.seat_of(p_session_id bigint, p_capacity text)
returns bigint language sql stable set search_path = '' as $$
  -- A commune receives at its own point, a delegate of the city's; what a central body calls is presided over at its
  -- central point, while the city's own people and its citizens sit at the city's.
  select sp.id
  from public.session_points sp
  join public.sessions s on s.id = sp.session_id
  join public.meeting_points m on m.id = sp.point_id
  join public.agencies a on a.id = m.agency_id
  where sp.session_id = p_session_id
  order by case s.kind
      when 'commune' then m.agency_id = s.agency_id
      when 'central' then (p_capacity = 'chair') = (sp.part = 'central') and (p_capacity = 'chair' or a.kind <> 'central')
      else sp.part = 'central' end desc,
    sp.part = 'central' desc, sp.position, sp.id
  limit 1
$$;
comment on function private.seat_of(bigint, text) is
  'The point at which the chair, the secretary and the citizens of a session sit unless somebody seats them elsewhere. Nguồn: QĐ3394 Điều 6.1c, 6.2b, 6.2c, 6.3c.';

create function private.save_session_points(p_session_id bigint, p_points jsonb)
returns void language plpgsql volatile set search_path = '' as $$
declare v_point jsonb; v_position integer := 0;
begin
  if jsonb_typeof(p_points) is distinct from 'array' or jsonb_array_length(p_points) = 0 then
    perform private.fail('422', 'session.field_required', 'points are required', '{"field": "points"}');
  elsif (select count(*) from jsonb_array_elements(p_points) e where e.value ->> 'part' = 'central') <> 1 then
    perform private.fail('422', 'session.one_central_point', 'exactly one central point', '{"field": "points"}');
  elsif (select count(*) <> count(distinct e.value ->> 'point_id') from jsonb_array_elements(p_points) e) then
    perform private.fail('422', 'session.field_invalid', 'a point twice', '{"field": "points", "problem": "twice"}');
  end if;
  delete from public.session_points sp where sp.session_id = p_session_id
    and sp.point_id not in (select (e.value ->> 'point_id')::bigint from jsonb_array_elements(p_points) e);
  -- A point that becomes central must not meet the one that still is.
  update public.session_points sp set part = 'delegate' where sp.session_id = p_session_id and sp.part = 'central';
  for v_point in select e.value from jsonb_array_elements(p_points) e order by (e.value ->> 'part' = 'central') loop
    v_position := v_position + 1;
    if not exists (select from public.meeting_points m where m.id = (v_point ->> 'point_id')::bigint and m.archived_at is null) then
      perform private.fail('422', 'session.field_invalid', 'no such point', '{"field": "points", "problem": "unknown"}');
    end if;
    insert into public.session_points as sp (session_id, point_id, part, contact_name, contact_phone, position)
    values (p_session_id, (v_point ->> 'point_id')::bigint, coalesce(v_point ->> 'part', 'delegate'), private.tidy(v_point ->> 'contact_name'),
      private.tidy(v_point ->> 'contact_phone'), case when v_point ->> 'part' = 'central' then 0 else v_position end)
    on conflict (session_id, point_id) do update set part = excluded.part, contact_name = excluded.contact_name,
      contact_phone = excluded.contact_phone, position = excluded.position;
  end loop;
  -- Whose point was taken away sits where their like does.
  update public.session_participants t set session_point_id = private.seat_of(p_session_id, t.capacity)
  where t.session_id = p_session_id and t.session_point_id is null and t.capacity in ('chair', 'secretary', 'citizen');
end $$;
comment on function private.save_session_points(bigint, jsonb) is
  'The points of a session as given: [{point_id, part central|delegate, contact_name, contact_phone}], exactly one central. Nguồn: QĐ3394 Điều 3, 5.1.';

create function private.save_session_participants(p_session_id bigint, p_participants jsonb, p_now timestamptz)
returns void language plpgsql volatile set search_path = '' as $$
declare
  v_in jsonb; v_id bigint; v_keep bigint[] := '{}'; v_position integer := 0; v_staff record; v_point_id bigint; v_name text;
begin
  for v_in in select e.value from jsonb_array_elements(coalesce(p_participants, '[]')) e loop
    v_position := v_position + 1;
    -- Chair and secretary are seated by the session itself, citizens by their case.
    if v_in ->> 'id' is null and coalesce(v_in ->> 'capacity', 'observer') <> all ('{reception_board,office,agency_leader,commune_leader,central_leader,technician,observer}') then
      perform private.fail('422', 'session.field_invalid', 'no such capacity', jsonb_build_object('field', 'participants', 'problem', 'unknown', 'index', v_position - 1));
    end if;
    v_point_id := (select sp.id from public.session_points sp where sp.session_id = p_session_id and sp.point_id = (v_in ->> 'point_id')::bigint);
    select s.id, s.display_name, s.job_title, s.agency_id, a.name as agency_name into v_staff
    from public.staff s join public.agencies a on a.id = s.agency_id where s.id = (v_in ->> 'staff_id')::bigint and s.is_active;
    if v_in ->> 'staff_id' is not null and v_staff.id is null then
      perform private.fail('422', 'session.field_invalid', 'no such person', '{"field": "participants", "problem": "unknown"}');
    end if;
    v_name := coalesce(v_staff.display_name, private.tidy(v_in ->> 'full_name'));
    -- The row known by its id, or by the person; otherwise a new one.
    select t.id into v_id from public.session_participants t
    where t.session_id = p_session_id and (t.id = (v_in ->> 'id')::bigint or t.staff_id = v_staff.id)
    order by t.id = (v_in ->> 'id')::bigint desc limit 1;
    if v_id is null then
      if v_name is null then
        perform private.fail('422', 'session.field_required', 'a name is required', '{"field": "participants"}');
      end if;
      insert into public.session_participants (session_id, session_point_id, staff_id, agency_id, display_name, job_title, organisation, capacity, position)
      values (p_session_id, v_point_id, v_staff.id, coalesce((v_in ->> 'agency_id')::bigint, v_staff.agency_id), v_name,
        coalesce(private.tidy(v_in ->> 'job_title'), v_staff.job_title), coalesce(private.tidy(v_in ->> 'organisation'), v_staff.agency_name),
        coalesce(v_in ->> 'capacity', 'observer'), v_position)
      returning id into v_id;
    else
      update public.session_participants set session_point_id = v_point_id,
        capacity = case when capacity in ('chair', 'secretary', 'citizen') or v_in ->> 'capacity' in ('chair', 'secretary', 'citizen') then capacity
          else coalesce(v_in ->> 'capacity', capacity) end,
        position = case when capacity in ('chair', 'secretary', 'citizen') then position else v_position end,
        job_title = coalesce(private.tidy(v_in ->> 'job_title'), job_title), organisation = coalesce(private.tidy(v_in ->> 'organisation'), organisation),
        display_name = case when staff_id is null and citizen_id is null then coalesce(v_name, display_name) else display_name end,
        -- Whoever was taken out and comes back is invited anew.
        invitation = case when removed_at is null then invitation else 'none' end, removed_at = null
      where id = v_id;
    end if;
    if v_staff.id is null and v_name is not null and exists (select from public.session_participants t where t.id = v_id and t.staff_id is null and t.citizen_id is null) then
      if private.tidy(v_in ->> 'email') !~ '^[^@\s]+@[^@\s]+\.[^@\s.]+$' then
        perform private.fail('422', 'session.field_invalid', 'not an address', jsonb_build_object('field', 'participants', 'problem', 'email', 'index', v_position - 1));
      end if;
      insert into private.session_guests as g (participant_id, full_name, email, phone)
      values (v_id, v_name, private.tidy(v_in ->> 'email'), coalesce(private.normal_phone(v_in ->> 'phone'), private.tidy(v_in ->> 'phone')))
      on conflict (participant_id) do update set full_name = coalesce(excluded.full_name, g.full_name), email = coalesce(excluded.email, g.email),
        phone = coalesce(excluded.phone, g.phone);
    end if;
    v_keep := v_keep || v_id;
  end loop;
  -- Citizens come and go with their case; others who are left out are removed, or only marked when already invited.
  delete from public.session_participants t
  where t.session_id = p_session_id and t.case_id is null and t.id <> all (v_keep) and t.invitation = 'none' and t.capacity not in ('chair', 'secretary');
  update public.session_participants t set removed_at = p_now
  where t.session_id = p_session_id and t.case_id is null and t.id <> all (v_keep) and t.removed_at is null and t.capacity not in ('chair', 'secretary');
end $$;
comment on function private.save_session_participants(bigint, jsonb, timestamptz) is
  'Who takes part: [{id?, staff_id | full_name, job_title, organisation, agency_id, email, phone, capacity, point_id}]; citizens, chair and secretary are kept by their own functions. Nguồn: QĐ3394 Điều 6.1c.';

create function private.seat_chair_and_secretary(p_session_id bigint)
returns void language plpgsql volatile set search_path = '' as $$
declare v_session public.sessions;
begin
  select * into v_session from public.sessions s where s.id = p_session_id;
  delete from public.session_participants t where t.session_id = p_session_id and t.invitation = 'none'
    and ((t.capacity = 'chair' and t.staff_id is distinct from v_session.chair_id) or (t.capacity = 'secretary' and t.staff_id is distinct from v_session.secretary_id));
  update public.session_participants t set capacity = 'observer' where t.session_id = p_session_id
    and ((t.capacity = 'chair' and t.staff_id is distinct from v_session.chair_id) or (t.capacity = 'secretary' and t.staff_id is distinct from v_session.secretary_id));
  insert into public.session_participants as t (session_id, session_point_id, staff_id, agency_id, display_name, job_title, organisation, capacity, position)
  select p_session_id, private.seat_of(p_session_id, p.capacity), s.id, s.agency_id, s.display_name, s.job_title, a.name, p.capacity, p.position
  from (values (v_session.chair_id, 'chair', -2), (v_session.secretary_id, 'secretary', -1)) as p (staff_id, capacity, position)
  join public.staff s on s.id = p.staff_id join public.agencies a on a.id = s.agency_id
  on conflict (session_id, staff_id) do update set capacity = excluded.capacity, position = excluded.position, removed_at = null,
    session_point_id = coalesce(t.session_point_id, excluded.session_point_id);
end $$;
comment on function private.seat_chair_and_secretary(bigint) is 'The chair and the secretary stand first among the participants.';

create function private.save_session_cases(p_session_id bigint, p_cases jsonb, p_now timestamptz, p_actor_id bigint)
returns void language plpgsql volatile set search_path = '' as $$
declare v_in jsonb; v_position integer := 0; v_case public.cases; v_session public.sessions; v_gone record; v_seat_id bigint := private.seat_of(p_session_id, 'citizen');
begin
  select * into v_session from public.sessions s where s.id = p_session_id;
  if (select count(*) <> count(distinct e.value ->> 'case_id') from jsonb_array_elements(coalesce(p_cases, '[]')) e) then
    perform private.fail('422', 'session.field_invalid', 'a case twice', '{"field": "cases", "problem": "twice"}');
  elsif v_session.status = 'live' and exists (
    select from public.session_agenda a where a.session_id = p_session_id and a.case_id is not null and a.started_at is not null
      and a.case_id not in (select (e.value ->> 'case_id')::bigint from jsonb_array_elements(coalesce(p_cases, '[]')) e)) then
    perform private.fail('409', 'session.case_begun', 'the case has been taken up', '{"field": "cases"}');
  end if;
  for v_gone in
    delete from public.session_cases sc where sc.session_id = p_session_id
      and sc.case_id not in (select (e.value ->> 'case_id')::bigint from jsonb_array_elements(coalesce(p_cases, '[]')) e)
    returning sc.case_id
  loop
    delete from public.session_agenda a where a.session_id = p_session_id and a.case_id = v_gone.case_id;
    delete from public.session_participants t where t.session_id = p_session_id and t.case_id = v_gone.case_id and t.invitation = 'none';
    update public.session_participants t set removed_at = p_now where t.session_id = p_session_id and t.case_id = v_gone.case_id and t.removed_at is null;
    perform private.unschedule_case(v_gone.case_id, p_session_id, p_now, p_actor_id);
  end loop;
  for v_in in select e.value from jsonb_array_elements(coalesce(p_cases, '[]')) e loop
    v_position := v_position + 1;
    select * into v_case from public.cases c where c.id = (v_in ->> 'case_id')::bigint for update;
    if not found then
      perform private.fail('422', 'session.field_invalid', 'no such case', '{"field": "cases", "problem": "unknown"}');
    end if;
    if not exists (select from public.session_cases sc where sc.session_id = p_session_id and sc.case_id = v_case.id) then
      if v_case.status not in ('registered', 'proposed', 'approved', 'received')
        or exists (select from public.session_cases sc join public.sessions s on s.id = sc.session_id
          where sc.case_id = v_case.id and s.id <> p_session_id and s.status in ('planned', 'reported', 'invited', 'tested', 'live')) then
        perform private.fail('409', 'session.case_not_ready', 'the case cannot be scheduled now',
          jsonb_build_object('field', 'cases', 'code', v_case.code, 'status', v_case.status));
      end if;
      insert into public.session_cases (session_id, case_id, position, starts_at, ends_at)
      values (p_session_id, v_case.id, v_position, v_session.starts_at, v_session.ends_at);
      perform private.schedule_case(v_case.id, p_session_id, p_now, p_actor_id);
    else
      update public.session_cases set position = v_position where session_id = p_session_id and case_id = v_case.id;
    end if;
    -- The citizen, or the representatives of a group, come to the point that receives them. Nguồn: QĐ3394 Điều 6.1c, 6.2c.
    insert into public.session_participants (session_id, session_point_id, citizen_id, case_id, display_name, organisation, capacity, position)
    select p_session_id, v_seat_id, cc.citizen_id, v_case.id, coalesce(cc.name_masked, 'Công dân'), v_case.code, 'citizen', 100 + v_position
    from public.case_citizens cc
    where cc.case_id = v_case.id and (cc.is_representative or not v_case.is_group)
      and not exists (select from public.session_participants t where t.session_id = p_session_id and t.case_id = v_case.id and t.citizen_id = cc.citizen_id);
    update public.session_participants t set removed_at = null, invitation = 'none'
    where t.session_id = p_session_id and t.case_id = v_case.id and t.citizen_id is not null and t.removed_at is not null;
    insert into private.session_guests (participant_id, full_name, email, phone)
    select t.id, coalesce(z.full_name, 'Công dân'), z.email, z.phone
    from public.session_participants t join public.citizens z on z.id = t.citizen_id
    where t.session_id = p_session_id and t.case_id = v_case.id
    on conflict (participant_id) do nothing;
  end loop;
end $$;
comment on function private.save_session_cases(bigint, jsonb, timestamptz, bigint) is
  'The cases of a session in order: [{case_id}]; their citizens become participants at the point that receives them; who was taken out comes back with the case. A case not yet agreed to may be planned, but stands in the way (unapproved_case). Nguồn: QĐ3394 Điều 4.2, 6.1c.';

create function private.make_agenda(p_session_id bigint)
returns void language plpgsql volatile set search_path = '' as $$
declare v_session public.sessions; v_case record; v_position integer := 0; v_office text; v_board text;
begin
  select * into v_session from public.sessions s where s.id = p_session_id;
  v_office := case when v_session.kind = 'commune' then 'Lãnh đạo ' || (select a.name from public.agencies a where a.id = v_session.agency_id)
    else 'Lãnh đạo Văn phòng UBND thành phố' end;
  v_board := case when v_session.kind = 'commune' then v_office else 'Lãnh đạo Ban Tiếp công dân thành phố' end;
  delete from public.session_agenda a where a.session_id = p_session_id;
  insert into public.session_agenda (session_id, position, step, title, lead_name, minutes) values
    (p_session_id, 1, 'opening', 'Tuyên bố lý do, giới thiệu thành phần tham dự, thư ký ghi biên bản', v_office, 10),
    (p_session_id, 2, 'rules', 'Phổ biến nội dung cơ bản của Nội quy tiếp công dân', v_board, 5);
  v_position := 2;
  for v_case in select sc.case_id from public.session_cases sc where sc.session_id = p_session_id order by sc.position loop
    perform private.case_agenda(p_session_id, v_case.case_id, v_position);
    v_position := v_position + 4;
  end loop;
  perform private.lay_out_slots(p_session_id);
end $$;
comment on function private.make_agenda(bigint) is
  'Makes the agenda anew in the order of the regulation: opening, rules; for each case summary, the citizen, the agency''s report, the conclusion. Nguồn: QĐ3394 Điều 6.1d.';

create function private.case_agenda(p_session_id bigint, p_case_id bigint, p_position integer)
returns void language plpgsql volatile set search_path = '' as $$
declare v_session public.sessions; v_case record; v_board text;
begin
  select * into v_session from public.sessions s where s.id = p_session_id;
  v_board := case when v_session.kind = 'commune' then 'Lãnh đạo ' || (select a.name from public.agencies a where a.id = v_session.agency_id)
    else 'Lãnh đạo Ban Tiếp công dân thành phố' end;
  select c.code, c.title, coalesce(a.name, 'Thủ trưởng cơ quan, đơn vị được chỉ định') as agency_name,
    (select string_agg(cc.name_masked, ', ' order by cc.position) from public.case_citizens cc where cc.case_id = c.id and (cc.is_representative or not c.is_group)) as citizens
    into v_case
  from public.cases c left join public.agencies a on a.id = c.agency_id where c.id = p_case_id;
  insert into public.session_agenda (session_id, case_id, position, step, title, lead_name, minutes) values
    (p_session_id, p_case_id, p_position + 1, 'summary', left(format('Tóm tắt nội dung vụ việc %s: %s', v_case.code, v_case.title), 500), v_board, 5),
    (p_session_id, p_case_id, p_position + 2, 'citizen', 'Công dân trình bày bổ sung nội dung vụ việc', coalesce(v_case.citizens, 'Công dân'), 10),
    (p_session_id, p_case_id, p_position + 3, 'report', 'Báo cáo quá trình giải quyết, đề xuất hướng giải quyết', v_case.agency_name, 10),
    (p_session_id, p_case_id, p_position + 4, 'conclusion', 'Người chủ trì kết luận', v_session.chair_name, 5);
end $$;
comment on function private.case_agenda(bigint, bigint, integer) is
  'The four steps of one case on the agenda: summary, the citizen, the agency''s report, the conclusion. Nguồn: QĐ3394 Điều 6.1d.';

create function private.fit_agenda(p_session_id bigint)
returns void language plpgsql volatile set search_path = '' as $$
declare v_case record;
begin
  for v_case in
    select sc.case_id, 1000000 + sc.position * 10 as position from public.session_cases sc
    where sc.session_id = p_session_id and not exists (select from public.session_agenda a where a.session_id = p_session_id and a.case_id = sc.case_id)
    order by sc.position
  loop
    perform private.case_agenda(p_session_id, v_case.case_id, v_case.position);
  end loop;
  -- What belongs to no case keeps its place: before the first case, or behind the case it stood behind.
  update public.session_agenda a set position = x.place
  from (
    select i.id, row_number() over (order by coalesce(sc.position, 0), i.position, i.id) as place
    from public.session_agenda i
    left join lateral (
      select b.case_id from public.session_agenda b
      where b.session_id = p_session_id and b.case_id is not null and b.position < i.position order by b.position desc limit 1
    ) before on i.case_id is null
    left join public.session_cases sc on sc.session_id = p_session_id and sc.case_id = coalesce(i.case_id, before.case_id)
    where i.session_id = p_session_id
  ) x
  where a.id = x.id;
  perform private.lay_out_slots(p_session_id);
end $$;
comment on function private.fit_agenda(bigint) is
  'Fits the agenda to a changed list of cases: new cases get their four steps, the cases'' order is followed, and what was edited by hand or has begun stays. Nguồn: SPEC §5.';

create function private.lay_out_slots(p_session_id bigint)
returns void language plpgsql volatile set search_path = '' as $$
begin
  update public.session_cases sc set starts_at = x.starts_at, ends_at = x.ends_at
  from (
    select a.case_id, s.starts_at + make_interval(mins => min(a.until - a.minutes)::integer) as starts_at, s.starts_at + make_interval(mins => max(a.until)::integer) as ends_at
    from (select a.*, sum(a.minutes) over (order by a.position, a.id) as until from public.session_agenda a where a.session_id = p_session_id) a
    join public.sessions s on s.id = p_session_id
    where a.case_id is not null
    group by a.case_id, s.starts_at
  ) x
  where sc.session_id = p_session_id and sc.case_id = x.case_id;
end $$;
comment on function private.lay_out_slots(bigint) is 'The time slot of each case, from the minutes of the agenda.';

create function private.check_session_times(p_starts_at timestamptz, p_ends_at timestamptz, p_now timestamptz)
returns void language plpgsql stable set search_path = '' as $$
begin
  if p_starts_at is null then
    perform private.fail('422', 'session.field_required', 'starts_at is required', '{"field": "starts_at"}');
  elsif p_ends_at is null then
    perform private.fail('422', 'session.field_required', 'ends_at is required', '{"field": "ends_at"}');
  elsif p_starts_at <= p_now then
    perform private.fail('422', 'session.date_past', 'a session lies ahead', '{"field": "starts_at"}');
  elsif p_ends_at <= p_starts_at then
    perform private.fail('422', 'session.field_invalid', 'ends before it starts', '{"field": "ends_at", "problem": "before_start"}');
  elsif p_ends_at > p_starts_at + interval '14 hours' or p_starts_at > p_now + interval '2 years' then
    perform private.fail('422', 'session.field_invalid', 'too long or too far away', '{"field": "ends_at", "problem": "range"}');
  end if;
end $$;
comment on function private.check_session_times(timestamptz, timestamptz, timestamptz) is 'A session lies ahead, within two years, and lasts at most 14 hours.';
