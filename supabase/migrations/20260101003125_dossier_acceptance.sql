-- The desk accepts: the steps of the version are copied, the slip's date is fixed, the clocks begin. Over the counter and by
-- post at once, online within two working hours. Nguồn: QĐ2926 Điều 19.2a, 19.2b.

create function private.copy_dossier_steps(p_dossier public.dossiers)
returns void language plpgsql volatile set search_path = '' as $$
declare
  v_days numeric := private.procedure_days(p_dossier.version_id);
begin
  insert into public.dossier_steps (dossier_id, position, name, unit_kind, agency_id, working_days, is_intake, is_result)
  select p_dossier.id, s.position, s.name, s.unit_kind,
    case s.unit_kind when 'one_stop' then p_dossier.agency_id when 'other' then coalesce(s.agency_id, p_dossier.handling_agency_id) else coalesce(s.agency_id, p_dossier.handling_agency_id) end,
    s.working_days, s.is_intake, s.is_result
  from public.procedure_steps s where s.version_id = p_dossier.version_id;
  -- A version that names fewer steps still goes over the desk, through somebody's hands, and back.
  if not exists (select from public.dossier_steps s where s.dossier_id = p_dossier.id and s.is_intake) then
    insert into public.dossier_steps (dossier_id, position, name, unit_kind, agency_id, working_days, is_intake)
    values (p_dossier.id, coalesce((select min(s.position) from public.dossier_steps s where s.dossier_id = p_dossier.id), 1) - 1,
      'Tiếp nhận hồ sơ', 'one_stop', p_dossier.agency_id, 0, true);
  end if;
  if not exists (select from public.dossier_steps s where s.dossier_id = p_dossier.id and not s.is_intake and not s.is_result) then
    -- Between the intake and whatever stands last.
    update public.dossier_steps s set position = s.position + 1000 where s.dossier_id = p_dossier.id and s.is_result;
    insert into public.dossier_steps (dossier_id, position, name, unit_kind, agency_id, working_days)
    values (p_dossier.id, (select max(s.position) from public.dossier_steps s where s.dossier_id = p_dossier.id and not s.is_result) + 1,
      'Giải quyết hồ sơ', 'specialist', p_dossier.handling_agency_id, coalesce(v_days, 0));
  end if;
  if not exists (select from public.dossier_steps s where s.dossier_id = p_dossier.id and s.is_result) then
    insert into public.dossier_steps (dossier_id, position, name, unit_kind, agency_id, working_days, is_result)
    values (p_dossier.id, (select max(s.position) from public.dossier_steps s where s.dossier_id = p_dossier.id) + 1,
      'Trả kết quả', 'one_stop', p_dossier.agency_id, 0, true);
  end if;
end $$;
comment on function private.copy_dossier_steps(public.dossiers) is
  'Copies the steps of the dossier''s version with the agency that does each: the desk, the agency that decides, or another one. Nguồn: SPEC §6.';

create function private.begin_dossier_step(p_dossier_id bigint, p_position integer, p_at timestamptz, p_officer_id bigint default null)
returns public.dossier_steps language plpgsql volatile set search_path = '' as $$
declare v_step public.dossier_steps;
begin
  update public.dossier_steps s set status = 'current', started_at = p_at, finished_at = null, finished_by_id = null, due_at = null,
    officer_id = p_officer_id, officer_name = private.staff_name(p_officer_id)
  where s.dossier_id = p_dossier_id and s.position = p_position returning * into v_step;
  update public.dossiers d set step_id = v_step.id, step_agency_id = v_step.agency_id, officer_id = v_step.officer_id, officer_name = v_step.officer_name,
    step_agency_ids = case when v_step.agency_id = any (d.step_agency_ids) then d.step_agency_ids else d.step_agency_ids || v_step.agency_id end
  where d.id = p_dossier_id;
  if not v_step.is_result then
    perform private.start_dossier_clock('dossier.step', p_dossier_id, v_step.agency_id, p_at, v_step.working_days, v_step.officer_id);
  end if;
  return v_step;
end $$;
comment on function private.begin_dossier_step(bigint, integer, timestamptz, bigint) is
  'A step begins: its unit owes it, its clock runs; handing over the result has none, since it waits for the applicant.';

create function private.take_in_dossier(p_actor_id bigint, p_at timestamptz, p_dossier public.dossiers)
returns public.dossiers language plpgsql volatile set search_path = '' as $$
declare
  v_dossier public.dossiers;
  v_missing text;
begin
  select string_agg(x.name, '; ' order by x.position) into v_missing
  from public.dossier_documents x where x.dossier_id = p_dossier.id and x.is_required and not x.is_received and private.tidy(x.note) is null;
  if v_missing is not null then
    perform private.fail('422', 'dossier.documents_missing', 'required documents are missing: ' || v_missing,
      jsonb_build_object('field', 'documents', 'missing', left(v_missing, 500)));
  end if;
  perform sla.stop_clocks('dossier', p_dossier.id, '{dossier.accept}', p_at);
  update public.dossiers set status = 'accepted', accepted_at = p_at, accepted_by_id = p_actor_id, accepted_by_name = private.staff_name(p_actor_id)
  where id = p_dossier.id returning * into v_dossier;
  perform private.copy_dossier_steps(v_dossier);
  perform private.start_dossier_clock('dossier.process', v_dossier.id, v_dossier.handling_agency_id, p_at, private.procedure_days(v_dossier.version_id));
  perform private.begin_dossier_step(v_dossier.id, (select min(s.position) from public.dossier_steps s where s.dossier_id = v_dossier.id), p_at, p_actor_id);
  update public.dossiers d set promised_at = d.due_at where d.id = v_dossier.id returning * into v_dossier;
  perform private.tell_applicant(v_dossier.id, 'dossier_accepted', p_at, jsonb_build_object('due_at', v_dossier.promised_at));
  return v_dossier;
end $$;
comment on function private.take_in_dossier(bigint, timestamptz, public.dossiers) is
  'What accepting means, whichever way it came: nothing required is missing (or a note says why it may be), the steps are copied, the clocks of the whole and of the first step run, the date is promised and told. Nguồn: QĐ2926 Điều 19.2.';

create function private.dossier_fee(p_version_id bigint, p_channel text)
returns bigint language plpgsql stable set search_path = '' as $$
begin
  return (select coalesce(sum(case p_channel when 'online' then coalesce(f.online_amount, f.amount) when 'postal' then coalesce(f.postal_amount, f.amount) else f.amount end), 0)
    from public.procedure_fees f where f.version_id = p_version_id);
end $$;
comment on function private.dossier_fee(bigint, text) is 'What the version of a procedure costs by this channel, in đồng.';

create function private.receive_dossier(p_actor_id bigint, p_now timestamptz, p_dossier jsonb)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_in jsonb := private.read_dossier(p_dossier, p_now, false);
  v_received_at timestamptz := coalesce((v_in ->> 'received_at')::timestamptz, p_now);
  -- Taken down on paper while the line was cut, it was accepted then; a letter is accepted when somebody opens it.
  v_at timestamptz := case when v_in ->> 'channel' = 'direct' then v_received_at else p_now end;
  v_decision text := coalesce(v_in ->> 'decision', 'accept');
  v_dossier public.dossiers;
  v_before public.dossiers;
  v_version public.procedure_versions;
  v_duplicate public.dossiers;
begin
  if v_decision not in ('accept', 'supplement', 'refuse') then
    perform private.fail('422', 'dossier.field_invalid', 'not a decision', '{"field": "decision", "problem": "unknown"}');
  end if;
  if v_in ? 'request_id' then
    -- Two clicks at once wait here for each other; the second finds the first one's dossier.
    perform pg_advisory_xact_lock(hashtextextended('receive_dossier:' || (v_in ->> 'request_id'), 0));
    select * into v_dossier from public.dossiers d where d.request_id = (v_in ->> 'request_id')::uuid;
    if found then
      return private.dossier_result(v_dossier);
    end if;
  end if;
  if coalesce(v_in ->> 'is_duplicate_confirmed', '') <> 'true' then
    select * into v_duplicate from private.dossier_duplicates((v_in ->> 'procedure_id')::bigint,
      private.same_applicants(v_in ->> 'phone', v_in ->> 'id_number', v_in ->> 'full_name')) limit 1;
    if v_duplicate.id is not null then
      perform private.fail('409', 'dossier.duplicate', 'the applicant has an open dossier for this procedure',
        jsonb_build_object('field', 'procedure_id', 'number', v_duplicate.number, 'id', v_duplicate.id));
    end if;
  end if;
  select * into v_version from public.procedure_versions v where v.id = (v_in ->> 'version_id')::bigint;
  insert into public.dossiers (code, number, request_id, status, channel, procedure_id, version_id, agency_id, handling_agency_id, applicant_id,
    applicant_name_masked, applicant_phone_masked, subject, note, received_at, fee_due, fee_note, step_agency_ids, custom, last_event_at)
  values (private.random_code(), private.next_dossier_number((v_in ->> 'agency_id')::bigint, v_received_at), (v_in ->> 'request_id')::uuid, 'submitted',
    v_in ->> 'channel', v_version.procedure_id, v_version.id, (v_in ->> 'agency_id')::bigint,
    coalesce((v_in ->> 'handling_agency_id')::bigint, v_version.agency_id, (v_in ->> 'agency_id')::bigint), private.find_or_add_applicant(v_in),
    private.masked_name(v_in ->> 'full_name'), private.masked_phone(v_in ->> 'phone'), v_in ->> 'subject', v_in ->> 'note', v_received_at,
    coalesce((v_in ->> 'fee_due')::bigint, private.dossier_fee(v_version.id, v_in ->> 'channel')), v_in ->> 'fee_note', '{}', v_in -> 'custom', v_received_at)
  returning * into v_dossier;
  perform private.add_dossier_documents(v_dossier.id, v_version.id);
  perform private.mark_dossier_documents(v_dossier.id, p_dossier -> 'documents');
  perform private.add_dossier_event(v_dossier.id, 'received', v_received_at, p_actor_id, null, 'submitted', v_dossier.agency_id, v_in ->> 'note',
    jsonb_build_object('channel', v_dossier.channel, 'backdated', case when v_received_at < p_now then true end), p_now);
  if v_decision = 'supplement' then
    return private.request_supplement(p_actor_id, p_now, v_dossier.id, p_dossier ->> 'missing', null, null, null);
  elsif v_decision = 'refuse' then
    return private.refuse_dossier(p_actor_id, p_now, v_dossier.id, p_dossier ->> 'reason', null);
  end if;
  v_before := v_dossier;
  v_dossier := private.take_in_dossier(p_actor_id, v_at, v_dossier);
  perform private.finish_dossier_step(v_before, 'accepted', v_at, p_actor_id, null, jsonb_build_object('promised_at', v_dossier.promised_at));
  if coalesce(v_in ->> 'is_forwarded', '') = 'true' then
    perform private.forward_dossier(p_actor_id, v_at, v_dossier.id, null, (v_in ->> 'officer_id')::bigint, null);
  end if;
  return private.dossier_result(private.settled_dossier(v_dossier.id, p_now));
end $$;
comment on function private.receive_dossier(bigint, timestamptz, jsonb) is
  'A dossier over the counter or by post, accepted at once (or sent for supplement, or refused: decision with missing or reason). A backdated receipt is audited in the timeline; a request_id seen before returns its dossier; an open dossier of the same applicant and procedure is refused until is_duplicate_confirmed. Nguồn: QĐ2926 Điều 19.2a.';

create function public.receive_dossier(p_dossier jsonb)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('dossiers.receive');
begin
  if not coalesce(p_dossier ->> 'agency_id' ~ '^[0-9]{1,18}$' and (p_dossier ->> 'agency_id')::bigint = any (authz.agency_ids('dossiers.receive')), false) then
    perform private.fail('422', 'dossier.field_invalid', 'not a desk of yours', '{"field": "agency_id", "problem": "not_yours"}');
  end if;
  return private.receive_dossier(v_actor_id, clock_timestamp(), p_dossier);
end $$;
comment on function public.receive_dossier(jsonb) is
  'Takes in a dossier at the desk: {channel: direct | postal, procedure_id, agency_id, full_name, address, phone, id_number, email, organisation_name, handling_agency_id, subject, note, documents: [{procedure_document_id, is_received, is_digitised, note} | {name}], fee_due, fee_note, received_at, request_id, decision: accept | supplement (missing) | refuse (reason), is_forwarded, officer_id, custom {code: value}, is_duplicate_confirmed}. Answers {id, code, number, status, version, due_at}. Nguồn: QĐ2926 Điều 19.2a.';

create function private.accept_dossier(p_actor_id bigint, p_now timestamptz, p_dossier_id bigint, p_details jsonb, p_version integer)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_before public.dossiers := private.open_dossier('accept_dossier', p_dossier_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_before.last_event_at);
  v_dossier public.dossiers := v_before;
  v_details jsonb := coalesce(p_details, '{}');
  v_custom record;
begin
  select * into v_custom from private.read_custom('dossier', v_details -> 'custom', v_before.procedure_id, v_details ? 'custom', v_before.custom);
  if v_custom.problems <> '{}' then
    perform private.fail('422', 'custom.invalid', 'custom fields are wrong', jsonb_build_object('fields', v_custom.problems));
  end if;
  perform private.mark_dossier_documents(p_dossier_id, v_details -> 'documents');
  if v_details ->> 'fee_due' !~ '^[0-9]{1,11}$' then
    perform private.fail('422', 'dossier.field_invalid', 'fee_due is invalid', '{"field": "fee_due", "problem": "invalid"}');
  elsif v_details ->> 'handling_agency_id' is not null and (not pg_input_is_valid(v_details ->> 'handling_agency_id', 'bigint')
    or not exists (select from public.agencies a where a.id = (v_details ->> 'handling_agency_id')::bigint and a.archived_at is null and a.kind not in ('city', 'central'))) then
    perform private.fail('422', 'dossier.field_invalid', 'not an agency that decides dossiers', '{"field": "handling_agency_id", "problem": "unknown"}');
  end if;
  update public.dossiers d set fee_due = coalesce((v_details ->> 'fee_due')::bigint, d.fee_due), fee_note = coalesce(left(private.tidy(v_details ->> 'fee_note'), 500), d.fee_note),
    handling_agency_id = coalesce((v_details ->> 'handling_agency_id')::bigint, d.handling_agency_id), custom = v_custom.cleaned, subject = coalesce(left(private.tidy(v_details ->> 'subject'), 500), d.subject)
  where d.id = p_dossier_id returning * into v_dossier;
  v_dossier := private.take_in_dossier(p_actor_id, v_now, v_dossier);
  perform private.finish_dossier_step(v_before, 'accepted', v_now, p_actor_id, left(private.tidy(v_details ->> 'note'), 4000),
    jsonb_build_object('promised_at', v_dossier.promised_at));
  if coalesce(v_details ->> 'is_forwarded', '') = 'true' then
    return private.forward_dossier(p_actor_id, v_now, p_dossier_id, null,
      case when v_details ->> 'officer_id' ~ '^[0-9]{1,18}$' then (v_details ->> 'officer_id')::bigint end, null);
  end if;
  return private.dossier_result((select d from public.dossiers d where d.id = p_dossier_id));
end $$;
comment on function private.accept_dossier(bigint, timestamptz, bigint, jsonb, integer) is
  'The desk accepts what was submitted: {documents, fee_due, fee_note, handling_agency_id, subject, note, is_forwarded, officer_id, custom}. Nguồn: QĐ2926 Điều 19.2a, 19.2b.';

create function public.accept_dossier(p_dossier_id bigint, p_details jsonb default '{}', p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_dossier_step('accept_dossier', p_dossier_id, v_now);
begin
  return private.accept_dossier(v_actor_id, v_now, p_dossier_id, p_details, p_version);
end $$;
comment on function public.accept_dossier(bigint, jsonb, integer) is
  'Accepts a submitted dossier and promises its date: p_details {documents, fee_due, fee_note, handling_agency_id, subject, note, is_forwarded, officer_id, custom}. Nguồn: QĐ2926 Điều 19.2a.';

create function private.hand_over_step(p_dossier public.dossiers, p_actor_id bigint, p_now timestamptz, p_note text)
returns void language plpgsql volatile set search_path = '' as $$
begin
  perform sla.stop_clocks('dossier', p_dossier.id, '{dossier.step}', p_now);
  update public.dossier_steps s set status = 'done', finished_at = p_now, finished_by_id = p_actor_id, note = coalesce(p_note, s.note) where s.id = p_dossier.step_id;
end $$;
comment on function private.hand_over_step(public.dossiers, bigint, timestamptz, text) is 'The current step is done: its clock stops, who finished it is written down.';

create function private.require_dossier_officer(p_officer_id bigint, p_agency_id bigint)
returns void language plpgsql stable set search_path = '' as $$
begin
  if p_officer_id is not null and not exists (
    select from private.agency_tree t join public.staff_roles sr on sr.agency_id = t.ancestor_id and sr.staff_id = p_officer_id
    join authz.role_permissions rp on rp.role_code = sr.role_code and rp.permission_code in ('dossiers.process', 'dossiers.decide', 'dossiers.receive')
    join public.staff s on s.id = sr.staff_id and s.is_active and s.archived_at is null
    where t.agency_id = p_agency_id) then
    perform private.fail('422', 'dossier.field_invalid', 'not an officer of that unit', '{"field": "officer_id", "problem": "unknown"}');
  end if;
end $$;
comment on function private.require_dossier_officer(bigint, bigint) is 'Somebody who may process dossiers of that agency; null = whoever takes it up there.';

create function private.forward_dossier(p_actor_id bigint, p_now timestamptz, p_dossier_id bigint, p_note text, p_officer_id bigint, p_version integer)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_before public.dossiers := private.open_dossier('forward_dossier', p_dossier_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_before.last_event_at);
  v_note text := left(private.tidy(p_note), 4000);
  v_next public.dossier_steps;
begin
  select * into v_next from public.dossier_steps s
  where s.dossier_id = p_dossier_id and s.position > (select c.position from public.dossier_steps c where c.id = v_before.step_id) order by s.position limit 1;
  if v_next.is_result then
    perform private.fail('409', 'dossier.result_needed', 'the next step hands over the result: issue it', jsonb_build_object('step', v_next.name));
  end if;
  perform private.require_dossier_officer(p_officer_id, v_next.agency_id);
  perform private.hand_over_step(v_before, p_actor_id, v_now, v_note);
  v_next := private.begin_dossier_step(p_dossier_id, v_next.position, v_now, p_officer_id);
  update public.dossiers set status = 'processing' where id = p_dossier_id;
  perform private.tell_about_dossier(p_dossier_id,
    case when p_officer_id is not null then array[p_officer_id] else private.dossier_handlers(v_next.agency_id) end, 'dossier_forwarded', v_now, '{}',
    jsonb_build_object('step', v_next.name, 'note', left(v_note, 200)));
  return private.finish_dossier_step(v_before, 'forwarded', v_now, p_actor_id, v_note,
    jsonb_build_object('step', v_next.name, 'agency_id', v_next.agency_id, 'officer_id', p_officer_id, 'officer', v_next.officer_name));
end $$;
comment on function private.forward_dossier(bigint, timestamptz, bigint, text, bigint, integer) is
  'The current step is done and the next one begins, at its unit and perhaps with a named officer. Nguồn: QĐ2926 Điều 19.2b; SPEC §6.';

create function private.dossier_handlers(p_agency_id bigint)
returns bigint[] language plpgsql stable set search_path = '' as $$
begin
  return (
    select coalesce(array_agg(distinct sr.staff_id), '{}') from public.staff_roles sr
    join authz.role_permissions rp on rp.role_code = sr.role_code and rp.permission_code = 'dossiers.process'
    join public.staff s on s.id = sr.staff_id and s.is_active and s.archived_at is null
    where sr.agency_id = p_agency_id and not exists (
      select from authz.role_permissions h where h.role_code = sr.role_code and h.permission_code = 'dossiers.decide'));
end $$;
comment on function private.dossier_handlers(bigint) is 'The officers of an agency who process dossiers: told of a step that names none of them.';

create function public.forward_dossier(p_dossier_id bigint, p_note text default null, p_officer_id bigint default null, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_dossier_step('forward_dossier', p_dossier_id, v_now);
begin
  return private.forward_dossier(v_actor_id, v_now, p_dossier_id, p_note, p_officer_id, p_version);
end $$;
comment on function public.forward_dossier(bigint, text, bigint, integer) is
  'Finishes the current step and hands the dossier to the next one; 409 dossier.result_needed when that is handing over the result. Nguồn: QĐ2926 Điều 19.2b.';

create function public.bulk_forward_dossiers(p_dossier_ids bigint[], p_note text default null, p_officer_id bigint default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_now timestamptz := clock_timestamp();
  v_id bigint;
  v_done integer := 0;
  v_failed jsonb := '[]';
  v_hint text;
  v_detail text;
begin
  if authz.person() is null then
    perform private.fail('401', 'authz.not_signed_in', 'no active staff account');
  elsif not (authz.can('dossiers.receive') or authz.can('dossiers.process')) then
    perform private.fail('403', 'authz.forbidden', 'permission denied: forward_dossier', '{"permission": "dossiers.process"}');
  elsif cardinality(p_dossier_ids) > 200 then
    perform private.fail('422', 'dossier.too_many', 'at most 200 at once', '{"field": "dossier_ids", "max": 200}');
  end if;
  -- In the order of their ids, as everything that locks several records does.
  for v_id in select distinct e from unnest(p_dossier_ids) as e order by 1 loop
    begin
      perform private.forward_dossier(authz.require_dossier_step('forward_dossier', v_id, v_now), v_now, v_id, p_note, p_officer_id, null);
      v_done := v_done + 1;
    exception when others then
      get stacked diagnostics v_hint = pg_exception_hint, v_detail = pg_exception_detail;
      v_failed := v_failed || jsonb_build_object('id', v_id, 'number', (select d.number from public.dossiers d where d.id = v_id and authz.reads_dossier(d)),
        'error', coalesce(nullif(v_hint, ''), 'unknown'));
    end;
  end loop;
  return jsonb_build_object('done', v_done, 'failed', v_failed);
end $$;
comment on function public.bulk_forward_dossiers(bigint[], text, bigint) is
  'Forwards many dossiers, each by itself: {done, failed: [{id, number, error}]}; what cannot go stays where it is. Nguồn: SPEC §6.';
