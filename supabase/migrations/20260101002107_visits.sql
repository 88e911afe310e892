-- Who comes: a case's citizens in full for the board, what somebody brought before, and the counter's log.
-- Nguồn: Luật Tiếp công dân 2013; SPEC §5, §12.

create function public.reveal_case_contacts(p_case_id bigint, p_reason text default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('cases.edit'); v_status text;
begin
  select c.status into v_status from public.cases c where c.id = p_case_id;
  if not found then
    perform private.fail('404', 'case.not_found', 'no such case');
  elsif v_status in ('closed', 'withdrawn') then
    perform private.fail('403', 'case.contact_not_yours', 'nobody handles the case any more', jsonb_build_object('status', v_status));
  end if;
  insert into private.contact_reveals (staff_id, citizen_id, reason)
  select v_actor_id, cc.citizen_id, coalesce(private.tidy(p_reason), 'case ' || p_case_id) from public.case_citizens cc where cc.case_id = p_case_id;
  perform private.add_case_event(p_case_id, 'contact_revealed', clock_timestamp(), v_actor_id, null, null, private.tidy(p_reason));
  return coalesce((
    select jsonb_agg(jsonb_build_object('citizen_id', z.id, 'full_name', z.full_name, 'phone', z.phone, 'email', z.email, 'address', z.address,
      'is_representative', cc.is_representative) order by cc.position, cc.id)
    from public.case_citizens cc join public.citizens z on z.id = cc.citizen_id where cc.case_id = p_case_id), '[]');
end $$;
comment on function public.reveal_case_contacts(bigint, text) is 'The citizens of a case in full, for the board that handles it; logged. Nguồn: SPEC §12.';

create function private.citizen_history(p_phone text, p_full_name text)
returns jsonb language plpgsql stable set search_path = '' as $$
begin
  return (
    with same as (
      select z.id from public.citizens z
      where (p_phone is not null and z.phone = p_phone)
        or (p_phone is null and p_full_name is not null and public.fold(z.full_name) = public.fold(p_full_name))
    )
    select jsonb_build_object(
      'tickets', coalesce((select jsonb_agg(to_jsonb(t) order by t.received_at desc) from (
          select t.id, t.code, t.status, t.received_at, left(t.content, 160) as excerpt, a.name as agency_name
          from public.tickets t left join public.agencies a on a.id = t.agency_id where t.citizen_id in (select id from same) order by t.received_at desc limit 20) t), '[]'),
      'cases', coalesce((select jsonb_agg(to_jsonb(c) order by c.registered_at desc) from (
          select distinct c.id, c.code, c.status, c.title, c.registered_at from public.cases c join public.case_citizens cc on cc.case_id = c.id
          where cc.citizen_id in (select id from same)) c), '[]'),
      'visits', coalesce((select jsonb_agg(to_jsonb(v) order by v.visited_at desc) from (
          select v.id, v.code, v.classification, v.result, v.visited_at, left(v.content, 160) as excerpt from public.visits v
          where v.citizen_id in (select id from same) order by v.visited_at desc limit 20) v), '[]')));
end $$;
comment on function private.citizen_history(text, text) is 'Tickets, cases and visits of a person: by telephone number, or by name when there is none. Nguồn: SPEC §5.';

create function public.find_visitor(p_phone text)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_actor_id bigint := authz.require('visits.edit');
  v_phone text := private.normal_phone(p_phone);
  v_citizen public.citizens;
begin
  if v_phone is null then
    perform private.fail('422', 'case.field_invalid', 'not a telephone number', '{"field": "phone", "problem": "phone"}');
  end if;
  select * into v_citizen from public.citizens z where z.phone = v_phone order by z.id desc limit 1;
  if found then
    insert into private.contact_reveals (staff_id, citizen_id, reason) values (v_actor_id, v_citizen.id, 'find_visitor');
  end if;
  return jsonb_build_object('phone', v_phone, 'is_known', v_citizen.id is not null, 'full_name', v_citizen.full_name, 'address', v_citizen.address, 'email', v_citizen.email)
    || private.citizen_history(v_phone, null);
end $$;
comment on function public.find_visitor(text) is 'Who stands at the counter: particulars to prefill the form and their tickets, cases and visits. Logged as a reveal. Nguồn: SPEC §5, §12.';

create function public.case_history(p_case_id bigint)
returns jsonb language plpgsql stable security definer set search_path = '' as $$
begin
  perform authz.require('cases.edit');
  return coalesce((
    select jsonb_agg(jsonb_build_object('name', cc.name_masked) || private.citizen_history(z.phone, z.full_name) order by cc.position, cc.id)
    from public.case_citizens cc join public.citizens z on z.id = cc.citizen_id where cc.case_id = p_case_id), '[]');
end $$;
comment on function public.case_history(bigint) is 'What else the citizens of a case brought: tickets, cases, visits; names masked. Nguồn: SPEC §5.';

-- The counter's log --------------------------------------------------------------------------------------

create function private.check_visit(p_visit jsonb)
returns void language plpgsql stable set search_path = '' as $$
begin
  if coalesce(p_visit ->> 'classification', '') <> all ('{complaint,denunciation,petition,report}') then
    perform private.fail('422', 'case.field_required', 'a classification is required', '{"field": "classification"}');
  end if;
  perform private.case_field(p_visit ->> 'content', 'content', 10000);
  perform private.check_case_refs(p_visit - 'matter');
end $$;
comment on function private.check_visit(jsonb) is 'What an entry of the counter''s log must say, at its field.';

create function private.log_visit(p_actor_id bigint, p_now timestamptz, p_visit jsonb)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_visit public.visits;
  v_request_id uuid := (p_visit ->> 'request_id')::uuid;
  v_visited_at timestamptz := coalesce((p_visit ->> 'visited_at')::timestamptz, p_now);
  v_phone text := private.normal_phone(p_visit ->> 'phone');
  v_name text := private.case_field(p_visit ->> 'full_name', 'full_name', 200);
begin
  if v_request_id is not null then
    perform pg_advisory_xact_lock(hashtextextended('log_visit:' || v_request_id, 0));
    select * into v_visit from public.visits v where v.request_id = v_request_id;
    if found then
      return jsonb_build_object('id', v_visit.id, 'code', v_visit.code, 'result', v_visit.result);
    end if;
  end if;
  if v_visited_at > p_now then
    perform private.fail('422', 'case.field_invalid', 'in the future', '{"field": "visited_at", "problem": "future"}');
  elsif private.tidy(p_visit ->> 'phone') is not null and v_phone is null then
    perform private.fail('422', 'case.field_invalid', 'not a telephone number', '{"field": "phone", "problem": "phone"}');
  end if;
  perform private.check_visit(p_visit);
  insert into public.visits (code, request_id, visited_at, recorded_at, recorded_by_id, recorded_by_name, agency_id, citizen_id, citizen_name_masked, citizen_phone_masked,
    head_count, classification, content, commune_id)
  values (private.next_case_code('visit', v_visited_at), v_request_id, v_visited_at, p_now, p_actor_id, private.staff_name(p_actor_id),
    (select s.agency_id from public.staff s where s.id = p_actor_id),
    private.find_or_add_citizen(v_name, v_phone, private.tidy(p_visit ->> 'email'), private.tidy(p_visit ->> 'address')),
    private.masked_name(v_name), private.masked_phone(v_phone), coalesce((p_visit ->> 'head_count')::integer, 1), p_visit ->> 'classification',
    private.case_field(p_visit ->> 'content', 'content', 10000), (p_visit ->> 'commune_id')::bigint)
  returning * into v_visit;
  return jsonb_build_object('id', v_visit.id, 'code', v_visit.code, 'result', v_visit.result);
end $$;
comment on function private.log_visit(bigint, timestamptz, jsonb) is 'A walk-in at the counter. Nguồn: Luật Tiếp công dân 2013 Điều 25; SPEC §5.';

create function public.log_visit(p_visit jsonb)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('visits.edit');
begin
  return private.log_visit(v_actor_id, clock_timestamp(), coalesce(p_visit, '{}'));
end $$;
comment on function public.log_visit(jsonb) is
  'Logs a walk-in: {request_id, visited_at, full_name, phone, email, address, head_count, classification complaint|denunciation|petition|report, content, commune_id}. Nguồn: SPEC §5.';

create function private.save_visit(p_actor_id bigint, p_now timestamptz, p_visit_id bigint, p_visit jsonb)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare v_visit public.visits;
begin
  select * into v_visit from public.visits v where v.id = p_visit_id for update;
  if not found then
    perform private.fail('404', 'case.visit_not_found', 'no such visit');
  elsif v_visit.result <> 'open' then
    perform private.fail('409', 'case.visit_resolved', 'the visit has been dealt with', jsonb_build_object('result', v_visit.result));
  end if;
  perform private.check_visit(p_visit);
  update public.visits set classification = p_visit ->> 'classification', content = private.tidy(p_visit ->> 'content'),
    commune_id = (p_visit ->> 'commune_id')::bigint, head_count = coalesce((p_visit ->> 'head_count')::integer, 1)
  where id = p_visit_id;
  return jsonb_build_object('id', p_visit_id, 'code', v_visit.code, 'result', v_visit.result);
end $$;
comment on function private.save_visit(bigint, timestamptz, bigint, jsonb) is 'Puts right what was taken down at the counter, until the visit has been dealt with; the audit keeps both.';

create function public.save_visit(p_visit_id bigint, p_visit jsonb)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('visits.edit');
begin
  return private.save_visit(v_actor_id, clock_timestamp(), p_visit_id, coalesce(p_visit, '{}'));
end $$;
comment on function public.save_visit(bigint, jsonb) is 'Corrects an open visit: {classification, content, commune_id, head_count}. Nguồn: SPEC §5.';

create function private.resolve_visit(p_actor_id bigint, p_now timestamptz, p_visit_id bigint, p_result text, p_details jsonb)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_visit public.visits;
  v_citizen public.citizens;
  v_made jsonb;
begin
  select * into v_visit from public.visits v where v.id = p_visit_id for update;
  if not found then
    perform private.fail('404', 'case.visit_not_found', 'no such visit');
  elsif v_visit.result <> 'open' then
    perform private.fail('409', 'case.visit_resolved', 'the visit has been dealt with', jsonb_build_object('result', v_visit.result));
  elsif coalesce(p_result, '') <> all ('{explained,redirected,ticket,case}') then
    perform private.fail('422', 'case.field_required', 'a result is required', '{"field": "result"}');
  elsif p_result in ('ticket', 'case') and v_visit.classification = 'denunciation' then
    -- Denunciations go the way of their own law. Nguồn: QĐ583 Điều 1.2; QĐ3394 Điều 4.1.
    perform private.fail('409', 'case.denunciation', 'a denunciation is redirected', '{"field": "result"}');
  end if;
  select * into v_citizen from public.citizens z where z.id = v_visit.citizen_id;
  if p_result = 'ticket' then
    v_made := private.receive_ticket(p_actor_id, p_now, jsonb_strip_nulls(jsonb_build_object('channel', 'walk_in', 'content', v_visit.content, 'full_name', v_citizen.full_name,
      'phone', coalesce(v_citizen.phone, p_details ->> 'phone'), 'email', v_citizen.email, 'address', coalesce(v_citizen.address, p_details ->> 'address'),
      'commune_id', v_visit.commune_id, 'category_id', p_details -> 'category_id', 'received_at', v_visit.visited_at)));
    update public.visits set ticket_id = (v_made ->> 'id')::bigint where id = p_visit_id;
  elsif p_result = 'case' then
    v_made := private.register_case(p_actor_id, p_now, jsonb_strip_nulls(jsonb_build_object('matter', v_visit.classification,
      'title', coalesce(private.tidy(p_details ->> 'title'), left(v_visit.content, 120)), 'content', v_visit.content, 'commune_id', v_visit.commune_id,
      'is_group', v_visit.head_count > 1, 'head_count', v_visit.head_count,
      'citizens', jsonb_build_array(jsonb_strip_nulls(jsonb_build_object('full_name', v_citizen.full_name, 'phone', v_citizen.phone, 'email', v_citizen.email,
        'address', v_citizen.address, 'is_representative', true))))));
    update public.visits set case_id = (v_made ->> 'id')::bigint where id = p_visit_id;
    perform private.add_case_event((v_made ->> 'id')::bigint, 'from_visit', p_now, p_actor_id, null, null, null, jsonb_build_object('visit_id', p_visit_id, 'code', v_visit.code));
  end if;
  update public.visits set result = p_result, result_at = p_now, result_note = private.tidy(p_details ->> 'note'), made_code = v_made ->> 'code',
    redirect_to = case when p_result = 'redirected' then private.case_field(p_details ->> 'redirect_to', 'redirect_to', 500) end
  where id = p_visit_id;
  return jsonb_build_object('id', p_visit_id, 'result', p_result, 'made', v_made);
end $$;
comment on function private.resolve_visit(bigint, timestamptz, bigint, text, jsonb) is
  'What became of a walk-in: explained on the spot, sent to who is competent, taken down as a ticket, or registered as a case. Nguồn: SPEC §5; Luật Tiếp công dân 2013 Điều 26.';

create function public.resolve_visit(p_visit_id bigint, p_result text, p_details jsonb default '{}')
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('visits.edit');
begin
  return private.resolve_visit(v_actor_id, clock_timestamp(), p_visit_id, p_result, coalesce(p_details, '{}'));
end $$;
comment on function public.resolve_visit(bigint, text, jsonb) is
  'Ends a visit: explained {note}, redirected {redirect_to, note}, ticket {category_id, phone, address}, case {title}; returns {id, result, made}. Nguồn: SPEC §5.';
