-- Plays the life of one demo dossier through the functions the office itself uses, each deed at its past time. A life
-- (see dossiers.ts) says who waits how long; what is due meanwhile fires on the way, since every step settles its own dossier.
-- It ends where the present begins, or where it is meant to rest. Everything here is temporary.

create function pg_temp.dossier_person(p_agency_id bigint, p_role text, p_nth integer)
returns bigint language sql stable as $$
  select s.id from (
    select sr.staff_id as id, row_number() over (order by sr.staff_id) as n, count(*) over () as total
    from public.staff_roles sr join public.staff s on s.id = sr.staff_id and s.is_active
    where sr.agency_id = p_agency_id and sr.role_code = p_role
  ) s where s.n = 1 + p_nth % s.total
$$;

create function pg_temp.dossier_work(p_at timestamptz, p_hours numeric)
returns timestamptz language sql stable as $$
  select sla.add_working_time('vn-city', p_at, make_interval(secs => (greatest(p_hours, 0.01) * 3600)::double precision)) + interval '11 seconds'
$$;

create function pg_temp.live_dossier(p_life jsonb, p_now timestamptz)
returns bigint language plpgsql volatile as $$
declare
  v_at timestamptz := (p_life ->> 'at')::timestamptz;
  v_began timestamptz;
  v_id bigint;
  v_token text;
  v_dossier public.dossiers;
  v_deed jsonb;
  v_step public.dossier_steps;
  v_agency_id bigint := (p_life ->> 'agency_id')::bigint;
  v_nth integer := (p_life ->> 'nth')::integer;
  v_desk bigint := pg_temp.dossier_person(v_agency_id, 'one_stop_officer', v_nth);
  v_officer bigint;
  v_head bigint;
  v_documents jsonb;
begin
  if p_life ->> 'channel' = 'online' then
    v_began := v_at - make_interval(secs => (p_life ->> 'seconds')::integer);
    v_token := private.start_dossier_draft(v_began, (p_life ->> 'procedure_id')::bigint, v_agency_id, (p_life ->> 'request_id')::uuid, 'vi') ->> 'draft_token';
    v_id := split_part(v_token, '/', 1)::bigint;
    perform private.save_dossier_draft(v_began, v_token, p_life -> 'applicant');
    if p_life ->> 'rest' = 'draft' then
      return v_id;
    end if;
    -- As if each had been uploaded: the demonstration brings no files.
    update public.dossier_documents set is_received = true, is_digitised = true where dossier_id = v_id and (is_required or position % 2 = 0);
    perform private.submit_dossier(v_at, v_token, (p_life -> 'applicant') || '{"consent": true}');
  else
    v_at := sla.add_working_time('vn-city', v_at, interval '0') + interval '5 seconds';
    if v_at > p_now then
      return null;
    end if;
    select jsonb_agg(jsonb_build_object('procedure_document_id', x.id, 'is_received', x.is_required or x.position % 2 = 0,
        'is_digitised', (x.is_required or x.position % 2 = 0) and (p_life ->> 'is_digitised')::boolean)) into v_documents
    from public.procedure_documents x where x.version_id = private.procedure_version_at((p_life ->> 'procedure_id')::bigint, v_at);
    v_id := (private.receive_dossier(v_desk, v_at, (p_life -> 'applicant') || jsonb_build_object('channel', p_life ->> 'channel',
      'procedure_id', p_life -> 'procedure_id', 'agency_id', v_agency_id, 'documents', v_documents, 'is_duplicate_confirmed', 'true',
      'decision', p_life ->> 'decision', 'missing', p_life ->> 'missing', 'reason', p_life ->> 'reason')) ->> 'id')::bigint;
  end if;
  for v_deed in select d from jsonb_array_elements(p_life -> 'deeds') d loop
    v_at := case when v_deed ->> 'do' = 'supply' then sla.add_working_time('vn-city', v_at + make_interval(secs => (v_deed ->> 'hours')::numeric * 3600), interval '1 minute')
      else pg_temp.dossier_work(v_at, (v_deed ->> 'hours')::numeric) end;
    exit when v_at > p_now;
    select * into v_dossier from public.dossiers d where d.id = v_id;
    v_officer := coalesce(v_dossier.officer_id, pg_temp.dossier_person(v_dossier.step_agency_id, 'contact_officer', v_nth));
    v_head := pg_temp.dossier_person(coalesce(v_dossier.step_agency_id, v_dossier.handling_agency_id), 'agency_head', 0);
    case v_deed ->> 'do'
      when 'accept' then
        perform private.accept_dossier(v_desk, v_at, v_id, '{}', null);
      when 'ask_first', 'ask' then
        perform private.request_supplement(case v_deed ->> 'do' when 'ask' then v_officer else v_desk end, v_at, v_id, v_deed ->> 'text', null, null, null);
      when 'supply' then
        perform private.supply_supplement(null, v_at, v_id, 'Đã bổ sung theo yêu cầu', null, null, 'online');
      when 'forward' then
        select * into v_step from public.dossier_steps s where s.dossier_id = v_id and s.position > (select c.position from public.dossier_steps c where c.id = v_dossier.step_id)
        order by s.position limit 1;
        perform private.forward_dossier(case when v_dossier.status = 'accepted' then v_desk else v_officer end, v_at, v_id, null,
          case v_step.unit_kind when 'leader' then pg_temp.dossier_person(v_step.agency_id, 'agency_head', 0) else pg_temp.dossier_person(v_step.agency_id, 'contact_officer', v_nth) end, null);
      when 'work' then
        -- As long as its step is given, times how busy they are; the last one issues the result.
        select * into v_step from public.dossier_steps s where s.id = v_dossier.step_id;
        v_at := pg_temp.dossier_work(v_at, greatest(v_step.working_days * 8, 3) * (v_deed ->> 'share')::numeric);
        exit when v_at > p_now;
        if (select s.is_result from public.dossier_steps s where s.dossier_id = v_id and s.position > v_step.position order by s.position limit 1) then
          perform private.issue_dossier_result(v_officer, v_at, v_id, p_life ->> 'result', null, null, null);
        else
          select * into v_step from public.dossier_steps s where s.dossier_id = v_id and s.position > v_step.position order by s.position limit 1;
          perform private.forward_dossier(v_officer, v_at, v_id, null,
            case v_step.unit_kind when 'leader' then pg_temp.dossier_person(v_step.agency_id, 'agency_head', 0) else pg_temp.dossier_person(v_step.agency_id, 'contact_officer', v_nth) end, null);
        end if;
      when 'until_late' then
        -- Nobody gets to it before the promised day is over.
        v_at := greatest(v_at, pg_temp.dossier_work(v_dossier.due_at, 1 + (v_deed ->> 'share')::numeric));
        exit when v_at > p_now;
        perform private.settled_dossier(v_id, v_at);
      when 'apologise' then
        perform private.apologise_dossier(v_head, v_at, v_id,
          (sla.add_working_days('vn-city', v_at, (v_deed ->> 'days')::integer) at time zone 'Asia/Ho_Chi_Minh')::date, v_deed ->> 'text', null);
      when 'suspend' then
        perform private.suspend_dossier(v_head, v_at, v_id, v_deed ->> 'text', null, null);
      when 'resume' then
        perform private.resume_dossier(v_head, v_at, v_id, 'Đã có ý kiến trả lời', null);
      when 'send_back' then
        perform private.send_back_dossier(v_officer, v_at, v_id, v_deed ->> 'text', null);
      when 'refuse' then
        perform private.refuse_dossier(case when v_dossier.accepted_at is null then v_desk else v_head end, v_at, v_id, v_deed ->> 'text', null);
      when 'withdraw' then
        perform private.withdraw_dossier(v_desk, v_at, v_id, v_deed ->> 'text', null);
      when 'pay' then
        if v_dossier.fee_due > v_dossier.fee_paid then
          perform private.record_dossier_payment(v_desk, v_at, v_id, v_dossier.fee_due - v_dossier.fee_paid, v_deed ->> 'method', 'BL-' || v_id, null, null);
        end if;
      when 'return' then
        perform private.return_dossier(v_desk, v_at, v_id, v_deed ->> 'via', null, null);
      when 'close' then
        perform private.close_dossier(v_desk, v_at, v_id, null);
      when 'rate' then
        perform private.rate_dossier(case when v_deed ->> 'via' = 'counter' then v_desk end, v_at, v_id, (v_deed ->> 'score')::integer, (v_deed ->> 'reception')::integer,
          (v_deed ->> 'handling')::integer, (v_deed ->> 'answer')::integer, v_deed ->> 'text', null, v_deed ->> 'via');
    end case;
  end loop;
  return v_id;
end $$;
