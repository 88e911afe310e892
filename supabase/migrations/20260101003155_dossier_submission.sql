-- The applicant submits, looks up, completes what was asked for. Nguồn: QĐ2926 Điều 18, 19.1, 19.2a, 20, 22.

create function private.submit_dossier(p_now timestamptz, p_token text, p_dossier jsonb)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_before public.dossiers := private.open_draft(p_now, p_token);
  v_dossier public.dossiers;
  v_in jsonb;
  v_missing text;
begin
  if v_before.status <> 'draft' then
    -- The answer to the first click was lost: the receipt once more.
    return private.dossier_receipt(v_before);
  elsif jsonb_typeof(p_dossier) is distinct from 'object' or length(p_dossier::text) > 60000 then
    perform private.fail('422', 'dossier.invalid', 'a dossier is an object', '{"fields": {}}');
  elsif private.tidy(p_dossier ->> 'website') is not null then
    -- People do not see this field of the form; programs that fill in everything do.
    perform private.fail('422', 'public.refused', 'the trap was filled in');
  end if;
  -- Only what an applicant says; when it was received and what it costs are not theirs to set.
  select coalesce(jsonb_object_agg(e.key, e.value), '{}') || jsonb_build_object('procedure_id', v_before.procedure_id, 'agency_id', v_before.agency_id) into v_in
  from jsonb_each(p_dossier) as e
  where e.key = any ('{full_name,organisation_name,id_number,phone,email,address,subject,note}');
  v_in := private.read_dossier(v_in, p_now, true);
  if p_dossier -> 'consent' is distinct from 'true' then
    perform private.fail('422', 'public.consent_needed', 'consent is needed', '{"field": "consent"}');
  elsif (v_in ->> 'version_id')::bigint <> v_before.version_id then
    -- A new version began while it was being filled in: its checklist counts, files stay where the document is the same.
    update public.dossier_documents set position = position + 1000 where dossier_id = v_before.id;
    perform private.add_dossier_documents(v_before.id, (v_in ->> 'version_id')::bigint);
    update public.dossier_files f set document_id = n.id
    from public.dossier_documents o join public.dossier_documents n on n.dossier_id = o.dossier_id and n.position < 1000 and n.name = o.name
    where f.document_id = o.id and o.position >= 1000 and o.dossier_id = v_before.id;
    update public.dossier_documents n set is_received = true, is_digitised = true
    where n.dossier_id = v_before.id and exists (select from public.dossier_files f where f.document_id = n.id and f.removed_at is null);
    delete from public.dossier_documents where dossier_id = v_before.id and position >= 1000;
  end if;
  update public.dossier_documents x set note = left(private.tidy(i.value ->> 'note'), 500)
  from jsonb_array_elements(case jsonb_typeof(p_dossier -> 'documents') when 'array' then p_dossier -> 'documents' else '[]' end) as i (value)
  where x.dossier_id = v_before.id and x.id::text = i.value ->> 'id' and private.tidy(i.value ->> 'note') is not null;
  select string_agg(x.name, '; ' order by x.position) into v_missing
  from public.dossier_documents x where x.dossier_id = v_before.id and x.is_required and not x.is_received and private.tidy(x.note) is null;
  if v_missing is not null then
    perform private.fail('422', 'dossier.documents_missing', 'required documents are missing: ' || v_missing,
      jsonb_build_object('field', 'documents', 'missing', left(v_missing, 500)));
  end if;
  perform private.require_quota(p_now, 'send', v_in ->> 'phone');
  update public.dossiers d set status = 'submitted', number = private.next_dossier_number(d.agency_id, p_now), version_id = (v_in ->> 'version_id')::bigint,
    handling_agency_id = coalesce((select v.agency_id from public.procedure_versions v where v.id = (v_in ->> 'version_id')::bigint), d.agency_id),
    applicant_id = private.find_or_add_applicant(v_in), applicant_name_masked = private.masked_name(v_in ->> 'full_name'),
    applicant_phone_masked = private.masked_phone(v_in ->> 'phone'), subject = v_in ->> 'subject', note = v_in ->> 'note', submitted_at = p_now, received_at = p_now,
    fee_due = private.dossier_fee((v_in ->> 'version_id')::bigint, 'online')
  where d.id = v_before.id returning * into v_dossier;
  update private.dossier_drafts set content = '{}', consented_at = p_now where dossier_id = v_dossier.id;
  perform sla.start_clock('dossier.accept', 'dossier', v_dossier.id, v_dossier.agency_id, p_now, null, '{"channel": "online"}');
  perform private.finish_dossier_step(v_before, 'submitted', p_now, null, v_dossier.note,
    jsonb_build_object('seconds', round(extract(epoch from p_now - v_dossier.draft_started_at))));
  select * into v_dossier from public.dossiers d where d.id = v_dossier.id;
  perform private.tell_applicant(v_dossier.id, 'dossier_submitted', p_now, jsonb_build_object('due_at', v_dossier.due_at));
  perform private.tell_about_dossier(v_dossier.id, private.dossier_desk_officers(v_dossier.agency_id), 'dossier_submitted', p_now);
  return private.dossier_receipt(v_dossier);
end $$;
comment on function private.submit_dossier(timestamptz, text, jsonb) is
  'A draft is submitted: with the rules of every other intake, its required documents, the applicant''s consent. The desk has two working hours; an evening''s submission begins at the next opening. Nguồn: QĐ2926 Điều 19.1a, 19.2a.';

create function private.dossier_desk_officers(p_agency_id bigint)
returns bigint[] language plpgsql stable set search_path = '' as $$
begin
  return (
    select coalesce(array_agg(distinct sr.staff_id), '{}') from public.staff_roles sr join public.staff s on s.id = sr.staff_id and s.is_active and s.archived_at is null
    where sr.agency_id = p_agency_id and sr.role_code = 'one_stop_officer');
end $$;
comment on function private.dossier_desk_officers(bigint) is 'Who sits at the one-stop desk of an agency.';

create function private.dossier_receipt(p_dossier public.dossiers)
returns jsonb language plpgsql stable set search_path = '' as $$
begin
  return jsonb_build_object('code', p_dossier.code, 'number', p_dossier.number, 'submitted_at', p_dossier.submitted_at, 'due_at', p_dossier.due_at,
    'agency', (select a.name from public.agencies a where a.id = p_dossier.agency_id), 'fee_due', p_dossier.fee_due, 'lookup_path', '/cong-dan/ho-so?ma=' || p_dossier.code);
end $$;
comment on function private.dossier_receipt(public.dossiers) is
  'What the applicant keeps: {code, number, submitted_at, due_at (when the desk must have answered), agency, fee_due, lookup_path}.';

create function public.submit_dossier(p_draft_token text, p_dossier jsonb)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
begin
  perform private.require_quota(clock_timestamp(), 'read');
  return private.submit_dossier(clock_timestamp(), p_draft_token, p_dossier);
end $$;
comment on function public.submit_dossier(text, jsonb) is
  'Submits a draft without a login: {full_name, phone, address, consent: true, id_number, organisation_name, email, subject, note, documents: [{id, note}]}. Answers {code, number, submitted_at, due_at, agency, fee_due, lookup_path}; the same again when it was submitted before. Nguồn: QĐ2926 Điều 19.1.';

-- Lookup ------------------------------------------------------------------------------------------------

create function private.dossier_not_found()
returns jsonb language plpgsql volatile set search_path = '' as $$
begin
  -- An error raised would take back the count of the attempt; the API sends this answer with status 404 all the same.
  perform set_config('response.status', '404', true);
  return '{"code": "PT404", "hint": "public.dossier_not_found", "message": "no dossier with this code", "details": null}'::jsonb;
end $$;
comment on function private.dossier_not_found() is 'The answer to a wrong code, in the shape of a raised error.';

create function private.dossier_of_code(p_now timestamptz, p_code text)
returns public.dossiers language plpgsql volatile set search_path = '' as $$
declare v_dossier public.dossiers;
begin
  if private.tidy(p_code) is null then
    perform private.fail('422', 'dossier.field_required', 'code is required', '{"field": "code"}');
  end if;
  perform private.require_quota(p_now, 'lookup');
  select * into v_dossier from public.dossiers d where d.code = private.normal_dossier_code(p_code) and d.status <> 'draft';
  if not found then
    -- Sixty bits are not guessed, but whoever tries is stopped early.
    perform private.count_request(p_now, 'wrong dossier code', private.client_address(), private.limit_of('public.wrong_lookups', 15) * 4);
    return null;
  end if;
  return v_dossier;
end $$;
comment on function private.dossier_of_code(timestamptz, text) is 'The dossier with this code; null when there is none. Attempts are counted. Nguồn: QĐ2926 Điều 22; SPEC §11.';

create function private.dossier_rating_path(p_dossier_id bigint)
returns text language sql volatile set search_path = '' as $$
  select format('/danh-gia/hs-%s-%s', p_dossier_id, private.signature('dossier_ratings', p_dossier_id::text))
$$;
comment on function private.dossier_rating_path(bigint) is 'The address (without host) at which the applicant rates a returned dossier. Nobody can make one up.';

create function private.dossier_rating_state(p_now timestamptz, p_dossier public.dossiers)
returns text language plpgsql stable set search_path = '' as $$
begin
  return case
    when p_dossier.status not in ('returned', 'closed') then 'early'
    when exists (select from public.dossier_ratings r where r.dossier_id = p_dossier.id) then 'rated'
    when p_dossier.returned_at + make_interval(days => private.limit_of('public.rating_days', 30)) < p_now then 'expired'
    else 'open' end;
end $$;
comment on function private.dossier_rating_state(timestamptz, public.dossiers) is 'Whether a dossier can be rated: open, early (not returned yet), rated already, expired (setting).';

create function private.look_up_dossier(p_now timestamptz, p_code text)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_dossier public.dossiers := private.dossier_of_code(p_now, p_code);
  v_due_at timestamptz;
begin
  if v_dossier.id is null then
    return private.dossier_not_found();
  end if;
  v_due_at := coalesce(v_dossier.new_promised_at, v_dossier.due_at, v_dossier.promised_at);
  return jsonb_build_object(
    'code', v_dossier.code, 'number', v_dossier.number, 'status', v_dossier.status,
    'procedure', (select v.name from public.procedure_versions v where v.id = v_dossier.version_id),
    'agency', (select a.name from public.agencies a where a.id = v_dossier.agency_id),
    'handling_agency', (select a.name from public.agencies a where a.id = coalesce(v_dossier.step_agency_id, v_dossier.handling_agency_id)),
    'channel', v_dossier.channel, 'received_at', v_dossier.received_at, 'accepted_at', v_dossier.accepted_at, 'promised_at', v_dossier.promised_at,
    'new_promised_at', v_dossier.new_promised_at, 'due_at', case when v_dossier.status in ('submitted', 'accepted', 'processing') then v_due_at end,
    'is_overdue', v_dossier.status in ('submitted', 'accepted', 'processing') and coalesce(v_due_at < p_now, false),
    'steps', (select coalesce(jsonb_agg(jsonb_build_object('name', s.name, 'status', s.status, 'finished_at', s.finished_at) order by s.position), '[]')
      from public.dossier_steps s where s.dossier_id = v_dossier.id),
    'supplement', (select jsonb_build_object('requested_at', s.requested_at, 'supply_by', s.supply_by) from public.dossier_supplements s
      where s.dossier_id = v_dossier.id and s.supplied_at is null),
    'result_at', v_dossier.result_at, 'result_kind', v_dossier.result_kind, 'returned_at', v_dossier.returned_at, 'closed_at', v_dossier.closed_at,
    'refused_at', v_dossier.refused_at, 'fee_due', v_dossier.fee_due, 'fee_paid', v_dossier.fee_paid);
end $$;
comment on function private.look_up_dossier(timestamptz, text) is
  'Where a dossier stands, for whoever holds its code: the status and the steps, nothing that was written and nobody''s name. Nguồn: QĐ2926 Điều 22; SPEC §11.';

create function public.look_up_dossier(p_code text)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
begin
  return private.look_up_dossier(clock_timestamp(), p_code);
end $$;
comment on function public.look_up_dossier(text) is
  'Looks a dossier up without a login: {code, number, status, procedure, agency, handling_agency, channel, received_at, accepted_at, promised_at, new_promised_at, due_at, is_overdue, steps: [{name, status, finished_at}], supplement: {requested_at, supply_by}, result_at, result_kind, returned_at, closed_at, refused_at, fee_due, fee_paid}; 404 public.dossier_not_found. Nguồn: QĐ2926 Điều 22.';

-- What only the applicant is told: code and telephone number -----------------------------------------------

create function private.dossier_for_applicant(p_now timestamptz, p_code text, p_phone text)
returns public.dossiers language plpgsql volatile set search_path = '' as $$
declare
  v_phone text := private.normal_phone(p_phone);
  v_dossier public.dossiers;
begin
  if private.tidy(p_phone) is null then
    perform private.fail('422', 'dossier.field_required', 'phone is required', '{"field": "phone"}');
  elsif v_phone is null then
    perform private.fail('422', 'dossier.field_invalid', 'not a telephone number', '{"field": "phone", "problem": "invalid"}');
  end if;
  v_dossier := private.dossier_of_code(p_now, p_code);
  if v_dossier.id is null then
    return null;
  elsif private.wrong_lookups(p_now, v_dossier.code) >= private.limit_of('public.wrong_lookups', 15) then
    perform private.fail('429', 'public.too_many', 'too many wrong lookups',
      jsonb_build_object('seconds', ceil(extract(epoch from date_trunc('hour', p_now) + interval '1 hour' - p_now))));
  elsif not coalesce(private.is_same_text((select a.phone from public.applicants a where a.id = v_dossier.applicant_id), v_phone), false) then
    perform private.count_request(p_now, 'wrong lookup', v_dossier.code, 1000000);
    return null;
  end if;
  return v_dossier;
end $$;
comment on function private.dossier_for_applicant(timestamptz, text, text) is
  'The dossier with this code that was filed with this telephone number; null when there is none, whichever of the two is wrong.';

create function private.open_dossier_supplement(p_now timestamptz, p_code text, p_phone text)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_dossier public.dossiers := private.dossier_for_applicant(p_now, p_code, p_phone);
  v_supplement public.dossier_supplements;
begin
  if v_dossier.id is null then
    return private.dossier_not_found();
  end if;
  select * into v_supplement from public.dossier_supplements s where s.dossier_id = v_dossier.id and s.supplied_at is null;
  if v_dossier.status <> 'supplement_requested' or v_supplement.id is null then
    return jsonb_build_object('status', v_dossier.status, 'reason', case when v_dossier.status in ('refused', 'suspended') then v_dossier.reason end,
      'rating_token', case when private.dossier_rating_state(p_now, v_dossier) = 'open' then replace(private.dossier_rating_path(v_dossier.id), '/danh-gia/', '') end);
  end if;
  return jsonb_build_object('status', v_dossier.status, 'missing', v_supplement.missing, 'supply_by', v_supplement.supply_by, 'requested_at', v_supplement.requested_at,
    'documents', private.draft_documents(v_dossier.id), 'document_ids', v_supplement.document_ids,
    'token', private.dossier_token(v_dossier.id, p_now + interval '4 hours'), 'max_files', private.limit_of('public.max_dossier_files', 30));
end $$;
comment on function private.open_dossier_supplement(timestamptz, text, text) is
  'What the applicant is asked to complete, with permission to upload it; otherwise what only they may read (why it was refused or suspended, their rating link). Nguồn: QĐ2926 Điều 18.4, 20.';

create function public.open_dossier_supplement(p_code text, p_phone text)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
begin
  return private.open_dossier_supplement(clock_timestamp(), p_code, p_phone);
end $$;
comment on function public.open_dossier_supplement(text, text) is
  'With code and telephone number: {status, missing, supply_by, requested_at, documents, document_ids, token, max_files} while a supplement is awaited, else {status, reason, rating_token}; 404 public.dossier_not_found. Files: attach_dossier_file(token, …). Nguồn: QĐ2926 Điều 18.4, 20.';

create function private.supply_dossier_publicly(p_now timestamptz, p_token text, p_text text)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare v_dossier public.dossiers := private.open_draft(p_now, p_token);
begin
  if v_dossier.status <> 'supplement_requested' then
    perform private.fail('409', 'public.supplement_over', 'nothing is asked for now', jsonb_build_object('code', v_dossier.code));
  elsif private.tidy(p_text) is null and not exists (select from public.dossier_files f where f.dossier_id = v_dossier.id and f.purpose = 'supplement' and f.removed_at is null
    and f.created_at >= (select max(s.requested_at) from public.dossier_supplements s where s.dossier_id = v_dossier.id)) then
    perform private.fail('422', 'dossier.field_required', 'a text or a file is required', '{"field": "text"}');
  end if;
  perform private.supply_supplement(null, p_now, v_dossier.id, p_text, null, null, 'online');
  return jsonb_build_object('code', v_dossier.code);
end $$;
comment on function private.supply_dossier_publicly(timestamptz, text, text) is 'The applicant completes the dossier online. Nguồn: QĐ2926 Điều 20.';

create function public.supply_dossier_publicly(p_token text, p_text text default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
begin
  perform private.require_quota(clock_timestamp(), 'read');
  return private.supply_dossier_publicly(clock_timestamp(), p_token, p_text);
end $$;
comment on function public.supply_dossier_publicly(text, text) is 'Sends what was asked for, with the permission of open_dossier_supplement(): {code}. Nguồn: QĐ2926 Điều 20.';

-- Rating ------------------------------------------------------------------------------------------------

create function private.rate_dossier(
  p_actor_id bigint, p_now timestamptz, p_dossier_id bigint, p_score integer, p_reception integer, p_handling integer, p_answer integer, p_comment text,
  p_version integer default null, p_via text default 'counter')
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_before public.dossiers := private.open_dossier('rate_dossier', p_dossier_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_before.last_event_at);
  v_comment text := private.tidy(p_comment);
  v_field text;
  v_value integer;
begin
  for v_field, v_value in values ('score', p_score), ('reception', p_reception), ('handling', p_handling), ('answer', p_answer) loop
    if v_field = 'score' and v_value is null then
      perform private.fail('422', 'dossier.field_required', 'score is required', '{"field": "score"}');
    elsif v_value not between 1 and 5 then
      perform private.fail('422', 'dossier.field_invalid', v_field || ' is from 1 to 5', jsonb_build_object('field', v_field, 'problem', 'range'));
    end if;
  end loop;
  if length(v_comment) > 2000 then
    perform private.fail('422', 'dossier.field_invalid', 'comment is too long', '{"field": "comment", "problem": "too_long", "max": 2000}');
  elsif p_via is null or p_via not in ('link', 'phone', 'counter') then
    perform private.fail('422', 'dossier.field_invalid', 'not a way to rate', '{"field": "via", "problem": "unknown"}');
  elsif exists (select from public.dossier_ratings r where r.dossier_id = p_dossier_id) then
    perform private.fail('409', 'dossier.already_rated', 'this dossier has been rated');
  end if;
  insert into public.dossier_ratings (dossier_id, score, reception, handling, answer, comment, via, rated_at, staff_id)
  values (p_dossier_id, p_score, p_reception, p_handling, p_answer, v_comment, p_via, v_now, p_actor_id);
  if p_score <= public.low_rating_score() then
    perform private.tell_about_dossier(p_dossier_id, private.dossier_people(v_before, '{head_one_stop,agency_head,supervisor}'), 'dossier_rating_low', v_now, '{}',
      jsonb_build_object('score', p_score, 'note', left(v_comment, 200)));
  end if;
  return private.finish_dossier_step(v_before, 'rated', v_now, p_actor_id, v_comment, jsonb_build_object('score', p_score, 'via', p_via));
end $$;
comment on function private.rate_dossier(bigint, timestamptz, bigint, integer, integer, integer, integer, text, integer, text) is
  'The applicant''s rating of a returned dossier, once; a low one tells the desk, the head and the Office. Nguồn: SPEC §7.';

create function public.rate_dossier(
  p_dossier_id bigint, p_score integer, p_reception integer default null, p_handling integer default null, p_answer integer default null,
  p_comment text default null, p_version integer default null, p_via text default 'counter')
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_dossier_step('rate_dossier', p_dossier_id, v_now);
begin
  if p_via = 'link' then
    perform private.fail('422', 'dossier.field_invalid', 'only the applicant rates by link', '{"field": "via", "problem": "unknown"}');
  end if;
  return private.rate_dossier(v_actor_id, v_now, p_dossier_id, p_score, p_reception, p_handling, p_answer, p_comment, p_version, p_via);
end $$;
comment on function public.rate_dossier(bigint, integer, integer, integer, integer, text, integer, text) is 'Records the rating an applicant gives at the counter or by phone. Nguồn: SPEC §7.';

create function private.dossier_of_rating_link(p_token text)
returns bigint language plpgsql volatile set search_path = '' as $$
begin
  if p_token is null or p_token !~ '^hs-[1-9][0-9]{0,17}-[0-9a-f]{32}$'
    or not private.is_same_text('/danh-gia/' || p_token, private.dossier_rating_path(split_part(p_token, '-', 2)::bigint)) then
    perform private.fail('404', 'public.link_invalid', 'not a rating link of ours');
  end if;
  return split_part(p_token, '-', 2)::bigint;
end $$;
comment on function private.dossier_of_rating_link(text) is 'The dossier a rating link is for; 404 when nobody here wrote it.';

create function public.dossier_rating_form(p_token text)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_dossier public.dossiers;
begin
  perform private.require_quota(v_now, 'read');
  select * into v_dossier from public.dossiers d where d.id = private.dossier_of_rating_link(p_token);
  if not found then
    perform private.fail('404', 'public.link_invalid', 'the dossier is no more');
  end if;
  return jsonb_build_object('number', v_dossier.number, 'state', private.dossier_rating_state(v_now, v_dossier), 'returned_at', v_dossier.returned_at,
    'procedure', (select v.name from public.procedure_versions v where v.id = v_dossier.version_id),
    'agency', (select a.name from public.agencies a where a.id = v_dossier.agency_id));
end $$;
comment on function public.dossier_rating_form(text) is
  'What a rating link hs-… is about: {number, state: open | early | rated | expired, returned_at, procedure, agency}. Nguồn: SPEC §7.';

create function private.rate_dossier_by_link(p_now timestamptz, p_token text, p_score integer, p_reception integer, p_handling integer, p_answer integer, p_comment text)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_dossier public.dossiers := private.settled_dossier(private.dossier_of_rating_link(p_token), p_now);
begin
  case private.dossier_rating_state(p_now, v_dossier)
    when 'rated' then perform private.fail('409', 'dossier.already_rated', 'this dossier has been rated');
    when 'expired' then perform private.fail('409', 'public.link_expired', 'the time for rating is over');
    when 'early' then perform private.fail('409', 'public.link_early', 'the dossier has not been returned');
    else null;
  end case;
  perform private.rate_dossier(null, p_now, v_dossier.id, p_score, p_reception, p_handling, p_answer, p_comment, null, 'link');
  return jsonb_build_object('number', v_dossier.number, 'score', p_score);
end $$;
comment on function private.rate_dossier_by_link(timestamptz, text, integer, integer, integer, integer, text) is 'The applicant rates with their link, once. Nguồn: SPEC §7.';

create function public.rate_dossier_by_link(
  p_token text, p_score integer, p_reception integer default null, p_handling integer default null, p_answer integer default null, p_comment text default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
begin
  perform private.require_quota(clock_timestamp(), 'read');
  return private.rate_dossier_by_link(clock_timestamp(), p_token, p_score, p_reception, p_handling, p_answer, p_comment);
end $$;
comment on function public.rate_dossier_by_link(text, integer, integer, integer, integer, text) is
  'Rates a returned dossier from 1 to 5 (reception, handling, answer = the result, if wanted) with the link the applicant was sent. Nguồn: SPEC §7.';
