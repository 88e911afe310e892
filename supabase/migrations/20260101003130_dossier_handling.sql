-- A dossier on its way: supplement and suspension (time stands still), another officer or unit, back a step, refusal,
-- withdrawal, and the letter of apology with its one new date. Nguồn: QĐ2926 Điều 18.4, 19.2c, 20.

create function private.request_supplement(
  p_actor_id bigint, p_now timestamptz, p_dossier_id bigint, p_missing text, p_document_ids bigint[], p_supply_by date, p_version integer)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_before public.dossiers := private.open_dossier('request_supplement', p_dossier_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_before.last_event_at);
  v_missing text := private.dossier_text(p_missing, 'missing', 4000);
  v_names text;
begin
  if p_supply_by <= (v_now at time zone 'Asia/Ho_Chi_Minh')::date then
    perform private.fail('422', 'dossier.date_past', 'supply_by is not in the future', '{"field": "supply_by"}');
  elsif exists (select from unnest(p_document_ids) as i (id) where not exists (select from public.dossier_documents x where x.id = i.id and x.dossier_id = p_dossier_id)) then
    perform private.fail('422', 'dossier.field_invalid', 'not a document of this dossier', '{"field": "document_ids", "problem": "unknown"}');
  end if;
  select string_agg(x.name, '; ' order by x.position) into v_names from public.dossier_documents x where x.id = any (p_document_ids);
  insert into public.dossier_supplements (dossier_id, missing, document_ids, is_before_acceptance, requested_at, requested_by_id, requested_by_name, supply_by)
  values (p_dossier_id, v_missing, coalesce(p_document_ids, '{}'), v_before.accepted_at is null, v_now, p_actor_id, private.staff_name(p_actor_id), p_supply_by);
  update public.dossiers set status = 'supplement_requested', supplement_count = supplement_count + 1 where id = p_dossier_id;
  if v_before.accepted_at is null then
    perform sla.stop_clocks('dossier', p_dossier_id, '{dossier.accept}', v_now);
  end if;
  perform sla.follow_state('dossier', p_dossier_id, 'supplement_requested', v_now);
  perform private.tell_applicant(p_dossier_id, 'dossier_supplement', v_now,
    jsonb_build_object('missing', v_missing || coalesce(' (' || v_names || ')', ''), 'supply_by', to_char(p_supply_by, 'DD/MM/YYYY')));
  return private.finish_dossier_step(v_before, 'supplement_requested', v_now, p_actor_id, v_missing,
    jsonb_build_object('documents', v_names, 'supply_by', p_supply_by));
end $$;
comment on function private.request_supplement(bigint, timestamptz, bigint, text, bigint[], date, integer) is
  'Asks the applicant to complete or correct the dossier; before acceptance the desk''s two hours are met by it, afterwards every clock stands still until something comes. Told by SMS and mail. Nguồn: QĐ2926 Điều 18.4, 19.2a, 20.';

create function public.request_supplement(
  p_dossier_id bigint, p_missing text, p_document_ids bigint[] default null, p_supply_by date default null, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_dossier_step('request_supplement', p_dossier_id, v_now);
begin
  return private.request_supplement(v_actor_id, v_now, p_dossier_id, p_missing, p_document_ids, p_supply_by, p_version);
end $$;
comment on function public.request_supplement(bigint, text, bigint[], date, integer) is
  'Asks for what is missing (with the documents of the checklist and the day by which it is wanted). Nguồn: QĐ2926 Điều 18.4, 20.';

create function private.supply_supplement(
  p_actor_id bigint, p_now timestamptz, p_dossier_id bigint, p_note text, p_documents jsonb, p_version integer, p_via text default 'counter')
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_before public.dossiers := private.open_dossier('supply_supplement', p_dossier_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_before.last_event_at);
  v_note text := left(private.tidy(p_note), 4000);
  v_status text;
begin
  if p_via is null or p_via not in ('online', 'counter', 'postal') then
    perform private.fail('422', 'dossier.field_invalid', 'not a way to supply', '{"field": "via", "problem": "unknown"}');
  end if;
  perform private.mark_dossier_documents(p_dossier_id, p_documents);
  update public.dossier_supplements set supplied_at = v_now, supplied_note = v_note, supplied_via = p_via where dossier_id = p_dossier_id and supplied_at is null;
  v_status := case when v_before.accepted_at is null then 'submitted'
    when (select s.is_intake from public.dossier_steps s where s.id = v_before.step_id) then 'accepted' else 'processing' end;
  update public.dossiers set status = v_status where id = p_dossier_id;
  if v_status = 'submitted' then
    -- What comes in anew is a new submission: the desk has its two hours again.
    perform sla.start_clock('dossier.accept', 'dossier', p_dossier_id, v_before.agency_id, v_now, null, jsonb_build_object('channel', v_before.channel));
    perform private.tell_about_dossier(p_dossier_id, private.one_stop_heads(v_before.agency_id), 'dossier_supplied', v_now);
  else
    perform sla.follow_state('dossier', p_dossier_id, v_status, v_now);
    perform private.tell_about_dossier(p_dossier_id, coalesce(array_remove(array[v_before.officer_id], null), '{}'), 'dossier_supplied', v_now);
  end if;
  return private.finish_dossier_step(v_before, 'supplied', v_now, p_actor_id, v_note, jsonb_build_object('via', p_via));
end $$;
comment on function private.supply_supplement(bigint, timestamptz, bigint, text, jsonb, integer, text) is
  'What was missing has come: the dossier is where it was, its clocks go on with what they had left; before acceptance it is a fresh submission. Nguồn: QĐ2926 Điều 20.';

create function public.supply_supplement(p_dossier_id bigint, p_note text default null, p_documents jsonb default null, p_version integer default null, p_via text default 'counter')
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_dossier_step('supply_supplement', p_dossier_id, v_now);
begin
  if p_via = 'online' then
    perform private.fail('422', 'dossier.field_invalid', 'only the applicant supplies online', '{"field": "via", "problem": "unknown"}');
  end if;
  return private.supply_supplement(v_actor_id, v_now, p_dossier_id, p_note, p_documents, p_version, p_via);
end $$;
comment on function public.supply_supplement(bigint, text, jsonb, integer, text) is
  'The missing documents were handed in at the counter or came by post: p_documents ticks them off. Nguồn: QĐ2926 Điều 20.';

create function private.suspend_dossier(p_actor_id bigint, p_now timestamptz, p_dossier_id bigint, p_reason text, p_expected_on date, p_version integer)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_before public.dossiers := private.open_dossier('suspend_dossier', p_dossier_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_before.last_event_at);
  v_reason text := private.dossier_text(p_reason, 'reason', 2000);
begin
  if p_expected_on < (v_now at time zone 'Asia/Ho_Chi_Minh')::date then
    perform private.fail('422', 'dossier.date_past', 'expected_on is past', '{"field": "expected_on"}');
  end if;
  update public.dossiers set status = 'suspended', suspended_at = v_now, resume_expected_on = p_expected_on, reason = v_reason where id = p_dossier_id;
  perform sla.follow_state('dossier', p_dossier_id, 'suspended', v_now);
  perform private.tell_applicant(p_dossier_id, 'dossier_suspended', v_now, jsonb_build_object('reason', v_reason));
  return private.finish_dossier_step(v_before, 'suspended', v_now, p_actor_id, v_reason, jsonb_build_object('expected_on', p_expected_on));
end $$;
comment on function private.suspend_dossier(bigint, timestamptz, bigint, text, date, integer) is
  'The head suspends processing, with a reason (another body''s opinion is awaited, a court decides): every clock stands still. Nguồn: SPEC §6.';

create function public.suspend_dossier(p_dossier_id bigint, p_reason text, p_expected_on date default null, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_dossier_step('suspend_dossier', p_dossier_id, v_now);
begin
  return private.suspend_dossier(v_actor_id, v_now, p_dossier_id, p_reason, p_expected_on, p_version);
end $$;
comment on function public.suspend_dossier(bigint, text, date, integer) is 'Suspends processing with a reason; the applicant is told. Nguồn: SPEC §6.';

create function private.resume_dossier(p_actor_id bigint, p_now timestamptz, p_dossier_id bigint, p_note text, p_version integer)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_before public.dossiers := private.open_dossier('resume_dossier', p_dossier_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_before.last_event_at);
  v_status text := case when (select s.is_intake from public.dossier_steps s where s.id = v_before.step_id) then 'accepted' else 'processing' end;
begin
  update public.dossiers set status = v_status, suspended_at = null, resume_expected_on = null, reason = null where id = p_dossier_id;
  perform sla.follow_state('dossier', p_dossier_id, v_status, v_now);
  return private.finish_dossier_step(v_before, 'resumed', v_now, p_actor_id, left(private.tidy(p_note), 2000));
end $$;
comment on function private.resume_dossier(bigint, timestamptz, bigint, text, integer) is 'Processing goes on with the time that was left. Nguồn: SPEC §6.';

create function public.resume_dossier(p_dossier_id bigint, p_note text default null, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_dossier_step('resume_dossier', p_dossier_id, v_now);
begin
  return private.resume_dossier(v_actor_id, v_now, p_dossier_id, p_note, p_version);
end $$;
comment on function public.resume_dossier(bigint, text, integer) is 'Ends a suspension. Nguồn: SPEC §6.';

create function private.assign_dossier_step(
  p_actor_id bigint, p_now timestamptz, p_dossier_id bigint, p_officer_id bigint, p_agency_id bigint, p_note text, p_version integer)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_before public.dossiers := private.open_dossier('assign_dossier_step', p_dossier_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_before.last_event_at);
  v_agency_id bigint := coalesce(p_agency_id, v_before.step_agency_id);
  v_note text := left(private.tidy(p_note), 2000);
  v_name text := private.staff_name(p_officer_id);
begin
  if not exists (select from public.agencies a where a.id = v_agency_id and a.archived_at is null and a.kind not in ('city', 'central')) then
    perform private.fail('422', 'dossier.field_invalid', 'not a unit that processes dossiers', '{"field": "agency_id", "problem": "unknown"}');
  elsif p_officer_id is null and v_agency_id = v_before.step_agency_id then
    perform private.fail('422', 'dossier.field_required', 'officer_id is required', '{"field": "officer_id"}');
  elsif v_before.status = 'accepted' and v_agency_id <> v_before.step_agency_id then
    perform private.fail('422', 'dossier.field_invalid', 'the dossier is still at the desk: forward it', '{"field": "agency_id", "problem": "unknown"}');
  end if;
  perform private.require_dossier_officer(p_officer_id, v_agency_id);
  update public.dossier_steps set agency_id = v_agency_id, officer_id = p_officer_id, officer_name = v_name where id = v_before.step_id;
  update public.dossiers d set step_agency_id = v_agency_id, officer_id = p_officer_id, officer_name = v_name,
    step_agency_ids = case when v_agency_id = any (d.step_agency_ids) then d.step_agency_ids else d.step_agency_ids || v_agency_id end
  where d.id = p_dossier_id;
  -- The step's time goes on, whoever does it.
  update sla.clocks set agency_id = v_agency_id, staff_id = p_officer_id
  where subject_type = 'dossier' and subject_id = p_dossier_id and rule_code = 'dossier.step' and stopped_at is null;
  perform private.tell_about_dossier(p_dossier_id, case when p_officer_id is not null then array[p_officer_id] else private.dossier_handlers(v_agency_id) end,
    'dossier_assigned', v_now, '{}', jsonb_build_object('note', left(v_note, 200)));
  return private.finish_dossier_step(v_before, 'assigned', v_now, p_actor_id, v_note,
    jsonb_build_object('agency_id', v_agency_id, 'officer_id', p_officer_id, 'officer', v_name));
end $$;
comment on function private.assign_dossier_step(bigint, timestamptz, bigint, bigint, bigint, text, integer) is
  'Gives the current step to an officer, or to another unit; its time goes on. Nguồn: SPEC §6.';

create function public.assign_dossier_step(
  p_dossier_id bigint, p_officer_id bigint default null, p_agency_id bigint default null, p_note text default null, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_dossier_step('assign_dossier_step', p_dossier_id, v_now);
begin
  return private.assign_dossier_step(v_actor_id, v_now, p_dossier_id, p_officer_id, p_agency_id, p_note, p_version);
end $$;
comment on function public.assign_dossier_step(bigint, bigint, bigint, text, integer) is 'Moves the current step to an officer or to another unit. Nguồn: SPEC §6.';

create function private.send_back_dossier(p_actor_id bigint, p_now timestamptz, p_dossier_id bigint, p_reason text, p_version integer)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_before public.dossiers := private.open_dossier('send_back_dossier', p_dossier_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_before.last_event_at);
  v_reason text := private.dossier_text(p_reason, 'reason', 2000);
  v_previous public.dossier_steps;
begin
  select * into v_previous from public.dossier_steps s
  where s.dossier_id = p_dossier_id and s.position < (select c.position from public.dossier_steps c where c.id = v_before.step_id) order by s.position desc limit 1;
  if v_previous.id is null then
    perform private.fail('409', 'dossier.first_step', 'there is no step before this one');
  end if;
  perform sla.cancel_clocks('dossier', p_dossier_id, '{dossier.step}', v_now);
  update public.dossier_steps set status = 'waiting', note = v_reason where id = v_before.step_id;
  v_previous := private.begin_dossier_step(p_dossier_id, v_previous.position, v_now, v_previous.officer_id);
  update public.dossiers set status = case when v_previous.is_intake then 'accepted' else 'processing' end where id = p_dossier_id;
  perform private.tell_about_dossier(p_dossier_id,
    case when v_previous.officer_id is not null then array[v_previous.officer_id] else private.dossier_handlers(v_previous.agency_id) end,
    'dossier_sent_back', v_now, '{}', jsonb_build_object('step', v_previous.name, 'reason', left(v_reason, 200)));
  return private.finish_dossier_step(v_before, 'sent_back', v_now, p_actor_id, v_reason, jsonb_build_object('step', v_previous.name, 'agency_id', v_previous.agency_id));
end $$;
comment on function private.send_back_dossier(bigint, timestamptz, bigint, text, integer) is
  'Back to the step before, with a reason: that one has its working days again, the time of the whole goes on. Nguồn: SPEC §6.';

create function public.send_back_dossier(p_dossier_id bigint, p_reason text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_dossier_step('send_back_dossier', p_dossier_id, v_now);
begin
  return private.send_back_dossier(v_actor_id, v_now, p_dossier_id, p_reason, p_version);
end $$;
comment on function public.send_back_dossier(bigint, text, integer) is 'Sends the dossier back to the step before this one. Nguồn: SPEC §6.';

-- Ends without a result -----------------------------------------------------------------------------------

create function private.cancel_dossier_clocks(p_dossier_id bigint, p_now timestamptz)
returns void language plpgsql volatile set search_path = '' as $$
begin
  -- The desk owed an answer within two hours, and this is one.
  perform sla.stop_clocks('dossier', p_dossier_id, '{dossier.accept}', p_now);
  perform sla.cancel_clocks('dossier', p_dossier_id, null, p_now);
end $$;
comment on function private.cancel_dossier_clocks(bigint, timestamptz) is 'Nobody owes anything on the dossier any more.';

create function private.refuse_dossier(p_actor_id bigint, p_now timestamptz, p_dossier_id bigint, p_reason text, p_version integer)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_before public.dossiers := private.open_dossier('refuse_dossier', p_dossier_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_before.last_event_at);
  v_reason text := private.dossier_text(p_reason, 'reason', 4000);
begin
  perform private.cancel_dossier_clocks(p_dossier_id, v_now);
  update public.dossiers set status = 'refused', refused_at = v_now, reason = v_reason where id = p_dossier_id;
  perform private.tell_applicant(p_dossier_id, 'dossier_refused', v_now, jsonb_build_object('reason', v_reason));
  return private.finish_dossier_step(v_before, 'refused', v_now, p_actor_id, v_reason);
end $$;
comment on function private.refuse_dossier(bigint, timestamptz, bigint, text, integer) is
  'Refused with a reason: by the desk before acceptance, by the head of the unit afterwards. The applicant is told. Nguồn: QĐ2926 Điều 19.2a.';

create function public.refuse_dossier(p_dossier_id bigint, p_reason text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_dossier_step('refuse_dossier', p_dossier_id, v_now);
begin
  return private.refuse_dossier(v_actor_id, v_now, p_dossier_id, p_reason, p_version);
end $$;
comment on function public.refuse_dossier(bigint, text, integer) is 'Refuses a dossier with a reason. Nguồn: QĐ2926 Điều 19.2a.';

create function private.withdraw_dossier(p_actor_id bigint, p_now timestamptz, p_dossier_id bigint, p_reason text, p_version integer)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_before public.dossiers := private.open_dossier('withdraw_dossier', p_dossier_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_before.last_event_at);
  v_reason text := private.dossier_text(p_reason, 'reason', 2000);
begin
  perform sla.cancel_clocks('dossier', p_dossier_id, null, v_now);
  update public.dossiers set status = 'withdrawn', withdrawn_at = v_now, reason = v_reason where id = p_dossier_id;
  return private.finish_dossier_step(v_before, 'withdrawn', v_now, p_actor_id, v_reason);
end $$;
comment on function private.withdraw_dossier(bigint, timestamptz, bigint, text, integer) is 'The applicant takes the dossier back; every clock is cancelled. Nguồn: SPEC §6.';

create function public.withdraw_dossier(p_dossier_id bigint, p_reason text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_dossier_step('withdraw_dossier', p_dossier_id, v_now);
begin
  return private.withdraw_dossier(v_actor_id, v_now, p_dossier_id, p_reason, p_version);
end $$;
comment on function public.withdraw_dossier(bigint, text, integer) is 'Withdraws a dossier at the applicant''s wish. Nguồn: SPEC §6.';

-- Late --------------------------------------------------------------------------------------------------

create function private.apologise_dossier(p_actor_id bigint, p_now timestamptz, p_dossier_id bigint, p_new_date date, p_reason text, p_version integer)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_before public.dossiers := private.open_dossier('apologise_dossier', p_dossier_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_before.last_event_at);
  v_reason text := private.dossier_text(p_reason, 'reason', 2000);
  v_calendar_id text;
  v_due_at timestamptz;
begin
  if v_before.apologised_at is not null then
    perform private.fail('409', 'dossier.apologised', 'a new date was given already, once is all', jsonb_build_object('new_promised_at', v_before.new_promised_at));
  elsif p_new_date is null then
    perform private.fail('422', 'dossier.field_required', 'new_date is required', '{"field": "new_date"}');
  end if;
  select a.calendar_id into v_calendar_id from public.agencies a where a.id = v_before.agency_id;
  v_due_at := sla.add_calendar_days(v_calendar_id, p_new_date::timestamp at time zone 'Asia/Ho_Chi_Minh', 0);
  if v_due_at <= greatest(v_now, v_before.due_at) then
    perform private.fail('422', 'dossier.new_date_early', 'the new date lies before the promised one or has passed',
      jsonb_build_object('field', 'new_date', 'due_at', v_before.due_at));
  elsif v_due_at > v_now + interval '1 year' then
    perform private.fail('422', 'dossier.field_invalid', 'new_date is too far away', '{"field": "new_date", "problem": "invalid"}');
  end if;
  update public.dossiers set apologised_at = v_now, new_promised_at = v_due_at where id = p_dossier_id;
  perform sla.start_clock('dossier.new_date', 'dossier', p_dossier_id, v_before.handling_agency_id, v_now, v_due_at);
  perform private.tell_applicant(p_dossier_id, 'dossier_apology', v_now, jsonb_build_object('due_at', v_due_at, 'reason', v_reason));
  return private.finish_dossier_step(v_before, 'apologised', v_now, p_actor_id, v_reason, jsonb_build_object('due_at', v_before.due_at, 'new_due_at', v_due_at));
end $$;
comment on function private.apologise_dossier(bigint, timestamptz, bigint, date, text, integer) is
  'The letter of apology with a new date, once. The time of the procedure goes on and is missed; the new date has a clock of its own. Nguồn: Nghị định 61/2018/NĐ-CP Điều 19; SPEC §2 (dossier.process).';

create function public.apologise_dossier(p_dossier_id bigint, p_new_date date, p_reason text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_dossier_step('apologise_dossier', p_dossier_id, v_now);
begin
  return private.apologise_dossier(v_actor_id, v_now, p_dossier_id, p_new_date, p_reason, p_version);
end $$;
comment on function public.apologise_dossier(bigint, date, text, integer) is
  'Apologises for being late and gives a new date; 409 dossier.apologised the second time. Nguồn: Nghị định 61/2018/NĐ-CP Điều 19.';

-- An agency is no more --------------------------------------------------------------------------------------

create function private.move_dossiers(p_actor_id bigint, p_now timestamptz, p_agency_id bigint, p_to_id bigint, p_note text)
returns integer language plpgsql volatile set search_path = '' as $$
declare
  v_id bigint;
  v_before public.dossiers;
  v_moved integer := 0;
begin
  for v_id in
    select d.id from public.dossiers d
    where p_agency_id in (d.agency_id, d.handling_agency_id, d.step_agency_id) and d.status not in ('draft', 'refused', 'closed', 'withdrawn') order by d.id
  loop
    v_before := private.settled_dossier(v_id, p_now);
    -- Waiting steps go along; those that are done stay whose they were. A clock keeps the calendar it began under.
    update public.dossier_steps set agency_id = p_to_id where dossier_id = v_id and agency_id = p_agency_id and status <> 'done';
    update public.dossier_steps set officer_id = null, officer_name = null where id = v_before.step_id and v_before.step_agency_id = p_agency_id;
    update public.dossiers d set agency_id = case d.agency_id when p_agency_id then p_to_id else d.agency_id end,
      handling_agency_id = case d.handling_agency_id when p_agency_id then p_to_id else d.handling_agency_id end,
      step_agency_id = case d.step_agency_id when p_agency_id then p_to_id else d.step_agency_id end,
      officer_id = case d.step_agency_id when p_agency_id then null else d.officer_id end,
      officer_name = case d.step_agency_id when p_agency_id then null else d.officer_name end,
      step_agency_ids = case when d.step_agency_id = p_agency_id and not p_to_id = any (d.step_agency_ids) then d.step_agency_ids || p_to_id else d.step_agency_ids end
    where d.id = v_id;
    update sla.clocks set agency_id = p_to_id, staff_id = null where subject_type = 'dossier' and subject_id = v_id and agency_id = p_agency_id and stopped_at is null;
    perform private.finish_dossier_step(v_before, 'moved', greatest(p_now, v_before.last_event_at), p_actor_id, p_note,
      jsonb_build_object('from_agency_id', p_agency_id, 'agency_id', p_to_id));
    v_moved := v_moved + 1;
  end loop;
  return v_moved;
end $$;
comment on function private.move_dossiers(bigint, timestamptz, bigint, bigint, text) is
  'The open dossiers of an abolished agency (at its desk, for it to decide, at its step) go to its successor, history and clocks kept; returns how many. Nguồn: SPEC §4.';
